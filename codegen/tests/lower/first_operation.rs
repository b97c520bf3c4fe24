//! A realistic operation: files that refer to each other, an inline object, parents, enums and headers.

use crate::support::*;
use armgen::api::{Count, Location, Method, Pattern, Payload, Rules, Type};

const SERVICE: &str = r"
swagger: '2.0'
info: { title: WidgetClient, version: '2024-05-01' }
host: management.azure.com
schemes: [https]
consumes: [application/json]
produces: [application/json]
paths:
  '/subscriptions/{subscriptionId}/widgets/{widgetName}/connections/{connectionName}':
    put:
      operationId: Connection_CreateOrUpdate
      description: Creates or updates a connection.
      parameters:
        - { $ref: 'shared.yaml#/parameters/SubscriptionId' }
        - { $ref: 'shared.yaml#/parameters/WidgetName' }
        - { name: connectionName, in: path, required: true, type: string }
        - { $ref: 'shared.yaml#/parameters/ApiVersion' }
        - { name: request, in: body, required: true, schema: { $ref: '#/definitions/ConnectionRequest' } }
      responses:
        200: { description: Done., schema: { $ref: '#/definitions/Connection' } }
        202: { description: Accepted., headers: { location: { type: string } } }
        default: { description: Failed., schema: { $ref: 'shared.yaml#/definitions/ErrorResponse' } }
      x-ms-long-running-operation: true
      x-ms-examples: { approve: { $ref: examples/approve.yaml } }
definitions:
  ConnectionRequest:
    properties:
      id: { type: string }
      properties: { type: object, properties: { state: { $ref: '#/definitions/State' } } }
  State: { type: object, properties: { status: { $ref: '#/definitions/Status' } } }
  Status: { type: string, enum: [Pending, Approved], x-ms-enum: { name: Status, modelAsString: true } }
  Connection:
    allOf: [{ $ref: 'shared.yaml#/definitions/Resource' }]
    properties: { properties: { x-ms-client-flatten: true, $ref: '#/definitions/ConnectionProperties' } }
  ConnectionProperties:
    type: object
    required: [state]
    properties:
      state: { $ref: '#/definitions/State' }
      provisioningState: { $ref: '#/definitions/ProvisioningState' }
  ProvisioningState: { type: string, readOnly: true, enum: [Succeeded, Failed] }
  Unreached: { type: object, properties: { id: { type: string } } }";

const SHARED: &str = r"
swagger: '2.0'
info: { title: Shared, version: '1' }
paths: {}
parameters:
  SubscriptionId: { name: subscriptionId, in: path, required: true, type: string, format: uuid }
  WidgetName:
    name: widgetName
    in: path
    required: true
    type: string
    minLength: 1
    maxLength: 50
    pattern: '^[a-z]+$'
    x-ms-parameter-location: method
  ApiVersion: { name: api-version, in: query, required: true, type: string }
definitions:
  Resource: { properties: { id: { type: string, readOnly: true } } }
  ErrorResponse: { properties: { error: { $ref: '#/definitions/ErrorDetail' } } }
  ErrorDetail:
    properties:
      code: { type: string, readOnly: true }
      details: { type: array, items: { $ref: '#/definitions/ErrorDetail' } }
      info: { type: object }";

const EXAMPLE: &str = r"
parameters: { widgetName: w, request: { id: x } }
responses: { 200: { body: { id: x } }, 202: { headers: { location: 'https://example.org' } } }";

fn api() -> armgen::api::Api {
    let files = [
        (FILE, SERVICE),
        ("shared.yaml", SHARED),
        ("examples/approve.yaml", EXAMPLE),
    ];
    lower_files(&files, &inputs(&[FILE])).model()
}

#[test]
fn the_operation_has_its_group_name_version_and_path() {
    let api = api();
    let operation = only_operation(&api);
    assert_eq!(api.title, "WidgetClient");
    assert_eq!(api.groups[0].name, "Connection");
    assert_eq!(operation.name, "CreateOrUpdate");
    assert_eq!(operation.method, Method::Put);
    assert_eq!(operation.api_version.as_deref(), Some("2024-05-01"));
    assert_eq!(
        operation.path_with_names(),
        "/subscriptions/{subscriptionId}/widgets/{widgetName}/connections/{connectionName}"
    );
    assert_eq!(operation.origin.pointer.rsplit('/').next(), Some("put"));
}

#[test]
fn shared_parameters_are_the_clients_unless_they_say_otherwise() {
    let api = api();
    let parameters = &only_operation(&api).parameters;
    let shown: Vec<_> = parameters
        .iter()
        .map(|one| (one.name.as_str(), one.location, one.client_level))
        .collect();
    let path = Location::Path;
    assert_eq!(
        shown,
        [
            ("subscriptionId", path, true),
            ("widgetName", path, false),
            ("connectionName", path, false)
        ]
    );
    assert_eq!(api.client_parameters, [parameters[0].clone()]);
    let rules = Rules::String {
        length: Count {
            minimum: Some(1),
            maximum: Some(50),
        },
        pattern: Some(Pattern::Checked("^[a-z]+$".to_owned())),
    };
    assert_eq!(parameters[1].rules, rules);
}

#[test]
fn the_types_are_those_that_are_reached_sorted_by_name() {
    let api = api();
    let expected = [
        "Connection",
        "ConnectionProperties",
        "ConnectionRequest",
        "ConnectionRequestProperties",
        "ErrorDetail",
        "ErrorResponse",
        "ProvisioningState",
        "State",
        "Status",
    ];
    assert_eq!(names(&api), expected);
}

#[test]
fn properties_of_parents_come_first() {
    let api = api();
    assert_eq!(
        properties(&api, "Connection"),
        ["id: String(Plain)", "properties: ConnectionProperties"]
    );
    assert!(property(&api, "Connection", "id").read_only);
}

#[test]
fn keys_of_a_definition_apply_to_properties_of_its_type() {
    assert!(property(&api(), "ConnectionProperties", "provisioningState").read_only);
    assert!(property(&api(), "ConnectionProperties", "state").required);
}

#[test]
fn recursion_is_a_type_that_names_itself() {
    let expected = ["code: String(Plain)", "details: [ErrorDetail]", "info: Any"];
    assert_eq!(properties(&api(), "ErrorDetail"), expected);
}

#[test]
fn responses_have_bodies_and_headers() {
    let api = api();
    let operation = only_operation(&api);
    let statuses: Vec<_> = operation
        .responses
        .iter()
        .map(|response| response.status.to_string())
        .collect();
    assert_eq!(statuses, ["200", "202"]);
    assert_eq!(
        operation.responses[0]
            .body
            .as_ref()
            .map(|body| show(&api, body)),
        Some("Connection".into())
    );
    assert_eq!(operation.responses[1].body, None);
    assert_eq!(operation.responses[1].headers[0].name, "location");
    assert_eq!(
        operation.error.as_ref().map(|body| show(&api, body)),
        Some("ErrorResponse".into())
    );
    let result = operation
        .long_running
        .as_ref()
        .and_then(|long_running| long_running.result.clone());
    assert_eq!(result, operation.responses[0].body);
}

#[test]
fn the_body_is_required_json() {
    let api = api();
    let Payload::Json(body) = &only_operation(&api).payload else {
        panic!("no body as JSON");
    };
    assert_eq!(
        (
            body.name.as_str(),
            body.content_type.as_str(),
            body.required
        ),
        ("request", "application/json", true)
    );
    assert!(matches!(body.ty, Type::Named(_)));
}

#[test]
fn examples_are_read_from_their_files() {
    let api = api();
    let [example] = only_operation(&api).examples.as_slice() else {
        panic!("one example")
    };
    assert_eq!(
        (example.title.as_str(), &*example.file),
        ("approve", "examples/approve.yaml")
    );
    assert_eq!(example.parameters["request"]["id"], "x");
    assert_eq!(
        example.responses[&202].headers["location"],
        "https://example.org"
    );
    assert_eq!(example.responses[&202].body, None);
}
