//! Bodies that the caller changes as JSON.

use crate::*;
use armgen_runtime::runtime::{
    FormType, LongRunning, NextPage, Page, Paged, ResponseParts, Step, WaiveRules,
};
use proptest::prelude::*;
use serde_json::{Value, json};

static UPDATE: Operation = Operation {
    id: "Things_Update",
    method: &Method::PATCH,
    path: "/thing",
    ..Operation::BLANK
};

fn update(body: &Value) -> Request<()> {
    Request::new(&UPDATE, &[], Some(body)).unwrap()
}

/// The body that is sent, and its media type.
fn sent<K>(request: &Request<(), K>) -> (String, Option<String>) {
    let sent = request.to_http(&Endpoint::PUBLIC).unwrap();
    let media_type = sent.headers().get("content-type");
    let media_type = media_type.map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(sent.body(), request.body());
    (String::from_utf8(sent.into_body()).unwrap(), media_type)
}

const JSON: Option<&str> = Some("application/json");

#[test]
fn a_tag_and_an_identity_are_removed_with_null() {
    let id = "/subscriptions/1/identities/a";
    let body = json!({
        "tags": {"kept": "1"},
        "identity": {"type": "UserAssigned", "userAssignedIdentities": {"b": {}}}
    });
    let request = update(&body).edit_json(|body| {
        body["tags"]["owner"] = Value::Null;
        body["identity"]["userAssignedIdentities"][id] = Value::Null;
    });
    let (body, media_type) = sent(&request.unwrap());
    assert_eq!(
        body.parse::<Value>().unwrap(),
        json!({
            "tags": {"kept": "1", "owner": null},
            "identity": {
                "type": "UserAssigned",
                "userAssignedIdentities": {"b": {}, id: null}
            }
        })
    );
    assert_eq!(media_type.as_deref(), JSON);
}

#[test]
fn a_request_without_a_body_starts_with_null() {
    let request = plain().edit_json(|body| {
        assert!(body.is_null());
        body["a"]["b"] = 1.into();
    });
    let (body, media_type) = sent(&request.unwrap());
    assert_eq!(body, r#"{"a":{"b":1}}"#);
    assert_eq!(media_type.as_deref(), JSON);
}

#[test]
fn null_afterwards_is_no_body() {
    let untouched = plain().edit_json(|_| {}).unwrap();
    assert_eq!(sent(&untouched), (String::new(), None));
    let removed = update(&json!({"a": 1})).edit_json(|body| *body = Value::Null);
    assert_eq!(sent(&removed.unwrap()), (String::new(), None));
}

#[test]
fn the_whole_body_can_be_replaced_again_and_again() {
    let request = update(&json!({"a": 1}))
        .edit_json(|body| *body = json!([1]))
        .unwrap()
        .edit_json(|body| *body = json!({"was": body.clone()}))
        .unwrap();
    assert_eq!(request.body(), br#"{"was":[1]}"#);
}

#[test]
fn what_is_not_touched_keeps_its_value() {
    let body = r#"{"a":0.1,"b":18446744073709551615,"c":-9223372036854775808,"d":1e-7,"e":8.0,"f":"\u0001é😀","g":-0.0}"#;
    let request = update(&body.parse().unwrap()).edit_json(|_| {}).unwrap();
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap();
    assert_eq!(read(request.body()), read(body.as_bytes()));
    assert_eq!(update(&body.parse().unwrap()).body(), request.body());
}

#[test]
fn a_number_of_single_precision_keeps_its_digits() {
    let request = Request::<()>::new(&UPDATE, &[], Some(&vec![0.1_f32]));
    let request = request.unwrap().edit_json(|_| {}).unwrap();
    assert_eq!(request.body(), b"[0.1]");
}

#[test]
fn a_media_type_of_json_stays() {
    static PATCH: Operation = Operation {
        content_type: Some("application/merge-patch+json; charset=utf-8"),
        ..UPDATE_DATA
    };
    let request = Request::<()>::new(&PATCH, &[], None).unwrap();
    let request = request.edit_json(|body| body["a"] = 1.into()).unwrap();
    assert_eq!(
        sent(&request),
        (
            r#"{"a":1}"#.to_owned(),
            Some("application/merge-patch+json; charset=utf-8".to_owned())
        )
    );
}

const UPDATE_DATA: Operation = Operation {
    id: "Things_Update",
    ..Operation::BLANK
};

#[test]
fn a_text_is_an_error_that_says_so() {
    static TEXT: Operation = Operation {
        content_type: Some("text/powershell"),
        ..UPDATE_DATA
    };
    for content in [Some(&b"{}"[..]), None] {
        let request = Request::<()>::with_content(&TEXT, &[], content).unwrap();
        let error = request.edit_json(|_| panic!("it is called")).unwrap_err();
        assert!(matches!(error, Error::Encode { .. }), "{error:?}");
        assert_eq!(
            error.to_string(),
            "Things_Update: the request's body: it is `text/powershell`, not JSON"
        );
    }
}

#[test]
fn a_form_is_an_error() {
    static FORM: Operation = Operation {
        parameters: &[&Parameter::form("a")],
        form: Some(FormType::new("multipart/form-data")),
        ..UPDATE_DATA
    };
    let request = Request::<()>::new(&FORM, &["1".into()], None).unwrap();
    assert_eq!(
        request.edit_json(|_| {}).unwrap_err().to_string(),
        "Things_Update: the request's body: it is `multipart/form-data`, not JSON"
    );
}

#[test]
fn the_media_type_that_the_caller_chose_counts() {
    let request = update(&json!({})).with_header("content-type", "text/plain");
    assert!(request.unwrap().edit_json(|_| {}).is_err());
}

#[test]
fn bytes_that_are_not_json_are_an_error_that_does_not_show_them() {
    let request = Request::<()>::with_content(&UPDATE, &[], Some(b"hidden \xff")).unwrap();
    let error = request.edit_json(|_| {}).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Things_Update: the request's body: it is not JSON: expected value at line 1 column 1"
    );
    assert!(!format!("{error:?}").contains("hidden"));
}

#[test]
fn the_body_is_edited_after_rules_are_waived() {
    use armgen_runtime::runtime::Rule;
    let operation = operation!("/a/{b}", Parameter::path("b").rules(&[Rule::Uuid]));
    let request = Request::<()>::new(operation, &["x".into()], Some(&json!({"a": 1})));
    let request = request.without_rules().unwrap();
    let request = request.edit_json(|body| body["b"] = 2.into()).unwrap();
    assert_eq!(request.body(), br#"{"a":1,"b":2}"#);
}

#[test]
fn a_long_running_operation_sends_the_edited_body() {
    static START: Operation = Operation {
        method: &Method::PUT,
        final_state: Some(armgen_runtime::runtime::FinalState::Default),
        ..UPDATE_DATA
    };
    let request = Request::<(), LongRunning<()>>::new(&START, &[], None).unwrap();
    let request = request.edit_json(|body| body["a"] = 1.into()).unwrap();
    let mut operation = request.start(&Endpoint::PUBLIC).unwrap();
    let Step::Send(first) = operation.next_step() else {
        panic!("nothing is sent");
    };
    assert_eq!(first.body(), br#"{"a":1}"#);
    assert_eq!(first.headers()["content-type"], "application/json");
}

#[test]
fn a_list_sends_the_edited_body_with_each_page_that_repeats_it() {
    struct Linked;
    impl armgen_runtime::runtime::FromResponse for Linked {
        fn from_response(_: &ResponseParts<'_>) -> Result<Self> {
            Ok(Self)
        }
    }
    impl Page for Linked {
        type Item = ();
        fn next_link(&self) -> Option<&str> {
            Some("/next")
        }
        fn into_items(self) -> Vec<()> {
            Vec::new()
        }
    }
    static QUERY: Operation = Operation {
        method: &Method::POST,
        success: &[200],
        next_page: NextPage::PostBody,
        ..UPDATE_DATA
    };
    let request = Request::<Linked, Paged>::new(&QUERY, &[], None).unwrap();
    let request = request.edit_json(|body| body["a"] = 1.into()).unwrap();
    let mut pages = request.pages(&Endpoint::PUBLIC).unwrap();
    for _ in 0..2 {
        let sent = pages.next_request().unwrap().unwrap();
        assert_eq!(sent.body(), br#"{"a":1}"#);
        assert_eq!(sent.headers()["content-type"], "application/json");
        pages.receive(http::Response::new("")).unwrap();
    }
}

#[test]
fn debug_does_not_show_the_edited_body() {
    let request = plain().edit_json(|body| body["a"] = "hidden".into());
    assert!(!format!("{:?}", request.unwrap()).contains("hidden"));
}

proptest! {
    #[test]
    fn editing_nothing_keeps_the_value_of_each_number(double: f64, single: f32, integer: i64) {
        prop_assume!(double.is_finite() && single.is_finite());
        for value in [&double as &dyn armgen_runtime::runtime::Value, &single, &integer] {
            let request = Request::<()>::new(&UPDATE, &[], Some(value)).unwrap();
            let edited = request.clone().edit_json(|_| {}).unwrap();
            let read = |request: &Request<()>| serde_json::from_slice::<Value>(request.body()).unwrap();
            prop_assert_eq!(read(&edited), read(&request));
        }
    }
}
