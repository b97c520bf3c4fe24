//! Lists in pages.

use crate::setup::{at_once, client, client_with};
use crate::transport::{Answer, MockTransport};
use crate::widgets::client::{WidgetClientListOptions, WidgetClientOptions};
use crate::widgets::models::Widget;
use armgen_runtime::runtime::client::PagerOptions;
use futures::{StreamExt, TryStreamExt};

const FIRST: &str = r#"{"value": [{"name": "w1"}, {"name": "w2"}], "nextLink": "/widgets?page=2&$filter=name%20eq%20x"}"#;
const LAST: &str = r#"{"value": [{"name": "w3"}], "nextLink": null}"#;

fn names(widgets: Vec<Widget>) -> Vec<String> {
    widgets
        .into_iter()
        .filter_map(|widget| widget.name)
        .collect()
}

fn pages() -> [Answer; 2] {
    [Answer::json(200, FIRST), Answer::json(200, LAST)]
}

#[tokio::test]
async fn items_come_from_one_page_after_the_other() {
    let transport = MockTransport::new(pages());
    let widgets = client(&transport)
        .list(None)
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(names(widgets), ["w1", "w2", "w3"]);
    assert!(
        transport.sent()[1]
            .url
            .starts_with("https://management.azure.com/widgets?page=2&")
    );
}

#[tokio::test]
async fn a_list_comes_page_by_page_and_goes_on_in_another_process() {
    let transport = MockTransport::new(pages());
    let mut stream = client(&transport).list(None).unwrap().into_pages();
    assert_eq!(stream.continuation(), None);
    assert_eq!(
        stream
            .try_next()
            .await
            .unwrap()
            .unwrap()
            .value
            .unwrap()
            .len(),
        2
    );
    let continuation = stream.continuation();

    let transport = MockTransport::new([Answer::json(200, LAST)]);
    let method_options = PagerOptions {
        continuation,
        ..PagerOptions::default()
    };
    let pager = client(&transport)
        .list(Some(WidgetClientListOptions { method_options }))
        .unwrap();
    assert_eq!(names(pager.try_collect().await.unwrap()), ["w3"]);
}

/// Three pages: of two items, of one, and of two.
fn three_pages() -> [Answer; 3] {
    let middle = r#"{"value": [{"name": "w3"}], "nextLink": "/widgets?page=3"}"#;
    let last = r#"{"value": [{"name": "w4"}, {"name": "w5"}]}"#;
    [
        Answer::json(200, FIRST),
        Answer::json(200, middle),
        Answer::json(200, last),
    ]
}

const SECOND_PAGE: &str =
    "https://management.azure.com/widgets?page=2&$filter=name%20eq%20x&api-version=2024-01-01";
const THIRD_PAGE: &str = "https://management.azure.com/widgets?page=3&api-version=2024-01-01";

#[tokio::test]
async fn a_list_goes_on_with_the_page_whose_items_are_left() {
    let transport = MockTransport::new(three_pages());
    let mut pager = client(&transport).list(None).unwrap();
    let mut continuations = vec![pager.continuation()];
    while pager.try_next().await.unwrap().is_some() {
        continuations.push(pager.continuation());
    }
    continuations.push(pager.continuation());
    let continuations: Vec<_> = continuations.iter().map(Option::as_deref).collect();
    assert_eq!(
        continuations,
        [
            None,
            None, // one item of the first page is left
            Some(SECOND_PAGE),
            Some(THIRD_PAGE),
            Some(THIRD_PAGE), // one item of the last page is left
            None,
            None,
        ]
    );
}

#[tokio::test]
async fn a_list_that_was_continued_knows_the_link_of_its_first_page() {
    let [_, _, last] = three_pages();
    let transport = MockTransport::new([last]);
    let method_options = PagerOptions {
        continuation: Some(THIRD_PAGE.to_owned()),
        ..PagerOptions::default()
    };
    let mut pager = client(&transport)
        .list(Some(WidgetClientListOptions { method_options }))
        .unwrap();
    assert_eq!(pager.continuation().as_deref(), Some(THIRD_PAGE));
    pager.try_next().await.unwrap();
    assert_eq!(pager.continuation().as_deref(), Some(THIRD_PAGE));
}

#[tokio::test]
async fn after_an_error_a_list_goes_on_with_the_page_that_is_missing() {
    let transport = MockTransport::new([Answer::json(200, FIRST), Answer::new(403)]);
    let mut pager = client(&transport).list(None).unwrap();
    for _ in 0..2 {
        pager.try_next().await.unwrap();
    }
    pager.try_next().await.unwrap_err();
    assert_eq!(pager.continuation().as_deref(), Some(SECOND_PAGE));
}

#[tokio::test]
async fn a_list_ends_after_an_error() {
    let transport = MockTransport::new([Answer::new(403)]);
    let results: Vec<_> = client(&transport).list(None).unwrap().collect().await;
    assert_eq!(results.len(), 1);
    assert!(results[0].is_err());
}

#[tokio::test]
async fn a_page_that_fails_on_its_way_is_sent_again_by_the_pipeline() {
    let transport = MockTransport::new([Answer::Broken, Answer::json(200, LAST)]);
    let widgets = client(&transport)
        .list(None)
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(names(widgets), ["w3"]);
}

#[tokio::test]
async fn a_long_running_operation_can_end_with_a_list() {
    let link = "https://management.azure.com/operations/1";
    let accepted = Answer::new(202).header("location", link);
    let [first, last] = pages();
    let transport = MockTransport::new([accepted, first, last]);
    let poller = client(&transport).begin_find("w", at_once()).unwrap();
    let widgets = poller.into_pager().try_collect().await.unwrap();
    assert_eq!(names(widgets), ["w1", "w2", "w3"]);
}

#[tokio::test]
async fn a_list_of_an_operation_that_fails_is_its_error() {
    let transport = MockTransport::new([Answer::new(403)]);
    let poller = client(&transport).begin_find("w", None).unwrap();
    let results: Vec<_> = poller.into_pager().collect().await;
    assert_eq!(results.len(), 1);
    assert!(results[0].is_err());
}

#[tokio::test]
async fn the_version_of_the_client_is_added_to_links() {
    let [first, last] = pages();
    let transport = MockTransport::new([first, last]);
    let options = WidgetClientOptions {
        api_version: Some("2030-01-01".to_owned()),
        ..WidgetClientOptions::default()
    };
    let pager = client_with(&transport, options).list(None).unwrap();
    names(pager.try_collect().await.unwrap());
    assert!(transport.sent()[1].url.ends_with("&api-version=2030-01-01"));
}

#[tokio::test]
async fn a_list_that_an_operation_ends_with_has_its_version_too() {
    let accepted = Answer::new(202).header("location", "/operations/1");
    let [first, last] = pages();
    let transport = MockTransport::new([accepted, first, last]);
    let poller = client(&transport).begin_find("w", at_once()).unwrap();
    names(poller.into_pager().try_collect().await.unwrap());
    for sent in &transport.sent()[1..] {
        assert!(sent.url.ends_with("api-version=2024-01-01"), "{}", sent.url);
    }
}

#[tokio::test]
async fn a_marker_in_place_of_a_link_ends_the_list_with_an_error_after_its_items() {
    let page = r#"{"value": [{"name": "w1"}], "nextLink": 17}"#;
    let transport = MockTransport::new([Answer::json(200, page)]);
    let mut pager = client(&transport).list(None).unwrap();
    assert!(pager.try_next().await.unwrap().is_some());
    let error = pager.try_next().await.unwrap_err();
    assert!(
        error.to_string().ends_with("is no URL but a marker"),
        "{error}"
    );
    assert_eq!(pager.continuation().as_deref(), Some("17"));
}

#[tokio::test]
async fn false_in_place_of_a_link_is_the_end() {
    let page = r#"{"value": [{"name": "w1"}], "nextLink": false}"#;
    let transport = MockTransport::new([Answer::json(200, page)]);
    let widgets = client(&transport).list(None).unwrap().try_collect().await;
    assert_eq!(names(widgets.unwrap()), ["w1"]);
}

#[test]
fn the_debug_output_of_options_does_not_show_where_a_list_continues() {
    let options = PagerOptions {
        continuation: Some("https://management.azure.com/widgets?sig=abc".to_owned()),
        ..PagerOptions::default()
    };
    assert!(!format!("{options:?}").contains("sig"));
}
