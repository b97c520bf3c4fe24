//! What is written.

use crate::models::{Connection, Empty, Everything, Open};
use armgen_runtime::runtime::to_request_body;
use serde_json::json;

fn written(everything: &Everything) -> String {
    serde_json::to_string(everything).unwrap()
}

#[test]
fn properties_are_written_in_the_order_of_the_model() {
    let connection = Connection {
        name: Some("n".into()),
        id: Some("i".into()),
        properties: None,
    };
    assert_eq!(
        serde_json::to_string(&connection).unwrap(),
        r#"{"id":"i","name":"n"}"#
    );
}

#[test]
fn fields_without_a_value_are_left_out() {
    assert_eq!(written(&Everything::default()), "{}");
    assert_eq!(serde_json::to_string(&Empty {}).unwrap(), "{}");
}

#[test]
fn json_null_is_a_value() {
    let any = Everything {
        any: Some(json!(null)),
        ..Everything::default()
    };
    assert_eq!(written(&any), r#"{"any":null}"#);
}

#[test]
fn numbers_are_written_with_as_few_digits_as_their_bits_need() {
    let numbers = Everything {
        ratio: Some(0.1),
        weight: Some(0.1),
        ..Everything::default()
    };
    assert_eq!(written(&numbers), r#"{"ratio":0.1,"weight":0.1}"#);
}

#[test]
fn whole_numbers_are_written_to_their_limits() {
    let numbers = Everything {
        large: Some(i64::MIN),
        size: Some(u64::MAX),
        ..Everything::default()
    };
    assert_eq!(
        written(&numbers),
        r#"{"large":-9223372036854775808,"size":18446744073709551615}"#
    );
}

#[test]
fn an_infinite_number_is_an_error_that_names_the_place() {
    let numbers = Everything {
        matrix: Some(vec![vec![], vec![0.0, f64::INFINITY]]),
        ..Everything::default()
    };
    let error = to_request_body(&numbers).unwrap_err();
    assert_eq!(error.path(), "matrix[1][1]");
    assert_eq!(
        error.to_string(),
        "matrix[1][1]: expected a finite number, found the number inf"
    );
    assert_eq!(
        serde_json::to_string(&numbers).unwrap_err().to_string(),
        error.to_string()
    );
}

#[test]
fn not_a_number_is_an_error_and_not_null() {
    let number = Everything {
        ratio: Some(f32::NAN),
        ..Everything::default()
    };
    assert_eq!(to_request_body(&number).unwrap_err().path(), "ratio");
}

#[test]
fn additional_properties_follow_the_declared_ones() {
    let open = Open {
        id: Some("i".into()),
        additional_properties: [("a".into(), json!(1))].into(),
    };
    assert_eq!(serde_json::to_string(&open).unwrap(), r#"{"id":"i","a":1}"#);
}

#[test]
fn an_additional_property_with_a_declared_name_is_an_error() {
    let open = Open {
        id: None,
        additional_properties: [("id".into(), json!(1))].into(),
    };
    assert_eq!(
        to_request_body(&open).unwrap_err().to_string(),
        "id: expected the name of an additional property, found a name that the model declares",
    );
}
