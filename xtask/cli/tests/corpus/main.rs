//! `armgen corpus` on a small checkout: what it prints, the files that it writes, and its exit status.

mod endings;
mod examples;
mod layout;
mod rows;
mod selection;

use armgen_fixtures::{Folder, Run};

/// Two packages, of which one has an operation that cannot be generated; one without its definitions; and one without a tag.
const TREE: [(&str, &str); 8] = [
    (
        "pets/resource-manager/readme.md",
        "# Pets\n```yaml\ntag: new\n```\n```yaml $(tag) == 'new'\ninput-file: Microsoft.Pets/stable/2024-01-01/pets.yaml\n```\n\
         ```yaml $(tag) == 'old'\ninput-file: Microsoft.Pets/stable/2020-01-01/pets.yaml\n```\n",
    ),
    (
        "pets/resource-manager/Microsoft.Pets/stable/2024-01-01/pets.yaml",
        PETS,
    ),
    (
        "pets/resource-manager/Microsoft.Pets/stable/2024-01-01/examples/get.json",
        r#"{
  "parameters": { "petname": "tom" },
  "responses": { "200": { "body": { "age": 5, "colour": "red", "owner": null } } }
}"#,
    ),
    (
        "pets/resource-manager/Microsoft.Pets/stable/2024-01-01/examples/faulty.json",
        r#"{
  "parameters": { "petName": "TOM" },
  "responses": { "200": { "body": { "age": "old" } }, "201": { "body": ["A"] } }
}"#,
    ),
    (
        "zoo/resource-manager/readme.md",
        "```yaml\ntag: first\n```\n```yaml $(tag) == 'first'\ninput-file: zoo.yaml\n```\n",
    ),
    ("zoo/resource-manager/zoo.yaml", ZOO),
    (
        "far/resource-manager/Microsoft.Far/away/readme.md",
        "```yaml\ninput-file: far.json\n```\n",
    ),
    (
        "far/resource-manager/Microsoft.Far/near/readme.md",
        "```yaml $(tag) == 'a'\ninput-file: a.json\n```\n",
    ),
];

const PETS: &str = r"swagger: '2.0'
info: { title: PetsClient, version: '2024-01-01' }
paths:
  /pets/{petName}:
    get:
      operationId: Pets_Get
      parameters:
        - { name: petName, in: path, required: true, type: string, pattern: '^[a-z]+$' }
        - { name: api-version, in: query, required: true, type: string }
      responses:
        200: { description: The pet., schema: { $ref: '#/definitions/Pet' } }
        201: { description: The pet., schema: { $ref: '#/definitions/Pet' } }
      x-ms-examples:
        Get: { $ref: ./examples/get.json }
        Faulty: { $ref: ./examples/faulty.json }
definitions:
  Pet:
    properties:
      age: { type: integer, format: int32 }
      owner: { $ref: '#/definitions/Owner' }
  Owner: { properties: { name: { type: string } } }";

const ZOO: &str = r"swagger: '2.0'
info: { title: ZooClient, version: '2024-01-01' }
paths:
  /zoo: { get: { operationId: Zoo_Get, responses: { 200: { description: It. } } } }
  /cages:
    get:
      operationId: Cages_Get
      parameters: [{ name: x, in: nowhere, type: string }]
      responses: { 200: { description: It. } }";

/// A checkout, `root`, with some of the services.
fn checkout(services: &[&str]) -> Folder {
    let checkout = Folder::default();
    for (path, text) in TREE {
        if services.iter().any(|service| path.starts_with(service)) {
            checkout.write(&format!("root/specification/{path}"), text);
        }
    }
    checkout
}

/// Runs `corpus` on the checkout, which writes to the folder `out`.
fn corpus(checkout: &Folder, arguments: &[&str]) -> Run {
    let options = ["--root", "root", "--out", "out"];
    corpus_with(checkout, &[&options, arguments].concat())
}

/// Runs `corpus` beside the checkout.
fn corpus_with(checkout: &Folder, arguments: &[&str]) -> Run {
    let mut command = checkout.command(env!("CARGO_BIN_EXE_armgen"), "");
    Run::of(command.arg("corpus").args(arguments))
}

/// The rows of the JSON form.
fn rows(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.output).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}
