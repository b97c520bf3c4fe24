//! Lists in pages.

use crate::api::{Method, NextPage, Object, Operation, Paging, Type, TypeId, TypeKind};
use crate::diagnostic::Code;
use crate::lower::input::references::name_in;
use crate::lower::operations::{Draft, split};
use crate::lower::{At, Lowering};
use crate::source::FileId;
use crate::swagger::{self, NextLinkName};
use std::collections::HashMap;

/// The property with the items if nothing is said.
const ITEMS: &str = "value";
/// The property with the next page's URL if nothing is said.
const NEXT_LINK: &str = "nextLink";

impl<'d> Lowering<'_, 'd> {
    /// How the result of an operation comes in pages. Its types must be complete.
    pub(crate) fn page(&mut self, draft: &mut Draft<'d>) {
        let Some(pageable) = draft.pageable else {
            return;
        };
        let at = draft.at.child("x-ms-pageable");
        self.check_keys(&at, &pageable.unknown, &pageable.repeated);
        let id = draft.operation.id.clone();
        let wanted = pageable
            .item_name
            .as_deref()
            .filter(|name| !name.is_empty());
        let wanted = wanted.unwrap_or(ITEMS);
        let Some(page) = self.page_type(draft, &at) else {
            return;
        };
        let items = match &page {
            Type::List(_) => Some(Vec::new()),
            page => self.path_to(page, wanted, |value| matches!(value, Type::List(_))),
        };
        let Some(items) = items else {
            let message = format!("`{id}` is no list in pages: its answer has no list `{wanted}`");
            self.flaw(Code::Unsupported, &at, message);
            return;
        };
        let is_text = |ty: &Type| matches!(ty, Type::String(_));
        let next_link = match &pageable.next_link_name {
            NextLinkName::Absent => self.path_to(&page, NEXT_LINK, is_text),
            NextLinkName::Name(name) if !name.is_empty() => {
                let link = self.path_to(&page, name, is_text);
                if link.is_none() {
                    let message = format!(
                        "the answer of `{id}` has no text `{name}`, so its first page is all"
                    );
                    self.flaw(Code::Unsupported, &at.child("nextLinkName"), message);
                }
                link
            }
            NextLinkName::Null | NextLinkName::Name(_) => None,
        };
        let next_page = match &pageable.operation_name {
            Some(name) => self.next_page(draft, name, &at.child("operationName")),
            None => NextPage::Get,
        };
        draft.operation.paging = Some(Paging {
            items,
            next_link,
            next_page,
        });
    }

    /// The type of the page: what a long-running operation ends with, and else the body of all answers that have one.
    fn page_type(&mut self, draft: &Draft<'d>, at: &At) -> Option<Type> {
        let operation = &draft.operation;
        let page = if let Some(long_running) = &operation.long_running {
            long_running.result.clone()
        } else {
            let responses = operation.responses.iter();
            let mut bodies = responses.filter_map(|response| response.body.as_ref());
            let first = bodies.next();
            first
                .filter(|first| bodies.all(|body| body == *first))
                .cloned()
        };
        if page.is_none() {
            let message = format!(
                "`{}` is no list in pages: its answers have no body, or not one type of it",
                operation.id
            );
            self.flaw(Code::Unsupported, at, message);
        }
        page
    }

    /// The names of properties that lead to one: the name itself, or its parts between full stops.
    fn path_to(
        &self,
        page: &Type,
        name: &str,
        fits: impl Fn(&Type) -> bool,
    ) -> Option<Vec<String>> {
        let object = self.object_of(page)?;
        if property(object, name).is_some_and(&fits) {
            return Some(vec![name.to_owned()]);
        }
        let names: Vec<_> = name.split('.').map(str::to_owned).collect();
        let (last, around) = names.split_last()?;
        let mut object = object;
        for name in around {
            object = self.object_of(property(object, name)?)?;
        }
        property(object, last).is_some_and(fits).then_some(names)
    }

    fn object_of(&self, ty: &Type) -> Option<&Object> {
        let Type::Named(id) = ty else { return None };
        match self.types.slots[*id].kind.as_ref()? {
            TypeKind::Object(object) => Some(object),
            _ => None,
        }
    }

    /// How the operation with a name, or one of that name in the same group, asks for a page.
    fn next_page(&mut self, draft: &Draft<'d>, name: &str, at: &At) -> NextPage {
        let (group, _) = split(&draft.operation.id);
        let in_group = format!("{group}_{name}");
        let found = self.documents.iter().find_map(|(file, document)| {
            let items = document.paths.iter().chain(document.x_ms_paths.iter());
            let mut operations = items.flat_map(|(_, item)| item.operations());
            let is_meant = |id: &str| id == name || id == in_group;
            let found =
                operations.find(|(_, one)| one.operation_id.as_deref().is_some_and(is_meant));
            found.map(|(method, operation)| (file, method, operation))
        });
        match found {
            // What needs an operation of its own is no plain GET.
            None => {
                let message = format!(
                    "there is no operation `{name}`, so each page is asked for as the first one"
                );
                self.flaw(Code::Unsupported, at, message);
                match draft.operation.method {
                    Method::Post => NextPage::PostBody,
                    _ => NextPage::Get,
                }
            }
            Some((file, "post", operation)) => {
                let mut parameters = operation.parameters.iter();
                let has_body = |parameter: &swagger::Parameter| {
                    self.followed_location(file, parameter) == Some("body")
                };
                if parameters.any(has_body) {
                    NextPage::PostBody
                } else {
                    NextPage::Post
                }
            }
            Some(_) => NextPage::Get,
        }
    }

    /// Where a parameter, or the one that it refers to, goes.
    fn followed_location(
        &self,
        file: FileId,
        parameter: &'d swagger::Parameter,
    ) -> Option<&'d str> {
        let Some(reference) = &parameter.reference else {
            return parameter.location.as_deref();
        };
        let (file, pointer) = self.documents.target(file, reference)?;
        let parameters = &self.documents.get(file)?.parameters;
        parameters
            .get(&name_in("parameters", pointer)?)?
            .location
            .as_deref()
    }

    /// Makes plain operations of those that read the pages of a type in another way than the first one does. Types must be final.
    pub(crate) fn agree_on_pages(&mut self, drafts: &mut [Draft<'d>]) {
        let mut known: HashMap<TypeId, Paging> = HashMap::new();
        for draft in drafts {
            let page = page_of(&draft.operation);
            let Some((page, paging)) = page.zip(draft.operation.paging.clone()) else {
                continue;
            };
            let first = known.entry(page).or_insert_with(|| paging.clone());
            let agree = first.items == paging.items
                && (first.next_link == paging.next_link
                    || first.next_link.is_none()
                    || paging.next_link.is_none());
            if agree {
                // A link that the service sends is followed, although one of the definition's operations does not name it.
                first.next_link = first.next_link.take().or(paging.next_link);
                continue;
            }
            draft.operation.paging = None;
            let message = format!(
                "`{}` reads its pages in another way than other operations of the same answer, so it is no list",
                draft.operation.id
            );
            self.flaw(Code::Unsupported, &draft.at.child("x-ms-pageable"), message);
        }
    }
}

/// The named type of an operation's pages.
fn page_of(operation: &Operation) -> Option<TypeId> {
    let mut bodies = operation
        .responses
        .iter()
        .filter_map(|response| response.body.as_ref());
    let page = match &operation.long_running {
        Some(long_running) => long_running.result.as_ref(),
        None => bodies.next(),
    };
    match page {
        Some(Type::Named(id)) => Some(*id),
        _ => None,
    }
}

fn property<'o>(object: &'o Object, name: &str) -> Option<&'o Type> {
    object
        .properties
        .iter()
        .find(|property| property.name == name)
        .map(|property| &property.ty)
}
