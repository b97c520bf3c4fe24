//! `corpus` as it is used, on a small tree of definitions: what it prints, what it writes, and how it ends.

use std::fs;
use std::path::Path;
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

/// The text of a table with zeros for what differs from machine to machine and with each change of the generator: the last two
/// columns, which are lines and milliseconds.
fn settled(table: &str, rows: usize) -> String {
    let lines = table.lines().enumerate().map(|(index, line)| {
        let cells: Vec<&str> = line.split_whitespace().collect();
        match cells.as_slice() {
            [first @ .., _, _] if (1..=rows).contains(&index) => {
                format!("{} 0 0\n", first.join(" "))
            }
            _ => format!("{}\n", cells.join(" ")),
        }
    });
    lines.collect()
}

#[test]
fn a_table_has_a_row_for_each_package_and_says_what_was_left_out() {
    let run = Checkout::new(&["pets", "zoo"]).run(&[]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let output = settled(&run.output, 2);
    let output: Vec<&str> = output.lines().collect();
    assert_eq!(
        output[..3],
        [
            "package tag inputs operations types skipped errors warnings lines ms",
            "pets new 1 1 2 0 0 0 0 0",
            "zoo first 1 1 0 1 0 2 0 0",
        ],
        "{run:?}"
    );
    assert!(output[3].starts_with("2 packages 2 2 2 1 0 2 "), "{run:?}");
    assert_eq!(
        output[4..],
        [
            "zoo@first: skipped Cages_Get: parameter `x` is in `nowhere`, which is no place for one",
            "warnings: operation-skipped 1, wrong-type 1",
        ]
    );
}

#[test]
fn the_rows_in_json_have_these_fields() {
    let run = Checkout::new(&["pets"]).run(&["--format", "json"]);
    let text = settled_json(&run.output);
    assert_eq!(
        text,
        r#"[
  {
    "package": "pets",
    "tag": "new",
    "inputs": 1,
    "operations": 1,
    "types": 2,
    "skipped": 0,
    "errors": 0,
    "warnings": 0,
    "lines": 0,
    "generate_ms": 0,
    "check_ms": null,
    "compile_errors": null,
    "examples": null
  }
]
"#
    );
}

/// The same for the JSON form.
fn settled_json(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let changing = ["\"lines\": ", "\"generate_ms\": ", "\"check_ms\": "];
        let changing = changing
            .iter()
            .find(|key| line.trim_start().starts_with(**key));
        match (changing, line.ends_with("null,")) {
            (Some(key), false) => format!("    {key}0,\n"),
            _ => format!("{line}\n"),
        }
    });
    lines.collect()
}

#[test]
fn the_checkout_may_stand_in_a_variable() {
    let checkout = Checkout::new(&["pets"]);
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .current_dir(checkout.0.path())
        .env("AZURE_REST_API_SPECS", "root")
        .args(["corpus", "--out", "out", "--format", "json"])
        .output();
    let run = Run::new(output.expect("the command starts"));
    assert_eq!(run.rows()[0]["package"], "pets");
}

#[test]
fn without_a_checkout_the_command_line_is_wrong() {
    let checkout = Checkout::new(&["pets"]);
    let run = checkout.run_with(&["--out", "out"], &[]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: no definitions: name a checkout of the public repository with `--root DIR` or in the variable AZURE_REST_API_SPECS\n"
    );
    let run = checkout.run_with(&["--root", "elsewhere"], &[]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: there is no folder `specification` in `elsewhere`\n"
    );
}

#[test]
fn a_checkout_without_a_package_is_an_error() {
    let checkout = Checkout::new(&[]);
    fs::create_dir_all(checkout.0.path().join("root/specification")).expect("it is writable");
    let run = checkout.run(&[]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: `root` has no package: no `specification/*/resource-manager/**/readme.md`\n"
    );
}

#[test]
fn a_package_that_is_not_there_is_an_error_that_names_those_that_are() {
    let checkout = Checkout::new(&["pets", "zoo", "far"]);
    let run = checkout.run(&["cats"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: there is no package `cats`; there is far, pets, zoo\n"
    );
    let run = checkout.run(&["far/here"]);
    assert_eq!(
        run.errors,
        "error: there is no package `far/here`; there is far/away, far/near\n"
    );
    assert_eq!(checkout.run(&["../root"]).status, Some(2));
}

#[test]
fn a_package_can_be_named_with_a_tag_and_has_a_crate_of_its_own_then() {
    let checkout = Checkout::new(&["pets", "zoo"]);
    let run = checkout.run(&["pets@new", "pets", "--format", "json"]);
    let rows = run.rows();
    assert_eq!(rows.as_array().map(Vec::len), Some(2));
    let is_there = |path: &str| checkout.0.path().join("out/crates").join(path).is_file();
    assert!(is_there("arm_pets/src/lib.rs"));
    assert!(is_there("arm_pets_new/src/lib.rs"));
    assert!(!is_there("arm_zoo/src/lib.rs"));
}

#[test]
fn all_packages_can_be_named_beside_others() {
    let run = Checkout::new(&["pets", "zoo"]).run(&["*", "pets@new", "--format", "json"]);
    let rows = run.rows();
    let names = rows.as_array().into_iter().flatten();
    let names: Vec<_> = names.filter_map(|row| row["package"].as_str()).collect();
    assert_eq!(names, ["pets", "pets", "zoo"]);
}

#[test]
fn an_unknown_tag_is_an_error_of_the_row() {
    let run = Checkout::new(&["pets"]).run(&["pets@newer", "--format", "json"]);
    assert_eq!(run.status, Some(1));
    assert_eq!(run.rows()[0]["errors"], 1);
    assert!(run.errors.contains("error[readme-tag-unknown]"), "{run:?}");
}

#[test]
fn a_readme_that_names_no_tag_is_an_error_of_its_row_and_hides_no_other() {
    let run = Checkout::new(&["pets", "far/resource-manager/Microsoft.Far/near"])
        .run(&["--format", "json"]);
    assert_eq!(run.status, Some(1));
    let rows = run.rows();
    assert_eq!(rows[0]["package"], "far/near");
    assert_eq!(rows[0]["errors"], 1);
    assert_eq!(rows[1]["package"], "pets");
    assert_eq!(rows[1]["errors"], 0);
}

#[test]
fn a_package_whose_definitions_are_not_there_is_left_out_unless_it_is_named() {
    let checkout = Checkout::new(&["pets", "far/resource-manager/Microsoft.Far/away"]);
    let run = checkout.run(&["--format", "json"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert_eq!(run.rows().as_array().map(Vec::len), Some(1));
    assert!(
        run.errors
            .contains("left out far/away: its definitions are not there\n"),
        "{run:?}"
    );
    let run = checkout.run(&["far/away", "--format", "json"]);
    assert_eq!(run.status, Some(1));
    assert_eq!(run.rows()[0]["errors"], 1);
}

#[test]
fn what_was_left_out_is_an_error_if_that_is_asked_for() {
    let run = Checkout::new(&["zoo"]).run(&["--strict"]);
    assert_eq!(run.status, Some(1));
    assert!(
        run.errors.ends_with("error: 1 operation left out\n"),
        "{run:?}"
    );
}

#[test]
fn files_that_do_not_change_are_not_written_again() {
    let checkout = Checkout::new(&["pets"]);
    checkout.run(&[]);
    let library = checkout.0.path().join("out/crates/arm_pets/src/lib.rs");
    let time = || fs::metadata(&library).and_then(|data| data.modified());
    let before = time().expect("the file is there");
    checkout.run(&[]);
    assert_eq!(time().expect("the file is there"), before);
}

/// The crates of all tests that compile some are built in one folder, where cargo's work is kept from run to run.
fn compiled(arguments: &[&str], services: &[&str]) -> Run {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
    let out = out.to_str().expect("the path is UTF-8");
    let options = ["--root", "root", "--out", out, "--format", "json"];
    Checkout::new(services).run_with(&options, arguments)
}

#[test]
fn crates_compile_and_each_kind_of_failure_of_an_example_is_told_apart() {
    let run = compiled(&["--compile=no-client", "--examples"], &["pets"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let row = &run.rows()[0];
    assert_eq!(row["compile_errors"], 0);
    assert!(
        row["check_ms"].as_u64().is_some_and(|time| time > 0),
        "{row}"
    );
    let examples = &row["examples"];
    assert_eq!(examples["total"], 2);
    assert_eq!(examples["request_ok"], 1);
    assert_eq!(examples["decoded"], 1);
    assert_eq!(examples["lossless"], 1);
    let failures = examples["failures"].as_array().expect("there are some");
    let failures = failures.iter().map(|failure| {
        let text = |key: &str| failure[key].as_str().unwrap_or_default();
        assert_eq!(text("operation"), "Pets_Get");
        assert!(text("file").ends_with("/examples/faulty.json"));
        format!("{} {}: {}", text("kind"), text("path"), text("cause"))
    });
    assert_eq!(
        failures.collect::<Vec<_>>(),
        [
            "request /parameters/petName: the example breaks a rule of its definition: `petName` does not match its pattern",
            "response /responses/201/body: structural contradiction: a list where an object is declared",
            "loss /responses/200/body/age: `\"old\"` did not come back",
        ]
    );
}
