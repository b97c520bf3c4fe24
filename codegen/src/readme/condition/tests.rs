use super::{Condition, Scope};

fn holds(condition: &str, tag: &str) -> bool {
    Condition::read(condition).holds(Scope {
        tag: Some(tag),
        flag: None,
    })
}

/// What is not understood.
fn rest(condition: &str) -> Option<&str> {
    let range = Condition::read(condition).rest().cloned();
    range.map(|range| &condition[range])
}

#[test]
fn no_condition_always_holds() {
    assert!(holds("", "x"));
    assert!(Condition::read("").holds(Scope::default()));
}

#[test]
fn a_tag_is_compared_however_it_is_written() {
    for condition in [
        "$(tag) == 'x'",
        "$(tag)=='x'",
        "$(tag) == \"x\"",
        "$( tag )  ==  'x'",
        "'x' == $(tag)",
        "$(tag) === 'x'",
        "$(tag) = 'x'",
        "$(tag) == x",
        "$(tag) == 'x",
        "$(tag == 'x')",
    ] {
        assert!(holds(condition, "x"), "{condition}");
        assert!(!holds(condition, "y"), "{condition}");
        assert_eq!(Condition::read(condition).tags(), ["x"], "{condition}");
        assert_eq!(rest(condition), None, "{condition}");
    }
}

#[test]
fn and_or_and_not_bind_as_in_javascript() {
    let condition = "$(tag) == 'a' || $(tag) == 'b' && $(java)";
    assert!(holds(condition, "a") && !holds(condition, "b"));
    let condition = "($(tag) == 'a' || $(tag) == 'b') && !$(java)";
    assert!(holds(condition, "a") && holds(condition, "b") && !holds(condition, "c"));
    assert!(holds("!($(tag) == 'a')", "b") && holds("$(tag) != 'a'", "b"));
    assert!(holds("!!$(tag)", "a") && !holds("!$(tag)", "a"));
}

#[test]
fn what_is_not_set_does_not_hold() {
    for condition in [
        "$(python)",
        "$(tag) == 'x' && $(go)",
        "$(csharp) && $(tag) == 'x'",
        "false",
    ] {
        assert!(!holds(condition, "x"), "{condition}");
    }
    assert!(holds("!$(python)", "x") && holds("true", "x"));
}

#[test]
fn a_flag_can_be_set() {
    let condition = Condition::read("$(package-a)");
    let scope = |flag| Scope { tag: None, flag };
    assert_eq!(condition.flag(), Some("package-a"));
    assert!(
        condition.holds(scope(Some("package-a"))) && !condition.holds(scope(Some("package-b")))
    );
    assert_eq!(Condition::read("$(package-a) && $(java)").flag(), None);
}

#[test]
fn parentheses_need_not_be_balanced() {
    for condition in [
        "$(tag) == 'x')",
        "($(tag) == 'x'",
        "(($(tag) == 'x')",
        "$(tag) == 'x' && (!$(java)",
    ] {
        assert!(
            holds(condition, "x") && !holds(condition, "y"),
            "{condition}"
        );
        assert_eq!(rest(condition), None, "{condition}");
    }
    assert!(!holds("$(tag) == 'x' && $(java", "x"));
}

#[test]
fn text_behind_a_condition_is_ignored() {
    let condition = "$(tag) == 'x' only for tests";
    assert!(holds(condition, "x") && !holds(condition, "y"));
    assert_eq!(rest(condition), Some("only for tests"));
    assert_eq!(rest("$(tag) == 'x' &&"), Some("&&"));
}

#[test]
fn a_condition_that_is_not_understood_does_not_hold() {
    for condition in ["isLoaded('a')", "some words", "# $(tag) == 'x'"] {
        assert!(!holds(condition, "x"), "{condition}");
        assert!(Condition::read(condition).is_obscure(), "{condition}");
    }
}

#[test]
fn a_condition_knows_whether_it_is_about_the_tag() {
    assert!(Condition::read("$(java) && !($(tag) == 'x')").is_about_tag());
    assert!(!Condition::read("!$(python)").is_about_tag());
}

#[test]
fn endless_parentheses_are_not_understood() {
    assert!(!holds(&"(".repeat(100_000), "x") || rest(&"(".repeat(100_000)).is_none());
    assert!(!holds(&("!".repeat(100_000) + "$(tag)"), "x"));
    assert!(holds(&"$(tag) == 'x' || ".repeat(10_000), "x"));
}
