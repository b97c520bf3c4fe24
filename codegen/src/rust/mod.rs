//! `api` -> items ready to print. Every decision about the output is here: names, types, attributes, doc text.

pub mod doc;
mod examples;
mod functions;
mod items;
mod models;
pub mod names;
mod problems;
mod provenance;
mod scope;
#[cfg(test)]
mod tests;

pub use doc::code;
pub use items::*;
pub use names::Identifier;
pub use problems::Problems;

pub(crate) use examples::url::url as example_url;

use crate::api::{Api, Operation};
use crate::settings::CrateSettings;

/// Decides what the crate of an API looks like.
///
/// `root` is the path that the code's paths start with: `crate` for a package of its own. Nothing comes back if a problem of
/// the input prevents it; the problems say why.
pub fn items(
    api: &Api,
    settings: &CrateSettings,
    root: &str,
    problems: &mut Problems<'_>,
) -> Option<Crate> {
    let types = models::types::Types::new(api, problems);
    let mut models = models::models(&types, problems);
    let parameters = functions::parameters::parameters(api);
    let client = functions::clients::client(api, settings, &types, problems);
    let responses = functions::with_header::structs(api);
    let context = functions::Context {
        types: &types,
        parameters: &parameters,
        responses: &responses,
        client: &client,
        root,
        package: &settings.name,
    };
    let groups = functions::groups(api, &context, problems);
    let pages = functions::paging::pages(api, &types, problems);
    functions::paging::mark_items(&pages, &mut models.structs);
    functions::responses::mark(&groups, &mut models.enums);
    if problems.has_errors() {
        return None;
    }
    let mut items = Crate {
        root: root.to_owned(),
        settings: settings.clone(),
        sources: provenance::sources(api),
        structs: models.structs,
        enums: models.enums,
        unions: models.unions,
        pages,
        patterns: parameters.patterns,
        parameters: parameters.list,
        responses,
        groups,
        client,
        examples: Vec::new(),
        quick_start: None,
    };
    if settings.examples {
        items.examples = examples::tests(api, &types, &items, problems);
    }
    items.quick_start = examples::quick_start::quick_start(api, &types, &items);
    (!problems.has_errors()).then_some(items)
}

/// The operations with what becomes of them, in the order of the model.
pub(crate) fn functions<'a>(
    api: &'a Api,
    items: &'a Crate,
) -> impl Iterator<Item = (&'a Operation, &'a Function)> {
    examples::functions(api, items).map(|(_, operation, function)| (operation, function))
}
