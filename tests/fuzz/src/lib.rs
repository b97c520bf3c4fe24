//! The functions that the fuzzer calls. They must not panic, hang, or use much memory, whatever the bytes are.
//!
//! The targets in `fuzz/` call these functions. `CONTRIBUTING.md` describes how to run them. Each input that the fuzzer found is
//! reduced to a small text in `found/`, and `tests/found.rs` runs these texts.

mod mutation;
mod seeds;

pub use mutation::mutate;
pub use seeds::Seeds;

use armgen::api::Origin;
use armgen::diagnostic::Checked;
use armgen::lower::{Selection, lower};
use armgen::manifest::{Manifest, ReadmePackage};
use armgen::readme::Readme;
use armgen::settings::CrateSettings;
use armgen::source::Sources;
use armgen::swagger::Document;
use armgen_goldens::xml::models::Pet;
use armgen_goldens::xml::operations::pet;
use armgen_goldens::xml::runtime::from_xml;
use std::path::Path;

/// The name of a definition in memory.
const FILE: &str = "definition.json";
/// The name of a readme in memory.
const README: &str = "specification/service/resource-manager/readme.md";

/// Reads bytes as a definition in JSON or YAML, generates code from it, and formats all diagnostics.
pub fn definition(bytes: &[u8]) {
    let mut sources = Sources::in_memory([(FILE, bytes)]);
    let Ok(file) = sources.load(FILE) else {
        return;
    };
    if let Err(problem) = sources.parse::<Document>(file) {
        let _ = problem.to_string();
    }
    generate(&mut sources, &[FILE]);
}

/// A definition that the directives of the readme can change.
const PETS: &[u8] = br##"{"swagger": "2.0", "info": {"title": "Pets", "version": "1"},
  "paths": {"/pets": {"get": {"operationId": "Pets_Get", "parameters": [{"name": "top", "in": "query", "type": "string"}],
    "responses": {"200": {"description": "It.", "schema": {"$ref": "#/definitions/Pet"}}}}}},
  "definitions": {"Pet": {"type": "object", "properties": {"name": {"type": "string", "enum": ["a", "b"]}}}}}"##;

/// Reads bytes as the readme of a package, and generates the package.
pub fn readme(bytes: &[u8]) {
    let sources = Sources::in_memory([(README, bytes), (FILE, PETS)]);
    let Ok(readme) = Readme::read(&sources, README) else {
        return;
    };
    for tag in [None, Some("a"), Some("package-2024-01")] {
        match readme.configuration(tag) {
            Ok(Checked {
                value: configuration,
                warnings,
            }) => {
                for input in &configuration.inputs {
                    let _ = readme.place(input).map(|place| place.to_string());
                }
                let _ = warnings.to_string();
            }
            Err(problems) => {
                let _ = problems.to_string();
            }
        }
        let wanted = ReadmePackage {
            tag: tag.map(str::to_owned),
            ..ReadmePackage::default()
        };
        if let Ok(manifest) = Manifest::from_readme_in(&sources, README, Path::new(""), &wanted) {
            let _ = armgen::generate(&manifest).map_err(|problems| problems.to_string());
        }
    }
}

/// Reads bytes as a model in XML, and writes what was read.
pub fn xml(bytes: &[u8]) {
    let _ = from_xml::<serde_json::Value>(bytes);
    let _ = from_xml::<Vec<Pet>>(bytes);
    match from_xml::<Pet>(bytes) {
        Ok(pet) => {
            let _ = pet::put(&pet).map_err(|error| error.to_string());
        }
        Err(failure) => {
            let _ = failure.to_string();
        }
    }
}

/// Generates all operations of some inputs. Operations with errors are left out, as for a package of a readme.
pub fn generate(sources: &mut Sources, inputs: &[&str]) {
    let selection = Selection {
        inputs: inputs.iter().map(|input| (*input).into()).collect(),
        skip_faulty: true,
        ..Selection::default()
    };
    let Checked {
        value: api,
        warnings,
    } = match lower(sources, &selection) {
        Ok(lowered) => lowered,
        Err(problems) => {
            let _ = problems.to_string();
            return;
        }
    };
    let place = |origin: &Origin| {
        let file = sources.find(&origin.file)?;
        Some(sources.key_place(file, &origin.pointer))
    };
    let settings = CrateSettings {
        name: "fuzzed".to_owned(),
        ..CrateSettings::default()
    };
    let problems = match armgen::rust::items(&api, &settings, "crate", &place) {
        Ok(items) => {
            let _ = armgen::render::files(&items.value);
            items.warnings
        }
        Err(problems) => problems,
    };
    let _ = warnings.to_string();
    let _ = problems.sorted().to_string();
}
