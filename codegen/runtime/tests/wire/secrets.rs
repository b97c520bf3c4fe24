//! Secrets stay out of messages and of `Debug` output.

use crate::models::Login;
use armgen_runtime::runtime::{
    Field, Model, Redacted, Value, from_json, from_json_with_misfits, model, to_request_body,
};
use std::collections::BTreeMap;
use std::fmt;

/// A model whose undeclared properties are secret.
#[derive(Clone, Default)]
struct Vault {
    owner: Option<i32>,
    additional_properties: BTreeMap<String, f64>,
}

impl Model for Vault {
    const FIELDS: &'static [Field] = &[Field::new("owner")];
    const ADDITIONAL_IS_SECRET: bool = true;

    fn field(&self, _index: usize) -> &dyn Value {
        &self.owner
    }

    fn field_mut(&mut self, _index: usize) -> &mut dyn Value {
        &mut self.owner
    }

    fn additional(&self) -> Option<&dyn Value> {
        Some(&self.additional_properties)
    }

    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        Some(&mut self.additional_properties)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Vault")
            .field("owner", &self.owner)
            .field("rest", &Redacted::of_map(&self.additional_properties))
            .finish()
    }
}

model!(Vault);

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
        ("keys[1]", "an array")
    );
    let (_, misfits) = from_json_with_misfits::<Login>(br#"{"keys": "hunter2"}"#).unwrap();
    assert_eq!(misfits[0].found, "a string");
    let error = serde_json::from_str::<Login>(r#"{"keys": "hunter2"}"#).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[test]
fn errors_name_only_the_kind_of_what_is_in_place_of_an_object_with_secrets() {
    let error = serde_json::from_str::<Login>(r#""hunter2""#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected an object, found a string at line 1 column 9"
    );
    let error = serde_json::from_str::<Vault>("4711").unwrap_err();
    assert!(!error.to_string().contains("4711"), "{error}");
}

#[test]
fn errors_name_only_the_kind_of_what_is_in_place_of_a_list_a_map_or_a_union() {
    // A service may return the only key of a list of keys without the list.
    for name in ["numbers", "connections", "tags", "matrix"] {
        let json = format!(r#"{{"{name}": "hunter2"}}"#);
        let found = misfits::<crate::models::Everything>(json.as_bytes());
        assert!(
            found[0].ends_with(", found a string"),
            "{found:?} in {json}"
        );
    }
    let found = misfits::<crate::models::Everything>(br#"{"pets": ["hunter2"]}"#);
    assert_eq!(found, ["pets[0]: expected an object, found a string"]);
}

#[test]
fn debug_does_not_show_secrets_without_declared_names() {
    let mut vault = Vault::default();
    assert_eq!(format!("{vault:?}"), "Vault { owner: None, rest: {} }");
    vault.additional_properties.insert("door".into(), 4711.0);
    assert_eq!(
        format!("{vault:?}"),
        "Vault { owner: None, rest: [redacted] }"
    );
}

#[test]
fn errors_name_only_the_kind_of_secrets_without_declared_names() {
    let json = br#"{"owner": "me", "door": "hunter2", "safe": {"x": "hunter2"}}"#;
    for found in [misfits::<Vault>(json), misfits::<Box<Vault>>(json)] {
        assert_eq!(
            found,
            [
                "owner: expected a 32-bit integer, found the string \"me\"",
                "door: expected a number, found a string",
                "safe: expected a number, found an object",
            ]
        );
    }
    let error = serde_json::from_slice::<Vault>(br#"{"door": ["hunter2"]}"#).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

fn misfits<T: Value>(json: &[u8]) -> Vec<String> {
    let (_, misfits) = from_json_with_misfits::<T>(json).unwrap();
    misfits.iter().map(ToString::to_string).collect()
}

#[test]
fn what_cannot_be_written_of_secrets_without_declared_names_is_not_repeated() {
    let vault = Vault {
        additional_properties: [("door".to_owned(), f64::NAN)].into(),
        ..Vault::default()
    };
    assert_eq!(
        to_request_body(&vault).unwrap_err().to_string(),
        "door: expected a finite number, found a number"
    );
}

#[test]
fn errors_name_only_the_kind_of_a_whole_body_and_of_its_items() {
    let message = |error: armgen_runtime::runtime::DecodeFailure| error.to_string();
    let text = from_json::<i32>(br#""hunter2""#).map_err(message);
    assert_eq!(
        text.unwrap_err(),
        "expected a 32-bit integer, found a string at line 1 column 9"
    );
    let number = from_json::<Vec<i32>>(b"4711").map_err(message).unwrap_err();
    assert_eq!(
        number,
        "expected an array, found a number at line 1 column 4"
    );
    assert_eq!(
        misfits::<Vec<Vec<i32>>>(br#"[["hunter2"], "hunter2"]"#),
        [
            "[0][0]: expected a 32-bit integer, found a string",
            "[1]: expected an array, found a string"
        ]
    );
}
