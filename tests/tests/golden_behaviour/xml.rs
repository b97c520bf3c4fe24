//! Bodies in XML.

use crate::response;
use armgen_goldens::xml::models::{Failure, Fish, Food, Home, Kind, Note, Pet};
use armgen_goldens::xml::operations::{document, json, names, pet, pets};
use armgen_runtime::runtime::{Base64, DateTime, Endpoint, Error};
use std::collections::BTreeMap;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="utf-8"?>"#;

/// What is around the content of a pet, which is in a namespace.
const PET: [&str; 2] = [r#"<p:pet xmlns:p="urn:pets""#, "</p:pet>"];

const NOTHING: [(&str, &str); 0] = [];

fn body(bytes: &[u8]) -> &str {
    let text = str::from_utf8(bytes).unwrap();
    text.strip_prefix(DECLARATION).unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "it is what fields hold")]
fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A pet with all parts, and its document.
fn tom() -> (Pet, String) {
    let home = || Home {
        street: text("1 Main St"),
        ..Home::default()
    };
    let pet = Pet {
        language: text("en"),
        name: text("Tom & Co"),
        kind: Some(Kind::Cat),
        age: Some(1.5),
        tame: Some(false),
        born: Some(DateTime::from("2024-01-01T00:00:00Z")),
        picture: Some(Base64::encode("ABC")),
        note: Some(Note {
            author: text("me"),
            text: text("fat"),
        }),
        home: Some(home()),
        friends: Some(vec![Pet::default()]),
        toys: Some(vec!["ball".to_owned()]),
        homes: Some(vec![home()]),
        grid: Some(vec![vec![1, 2]]),
        tags: Some(BTreeMap::from([("a".to_owned(), "b".to_owned())])),
        groups: Some(BTreeMap::from([("a".to_owned(), vec!["b".to_owned()])])),
        food: Some(Food::from(Fish {
            amount: Some(1),
            species: text("cod"),
        })),
        ..Pet::default()
    };
    let [open, close] = PET;
    let document = format!(
        "{open} lang=\"en\"><Name>Tom &amp; Co</Name><kind>cat</kind><age>1.5</age><tame>false</tame>\
         <born>2024-01-01T00:00:00Z</born><picture>QUJD</picture><remark author=\"me\">fat</remark>\
         <home><street>1 Main St</street></home><p:pet></p:pet><toys><toy>ball</toy></toys>\
         <homes><Home><street>1 Main St</street></Home></homes><grid><row><cell>1</cell><cell>2</cell></row></grid>\
         <tags><a>b</a></tags><groups><a><member>b</member></a></groups>\
         <food kind=\"Fish\"><amount>1</amount><species>cod</species></food>{close}"
    );
    (pet, document)
}

#[test]
fn a_model_is_sent_as_the_definition_says() {
    let (pet, document) = tom();
    let request = pet::put(&pet).unwrap();
    assert_eq!(body(request.body()), document);
    let sent = request.to_http(&Endpoint::PUBLIC).unwrap();
    assert_eq!(sent.headers()["content-type"], "application/xml");
    assert_eq!(sent.headers()["accept"], "application/xml");
}

#[test]
fn a_response_is_read_as_the_definition_says() {
    let (pet, document) = tom();
    let get = pet::get().unwrap();
    assert_eq!(get.decode(response(200, &NOTHING, &document)).unwrap(), pet);
    let put = pet::put(&pet).unwrap();
    let found = put.decode(response(200, &[("ETag", "1")], &document));
    let e_tag = text("1");
    assert_eq!(found.unwrap(), pet::PutResponse::Ok { body: pet, e_tag });
}

#[test]
fn what_only_the_service_sets_is_read_and_not_sent() {
    let get = pet::get().unwrap();
    let found = get
        .decode(response(200, &NOTHING, "<pet id='7'/>"))
        .unwrap();
    assert_eq!(found.id, Some(7));
    let [open, close] = PET;
    assert_eq!(
        body(pet::put(&found).unwrap().body()),
        format!("{open}>{close}")
    );
}

#[test]
fn an_optional_body_can_be_left_out() {
    let request = pet::update().unwrap();
    assert!(request.body().is_empty());
    let options = pet::UpdateOptions {
        pet: Some(Pet::default()),
        ..pet::UpdateOptions::default()
    };
    let [open, close] = PET;
    let request = pet::update_with(&options).unwrap();
    assert_eq!(body(request.body()), format!("{open}>{close}"));
}

#[test]
fn a_list_is_an_element_around_its_items() {
    let pet = |name| Pet {
        name: text(name),
        ..Pet::default()
    };
    let request = pets::add(&vec![pet("A"), pet("B")]).unwrap();
    let [open, close] = PET;
    let item = |name: &str| format!("{open}><Name>{name}</Name>{close}");
    let document = format!("<pets>{}{}</pets>", item("A"), item("B"));
    assert_eq!(body(request.body()), document);
    let found = request.decode(response(200, &NOTHING, &document)).unwrap();
    assert_eq!(found, [pet("A"), pet("B")]);
    let request = names::put(&vec!["A".to_owned()]).unwrap();
    assert_eq!(body(request.body()), "<Names><name>A</name></Names>");
    let count = request.decode(response(200, &NOTHING, "<count>1</count>"));
    assert_eq!(count.unwrap(), 1);
}

#[test]
fn lists_come_in_pages() {
    let mut pages = pets::list().unwrap().pages(&Endpoint::PUBLIC).unwrap();
    let page = |next: &str| {
        format!(
            "<EnumerationResults><Pets><pet><Name>A</Name></pet></Pets>{next}</EnumerationResults>"
        )
    };
    let next = "<NextLink>https://management.azure.com/pets?page=2&amp;a=b</NextLink>";
    pages.next_request().unwrap().unwrap();
    let first = pages.receive(response(200, &NOTHING, &page(next))).unwrap();
    assert_eq!(first.pets.unwrap().len(), 1);
    let request = pages.next_request().unwrap().unwrap();
    assert_eq!(
        request.uri(),
        "https://management.azure.com/pets?page=2&a=b"
    );
    assert_eq!(request.headers()["accept"], "application/xml");
    pages
        .receive(response(200, &NOTHING, &page("<NextLink/>")))
        .unwrap();
    assert!(pages.next_request().unwrap().is_none());
}

#[test]
fn an_error_in_xml_has_its_type() {
    let document =
        "<?xml version='1.0'?><Error><Code>Gone</Code><Message>It left.</Message></Error>";
    let Err(Error::Service(error)) = pet::get()
        .unwrap()
        .decode(response(410, &NOTHING, document))
    else {
        panic!("a status of 410 is an error");
    };
    assert_eq!(error.code(), Some("Gone"));
    let failure: Failure = error.decode().unwrap();
    assert_eq!(failure.message.as_deref(), Some("It left."));
}

#[test]
fn a_string_is_the_document_itself() {
    let request = document::put("<a/>").unwrap();
    assert_eq!(request.body(), b"<a/>");
    let found = request.decode(response(
        200,
        &[("content-type", "application/xml")],
        "<b> </b>",
    ));
    assert_eq!(found.unwrap(), "<b> </b>");
}

#[test]
fn json_comes_before_xml() {
    let pet = Pet {
        name: text("Tom"),
        ..Pet::default()
    };
    let request = json::put(&pet).unwrap();
    assert_eq!(request.body(), br#"{"name":"Tom"}"#);
    let sent = request.to_http(&Endpoint::PUBLIC).unwrap();
    assert_eq!(sent.headers()["content-type"], "application/json");
}
