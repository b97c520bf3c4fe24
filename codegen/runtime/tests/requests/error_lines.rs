//! The messages of errors: one line of visible characters with an end, whatever comes.

use armgen_runtime::runtime::{ResponseParts, from_json};
use http::{HeaderMap, StatusCode};
use proptest::prelude::*;
use std::collections::BTreeMap;

use crate::*;

/// The most characters of a message.
const MOST: usize = 3_100;

fn is_clean(message: &str) -> bool {
    let hidden = |character: char| {
        character.is_control()
            || matches!(character,
                '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
    };
    message.chars().count() <= MOST && !message.contains(hidden)
}

fn error_of(headers: &[(&str, &str)], status: u16, body: &str) -> Error {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(body.to_owned()).unwrap();
    plain().decode(response).unwrap_err()
}

type Nested = BTreeMap<String, BTreeMap<String, i32>>;

/// Messages with a text of others in each place that a message has.
fn messages(text: &str) -> Vec<String> {
    let json = serde_json::to_string(text).unwrap();
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let bodies = [
        text.to_owned(),
        json.clone(),
        format!(r#"{{"code": {json}, "message": {json}}}"#),
        format!(r#"{{"error": {json}}}"#),
        format!("<e><code>{escaped}</code><message>{escaped}</message></e>"),
        format!("<html><title>{escaped}</title></html>"),
    ];
    let mut messages: Vec<_> = bodies
        .iter()
        .map(|body| error_of(&[], 400, body).to_string())
        .collect();
    let header: String = text.chars().filter(|text| !text.is_control()).collect();
    messages.push(error_of(&[("x-ms-error-code", &header)], 400, "").to_string());

    let parts = |read: &dyn Fn(&ResponseParts<'_>) -> Error| {
        let body = format!(r#"{{{json}: {{"a": 1}}}}"#);
        let headers = HeaderMap::new();
        read(&ResponseParts::new(
            text,
            StatusCode::OK,
            &headers,
            body.as_bytes(),
        ))
        .to_string()
    };
    messages.push(parts(&|parts| parts.undeclared_status()));
    messages.push(parts(&|parts| parts.json::<Vec<String>>().unwrap_err()));
    let keys = format!("{{{json}: {{{json}: []}}}}");
    messages.push(
        from_json::<Nested>(keys.as_bytes())
            .map_or_else(|error| error.to_string(), |_| String::new()),
    );
    messages.push(
        from_json::<Vec<i32>>(json.as_bytes())
            .map_or_else(|error| error.to_string(), |_| String::new()),
    );
    messages.push(
        plain()
            .with_header(text, "x")
            .err()
            .map_or_else(String::new, |error| error.to_string()),
    );
    messages.push(
        Endpoint::PUBLIC
            .allow_host(text)
            .err()
            .map_or_else(String::new, |error| error.to_string()),
    );
    messages
}

#[test]
fn a_message_has_no_direction_of_its_own() {
    let error = error_of(
        &[],
        400,
        "{\"code\": \"A\\u202eB\", \"message\": \"\u{2066}c\u{200F} \u{61C}d\u{FEFF}\"}",
    );
    assert_eq!(
        error.to_string(),
        "Things_Get: the service returned 400 Bad Request: AB: c d"
    );
    assert_eq!(error.service().unwrap().code(), Some("A\u{202e}B"));
}

#[test]
fn separators_of_lines_are_spaces() {
    let error = error_of(&[], 400, "a\u{2028}b\u{2029}c\u{85}d\u{b}e");
    assert!(error.to_string().ends_with(": a b c d e"), "{error}");
}

#[test]
fn scripts_that_need_combining_characters_stay_readable() {
    for text in ["नमस्ते", "สวัสดี", "שלום", "e\u{301}"] {
        assert!(error_of(&[], 400, text).to_string().ends_with(text));
    }
}

#[test]
fn spaces_and_combining_characters_count() {
    for text in ["a ", "e\u{301}\u{302}\u{303}", "\u{7} "] {
        let error = error_of(&[], 400, &format!("x{}", text.repeat(10_000)));
        assert!(error.to_string().chars().count() < 1_100, "{text:?}");
    }
}

fn characters() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        '\n',
        '\r',
        '\u{85}',
        '\u{2028}',
        '\u{2029}',
        '\u{202A}',
        '\u{202E}',
        '\u{2066}',
        '\u{2069}',
        '\u{200E}',
        '\u{200F}',
        '\u{61C}',
        '\u{200B}',
        '\u{FEFF}',
        '\u{AD}',
        '\u{E0041}',
        '\u{301}',
        '\u{1b}',
        '\0',
        '<',
        '&',
        '"',
        '{',
        '[',
        '\\',
    ]);
    let character = prop_oneof![special, any::<char>()];
    (
        prop::collection::vec(character, 0..40),
        prop_oneof![Just(1_usize), Just(500)],
    )
        .prop_map(|(characters, times)| characters.into_iter().collect::<String>().repeat(times))
}

proptest! {
    #[test]
    fn no_text_of_others_leaves_its_line(text in characters()) {
        for message in messages(&text) {
            prop_assert!(is_clean(&message), "{message:?}");
        }
    }
}
