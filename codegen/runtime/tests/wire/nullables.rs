//! Properties of which null is not the same as missing.

use armgen_runtime::runtime::{
    self, Field, Model, Nullable, Value, from_json_with_misfits, to_request_body,
};
use serde_json::json;
use std::collections::BTreeMap;

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

/// What a `PATCH` sends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Update {
    pub(crate) size: Nullable<i32>,
    pub(crate) tags: Option<BTreeMap<String, Option<String>>>,
    pub(crate) list: Option<Vec<Option<i32>>>,
}

impl Model for Update {
    const FIELDS: &'static [Field] = &[Field::new("size"), Field::new("tags"), Field::new("list")];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.size,
            1 => &self.tags,
            _ => &self.list,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.size,
            1 => &mut self.tags,
            _ => &mut self.list,
        }
    }
}

runtime::model!(Update);

#[test]
fn null_stays_in_a_map_whose_values_can_be_null() {
    let update: Update = crate::read(r#"{"tags": {"a": null, "b": "c", "d": null}}"#);
    let json = r#"{"tags":{"a":null,"b":"c","d":null}}"#;
    assert_eq!(serde_json::to_string(&update).unwrap(), json);
    assert_eq!(to_request_body(&update).unwrap(), json.as_bytes());
}

#[test]
fn what_does_not_fit_in_such_a_map_is_missing_and_not_null() {
    let (update, misfits) =
        from_json_with_misfits::<Update>(br#"{"tags": {"a": {}, "b": [1], "c": "d"}}"#).unwrap();
    assert_eq!(json!(update.tags), json!({"c": "d"}));
    assert_eq!(misfits.len(), 2);
}

#[test]
fn an_item_that_does_not_fit_leaves_null_in_its_place() {
    let (update, _) =
        from_json_with_misfits::<Update>(br#"{"list": [1, "x", {}, null, 2]}"#).unwrap();
    assert_eq!(json!(update.list), json!([1, null, null, null, 2]));
}
