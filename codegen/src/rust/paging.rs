//! Models that come in pages.

use super::items::{Page, RustType};
use super::problems::Problems;
use super::types::Types;
use crate::api::{Api, Kind, Operation, Paging, Type};

/// Whether an operation is sent page by page. One that is also long-running is not: its first page is its result.
pub(super) fn is_paged(operation: &Operation) -> bool {
    operation.paging.is_some() && operation.long_running.is_none()
}

/// The page models of all operations that list, each once, sorted by name.
pub(super) fn pages(api: &Api, types: &Types<'_>, problems: &mut Problems<'_>) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        let Some(paging) = &operation.paging else {
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

fn page(operation: &Operation, paging: &Paging, types: &Types<'_>) -> Result<Page, String> {
    let mut bodies = operation
        .responses
        .iter()
        .filter_map(|response| response.body.as_ref());
    let Some(Type::Named(id)) = bodies.next() else {
        return Err("its response is no object".to_owned());
    };
    if is_paged(operation)
        && operation
            .responses
            .iter()
            .any(|response| response.body != Some(Type::Named(*id)))
    {
        return Err("not each of its responses is a page".to_owned());
    }
    let Some((model, definition)) = types.get(*id) else {
        return Err("its response has no type".to_owned());
    };
    let Kind::Object(object) = &definition.kind else {
        return Err("its response is no object".to_owned());
    };
    let names = &types.members(id.index()).names;
    let property = |name: &str| {
        let mut properties = object.properties.iter().zip(names);
        properties.find(|(property, _)| property.name == name)
    };
    let (items, items_name) = property(&paging.items)
        .ok_or_else(|| format!("its page has no property `{}`", paging.items))?;
    let RustType::List(item) = types.value(&items.value) else {
        return Err(format!(
            "the property `{}` of its page is no list",
            paging.items
        ));
    };
    let next_link = match &paging.next_link {
        None => None,
        Some(name) => match property(name) {
            Some((property, field)) if matches!(property.value, Type::Text(_)) => {
                Some(field.clone())
            }
            _ => return Err(format!("its page has no text `{name}`")),
        },
    };
    Ok(Page {
        model: model.clone(),
        item: *item,
        items: items_name.clone(),
        next_link,
    })
}
