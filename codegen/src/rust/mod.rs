//! `api` -> items ready to print. Every decision about the output is here: names, types, attributes, doc text.

mod arguments;
mod clients;
pub mod doc;
mod example_url;
mod examples;
mod expression;
mod function_docs;
mod function_names;
mod functions;
mod items;
mod members;
mod models;
pub mod names;
mod package;
mod paging;
mod parameters;
mod problems;
mod provenance;
mod quick_start;
mod recursion;
mod responses;
mod sameness;
mod samples;
mod scope;
#[cfg(test)]
mod tests;
mod types;
mod with_header;

pub use doc::code;
pub use items::*;
pub use names::Identifier;
pub use package::{Package, Sample};
pub use problems::Problems;

pub(crate) use example_url::url as example_url;

use crate::api::{Api, Operation};

/// Decides what the crate of an API looks like.
///
/// `root` is the path that the code's paths start with: `crate` for a package of its own. Nothing comes back if a problem of
/// the input prevents it; the problems say why.
pub fn items(
    api: &Api,
    package: &Package,
    root: &str,
    problems: &mut Problems<'_>,
) -> Option<Crate> {
    let types = types::Types::new(api, problems);
    let mut models = models::models(&types, problems);
    let parameters = parameters::parameters(api);
    let client = clients::client(api, package, &types, problems);
    let responses = with_header::structs(api);
    let context = functions::Context {
        types: &types,
        parameters: &parameters,
        responses: &responses,
        client: &client,
        root,
        package: &package.name,
    };
    let groups = functions::groups(api, &context, problems);
    let pages = paging::pages(api, &types, problems);
    paging::mark_items(&pages, &mut models.structs);
    responses::mark(&groups, &mut models.enums);
    if problems.has_errors() {
        return None;
    }
    let mut items = Crate {
        root: root.to_owned(),
        package: package.clone(),
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
        samples: samples::samples(package, problems),
    };
    if package.examples {
        items.examples = examples::tests(api, &types, &items, problems);
    }
    items.quick_start = quick_start::quick_start(api, package, &types, &items);
    (!problems.has_errors()).then_some(items)
}

/// The operations with what becomes of them, in the order of the model.
pub(crate) fn functions<'a>(
    api: &'a Api,
    items: &'a Crate,
) -> impl Iterator<Item = (&'a Operation, &'a Function)> {
    examples::functions(api, items).map(|(_, operation, function)| (operation, function))
}
