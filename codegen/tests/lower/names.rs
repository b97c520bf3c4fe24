//! Names of types, and definitions of one name.

use crate::support::*;

#[test]
fn inline_types_are_named_for_where_they_stand() {
    let api = lower_file(&document(
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
    .clean();
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
    let api = lower_file(&answering(
        r##""Thing": { "properties": { "a": { "properties": { "x": {} } }, "b": { "$ref": "#/definitions/ThingA" } } },
        "ThingA": { "properties": { "y": {} } }"##,
    ))
    .clean();
    assert_eq!(properties(&api, "Thing"), ["a: ThingA2", "b: ThingA"]);
}

#[test]
fn a_definition_is_renamed_by_its_client_name() {
    let api = lower_file(&answering(
        r#""Thing": { "x-ms-client-name": "Gadget", "properties": { "x": {} } }"#,
    ))
    .clean();
    assert_eq!(names(&api), ["Gadget"]);
}

#[test]
fn a_property_keeps_its_name_and_its_client_name() {
    let api = lower_file(&answering(
        r#""Thing": { "properties": { "@id": { "type": "string", "x-ms-client-name": "id" } } }"#,
    ))
    .clean();
    assert_eq!(
        property(&api, "Thing", "@id").client_name.as_deref(),
        Some("id")
    );
}

fn two_files(first: &str, second: &str) -> Outcome {
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
    let api = two_files(&recursive("One."), &recursive("Two.")).clean();
    assert_eq!(names(&api), ["Other", "Sku", "Thing"]);
    assert_eq!(definition(&api, "Sku").origin.file.as_ref(), "a.json");
}

#[test]
fn different_definitions_of_one_name_clash() {
    let outcome = two_files(
        r#""Sku": { "properties": { "x": {} } }"#,
        r#""Sku": { "properties": { "y": {} } }"#,
    );
    assert_eq!(outcome.said(), ["name-clash 2:8 /definitions/Sku"]);
    let clash = outcome.diagnostics.iter().next().expect("a diagnostic");
    assert_eq!(
        clash.place.as_ref().map(|place| &*place.file),
        Some("b.json")
    );
    assert_eq!(&*clash.related[0].0.file, "a.json");
}

#[test]
fn definitions_that_differ_only_in_what_they_refer_to_clash_with_it() {
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
    let one = lower_files(&files, &inputs(&["1.json", "2.json"])).clean();
    let other = lower_files(&files, &inputs(&["2.json", "1.json"])).clean();
    assert_eq!(one, other);
    let names: Vec<&str> = one.groups[0]
        .operations
        .iter()
        .map(|operation| operation.name.as_str())
        .collect();
    assert_eq!(names, ["Get", "Put"]);
}
