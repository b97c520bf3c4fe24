//! Lists in pages.

use super::Lowering;
use super::operations::Draft;
use crate::api::{Kind, Object, Paging, Type};
use crate::diagnostic::code;
use crate::swagger::NextLinkName;

/// The property with the items if nothing is said.
const ITEMS: &str = "value";
/// The property with the next page's URL if nothing is said.
const NEXT_LINK: &str = "nextLink";

impl<'d> Lowering<'_, 'd> {
    /// How the result of an operation comes in pages. Its types must be complete.
    pub(super) fn page(&mut self, draft: &mut Draft<'d>) {
        let Some(pageable) = draft.pageable else {
            return;
        };
        let at = draft.at.child("x-ms-pageable");
        self.check_keys(&at, &pageable.unknown, &pageable.repeated);
        if pageable.operation_name.is_some() {
            let message =
                "`operationName`: an operation of its own for the next page is not supported yet";
            self.error(code::UNSUPPORTED, &at.child("operationName"), message);
        }
        let items = pageable
            .item_name
            .as_deref()
            .filter(|name| !name.is_empty())
            .unwrap_or(ITEMS);
        let ok = draft
            .operation
            .responses
            .iter()
            .find(|response| response.status == 200);
        let page = ok.and_then(|response| self.object_of(response.body.as_ref()?));
        let Some(page) = page.filter(|page| matches!(property(page, items), Some(Type::List(_))))
        else {
            let message = format!(
                "`{}` is no list in pages: its answer has no list `{items}`",
                draft.operation.id
            );
            self.error(code::UNSUPPORTED, &at, message);
            return;
        };
        let next_link = match &pageable.next_link_name {
            NextLinkName::Null => None,
            NextLinkName::Absent => property(page, NEXT_LINK).map(|_| NEXT_LINK.to_owned()),
            NextLinkName::Name(name) if name.is_empty() => None,
            NextLinkName::Name(name) if matches!(property(page, name), Some(Type::Text(_))) => {
                Some(name.clone())
            }
            NextLinkName::Name(name) => {
                let message = format!(
                    "the answer of `{}` has no text `{name}`",
                    draft.operation.id
                );
                self.error(code::UNSUPPORTED, &at.child("nextLinkName"), message);
                return;
            }
        };
        draft.operation.paging = Some(Paging {
            items: items.to_owned(),
            next_link,
        });
    }

    fn object_of(&self, value: &Type) -> Option<&Object> {
        let Type::Named(id) = value else { return None };
        match self.types.slots.get(id.index())?.kind.as_ref()? {
            Kind::Object(object) => Some(object),
            _ => None,
        }
    }
}

fn property<'o>(object: &'o Object, name: &str) -> Option<&'o Type> {
    object
        .properties
        .iter()
        .find(|property| property.name == name)
        .map(|property| &property.value)
}
