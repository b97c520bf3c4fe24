//! Links with an API version, without one, with a query of their own, and of operations for the next page.

use super::{FIRST, Lists, assert_items, client};
use conformance_harness::{Edit, Scenarios};
use futures::TryStreamExt;
use paging::AutoRestPagingTestServiceClient;
use paging::models::PagingClientListDuplicateParamsOptions;
use paging::operations::paging as operations;
use std::sync::Arc;

pub(super) fn add(lists: &mut Lists) {
    queries(lists);
    no_link(&mut lists.0);
    another_version(&mut lists.0);
    next_operations(lists);
}

/// The server returns a link that leads to nothing, and the definition says that there is none. Other operations say that pages of
/// this type have links, so that a list would follow it: who knows that there is one page asks for one.
fn no_link(scenarios: &mut Scenarios) {
    scenarios.value("PagingNextLinkNameNull", async |server| {
        let pager = client(&server).list_get_null_next_link_name_pages(None)?;
        let page = pager.into_pages().try_next().await?;
        let products = page.and_then(|page| page.values).unwrap_or_default();
        assert_items(&products, &[FIRST]);
        Ok(())
    });
    scenarios.blocking_value("PagingNextLinkNameNull", |server| {
        let page = server
            .blocking()
            .call(&operations::get_null_next_link_name_pages()?)?;
        assert_items(&page.values.unwrap_or_default(), &[FIRST]);
        Ok(())
    });
}

fn queries(lists: &mut Lists) {
    // The filter of the link counts, not that of the first request.
    lists.items(
        "PagingDuplicateParameters",
        |client| {
            let options = PagingClientListDuplicateParamsOptions {
                filter: Some("foo".to_owned()),
                ..Default::default()
            };
            client.list_duplicate_params(Some(options))
        },
        vec![FIRST],
    );
    lists.items(
        "PagingWithApiVersionAppend",
        |client| client.list_append_api_version(None),
        vec![FIRST],
    );
}

/// The link has an `Api-Version` of its own. Links are followed as they are, unless the caller changes their requests.
fn another_version(scenarios: &mut Scenarios) {
    scenarios.value("PagingWithApiVersionReplace", async |server| {
        let mut options = server.options();
        let policy = Edit(|request| {
            let url = request.url_mut();
            let pairs = url.query_pairs().into_owned();
            let pairs: Vec<_> = pairs.map(|(name, value)| replaced(name, value)).collect();
            url.query_pairs_mut().clear().extend_pairs(pairs);
        });
        options.client_options.per_call_policies = vec![Arc::new(policy)];
        let client =
            AutoRestPagingTestServiceClient::from_arm_client(&server.arm_client_with(options));
        let pager = client.paging_client().list_replace_api_version(None)?;
        let products: Vec<_> = pager.try_collect().await?;
        assert_items(&products, &[FIRST]);
        Ok(())
    });
    scenarios.blocking_value("PagingWithApiVersionReplace", |server| {
        let blocking = server.blocking();
        let mut pages = operations::replace_api_version()?.pages(blocking.endpoint())?;
        let mut products = Vec::new();
        while let Some(mut request) = pages.next_request()? {
            let uri = request.uri().to_string();
            *request.uri_mut() = uri
                .replace("Api-Version=notMe", "api-version=1.0.0")
                .parse()?;
            let page = pages.receive(blocking.send(&request)?)?;
            products.extend(page.values.unwrap_or_default());
        }
        assert_items(&products, &[FIRST]);
        Ok(())
    });
}

/// A parameter of a query, with the version that the service is to answer with.
fn replaced(name: String, value: String) -> (String, String) {
    if name.eq_ignore_ascii_case("api-version") {
        ("api-version".to_owned(), "1.0.0".to_owned())
    } else {
        (name, value)
    }
}

fn next_operations(lists: &mut Lists) {
    lists.items(
        "PagingMultipleWithQueryParameters",
        |client| client.list_get_with_query_params(100, None),
        vec![FIRST, (2, "Product")],
    );
    // The server has this list twice, with a group of parameters and without, and counts only the latter.
    lists.0.value("PagingFragment", async |server| {
        let client = client(&server);
        let (version, tenant) = ("1.6", "test_user");
        let plain = client.list_get_multiple_pages_fragment_next_link(version, tenant, None)?;
        let grouped = client
            .list_get_multiple_pages_fragment_with_grouping_next_link(version, tenant, None)?;
        let ten: Vec<_> = (1..=10).map(|id| (id, "product")).collect();
        for pager in [plain, grouped] {
            let products: Vec<_> = pager.try_collect().await?;
            assert_items(&products, &ten);
        }
        Ok(())
    });
}
