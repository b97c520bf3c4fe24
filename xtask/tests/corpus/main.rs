//! `corpus` as it is used, on a small tree of definitions: what it prints, what it writes, and how it ends.

mod endings;
mod examples;
mod rows;
mod selection;

use std::fs;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Two packages, of which one has an operation that cannot be generated; one without its definitions; and one without a tag.
const TREE: [(&str, &str); 8] = [
    (
        "pets/resource-manager/readme.md",
        "# Pets\n```yaml\ntag: new\n```\n```yaml $(tag) == 'new'\ninput-file: Microsoft.Pets/stable/2024-01-01/pets.json\n```\n\
         ```yaml $(tag) == 'old'\ninput-file: Microsoft.Pets/stable/2020-01-01/pets.json\n```\n",
    ),
    (
        "pets/resource-manager/Microsoft.Pets/stable/2024-01-01/pets.json",
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
        "```yaml\ntag: first\n```\n```yaml $(tag) == 'first'\ninput-file: zoo.json\n```\n",
    ),
    ("zoo/resource-manager/zoo.json", ZOO),
    (
        "far/resource-manager/Microsoft.Far/away/readme.md",
        "```yaml\ninput-file: far.json\n```\n",
    ),
    (
        "far/resource-manager/Microsoft.Far/near/readme.md",
        "```yaml $(tag) == 'a'\ninput-file: a.json\n```\n",
    ),
];

const PETS: &str = r##"{
  "swagger": "2.0",
  "info": { "title": "PetsClient", "version": "2024-01-01" },
  "consumes": ["application/json"],
  "produces": ["application/json"],
  "paths": {
    "/pets/{petName}": {
      "get": {
        "operationId": "Pets_Get",
        "parameters": [
          { "name": "petName", "in": "path", "required": true, "type": "string", "pattern": "^[a-z]+$" },
          { "name": "api-version", "in": "query", "required": true, "type": "string" }
        ],
        "responses": {
          "200": { "description": "The pet.", "schema": { "$ref": "#/definitions/Pet" } },
          "201": { "description": "The pet.", "schema": { "$ref": "#/definitions/Pet" } }
        },
        "x-ms-examples": {
          "Get": { "$ref": "./examples/get.json" },
          "Faulty": { "$ref": "./examples/faulty.json" }
        }
      }
    }
  },
  "definitions": {
    "Pet": {
      "type": "object",
      "properties": {
        "age": { "type": "integer", "format": "int32" },
        "owner": { "$ref": "#/definitions/Owner" }
      }
    },
    "Owner": { "type": "object", "properties": { "name": { "type": "string" } } }
  }
}"##;

const ZOO: &str = r#"{
  "swagger": "2.0",
  "info": { "title": "ZooClient", "version": "2024-01-01" },
  "paths": {
    "/zoo": { "get": { "operationId": "Zoo_Get", "responses": { "200": { "description": "It." } } } },
    "/cages": { "get": {
      "operationId": "Cages_Get", "parameters": [{ "name": "x", "in": "nowhere", "type": "string" }],
      "responses": { "200": { "description": "It." } }
    } }
  }
}"#;

/// A checkout with some of the files, and a folder for crates.
struct Checkout(TempDir);

impl Checkout {
    fn new(services: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("there is a folder for temporary files");
        for (path, text) in TREE {
            if services.iter().any(|service| path.starts_with(service)) {
                let path = folder.path().join("root/specification").join(path);
                let parent = path.parent().expect("a file is in a folder");
                fs::create_dir_all(parent).expect("the folder is writable");
                fs::write(path, text).expect("the folder is writable");
            }
        }
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(&["--root", "root", "--out", "out"], arguments)
    }

    fn run_with(&self, options: &[&str], arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .current_dir(self.0.path())
            .env_remove("AZURE_REST_API_SPECS")
            .arg("corpus")
            .args(options)
            .args(arguments)
            .output();
        Run::new(output.expect("the command starts"))
    }
}

/// What a command printed, and how it ended.
#[derive(Debug)]
struct Run {
    status: Option<i32>,
    output: String,
    errors: String,
}

impl Run {
    fn new(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        Self {
            status: output.status.code(),
            output: text(output.stdout),
            errors: text(output.stderr),
        }
    }

    /// The rows of the JSON form.
    fn rows(&self) -> serde_json::Value {
        serde_json::from_str(&self.output).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}
