//! References to what a directive removed lead to the same name in another input of the package.

use armgen::diagnostic::{Checked, Diagnostics};
use armgen::manifest::{Manifest, ReadmePackage};
use armgen::output::GeneratedCrate;
use armgen::source::Sources;
use armgen_fixtures::document;
use std::path::Path;

/// Refers to a parameter, a response and a definition of itself.
const A: &str = r"
paths:
  /a:
    get:
      operationId: A_Get
      parameters: [{ $ref: '#/parameters/Filter' }]
      responses: { 200: { $ref: '#/responses/Ok' }, 201: { description: It., schema: { $ref: '#/definitions/Thing' } }, 202: { description: It., schema: { $ref: '#/definitions/Own' } } }
parameters: { Filter: { name: fromA, in: query, type: string } }
responses: { Ok: { description: It., schema: { type: object, properties: { fromA: { type: string } } } } }
definitions: { Thing: { type: object, properties: { thingOfA: { type: string } } }, Own: { type: object, properties: { own: { type: string } } } }";

/// Has all of it too, and refers to the file above.
const B: &str = r"
paths:
  /b:
    get:
      operationId: B_Get
      responses: { 200: { description: It., schema: { $ref: './a.yaml#/definitions/Thing' } } }
parameters: { Filter: { name: fromB, in: query, type: string } }
responses: { Ok: { description: It., schema: { type: object, properties: { fromB: { type: string } } } } }
definitions: { Thing: { type: object, properties: { thingOfB: { type: string } } } }";

/// Generates the inputs `a.yaml`, `b.yaml` and perhaps others, with a script that changes `a.yaml`.
fn generate(
    script: &str,
    others: &[(&str, &str)],
) -> Result<Checked<Vec<GeneratedCrate>>, Diagnostics> {
    let inputs = ["a.yaml", "b.yaml"].into_iter();
    let inputs: Vec<&str> = inputs.chain(others.iter().map(|(path, _)| *path)).collect();
    let readme = format!(
        "```yaml\ninput-file: [{}]\ndirective:\n  - from: a.yaml\n    where: $\n    transform: \"{script}\"\n```\n",
        inputs.join(", ")
    );
    let mut files = vec![
        ("readme.md".to_owned(), readme),
        ("a.yaml".to_owned(), document(A)),
        ("b.yaml".to_owned(), document(B)),
    ];
    for (path, text) in others {
        files.push(((*path).to_owned(), document(text)));
    }
    let wanted = ReadmePackage::default();
    let sources = Sources::in_memory(files);
    let manifest = Manifest::from_readme_in(&sources, "readme.md", Path::new("/out"), &wanted)?;
    armgen::generate(&manifest)
}

fn all_text(krate: &GeneratedCrate) -> String {
    let own = krate.files.iter();
    let own = own.filter(|(path, _)| !path.starts_with("src/runtime/"));
    own.map(|(_, text)| text.as_str()).collect()
}

#[test]
fn a_definition_a_parameter_and_a_response_are_found_in_another_input() {
    for (script, there, gone) in [
        ("delete $.definitions.Thing;", "thingOfB", "thingOfA"),
        ("delete $.parameters.Filter;", "fromB", "\"fromA\\\""),
        (
            "delete $.definitions.Thing; delete $.parameters.Filter;",
            "thingOfB",
            "thingOfA",
        ),
    ] {
        let output = generate(script, &[]).unwrap();
        assert_eq!(output.warnings.to_string(), "", "{script}");
        assert_eq!(output.value[0].summary.operations, 2, "{script}");
        let text = all_text(&output.value[0]);
        assert!(text.contains(there) && !text.contains(gone), "{script}");
    }
    let output = generate("delete $.responses.Ok;", &[]).unwrap();
    assert_eq!(output.warnings.to_string(), "");
    assert_eq!(output.value[0].summary.operations, 2);
}

#[test]
fn what_no_edit_removed_is_still_missing() {
    let other = "paths: { /c: { get: { operationId: C_Get, parameters: [{ $ref: 'a.yaml#/parameters/None' }], responses: { 204: {} } } } }\n\
                 parameters: { None: { name: none, in: query, type: string } }";
    let output = generate("delete $.definitions.Thing;", &[("c.yaml", other)]).unwrap();
    let warnings = output.warnings.to_string();
    assert!(warnings.contains("has no parameter `None`"), "{warnings}");
    assert_eq!(output.value[0].summary.skipped.len(), 1);
}

#[test]
fn a_part_of_a_definition_is_looked_up_too() {
    let c = "paths: { /c: { get: { operationId: C_Get, responses: { 200: { description: It., schema: { $ref: 'a.yaml#/definitions/Own/properties/own' } } } } } }\n\
             definitions: { Own: { type: object, properties: { own: { type: object, properties: { ownOfC: { type: string } } } } } }";
    let output = generate("delete $.definitions.Own.properties.own;", &[("c.yaml", c)]).unwrap();
    assert_eq!(output.warnings.to_string(), "");
    assert!(all_text(&output.value[0]).contains("ownOfC"));
}

#[test]
fn what_no_input_has_any_more_is_missing() {
    let output = generate("delete $.definitions.Own;", &[]).unwrap();
    let warnings = output.warnings.to_string();
    assert!(warnings.contains("has no definition `Own`"), "{warnings}");
}

#[test]
fn of_several_inputs_the_first_is_used_and_a_different_one_is_reported() {
    let c = |property: &str| {
        let thing = format!("{{ type: object, properties: {{ {property}: {{ type: string }} }} }}");
        let path = "/c: { get: { operationId: C_Get, responses: { 204: { description: It. } } } }";
        format!("definitions: {{ Thing: {thing} }}\npaths: {{ {path} }}")
    };
    let output = generate("delete $.definitions.Thing;", &[("c.yaml", &c("thingOfC"))]).unwrap();
    let warnings = output.warnings.to_string();
    assert!(
        warnings.starts_with(
            "warning[reference-missing]: an edit removed what references lead to; this is used in its place (b.yaml:"
        ),
        "{warnings}"
    );
    assert!(all_text(&output.value[0]).contains("thingOfB"));
    let output = generate("delete $.definitions.Thing;", &[("c.yaml", &c("thingOfB"))]).unwrap();
    assert_eq!(output.warnings.to_string(), "");
}
