//! What is read, and how leniently.

use crate::models::{Animal, Connection, Empty, Everything, Numbers, Open, Status};
use crate::read;
use armgen_runtime::runtime::{Field, FromResponse, Model, ResponseParts, Value, from_json};
use http::{HeaderMap, StatusCode};
use serde_json::json;

fn everything(json: &str) -> Everything {
    read(json)
}

#[test]
fn properties_go_to_their_fields_in_any_order() {
    let connection: Connection =
        read(r#"{"properties": {"description": "d"}, "id": "i", "name": "n"}"#);
    assert_eq!(connection.id.as_deref(), Some("i"));
    assert_eq!(connection.name.as_deref(), Some("n"));
    assert_eq!(
        connection.properties.unwrap().description.as_deref(),
        Some("d")
    );
}

#[test]
fn serde_json_reads_models() {
    let connection: Connection = serde_json::from_str(r#"{"id": "i"}"#).unwrap();
    assert_eq!(
        connection,
        Connection {
            id: Some("i".into()),
            ..Connection::default()
        }
    );
}

#[test]
fn missing_properties_are_none() {
    assert_eq!(everything("{}"), Everything::default());
}

#[test]
fn null_is_the_same_as_missing() {
    let nulls = r#"{"flag": null, "small": null, "text": null, "status": null, "any": null, "numbers": null,
        "connections": null, "tags": null, "inner": null, "pets": null}"#;
    assert_eq!(everything(nulls), Everything::default());
}

#[test]
fn undeclared_properties_are_skipped_whatever_they_hold() {
    let connection: Connection =
        read(r#"{"new": {"deep": [1, {"x": null}]}, "id": "i", "newer": 1.5}"#);
    assert_eq!(connection.id.as_deref(), Some("i"));
}

#[test]
fn escapes_in_names_are_understood() {
    let connection: Connection = read(r#"{"\u0069d": "a\u00e9\n"}"#);
    assert_eq!(connection.id.as_deref(), Some("aé\n"));
}

#[test]
fn of_two_properties_with_one_name_the_last_wins_whole() {
    let connection: Connection = read(
        r#"{"properties": {"description": "first"}, "id": "a", "properties": {"provisioningState": "p"}, "id": "b"}"#,
    );
    let properties = connection.properties.unwrap();
    assert_eq!(properties.description, None);
    assert_eq!(properties.provisioning_state.as_deref(), Some("p"));
    assert_eq!(connection.id.as_deref(), Some("b"));
}

#[test]
fn of_two_lists_with_one_name_the_last_wins_whole() {
    assert_eq!(
        everything(r#"{"numbers": [1, 2], "numbers": [3]}"#).numbers,
        Some(vec![3])
    );
}

#[test]
fn a_null_that_comes_last_wins_too() {
    assert_eq!(everything(r#"{"text": "a", "text": null}"#).text, None);
    assert!(
        everything(r#"{"tags": {"a": "1", "a": null}}"#)
            .tags
            .unwrap()
            .is_empty()
    );
}

#[test]
fn null_items_of_a_list_are_dropped() {
    assert_eq!(
        everything(r#"{"numbers": [null, 1, null, 2]}"#).numbers,
        Some(vec![1, 2])
    );
    assert_eq!(
        everything(r#"{"connections": [null, {}]}"#)
            .connections
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn null_values_of_a_map_are_dropped() {
    let tags = everything(r#"{"tags": {"a": null, "b": "2"}}"#)
        .tags
        .unwrap();
    assert_eq!(
        tags.into_iter().collect::<Vec<_>>(),
        [("b".to_owned(), "2".to_owned())]
    );
}

#[test]
fn null_stays_where_any_json_is_expected_in_a_list_or_map() {
    let values: Vec<serde_json::Value> = read("[1, null]");
    assert_eq!(values, [json!(1), json!(null)]);
}

#[test]
fn an_empty_list_is_not_none() {
    assert_eq!(everything(r#"{"numbers": []}"#).numbers, Some(Vec::new()));
}

#[test]
fn whole_numbers_are_read_to_their_limits() {
    let read = everything(
        r#"{"small": -2147483648, "large": 9223372036854775807, "size": 18446744073709551615}"#,
    );
    assert_eq!(
        (read.small, read.large, read.size),
        (Some(i32::MIN), Some(i64::MAX), Some(u64::MAX))
    );
    assert_eq!(
        everything(r#"{"large": -9223372036854775808}"#).large,
        Some(i64::MIN)
    );
}

#[test]
fn a_float_without_a_fraction_is_a_whole_number() {
    let read = everything(r#"{"small": 8.0, "large": -1e3, "size": 2.0}"#);
    assert_eq!(
        (read.small, read.large, read.size),
        (Some(8), Some(-1000), Some(2))
    );
}

#[test]
fn texts_that_spell_a_value_are_converted() {
    let read = everything(
        r#"{"flag": "True", "small": "8", "large": " -9 ", "size": "8.0", "ratio": "0.5", "weight": "1e3"}"#,
    );
    assert_eq!(read.flag, Some(true));
    assert_eq!(
        (read.small, read.large, read.size),
        (Some(8), Some(-9), Some(8))
    );
    assert_eq!((read.ratio, read.weight), (Some(0.5), Some(1000.0)));
}

#[test]
fn numbers_and_truth_values_have_a_text() {
    let text = |json: &str| everything(&format!(r#"{{"text": {json}}}"#)).text.unwrap();
    assert_eq!(text("5"), "5");
    assert_eq!(text("18446744073709551615"), "18446744073709551615");
    assert_eq!(text("8.0"), "8.0");
    assert_eq!(text("0.1"), "0.1");
    assert_eq!(text("false"), "false");
}

#[test]
fn what_spells_no_value_of_the_type_is_missing() {
    let read = everything(
        r#"{"flag": "yes", "small": "abc", "large": 3.5, "size": -1, "ratio": true, "weight": "NaN"}"#,
    );
    assert_eq!(read, Everything::default());
    assert_eq!(
        everything(r#"{"flag": 1, "small": ""}"#),
        Everything::default()
    );
}

#[test]
fn numbers_beyond_the_range_are_missing_rather_than_another_number() {
    let read = everything(
        r#"{"small": 2147483648, "large": 9223372036854775808, "size": 18446744073709551616, "ratio": 1e300}"#,
    );
    assert_eq!(read, Everything::default());
    for number in [
        "9223372036854775808.0",
        "-9223372036854775809",
        "-9223372036854775910",
    ] {
        let read = everything(&format!(r#"{{"large": {number}}}"#));
        assert_eq!(read.large, None, "{number}");
    }
}

#[test]
fn what_spells_no_value_is_dropped_from_lists_and_maps() {
    assert_eq!(
        everything(r#"{"numbers": [1, "x", "2"]}"#).numbers,
        Some(vec![1, 2])
    );
    let numbers: Numbers = read(r#"{"a": "x", "b": "2"}"#);
    assert_eq!(json!(numbers.additional_properties), json!({"b": 2}));
}

#[test]
fn an_empty_text_is_a_missing_list_map_or_object() {
    assert_eq!(
        everything(r#"{"numbers": "", "tags": "", "inner": "", "pets": ""}"#),
        Everything::default()
    );
    assert_eq!(
        everything(r#"{"connections": ["", {}]}"#).connections,
        Some(vec![Connection::default()])
    );
}

#[test]
fn whole_numbers_are_numbers() {
    let read = everything(r#"{"ratio": 1, "weight": -3}"#);
    assert_eq!((read.ratio, read.weight), (Some(1.0), Some(-3.0)));
}

#[test]
fn whole_numbers_beyond_64_bits_signed_are_numbers_and_any_json() {
    let read = everything(r#"{"weight": 18446744073709551615, "any": 18446744073709551615}"#);
    assert_eq!(read.weight, Some(18_446_744_073_709_551_615.0));
    assert_eq!(read.any, Some(json!(u64::MAX)));
}

#[test]
fn any_json_is_kept_as_it_is() {
    let any = json!({"a": [1, null, "x", {"b": 1.5}], "c": true});
    assert_eq!(everything(&json!({"any": any}).to_string()).any, Some(any));
    assert_eq!(everything(r#"{"any": "text"}"#).any, Some(json!("text")));
}

#[test]
fn undeclared_properties_are_kept_where_the_definition_allows_them() {
    let open: Open = read(r#"{"x": [1], "id": "i", "y": null}"#);
    assert_eq!(open.id.as_deref(), Some("i"));
    assert_eq!(
        json!(open.additional_properties),
        json!({"x": [1], "y": null})
    );
}

#[test]
fn undeclared_properties_have_the_type_of_the_definition() {
    let numbers: Numbers = read(r#"{"a": 1, "b": null}"#);
    assert_eq!(json!(numbers.additional_properties), json!({"a": 1}));
}

#[test]
fn a_model_without_properties_reads_any_object() {
    assert_eq!(read::<Empty>(r#"{"a": 1}"#), Empty {});
}

#[test]
fn lists_of_models_are_read_as_a_whole_document() {
    assert_eq!(read::<Vec<Connection>>(r#"[{"id": "1"}, {}]"#).len(), 2);
}

#[test]
fn null_as_a_whole_document_is_a_value_without_content() {
    assert_eq!(read::<Option<Connection>>("null"), None);
    assert_eq!(read::<Connection>("null"), Connection::default());
    assert_eq!(read::<Vec<Connection>>(" null "), []);
    assert_eq!(read::<String>("null"), "");
    assert_eq!(read::<serde_json::Value>("null"), json!(null));
    assert!(from_json::<i64>(b"null").is_err());
    assert!(from_json::<bool>(b"null").is_err());
}

#[test]
fn models_unions_and_open_enums_are_read_from_responses() {
    fn read<T: FromResponse>(body: &str) -> T {
        let headers = HeaderMap::new();
        let response = ResponseParts::new("Thing_Get", StatusCode::OK, &headers, body.as_bytes());
        T::from_response(&response).unwrap()
    }
    assert_eq!(
        read::<Connection>(r#"{"id": "i"}"#).id.as_deref(),
        Some("i")
    );
    assert!(matches!(read(r#"{"kind": "Cat"}"#), Animal::Cat(_)));
    assert_eq!(read::<Status>(r#""Approved""#), Status::Approved);
}

#[test]
fn a_list_in_place_of_a_page_holds_its_items() {
    #[derive(Clone, Debug, Default)]
    struct Page {
        value: Option<Vec<i32>>,
        next_link: Option<String>,
    }

    impl Model for Page {
        const FIELDS: &'static [Field] = &[Field::new("nextLink"), Field::new("value").items()];

        fn field(&self, index: usize) -> &dyn Value {
            match index {
                0 => &self.next_link,
                _ => &self.value,
            }
        }

        fn field_mut(&mut self, index: usize) -> &mut dyn Value {
            match index {
                0 => &mut self.next_link,
                _ => &mut self.value,
            }
        }
    }

    let page: Page = from_json(b"[1, null, 2]").unwrap();
    assert_eq!(page.value, Some(vec![1, 2]));
    assert_eq!(page.next_link, None);
}
