//! Patterns: what they match, and that the fast matcher agrees with `regex_lite`.

use armgen_runtime::runtime::Pattern;
use proptest::prelude::*;

fn matches(pattern: &str, value: &str) -> bool {
    Pattern::new(pattern.to_owned().leak()).is_match(value)
}

#[test]
fn a_pattern_without_anchors_is_found_anywhere() {
    assert!(matches("b", "abc"));
    assert!(matches("^a", "abc"));
    assert!(matches("c$", "abc"));
    assert!(!matches("^b", "abc"));
    assert!(!matches("b$", "abc"));
    assert!(matches("", "abc"));
}

#[test]
fn each_alternative_has_its_own_anchor() {
    assert!(matches("^a|b$", "xb"));
    assert!(matches("^a|b$", "ax"));
    assert!(!matches("^(a|b)$", "ax"));
}

#[test]
fn the_end_is_the_end_and_not_a_last_line_break() {
    assert!(!matches("^a$", "a\n"));
}

#[test]
fn a_pattern_that_is_not_understood_checks_nothing() {
    for pattern in ["(?=a)", "(?<!a)b", "\\1", "[", "(", "a{2,1}", "\\p{Lu}"] {
        assert!(matches(pattern, "anything"), "{pattern}");
    }
}

#[test]
fn a_pattern_that_is_costly_elsewhere_is_not_here() {
    let value = "a".repeat(100_000);
    assert!(!matches("^(?:a?){60}a{60}b$", &value));
    assert!(!matches("^(a|a|b+)*c$", &value));
}

/// Patterns as definitions have them, and some that the fast matcher must leave alone.
const PATTERNS: &[&str] = &[
    "^[a-zA-Z](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$",
    "^[-\\w\\._\\(\\)]+$",
    "^[-\\w\\._\\(\\)]*[-\\w_\\(\\)]$",
    "^[a-z0-9]{3,24}$",
    "^[^<>%&:?/#*\\\\]{1,5}$",
    "^[^\\W_][\\w-._]{0,5}(?<!-)$",
    "^[^\\W_][\\w\\-._]{0,5}$",
    "^[a-zA-Z0-9_][a-zA-Z0-9_-]{0,4}[a-zA-Z0-9_]$|^.$",
    "(^[\\w]+$)|(^[\\w][\\w\\-]+[\\w]$)",
    "^[*#&+:<>?]+$",
    "^\\d+(\\.\\d+)?$",
    "^(a|bc|)d*$",
    "^(a(b(c)?)?)?$",
    "^(ab?){2,3}$",
    "^(a*){2}$",
    "^a+?b??$",
    "^.+$",
    "^\\S+\\s\\S+$",
    "^\\D\\W$",
    "[a-c]{2}",
    "a|b",
    "^é+$",
    "^[a-é]$",
    "^[]a]$",
    "^[a-]$",
    "^[-a]$",
    "^[a&&b]$",
    "^[a-c--b]$",
    "^[[:alpha:]]$",
    "^\\x41$",
    "(?i)^a$",
    "^a{0}$",
    "^a{200}$",
    "^(a{20}){20}$",
    "\\ba\\b",
    "a$b",
    "a^b",
    "^^a$$",
    "$^",
    "^$",
];

proptest! {
    #[test]
    fn patterns_of_definitions_match_what_regex_lite_matches(value in "[a-c0-9_.<&?é\\-\\[\\]\\\\ \\n]{0,8}|\\PC{0,4}") {
        for pattern in PATTERNS {
            if let Ok(regex) = regex_lite::Regex::new(pattern) {
                prop_assert_eq!(matches(pattern, &value), regex.is_match(&value), "{} {:?}", pattern, value);
            }
        }
    }

    #[test]
    fn any_pattern_matches_what_regex_lite_matches(
        pattern in "\\^?([a-c.]|\\[\\^?[a-c\\-]{1,3}\\]|\\\\[dwsDWS.\\-]|\\((\\?:)?|\\)|\\||[?*+]|\\{[0-3](,[0-3]?)?\\}){0,10}\\$?",
        values in proptest::collection::vec("[a-c\\-. 1é\\n]{0,6}", 1..20),
    ) {
        if let Ok(regex) = regex_lite::Regex::new(&pattern) {
            for value in values {
                prop_assert_eq!(matches(&pattern, &value), regex.is_match(&value), "{} {:?}", &pattern, &value);
            }
        }
    }

    #[test]
    fn no_pattern_and_no_value_panics(pattern in any::<String>(), value in any::<String>()) {
        matches(&pattern, &value);
    }
}
