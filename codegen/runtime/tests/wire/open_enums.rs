//! Enums to which services add values.

use crate::models::{ConnectionProperties, Status};
use crate::read;
use armgen_runtime::runtime::{UnknownValue, to_request_body};
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

#[test]
fn an_unknown_number_or_truth_value_is_written_back_as_what_it_was() {
    for json in [
        "5",
        "\"5\"",
        "-0.5",
        "1e+300",
        "18446744073709551615",
        "true",
        "\"true\"",
    ] {
        let value: Status = read(json);
        assert_eq!(value.as_str(), json.trim_matches('"'));
        assert_eq!(
            serde_json::to_value(&value).unwrap(),
            read::<serde_json::Value>(json)
        );
        let properties: ConnectionProperties = read(&format!(r#"{{"status":{json}}}"#));
        assert_eq!(
            to_request_body(&properties).unwrap(),
            serde_json::to_vec(&properties).unwrap()
        );
        assert_eq!(properties.status, Some(value));
    }
}

#[test]
fn a_number_is_the_same_value_as_its_text() {
    let (number, text): (Status, Status) = (read("5"), read("\"5\""));
    assert_eq!(number, text);
    assert_eq!(number.cmp(&text), std::cmp::Ordering::Equal);
    assert_eq!(number.to_string(), text.to_string());
    assert_eq!(format!("{number:?}"), format!("{text:?}"));
    let different: std::collections::HashSet<Status> = [number, text].into();
    assert_eq!(different.len(), 1);
    let (Status::UnknownValue(number), Status::UnknownValue(text)) = (read("5"), read("\"5\""))
    else {
        panic!("known")
    };
    assert_eq!(
        (&number, number.cmp(&text)),
        (&text, std::cmp::Ordering::Equal)
    );
    let properties = |json: &str| read::<ConnectionProperties>(json);
    assert_eq!(
        properties(r#"{"status": 5}"#),
        properties(r#"{"status": "5"}"#)
    );
}

#[test]
fn a_known_number_is_written_as_the_definition_says() {
    assert_eq!(
        serde_json::to_string(&read::<Level>("1")).unwrap(),
        r#""1""#
    );
}

#[derive(Clone)]
enum Level {
    One,
    UnknownValue(UnknownValue),
}

impl Level {
    const KNOWN: &'static [Self] = &[Self::One];

    fn as_str(&self) -> &str {
        match self {
            Self::One => "1",
            Self::UnknownValue(value) => value.as_str(),
        }
    }
}

armgen_runtime::runtime::open_enum!(Level => UnknownValue);

#[test]
fn an_unknown_value_takes_no_more_memory_than_a_string() {
    assert_eq!(size_of::<Status>(), size_of::<String>());
}
