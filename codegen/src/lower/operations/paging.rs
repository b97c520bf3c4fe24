//! Lists in pages.

use crate::api::{
    Arena, Method, NextLink, NextPage, Page, Paging, PropertyId, Type, TypeDefinition, TypeId,
    TypeKind,
};
use crate::diagnostic::Code;
use crate::lower::input::documents::Documents;
use crate::lower::operations::draft::{OperationDraft, split};
use crate::lower::operations::next_link::NextOperation;
use crate::lower::{At, Problem, Report};
use crate::source::FileId;
use crate::swagger::{NextLinkName, Pageable, Parameter};
use std::collections::BTreeMap;

/// The default property with the items.
const ITEMS: &str = "value";
/// The default property with the URL of the next page.
const NEXT_LINK: &str = "nextLink";

/// The pages of a package.
pub(crate) struct Pages {
    /// The types that are pages, sorted by id.
    pub(crate) types: Vec<Page>,
    /// For each operation how its result comes in pages, if it does.
    pub(crate) operations: Vec<Option<Paging>>,
}

/// Finds the pages of the operations, whose types are those of the model.
pub(crate) fn pages(
    drafts: &[OperationDraft<'_, '_>],
    types: &Arena<TypeDefinition>,
    documents: &Documents,
    report: &mut Report,
) -> Pages {
    let mut reader = Reader {
        types,
        documents,
        report,
        pages: BTreeMap::new(),
    };
    let operations = drafts.iter().map(|draft| {
        let pageable = draft.selected.operation.pageable.as_ref()?;
        reader.paging(draft, pageable, &draft.selected.at.child("x-ms-pageable"))
    });
    Pages {
        operations: operations.collect(),
        types: reader.pages.into_values().collect(),
    }
}

struct Reader<'r> {
    types: &'r Arena<TypeDefinition>,
    documents: &'r Documents,
    report: &'r mut Report,
    pages: BTreeMap<TypeId, Page>,
}

impl Reader<'_> {
    fn paging(
        &mut self,
        draft: &OperationDraft<'_, '_>,
        pageable: &Pageable,
        at: &At,
    ) -> Option<Paging> {
        self.report.check_keys(at, &pageable.invalid_keys);
        let id = &draft.selected.id;
        let Some(ty) = page_type(draft) else {
            let message = format!(
                "`{id}` is not paged: its responses have no body, or bodies of different types"
            );
            let problem = Problem::flaw(Code::UnsupportedPaging, at, message);
            let help = "give its success a `schema` with the page, or remove `x-ms-pageable`";
            self.report.add(problem.with_help(help));
            return None;
        };
        let mut page = None;
        if !matches!(ty, Type::List(_)) {
            let item_name = pageable.item_name.as_deref();
            let item_name = item_name.filter(|name| !name.is_empty()).unwrap_or(ITEMS);
            page = self.page(ty, item_name);
            if page.is_none() {
                let message =
                    format!("`{id}` is not paged: its response has no array `{item_name}`");
                let problem = Problem::flaw(Code::UnsupportedPaging, at, message);
                let help =
                    "name the property with the items in `itemName`, or remove `x-ms-pageable`";
                self.report.add(problem.with_help(help));
                return None;
            }
        }
        let link = match &pageable.next_link_name {
            NextLinkName::Absent => self.link(ty, NEXT_LINK),
            NextLinkName::Name(name) if !name.is_empty() => {
                let link = self.link(ty, name);
                if link.is_none() {
                    let message = format!(
                        "the response of `{id}` has no string `{name}`, so only the first page is read"
                    );
                    let at = at.child("nextLinkName");
                    let problem = Problem::flaw(Code::UnsupportedPaging, &at, message);
                    let help =
                        "name the property with the link, or write `null` if there is one page";
                    self.report.add(problem.with_help(help));
                }
                link
            }
            NextLinkName::Null | NextLinkName::Name(_) => None,
        };
        let (next_page, next_link) = match &pageable.operation_name {
            Some(name) => self.next_page(draft, name, &at.child("operationName")),
            None => (NextPage::Get, None),
        };
        if let Some(page) = page
            && !self.add(&Page {
                next_link: link,
                ..page
            })
        {
            let message = format!(
                "`{id}` is not paged: another operation with the same response type has other properties for items and next link"
            );
            let problem = Problem::flaw(Code::UnsupportedPaging, at, message);
            let help = "write the same `itemName` and `nextLinkName` in both operations";
            self.report.add(problem.with_help(help));
            return None;
        }
        Some(Paging {
            page: ty.clone(),
            next_page,
            next_link,
        })
    }

    /// The page with the list of items in a property.
    fn page(&self, ty: &Type, items: &str) -> Option<Page> {
        let Type::Named(id) = ty else { return None };
        let (items, item) = self.path_to(ty, items, |ty| match ty {
            Type::List(item) => Some((**item).clone()),
            _ => None,
        })?;
        Some(Page {
            ty: *id,
            item,
            items,
            next_link: None,
        })
    }

    fn link(&self, page: &Type, name: &str) -> Option<Vec<PropertyId>> {
        let is_text = |ty: &Type| matches!(ty, Type::String(_)).then_some(());
        self.path_to(page, name, is_text).map(|(path, ())| path)
    }

    /// The properties that lead to the one with a name, and what `read` returns for its type. If no property has the name, its
    /// parts between full stops are the names of nested properties.
    fn path_to<T>(
        &self,
        page: &Type,
        name: &str,
        read: impl Fn(&Type) -> Option<T>,
    ) -> Option<(Vec<PropertyId>, T)> {
        let follow = |names: &[&str]| {
            let mut ty = page;
            let mut path = Vec::new();
            for name in names {
                let Type::Named(object) = *ty else {
                    return None;
                };
                let TypeKind::Object(properties) = &self.types[object].kind else {
                    return None;
                };
                let mut properties = properties.properties.iter().enumerate();
                let (position, property) = properties.find(|(_, one)| one.name == *name)?;
                path.push(PropertyId { object, position });
                ty = &property.ty;
            }
            Some((path, read(ty)?))
        };
        follow(&[name]).or_else(|| follow(&name.split('.').collect::<Vec<_>>()))
    }

    /// Adds a page. Returns false if another operation finds the items or the link of this type elsewhere.
    fn add(&mut self, page: &Page) -> bool {
        let known = self.pages.entry(page.ty).or_insert_with(|| page.clone());
        // A link that the service sends is followed, although one of the definition's operations does not name it.
        let link = known
            .next_link
            .as_ref()
            .or(page.next_link.as_ref())
            .cloned();
        let is_same =
            known.items == page.items && (page.next_link.is_none() || page.next_link == link);
        if is_same {
            known.next_link = link;
        }
        is_same
    }

    /// How the operation with a name, or one of that name in the same group, asks for a page.
    fn next_page(
        &mut self,
        draft: &OperationDraft<'_, '_>,
        name: &str,
        at: &At,
    ) -> (NextPage, Option<NextLink>) {
        let (group, _) = split(&draft.selected.id);
        let in_group = format!("{group}_{name}");
        let found = self.documents.iter().find_map(|(file, document)| {
            let items = document.paths.iter().chain(document.x_ms_paths.iter());
            let mut operations = items.flat_map(|(path, item)| {
                let operations = item.operations();
                operations.map(move |(method, operation)| (path, item, method, operation))
            });
            let found = operations.find(|(_, _, _, one)| {
                let id = one.operation_id.as_deref();
                id.is_some_and(|id| id == name || id == in_group)
            });
            found.map(|found| (file, found))
        });
        let Some((file, (path, item, method, operation))) = found else {
            // What needs an operation of its own is no plain GET.
            let message = format!(
                "there is no operation `{name}`, so each page is requested like the first one"
            );
            let problem = Problem::flaw(Code::UnsupportedPaging, at, message);
            let help = "correct `operationName`, or remove it if pages are requested with GET";
            self.report.add(problem.with_help(help));
            let next_page = match draft.method {
                Method::Post => NextPage::PostBody,
                _ => NextPage::Get,
            };
            return (next_page, None);
        };
        let parameters = operation.parameters.iter().chain(&item.parameters);
        let parameters: Vec<_> = parameters
            .filter_map(|parameter| self.declared(file, parameter))
            .collect();
        let names_in = |location: &'static str| {
            let parameters = parameters.iter();
            parameters.filter(move |one| one.location.as_deref() == Some(location))
        };
        let next_page = match method {
            "post" if names_in("body").next().is_some() => NextPage::PostBody,
            "post" => NextPage::Post,
            _ => NextPage::Get,
        };
        let query = names_in("query").filter_map(|one| one.name.as_deref());
        let next = NextOperation {
            path,
            query: query.collect(),
        };
        (next_page, next.link(draft))
    }

    /// A parameter, or the one that it refers to.
    fn declared<'p>(&'p self, file: FileId, parameter: &'p Parameter) -> Option<&'p Parameter> {
        match &parameter.reference {
            None => Some(parameter),
            Some(reference) => {
                let target = self.documents.follow(&At::new(file, ""), reference);
                Some(target.ok()?.value)
            }
        }
    }
}

/// The type of the page: the result of a long-running operation, or the common type of all bodies of success.
fn page_type<'t>(draft: &'t OperationDraft<'_, '_>) -> Option<&'t Type> {
    if let Some(long_running) = &draft.long_running {
        return long_running.result.as_ref();
    }
    let responses = draft.answers.successes.iter();
    let mut bodies = responses.filter_map(|response| response.body.as_ref());
    let first = bodies.next()?;
    bodies.all(|body| body == first).then_some(first)
}
