//! Enums to which services add values.

use crate::models::{ConnectionProperties, Status};
use crate::read;
use std::str::FromStr;

#[test]
fn known_texts_are_their_variants() {
    assert_eq!(read::<Status>(r#""Approved""#), Status::Approved);
}

#[test]
fn known_texts_are_compared_without_ascii_case() {
    assert_eq!(Status::from("aPPROVED"), Status::Approved);
    assert_eq!(
        serde_json::to_string(&Status::from("approved")).unwrap(),
        r#""Approved""#
    );
}

#[test]
fn of_values_that_differ_in_case_only_the_exact_one_is_read() {
    let known = ["on", "ON", "Off"];
    let read = |text| armgen_runtime::runtime::wire::known(&known, |known| known, text);
    assert_eq!(read("ON"), Some("ON"));
    assert_eq!(read("On"), Some("on"));
    assert_eq!(read("oN "), None);
}

#[test]
fn numbers_and_truth_values_are_their_texts() {
    assert_eq!(read::<Status>("5").as_str(), "5");
    assert_eq!(read::<Status>("true").as_str(), "true");
}

#[test]
fn unknown_texts_come_back_unchanged() {
    let properties: ConnectionProperties = read(r#"{"status":"Succeeded"}"#);
    assert_eq!(properties.status.as_ref().unwrap().as_str(), "Succeeded");
    assert_eq!(
        serde_json::to_string(&properties).unwrap(),
        r#"{"status":"Succeeded"}"#
    );
}

#[test]
fn an_empty_text_is_an_unknown_one() {
    assert_eq!(read::<Status>(r#""""#).as_str(), "");
}

#[test]
fn texts_convert_to_values_and_back() {
    assert_eq!(Status::from("Rejected".to_owned()), Status::Rejected);
    assert_eq!(Status::from("Other".to_owned()).as_str(), "Other");
    assert_eq!(Status::from_str("Pending"), Ok(Status::Pending));
    assert_eq!(AsRef::<str>::as_ref(&Status::Pending), "Pending");
    assert_eq!(format!("{:>9}", Status::Pending), "  Pending");
}

#[test]
fn debug_shows_the_text_and_whether_it_is_unknown() {
    assert_eq!(format!("{:?}", Status::Approved), "Approved");
    assert_eq!(
        format!("{:?}", Status::from("Succeeded")),
        r#"UnknownValue("Succeeded")"#
    );
}

#[test]
fn all_known_values_are_listed() {
    assert!(
        Status::KNOWN
            .iter()
            .all(|value| value.as_str().parse().as_ref() == Ok(value))
    );
}

#[test]
fn a_value_is_compared_with_a_text_without_ascii_case_whether_it_is_known_or_not() {
    for (text, other) in [("Approved", "aPPROVED"), ("Succeeded", "sUCCEEDED")] {
        let value = Status::from(text);
        assert_eq!(value, text);
        assert_eq!(value, *other);
        assert_ne!(value, "Rejected");
        assert_ne!(value, "");
    }
}

#[test]
fn unknown_values_are_equal_only_if_their_texts_are() {
    assert_ne!(Status::from("Succeeded"), Status::from("succeeded"));
}

#[test]
fn values_are_ordered_by_their_texts() {
    let mut values = ["Rejected", "Zzz", "Pending", "Aaa", "approved"].map(Status::from);
    values.sort();
    let texts = values.map(String::from);
    assert_eq!(texts, ["Aaa", "Approved", "Pending", "Rejected", "Zzz"]);
    assert!(Status::Approved < Status::Pending);
}

#[test]
fn equal_values_have_equal_hashes() {
    let values = ["Approved", "aPPROVED", "Other", "Other", "other"].map(Status::from);
    let different: std::collections::HashSet<Status> = values.into();
    assert_eq!(different.len(), 3);
}

#[test]
fn null_items_are_left_out_of_lists_of_values() {
    let values = read::<Vec<Status>>(r#"[null,"Approved",null]"#);
    assert_eq!(values, [Status::Approved]);
}
