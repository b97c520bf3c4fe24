use super::one;
use crate::source::pointer;
use crate::source::tree::Node;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

const JSON: &str = "{\n  \"a\": {\"é\": [1, {\"x/y\": null}, \"text\"]},\n  \"b\\u0061\": true,\n  \"~\": \"\\\"}\"\n}";

const YAML: &str = "# head\na:\n  é: [1, {x/y: null}, 'te xt']\nba: true # why\nlist:\n  - one\n  - name: two\n200: ok\n";

/// The value and the key, each as `line:column text`.
fn places(text: &str, pointer: &str) -> (String, String) {
    let (sources, file) = one(text);
    let show = |place: crate::diagnostic::Place| {
        assert_eq!(place.pointer, pointer);
        format!(
            "{}:{} {}",
            place.line, place.column, &place.text[place.span]
        )
    };
    (
        show(sources.place(file, pointer)),
        show(sources.key_place(file, pointer)),
    )
}

fn pair(value: &str, key: &str) -> (String, String) {
    (value.to_owned(), key.to_owned())
}

#[test]
fn json_values_and_keys_are_found() {
    assert_eq!(places(JSON, ""), pair("1:1 {", "1:1 {"));
    assert_eq!(places(JSON, "/a"), pair("2:8 {", "2:3 \"a\""));
    assert_eq!(places(JSON, "/a/é"), pair("2:14 [", "2:9 \"é\""));
    assert_eq!(places(JSON, "/a/é/0"), pair("2:15 1", "2:15 1"));
    assert_eq!(
        places(JSON, "/a/é/1/x~1y"),
        pair("2:26 null", "2:19 \"x/y\"")
    );
    assert_eq!(
        places(JSON, "/a/é/2"),
        pair("2:33 \"text\"", "2:33 \"text\"")
    );
    assert_eq!(places(JSON, "/~0"), pair("4:8 \"\\\"}\"", "4:3 \"~\""));
}

#[test]
fn a_json_key_with_escapes_is_compared_unescaped() {
    assert_eq!(places(JSON, "/ba"), pair("3:14 true", "3:3 \"b\\u0061\""));
}

#[test]
fn yaml_values_and_keys_are_found() {
    assert_eq!(places(YAML, "/a"), pair("3:3 é", "2:1 a"));
    assert_eq!(places(YAML, "/a/é"), pair("3:6 [", "3:3 é"));
    assert_eq!(places(YAML, "/a/é/1/x~1y"), pair("3:16 null", "3:11 x/y"));
    assert_eq!(places(YAML, "/a/é/2"), pair("3:23 'te xt'", "3:23 'te xt'"));
    assert_eq!(places(YAML, "/ba"), pair("4:5 true", "4:1 ba"));
    assert_eq!(places(YAML, "/list"), pair("6:3 -", "5:1 list"));
    assert_eq!(places(YAML, "/list/1/name"), pair("7:11 two", "7:5 name"));
    assert_eq!(places(YAML, "/200"), pair("8:6 ok", "8:1 200"));
}

#[test]
fn a_bracket_ends_a_yaml_scalar_unless_the_scalar_opened_it() {
    let text = "/things/{id}: { get: one.json } # why\nother/{a}/[b]:\n  c: [de, f]\n";
    assert_eq!(places(text, "/~1things~1{id}/get").0, "1:22 one.json");
    assert_eq!(places(text, "/~1things~1{id}").1, "1:1 /things/{id}");
    assert_eq!(places(text, "/other~1{a}~1[b]").1, "2:1 other/{a}/[b]");
    assert_eq!(places(text, "/other~1{a}~1[b]/c/1").0, "3:11 f");
}

#[test]
fn a_missing_value_has_the_place_of_its_nearest_parent() {
    assert_eq!(places(JSON, "/a/é/9"), pair("2:14 [", "2:14 ["));
    assert_eq!(places(JSON, "/a/b/c"), pair("2:8 {", "2:8 {"));
    assert_eq!(places(JSON, "/ba/b"), pair("3:14 true", "3:14 true"));
    assert_eq!(places(YAML, "/a/é/9"), pair("3:6 [", "3:6 ["));
    assert_eq!(places(YAML, "/a/b/c"), pair("3:3 é", "3:3 é"));
    assert_eq!(places(YAML, "/ba/b"), pair("4:5 true", "4:5 true"));
}

#[test]
fn an_empty_text_has_a_place() {
    assert_eq!(places("", "/a"), pair("1:1 ", "1:1 "));
}

#[test]
fn a_json_value_behind_deep_nesting_is_found() {
    let deep = 100_000;
    let text = format!(
        "{{\"a\": {}{}, \"b\": 1}}",
        "[".repeat(deep),
        "]".repeat(deep)
    );
    assert_eq!(places(&text, "/b").0, format!("1:{} 1", 7 + 2 * deep + 7));
}

/// All pointers to values of a document.
fn pointers(value: &Value, pointer: &str, all: &mut Vec<String>) {
    all.push(pointer.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &pointer::join(pointer, &index.to_string()), all);
            }
        }
        Value::Object(entries) => {
            for (key, item) in entries {
                pointers(item, &pointer::join(pointer, key), all);
            }
        }
        _ => {}
    }
}

fn has_repeated_key(node: &Node) -> bool {
    match node {
        Node::Array(items) => items.iter().any(has_repeated_key),
        Node::Object(entries) => {
            let names: BTreeSet<&String> = entries.iter().map(|(key, _)| key).collect();
            names.len() < entries.len() || entries.iter().any(|(_, value)| has_repeated_key(value))
        }
        _ => false,
    }
}

/// Checks that each value of a document, and what does not exist below it, has the place that a search for it alone finds.
fn assert_same_places(text: &str) {
    let (sources, file) = one(text);
    let mut all = Vec::new();
    // Of a repeated key, a search for one value finds only the children of the first value.
    if let Ok(document) = sources.parse::<Value>(file)
        && sources
            .parse::<Node>(file)
            .is_ok_and(|tree| !has_repeated_key(&tree))
    {
        pointers(&document, "", &mut all);
    }
    for mut pointer in all {
        for _ in 0..2 {
            let tokens = pointer::tokens(&pointer);
            let value = super::super::yaml::locate(text, &tokens, false).value;
            let key = super::super::yaml::locate(text, &tokens, true).value;
            assert_eq!(
                sources.place(file, &pointer).span,
                value,
                "{pointer} in {text:?}"
            );
            assert_eq!(
                sources.key_place(file, &pointer).span,
                key,
                "key {pointer} in {text:?}"
            );
            pointer.push_str("/none");
        }
    }
}

#[test]
fn all_places_of_yaml_are_found_as_one_is() {
    for text in [
        YAML,
        "- - - a\n    - {}\n  - []\n- b: {c: [1, {d: e}], f: 'g'}\n  h:\n    - i\n",
        "a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]\ne: {<<: *x}\n",
        "? a\n: b\n? |\n  c\n: d\n\"e\\u0041\": !t [1, {f: g}]\nh: !!str 5\ni: !u {j: k}\n",
        "a: |\n  é at line 9 column 9\nb at line 3 column 4: [ü, {ö: 1}]\n",
        "a: 1\r\nb:\r\n  - é\u{2028}  - c\r\n",
        "a: \u{85}\nb: {c: 1}\n",
        "# c\n\n  \n---\na: {b: 1}\n",
        "~: [null, ~, '', true]\n'': {'': 1}\n",
        "[a, b]: 1\nc: 2\n",
    ] {
        assert_same_places(text);
    }
}

#[test]
fn places_in_the_part_before_a_syntax_error_are_found() {
    let text = "a: {b: 1}\nc:\n  - d\n  - e: [\n";
    assert_eq!(places(text, "/a/b"), pair("1:8 1", "1:5 b"));
    assert_eq!(places(text, "/c/0").0, "3:5 d");
}

#[test]
fn many_places_of_a_large_text_take_little_time() {
    let count = 3_000;
    let text = (0..count).fold(String::new(), |text, index| {
        format!("{text}key{index}:\n  - {{ name: 'a', values: [1, 2, 3] }}\n")
    });
    let json: serde_json::Map<_, _> = (0..count)
        .map(|index| (format!("key{index}"), serde_json::json!([{ "name": "a" }])))
        .collect();
    let json = serde_json::to_string(&json).unwrap();
    // After a comment it is YAML, in one line.
    for text in [text, format!("# comment\n{json}"), json] {
        let (sources, file) = one(&text);
        let start = std::time::Instant::now();
        for index in 0..count {
            let place = sources.place(file, &format!("/key{index}/0/name"));
            assert!(place.text[place.span].contains('a'));
        }
        // A search for each of them takes more than a minute.
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}

proptest! {
    #[test]
    fn all_places_of_any_yaml_are_found_as_one_is(text in "(([ab]: |- |  |[\\[\\]{},:'&*!é1]|[ab]|\n|\n  |: |\r)){0,25}") {
        assert_same_places(&text);
    }

    #[test]
    fn any_text_and_pointer_is_accepted_without_a_panic(text in "[\\[\\]{}\",:\\\\ \\-a-c1é\n#&*|>'!?%]{0,60}", pointer in "(/[a-c0-2é]){0,3}") {
        let (sources, file) = one(&text);
        let _ = (sources.place(file, &pointer), sources.key_place(file, &pointer));
        let _ = sources.parse::<serde_json::Value>(file);
    }

    #[test]
    fn every_value_of_a_json_document_is_found(keys in proptest::collection::vec(".{0,6}", 1..5), number in 1000..9999) {
        let mut pointer = String::new();
        for key in &keys {
            pointer::push(&mut pointer, key);
        }
        let mut document = serde_json::json!(number);
        for key in keys.iter().rev() {
            document = serde_json::json!({ "other": ["}", { "{": [] }], key.as_str(): document });
        }
        let (sources, file) = one(&serde_json::to_string_pretty(&document).unwrap());
        let place = sources.place(file, &pointer);
        prop_assert_eq!(place.text[place.span].to_owned(), i32::to_string(&number));
    }
}
