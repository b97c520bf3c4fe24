//! Errors in place of the first page, and after it.

use super::{FIRST, assert_items, client};
use crate::outcome::{Failure, assert_failure, assert_runtime_failure};
use conformance_harness::Scenarios;
use futures::TryStreamExt;
use paging::operations::paging as operations;

/// The link is `*&*#&$`.
const NO_URL: Failure = Failure::Link(": the link to the next page is no URL but a marker");

fn refused() -> Failure {
    Failure::bad_request("Expected single failure test.")
}

pub(super) fn add(scenarios: &mut Scenarios) {
    with_the_client(scenarios);
    blocking(scenarios);
}

fn with_the_client(scenarios: &mut Scenarios) {
    scenarios.error("PagingSingleFailure", async |server| {
        let mut pager = client(&server).list_get_single_pages_failure(None)?;
        assert_failure(pager.try_next().await, &refused());
        assert!(pager.try_next().await?.is_none());
        Ok(())
    });
    scenarios.error("PagingMultipleFailure", async |server| {
        let mut pager = client(&server).list_get_multiple_pages_failure(None)?;
        let first: Vec<_> = pager.try_next().await?.into_iter().collect();
        assert_items(&first, &[FIRST]);
        assert_failure(pager.try_next().await, &refused());
        assert!(pager.try_next().await?.is_none());
        Ok(())
    });
    scenarios.error("PagingMultipleFailureUri", async |server| {
        let mut pager = client(&server).list_get_multiple_pages_failure_uri(None)?;
        let first: Vec<_> = pager.try_next().await?.into_iter().collect();
        assert_items(&first, &[FIRST]);
        assert_failure(pager.try_next().await, &NO_URL);
        assert!(pager.try_next().await?.is_none());
        Ok(())
    });
}

fn blocking(scenarios: &mut Scenarios) {
    scenarios.blocking_error("PagingSingleFailure", |server| {
        let pages = operations::get_single_pages_failure()?.pages(&server.endpoint())?;
        let (received, end) = server.blocking().pages(pages);
        assert!(received.is_empty());
        assert_runtime_failure(end, &refused());
        Ok(())
    });
    scenarios.blocking_error("PagingMultipleFailureUri", |server| {
        let pages = operations::get_multiple_pages_failure_uri()?.pages(&server.endpoint())?;
        let (received, end) = server.blocking().pages(pages);
        let products: Vec<_> = received
            .into_iter()
            .filter_map(|page| page.values)
            .flatten()
            .collect();
        assert_items(&products, &[FIRST]);
        assert_runtime_failure(end, &NO_URL);
        Ok(())
    });
}
