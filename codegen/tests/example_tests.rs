//! The generated tests of examples, for bodies and responses that are not JSON objects.

use armgen_fixtures::{MANIFEST, document, generate, indent, manifest, package};

/// The generated file `tests/examples.rs` for an operation with an example. Fails if a problem is reported.
fn tests_of(operation: &str, example: &str) -> String {
    tests_with("post", operation, example)
}

/// The same for an operation with another method.
fn tests_with(method: &str, operation: &str, example: &str) -> String {
    let pets = format!(
        "paths:
  /pets:
    {method}:
      operationId: Pets_Do
      x-ms-examples: {{ Do it: {{ $ref: do.yaml }} }}
{}definitions:
  Page: {{ properties: {{ value: {{ type: array, items: {{ type: string }} }} }} }}",
        indent(operation, 6)
    );
    let files = [
        (MANIFEST, manifest(&[package("arm_pets", "pets.yaml", "")])),
        ("pets.yaml", document(&pets)),
        ("do.yaml", example.to_owned()),
    ];
    let output = generate(&files).unwrap();
    assert!(output.warnings.is_empty(), "{}", output.warnings);
    output.value[0].files["tests/examples.rs"].clone()
}

#[track_caller]
fn assert_has(text: &str, part: &str) {
    let all = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(all.contains(part), "{part} in {text}");
}

#[test]
fn a_body_that_is_not_json_is_sent_as_it_is() {
    let operation = |schema: &str| {
        format!(
            "consumes: [text/powershell]
parameters: [{{ name: script, in: body, required: true, schema: {schema} }}]
responses: {{ 204: {{ description: '' }} }}"
        )
    };
    let example = "parameters: { script: ls }\nresponses: { 204: {} }";
    let text = tests_of(&operation("{ type: string }"), example);
    assert_has(
        &text,
        r#"let body = example["parameters"]["script"].as_str().unwrap(); let request = pets::r#do(body).unwrap();"#,
    );
    assert_has(&text, "assert_eq!(request.body(), body.as_bytes());");
    let bytes = operation("{ type: string, format: binary }");
    assert_has(&tests_of(&bytes, example), "pets::r#do(body.as_bytes())");
}

#[test]
fn an_optional_body_is_given_in_the_options_if_the_example_has_one() {
    let operation = |schema: &str, media_type: &str| {
        format!(
            "consumes: [{media_type}]
parameters: [{{ name: pet, in: body, schema: {schema} }}]
responses: {{ 204: {{ description: '' }} }}"
        )
    };
    let json = operation(
        "{ type: object, properties: { name: { type: string } } }",
        "application/json",
    );
    let text = tests_of(
        &json,
        "parameters: { pet: { name: Rex } }\nresponses: { 204: {} }",
    );
    assert_has(
        &text,
        "pets::do_with( &pets::DoOptions { pet: Some(body), ..Default::default() }, )",
    );
    let text = tests_of(&json, "parameters: {}\nresponses: { 204: {} }");
    assert_has(&text, "pets::r#do().unwrap(); ");
    let script = operation("{ type: string }", "text/powershell");
    let text = tests_of(&script, "parameters: { pet: ls }\nresponses: { 204: {} }");
    assert_has(&text, "pet: Some(body.into()), ..Default::default()");
    assert_has(&text, "assert_eq!(request.body(), body.as_bytes());");
}

#[test]
fn the_fields_of_a_form_are_given() {
    let operation = r"
        consumes: [multipart/form-data]
        parameters:
          - { name: name, in: formData, required: true, type: string }
          - { name: file, in: formData, required: true, type: file }
        responses: { 204: { description: '' } }";
    let example = "parameters: { name: Rex, file: a }\nresponses: { 204: {} }";
    let text = tests_of(operation, example);
    assert_has(&text, r#"pets::r#do("Rex", "a".as_bytes())"#);
    assert!(!text.contains("request.body()"), "{text}");
}

#[test]
fn a_file_and_a_page_without_a_body_are_decoded_only() {
    let file = r"
        produces: [image/png]
        responses: { 200: { description: '', schema: { type: file } } }";
    let text = tests_of(file, "parameters: {}\nresponses: { 200: { body: a } }");
    assert_has(
        &text,
        "request.decode(example_support::response(&example, 200)).unwrap();",
    );
    let pages = r"
        x-ms-pageable: {}
        responses:
          204: { description: '' }
          200: { description: '', schema: { $ref: '#/definitions/Page' } }";
    let text = tests_of(pages, "parameters: {}\nresponses: { 204: {} }");
    assert_has(
        &text,
        "request.decode(example_support::response(&example, 204)).unwrap();",
    );
}

#[test]
fn what_is_not_sent_or_comes_back_otherwise_is_assigned() {
    let pet = "{ type: object, properties: {
        id: { type: string, readOnly: true },
        kind: { type: string, enum: [Cat, Dog], x-ms-enum: { name: Kind } },
        ages: { type: array, items: { type: integer } } } }";
    let operation = format!(
        "parameters: [{{ name: pet, in: body, required: true, schema: {pet} }}]
responses: {{ 200: {{ description: '', schema: {pet} }} }}"
    );
    let text = tests_of(
        &operation,
        "parameters: { pet: { id: a, kind: cat, ages: [1, '2'] } }
responses: { 200: { body: { id: a, kind: Cat, colour: red } } }",
    );
    assert_has(
        &text,
        r#"let mut expected = example["parameters"]["pet"].clone(); expected["ages"][1] = serde_json::json!(2); expected["kind"] = serde_json::json!("Cat"); expected["id"] = serde_json::json!(null); example_support::assert_same(&sent, &expected);"#,
    );
    assert_has(
        &text,
        r#"let mut expected = example["responses"]["200"]["body"].clone(); expected["colour"] = serde_json::json!(null); example_support::assert_same(&body, &expected);"#,
    );
}

#[test]
fn an_example_with_null_in_place_of_an_object_is_not_shown_in_the_readme() {
    let pets = r"
        paths:
          /pets:
            post:
              operationId: Pets_Do
              x-ms-examples: { Do it: { $ref: do.yaml } }
              parameters:
                - { name: pets, in: body, required: true, schema: { $ref: '#/definitions/Pets' } }
              responses: { 204: { description: '' } }
        definitions:
          Pets: { properties: { list: { type: array, items: { $ref: '#/definitions/Pet' } } } }
          Pet: { properties: { name: { type: string } } }";
    let shown = |item: &str| {
        let files = [
            (
                MANIFEST,
                manifest(&[package("arm_pets", "pets.yaml", "quick-start: Pets_Do")]),
            ),
            ("pets.yaml", document(pets)),
            (
                "do.yaml",
                format!("parameters: {{ pets: {{ list: [{item}] }} }}\nresponses: {{ 204: {{}} }}"),
            ),
        ];
        generate(&files)
    };
    assert!(shown("{ name: Rex }").is_ok());
    let problems = shown("null").unwrap_err();
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [armgen::diagnostic::Code::ManifestUnmatched]);
}

#[test]
fn a_status_that_says_whether_something_exists_is_a_boolean() {
    let head = "responses: { 204: { description: '' } }";
    let text = tests_with(
        "head",
        head,
        "parameters: {}\nresponses: { 200: {}, 204: {}, 404: {} }",
    );
    for (status, answer) in [
        (200, "let exists = "),
        (204, "let exists = "),
        (404, "let is_missing = !"),
    ] {
        let decoded =
            format!("request.decode(example_support::response(&example, {status})).unwrap();");
        let plain: String = text.split_whitespace().collect();
        let expected: String = format!("{answer}{decoded}").split_whitespace().collect();
        assert!(plain.contains(&expected), "{expected} in {text}");
    }
    assert_has(&text, "assert!(exists);");
    assert_has(&text, "assert!(is_missing);");
}
