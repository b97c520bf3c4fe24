//! Secrets in `Debug` output and in errors.

use armgen_goldens::{nullable, secret, secret_operations};
use armgen_runtime::runtime::from_json_with_misfits;

#[test]
fn secrets_are_not_shown() {
    let mut account = secret::models::Account::default();
    account.user = Some("me".to_owned());
    account.password = Some("hush".to_owned());
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

#[test]
fn texts_in_results_of_operations_that_give_secrets_are_not_shown() {
    use secret_operations::models::PetKeys;
    let json = br#"{
        "keys": [{
            "name": "hush", "blob": "hush", "labels": { "hush": "hush" }, "notes": ["hush"], "id": "/pets/a",
            "permissions": "Read", "size": 2048, "active": true, "created": "2024-01-01T00:00:00Z"
        }],
        "owner": { "name": "me" },
        "nextLink": "hush",
        "other": "hush"
    }"#;
    let (keys, misfits) = from_json_with_misfits::<PetKeys>(json).unwrap();
    assert!(misfits.is_empty(), "{misfits:?}");
    let shown = format!("{keys:?}");
    assert!(!shown.contains("hush"), "{shown}");
    for visible in ["/pets/a", "Read", "2048", "true", "2024-01-01", "me"] {
        assert!(shown.contains(visible), "{visible}: {shown}");
    }
}

#[test]
fn errors_do_not_repeat_texts_in_results_of_operations_that_give_secrets() {
    use secret_operations::models::{PetKey, PetKeys};
    let (_, misfits) =
        from_json_with_misfits::<PetKeys>(br#"{ "keys": ["hush"], "owner": "shown" }"#).unwrap();
    let misfits: Vec<_> = misfits.iter().map(ToString::to_string).collect();
    assert_eq!(
        misfits,
        [
            "keys[0]: expected an object, found a string",
            r#"owner: expected an object, found the string "shown""#,
        ]
    );
    let error = serde_json::from_str::<PetKey>(r#"{ "labels": "hush" }"#).unwrap_err();
    assert!(!error.to_string().contains("hush"), "{error}");
    let error = serde_json::from_str::<PetKeys>(r#""hush""#).unwrap_err();
    assert!(!error.to_string().contains("hush"), "{error}");
}

#[test]
fn a_resource_that_an_operation_with_keys_returns_hides_only_what_is_named_so() {
    let mut pet = secret_operations::models::Pet::default();
    pet.name = Some("rex".to_owned());
    pet.admin_password = Some("hush".to_owned());
    pet.feeding_tokens = Some(vec!["hush".to_owned()]);
    pet.password_age = Some(7);
    pet.public_key = Some("ssh-rsa".to_owned());
    let shown = format!("{pet:?}");
    assert!(
        shown.contains("rex") && shown.contains('7') && shown.contains("ssh-rsa"),
        "{shown}"
    );
    assert!(!shown.contains("hush"), "{shown}");
}

#[test]
fn parameters_with_names_of_secrets_are_not_shown() {
    use secret_operations::operations::pets::{ListKeysOptions, delete_api_key};
    let options: ListKeysOptions = ListKeysOptions {
        sas_url: Some("hush".to_owned()),
        continuation_token: Some("page2".to_owned()),
        ..ListKeysOptions::default()
    };
    let request = delete_api_key("rex", "hush").unwrap();
    let shown = format!("{options:?} {request:?}");
    assert!(
        shown.contains("page2") && !shown.contains("hush"),
        "{shown}"
    );
}
