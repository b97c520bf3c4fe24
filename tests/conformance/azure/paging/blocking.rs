//! Request functions and the state machine of lists, with a blocking HTTP client.

use super::{FIRST, Item, assert_items, ten};
use conformance_harness::Scenarios;
use conformance_runtime as runtime;
use paging::models::{BodyParam, Product};
use paging::operations::paging as operations;
use paging::runtime::{Page, Paged};

pub(super) fn add(scenarios: &mut Scenarios) {
    one_page(scenarios);
    several_pages(scenarios);
}

fn items<P, F>(scenarios: &mut Scenarios, name: &'static str, request: F, expected: Vec<Item>)
where
    P: Page<Item = Product>,
    F: FnOnce() -> runtime::Result<runtime::Request<P, Paged>> + Send + 'static,
{
    scenarios.blocking_value(name, move |server| {
        assert_items(&server.blocking().items(request()?)?, &expected);
        Ok(())
    });
}

fn one_page(scenarios: &mut Scenarios) {
    items(
        scenarios,
        "PagingNoItemName",
        operations::get_no_item_name_pages,
        vec![FIRST],
    );
    items(
        scenarios,
        "PagingSingleWithBodyParams",
        || {
            operations::get_single_pages_with_body_params(&BodyParam {
                name: Some("body".to_owned()),
            })
        },
        vec![FIRST],
    );
}

fn several_pages(scenarios: &mut Scenarios) {
    items(
        scenarios,
        "PagingFirstResponseEmpty",
        operations::first_response_empty,
        vec![FIRST],
    );
    items(
        scenarios,
        "PagingOdataMultiple",
        operations::get_odata_multiple_pages,
        ten(),
    );
    items(
        scenarios,
        "PagingMultipleRetryFirst",
        operations::get_multiple_pages_retry_first,
        ten(),
    );
    items(
        scenarios,
        "PagingWithApiVersionAppend",
        operations::append_api_version,
        vec![FIRST],
    );
    items(
        scenarios,
        "PagingMultipleWithQueryParameters",
        || operations::get_with_query_params(100),
        vec![FIRST, (2, "Product")],
    );
    items(
        scenarios,
        "PagingFragment",
        || operations::get_multiple_pages_fragment_next_link("1.6", "test_user"),
        (1..=10).map(|id| (id, "product")).collect(),
    );
}
