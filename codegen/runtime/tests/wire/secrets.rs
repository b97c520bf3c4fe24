//! Secrets stay out of messages and of `Debug` output.

use crate::models::Login;
use armgen_runtime::runtime::from_json_with_misfits;

#[test]
fn debug_does_not_show_secrets() {
    let login = Login {
        user: Some("u".into()),
        password: Some("hunter2".into()),
        keys: None,
    };
    assert_eq!(
        format!("{login:?}"),
        r#"Login { user: Some("u"), password: [redacted], keys: None }"#
    );
}

#[test]
fn errors_name_only_the_kind_of_a_secret() {
    let (_, misfits) = from_json_with_misfits::<Login>(br#"{"password": {"x": 12345}}"#).unwrap();
    assert_eq!(
        misfits[0].to_string(),
        "password: expected a string, found an object"
    );
}

#[test]
fn errors_name_only_the_kind_of_what_is_in_a_secret() {
    let (_, misfits) = from_json_with_misfits::<Login>(br#"{"keys": ["a", ["hunter2"]]}"#).unwrap();
    assert_eq!(
        (misfits[0].path.as_str(), misfits[0].found.as_str()),
        ("keys[1]", "a list")
    );
    let (_, misfits) = from_json_with_misfits::<Login>(br#"{"keys": "hunter2"}"#).unwrap();
    assert_eq!(misfits[0].found, "a text");
    let error = serde_json::from_str::<Login>(r#"{"keys": "hunter2"}"#).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
}
