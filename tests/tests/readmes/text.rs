//! Each heading and each announcement of a README is followed by something, and code is formatted.

use crate::blocks::{Block, blocks};
use crate::shapes::{LIST, Shape, golden, goldens, unusual};
use armgen_fixtures::operation;

/// The widest line of code without a long text.
const WIDTH: usize = 120;

/// The README of the crate of a definition.
fn readme(yaml: &str) -> String {
    let shape = Shape::of("pets", yaml, armgen::settings::CrateSettings::default());
    shape.readme().to_owned()
}

/// The READMEs of all shapes, by the names of the crates.
fn all() -> impl Iterator<Item = (String, String)> {
    let shapes = goldens().into_iter().chain(unusual());
    shapes.map(|shape| (shape.name.clone(), shape.readme().to_owned()))
}

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
    for (name, readme) in all() {
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
    for (name, readme) in all() {
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
    for (name, readme) in all() {
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
    let programs = blocks(readme).into_iter().filter(Block::is_rust);
    let lines = programs.map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.flatten().collect()
}

#[test]
fn no_line_of_code_is_hidden_from_one_reader_and_shown_to_another() {
    for (name, readme) in all() {
        let hidden = code(&readme)
            .into_iter()
            .find(|line| line.starts_with("# ") || line == "#");
        assert_eq!(hidden, None, "{name}");
    }
}

#[test]
fn no_crate_is_told_of_methods_that_its_client_does_not_need() {
    let readme = readme(&operation(
        "get",
        "responses: { 200: { description: It., schema: { type: string } } }",
    ));
    for absent in [
        "client.begin",
        "client.list",
        "`_with`",
        "long-running",
        "PagerOptions",
        "futures",
    ] {
        assert!(!readme.contains(absent), "{absent}: {readme}");
    }
}

#[test]
fn a_crate_without_rules_says_so() {
    let readmes = unusual();
    let shape = readmes
        .iter()
        .find(|shape| shape.name == "arm_no_rules")
        .unwrap();
    assert!(
        shape.readme().contains("are left to the service."),
        "{}",
        shape.readme()
    );
    assert!(
        !shape.readme().contains("without_rules"),
        "{}",
        shape.readme()
    );
}

#[test]
fn who_signs_in_is_said_before_a_program_does() {
    for (name, readme) in all() {
        let sign_in = readme.find("Sign in first, with `az login`");
        let program = readme.find("DeveloperToolsCredential::new(None)?");
        assert!(sign_in.is_some() && sign_in < program, "{name}: {readme}");
    }
}

#[test]
fn code_is_indented_and_no_line_but_a_text_is_long() {
    for (name, readme) in all() {
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
    let examples = golden("examples");
    let client = &examples.files["src/clients/kennels_client.rs"];
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
    let of_doc: String = expected
        .lines()
        .flat_map(|line| ["    /// ", line, "\n"])
        .collect();
    assert!(client.contains(&of_doc), "{client}");
}

#[test]
fn the_table_names_operations_accessors_functions_and_results() {
    let readme = readme(&operation("get", LIST));
    let row = "| `A_B` | `client.a_client().list_b` | `a::b` | stream of `String` |";
    assert!(readme.contains(row), "{readme}");
}

#[test]
fn a_body_is_changed_as_json_where_a_shown_operation_has_one() {
    let examples = golden("examples");
    let readme = examples.readme();
    let edit = r#".edit_json(|body| body["newProperty"] = "value".into())?;"#;
    assert!(readme.contains(edit), "{readme}");
    assert!(readme.contains("client.begin(request, None)?"), "{readme}");
}

#[test]
fn a_client_of_a_subscription_can_be_that_of_another() {
    let text = "client.with_subscription_id(\"…\")";
    assert!(golden("examples").readme().contains(text));
    assert!(!golden("open_enum").readme().contains(text));
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
