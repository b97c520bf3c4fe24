//! Models that are pages of lists.

use crate::api::{Api, PropertyId};
use crate::rust::items::Page;
use crate::rust::models::types::Types;
use crate::rust::names::Identifier;
use std::collections::HashMap;

/// The models that are pages, sorted by name.
pub(crate) fn pages(api: &Api, types: &Types<'_>) -> Vec<Page> {
    let fields = |path: &[PropertyId]| {
        let fields = path.iter();
        let fields = fields.map(|one| types[one.object].members.names[one.position].clone());
        fields.collect::<Vec<_>>()
    };
    let pages = api.pages.iter().map(|page| Page {
        model: types[page.ty].name.clone(),
        item: types.rust_type(&page.item),
        items: fields(&page.items),
        next_link: page.next_link.as_deref().map(fields),
    });
    let mut pages: Vec<_> = pages.collect();
    pages.sort_by(|one, other| one.model.cmp(&other.model));
    pages
}

/// The fields that hold the items of a page, by model, for services that answer with the list alone.
pub(crate) fn item_fields(pages: &[Page]) -> HashMap<&Identifier, &Identifier> {
    let mut fields = HashMap::new();
    for page in pages {
        if let [field] = page.items.as_slice() {
            fields.insert(&page.model, field);
        }
    }
    fields
}
