//! A list as the result of a long-running operation.

use super::{assert_items, client, ten};
use conformance_harness::Scenarios;
use futures::TryStreamExt;
use paging::operations::paging as operations;

pub(super) fn add(scenarios: &mut Scenarios) {
    // The server counts the poll and the first page.
    let names = ["PagingMultipleLRO", "PagingMultiple"];
    scenarios.value(names, async |server| {
        let poller = client(&server).begin_get_multiple_pages_lro(None)?;
        let products: Vec<_> = poller.into_pager().try_collect().await?;
        assert_items(&products, &ten());
        Ok(())
    });
    scenarios.blocking_value(names, |server| {
        let blocking = server.blocking();
        let operation = blocking.end(operations::get_multiple_pages_lro()?)?;
        let (first, rest) = operation.into_pages()?;
        let (rest, end) = blocking.pages(rest);
        end?;
        let pages = std::iter::once(first).chain(rest);
        let products: Vec<_> = pages.filter_map(|page| page.values).flatten().collect();
        assert_items(&products, &ten());
        Ok(())
    });
}
