use crate::edit::path::Path;
use crate::edit::script::Script;
use crate::source::tree::Node;
use proptest::prelude::*;

/// The result of a script, as JSON or `undefined`.
fn run(script: &str, value: &str) -> Result<String, String> {
    let node: Node = serde_json::from_str(value).unwrap();
    let script = Script::read(script).map_err(|rest| format!("not supported: {rest}"))?;
    let result = script.run(&node)?;
    Ok(result.map_or_else(
        || "undefined".to_owned(),
        |node| serde_json::to_string(&node).unwrap(),
    ))
}

#[track_caller]
fn assert_runs(script: &str, value: &str, expected: &str) {
    assert_eq!(run(script, value).as_deref(), Ok(expected), "{script}");
}

#[track_caller]
fn assert_not_supported(script: &str) {
    let result = run(script, r#"{"a": {"b": "c"}, "l": [1]}"#);
    assert!(
        result
            .as_ref()
            .is_err_and(|why| why.starts_with("not supported")),
        "{script}: {result:?}"
    );
}

#[test]
fn values_are_written_as_in_javascript() {
    for (expression, expected) in [
        ("'a'", r#""a""#),
        (r#""it's""#, r#""it's""#),
        (r"'a\'b\n\u00e9'", "\"a'b\\né\""),
        ("`a`", r#""a""#),
        ("-1.5", "-1.5"),
        ("true", "true"),
        ("null", "null"),
        ("[1, 'a',]", r#"[1,"a"]"#),
        (
            "{ a: 1, 'b-c': [], 200: {}, }",
            r#"{"a":1,"b-c":[],"200":{}}"#,
        ),
        ("{ a: undefined }", "{}"),
        ("'a' + $.x + ('b')", r#""axb""#),
        ("$.l[0]", "1"),
        ("$", r#"{"x":"x","l":[1]}"#),
    ] {
        assert_runs(
            &format!("return {expression};"),
            r#"{"x": "x", "l": [1]}"#,
            expected,
        );
    }
}

#[test]
fn an_assigned_value_keeps_its_position_or_is_appended() {
    assert_runs("$.a = 1", r#"{"a": 0, "b": 0}"#, r#"{"a":1,"b":0}"#);
    assert_runs("$['c'] = $.a", r#"{"a": 0}"#, r#"{"a":0,"c":0}"#);
    assert_runs("$ = { c: $ }", "1", r#"{"c":1}"#);
    assert_runs("$.l[0].x = []", r#"{"l": [{}]}"#, r#"{"l":[{"x":[]}]}"#);
    assert_runs("$[200].a = 1", r#"{"200": {}}"#, r#"{"200":{"a":1}}"#);
}

#[test]
fn values_are_deleted() {
    assert_runs("delete $.a", r#"{"a": 0, "b": 0}"#, r#"{"b":0}"#);
    assert_runs("delete $.c", r#"{"a": 0}"#, r#"{"a":0}"#);
    assert_runs("$.a = undefined", r#"{"a": 0}"#, "{}");
    assert_runs("$ = undefined", "{}", "undefined");
    assert_runs("return undefined", "{}", "undefined");
}

#[test]
fn values_are_pushed_to_arrays() {
    assert_runs("$.push('b', 'c')", r#"["a"]"#, r#"["a","b","c"]"#);
    assert_runs("$.l.push({});", r#"{"l": []}"#, r#"{"l":[{}]}"#);
}

#[test]
fn text_is_replaced() {
    assert_runs("return $.replace('a', 'b')", r#""aa""#, r#""ba""#);
    assert_runs(
        "return $.replace(/a/g, 'b').replace(/B$/i, 'c')",
        r#""aa""#,
        r#""bc""#,
    );
    assert_runs(
        r"$.x = $.x.replace(/^(\w+)_(\w+)$/, '$2-$1 $& $$ $3')",
        r#"{"x": "a_b"}"#,
        r#"{"x":"b-a a_b $ $3"}"#,
    );
    assert_runs(r#"return $.replace(/\/a[/]/, "")"#, r#""x/a/y""#, r#""xy""#);
}

#[test]
fn statements_end_with_a_semicolon_or_a_newline() {
    assert_runs("$.a = 1; $.b = 2;;", "{}", r#"{"a":1,"b":2}"#);
    assert_runs("$.a = 1\n$.b = 2\n", "{}", r#"{"a":1,"b":2}"#);
    assert_runs(
        "// why\n$.a = 1; /* or\nnot */ $.b = 2 // so",
        "{}",
        r#"{"a":1,"b":2}"#,
    );
    assert_runs("$\n  .a = 1", "{}", r#"{"a":1}"#);
    assert_runs("", "{}", "{}");
    assert_not_supported("$.a = 1 $.b = 2");
}

#[test]
fn missing_values_cannot_be_changed() {
    for script in [
        "$.x.y = 1",
        "delete $.x.y",
        "$.a.push(1)",
        "$.l[7] = 1",
        "$.t.x = 1",
    ] {
        let result = run(script, r#"{"a": {}, "l": [], "t": "t"}"#);
        assert!(
            result.is_err_and(|why| !why.starts_with("not supported")),
            "{script}"
        );
    }
    assert_eq!(
        run("return $.x.replace('a', 'b')", r#"{"x": 1}"#).unwrap_err(),
        "expected a string, found a number"
    );
}

#[test]
fn other_code_is_not_supported() {
    for script in [
        "if ($.a) delete $.a",
        "for (const x in $) {}",
        "$.l = $.l.filter(x => x)",
        "const a = $",
        "$lib.log($)",
        "return $doc.a",
        "$.a == 1",
        "delete $",
        "return `${$.a}`",
        "return $.replace(/(?<=a)b/, '')",
        "return $.a ? 1 : 2",
        "$.a += 1",
        "return 'a",
        "$.a.b()",
        "return [",
        "return {a}",
    ] {
        assert_not_supported(script);
    }
}

#[test]
fn deeply_nested_expressions_are_not_supported() {
    for opening in ["[", "{a:", "(", "$.a=["] {
        assert_not_supported(&format!("return {}", opening.repeat(100_000)));
    }
}

#[test]
fn the_length_of_strings_is_limited() {
    let grow = format!("return $.replace(/a/g, '{}')", "a".repeat(1_000));
    let script = format!("{grow}{}", grow.trim_start_matches("return $").repeat(6));
    assert_eq!(
        run(&script, r#""a""#).unwrap_err(),
        "the text becomes too long"
    );
}

#[test]
fn the_size_of_values_is_limited() {
    let script = "$.a = [$.a, $.a];".repeat(100);
    let script = script.replace("[$.a, $.a]", "[[$.a, $.a], $.a]");
    assert_eq!(
        run(&script, r#"{"a": 1}"#).unwrap_err(),
        "the values become too large"
    );
    let script = "$ = [$];".repeat(1_000);
    assert_eq!(
        run(&script, "1").unwrap_err(),
        "the values become nested too deeply"
    );
    let script = "$.a = $.a + $.a;".repeat(100);
    assert_eq!(
        run(&script, r#"{"a": "a"}"#).unwrap_err(),
        "the values become too large"
    );
}

/// Pieces of paths and scripts, which are combined at random.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: [&str; 37] = [
        "$",
        "@",
        ".a",
        "[0]",
        "['l']",
        "[\"b\"]",
        "..",
        ".*",
        "[*]",
        "[?(",
        "=='c'",
        "&&",
        "!",
        ")",
        "]",
        "return ",
        "delete ",
        " = ",
        ";",
        "\n",
        "{",
        "a:",
        "}",
        "[",
        ",",
        "'x'",
        "1e9",
        "-",
        "/a(b)/g",
        ".replace(",
        ".push(",
        "+",
        "undefined",
        "//",
        "/*",
        "`",
        "\\",
    ];
    prop_oneof![
        4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => ".{0,4}",
    ]
}

fn parse_and_run(text: &str) {
    let document: Node =
        serde_json::from_str(r#"{"a": {"b": "c", "l": [1, {"a": "a"}]}, "l": ["x"]}"#).unwrap();
    if let Some(path) = Path::read(text) {
        let _ = path.required_words().count();
        let _ = path.select(&document);
    }
    if let Ok(script) = Script::read(text) {
        let _ = script.replacements();
        let _ = script.run(&document);
    }
}

proptest! {
    #[test]
    fn any_text_is_parsed_without_a_panic(text in any::<String>()) {
        parse_and_run(&text);
    }

    #[test]
    fn any_pieces_of_code_are_parsed_without_a_panic(pieces in prop::collection::vec(piece(), 0..16)) {
        parse_and_run(&pieces.concat());
    }
}
