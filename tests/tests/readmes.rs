//! The READMEs of generated crates: each heading and each announcement is followed by something, and code is formatted.

use armgen::lower::Selection;
use armgen::render;
use armgen::settings::CrateSettings;
use armgen_fixtures::{document, items, lower, lower_folder, operation, operations};
use std::fs;
use std::path::{Path, PathBuf};

/// The widest line of code without a long text.
const WIDTH: usize = 120;

fn settings() -> CrateSettings {
    CrateSettings {
        name: "arm_pets".to_owned(),
        description: "Azure Resource Manager client for pets".to_owned(),
        license: "MIT".to_owned(),
        ..CrateSettings::default()
    }
}

/// The README and the other files of the crate of a definition.
fn readme(yaml: &str) -> String {
    let api = lower(document(yaml)).any_model();
    let items = items(&api, &settings(), "crate").unwrap().value;
    render::files(&items)["README.md"].clone()
}

/// The READMEs of all goldens, by name.
fn goldens() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("goldens");
    let folders = fs::read_dir(folder).unwrap();
    let folders = folders.map(|entry| entry.unwrap().path());
    let folders = folders.filter(|folder| folder.join("definition.yaml").is_file());
    let readme = |folder: PathBuf| {
        let selection = Selection {
            inputs: vec!["definition.yaml".into()],
            skip_faulty: true,
            ..Selection::default()
        };
        let api = lower_folder(&folder, &selection).any_model();
        let items = items(&api, &settings(), "crate").unwrap().value;
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        (name, render::files(&items)["README.md"].clone())
    };
    folders.map(readme).collect()
}

/// Crates of unusual shapes, by name.
fn unusual() -> Vec<(String, String)> {
    let crates = [
        ("only a list", operation("get", LIST)),
        (
            "only long-running",
            operation("post", "x-ms-long-running-operation: true"),
        ),
        ("only deprecated", operation("get", "deprecated: true")),
        (
            "only bytes",
            operation(
                "post",
                "consumes: [image/png]\nparameters: [{ name: b, in: body, required: true, schema: { type: string, format: binary } }]",
            ),
        ),
        (
            "only a form",
            operation(
                "post",
                "consumes: [multipart/form-data]\nparameters: [{ name: f, in: formData, required: true, type: file }]",
            ),
        ),
        (
            "no group",
            operations(
                "get:\n  operationId: Ping\n  responses: { 204: { description: '' } }",
                "",
            ),
        ),
    ];
    crates
        .map(|(name, yaml)| (name.to_owned(), readme(&yaml)))
        .into()
}

const LIST: &str = "
    responses:
      200: { description: '', schema: { properties: { value: { type: array, items: { type: string } } } } }
    x-ms-pageable: { nextLinkName: null }";

/// The parts of a README that are separated by empty lines; a block of code is one part.
fn parts(readme: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut in_code = false;
    for line in readme.lines() {
        in_code ^= line.starts_with("```");
        match parts.last_mut() {
            Some(last) if !line.is_empty() || in_code => {
                last.push_str(line);
                last.push('\n');
            }
            _ => parts.push(String::new()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[test]
fn no_heading_and_no_announcement_is_followed_by_nothing() {
    for (name, readme) in goldens().into_iter().chain(unusual()) {
        let parts = parts(&readme);
        for (position, part) in parts.iter().enumerate() {
            let next = parts
                .get(position + 1)
                .map(String::as_str)
                .unwrap_or_default();
            if part.starts_with('#') {
                assert!(
                    !next.is_empty() && !next.starts_with('#'),
                    "{name}: {part}{readme}"
                );
            }
            if part.trim_end().ends_with(':') && !part.starts_with("```") {
                let is_shown = ["```", "- ", "| "]
                    .iter()
                    .any(|start| next.starts_with(start));
                assert!(is_shown, "{name}: {part}{readme}");
            }
        }
    }
}

#[test]
fn each_crate_shows_its_operations_a_client_and_a_call() {
    for (name, readme) in goldens().into_iter().chain(unusual()) {
        for shown in [
            "## Operations",
            "DeveloperToolsCredential::new(None)?",
            "let client = ",
        ] {
            assert!(readme.contains(shown), "{name}: {shown}: {readme}");
        }
    }
}

#[test]
fn a_long_running_operation_is_shown_whatever_comes_first() {
    for (name, readme) in goldens().into_iter().chain(unusual()) {
        let has_long_running = readme.contains(", long-running |");
        assert_eq!(
            has_long_running,
            readme.contains("poller.resume_token()?"),
            "{name}: {readme}"
        );
    }
}

/// The lines of the programs of a README.
fn code(readme: &str) -> Vec<String> {
    let programs = parts(readme)
        .into_iter()
        .filter(|part| part.starts_with("```rust"));
    let lines =
        programs.flat_map(|part| part.lines().skip(1).map(str::to_owned).collect::<Vec<_>>());
    lines
        .map(|line| line.trim_start_matches("# ").to_owned())
        .collect()
}

#[test]
fn code_is_indented_and_no_line_but_a_text_is_long() {
    for (name, readme) in goldens().into_iter().chain(unusual()) {
        for line in code(&readme) {
            let is_text = line.trim_start().starts_with(['"', '#'])
                || line.contains("r#\"")
                || line.contains("write!(");
            assert!(is_text || line.len() <= WIDTH, "{name}: {line}");
            let indent = line.len() - line.trim_start().len();
            assert_eq!(indent % 4, 0, "{name}: {line}");
        }
    }
}

#[test]
fn values_inside_of_values_have_lines_of_their_own() {
    let (_, readme) = goldens()
        .into_iter()
        .find(|(name, _)| name == "examples")
        .unwrap();
    let expected = r#"    pets: Some(
        Vec::from([
            models::Pet {
                name: Some("Rex".to_owned()),
                kind: Some(models::PetKind::Dog),
                toys: Some(
                    Vec::from([
                        models::Toy {
                            name: Some("ball".to_owned()),
                            sizes: Some(Vec::from([1, 2])),
                            ..Default::default()
                        },
                    ]),
                ),
            },
        ]),
    ),
    plan: Some(
        serde_json::json!({
            "days": [
                { "name": "Monday", "walks": [1, 2.5, null] },
                { "rest": true },
            ],
            "json!(": "\"{",
        }),
    ),
    tags: Some(
        std::collections::BTreeMap::from([
            ("owner".to_owned(), Some("me".to_owned())),
        ]),
    ),
"#;
    let hidden: String = expected
        .lines()
        .flat_map(|line| ["# ", line, "\n"])
        .collect();
    assert!(
        readme.contains(expected) || readme.contains(&hidden),
        "{readme}"
    );
}

#[test]
fn the_table_names_operations_accessors_functions_and_results() {
    let readme = readme(&operation("get", LIST));
    let row = "| `A_B` | `client.a_client().list_b` | `a::b` | stream of `String` |";
    assert!(readme.contains(row), "{readme}");
}

#[test]
fn a_body_is_changed_as_json_where_a_shown_operation_has_one() {
    let (_, readme) = goldens()
        .into_iter()
        .find(|(name, _)| name == "examples")
        .unwrap();
    let edit = r#".edit_json(|body| body["newProperty"] = "value".into())?;"#;
    assert!(readme.contains(edit), "{readme}");
    assert!(readme.contains("client.begin(request, None)?"), "{readme}");
}

#[test]
fn a_client_of_a_subscription_can_be_that_of_another() {
    let of = |name: &str| {
        goldens()
            .into_iter()
            .find(|(golden, _)| golden == name)
            .unwrap()
            .1
    };
    let text = "client.with_subscription_id(\"…\")";
    assert!(of("examples").contains(text));
    assert!(!of("open_enum").contains(text));
}

#[test]
fn the_program_that_is_run_waives_rules_that_its_placeholders_may_break() {
    let with_rule = |rule: &str| {
        readme(&operation(
            "get",
            &format!(
                "responses: {{ 200: {{ description: It., schema: {{ properties: {{ name: {{ type: string }} }} }} }} }}
parameters: [{{ name: petName, in: query, required: true, type: string, {rule} }}]"
            ),
        ))
    };
    let waiver = "        rules: Rules::Path,\n";
    assert!(with_rule("pattern: '^[a-z]+$'").contains(waiver));
    assert!(with_rule("maxLength: 3").contains(waiver));
    assert!(!with_rule("description: The name.").contains(waiver));
}
