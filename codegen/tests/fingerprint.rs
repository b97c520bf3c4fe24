//! A crate that is as it would be generated is known to be, and any change leads to real work.

use armgen::fingerprint::{self, Known};
use armgen::manifest::{Manifest, ReadmePackage};
use armgen::{Mode, Step};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const README: &str = "# Pets\n```yaml\ninput-file: pets.json\n```\n";

/// Refers to a file that is there, to one that is not, and to an example that is not.
const DEFINITION: &str = r#"{
  "swagger": "2.0",
  "info": { "title": "PetsClient", "version": "2024-05-01" },
  "paths": {
    "/pets": {
      "get": {
        "operationId": "Pets_Get",
        "responses": { "200": { "description": "It.", "schema": { "$ref": "common.json#/definitions/Pet" } } },
        "x-ms-examples": { "Get": { "$ref": "get.json" } }
      },
      "put": {
        "operationId": "Pets_Put",
        "parameters": [{ "name": "x", "in": "nowhere", "type": "string" }],
        "responses": { "204": { "description": "Nothing." } }
      }
    }
  }
}"#;

const COMMON: &str = r#"{
  "swagger": "2.0",
  "definitions": { "Pet": { "type": "object", "properties": { "name": { "type": "string" } } } }
}"#;

/// A folder with definitions and the crate that was generated from them.
struct Project {
    folder: TempDir,
    wanted: ReadmePackage,
}

impl Project {
    fn new() -> Self {
        let project = Self {
            folder: tempfile::tempdir().expect("there is a folder for temporary files"),
            wanted: ReadmePackage {
                output: "crate".to_owned(),
                ..ReadmePackage::default()
            },
        };
        project.write("readme.md", README);
        project.write("pets.json", DEFINITION);
        project.write("common.json", COMMON);
        project.generate();
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("the folder is writable");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file is there")
    }

    fn manifest(&self) -> Manifest {
        let manifest = Manifest::from_readme(&self.path("readme.md"), &self.wanted);
        manifest
            .expect("the readme is right")
            .in_folder(self.folder.path())
    }

    fn generate(&self) {
        write(&self.manifest());
    }

    fn known(&self) -> Option<Known> {
        fingerprint::known(&self.manifest().packages[0], &self.path("crate"))
    }

    /// Changes something, and finds that it leads to real work, after which all is known again.
    fn changed(change: impl FnOnce(&mut Self)) {
        let mut project = Self::new();
        assert!(project.known().is_some());
        change(&mut project);
        assert!(project.known().is_none());
        project.generate();
        assert!(project.known().is_some());
    }
}

/// Brings the crates of a manifest up to date, and gives the names of those that had to be generated.
fn write(manifest: &Manifest) -> Vec<String> {
    let names = RefCell::new(Vec::new());
    armgen::update(manifest, Mode::Write, &|step| {
        if let Step::Generate(generated) = step {
            names
                .borrow_mut()
                .extend(generated.iter().map(ToString::to_string));
        }
    })
    .unwrap_or_else(|problems| panic!("{problems}"));
    names.into_inner()
}

fn fingerprint_of(folder: &Path) -> PathBuf {
    folder.join("crate").join(fingerprint::PATH)
}

#[test]
fn where_nothing_changed_all_is_known_as_it_was() {
    let project = Project::new();
    let output = armgen::generate(&project.manifest()).expect("the definitions are right");
    let generated = &output.value[0];
    let known = project.known().expect("nothing changed");
    // The index is a file too.
    assert_eq!(known.files, generated.files.len() + 1);
    assert_eq!(known.summary, generated.summary);
    assert_eq!(known.summary.skipped[0].id, "Pets_Put");
    let mut warnings = known.summary.warnings.iter();
    assert!(warnings.any(|one| one.place.is_some()));
}

#[test]
fn the_readme_counts() {
    Project::changed(|project| project.write("readme.md", &README.replace("Pets", "Cats")));
}

#[test]
fn a_definition_counts() {
    Project::changed(|project| {
        project.write("pets.json", &DEFINITION.replace("Nothing.", "Nothing!"));
    });
}

#[test]
fn a_file_that_a_definition_refers_to_counts() {
    Project::changed(|project| project.write("common.json", &COMMON.replace("name", "title")));
}

#[test]
fn a_file_that_was_missing_counts_when_it_comes() {
    Project::changed(|project| {
        project.write("get.json", r#"{ "parameters": {}, "responses": {} }"#);
    });
}

#[test]
fn a_file_that_goes_counts() {
    let project = Project::new();
    fs::remove_file(project.path("common.json")).expect("the file is there");
    assert!(project.known().is_none());
}

#[test]
fn what_is_asked_for_counts() {
    Project::changed(|project| project.wanted.operations = vec!["Pets_Get".to_owned()]);
    Project::changed(|project| project.wanted.name = Some("arm_cats".to_owned()));
}

#[test]
fn a_file_of_the_crate_counts() {
    let library = "crate/src/lib.rs";
    Project::changed(|project| project.write(library, &(project.read(library) + "\n")));
    Project::changed(|project| fs::remove_file(project.path(library)).expect("it is there"));
}

#[test]
fn the_index_of_the_crate_counts() {
    Project::changed(|project| project.write("crate/.armgen", "src/lib.rs\n"));
}

#[test]
fn another_build_of_the_generator_counts() {
    Project::changed(|project| {
        let path = fingerprint_of(project.folder.path());
        let text = fs::read_to_string(&path).expect("there is a fingerprint");
        let (before, after) = text
            .split_once("\"armgen\":\"")
            .expect("it names the build");
        let other = format!("{before}\"armgen\":\"0{}", &after[1..]);
        let other = if other == text {
            text.replacen("\"armgen\":\"0", "\"armgen\":\"1", 1)
        } else {
            other
        };
        fs::write(path, other).expect("the folder is writable");
    });
}

#[test]
fn a_fingerprint_that_cannot_be_read_is_none() {
    Project::changed(|project| {
        project.write(&format!("crate/{}", fingerprint::PATH), "{");
    });
    Project::changed(|project| {
        fs::remove_file(fingerprint_of(project.folder.path())).expect("it is there");
    });
}

#[test]
fn nothing_is_kept_where_a_file_cannot_be_read() {
    let project = Project::new();
    fs::write(project.path("get.json"), [0xff]).expect("the folder is writable");
    project.generate();
    assert!(!fingerprint_of(project.folder.path()).exists());
}

#[test]
fn a_fingerprint_says_nothing_of_where_it_was_made() {
    let project = Project::new();
    let text = fs::read_to_string(fingerprint_of(project.folder.path())).expect("it is there");
    let folder = project.folder.path().to_string_lossy();
    assert!(!text.contains(folder.trim_start_matches('/')), "{text}");
}

#[test]
fn each_package_of_a_manifest_has_its_own() {
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let package = |name: &str| {
        format!(
            "  - name: {name}\n    version: 0.1.0\n    license: MIT\n    description: Pets\n    output: {name}\n    inputs: [{name}.json]\n"
        )
    };
    let definition = DEFINITION
        .replace(
            r#"$ref": "common.json#/definitions/Pet"#,
            r#"type": "string"#,
        )
        .replace("nowhere", "query")
        .replace(r#"{ "$ref": "get.json" }"#, "{}")
        .replace(
            r#""x-ms-examples": { "Get": {} }"#,
            r#""deprecated": false"#,
        );
    let put = |path: &str, text: &str| {
        fs::write(folder.path().join(path), text).expect("the folder is writable");
    };
    put("one.json", &definition);
    put("two.json", &definition);
    put(
        "armgen.yaml",
        &format!("packages:\n{}{}", package("one"), package("two")),
    );
    let manifest = || Manifest::read(&folder.path().join("armgen.yaml")).expect("it is right");
    assert_eq!(write(&manifest()), ["one", "two"]);
    assert!(write(&manifest()).is_empty());
    put("one.json", &definition.replace("Nothing.", "Nothing!"));
    assert_eq!(write(&manifest()), ["one"]);
}
