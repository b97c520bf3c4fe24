//! No value can leave its place in the URL.

use proptest::prelude::*;

use crate::*;

fn path() -> &'static Operation {
    operation!("/a/{b}/c/{d}", Parameter::path("b"), Parameter::path("d"))
}

fn query() -> &'static Operation {
    operation!("/a", Parameter::query("b"), Parameter::query("c"))
}

fn unescaped() -> &'static Operation {
    operation!("/a/{b}/c", Parameter::path("b").unescaped())
}

fn unescaped_query() -> &'static Operation {
    operation!(
        "/a",
        Parameter::query("b").unescaped(),
        Parameter::query("c")
    )
}

/// What a server sees: the path's segments and the query's pairs, decoded, and the fragment.
fn seen(path_and_query: &str) -> (Vec<String>, Vec<(String, String)>, Option<String>) {
    let (rest, fragment) = match path_and_query.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment.to_owned())),
        None => (path_and_query, None),
    };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap());
    let pairs = pairs
        .map(|(key, value)| (decoded(key), decoded(value)))
        .collect();
    (
        path.split('/').skip(1).map(decoded).collect(),
        pairs,
        fragment,
    )
}

fn decoded(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        let mut digit = || char::from(bytes.next().unwrap()).to_digit(16).unwrap();
        out.push(if byte == b'%' {
            u8::try_from(digit() * 16 + digit()).unwrap()
        } else {
            byte
        });
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Texts with what could do harm in a URL.
fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[./?#%&=+;:@\\\\ a2eEfF\0\t]{0,12}",
        "(\\.|%2e|%252E|%00|%25|%20|;|;x=1| |/|%2f|%5C|a){0,6}",
        "(\\.\\./|%2e|%2F|/|x){0,6}"
    ]
}

/// What the most careless server makes of a segment: it decodes until nothing changes, cuts parameters, and drops control
/// characters and white space.
fn careless(segment: &str) -> String {
    let mut text = segment.to_owned();
    loop {
        let once = decoded_where_possible(&text);
        if once == text {
            break;
        }
        text = once;
    }
    data(&text)
}

/// The same of a segment that is decoded once.
fn data(text: &str) -> String {
    let name = text.split(';').next().unwrap();
    name.chars()
        .filter(|one| !one.is_control() && !one.is_whitespace())
        .collect()
}

fn decoded_where_possible(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).and_then(|digits| str::from_utf8(digits).ok());
        let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match digits {
            Some(digits) if *first == b'%' => {
                out.push(u8::from_str_radix(digits, 16).unwrap());
                rest = &tail[2..];
            }
            _ => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

const CLIMBING: [&str; 3] = ["", ".", ".."];

proptest! {
    #[test]
    fn a_path_value_stays_in_its_segment(b in nasty(), d in nasty()) {
        match build(path(), &[(&b).into(), (&d).into()]) {
            Ok(url) => {
                let (segments, pairs, fragment) = seen(&url);
                prop_assert_eq!(segments, ["a", &b, "c", &d]);
                prop_assert!(!CLIMBING.contains(&data(&b).as_str()) && !CLIMBING.contains(&data(&d).as_str()));
                prop_assert_eq!(pairs, [("api-version".to_owned(), "2024-05-01".to_owned())]);
                prop_assert_eq!(fragment, None);
            }
            Err(error) => prop_assert!([&b, &d].iter().any(|value| CLIMBING.contains(&data(value).as_str())), "{}", error),
        }
    }

    #[test]
    fn a_query_value_stays_in_its_pair(b in nasty(), c in nasty()) {
        let url = build(query(), &[(&b).into(), (&c).into()]).unwrap();
        let (segments, pairs, fragment) = seen(&url);
        prop_assert_eq!(segments, ["a"]);
        prop_assert_eq!(&pairs[1..], [("b".to_owned(), b), ("c".to_owned(), c)]);
        prop_assert_eq!(fragment, None);
    }

    #[test]
    fn every_url_can_be_sent(b in nasty(), d in nasty()) {
        if let Ok(request) = Request::<()>::new(path(), &[(&b).into(), (&d).into()], None) {
            let url = uri(&request);
            prop_assert_eq!(url.strip_prefix("https://management.azure.com").unwrap(), request.path_and_query());
        }
    }

    #[test]
    fn an_unescaped_path_value_stays_between_its_neighbours(b in nasty()) {
        if let Ok(url) = build(unescaped(), &[(&b).into()]) {
            let (segments, pairs, fragment) = seen(&url);
            prop_assert_eq!(segments.first().map(String::as_str), Some("a"));
            prop_assert_eq!(segments.last().map(String::as_str), Some("c"));
            prop_assert_eq!(segments.len() > 2, !["", "/"].contains(&b.as_str()));
            // Whatever else a server takes for a separator after decoding.
            let all = segments.join("/");
            let all = (0..20).fold(all, |text, _| decoded_where_possible(&text));
            let mut parts = all.split(['/', '\\']).map(careless);
            prop_assert!(parts.all(|part| !CLIMBING.contains(&part.as_str())), "{}", url);
            prop_assert_eq!(pairs.len(), 1);
            prop_assert_eq!(fragment, None);
            prop_assert!(http::Uri::try_from(url).is_ok());
        }
    }

    #[test]
    fn an_unescaped_query_value_stays_in_its_pair(b in nasty()) {
        if let Ok(url) = build(unescaped_query(), &[(&b).into(), "x".into()]) {
            let (_, pairs, fragment) = seen(&url);
            let names: Vec<_> = pairs.iter().map(|(name, _)| name.as_str()).collect();
            prop_assert_eq!(names, ["api-version", "b", "c"]);
            prop_assert_eq!(fragment, None);
        }
    }
}

#[test]
fn unreserved_characters_are_not_encoded() {
    let url = build(path(), &["aZ09-._~".into(), "x".into()]).unwrap();
    assert_eq!(url, "/a/aZ09-._~/c/x?api-version=2024-05-01");
}

#[test]
fn everything_else_is_encoded_as_utf_8() {
    let url = build(path(), &["a/b c+%é".into(), "a\0".into()]).unwrap();
    assert_eq!(
        url,
        "/a/a%2Fb%20c%2B%25%C3%A9/c/a%00?api-version=2024-05-01"
    );
}

#[test]
fn empty_and_dot_segments_are_refused() {
    let others = [
        "..;", "..;x=1", ".;", ";", ";a", ". ", ".. ", "..\t", " ..", ".\0.", "\0", " ", ". .",
        "..\u{a0}",
    ];
    for value in ["", ".", ".."].into_iter().chain(others) {
        assert_eq!(
            broken_rule(path(), &[value.into(), "x".into()]),
            "must not be empty, `.` or `..` in a path"
        );
    }
}

#[test]
fn dots_in_a_name_are_no_dot_segment() {
    for name in [
        "a..b", "...", ".hidden", "..a", "a..", "a;", ".-", "..%20", "%2e%2e", "%00", "\u{ff0e}",
    ] {
        assert!(build(path(), &[name.into(), "x".into()]).is_ok(), "{name}");
    }
    for name in [
        "a..b", "...", ".hidden", "..a", "a..", "a;x=1/b", "a%20b", "%252525", "100%25", "a%2Fb",
        "%c3%a9",
    ] {
        assert!(build(unescaped(), &[name.into()]).is_ok(), "{name}");
    }
}

#[test]
fn a_list_cannot_be_a_dot_segment_either() {
    for items in [
        vec![],
        vec!["".into()],
        vec![".".into()],
        vec!["..".into()],
        vec!["..;".into(), "a".into()],
    ] {
        assert!(build(path(), &[Argument::List(items), "x".into()]).is_err());
    }
}

#[test]
fn a_climbing_value_climbs_nowhere() {
    let url = build(
        path(),
        &["../../../providers/Other/x".into(), "%2e%2e".into()],
    )
    .unwrap();
    assert_eq!(
        url,
        "/a/..%2F..%2F..%2Fproviders%2FOther%2Fx/c/%252e%252e?api-version=2024-05-01"
    );
}

#[test]
fn an_unescaped_value_may_have_segments_and_escapes() {
    let url = build(
        unescaped(),
        &["/subscriptions/1/resourceGroups/a%20b(c)/".into()],
    )
    .unwrap();
    assert_eq!(
        url,
        "/a/subscriptions/1/resourceGroups/a%20b(c)/c?api-version=2024-05-01"
    );
}

#[test]
fn an_unescaped_value_cannot_leave_its_place() {
    let tricks = [
        "..",
        "a/../b",
        "a//b",
        "%2e%2e",
        "a/%2E./b",
        ".%2e",
        "a%2f..%2fb",
        "a%5c..%5cb",
        "a\\b",
        "a?b",
        "a#b",
        "a%",
        "a%2",
        "a%zz",
        "//",
        "///",
        "//a",
        "a//",
        ".",
        "/.",
        "./",
        "..;",
        "..;x=1",
        ".;",
        ";",
        ";x=1/a",
        "a/..;/b",
        "..%3B",
        "..%253bx",
        "%252e%252e",
        "%25252E%25252e",
        "%2525252525252525252e.",
        "%%32%65%%32%65",
        "%2%65.",
        ".%00.",
        ".%2500.",
        "%00",
        "..%20",
        ".. ",
        "..%09",
        "%09..",
        "..%0a",
        "..%C2%A0",
        "..\u{a0}",
        ".%2e;",
        "%2e%2e%2f",
        "%2e%2e%252f",
        "a%252f..%252fb",
        "a%255c..%255cb",
        "a%25zz%2f%252e.",
        "%20",
        "%c0%ae%c0%ae",
        "a%c0%af..%c0%afb",
        "%ff",
    ];
    for trick in tricks {
        assert!(build(unescaped(), &[trick.into()]).is_err(), "{trick}");
    }
}

#[test]
fn a_whole_tenant_is_an_empty_scope() {
    let first = operation!(
        "/{scope}/providers/Microsoft.X/things/{name}",
        Parameter::path("scope").unescaped(),
        Parameter::path("name")
    );
    let last = operation!(
        "/{resourceUri}/providers",
        Parameter::path("resourceUri").unescaped()
    );
    for scope in ["", "/"] {
        let url = build(first, &[scope.into(), "a".into()]).unwrap();
        assert_eq!(
            url,
            "/providers/Microsoft.X/things/a?api-version=2024-05-01"
        );
        assert_eq!(
            build(last, &[scope.into()]).unwrap(),
            "/providers?api-version=2024-05-01"
        );
        let url = build(unescaped(), &[scope.into()]).unwrap();
        assert_eq!(url, "/a/c?api-version=2024-05-01");
    }
    let url = build(first, &["/subscriptions/1/".into(), "a".into()]).unwrap();
    assert_eq!(
        url,
        "/subscriptions/1/providers/Microsoft.X/things/a?api-version=2024-05-01"
    );
}

#[test]
fn an_empty_scope_is_a_whole_segment_between_slashes() {
    let escaped = operation!("/{scope}/things", Parameter::path("scope"));
    let whole = operation!("/{scope}", Parameter::path("scope").unescaped());
    let at_the_end = operation!("/things/{scope}", Parameter::path("scope").unescaped());
    let before_text = operation!("/{scope}:move/a", Parameter::path("scope").unescaped());
    let behind_text = operation!("/x{scope}/a", Parameter::path("scope").unescaped());
    for scope in ["", "/"] {
        for operation in [whole, at_the_end, before_text, behind_text] {
            assert!(
                build(operation, &[scope.into()]).is_err(),
                "{}",
                operation.path
            );
        }
    }
    assert!(build(escaped, &["".into()]).is_err());
    let two = operation!(
        "/{a}/{b}",
        Parameter::path("a").unescaped(),
        Parameter::path("b").unescaped()
    );
    assert_eq!(
        build(two, &["".into(), "/x".into()]).unwrap(),
        "/x?api-version=2024-05-01"
    );
    assert!(build(two, &["".into(), "".into()]).is_err());
    assert!(build(two, &["".into(), "//x".into()]).is_err());
}

#[test]
fn nobody_can_waive_what_keeps_a_path_value_in_its_place() {
    use armgen_runtime::runtime::WaiveRules;
    for value in ["..;", ".\0.", " "] {
        let request = Request::<()>::new(path(), &[value.into(), "x".into()], None);
        assert!(request.without_rules().is_err(), "{value:?}");
    }
    for value in ["%252e%252e", "..;x=1", "//"] {
        let request = Request::<()>::new(unescaped(), &[value.into()], None);
        assert!(request.without_rules().is_err(), "{value:?}");
    }
}

#[test]
fn what_no_url_may_have_is_encoded_even_in_an_unescaped_value() {
    let url = build(unescaped(), &["a b\u{e9}\"<>".into()]).unwrap();
    assert_eq!(url, "/a/a%20b%C3%A9%22%3C%3E/c?api-version=2024-05-01");
}

#[test]
fn an_unescaped_list_in_the_path_is_checked_too() {
    for items in [
        vec!["..".into()],
        vec!["a/../b".into(), "c".into()],
        vec!["x".into(), "/../b".into()],
    ] {
        assert!(build(unescaped(), &[Argument::List(items)]).is_err());
    }
}
