use crate::diagnostic::{Checked, Diagnostics};
use crate::edit;
use crate::readme::Readme;
use crate::source::Sources;

const PETS: &str = r##"{
  "swagger": "2.0",
  "paths": {
    "/pets": {
      "get": {"operationId": "Pets_List", "parameters": [{"name": "top", "in": "query"}, {"$ref": "#/parameters/Skip"}]},
      "put": {"operationId": "Pets_Put", "x-ms-pageable": {"operationName": "x"}}
    }
  },
  "x-ms-paths": {"/pets?old": {"get": {"operationId": "Pets_Old"}}},
  "definitions": {
    "Pet": {"properties": {"name": {"type": "string"}, "age": {"type": "integer"}}},
    "Dog": {"allOf": [{"$ref": "#/definitions/Pet"}], "properties": {"toys": {"items": {"$ref": "toys.json#/definitions/Toy"}}}}
  }
}"##;

const TOYS: &str = r##"{"swagger": "2.0", "definitions": {"Toy": {"type": "object"}, "Box": {"items": {"$ref": "#/definitions/Toy"}}}}"##;

/// Both files after the directives were applied, and the warnings.
fn applied(directives: &str) -> ([String; 2], Diagnostics) {
    let readme = format!("```yaml\ninput-file: [pets.json, toys.json]\n{directives}\n```\n");
    let mut sources = Sources::in_memory([
        ("readme.md", readme.as_str()),
        ("pets.json", PETS),
        ("toys.json", TOYS),
    ]);
    let readme = Readme::read(&sources, "readme.md").unwrap();
    let Checked {
        value: configuration,
        warnings: mut problems,
    } = readme.configuration(None).unwrap();
    let mut outcomes = edit::Outcomes::default();
    let mut files = Vec::new();
    let texts = ["pets.json", "toys.json"].map(|path| {
        let file = sources.load(path).unwrap();
        files.push(file);
        let (text, outcome) = edit::apply(&configuration.edits, &sources, file);
        outcomes.add(outcome);
        text.map_or_else(|| "unchanged".to_owned(), |text| text.to_string())
    });
    let applied = edit::Applied {
        sources: &sources,
        files: &files,
        is_complete: !problems.has_errors(),
        is_failed: problems.has_errors(),
    };
    problems.extend(edit::report(&configuration.edits, &outcomes, applied));
    (texts, problems)
}

/// The first file after a directive was applied that changes this file only.
fn pets(directive: &str) -> String {
    let ([pets, toys], problems) = applied(&format!(
        "directive:\n- {}",
        directive.replace('\n', "\n  ")
    ));
    assert!(problems.is_empty(), "{problems}");
    assert_eq!(toys, "unchanged", "the other file is unchanged");
    pets
}

/// The first file without whitespace, with one piece of its text replaced.
fn expected(old: &str, new: &str) -> String {
    let plain: String =
        serde_json::to_string(&serde_json::from_str::<crate::source::tree::Node>(PETS).unwrap())
            .unwrap();
    assert_eq!(
        plain.matches(old).count(),
        1,
        "{old} is there once: {plain}"
    );
    plain.replace(old, new)
}

/// The warnings about a directive.
fn problem(directive: &str) -> String {
    let (texts, problems) = applied(&format!(
        "directive:\n- {}",
        directive.replace('\n', "\n  ")
    ));
    assert_eq!(texts, ["unchanged", "unchanged"]);
    problems.to_string()
}

#[test]
fn a_value_is_deleted_or_set_at_a_path() {
    assert_eq!(
        pets("from: pets.json\nwhere: $.definitions.Pet.properties\ntransform: delete $.age"),
        expected(r#","age":{"type":"integer"}"#, "")
    );
    assert_eq!(
        pets(
            "from: pets.json\nwhere: $.definitions.Pet.properties.name\ntransform: >\n  $[\"x-ms-client-name\"] = \"title\";\n  $.readOnly = true;"
        ),
        expected(
            r#""name":{"type":"string"}"#,
            r#""name":{"type":"string","x-ms-client-name":"title","readOnly":true}"#
        )
    );
}

#[test]
fn keys_keep_their_order() {
    assert_eq!(
        pets("where: $.definitions.Pet.properties.name\ntransform: $.type = 'boolean'"),
        expected(
            r#""name":{"type":"string"}"#,
            r#""name":{"type":"boolean"}"#
        )
    );
}

#[test]
fn where_may_be_a_list_and_from_may_be_the_end_of_a_path() {
    assert_eq!(
        pets(
            "from: $(this-folder)/pets.json\nwhere:\n- $.definitions.Dog.properties\n- $.definitions.Cat\ntransform: return {}"
        ),
        expected(
            r#"{"toys":{"items":{"$ref":"toys.json#/definitions/Toy"}}}"#,
            "{}"
        )
    );
}

#[test]
fn a_value_can_be_written_in_yaml() {
    assert_eq!(
        pets(
            "from: pets.json\nwhere: $.definitions.Pet.properties\nset:\n  kind:\n    enum: [a, 1]"
        ),
        expected(
            r#"{"name":{"type":"string"},"age":{"type":"integer"}}"#,
            r#"{"kind":{"enum":["a",1]}}"#
        )
    );
}

#[test]
fn operations_are_selected_by_id() {
    let client_name = r#","x-ms-pageable":{"operationName":"x"},"deprecated":true}"#;
    let old = r#","x-ms-pageable":{"operationName":"x"}}"#;
    assert_eq!(
        pets("where-operation: Pets_Put\ntransform: $.deprecated = true"),
        expected(old, client_name)
    );
    assert_eq!(
        pets("where-operation-match: /put$/i\ntransform: $.deprecated = true"),
        expected(old, client_name)
    );
}

#[test]
fn operations_are_removed() {
    let put = r#","put":{"operationId":"Pets_Put","x-ms-pageable":{"operationName":"x"}}"#;
    assert_eq!(pets("remove-operation: Pets_Put"), expected(put, ""));
    assert_eq!(
        pets("remove-operation: Pets_Old"),
        expected(r#""get":{"operationId":"Pets_Old"}"#, "")
    );
    assert_eq!(pets("remove-operation-match: /P[tu]+$/"), expected(put, ""));
    assert_eq!(
        pets("remove-operation:\n- Pets_Put\n- Pets_Old"),
        expected(put, "").replace(r#""get":{"operationId":"Pets_Old"}"#, "")
    );
}

#[test]
fn operations_are_renamed() {
    assert_eq!(
        pets("rename-operation:\n  from: Pets_Put\n  to: Pets_Replace"),
        expected("Pets_Put", "Pets_Replace")
    );
}

#[test]
fn parameters_are_removed() {
    assert_eq!(
        pets("where-operation: Pets_List\nremove-parameter:\n  in: query\n  name: top"),
        expected(r#"{"name":"top","in":"query"},"#, "")
    );
}

#[test]
fn models_are_removed_and_their_properties_removed_and_renamed() {
    assert_eq!(
        pets("remove-model: Pet"),
        expected(
            r#""Pet":{"properties":{"name":{"type":"string"},"age":{"type":"integer"}}},"#,
            ""
        )
    );
    assert_eq!(
        pets("where-model: Pet\nremove-property: age"),
        expected(r#","age":{"type":"integer"}"#, "")
    );
    assert_eq!(
        pets("where-model: Pet\nrename-property:\n  from: name\n  to: title"),
        expected(
            r#""name":{"type":"string"}"#,
            r#""title":{"type":"string"}"#
        )
    );
    assert_eq!(
        pets("where-model: Pet\ntransform: $.properties.age[\"x-ms-client-name\"] = \"years\""),
        expected(
            r#""age":{"type":"integer"}"#,
            r#""age":{"type":"integer","x-ms-client-name":"years"}"#
        )
    );
}

#[test]
fn a_model_is_renamed_wherever_it_is_referred_to() {
    let ([pets, toys], problems) =
        applied("directive:\n  rename-model:\n    from: Toy\n    to: Plaything");
    assert!(problems.is_empty(), "{problems}");
    assert_eq!(
        pets,
        expected(
            "toys.json#/definitions/Toy",
            "toys.json#/definitions/Plaything"
        )
    );
    assert_eq!(
        toys,
        r##"{"swagger":"2.0","definitions":{"Plaything":{"type":"object"},"Box":{"items":{"$ref":"#/definitions/Plaything"}}}}"##
    );
}

#[test]
fn a_renamed_child_keeps_its_discriminator_value() {
    assert_eq!(
        pets("from: pets.json\nrename-model:\n  from: Dog\n  to: Hound"),
        expected(r#""Dog""#, r#""Hound""#).replace(
            r#""toys":{"items":{"$ref":"toys.json#/definitions/Toy"}}}}"#,
            r#""toys":{"items":{"$ref":"toys.json#/definitions/Toy"}}},"x-ms-discriminator-value":"Dog"}"#
        )
    );
}

#[test]
fn a_whole_file_can_be_changed_as_text() {
    assert_eq!(
        pets(
            "from: pets.json\nwhere: $\ntransform: return $.replace(/Pets_(\\w+)/g, \"Animals_$1\")"
        ),
        PETS.replace("Pets_", "Animals_")
    );
    assert_eq!(
        pets(
            "where: $.paths..operationId\ntransform: return $.replace(/^Pets_(Put)$/g, \"$1_Pets\")"
        ),
        expected("Pets_Put", "Put_Pets")
    );
}

#[test]
fn directives_are_applied_in_their_order() {
    let ([pets, _], problems) = applied(
        "directive:\n- rename-operation:\n    from: Pets_Put\n    to: Pets_New\n- remove-operation: Pets_New",
    );
    assert!(problems.is_empty(), "{problems}");
    assert!(!pets.contains("Pets_New") && !pets.contains("Pets_Put"));
}

#[test]
fn directives_of_linters_are_ignored() {
    assert_eq!(
        problem("suppress: R1\nfrom: pets.json\nwhere: $.x[?(]\nreason: It is so."),
        ""
    );
}

#[test]
fn unsupported_syntax_is_reported_at_its_place() {
    assert_eq!(
        problem(
            "where: $.definitions\ntransform: >\n  $.Pet.x = 1;\n  if ($.Pet) { delete $.Pet; }"
        ),
        "warning[readme-directive]: this directive is not applied: the script is not supported from `if ($.Pet) { delete $.Pet; }` on \
         (readme.md:5:14, /directive/0/transform)"
    );
    assert_eq!(
        problem("where: $.a[1:2]\ntransform: delete $.b"),
        "warning[readme-directive]: this directive is not applied: the syntax of `where` is not supported (readme.md:4:10, /directive/0/where)"
    );
    assert_eq!(
        problem("where:\n  subject: Pet\nhide: true"),
        "warning[readme-directive]: this directive is not applied: `where` is an object, which only other generators support \
         (readme.md:5:5, /directive/0/where)"
    );
    assert_eq!(
        problem("no-inline:\n- Pet"),
        "warning[readme-directive]: this directive is not applied: `no-inline` is not supported (readme.md:5:5, /directive/0/no-inline/0)"
    );
    assert_eq!(
        problem("from: models.go\nwhere: $\ntransform: return $.replace(/a/, 'b')"),
        "warning[readme-directive]: this directive is not applied: `models.go` is a file of another generator \
         (readme.md:4:9, /directive/0/from)"
    );
    assert!(problem("from: A.JSON").contains("it has no action"));
    assert!(problem("from: swagger-document").contains("it has no action"));
    assert!(problem("remove-property: a").contains("`remove-property` needs a selector"));
    assert!(problem("rename-model: {from: a}").contains("`rename-model` has no `to`"));
    assert!(problem("just a text").contains("expected an object, found a string"));
}

#[test]
fn a_directive_without_effect_is_reported() {
    assert_eq!(
        problem("from: cats.json\nwhere: $.definitions\ntransform: delete $.Pet"),
        "warning[readme-directive-stale]: this directive changes nothing: the package has no definition file `cats.json` \
         (readme.md:4:3, /directive/0)"
    );
    assert_eq!(
        problem("from: pets.json\nwhere: $.definition.Pet\ntransform: delete $.x"),
        "warning[readme-directive]: this directive changes nothing: nothing in the definitions matches it \
         (readme.md:4:3, /directive/0)"
    );
}

#[test]
fn values_that_become_too_large_are_reported() {
    let directive = "- where: $..*\n  transform: $ = [$, [$, $]]\n";
    let (_, problems) = applied(&format!("directive:\n{}", directive.repeat(4)));
    assert!(
        problems.to_string().contains("the values become"),
        "{problems}"
    );
}

#[test]
fn a_directive_that_fails_is_reported_and_changes_nothing() {
    assert_eq!(
        problem(
            "where: $.definitions.*\ntransform: delete $.properties.age['x']; delete $.properties.toys['x']"
        ),
        "warning[readme-directive]: this directive is not applied to `pets.json`: the object or array to change does not exist \
         (readme.md:4:3, /directive/0)\n\
         warning[readme-directive]: this directive is not applied to `toys.json`: the object or array to change does not exist \
         (readme.md:4:3, /directive/0)"
    );
    assert!(
        problem("from: pets.json\nwhere: $\ntransform: return undefined")
            .contains("a whole file cannot be removed")
    );
}
