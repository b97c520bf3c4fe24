//! What a request sends: all but the properties that only the service sets.

use crate::models::{Animal, Cat, Connection, ConnectionProperties, Everything, Open, Status};
use crate::read;
use armgen_runtime::runtime::{Operation, Request, Value, to_request_body};
use serde_json::json;

fn body(value: &dyn Value) -> String {
    String::from_utf8(to_request_body(value).unwrap()).unwrap()
}

fn connection() -> Connection {
    Connection {
        id: Some("i".into()),
        name: Some("n".into()),
        properties: Some(ConnectionProperties {
            status: Some(Status::Approved),
            provisioning_state: Some("Succeeded".into()),
            description: None,
        }),
    }
}

const CONNECTION: &str = r#"{"properties":{"status":"Approved"}}"#;

#[test]
fn read_only_properties_are_left_out_of_models() {
    assert_eq!(body(&connection()), CONNECTION);
}

#[test]
fn read_only_properties_are_left_out_before_the_body_is_edited() {
    static PUT: Operation = Operation::BLANK;
    let request = Request::<()>::new(&PUT, &[], Some(&connection())).unwrap();
    let request = request.edit_json(|body| assert_eq!(body.to_string(), CONNECTION));
    assert_eq!(request.unwrap().body(), CONNECTION.as_bytes());
}

#[test]
fn read_only_properties_are_left_out_of_lists() {
    assert_eq!(body(&vec![connection()]), format!("[{CONNECTION}]"));
}

#[test]
fn read_only_properties_are_left_out_of_maps() {
    let everything = Everything {
        connections_by_name: Some([("a".to_owned(), connection())].into()),
        ..Everything::default()
    };
    assert_eq!(
        body(&everything),
        format!(r#"{{"connectionsByName":{{"a":{CONNECTION}}}}}"#)
    );
}

#[test]
fn read_only_properties_are_left_out_of_boxes() {
    let inner = Everything {
        connections: Some(vec![connection()]),
        ..Everything::default()
    };
    let outer = Everything {
        inner: Some(Box::new(inner)),
        ..Everything::default()
    };
    assert_eq!(
        body(&outer),
        format!(r#"{{"inner":{{"connections":[{CONNECTION}]}}}}"#)
    );
}

#[test]
fn read_only_properties_are_left_out_of_unions() {
    let kitten = Animal::Cat(Box::new(Cat {
        id: Some("k".into()),
        ..Cat::default()
    }));
    let cat = Cat {
        id: Some("c".into()),
        kittens: Some(vec![kitten]),
        ..Cat::default()
    };
    assert_eq!(
        body(&Animal::Cat(Box::new(cat))),
        r#"{"kind":"Cat","kittens":[{"kind":"Cat"}]}"#
    );
}

#[test]
fn additional_properties_are_sent() {
    let open: Open = read(r#"{"id": "i", "x": 1}"#);
    assert_eq!(body(&open), r#"{"x":1}"#);
}

#[test]
fn an_unknown_kind_is_sent_as_it_was_read() {
    let json = r#"{"id":"i","kind":"Owl"}"#;
    assert_eq!(body(&read::<Animal>(json)), json);
}

#[test]
fn serialize_writes_all_that_a_model_holds() {
    assert_eq!(
        serde_json::to_value(connection()).unwrap(),
        json!({"id": "i", "name": "n", "properties": {"status": "Approved", "provisioningState": "Succeeded"}}),
    );
}
