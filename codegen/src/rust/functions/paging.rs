//! Models that come in pages.

use crate::api::{Api, Operation, Paging, Type, TypeKind};
use crate::rust::items::{Page, RustType};
use crate::rust::models::types::{NamedType, Types};
use crate::rust::names::Identifier;
use crate::rust::problems::Problems;
use std::collections::HashMap;

/// Whether an operation is sent page by page. One that is also long-running ends with a page.
pub(crate) fn is_paged(operation: &Operation) -> bool {
    operation.paging.is_some() && operation.long_running.is_none()
}

/// The page models of all operations that list, each once, sorted by name.
pub(crate) fn pages(api: &Api, types: &Types<'_>, problems: &mut Problems<'_>) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        // A list that is all of the answer is a page by itself.
        let paging = operation.paging.as_ref();
        let Some(paging) = paging.filter(|paging| !paging.items.is_empty()) else {
            continue;
        };
        let page = match page(operation, paging, types) {
            Ok(page) => page,
            Err(message) => {
                problems.unsupported(
                    &operation.origin,
                    format!("`{}` lists, but {message}", operation.id),
                );
                continue;
            }
        };
        match pages.iter_mut().find(|other| other.model == page.model) {
            None => pages.push(page),
            Some(other)
                if *other == page || page.next_link.is_none() && page.items == other.items => {}
            // A link that the service sends is followed, although one of the definition's operations does not name it.
            Some(other) if other.next_link.is_none() && page.items == other.items => *other = page,
            Some(_) => {
                let message = format!(
                    "`{}` reads the pages of `{}` in another way than others",
                    operation.id, page.model
                );
                problems.unsupported(&operation.origin, message);
            }
        }
    }
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

/// The type of the pages that an operation lists, or ends with.
fn page_type(operation: &Operation) -> Option<&Type> {
    match &operation.long_running {
        Some(long_running) => long_running.result.as_ref(),
        None => body(operation),
    }
}

/// The body of the answers that have one.
pub(crate) fn body(operation: &Operation) -> Option<&Type> {
    let mut bodies = operation.responses.iter();
    bodies.find_map(|response| response.body.as_ref())
}

fn page(operation: &Operation, paging: &Paging, types: &Types<'_>) -> Result<Page, String> {
    let page = page_type(operation).ok_or("its response has no type")?;
    let Type::Named(id) = page else {
        return Err("its response is no object".to_owned());
    };
    let (items, list) = path_to(page, &paging.items, types)
        .ok_or_else(|| format!("its page has no property `{}`", paging.items.join(".")))?;
    let RustType::List(item) = types.value(&list) else {
        return Err(format!(
            "the property `{}` of its page is no list",
            paging.items.join(".")
        ));
    };
    let next_link = match &paging.next_link {
        None => None,
        Some(names) => match path_to(page, names, types) {
            Some((fields, Type::String(_))) => Some(fields),
            _ => return Err(format!("its page has no text `{}`", names.join("."))),
        },
    };
    Ok(Page {
        model: types[*id].name.clone(),
        item: *item,
        items,
        next_link,
    })
}

/// The fields that lead to a property, outermost first, and its type.
fn path_to(page: &Type, names: &[String], types: &Types<'_>) -> Option<(Vec<Identifier>, Type)> {
    let mut value = page.clone();
    let mut fields = Vec::new();
    for name in names {
        let Type::Named(id) = value else { return None };
        let NamedType {
            definition,
            members,
            ..
        } = &types[id];
        let TypeKind::Object(object) = &definition.kind else {
            return None;
        };
        let mut properties = object.properties.iter().zip(&members.names);
        let (property, field) = properties.find(|(property, _)| property.name == *name)?;
        fields.push(field.clone());
        value = property.ty.clone();
    }
    Some((fields, value))
}
