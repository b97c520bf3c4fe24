//! When two models are equal.

use crate::models::{Everything, Open};
use crate::read;

/// Documents of which no two say the same, with each type that a property can have.
const DIFFERENT: &[&str] = &[
    "{}",
    r#"{"flag": true}"#,
    r#"{"flag": false}"#,
    r#"{"small": 1}"#,
    r#"{"small": 2}"#,
    r#"{"large": 1}"#,
    r#"{"size": 1}"#,
    r#"{"size": 18446744073709551615}"#,
    r#"{"ratio": 0.1}"#,
    r#"{"ratio": 0.2}"#,
    r#"{"weight": 0.1}"#,
    r#"{"weight": 0.2}"#,
    r#"{"text": ""}"#,
    r#"{"text": "a"}"#,
    r#"{"text": "A"}"#,
    r#"{"status": "Approved"}"#,
    r#"{"status": "Rejected"}"#,
    r#"{"status": "else"}"#,
    r#"{"any": 1}"#,
    r#"{"any": {"a": [1]}}"#,
    r#"{"numbers": []}"#,
    r#"{"numbers": [1]}"#,
    r#"{"numbers": [1, 2]}"#,
    r#"{"numbers": [2, 1]}"#,
    r#"{"connections": [{}]}"#,
    r#"{"connections": [{"properties": {"description": "a"}}]}"#,
    r#"{"tags": {}}"#,
    r#"{"tags": {"a": "b"}}"#,
    r#"{"tags": {"a": "c"}}"#,
    r#"{"tags": {"b": "b"}}"#,
    r#"{"tags": {"a": "b", "b": "b"}}"#,
    r#"{"connectionsByName": {"a": {"name": "b"}}}"#,
    r#"{"inner": {}}"#,
    r#"{"inner": {"flag": true}}"#,
    r#"{"pets": [{"kind": "Cat"}]}"#,
    r#"{"pets": [{"kind": "Dog"}]}"#,
    r#"{"pets": [{"kind": "Fish"}]}"#,
    r#"{"pets": [{"kind": "Fish", "name": "Wanda"}]}"#,
];

#[test]
fn models_are_equal_exactly_if_they_say_the_same() {
    for (index, left) in DIFFERENT.iter().enumerate() {
        for (other, right) in DIFFERENT.iter().enumerate() {
            let are_equal = read::<Everything>(left) == read::<Everything>(right);
            assert_eq!(are_equal, index == other, "{left} and {right}");
        }
    }
}

#[test]
fn what_is_no_number_is_not_equal_to_itself() {
    let mut value = Everything {
        weight: Some(f64::NAN),
        ..Everything::default()
    };
    assert_ne!(value, value.clone());
    value.weight = Some(1.0);
    assert_eq!(value, value.clone());
}

#[test]
fn properties_that_are_not_declared_count() {
    let value: Open = read(r#"{"other": 1}"#);
    assert_eq!(value, read(r#"{"other": 1}"#));
    assert_ne!(value, read(r#"{"other": 2}"#));
    assert_ne!(value, read("{}"));
}
