//! No name in a document has a meaning to the runtime, whatever `serde_json` makes of it.

use armgen_runtime::runtime::{
    self, Endpoint, Error, Field, FromResponse, LongRunning, LongRunningOperation, Model,
    Operation, Request, ResponseParts, Step, Union, UnknownKind, Value, from_json,
};
use http::{HeaderMap, Method, StatusCode};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

const RAW: &str = "$serde_json::private::RawValue";

static UPDATE: Operation = Operation {
    id: "Things_Update",
    method: &Method::PATCH,
    path: "/thing",
    success: &[200, 202],
    ..Operation::BLANK
};

/// JSON whose depth has no limit if strings below the special name are parsed again.
fn hostile() -> String {
    let deep = 60;
    (0..12).fold("1".to_owned(), |inner, _| {
        let text = Json::String(inner).to_string();
        format!(
            r#"{}{{"{RAW}":{text}}}{}"#,
            "[".repeat(deep),
            "]".repeat(deep)
        )
    })
}

/// Texts with the special name, which have to stay as they are.
fn texts() -> [String; 5] {
    [
        format!(r#"{{"{RAW}":"[1,{{\"a\":null}}]"}}"#),
        format!(r#"{{"{RAW}":"1","b":2}}"#),
        format!(r#"{{"{RAW}":"not JSON"}}"#),
        format!(r#"{{"{RAW}":[1]}}"#),
        r#"{"$serde_json::private::Number":"5"}"#.to_owned(),
    ]
}

#[test]
fn the_name_is_special_in_this_program() {
    let text = format!(r#"{{"{RAW}":"[1]"}}"#);
    assert_eq!(text.parse::<Json>().unwrap(), json!([1]));
    assert!(hostile().len() > 13_000);
}

#[test]
fn any_json_is_read_as_it_is() {
    for text in texts() {
        let json: Json = from_json(text.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&json).unwrap(), text);
    }
}

#[test]
fn any_json_within_models_is_read_as_it_is() {
    for text in texts() {
        for json in [
            format!(r#"{{"any":{text}}}"#),
            format!(r#"{{"list":[{text}]}}"#),
            format!(r#"{{"map":{{"a":{text}}}}}"#),
            format!(r#"{{"pet":{{"kind":"Owl","a":{text}}}}}"#),
            format!(r#"{{"pet":{{"a":{text},"kind":"Owl"}}}}"#),
            format!(r#"{{"pet":{{"kind":{text}}}}}"#),
            format!(r#"{{"pet":{{"kind":"Cat","any":{text}}}}}"#),
            format!(r#"{{"other":{text}}}"#),
        ] {
            let thing: Thing = from_json(json.as_bytes()).unwrap();
            let written = serde_json::to_string(&thing).unwrap();
            assert_eq!(sorted(&written), sorted(&json));
        }
        let json = format!(r#"{{"pet":{{"any":{text},"kind":"Cat"}}}}"#);
        let thing: Thing = from_json(json.as_bytes()).unwrap();
        let json = format!(r#"{{"pet":{{"kind":"Cat","any":{text}}}}}"#);
        assert_eq!(serde_json::to_string(&thing).unwrap(), json);
    }
}

/// The characters of a text, for texts that differ in the order of properties.
fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<_> = text.chars().collect();
    characters.sort_unstable();
    characters
}

#[test]
fn a_model_in_whose_place_the_name_stands_is_blank() {
    let text = format!(r#"{{"{RAW}":"{{\"any\":1}}"}}"#);
    let thing: Thing = from_json(text.as_bytes()).unwrap();
    assert!(thing.any.is_none());
    assert_eq!(serde_json::to_string(&thing).unwrap(), text);
}

#[test]
fn a_hostile_body_is_a_value() {
    let hostile = hostile();
    let json: Json = from_json(hostile.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&json).unwrap(), hostile);
    for json in [
        format!(r#"{{"any":{hostile}}}"#),
        format!(r#"{{"ANY":{hostile}}}"#),
        format!(r#"{{"other":{hostile}}}"#),
        format!(r#"{{"pet":{{"any":{hostile},"kind":"Cat"}}}}"#),
    ] {
        from_json::<Thing>(json.as_bytes()).unwrap();
    }
}

#[test]
fn the_body_of_an_error_is_safe() {
    let headers = HeaderMap::new();
    let hostile = hostile();
    let body = format!(r#"{{"error":{{"code":"C","message":"M","details":{hostile},"a":1}}}}"#);
    let request: Request<Json> = Request::new(&UPDATE, &[], None).unwrap();
    let response = http::Response::builder().status(400).body(body).unwrap();
    let Err(Error::Service(error)) = request.decode(response) else {
        panic!("no error of the service")
    };
    assert_eq!((error.code(), error.message()), (Some("C"), Some("M")));
    let body = format!(r#"{{"{RAW}":"[1]"}}"#);
    let parts = ResponseParts::new("Things_Get", StatusCode::OK, &headers, body.as_bytes());
    let json = Json::from_response(&parts).unwrap();
    assert_eq!(serde_json::to_string(&json).unwrap(), body);
}

#[test]
fn the_state_of_a_long_running_operation_is_safe() {
    let request: Request<(), LongRunning<Json>> = Request::new(&UPDATE, &[], None).unwrap();
    let mut operation = request.start(&Endpoint::PUBLIC).unwrap();
    let response = http::Response::builder()
        .status(202)
        .header("Azure-AsyncOperation", "/status")
        .body(format!(
            r#"{{"status":"Running","properties":{}}}"#,
            hostile()
        ))
        .unwrap();
    operation.receive(response).unwrap();
    assert!(!matches!(operation.next_step(), Step::Done));
    let token = operation.resume_token().unwrap();
    let (version, fields) = token.split_once(':').unwrap();
    let fields = fields.trim_end_matches('}');
    for token in [
        format!(r#"{version}:{fields},"more":{}}}"#, hostile()),
        format!("{version}:{}", hostile()),
        format!(
            r#"{version}:{{"{RAW}":{}}}"#,
            Json::String(format!("{fields}}}"))
        ),
    ] {
        // Whether it is a token is another question.
        let _ = LongRunningOperation::<Json>::resume(&token, &Endpoint::PUBLIC);
    }
}

#[test]
fn a_token_below_the_name_is_none() {
    let token = format!(r#"2:{{"{RAW}":"{{}}"}}"#);
    let error = LongRunningOperation::<Json>::resume(&token, &Endpoint::PUBLIC).unwrap_err();
    assert!(error.to_string().contains("no `operation`"), "{error}");
}

#[test]
fn editing_a_body_leaves_it_alone() {
    for text in texts() {
        let any: Json = from_json(text.as_bytes()).unwrap();
        let request: Request<()> = Request::new(&UPDATE, &[], Some(&any)).unwrap();
        let mut seen = Json::Null;
        let edited = request.edit_json(|body| seen = body.clone()).unwrap();
        assert_eq!(serde_json::to_string(&seen).unwrap(), text);
        let edited = edited.to_http(&Endpoint::PUBLIC).unwrap().into_body();
        assert_eq!(String::from_utf8(edited).unwrap(), text);
    }
}

#[derive(Clone, Debug, Default)]
struct Thing {
    any: Option<Json>,
    list: Option<Vec<Json>>,
    map: Option<BTreeMap<String, Json>>,
    pet: Option<Pet>,
    additional: BTreeMap<String, Json>,
}

impl Model for Thing {
    const FIELDS: &'static [Field] = &[
        Field::new("any"),
        Field::new("list"),
        Field::new("map"),
        Field::new("pet"),
    ];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.any,
            1 => &self.list,
            2 => &self.map,
            _ => &self.pet,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.any,
            1 => &mut self.list,
            2 => &mut self.map,
            _ => &mut self.pet,
        }
    }

    fn additional(&self) -> Option<&dyn Value> {
        Some(&self.additional)
    }

    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        Some(&mut self.additional)
    }
}

#[derive(Clone, Debug, Default)]
struct Cat {
    any: Option<Json>,
}

impl Model for Cat {
    const FIELDS: &'static [Field] = &[Field::new("any")];
    const TAG: Option<(&'static str, &'static str)> = Some(("kind", "Cat"));

    fn field(&self, _: usize) -> &dyn Value {
        &self.any
    }

    fn field_mut(&mut self, _: usize) -> &mut dyn Value {
        &mut self.any
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Pet {
    Cat(Cat),
    UnknownKind(UnknownKind),
}

impl Union for Pet {
    const DISCRIMINATOR: &'static str = "kind";
    const KINDS: &'static [&'static str] = &["Cat"];

    fn open_kind(index: usize) -> Option<Self> {
        (index == 0).then(|| Self::Cat(Cat::default()))
    }

    fn content(&self) -> &dyn Value {
        match self {
            Self::Cat(content) => content,
            Self::UnknownKind(content) => content,
        }
    }

    fn content_mut(&mut self) -> &mut dyn Value {
        match self {
            Self::Cat(content) => content,
            Self::UnknownKind(content) => content,
        }
    }

    fn unknown(kind: UnknownKind) -> Self {
        Self::UnknownKind(kind)
    }
}

runtime::union!(Pet);
runtime::model!(Thing, Cat);
