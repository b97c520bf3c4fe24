//! The documentation of request functions and of the methods of clients.

use armgen_fixtures::{MANIFEST, assert_same_items, document, generate, indent, manifest, package};

const PATH: &str = "/subscriptions/{subscriptionId}/pets/{name}";

const DEFINITIONS: &str = "
Pet: { properties: { name: { type: string } } }
Pets: { properties: { value: { type: array, items: { $ref: '#/definitions/Pet' } }, nextLink: { type: string } } }
Fault: { properties: { reason: { type: string } } }";

/// The files of a crate whose only operation has these keys. Its path has the parameters `subscriptionId`, which the client keeps, and
/// `name`.
fn files(operation: &str) -> std::collections::BTreeMap<String, String> {
    files_of("get", operation)
}

/// The same for another method.
fn files_of(method: &str, operation: &str) -> std::collections::BTreeMap<String, String> {
    let pets = format!(
        "parameters:
  Subscription: {{ name: subscriptionId, in: path, required: true, type: string, x-ms-parameter-location: client }}
paths:
  {PATH}:
    parameters:
      - {{ $ref: '#/parameters/Subscription' }}
      - {{ name: name, in: path, required: true, type: string, description: The pet., maxLength: 5 }}
      - {{ name: api-version, in: query, required: true, type: string }}
    {method}:
{}definitions:
{}",
        indent(operation, 6),
        indent(DEFINITIONS, 2)
    );
    let files = [
        (MANIFEST, manifest(&[package("arm_pets", "pets.yaml", "")])),
        ("pets.yaml", document(&pets)),
    ];
    generate(&files).unwrap().value[0].files.clone()
}

/// The documentation of the only item of a file that has an alias, and its other attributes.
fn doc(text: &str) -> Vec<String> {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let methods = lines.iter().enumerate();
    let ends = methods
        .filter(|(_, line)| **line == "#[inline]")
        .map(|(position, _)| position);
    let of = |end: usize| {
        let before = lines[..end].iter().rev();
        let doc: Vec<_> = before
            .take_while(|line| line.starts_with("///") || line.starts_with("#["))
            .filter(|line| **line != "///")
            .map(|line| line.trim_start_matches('/').trim().to_owned())
            .collect();
        doc.into_iter().rev().collect::<Vec<_>>()
    };
    ends.map(of)
        .find(|doc| doc.iter().any(|line| line.starts_with("Sends ")))
        .unwrap()
}

fn method(operation: &str) -> Vec<String> {
    doc(&files(operation)["src/clients/pets_client.rs"])
}

const GET: &str = "
operationId: Pets_Get
summary: Reads a pet
description: Reads a pet. It must exist.
responses:
  200: { description: '', schema: { $ref: '#/definitions/Pet' } }
  default: { description: '', schema: { $ref: '#/definitions/Fault' } }";

#[test]
fn a_method_documents_request_arguments_result_and_errors() {
    assert_same_items(
        method(GET),
        [
            "Reads a pet",
            "It must exist.",
            "Sends `GET /subscriptions/{subscriptionId}/pets/{name}`, api-version `2024-01-01`.",
            "Definition: `Pets_Get` in `pets.yaml`.",
            "# Arguments",
            "- `name`: The pet. At most 5 characters.",
            "# Returns",
            "[`Pet`](crate::models::Pet).",
            "# Errors",
            "An [`azure_core::Error`]. It contains an [`Error`](crate::runtime::Error) if an argument, the service or its response is the cause.",
            "[`ServiceError::decode`](crate::runtime::ServiceError::decode) reads the body of an error response: [`Fault`](crate::models::Fault).",
            "#[doc(alias = \"Pets_Get\")]",
        ],
    );
}

#[test]
fn a_request_function_documents_the_parameters_that_the_client_keeps_too() {
    let doc = doc(&files(GET)["src/operations/pets.rs"]);
    assert!(
        doc.contains(&"- `subscription_id`: `subscriptionId`.".to_owned()),
        "{doc:?}"
    );
    assert!(
        doc.contains(&"#[doc(alias = \"Pets_Get\")]".to_owned()),
        "{doc:?}"
    );
}

#[test]
fn the_result_of_a_list_is_its_items() {
    let doc = method(
        "
         operationId: Pets_List
         x-ms-pageable: { nextLinkName: nextLink }
         responses: { 200: { description: '', schema: { $ref: '#/definitions/Pets' } } }",
    );
    let items = "The items of the list, one after another: [`Pet`](crate::models::Pet).";
    assert!(doc.contains(&items.to_owned()), "{doc:?}");
}

#[test]
fn an_operation_without_a_result_has_no_section_about_it() {
    let doc = method("operationId: Pets_Poke\nresponses: { 204: { description: '' } }");
    assert!(!doc.contains(&"# Returns".to_owned()), "{doc:?}");
}

#[test]
fn errors_by_status_are_named() {
    let doc = method(
        "
         operationId: Pets_Get
         responses:
           204: { description: '' }
           404: { description: '', x-ms-error-response: true, schema: { $ref: '#/definitions/Pet' } }
           default: { description: '', schema: { $ref: '#/definitions/Fault' } }",
    );
    let errors = "[`ServiceError::decode`](crate::runtime::ServiceError::decode) reads the body of an error response: \
                  [`Pet`](crate::models::Pet) if the status is 404, [`Fault`](crate::models::Fault) otherwise.";
    assert!(doc.contains(&errors.to_owned()), "{doc:?}");
}

/// The lines before the request.
fn introduction(summary: &str, description: &str) -> Vec<String> {
    let mut doc = method(&format!(
        "operationId: Pets_Get\nsummary: {summary:?}\ndescription: {description:?}\nresponses: {{ 204: {{ description: '' }} }}"
    ));
    doc.truncate(
        doc.iter()
            .position(|line| line.starts_with("Sends "))
            .unwrap(),
    );
    doc
}

#[test]
fn no_sentence_of_summary_and_description_is_repeated() {
    assert_eq!(introduction("Gets it.", "Gets it"), ["Gets it."]);
    assert_eq!(
        introduction("Gets it", "gets it. Quickly."),
        ["Gets it", "Quickly."]
    );
    assert_eq!(
        introduction("Gets it. Quickly.", "Gets it."),
        ["Gets it. Quickly."]
    );
    assert_eq!(
        introduction("Gets it.", "Quick. Gets it."),
        ["Quick. Gets it."]
    );
    assert_eq!(introduction("Gets a", "Gets a b."), ["Gets a", "Gets a b."]);
}

#[test]
fn an_alias_that_rustdoc_refuses_is_cleaned_or_left_out() {
    let alias = |id: &str| {
        let operation = format!("operationId: {id:?}\nresponses: {{ 204: {{ description: '' }} }}");
        let files = files(&operation);
        let mut operations = files
            .iter()
            .filter(|(path, _)| path.starts_with("src/operations/"));
        let text = operations.find_map(|(_, text)| {
            let (_, rest) = text.split_once("#[doc(alias = \"")?;
            rest.split_once("\")]")
        });
        text.map(|(alias, _)| alias.to_owned())
    };
    assert_eq!(alias("Pets_Get").as_deref(), Some("Pets_Get"));
    assert_eq!(alias(" Pets_\"Get\" ").as_deref(), Some("Pets_Get"));
    assert_eq!(alias("get"), None, "the function has this name");
}

#[test]
fn the_result_of_an_operation_that_asks_for_existence_is_its_answer() {
    let text = "operationId: Pets_Exists\nresponses: { 204: { description: '' } }";
    let files = files_of("head", text);
    let answer = "hether it exists: `false` if the status is 404, `true` if it is one of 2xx.";
    let of_method = doc(&files["src/clients/pets_client.rs"]);
    assert!(of_method.contains(&format!("W{answer}")), "{of_method:?}");
    let of_function = doc(&files["src/operations/pets.rs"]);
    assert!(
        of_function.contains(&format!("The response says w{answer}")),
        "{of_function:?}"
    );
    let method = &files["src/clients/pets_client.rs"];
    assert!(method.contains("ResponseFuture<bool>"), "{method}");
    let row = "`ExistsResponse`";
    assert!(
        !files["README.md"].contains(row) && files["README.md"].contains("`bool`"),
        "{}",
        files["README.md"]
    );
}
