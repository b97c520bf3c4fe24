//! Names of types, and definitions of one name.

use crate::support::*;

#[test]
fn inline_types_are_named_for_where_they_stand() {
    let api = lower(operations(
        r"
        put:
          operationId: Things_Update
          parameters:
            - { name: kind, in: query, type: string, enum: [a] }
            - name: request
              in: body
              schema:
                properties:
                  list: { type: array, items: { properties: { x: {} } } }
          responses:
            200: { description: '', schema: { properties: { y: {} } } }",
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
fn a_generated_name_gives_way_to_a_declared_one() {
    let api = model(
        r"
        Thing:
          properties: { a: { properties: { x: {} } }, b: { $ref: '#/definitions/ThingA' } }
        ThingA: { properties: { y: {} } }",
    );
    assert_eq!(properties(&api, "Thing"), ["a: ThingA2", "b: ThingA"]);
}

#[test]
fn a_definition_is_renamed_by_its_client_name() {
    let api = model("Thing: { x-ms-client-name: Gadget, properties: { x: {} } }");
    assert_eq!(names(&api), ["Gadget"]);
}

#[test]
fn a_property_keeps_its_name_and_its_client_name() {
    let api = model("Thing: { properties: { '@id': { type: string, x-ms-client-name: id } } }");
    assert_eq!(
        property(&api, "Thing", "@id").client_name.as_deref(),
        Some("id")
    );
}

/// Lowers a service that refers to the `Sku` of two files, whose definitions are given.
fn two_files(first: &str, second: &str) -> Lowered {
    files_with_skus([("a.yaml", first), ("b.yaml", second)])
}

fn files_with_skus(files: [(&str, &str); 2]) -> Lowered {
    let [a, b] = files.map(|(path, _)| path);
    let service = definitions(&format!(
        "Thing:
           properties:
             a: {{ $ref: '{a}#/definitions/Sku' }}
             b: {{ $ref: '{b}#/definitions/Sku' }}"
    ));
    let [first, second] =
        files.map(|(_, yaml)| document(&format!("definitions:\n{}", indent(yaml, 2))));
    let files = [(FILE, &*service), (a, &*first), (b, &*second)];
    lower_files(&files, &inputs(&[FILE]))
}

#[test]
fn identical_definitions_of_different_files_are_one() {
    let recursive = |description: &str| {
        let definitions = r"
            Sku: { description: D, properties: { next: { $ref: '#/definitions/Other' } } }
            Other: { properties: { back: { $ref: '#/definitions/Sku' } } }";
        definitions.replace("D,", &format!("{description},"))
    };
    let api = two_files(&recursive("One."), &recursive("Two.")).model();
    assert_eq!(names(&api), ["Other", "Sku", "Thing"]);
    assert_eq!(definition(&api, "Sku").origin.file.as_ref(), "a.yaml");
}

#[test]
fn identical_definitions_are_one_if_a_patch_sends_only_one_of_them() {
    let sku = document(
        "definitions:
  Sku: { properties: { tags: { additionalProperties: { type: string } }, inner: { $ref: '#/definitions/Inner' } } }
  Inner: { properties: { tags: { additionalProperties: { type: string } } } }",
    );
    let service = operations(
        r"
        get:
          operationId: A_Get
          responses: { 200: { description: '', schema: { $ref: 'a.yaml#/definitions/Sku' } } }
        patch:
          operationId: A_Update
          parameters: [{ name: b, in: body, schema: { $ref: 'b.yaml#/definitions/Sku' } }]
          responses: { 200: { description: '' } }",
        "",
    );
    let files = [(FILE, &*service), ("a.yaml", &*sku), ("b.yaml", &*sku)];
    let api = lower_files(&files, &inputs(&[FILE])).model();
    assert_eq!(names(&api), ["Inner", "Sku"]);
    assert_eq!(
        properties(&api, "Sku"),
        ["tags: {String(Plain)?}", "inner: Inner"]
    );
    assert_eq!(properties(&api, "Inner"), ["tags: {String(Plain)?}"]);
}

#[test]
fn different_definitions_of_one_name_get_numbers() {
    let outcome = two_files(
        "Sku: { properties: { x: {} } }",
        "Sku: { properties: { y: {} } }",
    );
    assert_eq!(outcome.reported(), ["name-clash /definitions/Sku"]);
    let clash = outcome.first();
    assert!(!clash.is_error());
    assert_eq!(
        clash.message,
        "different types are named `Sku`; this one is renamed to `Sku2`"
    );
    assert_eq!(
        clash.place.as_ref().map(|place| &*place.file),
        Some("b.yaml")
    );
    assert_eq!(&*clash.related[0].0.file, "a.yaml");
    let api = outcome.any_model();
    assert_eq!(names(&api), ["Sku", "Sku2", "Thing"]);
    assert_eq!(properties(&api, "Thing"), ["a: Sku", "b: Sku2"]);
}

#[test]
fn definitions_that_differ_only_in_their_references_get_numbers_too() {
    let sku = |inner: &str| {
        let definitions = r"
            Sku: { properties: { inner: { $ref: '#/definitions/Inner' } } }
            Inner: { properties: { x: {} } }";
        definitions.replace("x:", inner)
    };
    let outcome = two_files(&sku("x:"), &sku("z:"));
    assert_eq!(
        outcome.reported(),
        [
            "name-clash /definitions/Sku",
            "name-clash /definitions/Inner"
        ]
    );
    let api = outcome.any_model();
    assert_eq!(properties(&api, "Sku2"), ["inner: Inner2"]);
}

#[test]
fn names_that_differ_in_case_and_symbols_are_one_name() {
    let same = two_files(
        "Sku: { properties: { x: {} } }",
        "Sku: { x-ms-client-name: s_k-u, properties: { x: {} } }",
    );
    let api = same.model();
    assert_eq!(properties(&api, "Thing"), ["a: Sku", "b: Sku"]);
    let different = lower(definitions(
        r"
        Thing:
          properties: { a: { $ref: '#/definitions/SystemData' }, b: { $ref: '#/definitions/systemData' } }
        SystemData: { properties: { x: {} } }
        systemData: { properties: { y: {} } }",
    ));
    let api = different.any_model();
    assert_eq!(
        properties(&api, "Thing"),
        ["a: SystemData", "b: systemData2"]
    );
}

#[test]
fn a_number_takes_no_name_of_another_type() {
    let outcome = two_files(
        "Sku: { properties: { x: {} } }",
        r"
        Sku: { properties: { y: { $ref: '#/definitions/sku2' } } }
        sku2: { properties: { z: {} } }",
    );
    let api = outcome.any_model();
    assert_eq!(properties(&api, "Thing"), ["a: Sku", "b: Sku3"]);
}

#[test]
fn folders_of_files_do_not_decide_on_names() {
    let (old, new) = (
        "Sku: { properties: { x: {} } }",
        "Sku: { properties: { z: {} } }",
    );
    let api = files_with_skus([("2023/z.yaml", old), ("2024/a.yaml", new)]).any_model();
    assert_eq!(properties(&api, "Thing"), ["a: Sku2", "b: Sku"]);
}

#[test]
fn a_definition_keeps_its_name_and_an_enum_does_not() {
    let outcome = lower(definitions(
        r"
        Thing:
          properties:
            a: { type: string, enum: [x], x-ms-enum: { name: Zone } }
            b: { $ref: '#/definitions/Zone' }
            c: { type: string, enum: [y], x-ms-enum: { name: zone } }
        Zone: { properties: { x: {} } }",
    ));
    assert_eq!(outcome.reported().len(), 2);
    let api = outcome.any_model();
    assert_eq!(
        properties(&api, "Thing"),
        ["a: ThingA", "b: Zone", "c: ThingC"]
    );
}

#[test]
fn an_enum_of_one_name_with_other_values_is_named_for_its_place() {
    let outcome = lower(definitions(
        r"
        Thing:
          properties:
            a: { type: string, enum: [x], x-ms-enum: { name: Zone } }
            b: { type: string, enum: [y], x-ms-enum: { name: Zone } }
            same: { type: string, enum: [x], x-ms-enum: { name: Zone } }
            c: { $ref: '#/definitions/State' }
        State: { type: string, enum: [z], x-ms-enum: { name: Zone } }",
    ));
    let api = outcome.any_model();
    assert_eq!(
        properties(&api, "Thing"),
        ["a: ThingA", "b: ThingB", "same: ThingA", "c: Zone"]
    );
}

#[test]
fn the_order_of_the_inputs_changes_nothing() {
    let (first, second) = (operation("get", ""), operation("put", ""));
    let second = second.replace("A_B", "A_C");
    let files = [("1.yaml", first.as_str()), ("2.yaml", second.as_str())];
    let one = lower_files(&files, &inputs(&["1.yaml", "2.yaml"])).model();
    let other = lower_files(&files, &inputs(&["2.yaml", "1.yaml"])).model();
    assert_eq!(one, other);
    let names: Vec<&str> = one.groups[0]
        .operations
        .iter()
        .map(|operation| operation.name.as_str())
        .collect();
    assert_eq!(names, ["B", "C"]);
}
