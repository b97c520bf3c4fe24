//! Examples as calls, and what is found when the reports of these are compared with the model.

#![expect(
    clippy::needless_pass_by_value,
    reason = "what a test is about stands in its own lines"
)]

use armgen::examples::report::{
    Call, ParameterError, Report, RequestReport, Response, ResponseReport, ServiceError,
};
use armgen::examples::{Case, Verdict, cases};
use armgen::manifest::Manifest;
use armgen::source::Sources;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

const MANIFEST: &str = "\
packages:
  - name: arm_pets
    version: 0.1.0
    license: MIT
    description: Pets
    output: out
    inputs: [pets.json]
";

/// One operation with parameters of several types, a body, and an answer.
const DEFINITION: &str = r##"{
  "swagger": "2.0",
  "info": { "title": "PetsClient", "version": "2024-05-01" },
  "consumes": ["application/json"],
  "produces": ["application/json"],
  "paths": {
    "/subscriptions/{subscriptionId}/pets/{petName}": {
      "put": {
        "operationId": "Pets_Create",
        "parameters": [
          { "name": "subscriptionId", "in": "path", "required": true, "type": "string", "format": "uuid" },
          { "name": "petName", "in": "path", "required": true, "type": "string", "pattern": "^[a-z]+$" },
          { "name": "age", "in": "query", "type": "integer", "format": "int32", "maximum": 30 },
          { "name": "order", "in": "query", "type": "string", "enum": ["Up", "Down"],
            "x-ms-enum": { "name": "Order", "modelAsString": true } },
          { "name": "parameters", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Pet" } },
          { "name": "api-version", "in": "query", "required": true, "type": "string" }
        ],
        "responses": { "200": { "description": "The pet.", "schema": { "$ref": "#/definitions/Pet" } } },
        "x-ms-examples": { "Create": { "$ref": "./create.json" } }
      }
    }
  },
  "definitions": {
    "Pet": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "readOnly": true },
        "age": { "type": "integer", "format": "int32" },
        "kind": { "type": "string", "enum": ["Cat", "Dog"], "x-ms-enum": { "name": "PetKind", "modelAsString": true } },
        "owner": { "$ref": "#/definitions/Owner" },
        "tags": { "type": "object", "additionalProperties": { "type": "string" } }
      }
    },
    "Owner": { "type": "object", "properties": { "name": { "type": "string" } } }
  }
}"##;

const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000000";

const URL: &str =
    "/subscriptions/00000000-0000-0000-0000-000000000000/pets/tom?api-version=2024-05-01";

/// The case of an example with these values and these responses.
fn case(parameters: Value, responses: Value) -> Case {
    case_of(DEFINITION, parameters, responses)
}

/// The same of another definition.
fn case_of(definition: &str, parameters: Value, responses: Value) -> Case {
    let example = json!({ "parameters": parameters, "responses": responses });
    let files = [
        ("armgen.yaml", MANIFEST.to_owned()),
        ("pets.json", definition.to_owned()),
        ("create.json", example.to_string()),
    ];
    let manifest = Manifest::from_sources(
        &Sources::in_memory(files),
        "armgen.yaml",
        Path::new("/folder"),
    )
    .expect("the manifest is right");
    let draft = armgen::draft(&manifest.packages[0]);
    let draft = draft.unwrap_or_else(|problems| panic!("{problems}")).value;
    cases(&draft).pop().expect("there is an example")
}

fn put(url: &str, body: &str) -> RequestReport {
    RequestReport::Request {
        method: "PUT".to_owned(),
        url: url.to_owned(),
        headers: BTreeMap::new(),
        body: body.to_owned(),
    }
}

fn service_error(status: u16) -> ResponseReport {
    ResponseReport::ServiceError(ServiceError {
        status,
        ..ServiceError::default()
    })
}

/// What is found if the request of the example is right, and its response is reported so.
fn response(body: Value, report: ResponseReport) -> Verdict {
    let case = case(
        json!({ "subscriptionId": SUBSCRIPTION, "petName": "tom", "parameters": {} }),
        json!({ "200": { "body": body } }),
    );
    case.judge(Some(&Report {
        request: put(URL, "{}"),
        responses: vec![report],
    }))
}

/// The same where the body comes back as `written`.
fn written(body: Value, written: Value) -> Verdict {
    response(body, ResponseReport::Json(written))
}

fn panicked() -> ResponseReport {
    ResponseReport::Panicked("oh".to_owned())
}

fn misfit(path: &str, expected: &str, found: &str) -> ResponseReport {
    ResponseReport::Misfit {
        path: path.to_owned(),
        expected: expected.to_owned(),
        found: found.to_owned(),
    }
}

/// What is found if the function returns this for the example's values.
fn request(parameters: Value, report: RequestReport) -> Verdict {
    case(parameters, json!({})).judge(Some(&Report {
        request: report,
        responses: Vec::new(),
    }))
}

fn refused(parameter: &str, message: &str) -> RequestReport {
    RequestReport::Refused(ParameterError {
        parameter: parameter.to_owned(),
        message: message.to_owned(),
    })
}

fn texts(findings: &[armgen::examples::Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| format!("{}: {}", finding.path, finding.cause))
        .collect()
}

/// All that is found.
fn all(verdict: &Verdict) -> Vec<String> {
    let lists = [
        &verdict.request,
        &verdict.decode,
        &verdict.losses,
        &verdict.panics,
    ];
    lists.into_iter().flat_map(|list| texts(list)).collect()
}

#[test]
fn each_response_counts_as_decoded_and_lossless_or_not() {
    let counts = |verdict: Verdict| (verdict.responses, verdict.decoded, verdict.lossless);
    let body = json!({ "id": "1" });
    assert_eq!(counts(written(body.clone(), body.clone())), (1, 1, 1));
    assert_eq!(counts(written(body.clone(), json!({}))), (1, 1, 0));
    assert_eq!(counts(response(body, panicked())), (1, 0, 0));
}

#[test]
fn an_example_is_a_call_by_the_names_and_types_of_the_definition() {
    let case = case(
        json!({
            "subscriptionid": SUBSCRIPTION, "petName": "tom", "age": "5", "pet": { "age": 5 },
            "api-version": "2020-01-01",
        }),
        json!({ "200": { "body": { "age": 5 } } }),
    );
    let arguments = json!({
        "subscriptionId": SUBSCRIPTION, "petName": "tom", "age": 5, "parameters": { "age": 5 },
    });
    assert_eq!(
        case.call,
        Call {
            operation: "Pets_Create".to_owned(),
            arguments: serde_json::from_value(arguments).expect("it is an object"),
            responses: vec![Response {
                status: 200,
                headers: BTreeMap::new(),
                body: "{\"age\":5}".to_owned(),
            }],
        }
    );
}

#[test]
fn the_version_of_an_example_is_that_of_the_request() {
    let with_version = |shown: &str, sent: &str| {
        let example = json!({
            "subscriptionId": SUBSCRIPTION, "petName": "tom", "parameters": {}, "api-version": shown,
        });
        all(&request(
            example,
            put(&URL.replace("2024-05-01", sent), "{}"),
        ))
    };
    assert_eq!(with_version("2024-05-01", "2024-05-01"), [""; 0]);
    let [finding] = &with_version("2024-05-01", "2020-01-01")[..] else {
        panic!("another version is found");
    };
    assert!(finding.ends_with(&format!("not {URL}")), "{finding}");
    // The example was copied from another version.
    assert_eq!(with_version("2020-01-01", "2024-05-01"), [""; 0]);
}

#[test]
fn properties_of_the_body_may_be_parameters_of_their_own() {
    let case = case(
        json!({ "subscriptionId": SUBSCRIPTION, "petName": "tom", "Kind": "Cat", "tags": {} }),
        json!({}),
    );
    assert_eq!(
        case.call.arguments["parameters"],
        json!({ "kind": "Cat", "tags": {} })
    );
}

#[test]
fn a_request_as_in_the_example_is_right() {
    let values = json!({
        "subscriptionId": SUBSCRIPTION, "petName": "tom", "order": "UP", "parameters": { "id": "1", "age": 8.0, "owner": null },
    });
    let report = put(&format!("{URL}&order=Up"), "{\"age\":8}");
    assert_eq!(all(&request(values, report)), [""; 0]);
}

#[test]
fn another_method_url_or_body_is_found() {
    let values = json!({
        "subscriptionId": SUBSCRIPTION, "petName": "tom", "parameters": { "id": "1", "age": 8, "owner": { "name": "A" } },
    });
    let report = RequestReport::Request {
        method: "POST".to_owned(),
        url: "/pets".to_owned(),
        headers: BTreeMap::new(),
        body: "{\"id\":\"1\",\"age\":9,\"kind\":\"Cat\"}".to_owned(),
    };
    assert_eq!(
        texts(&request(values, report).request),
        [
            "/parameters: the method is POST, not PUT",
            &format!("/parameters: the URL is /pets, not {URL}"),
            "/parameters/parameters/age: `8` came back as `9`",
            "/parameters/parameters/owner: `{\"name\":\"A\"}` did not come back",
            "/parameters/parameters/id: a read-only property was sent",
            "/parameters/parameters/kind: it was not in the example",
        ]
    );
}

#[test]
fn a_missing_parameter_is_the_examples_fault() {
    let values = json!({ "petName": "tom", "parameters": {} });
    let found = request(values, RequestReport::Missing("subscriptionId".to_owned()));
    assert_eq!(
        texts(&found.request),
        ["/parameters/subscriptionId: the example has no value for this required parameter"]
    );
}

#[test]
fn a_value_that_breaks_a_rule_is_the_examples_fault() {
    let values = json!({ "subscriptionId": SUBSCRIPTION, "petName": "Tom", "parameters": {} });
    let found = request(values, refused("petName", "must match the pattern"));
    assert_eq!(
        texts(&found.request),
        [
            "/parameters/petName: the example breaks a rule of its definition: `petName` does not match its pattern"
        ]
    );
}

#[test]
fn a_refusal_without_a_reason_is_found() {
    let values = json!({ "subscriptionId": SUBSCRIPTION, "petName": "tom", "parameters": {} });
    let found = request(values, refused("petName", "no"));
    assert_eq!(
        texts(&found.request),
        ["/parameters/petName: refused without a reason: no"]
    );
}

#[test]
fn a_request_that_should_have_been_refused_is_found() {
    let values =
        json!({ "subscriptionId": SUBSCRIPTION, "petName": "tom", "age": 31, "parameters": {} });
    let report = put(&format!("{URL}&age=31"), "{}");
    assert_eq!(
        texts(&request(values, report).request),
        ["/parameters: not refused, though `age` is too great"]
    );
}

#[test]
fn what_the_definition_knows_must_come_back() {
    let body = json!({ "id": "1", "kind": "Cat", "owner": { "name": "A" }, "tags": { "a": "b" } });
    assert_eq!(all(&written(body.clone(), body.clone())), [""; 0]);
    assert_eq!(
        texts(&written(body, json!({ "kind": "Dog", "tags": {} })).losses),
        [
            "/responses/200/body/id: `\"1\"` did not come back",
            "/responses/200/body/kind: `\"Cat\"` came back as `\"Dog\"`",
            "/responses/200/body/owner: `{\"name\":\"A\"}` did not come back",
            "/responses/200/body/tags/a: `\"b\"` did not come back",
        ]
    );
}

#[test]
fn nulls_the_undeclared_and_the_way_a_value_is_spelled_are_no_losses() {
    let body = json!({ "id": null, "colour": "red", "age": 8.0, "kind": "CAT" });
    let back = json!({ "age": 8, "kind": "Cat" });
    assert_eq!(all(&written(body, back)), [""; 0]);
}

#[test]
fn a_declared_name_in_another_case_is_no_loss() {
    let body = json!({ "ID": "1", "Owner": { "Name": "a", "name": "b" } });
    let read = json!({ "id": "1", "owner": { "name": "b" } });
    assert_eq!(all(&written(body.clone(), read)), [""; 0]);
    assert_eq!(
        all(&written(body, json!({ "owner": { "name": "b" } }))),
        ["/responses/200/body/id: `\"1\"` did not come back"]
    );
}

#[test]
fn a_number_among_strings_stays_a_number() {
    let body = json!({ "kind": 5 });
    assert_eq!(all(&written(body.clone(), body)), [""; 0]);
}

#[test]
fn a_body_of_another_structure_than_declared_is_the_examples_fault() {
    let body = json!({ "owner": "A" });
    let report = misfit("owner", "an object", "a string");
    assert_eq!(
        texts(&response(body, report).decode),
        [
            "/responses/200/body/owner: structural contradiction: a string where an object is declared"
        ]
    );
}

#[test]
fn a_body_that_does_not_decode_without_a_reason_is_found() {
    let report = misfit("age", "a number", "5");
    assert_eq!(
        texts(&response(json!({ "age": 5 }), report).decode),
        ["/responses/200/body: at `age`: expected a number, found 5"]
    );
}

#[test]
fn a_status_that_is_not_declared_is_found() {
    let case = case(
        json!({ "subscriptionId": SUBSCRIPTION, "petName": "tom", "parameters": {} }),
        json!({ "204": {}, "404": {} }),
    );
    let report = Report {
        request: put(URL, "{}"),
        responses: vec![service_error(204), service_error(404)],
    };
    assert_eq!(
        texts(&case.judge(Some(&report)).decode),
        ["/responses/204: the definition does not declare this status"]
    );
}

#[test]
fn an_error_has_the_code_and_the_message_of_its_body() {
    let found = |code: &str| {
        let case = case(
            json!({ "subscriptionId": SUBSCRIPTION, "petName": "tom", "parameters": {} }),
            json!({ "409": { "body": { "error": { "code": "Busy", "message": "Wait." } } } }),
        );
        let error = ResponseReport::ServiceError(ServiceError {
            status: 409,
            code: Some(code.to_owned()),
            message: None,
        });
        let report = Report {
            request: put(URL, "{}"),
            responses: vec![error],
        };
        all(&case.judge(Some(&report)))
    };
    assert_eq!(
        found("Other"),
        [
            "/responses/409/body/error/code: `Busy` came back as `Other`",
            "/responses/409/body/error/message: `Wait.` did not come back",
        ]
    );
    assert_eq!(
        found("Busy"),
        ["/responses/409/body/error/message: `Wait.` did not come back"]
    );
}

#[test]
fn an_example_without_a_request_is_faulty_only_if_it_contradicts_its_definition() {
    let whole = json!({ "subscriptionId": SUBSCRIPTION, "petName": "tom", "parameters": {} });
    let refused = || {
        RequestReport::Refused(ParameterError {
            parameter: "petName".to_owned(),
            message: "is refused".to_owned(),
        })
    };
    let missing = || RequestReport::Missing("petName".to_owned());
    let right = case(whole, json!({}));
    assert_eq!(right.contradiction(&refused()), None);
    assert_eq!(right.contradiction(&missing()), None);
    let without_name = case(
        json!({ "subscriptionId": SUBSCRIPTION, "parameters": {} }),
        json!({}),
    );
    assert_eq!(
        without_name.contradiction(&missing()),
        Some("it has no value for the required parameter `petName`".to_owned())
    );
    let with_wrong_id = case(
        json!({ "subscriptionId": "1", "petName": "tom", "parameters": {} }),
        json!({}),
    );
    assert_eq!(
        with_wrong_id.contradiction(&refused()),
        Some("`subscriptionId` is no UUID".to_owned())
    );
}

#[test]
fn an_answer_to_whether_something_exists_is_compared_with_its_status() {
    let definition = r#"{
      "swagger": "2.0",
      "info": { "title": "PetsClient", "version": "2024-05-01" },
      "paths": { "/pets": { "head": {
        "operationId": "Pets_Exist",
        "responses": { "204": { "description": "There are some." }, "404": { "description": "There are none." } },
        "x-ms-examples": { "Ask": { "$ref": "./create.json" } }
      } } }
    }"#;
    let found = |reports: [ResponseReport; 2]| {
        let case = case_of(definition, json!({}), json!({ "204": {}, "404": {} }));
        let request = RequestReport::Request {
            method: "HEAD".to_owned(),
            url: "/pets".to_owned(),
            headers: BTreeMap::new(),
            body: String::new(),
        };
        let responses = reports.into();
        all(&case.judge(Some(&Report { request, responses })))
    };
    let exists = |answer: bool| ResponseReport::Json(answer.into());
    assert_eq!(found([exists(true), exists(false)]), [""; 0]);
    assert_eq!(
        found([exists(false), service_error(404)]),
        [
            "/responses/404: it is taken for an error",
            "/responses/204/body: `true` came back as `false`",
        ]
    );
}

#[test]
fn the_scope_of_a_whole_tenant_is_no_part_of_the_path() {
    let definition = r#"{
      "swagger": "2.0",
      "info": { "title": "PetsClient", "version": "2024-05-01" },
      "paths": { "/{scope}/providers/Pets/{name}": { "get": {
        "operationId": "Pets_Get",
        "parameters": [
          { "name": "scope", "in": "path", "required": true, "type": "string", "x-ms-skip-url-encoding": true },
          { "name": "name", "in": "path", "required": true, "type": "string" },
          { "name": "api-version", "in": "query", "required": true, "type": "string" }
        ],
        "responses": { "204": { "description": "" } },
        "x-ms-examples": { "Get": { "$ref": "./create.json" } }
      } } }
    }"#;
    for (scope, url) in [
        ("", "/providers/Pets/a?api-version=2024-05-01"),
        ("/", "/providers/Pets/a?api-version=2024-05-01"),
        ("/b", "/b/providers/Pets/a?api-version=2024-05-01"),
    ] {
        let case = case_of(
            definition,
            json!({ "scope": scope, "name": "a" }),
            json!({}),
        );
        let request = RequestReport::Request {
            method: "GET".to_owned(),
            url: url.to_owned(),
            headers: BTreeMap::new(),
            body: String::new(),
        };
        let report = Report {
            request,
            responses: Vec::new(),
        };
        assert_eq!(all(&case.judge(Some(&report))), [""; 0]);
    }
}

#[test]
fn panics_and_missing_reports_are_found() {
    let found = response(json!({}), panicked());
    assert_eq!(texts(&found.panics), ["/responses/200: panic: oh"]);
    let case = case(json!({}), json!({}));
    assert_eq!(
        texts(&case.judge(None).panics),
        [": the program ended without a report"]
    );
}
