//! Formats other than JSON text.

use crate::models::{Animal, Connection, Everything};
use crate::read;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer, StrDeserializer};
use serde_json::json;
use std::collections::BTreeMap;

#[test]
fn models_are_read_from_and_written_to_json_values() {
    let json = json!({"flag": true, "weight": 1.5, "pets": [{"lives": 7, "kind": "Cat"}], "tags": {"a": "b"}});
    let everything: Everything = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(everything).unwrap(), json);
}

#[test]
fn models_are_read_from_and_written_to_yaml() {
    let yaml = "flag: true\nsmall: 3\nweight: 1.5\ntext: a\nnumbers:\n- 1\n- 2\npets:\n- kind: Cat\n  lives: 7\n";
    let everything: Everything = serde_yaml::from_str(yaml).unwrap();
    assert_eq!(serde_yaml::to_string(&everything).unwrap(), yaml);
    let failure = serde_yaml::from_str::<Everything>("numbers: [1, {x: 1}]").unwrap_err();
    assert!(
        failure
            .to_string()
            .contains("numbers[1]: expected a 64-bit integer, found an object")
    );
}

#[test]
fn models_stand_within_types_with_derived_serde() {
    #[derive(serde::Deserialize, serde::Serialize)]
    struct Cached {
        #[serde(flatten)]
        by_name: BTreeMap<String, Connection>,
    }
    let json = r#"{"a":{"id":"i"}}"#;
    let cached: Cached = serde_json::from_str(json).unwrap();
    assert_eq!(cached.by_name["a"].id.as_deref(), Some("i"));
    assert_eq!(serde_json::to_string(&cached).unwrap(), json);
}

/// `serde_json` hands numbers over like this if any crate of the program turns on `arbitrary_precision`.
fn number_as_text(text: &str) -> MapDeserializer<'_, std::array::IntoIter<(&str, &str), 1>, Error> {
    MapDeserializer::new([("$serde_json::private::Number", text)].into_iter())
}

fn read_field<T: for<'de> Deserialize<'de>>(name: &'static str, number: &str) -> Result<T, Error> {
    T::deserialize(MapDeserializer::new(
        [(StrDeserializer::new(name), number_as_text(number))].into_iter(),
    ))
}

#[test]
fn numbers_of_arbitrary_precision_are_numbers() {
    let field = |name, number| read_field::<Everything>(name, number).unwrap();
    assert_eq!(field("large", "-5").large, Some(-5));
    assert_eq!(field("size", "18446744073709551615").size, Some(u64::MAX));
    assert_eq!(field("small", "8.0").small, Some(8));
    assert_eq!(field("weight", "1.5").weight, Some(1.5));
}

#[test]
fn numbers_of_arbitrary_precision_have_a_text_too() {
    let text = read_field::<Everything>("text", "5").unwrap().text;
    assert_eq!(text.as_deref(), Some("5"));
}

#[test]
fn unions_are_read_from_json_values() {
    let json = json!({"kind": "Dog", "x": 1});
    assert_eq!(
        serde_json::from_value::<Animal>(json.clone()).unwrap(),
        read(&json.to_string())
    );
}

#[test]
fn any_json_is_read_from_numbers_of_arbitrary_precision() {
    let any = |number| read_field::<Everything>("any", number).unwrap().any;
    assert_eq!(any("-5"), Some(json!(-5)));
    assert_eq!(any("1.5"), Some(json!(1.5)));
}

#[test]
fn an_object_with_the_name_of_a_number_is_no_number() {
    let json = r#"{"any":{"$serde_json::private::Number":"5"}}"#;
    let everything: Everything = read(json);
    assert_eq!(serde_json::to_string(&everything).unwrap(), json);
    let json: serde_json::Value = json!({"any": {"$serde_json::private::Number": "5"}});
    let everything: Everything = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&everything).unwrap(), json);
}

#[test]
fn any_json_has_a_limit_of_depth_in_formats_without_one() {
    let deep = |depth| (0..depth).fold(json!(1), |inner, _| json!([inner]));
    let read = |json| serde_json::from_value::<Everything>(json!({"any": json}));
    assert!(read(deep(128)).is_ok());
    let error = read(deep(129)).unwrap_err().to_string();
    assert_eq!(error, "too many arrays and objects in one another");
}
