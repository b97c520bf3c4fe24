//! Names of properties in another case.

use crate::models::{Cat, Connection, Everything, Open};
use crate::read;
use armgen_runtime::runtime::{
    self, Field, Model, Nullable, Value, from_json, from_json_with_misfits, to_request_body,
};
use serde_json::json;

#[test]
fn a_property_in_another_case_is_read() {
    let connection: Connection =
        read(r#"{"ID": "i", "Properties": {"PROVISIONINGSTATE": "p", "Status": "Approved"}}"#);
    assert_eq!(connection.id.as_deref(), Some("i"));
    let properties = connection.properties.unwrap();
    assert_eq!(properties.provisioning_state.as_deref(), Some("p"));
    assert_eq!(properties.status.unwrap(), "Approved");
}

#[test]
fn it_is_written_with_the_declared_name() {
    let connection: Connection = read(r#"{"properties": {"Description": "d"}}"#);
    let json = r#"{"properties":{"description":"d"}}"#;
    assert_eq!(serde_json::to_string(&connection).unwrap(), json);
    assert_eq!(to_request_body(&connection).unwrap(), json.as_bytes());
}

#[test]
fn the_exact_name_wins_wherever_it_stands() {
    for json in [
        r#"{"id": "exact", "ID": "other"}"#,
        r#"{"ID": "other", "id": "exact"}"#,
        r#"{"Id": "other", "id": "exact", "ID": "other"}"#,
        r#"{"id": "first", "ID": "other", "id": "exact"}"#,
    ] {
        assert_eq!(read::<Connection>(json).id.as_deref(), Some("exact"));
        assert_eq!(read::<Open>(json).id.as_deref(), Some("exact"));
    }
}

#[test]
fn the_exact_name_wins_whole() {
    for json in [
        r#"{"numbers": [3], "Numbers": [1, 2]}"#,
        r#"{"Numbers": [1, 2], "numbers": [3]}"#,
    ] {
        assert_eq!(read::<Everything>(json).numbers, Some(vec![3]));
    }
    for json in [
        r#"{"Text": "a", "text": null}"#,
        r#"{"text": null, "Text": "a"}"#,
    ] {
        assert_eq!(read::<Everything>(json).text, None);
    }
}

#[test]
fn the_last_of_two_in_another_case_counts() {
    let connection: Connection = read(r#"{"ID": "first", "Id": "last"}"#);
    assert_eq!(connection.id.as_deref(), Some("last"));
    let everything: Everything = read(r#"{"Numbers": [1, 2], "NUMBERS": [3]}"#);
    assert_eq!(everything.numbers, Some(vec![3]));
    let everything: Everything = read(r#"{"Numbers": [1, 2], "NUMBERS": null}"#);
    assert_eq!(everything.numbers, None);
}

#[test]
fn only_ascii_letters_have_another_case() {
    // The Kelvin sign is `k` in lower case.
    let odd: Odd = read("{\"\u{212a}\": 1, \"\u{c4}\": 2}");
    assert_eq!((odd.k, odd.umlaut), (None, None));
    let odd: Odd = read("{\"K\": 1, \"\u{e4}\": 2}");
    assert_eq!((odd.k, odd.umlaut), (Some(1), Some(2)));
}

#[test]
fn undeclared_names_keep_their_case_and_do_not_clash() {
    let open: Open = read(r#"{"x": 1, "X": 2, "ID": "i"}"#);
    assert_eq!(open.id.as_deref(), Some("i"));
    assert_eq!(json!(open.additional_properties), json!({"x": 1, "X": 2}));
}

#[test]
fn what_is_not_read_as_declared_is_an_additional_property() {
    for json in [
        r#"{"id": "exact", "ID": 1, "Id": [2]}"#,
        r#"{"ID": 1, "id": "exact", "Id": [2]}"#,
        r#"{"ID": 1, "Id": [2], "id": "exact"}"#,
    ] {
        let open: Open = read(json);
        assert_eq!(open.id.as_deref(), Some("exact"));
        assert_eq!(
            json!(open.additional_properties),
            json!({"ID": 1, "Id": [2]})
        );
        let written = serde_json::to_string(&open).unwrap();
        assert_eq!(read::<Open>(&written), open);
    }
    let open: Open = read(r#"{"ID": "first", "Id": "last"}"#);
    assert_eq!(open.id.as_deref(), Some("last"));
    assert_eq!(json!(open.additional_properties), json!({"ID": "first"}));
}

#[test]
fn names_of_a_map_are_compared_with_case() {
    let tags = read::<Everything>(r#"{"tags": {"a": "1", "A": "2"}}"#).tags;
    assert_eq!(json!(tags), json!({"a": "1", "A": "2"}));
}

#[test]
fn misfits_have_the_name_of_the_document() {
    let (_, misfits) =
        from_json_with_misfits::<Connection>(br#"{"PROPERTIES": {"Description": []}}"#).unwrap();
    assert_eq!(misfits[0].path, "PROPERTIES.Description");
}

#[test]
fn a_secret_in_another_case_is_not_repeated() {
    let (_, misfits) =
        from_json_with_misfits::<crate::models::Login>(br#"{"KEYS": "s3cret"}"#).unwrap();
    assert_eq!(misfits[0].found, "a string");
}

#[test]
fn the_tag_of_a_kind_is_not_stored() {
    assert_eq!(
        serde_json::to_string(&read::<Cat>(r#"{"KIND": "Cat", "Lives": 9}"#)).unwrap(),
        r#"{"kind":"Cat","lives":9}"#
    );
}

#[test]
fn of_two_properties_that_differ_in_case_only_each_has_its_own_name() {
    let odd: Odd = read(r#"{"Size": 2, "size": 1}"#);
    assert_eq!((odd.size, odd.upper_size), (Some(1), Some(2)));
    let odd: Odd = read(r#"{"SIZE": 3, "Size": 2}"#);
    assert_eq!((odd.size, odd.upper_size), (Some(3), Some(2)));
}

#[test]
fn missing_null_and_a_value_are_three_things_in_another_case_too() {
    assert!(read::<Odd>(r#"{"CLEARED": null}"#).cleared.is_null());
    assert_eq!(read::<Odd>(r#"{"CLEARED": 1}"#).cleared, Nullable::Value(1));
    assert!(
        read::<Odd>(r#"{"CLEARED": 1, "cleared": null}"#)
            .cleared
            .is_null()
    );
}

#[test]
fn of_many_properties_none_takes_the_place_of_another() {
    for (json, value) in [
        (r#"{"f2": 2, "F66": 66}"#, Some(66)),
        (r#"{"F66": 66, "f2": 2}"#, Some(66)),
        (r#"{"f66": 66, "F66": 1}"#, Some(66)),
        (r#"{"F66": 1, "f2": 2, "f66": 66}"#, Some(66)),
        (r#"{"F2": 2, "f2": 2, "F66": 1, "F66": 66}"#, Some(66)),
    ] {
        let wide: Wide = from_json(json.as_bytes()).unwrap();
        assert_eq!(wide.fields[66], value, "{json}");
    }
}

/// Names that are easily confused.
#[derive(Clone, Debug, Default)]
struct Odd {
    k: Option<i32>,
    umlaut: Option<i32>,
    size: Option<i32>,
    upper_size: Option<i32>,
    cleared: Nullable<i32>,
}

impl Model for Odd {
    const FIELDS: &'static [Field] = &[
        Field::new("k"),
        Field::new("ä"),
        Field::new("size"),
        Field::new("Size"),
        Field::new("cleared"),
    ];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.k,
            1 => &self.umlaut,
            2 => &self.size,
            3 => &self.upper_size,
            _ => &self.cleared,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.k,
            1 => &mut self.umlaut,
            2 => &mut self.size,
            3 => &mut self.upper_size,
            _ => &mut self.cleared,
        }
    }
}

runtime::model!(Odd);

/// A model with more properties than a word has bits.
#[derive(Clone, Debug)]
struct Wide {
    fields: [Option<i32>; 67],
}

impl Default for Wide {
    fn default() -> Self {
        Self { fields: [None; 67] }
    }
}

impl Model for Wide {
    const FIELDS: &'static [Field] = &{
        let mut fields = [Field::new(""); 67];
        fields[2] = Field::new("f2");
        fields[66] = Field::new("f66");
        fields
    };

    fn field(&self, index: usize) -> &dyn Value {
        &self.fields[index]
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        &mut self.fields[index]
    }
}
