//! `paging.json`: lists, their links, and the errors between their pages.

mod blocking;
mod errors;
mod links;
mod operation;

use conformance_harness::{Names, Scenarios, Server};
use futures::TryStreamExt;
use paging::clients::PagingClient;
use paging::models::{BodyParam, Product};
use paging::runtime::Page;
use paging::{AutoRestPagingTestServiceClient, Pager};

pub(crate) fn scenarios() -> Scenarios {
    let mut lists = Lists(Scenarios::of("paging.json"));
    one_page(&mut lists);
    no_size_of_pages(&mut lists);
    several_pages(&mut lists);
    links::add(&mut lists);
    operation::add(&mut lists.0);
    errors::add(&mut lists.0);
    blocking::add(&mut lists.0);
    lists.0
}

fn client(server: &Server) -> PagingClient {
    AutoRestPagingTestServiceClient::from_arm_client(&server.arm_client()).paging_client()
}

/// A product by its id and its name.
type Item = (i64, &'static str);

/// The item of the first page of most lists.
const FIRST: Item = (1, "Product");

/// The items of ten pages.
fn ten() -> Vec<Item> {
    let rest = (2..=10).map(|id| (id, "product"));
    std::iter::once(FIRST).chain(rest).collect()
}

fn assert_items(found: &[Product], expected: &[Item]) {
    let found: Vec<_> = found
        .iter()
        .filter_map(|product| product.properties.as_ref())
        .map(|properties| (properties.id, properties.name.as_deref()))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(id, name)| (Some(*id), Some(*name)))
        .collect();
    assert_eq!(found, expected);
}

/// The tests of lists that differ only in their call and their items.
struct Lists(Scenarios);

impl Lists {
    fn items<P, F>(&mut self, names: impl Into<Names>, call: F, expected: Vec<Item>)
    where
        P: Page<Item = Product> + Send + 'static,
        F: FnOnce(&PagingClient) -> azure_core::Result<Pager<P>> + Send + 'static,
    {
        self.0.value(names, async move |server| {
            let found: Vec<_> = call(&client(&server))?.try_collect().await?;
            assert_items(&found, &expected);
            Ok(())
        });
    }
}

fn one_page(lists: &mut Lists) {
    lists.items(
        "PagingNoItemName",
        |client| client.list_get_no_item_name_pages(None),
        vec![FIRST],
    );
    lists.items(
        "PagingEmptyNextLink",
        |client| client.list_get_empty_next_link_name_pages(None),
        vec![FIRST],
    );
    lists.items(
        "PagingSingle",
        |client| client.list_get_single_pages(None),
        vec![FIRST],
    );
    lists.items(
        "PagingSingleWithBodyParams",
        |client| {
            let parameters = BodyParam {
                name: Some("body".to_owned()),
            };
            client.list_get_single_pages_with_body_params(&parameters, None)
        },
        vec![FIRST],
    );
    lists.items(
        "PagingReturnModelWithXMSClientName",
        |client| client.list_get_paging_model_with_item_name_with_xms_client_name(None),
        vec![FIRST],
    );
}

/// A parameter that the caller does not give is not sent, although it has only one value.
fn no_size_of_pages(lists: &mut Lists) {
    lists.items(
        "PagingDontSendMaxPageSize",
        |client| client.list_page_with_max_page_size(None),
        Vec::new(),
    );
}

fn several_pages(lists: &mut Lists) {
    lists.items(
        "PagingFirstResponseEmpty",
        |client| client.list_first_response_empty(None),
        vec![FIRST],
    );
    lists.items(
        "PagingMultiple",
        |client| client.list_get_multiple_pages(None),
        ten(),
    );
    lists.items(
        "PagingOdataMultiple",
        |client| client.list_get_odata_multiple_pages(None),
        ten(),
    );
    lists.items(
        "PagingMultiplePath",
        |client| client.list_get_multiple_pages_with_offset(100, None),
        std::iter::once(FIRST)
            .chain((102..=110).map(|id| (id, "product")))
            .collect(),
    );
    lists.items(
        "PagingMultipleRetryFirst",
        |client| client.list_get_multiple_pages_retry_first(None),
        ten(),
    );
    // The second page has the item of the first again.
    lists.items(
        "PagingMultipleRetrySecond",
        |client| client.list_get_multiple_pages_retry_second(None),
        [FIRST, FIRST]
            .into_iter()
            .chain((3..=10).map(|id| (id, "product")))
            .collect(),
    );
}
