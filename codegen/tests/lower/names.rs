//! Names of types, and definitions of one name.

use crate::support::*;

#[test]
fn inline_types_are_named_for_where_they_stand() {
    let api = lower(&document(
        r#""put": {
            "operationId": "Things_Update",
            "parameters": [
                { "name": "kind", "in": "query", "type": "string", "enum": ["a"] },
                { "name": "request", "in": "body", "schema": { "properties": {
                    "list": { "type": "array", "items": { "properties": { "x": {} } } }
                } } }
            ],
            "responses": { "200": { "description": "", "schema": { "properties": { "y": {} } } } }
        }"#,
        "",
    ))
    .model();
    assert_eq!(
        names(&api),
        [
            "ThingsUpdateKind",
            "ThingsUpdateRequest",
            "ThingsUpdateRequestListItem",
            "ThingsUpdateResult"
        ]
    );
}

#[test]
fn a_name_that_is_made_gives_way_to_one_that_is_given() {
    let api = lower(&answering(
        r##""Thing": { "properties": { "a": { "properties": { "x": {} } }, "b": { "$ref": "#/definitions/ThingA" } } },
        "ThingA": { "properties": { "y": {} } }"##,
    ))
    .model();
    assert_eq!(properties(&api, "Thing"), ["a: ThingA2", "b: ThingA"]);
}

#[test]
fn a_definition_is_renamed_by_its_client_name() {
    let api = lower(&answering(
        r#""Thing": { "x-ms-client-name": "Gadget", "properties": { "x": {} } }"#,
    ))
    .model();
    assert_eq!(names(&api), ["Gadget"]);
}

#[test]
fn a_property_keeps_its_name_and_its_client_name() {
    let api = lower(&answering(
        r#""Thing": { "properties": { "@id": { "type": "string", "x-ms-client-name": "id" } } }"#,
    ))
    .model();
    assert_eq!(
        property(&api, "Thing", "@id").client_name.as_deref(),
        Some("id")
    );
}

fn two_files(first: &str, second: &str) -> Lowered {
    let service = answering(
        r#""Thing": { "properties": { "a": { "$ref": "a.json#/definitions/Sku" }, "b": { "$ref": "b.json#/definitions/Sku" } } }"#,
    );
    let file = |definitions: &str| {
        format!("{{ \"swagger\": \"2.0\", \"definitions\": {{\n{definitions} }} }}")
    };
    let (first, second) = (file(first), file(second));
    let files = [
        (FILE, service.as_str()),
        ("a.json", first.as_str()),
        ("b.json", second.as_str()),
    ];
    lower_files(&files, &inputs(&[FILE]))
}

#[test]
fn identical_definitions_of_different_files_are_one() {
    let recursive = |description: &str| {
        format!(
            r##""Sku": {{ "description": "{description}", "properties": {{ "next": {{ "$ref": "#/definitions/Other" }} }} }},
            "Other": {{ "properties": {{ "back": {{ "$ref": "#/definitions/Sku" }} }} }}"##
        )
    };
    let api = two_files(&recursive("One."), &recursive("Two.")).model();
    assert_eq!(names(&api), ["Other", "Sku", "Thing"]);
    assert_eq!(definition(&api, "Sku").origin.file.as_ref(), "a.json");
}

#[test]
fn different_definitions_of_one_name_get_numbers() {
    let outcome = two_files(
        r#""Sku": { "properties": { "x": {} } }"#,
        r#""Sku": { "properties": { "y": {} } }"#,
    );
    assert_eq!(outcome.said(), ["name-clash 2:8 /definitions/Sku"]);
    let clash = outcome.diagnostics.iter().next().expect("a diagnostic");
    assert!(!clash.is_error());
    assert_eq!(
        clash.message,
        "types of different content are called `Sku`; this one becomes `Sku2`"
    );
    assert_eq!(
        clash.place.as_ref().map(|place| &*place.file),
        Some("b.json")
    );
    assert_eq!(&*clash.related[0].0.file, "a.json");
    let api = outcome.api.expect("a model");
    assert_eq!(names(&api), ["Sku", "Sku2", "Thing"]);
    assert_eq!(properties(&api, "Thing"), ["a: Sku", "b: Sku2"]);
}

#[test]
fn definitions_that_differ_only_in_what_they_refer_to_get_numbers_with_it() {
    let sku = |inner: &str| {
        format!(
            r##""Sku": {{ "properties": {{ "inner": {{ "$ref": "#/definitions/Inner" }} }} }},
            "Inner": {{ "properties": {{ "{inner}": {{}} }} }}"##
        )
    };
    let outcome = two_files(&sku("x"), &sku("y"));
    assert_eq!(
        outcome.said(),
        [
            "name-clash 2:8 /definitions/Sku",
            "name-clash 3:22 /definitions/Inner"
        ]
    );
    let api = outcome.api.expect("a model");
    assert_eq!(properties(&api, "Sku2"), ["inner: Inner2"]);
}

#[test]
fn names_that_differ_in_case_and_symbols_are_one_name() {
    let same = two_files(
        r#""Sku": { "properties": { "x": {} } }"#,
        r#""Sku": { "x-ms-client-name": "s_k-u", "properties": { "x": {} } }"#,
    );
    let api = same.model();
    assert_eq!(properties(&api, "Thing"), ["a: Sku", "b: Sku"]);
    let different = lower(&answering(
        r##""Thing": { "properties": { "a": { "$ref": "#/definitions/SystemData" }, "b": { "$ref": "#/definitions/systemData" } } },
        "SystemData": { "properties": { "x": {} } },
        "systemData": { "properties": { "y": {} } }"##,
    ));
    let api = different.api.expect("a model");
    assert_eq!(
        properties(&api, "Thing"),
        ["a: SystemData", "b: systemData2"]
    );
}

#[test]
fn a_number_takes_no_name_of_another_type() {
    let outcome = two_files(
        r#""Sku": { "properties": { "x": {} } }"#,
        r##""Sku": { "properties": { "y": { "$ref": "#/definitions/sku2" } } }, "sku2": { "properties": { "z": {} } }"##,
    );
    let api = outcome.api.expect("a model");
    assert_eq!(properties(&api, "Thing"), ["a: Sku", "b: Sku3"]);
}

#[test]
fn folders_of_files_do_not_decide_on_names() {
    let service = answering(
        r#""Thing": { "properties": {
            "old": { "$ref": "2023/z.json#/definitions/Sku" }, "new": { "$ref": "2024/a.json#/definitions/Sku" } } }"#,
    );
    let file = |property: &str| {
        format!(
            r#"{{ "swagger": "2.0", "definitions": {{ "Sku": {{ "properties": {{ "{property}": {{}} }} }} }} }}"#
        )
    };
    let (old, new) = (file("x"), file("y"));
    let files = [
        (FILE, service.as_str()),
        ("2023/z.json", old.as_str()),
        ("2024/a.json", new.as_str()),
    ];
    let api = lower_files(&files, &inputs(&[FILE])).api.expect("a model");
    assert_eq!(properties(&api, "Thing"), ["old: Sku2", "new: Sku"]);
}

#[test]
fn a_definition_has_a_better_claim_to_its_name_than_an_enum() {
    let outcome = lower(&answering(
        r##""Thing": { "properties": {
            "a": { "type": "string", "enum": ["x"], "x-ms-enum": { "name": "Zone" } },
            "b": { "$ref": "#/definitions/Zone" },
            "c": { "type": "string", "enum": ["y"], "x-ms-enum": { "name": "zone" } } } },
        "Zone": { "properties": { "x": {} } }"##,
    ));
    assert_eq!(outcome.said().len(), 2);
    let api = outcome.api.expect("a model");
    assert_eq!(
        properties(&api, "Thing"),
        ["a: ThingA", "b: Zone", "c: ThingC"]
    );
}

#[test]
fn an_enum_of_one_name_with_other_values_is_named_for_its_place() {
    let outcome = lower(&answering(
        r##""Thing": { "properties": {
            "a": { "type": "string", "enum": ["x"], "x-ms-enum": { "name": "Zone" } },
            "b": { "type": "string", "enum": ["y"], "x-ms-enum": { "name": "Zone" } },
            "same": { "type": "string", "enum": ["x"], "x-ms-enum": { "name": "Zone" } },
            "c": { "$ref": "#/definitions/State" } } },
        "State": { "type": "string", "enum": ["z"], "x-ms-enum": { "name": "Zone" } }"##,
    ));
    let api = outcome.api.expect("a model");
    assert_eq!(
        properties(&api, "Thing"),
        ["a: ThingA", "b: ThingB", "same: ThingA", "c: Zone"]
    );
}

#[test]
fn the_order_of_the_inputs_changes_nothing() {
    let first = document(
        r#""get": { "operationId": "A_Get", "responses": { "200": { "description": "" } } }"#,
        "",
    );
    let second = document(
        r#""put": { "operationId": "A_Put", "responses": { "200": { "description": "" } } }"#,
        "",
    );
    let files = [("1.json", first.as_str()), ("2.json", second.as_str())];
    let one = lower_files(&files, &inputs(&["1.json", "2.json"])).model();
    let other = lower_files(&files, &inputs(&["2.json", "1.json"])).model();
    assert_eq!(one, other);
    let names: Vec<&str> = one.groups[0]
        .operations
        .iter()
        .map(|operation| operation.name.as_str())
        .collect();
    assert_eq!(names, ["Get", "Put"]);
}
