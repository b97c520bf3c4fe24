//! Patterns: what they match.

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
fn a_pattern_that_is_not_supported_matches_every_value() {
    for pattern in ["(?=a)", "(?<!a)b", "\\1", "[", "(", "a{2,1}", "\\p{Lu}"] {
        assert!(matches(pattern, "anything"), "{pattern}");
    }
}

#[test]
fn a_pattern_that_is_costly_elsewhere_is_not_here() {
    let value = "a".repeat(10_000);
    assert!(!matches("^(?:a?){60}a{60}b$", &value));
    assert!(!matches("^(a|a|b+)*c$", &value));
}

proptest! {
    #[test]
    fn no_pattern_and_no_value_panics(pattern in any::<String>(), value in any::<String>()) {
        matches(&pattern, &value);
    }
}
