//! Properties of which null is not the same as missing.

use armgen_runtime::runtime::{self, Field, Model, Nullable, Value, to_request_body};

#[derive(Clone, Debug, Default)]
struct Patch {
    size: Nullable<i32>,
    tags: Nullable<Vec<String>>,
}

impl Model for Patch {
    const FIELDS: &'static [Field] = &[Field::new("size"), Field::new("tags")];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.size,
            _ => &self.tags,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.size,
            _ => &mut self.tags,
        }
    }
}

runtime::model!(Patch);

fn read(json: &str) -> Patch {
    crate::read(json)
}

#[test]
fn missing_null_and_a_value_are_three_things() {
    assert!(read("{}").size.is_missing());
    assert!(read(r#"{"size": null}"#).size.is_null());
    assert_eq!(read(r#"{"size": 5}"#).size, Nullable::Value(5));
}

#[test]
fn each_comes_back_as_it_was() {
    for json in [
        "{}",
        r#"{"size":null,"tags":null}"#,
        r#"{"size":0,"tags":[]}"#,
    ] {
        assert_eq!(serde_json::to_string(&read(json)).unwrap(), json);
        assert_eq!(to_request_body(&read(json)).unwrap(), json.as_bytes());
    }
}

#[test]
fn of_two_with_one_name_the_last_wins() {
    assert!(read(r#"{"size": 5, "size": null}"#).size.is_null());
    assert!(read(r#"{"size": null, "size": null}"#).size.is_null());
    assert_eq!(
        read(r#"{"size": null, "size": 5}"#).size,
        Nullable::Value(5)
    );
    let tags = read(r#"{"tags": ["a"], "tags": ["b"]}"#).tags;
    assert_eq!(tags.into_option(), Some(vec!["b".to_owned()]));
}

#[test]
fn what_spells_no_value_is_missing_and_not_null() {
    assert!(read(r#"{"size": "x", "tags": ""}"#).size.is_missing());
    assert!(read(r#"{"size": "x", "tags": ""}"#).tags.is_missing());
    assert!(read(r#"{"size": 5, "size": "x"}"#).size.is_missing());
}

#[test]
fn values_and_options_become_nullable() {
    assert_eq!(Nullable::from(5), Nullable::Value(5));
    assert_eq!(Nullable::from(Some(5)), Nullable::Value(5));
    assert_eq!(Nullable::<i32>::from(None), Nullable::Null);
    assert_eq!(Nullable::<i32>::default(), Nullable::Missing);
    assert_eq!(Nullable::Value("a".to_owned()).as_deref(), Some("a"));
    assert_eq!(Nullable::<i32>::Null.as_ref(), None);
}

#[test]
fn missing_null_and_a_value_are_not_equal() {
    let documents = ["{}", r#"{"size": null}"#, r#"{"size": 0}"#];
    for (index, left) in documents.iter().enumerate() {
        for (other, right) in documents.iter().enumerate() {
            assert_eq!(read(left) == read(right), index == other);
        }
    }
}
