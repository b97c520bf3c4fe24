use crate::source::Sources;
use crate::source::tree::Node;

/// `line:column: message; help`
fn shown(text: &str) -> String {
    let mut sources = Sources::in_memory([("a", text)]);
    let file = sources.load("a").unwrap();
    let problem = sources.parse::<Node>(file).unwrap_err();
    let place = problem.place.unwrap();
    let help = problem.help.unwrap_or_default();
    format!(
        "{}:{}: {}; {help}",
        place.line, place.column, problem.message
    )
}

/// The help for a text.
fn help(text: &str) -> String {
    let shown = shown(text);
    let (_, help) = shown.split_once("; ").unwrap();
    help.to_owned()
}

#[test]
fn a_tab_in_an_indentation_is_named() {
    let tab =
        "invalid YAML: a tab in an indentation, which YAML does not allow; indent with spaces";
    assert_eq!(shown("a:\n\t- b\n"), format!("2:1: {tab}"));
    assert_eq!(shown("a:\n  - b: c\n \td: e\n"), format!("3:2: {tab}"));
}

#[test]
fn a_text_that_begins_with_a_character_of_yaml_needs_quotes() {
    for (text, quoted) in [
        ("a: *", "'*'"),
        ("a: *_List # all", "'*_List'"),
        ("a: [*, b]", "'*'"),
        ("a:\n  - *_List", "'*_List'"),
        ("a: @b", "'@b'"),
        ("a: `b`", "'`b`'"),
        ("a: %b", "'%b'"),
        ("a: @it's", "\"@it's\""),
    ] {
        assert_eq!(
            help(text),
            format!("put it in quotes: `{quoted}`"),
            "{text}"
        );
    }
}

#[test]
fn a_string_or_a_bracket_without_an_end_is_shown_where_it_begins() {
    assert_eq!(
        shown("a: 1\nb: \"c\nd: e\n"),
        "2:4: invalid YAML: a string that is not closed; close it with `\"`"
    );
    assert_eq!(
        shown("a: [b\nc: d\n"),
        "1:4: invalid YAML: a `[` that is not closed, or a comma that is missing after it; close it with `]`"
    );
    assert_eq!(
        shown("{\"a\": [1,\n2}"),
        "2:2: invalid JSON: expected `,` or `]`; "
    );
    assert_eq!(
        shown("{\"a\": [1,\n2"),
        "1:7: invalid JSON: a `[` that is not closed before the file ends; close it with `]`"
    );
    assert_eq!(
        shown("{\"a\": \"b"),
        "1:7: invalid JSON: a string that is not closed; close it with `\"`"
    );
}

#[test]
fn a_missing_space_or_a_colon_too_many_is_corrected() {
    for (text, expected) in [
        ("- a:b\n  c: d\n", "write `a: b`"),
        ("a: 1\nb:0.1.0\nc: d\n", "write `b: 0.1.0`"),
        ("a:\n  -b: c\n   d: e\n", "write `- b: c`"),
        ("a: b: c\n", "put it in quotes: `a: 'b: c'`"),
    ] {
        assert_eq!(help(text), expected, "{text}");
    }
}

#[test]
fn a_line_with_another_indentation_is_named() {
    for text in ["- a: b\n c: d\n", "a: b\n  c: d\n", "- a: b\n   c: d\n"] {
        let shown = shown(text);
        let expected = "2:";
        assert!(shown.starts_with(expected), "{shown}");
        assert!(shown.contains("another indentation"), "{shown}");
    }
}

#[test]
fn what_json_does_not_have_is_named() {
    for (text, expected) in [
        ("{\"a\": 1,}", "remove the comma"),
        ("[1, 2,\n]", "remove the comma"),
        ("{ // a\n}", "remove it"),
        ("[ /* a */ 1]", "remove it"),
        ("{'a': 1}", "write `\"` in place of `'`"),
        (
            "{a: 1}",
            "write `\"a\"`; a file that begins with `{` is read as JSON",
        ),
        ("{\"a\": True}", "write `true`"),
        ("{\"a\": None}", "write `null`"),
        ("{\"a\": b}", "put it in quotes if it is a text: `\"b\"`"),
        (
            "{\"a\": 1\n\"b\": 2}",
            "write a comma after the value before it",
        ),
        (
            "{\"a\": \"b\n\"}",
            "close the string with `\"`, or write `\\n` for the end of a line",
        ),
        ("{\"a\": \"\\d\"}", "write `\\\\` for a backslash"),
        ("{\u{201c}a\": 1}", "write `\"`"),
        ("{\u{a0}\"a\": 1}", "write a space"),
    ] {
        assert_eq!(help(text), expected, "{text}");
    }
}

#[test]
fn a_merge_conflict_is_named() {
    let help = "decide which of the lines are right, and remove the marks";
    let conflict = format!("a merge conflict that is not resolved; {help}");
    assert_eq!(
        shown("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> main\n"),
        format!("2:1: invalid YAML: {conflict}")
    );
    assert_eq!(
        shown("{\n<<<<<<< HEAD\n\"b\": 1\n}"),
        format!("2:1: invalid JSON: {conflict}")
    );
}

#[test]
fn the_line_that_is_wrong_is_named_and_not_the_one_after_it() {
    assert_eq!(
        shown("a:\n  b:c\n  d: { e: f }\n"),
        "2:3: invalid YAML: no space after the colon of a key; write `b: c`"
    );
}

#[test]
fn a_text_in_brackets_needs_quotes_too() {
    assert_eq!(
        shown("a: { b: c: d }\n"),
        "1:10: invalid YAML: a text with a colon and a space in it; put it in quotes"
    );
    assert_eq!(
        shown("a: { $ref: #/b } }\nc: d\n"),
        "1:12: invalid YAML: a text that begins with `#`, which begins a comment in YAML; put it in quotes"
    );
}
