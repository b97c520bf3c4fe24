//! Whatever names a definition has, the names in the code are identifiers and unique in their scope.

use armgen::rust::{Crate, Function, Identifier, ResultItem, names};
use armgen::settings::CrateSettings;
use armgen_fixtures::{FILE, lower_files, skipping};
use proptest::prelude::*;
use serde_json::{Map, json};
use std::collections::HashSet;

/// Names with a meaning in Rust or in generated code, and variations of one name.
const TRAPS: [&str; 47] = [
    "",
    " ",
    "*",
    "_",
    "☃",
    "\u{0}",
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "async",
    "gen",
    "new",
    "clone",
    "default",
    "Option",
    "OptionModel",
    "String",
    "Vec",
    "Box",
    "Result",
    "Error",
    "UnknownKind",
    "UnknownValue",
    "KNOWN",
    "Value",
    "Request",
    "body",
    "options",
    "method_options",
    "client",
    "arm",
    "from_arm",
    "arm_client",
    "from_arm_client",
    "shared",
    "models",
    "std",
    "a-b",
    "aB",
    "A_b",
    "a_b_2",
    "AB",
    "中文",
    "e\u{301}",
    "é",
];

fn name() -> impl Strategy<Value = String> {
    let long = "[a-c]{190,260}";
    prop_oneof![
        6 => prop::sample::select(TRAPS.to_vec()).prop_map(str::to_owned),
        2 => "[aAbB1_. -]{0,5}",
        1 => "\\PC{0,6}",
        1 => long,
    ]
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(name(), 1..8)
}

/// A definition that uses the names wherever it can.
fn definition(names: &[String]) -> String {
    let text = json!({ "type": "string" });
    let properties: Map<_, _> = names
        .iter()
        .map(|name| (name.clone(), text.clone()))
        .collect();
    let mut definitions = Map::new();
    let mut all = Map::new();
    for (index, name) in names.iter().enumerate() {
        let schema = match index % 3 {
            0 => {
                json!({ "properties": properties, "required": names, "additionalProperties": text })
            }
            1 => json!({ "type": "string", "enum": names, "x-ms-enum": { "name": names[0] } }),
            _ => {
                json!({ "allOf": [{ "$ref": "#/definitions/Base" }], "x-ms-discriminator-value": name })
            }
        };
        definitions.insert(name.clone(), schema);
        let pointer = name
            .replace('~', "~0")
            .replace('/', "~1")
            .replace('%', "%25")
            .replace('#', "%23");
        all.insert(
            format!("{index}"),
            json!({ "$ref": format!("#/definitions/{pointer}") }),
        );
    }
    all.insert("base".to_owned(), json!({ "$ref": "#/definitions/Base" }));
    definitions.insert(
        "Base".to_owned(),
        json!({ "discriminator": "kind", "type": "object" }),
    );
    definitions.insert("All".to_owned(), json!({ "properties": all }));
    let parameters: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            json!({
                "name": name, "in": "query", "type": "string", "required": index % 2 == 0,
                "x-ms-parameter-location": if index % 4 == 0 { "client" } else { "method" },
            })
        })
        .collect();
    let headers: Map<_, _> = names
        .iter()
        .map(|name| (name.clone(), text.clone()))
        .collect();
    let mut paths = Map::new();
    for (index, name) in names.iter().enumerate() {
        let group = &names[index / 2];
        let answer = json!({ "description": "", "schema": { "$ref": "#/definitions/All" }, "headers": headers });
        paths.insert(
            format!("/{index}"),
            json!({ "put": {
            "operationId": format!("{group}_{name}"),
            "parameters": parameters,
            "x-ms-long-running-operation": index % 3 == 0,
            "responses": { "200": answer, "202": { "description": "" } },
        } }),
        );
    }
    let info = json!({ "title": names[0], "version": "1" });
    json!({ "swagger": "2.0", "info": info, "paths": paths, "definitions": definitions })
        .to_string()
}

fn items(text: &str) -> Result<Crate, String> {
    let lowered = lower_files(&[(FILE, text)], &skipping());
    let items = armgen_fixtures::items(&lowered.any_model(), &CrateSettings::default(), "crate");
    let items = items.map_err(|problems| problems.to_string())?;
    Ok(items.value)
}

/// Fails if a name is no identifier, or is there twice.
fn check<'a>(
    scope: &str,
    names: impl IntoIterator<Item = &'a Identifier>,
) -> Result<(), TestCaseError> {
    let mut seen = HashSet::new();
    for name in names {
        prop_assert!(
            syn::parse_str::<syn::Ident>(name.as_str()).is_ok(),
            "{scope}: `{name}`"
        );
        prop_assert!(
            seen.insert(name.as_str().to_owned()),
            "{scope}: `{name}` twice"
        );
    }
    Ok(())
}

fn check_function(function: &Function) -> Result<(), TestCaseError> {
    let arguments = function
        .arguments
        .iter()
        .chain(&function.options)
        .map(|one| &one.name);
    check(
        "arguments",
        arguments.chain(function.body.iter().map(|body| &body.name)),
    )?;
    let cases = match &function.result {
        ResultItem::Value(_) => &[],
        ResultItem::WithHeader { case, .. } | ResultItem::Struct { case, .. } => {
            std::slice::from_ref(case)
        }
        ResultItem::Enum { cases, .. } => cases.as_slice(),
    };
    check("statuses", cases.iter().map(|case| &case.name))?;
    for case in cases {
        let headers = case.headers.iter().map(|header| &header.name);
        check(
            "headers",
            headers.chain(case.body.iter().map(|body| &body.name)),
        )?;
    }
    Ok(())
}

fn check_crate(items: &Crate) -> Result<(), TestCaseError> {
    let structs = items.structs.iter().map(|one| &one.name);
    let enums = items.enums.iter().map(|one| &one.name);
    let unions = items.unions.iter().map(|one| &one.name);
    let functions = items.groups.iter().flat_map(|group| &group.functions);
    let options = functions.map(|function| &function.method_options_name);
    check("models", structs.chain(enums).chain(unions).chain(options))?;
    for one in &items.structs {
        check(
            "fields",
            one.fields
                .iter()
                .chain(&one.additional)
                .map(|field| &field.name),
        )?;
    }
    for one in &items.enums {
        check(
            "variants",
            one.variants
                .iter()
                .map(|variant| &variant.name)
                .chain([&one.unknown]),
        )?;
    }
    for one in &items.unions {
        check(
            "kinds",
            one.kinds
                .iter()
                .map(|kind| &kind.name)
                .chain([&one.unknown]),
        )?;
    }
    let statics = items.parameters.iter().map(|one| &one.name);
    check(
        "parameters",
        statics.chain(items.patterns.iter().map(|one| &one.name)),
    )?;
    let client = || items.client.iter();
    check(
        "fields of the client",
        client().flat_map(|client| client.fields.iter().map(|field| &field.name)),
    )?;
    check("methods of the client", &methods(items))?;
    check("groups", items.groups.iter().map(|group| &group.module))?;
    let modules = items.groups.iter().map(|group| &group.client_module);
    let modules = modules.chain(client().map(|client| &client.module));
    check("modules of clients", modules)?;
    let of_package = client().flat_map(|client| [&client.name, &client.options_name]);
    let of_groups = items.groups.iter().map(|group| &group.client);
    check("clients", of_package.chain(of_groups))?;
    for group in &items.groups {
        let functions = &group.functions;
        let names = functions.iter().flat_map(|function| {
            let with_options = function.with_options.iter().map(|with| &with.name);
            with_options.chain([&function.name, &function.constant])
        });
        check("functions", names)?;
        check(
            "methods",
            functions.iter().map(|function| &function.method_name),
        )?;
        let types = functions.iter().flat_map(|one| {
            let options = one.with_options.iter().map(|with| &with.options);
            options.chain(one.result.name())
        });
        check("types of operations", types)?;
        functions.iter().try_for_each(check_function)?;
    }
    Ok(())
}

/// The methods of the client: its own, and those for its parameters and groups.
fn methods(items: &Crate) -> Vec<Identifier> {
    let own = [
        "begin",
        "endpoint",
        "from_arm_client",
        "list",
        "new",
        "resume",
        "send",
    ];
    let own = own.map(|name| names::value_name(name).unwrap());
    let fields = items.client.iter().flat_map(|client| &client.fields);
    let of_fields = fields.flat_map(|field| [field.getter.clone(), field.setter.clone()]);
    let of_groups = items.groups.iter().map(|group| group.client_module.clone());
    own.into_iter().chain(of_fields).chain(of_groups).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_name_is_an_identifier_and_once_in_its_scope(names in names()) {
        let items = items(&definition(&names)).map_err(TestCaseError::fail)?;
        prop_assert!(!items.groups.is_empty());
        check_crate(&items)?;
        for (path, text) in armgen::render::code(&items) {
            prop_assert!(syn::parse_file(&text).is_ok(), "{path}");
        }
    }
}
