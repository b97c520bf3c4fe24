//! Crates of all shapes: those of the goldens, and unusual ones.

use armgen::lower::Selection;
use armgen::render;
use armgen::settings::{CrateSettings, DefaultFeatures, Rules, Runtime, SharedRuntime};
use armgen_fixtures::{document, items, lower, lower_folder, operation, operations};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The crate with the runtime of all of them.
pub(crate) const RUNTIME: &str = "arm_core";

/// A crate.
pub(crate) struct Shape {
    /// The name of the crate.
    pub(crate) name: String,
    /// Its files by path.
    pub(crate) files: BTreeMap<String, String>,
}

impl Shape {
    pub(crate) fn readme(&self) -> &str {
        &self.files["README.md"]
    }

    fn new(name: &str, api: &armgen::api::Api, settings: CrateSettings) -> Self {
        let name = format!("arm_{}", name.replace(' ', "_"));
        let settings = CrateSettings {
            name: name.clone(),
            description: "Azure Resource Manager client for pets".to_owned(),
            version: "0.1.0".to_owned(),
            license: "MIT".to_owned(),
            runtime: Runtime::Shared(SharedRuntime {
                name: RUNTIME.to_owned(),
                version: "0.1.0".to_owned(),
                path: format!("../../{RUNTIME}"),
            }),
            ..settings
        };
        let items = items(api, &settings, "crate").unwrap().value;
        Self {
            files: render::files(&items),
            name,
        }
    }

    /// The crate of a definition.
    pub(crate) fn of(name: &str, yaml: &str, settings: CrateSettings) -> Self {
        let api = lower(document(yaml)).any_model();
        Self::new(name, &api, settings)
    }
}

/// The crates of all goldens.
pub(crate) fn goldens() -> Vec<Shape> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("goldens");
    let folders = fs::read_dir(folder).unwrap();
    let folders = folders.map(|entry| entry.unwrap().path());
    let folders = folders.filter(|folder| folder.join("definition.yaml").is_file());
    let shapes = folders.map(|folder| {
        let selection = Selection {
            inputs: vec!["definition.yaml".into()],
            skip_faulty: true,
            ..Selection::default()
        };
        let api = lower_folder(&folder, &selection).any_model();
        let name = folder.file_name().unwrap().to_str().unwrap();
        Shape::new(name, &api, CrateSettings::default())
    });
    shapes.collect()
}

/// The crate of one golden.
pub(crate) fn golden(name: &str) -> Shape {
    let mut goldens = goldens().into_iter();
    let name = format!("arm_{name}");
    goldens.find(|golden| golden.name == name).unwrap()
}

/// Crates that have little of what others have.
pub(crate) fn unusual() -> Vec<Shape> {
    let default = CrateSettings::default;
    let crates = [
        ("only a list", operation("get", LIST), default()),
        (
            "only long-running",
            operation("post", "x-ms-long-running-operation: true"),
            default(),
        ),
        ("only deprecated", operation("get", "deprecated: true"), default()),
        (
            "only bytes",
            operation(
                "post",
                "consumes: [image/png]\nparameters: [{ name: b, in: body, required: true, schema: { type: string, format: binary } }]",
            ),
            default(),
        ),
        (
            "only a form",
            operation(
                "post",
                "consumes: [multipart/form-data]\nparameters: [{ name: f, in: formData, required: true, type: file }]",
            ),
            default(),
        ),
        (
            "only a map",
            operation(
                "put",
                "x-ms-long-running-operation: true
parameters: [{ name: b, in: body, required: true, schema: { additionalProperties: { type: string, format: date-time } } }]",
            ),
            default(),
        ),
        (
            "only json",
            operation("put", "parameters: [{ name: b, in: body, required: true, schema: {} }]"),
            default(),
        ),
        (
            "no group",
            operations(
                "get:\n  operationId: Ping\n  responses: { 204: { description: '' } }",
                "",
            ),
            default(),
        ),
        (
            "no default feature",
            operation("get", LIST),
            CrateSettings {
                default_features: DefaultFeatures::None,
                ..default()
            },
        ),
        (
            "no rules",
            operation("get", LIST),
            CrateSettings {
                rules: Rules::Path,
                ..default()
            },
        ),
    ];
    let shapes = crates.map(|(name, yaml, settings)| Shape::of(name, &yaml, settings));
    shapes.into()
}

pub(crate) const LIST: &str = "
    responses:
      200: { description: '', schema: { properties: { value: { type: array, items: { type: string } } } } }
    x-ms-pageable: { nextLinkName: null }";
