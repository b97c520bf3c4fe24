//! The rules of a definition.

use armgen_runtime::runtime::{Pattern, Rule};

use crate::*;

#[test]
fn an_error_names_operation_parameter_and_rule_but_not_the_value() {
    let operation = operation!(
        "/a/{b}",
        Parameter::path("b").rules(&[Rule::Length {
            minimum: 1,
            maximum: 3
        }])
    );
    let error = build(operation, &["secret".into()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Things_Get: the parameter `b` must have 1 to 3 characters; `without_rules`, or `Rules::Path` of a client, waives the \
         rules of the definition"
    );
    let Error::Parameter(error) = error else {
        panic!("{error}")
    };
    assert_eq!(
        (error.operation(), error.parameter(), error.rule()),
        ("Things_Get", "b", "must have 1 to 3 characters")
    );
}

#[test]
fn a_uuid_has_32_hexadecimal_digits_in_five_groups() {
    let operation = operation!("/a/{b}", Parameter::path("b").rules(&[Rule::Uuid]));
    for fine in [
        "00000000-0000-0000-0000-000000000000",
        "ABCDEF01-2345-6789-abcd-ef0123456789",
    ] {
        assert!(build(operation, &[fine.into()]).is_ok());
    }
    for wrong in [
        "",
        "x",
        "00000000000000000000000000000000",
        "0000000-00000-0000-0000-000000000000",
        "{00000000-0000-0000-0000-00000000000}",
        "g0000000-0000-0000-0000-000000000000",
        "00000000-0000-0000-0000-0000000000000",
        "00000000-0000-0000-0000-00000000000é",
    ] {
        assert_eq!(
            broken_rule(operation, &[wrong.into()]),
            "must be a UUID",
            "{wrong}"
        );
    }
}

#[test]
fn lengths_count_characters_not_bytes() {
    let operation = operation!(
        "/a/{b}",
        Parameter::path("b").rules(&[Rule::Length {
            minimum: 2,
            maximum: 3
        }])
    );
    for (value, fine) in [
        ("é", false),
        ("éé", true),
        ("éäö", true),
        ("𝒳𝒳𝒳𝒳", false),
        ("a", false),
        ("abcd", false),
    ] {
        assert_eq!(build(operation, &[value.into()]).is_ok(), fine, "{value}");
    }
}

#[test]
fn lengths_are_described_by_the_limits_there_are() {
    let at_least = operation!(
        "/a",
        Parameter::query("b").rules(&[Rule::Length {
            minimum: 1,
            maximum: usize::MAX
        }])
    );
    assert_eq!(
        broken_rule(at_least, &["".into()]),
        "must have at least 1 character"
    );
    let at_most = operation!(
        "/a",
        Parameter::query("b").rules(&[Rule::Length {
            minimum: 0,
            maximum: 2
        }])
    );
    assert_eq!(
        broken_rule(at_most, &["abc".into()]),
        "must have at most 2 characters"
    );
    let exactly = operation!(
        "/a",
        Parameter::query("b").rules(&[Rule::Length {
            minimum: 2,
            maximum: 2
        }])
    );
    assert_eq!(
        broken_rule(exactly, &["abc".into()]),
        "must have exactly 2 characters"
    );
}

#[test]
fn ranges_may_exclude_their_limits() {
    const RULES: &[Rule] = &[Rule::Range {
        minimum: 1.0,
        maximum: 5.0,
        exclusive_minimum: false,
        exclusive_maximum: true,
    }];
    let operation = operation!("/a", Parameter::query("b").rules(RULES));
    for (value, fine) in [(0.99, false), (1.0, true), (4.99, true), (5.0, false)] {
        assert_eq!(build(operation, &[value.into()]).is_ok(), fine, "{value}");
    }
    assert_eq!(
        broken_rule(operation, &[7.into()]),
        "must be at least 1 and less than 5"
    );
}

#[test]
fn a_range_may_have_one_limit() {
    const RULES: &[Rule] = &[Rule::Range {
        minimum: 0.0,
        maximum: f64::INFINITY,
        exclusive_minimum: true,
        exclusive_maximum: false,
    }];
    let operation = operation!("/a", Parameter::query("b").rules(RULES));
    assert_eq!(
        broken_rule(operation, &[0.into()]),
        "must be greater than 0"
    );
    assert!(build(operation, &[i64::MAX.into()]).is_ok());
}

#[test]
fn multiples_are_found_in_spite_of_binary_fractions() {
    let operation = operation!("/a", Parameter::query("b").rules(&[Rule::MultipleOf(0.1)]));
    assert!(build(operation, &[0.3.into()]).is_ok());
    assert_eq!(
        broken_rule(operation, &[0.35.into()]),
        "must be a multiple of 0.1"
    );
}

#[test]
fn lists_are_checked_as_a_whole_and_item_by_item() {
    const RULES: &[Rule] = &[
        Rule::Items {
            minimum: 1,
            maximum: 2,
        },
        Rule::UniqueItems,
        Rule::Length {
            minimum: 1,
            maximum: 3,
        },
    ];
    let operation = operation!("/a", Parameter::query("b").rules(RULES));
    let rule = |items: &[&str]| broken_rule(operation, &[items.into()]);
    assert_eq!(rule(&[]), "must have 1 to 2 items");
    assert_eq!(rule(&["a", "b", "c"]), "must have 1 to 2 items");
    assert_eq!(rule(&["a", "a"]), "must not have equal items");
    assert_eq!(rule(&["a", "long"]), "must have 1 to 3 characters");
    assert!(build(operation, &[["a", "b"].as_slice().into()]).is_ok());
}

#[test]
fn a_pattern_is_part_of_the_error() {
    static PATTERN: Pattern = Pattern::new("^[a-z]+$");
    let operation = operation!(
        "/a/{b}",
        Parameter::path("b").rules(&[Rule::Pattern(&PATTERN)])
    );
    assert_eq!(
        broken_rule(operation, &["A".into()]),
        "must match the pattern `^[a-z]+$`"
    );
    assert!(build(operation, &["a".into()]).is_ok());
}

#[test]
fn absent_values_break_no_rule() {
    let operation = operation!("/a", Parameter::query("b").rules(&[Rule::Uuid]));
    assert!(build(operation, &[Argument::Absent]).is_ok());
}
