//! `custom-baseUrl-paging.json`: lists whose host is made from parameters, and whose links have no host.

use conformance_harness::Scenarios;
use custom_base_url_paging::AutoRestParameterizedHostTestPagingClient as Client;
use custom_base_url_paging::models::Product;
use custom_base_url_paging::operations::paging;
use futures::TryStreamExt;

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("custom-baseUrl-paging.json");
    scenarios.value("PagingCustomUrlPartialNextLink", async |server| {
        let (account, host) = server.host_in_two();
        let pager = Client::from_arm_client(host, &server.arm_client())
            .paging_client()
            .list_get_pages_partial_url(&account, None)?;
        let products: Vec<_> = pager.try_collect().await?;
        assert_products(&products);
        Ok(())
    });
    scenarios.value("PagingCustomUrlPartialOperationNextLink", async |server| {
        let (account, host) = server.host_in_two();
        let pager = Client::from_arm_client(host, &server.arm_client())
            .paging_client()
            .list_get_pages_partial_url_operation(&account, None)?;
        let products: Vec<_> = pager.try_collect().await?;
        assert_products(&products);
        Ok(())
    });
    scenarios.blocking_value("PagingCustomUrlPartialNextLink", |server| {
        let (account, host) = server.host_in_two();
        let request = paging::get_pages_partial_url(&host, &account)?;
        assert_products(&server.blocking().items(request)?);
        Ok(())
    });
    scenarios.blocking_value("PagingCustomUrlPartialOperationNextLink", |server| {
        let (account, host) = server.host_in_two();
        let request = paging::get_pages_partial_url_operation(&host, &account)?;
        assert_products(&server.blocking().items(request)?);
        Ok(())
    });
    scenarios
}

/// The products of two pages.
fn assert_products(products: &[Product]) {
    let found: Vec<_> = products
        .iter()
        .filter_map(|product| product.properties.as_ref())
        .map(|properties| (properties.id, properties.name.as_deref()))
        .collect();
    assert_eq!(
        found,
        [(Some(1), Some("Product")), (Some(2), Some("Product"))]
    );
}
