//! Lists in pages.

use crate::api::{Arena, Method, NextPage, Paging, Type, TypeDefinition, TypeId, TypeKind};
use crate::diagnostic::Code;
use crate::lower::input::at::At;
use crate::lower::input::documents::Documents;
use crate::lower::operations::draft::{Draft, split};
use crate::lower::report::Report;
use crate::source::FileId;
use crate::swagger::{NextLinkName, Pageable, Parameter};
use std::collections::HashMap;

/// The property with the items if nothing is said.
const ITEMS: &str = "value";
/// The property with the next page's URL if nothing is said.
const NEXT_LINK: &str = "nextLink";

/// How the result of each operation comes in pages, if it does. The types of the operations are those of the model.
pub(crate) fn pages(
    drafts: &[Draft<'_, '_>],
    types: &Arena<TypeDefinition>,
    documents: &Documents,
    report: &mut Report,
) -> Vec<Option<Paging>> {
    let mut reader = Reader {
        types,
        documents,
        report,
        known: HashMap::new(),
    };
    let pages = drafts.iter().map(|draft| {
        let pageable = draft.selected.operation.pageable.as_ref()?;
        let at = draft.selected.at.child("x-ms-pageable");
        let (page, paging) = reader.paging(draft, pageable, &at)?;
        reader
            .is_like_others(draft, page, &paging, &at)
            .then_some(paging)
    });
    pages.collect()
}

struct Reader<'r> {
    types: &'r Arena<TypeDefinition>,
    documents: &'r Documents,
    report: &'r mut Report,
    /// How pages of a type are read.
    known: HashMap<TypeId, Paging>,
}

impl Reader<'_> {
    /// The type of an operation's pages, and how they are read.
    fn paging<'t>(
        &mut self,
        draft: &'t Draft<'_, '_>,
        pageable: &Pageable,
        at: &At,
    ) -> Option<(&'t Type, Paging)> {
        self.report.check_keys(at, &pageable.invalid_keys);
        let id = &draft.selected.id;
        let Some(page) = page_type(draft) else {
            let message = format!(
                "`{id}` is no list in pages: its answers have no body, or not one type of it"
            );
            self.report.flaw(Code::Unsupported, at, message);
            return None;
        };
        let item_name = pageable.item_name.as_deref();
        let item_name = item_name.filter(|name| !name.is_empty()).unwrap_or(ITEMS);
        let items = match page {
            Type::List(_) => Some(Vec::new()),
            page => self.path_to(page, item_name, |ty| matches!(ty, Type::List(_))),
        };
        let Some(items) = items else {
            let message =
                format!("`{id}` is no list in pages: its answer has no list `{item_name}`");
            self.report.flaw(Code::Unsupported, at, message);
            return None;
        };
        let is_text = |ty: &Type| matches!(ty, Type::String(_));
        let next_link = match &pageable.next_link_name {
            NextLinkName::Absent => self.path_to(page, NEXT_LINK, is_text),
            NextLinkName::Name(name) if !name.is_empty() => {
                let link = self.path_to(page, name, is_text);
                if link.is_none() {
                    let message = format!(
                        "the answer of `{id}` has no text `{name}`, so its first page is all"
                    );
                    let at = at.child("nextLinkName");
                    self.report.flaw(Code::Unsupported, &at, message);
                }
                link
            }
            NextLinkName::Null | NextLinkName::Name(_) => None,
        };
        let next_page = match &pageable.operation_name {
            Some(name) => self.next_page(draft, name, &at.child("operationName")),
            None => NextPage::Get,
        };
        let paging = Paging {
            items,
            next_link,
            next_page,
        };
        Some((page, paging))
    }

    /// The names of properties that lead to one: the name itself, or its parts between full stops.
    fn path_to(
        &self,
        page: &Type,
        name: &str,
        fits: impl Fn(&Type) -> bool,
    ) -> Option<Vec<String>> {
        if self.property(page, name).is_some_and(&fits) {
            return Some(vec![name.to_owned()]);
        }
        let names: Vec<_> = name.split('.').map(str::to_owned).collect();
        let mut ty = page;
        for name in &names {
            ty = self.property(ty, name)?;
        }
        fits(ty).then_some(names)
    }

    fn property<'t>(&'t self, ty: &'t Type, name: &str) -> Option<&'t Type> {
        let Type::Named(id) = ty else { return None };
        let TypeKind::Object(object) = &self.types[*id].kind else {
            return None;
        };
        let mut properties = object.properties.iter();
        let property = properties.find(|property| property.name == name)?;
        Some(&property.ty)
    }

    /// How the operation with a name, or one of that name in the same group, asks for a page.
    fn next_page(&mut self, draft: &Draft<'_, '_>, name: &str, at: &At) -> NextPage {
        let (group, _) = split(&draft.selected.id);
        let in_group = format!("{group}_{name}");
        let found = self.documents.iter().find_map(|(file, document)| {
            let items = document.paths.iter().chain(document.x_ms_paths.iter());
            let mut operations = items.flat_map(|(_, item)| item.operations());
            let (method, operation) = operations.find(|(_, one)| {
                let id = one.operation_id.as_deref();
                id.is_some_and(|id| id == name || id == in_group)
            })?;
            Some((file, method, operation))
        });
        match found {
            // What needs an operation of its own is no plain GET.
            None => {
                let message = format!(
                    "there is no operation `{name}`, so each page is asked for as the first one"
                );
                self.report.flaw(Code::Unsupported, at, message);
                match draft.method {
                    Method::Post => NextPage::PostBody,
                    _ => NextPage::Get,
                }
            }
            Some((file, "post", operation)) => {
                let mut parameters = operation.parameters.iter();
                if parameters.any(|parameter| self.is_body(file, parameter)) {
                    NextPage::PostBody
                } else {
                    NextPage::Post
                }
            }
            Some(_) => NextPage::Get,
        }
    }

    /// Whether a parameter, or the one that it refers to, is the body.
    fn is_body(&self, file: FileId, parameter: &Parameter) -> bool {
        let location = |parameter: &Parameter| parameter.location.as_deref() == Some("body");
        match &parameter.reference {
            None => location(parameter),
            Some(reference) => {
                let target = self.documents.follow(&At::new(file, ""), reference);
                target.is_ok_and(|target| location(target.value))
            }
        }
    }

    /// Whether an operation reads the pages of a type as the first one does that has such pages.
    fn is_like_others(
        &mut self,
        draft: &Draft<'_, '_>,
        page: &Type,
        paging: &Paging,
        at: &At,
    ) -> bool {
        let Type::Named(page) = page else { return true };
        let first = self.known.entry(*page).or_insert_with(|| paging.clone());
        let is_like = first.items == paging.items
            && (first.next_link == paging.next_link
                || first.next_link.is_none()
                || paging.next_link.is_none());
        if is_like {
            // A link that the service sends is followed, although one of the definition's operations does not name it.
            first.next_link = first.next_link.take().or(paging.next_link.clone());
        } else {
            let message = format!(
                "`{}` reads its pages in another way than other operations of the same answer, so it is no list",
                draft.selected.id
            );
            self.report.flaw(Code::Unsupported, at, message);
        }
        is_like
    }
}

/// The type of the page: what a long-running operation ends with, and else the body of all answers that have one.
fn page_type<'t>(draft: &'t Draft<'_, '_>) -> Option<&'t Type> {
    if let Some(long_running) = &draft.long_running {
        return long_running.result.as_ref();
    }
    let responses = draft.answers.successes.iter();
    let mut bodies = responses.filter_map(|response| response.body.as_ref());
    let first = bodies.next()?;
    bodies.all(|body| body == first).then_some(first)
}
