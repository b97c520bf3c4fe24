//! Secrets in `Debug` output and in errors.

use armgen_goldens::{nullable, secret};
use armgen_runtime::runtime::from_json_with_misfits;

#[test]
fn secrets_are_not_shown() {
    let account = secret::models::Account {
        user: Some("me".to_owned()),
        password: Some("hush".to_owned()),
        ..Default::default()
    };
    let shown = format!("{account:?}");
    assert!(
        shown.contains("me") && shown.contains("[redacted]") && !shown.contains("hush"),
        "{shown}"
    );
}

#[test]
fn secrets_are_hidden_in_what_can_be_cleared() {
    let pet = nullable::models::PetUpdate {
        chip: "hush".to_owned().into(),
        ..Default::default()
    };
    let shown = format!("{pet:?}");
    assert!(
        shown.contains("chip: [redacted]") && !shown.contains("hush"),
        "{shown}"
    );
}

#[test]
fn secrets_without_declared_names_are_not_shown() {
    use secret::models::Pins;
    let json = br#"{ "owner": "me", "door": 4711, "safe": "hush" }"#;
    let (pins, misfits) = from_json_with_misfits::<Pins>(json).unwrap();
    assert_eq!(
        format!("{pins:?}"),
        r#"Pins { owner: Some("me"), additional_properties: [redacted] }"#
    );
    assert_eq!(
        misfits[0].to_string(),
        "safe: expected a 32-bit integer, found a string"
    );
    assert_eq!(
        format!("{:?}", Pins::default()),
        "Pins { owner: None, additional_properties: {} }"
    );
}

#[test]
fn secret_parameters_are_not_shown() {
    use secret::operations::pets::{GetOptions, get_with};
    let options = GetOptions {
        owner: Some("me".to_owned()),
        x_ms_pass_phrase: Some("hush".to_owned()),
        ..GetOptions::default()
    };
    let request = get_with("hush", &options).unwrap();
    assert_eq!(request.headers()["x-ms-pass-phrase"], "hush");
    let shown = format!("{options:?} {request:?}");
    assert!(
        shown.contains("me") && shown.contains("[redacted]") && !shown.contains("hush"),
        "{shown}"
    );
}
