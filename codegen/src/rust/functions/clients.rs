//! The client of a package.

use crate::api::{Api, Origin, Type};
use crate::rust::doc;
use crate::rust::examples;
use crate::rust::functions::arguments;
use crate::rust::functions::docs::parameter_doc;
use crate::rust::items::{Client, ClientField, Doc, Group};
use crate::rust::models::types::Types;
use crate::rust::names::{self, Case, Identifier, reserved};
use crate::rust::problems::Problems;
use crate::rust::scope::{Scope, Things, Wanted};
use crate::rust::secrets;
use crate::settings::CrateSettings;
const CLIENTS: Things = Things::called("client", "clients", Case::Type);
const METHODS: Things = Things::called("parameter", "methods of the client", Case::Value);
const PARAMETERS: Things = Things::called("parameter", "parameters of the client", Case::Value);

fn beside_others(name: Identifier) -> Identifier {
    if reserved::is_beside_client(name.as_str()) {
        name.with_prefix("Service")
    } else {
        name
    }
}

/// Decides on the client; without operations there is none.
pub(crate) fn client(
    api: &Api,
    settings: &CrateSettings,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> Option<Client> {
    let first = api
        .groups
        .iter()
        .find_map(|group| group.operations.first())?;
    let wanted = match &settings.client {
        Some(name) => name.clone(),
        None => format!("{}Client", api.title.trim_end_matches("Client")),
    };
    let origin = Origin {
        file: first.origin.file.clone(),
        pointer: "/info/title".to_owned(),
    };
    let name = Scope::new(CLIENTS).name(
        Wanted::new(
            &wanted,
            names::type_name(&wanted).map(beside_others),
            &origin,
        ),
        problems,
    );
    let fields = api
        .client_parameters
        .iter()
        // A list or a map is an argument of each call.
        .filter(|parameter| {
            parameter.required && !matches!(parameter.ty, Type::List(_) | Type::Map(_))
        });
    let wanted: Vec<_> = fields.clone().map(arguments::wanted).collect();
    let names = Scope::new(PARAMETERS).name_all(&wanted, problems);
    let fields = fields.zip(names).map(|(parameter, name)| {
        let ty = types.rust_type(&parameter.ty);
        ClientField {
            parameter: parameter.name.clone(),
            getter: name.clone(),
            setter: name.with_prefix("with_"),
            name,
            doc: parameter_doc(parameter, settings.rules),
            passing: arguments::passing(&ty),
            ty,
            secret: secrets::parameter(parameter, None).is_some(),
            placeholder: examples::placeholder(parameter, types),
        }
    });
    let fields = fields.collect();
    let mut doc = Doc::default().description(api.description.as_deref());
    if doc.lines().is_empty() {
        doc = doc.line(format!("The client of {}.", doc::code(&api.title)));
    }
    Some(Client {
        module: names::module_name(name.as_str())
            .unwrap_or_else(|| Identifier::of_position("client", 1, Case::Value)),
        options_name: name.with_suffix("Options"),
        doc,
        name,
        fields,
    })
}

/// Names the methods for the parameters of a client, which stand beside those for groups.
pub(crate) fn name_methods(
    client: &mut Client,
    groups: &[Group],
    api: &Api,
    problems: &mut Problems<'_>,
) {
    let mut scope = Scope::new(METHODS);
    for group in groups {
        scope.reserve(group.client_module.clone());
    }
    let origin = |field: &ClientField| {
        let mut parameters = api.client_parameters.iter();
        let parameter = parameters.find(|parameter| parameter.name == field.parameter)?;
        Some(&parameter.origin)
    };
    for name in [
        (|field| &mut field.getter) as fn(&mut ClientField) -> &mut Identifier,
        |field| &mut field.setter,
    ] {
        for field in &mut client.fields {
            if let Some(origin) = origin(field) {
                let text = field.parameter.clone();
                let wanted = Wanted::new(&text, Some(name(field).clone()), origin);
                *name(field) = scope.name(wanted, problems);
            }
        }
    }
}
