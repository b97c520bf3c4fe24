//! A list as the result of an operation.

use super::{client, product_without_state};
use conformance_harness::Scenarios;
use futures::TryStreamExt;
use lro::models::Product;
use lro::operations::lros;

pub(super) fn add(scenarios: &mut Scenarios) {
    scenarios.value("LROPostAndGetList", async |server| {
        let poller = client(&server).lros_client().begin_post202_list(None)?;
        let products: Vec<Product> = poller.into_pager().try_collect().await?;
        assert_eq!(products, [product_without_state()]);
        Ok(())
    });
    scenarios.blocking_value("LROPostAndGetList", |server| {
        let products = server.blocking().wait(lros::post202_list()?)?;
        assert_eq!(products, [product_without_state()]);
        Ok(())
    });
}
