//! Lists that operations end with.

use crate::*;
use armgen_runtime::runtime::{FromResponse, Page};

struct Names(Json);

impl FromResponse for Names {
    fn from_response(response: &armgen_runtime::runtime::ResponseParts<'_>) -> Result<Self> {
        response.json().map(Self)
    }
}

impl Page for Names {
    type Item = Json;

    fn next_link(&self) -> Option<&str> {
        self.0["nextLink"].as_str()
    }

    fn into_items(self) -> Vec<Json> {
        self.0["value"].as_array().cloned().unwrap_or_default()
    }
}

#[test]
fn the_first_page_ends_the_operation_and_its_link_leads_on() {
    let mut operation = request::<Names>(&POST).start(&Endpoint::PUBLIC).unwrap();
    let page = reply(200).body(r#"{"value": ["a", "b"], "nextLink": "/things?page=2"}"#);
    assert!(matches!(operation.next_step(), Step::Send(_)));
    operation.receive(page.0).unwrap();
    let (first, mut pages) = operation.into_pages().unwrap();
    assert_eq!(first.into_items().len(), 2);
    let next = pages.next_request().unwrap().unwrap();
    assert_eq!(next.method(), http::Method::GET);
    assert_eq!(
        next.uri(),
        "https://management.azure.com/things?page=2&api-version=2024-05-01"
    );
    let last = pages
        .receive(reply(200).body(r#"{"value": ["c"]}"#).0)
        .unwrap();
    assert_eq!(last.into_items().len(), 1);
    assert!(pages.next_request().unwrap().is_none());
}

#[test]
fn an_operation_that_has_not_ended_has_no_pages() {
    let operation = request::<Names>(&POST).start(&Endpoint::PUBLIC).unwrap();
    assert!(operation.into_pages().is_err());
}
