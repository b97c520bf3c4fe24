//! `api` -> items ready to print. Every decision about the output is here: names, types, attributes, doc text.

pub mod doc;
mod examples;
mod functions;
mod items;
mod models;
mod problems;
mod provenance;
mod scope;
pub mod secrets;
#[cfg(test)]
mod tests;

pub use crate::names::{self, Identifier};
pub use doc::code;
pub use items::*;

pub(crate) use examples::{
    Difference, Direction, Misfit, Projection, converted, differences, functions, shown,
    url as example_url,
};

use crate::api::{Api, Origin};
use crate::diagnostic::{Checked, Diagnostics, Place};
use crate::settings::CrateSettings;
use problems::Problems;

/// Decides what the crate of an API looks like.
///
/// Paths in the code start with `root`: `crate` for a package of its own. `place` finds an origin in its file.
///
/// # Errors
/// If something in the definitions cannot be generated.
pub fn items(
    api: &Api,
    settings: &CrateSettings,
    root: &str,
    place: &dyn Fn(&Origin) -> Option<Place>,
) -> Result<Checked<Crate>, Diagnostics> {
    let problems = &mut Problems::new(place);
    let types = models::types::Types::new(api, problems);
    let secrets = secrets::Secrets::new(api);
    models::empty_bodies::report(api, problems);
    let parameters = functions::parameters::parameters(api, settings.rules);
    let mut client = functions::clients::client(api, settings, &types, problems);
    let responses = functions::responses::structs_with_header(api);
    let mut groups = Vec::new();
    if let Some(client) = &client {
        let context = functions::Context {
            types: &types,
            parameters: &parameters,
            responses: &responses,
            client,
            root,
            settings,
        };
        groups = functions::groups(api, &context, problems);
    }
    if let Some(client) = &mut client {
        functions::clients::name_methods(client, &groups, api, problems);
    }
    let pages = functions::paging::pages(api, &types);
    let roles = models::Roles {
        page_items: functions::paging::item_fields(&pages),
        responses: functions::responses::enums(&groups),
        only_in_responses: models::roles::only_in_responses(api),
        in_xml: models::xml::types(api),
    };
    let models = models::models(&types, &secrets, &roles, problems);
    if problems.has_errors() {
        return Err(problems.take());
    }
    let mut operations = api.groups.iter().flat_map(|group| &group.operations);
    let mut items = Crate {
        root: root.to_owned(),
        settings: settings.clone(),
        sources: provenance::sources(api, settings.checkout.as_deref()),
        has_xml: operations.any(models::xml::has_xml),
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
        long_running: None,
        list: None,
        local_test: None,
    };
    examples::add_calls(api, &types, &mut items);
    if settings.examples {
        items.examples = examples::tests(api, &types, &items, problems);
    }
    items.quick_start = examples::quick_start(api, &types, &items);
    items.long_running = examples::long_running(api, &types, &items);
    items.list = examples::list(api, &types, &items);
    items.local_test = examples::local_test(api, &types, &items);
    problems.take().with(items)
}
