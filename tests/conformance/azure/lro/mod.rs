//! `lro.json`: long-running operations that end in a value, and ones that end in an error.

mod accepted;
mod blocking;
mod custom_header;
mod errors;
mod failures;
mod list;
mod put;
mod resume;
mod retries;

use crate::outcome::{Failure, assert_failure, assert_runtime_failure};
use conformance_harness::{Names, Scenarios, Server};
use conformance_runtime::runtime::{FromResponse, LongRunning};
use conformance_runtime::{self as runtime, Poller};
use lro::AutoRestLongRunningOperationTestServiceClient as Client;
use lro::models::{Product, ProductProperties};
use std::fmt::Debug;

pub(crate) fn scenarios() -> Scenarios {
    let mut operations = Operations(Scenarios::of("lro.json"));
    put::add(&mut operations);
    accepted::add(&mut operations);
    list::add(&mut operations.0);
    failures::add(&mut operations);
    resume::add(&mut operations.0);
    retries::add(&mut operations);
    errors::add(&mut operations);
    custom_header::add(&mut operations.0);
    blocking::add(&mut operations);
    operations.0
}

fn client(server: &Server) -> Client {
    Client::from_arm_client(&server.arm_client())
}

/// The resource that most operations end in.
fn product(state: &str) -> Product {
    Product {
        properties: Some(ProductProperties {
            provisioning_state: Some(state.to_owned()),
            ..ProductProperties::default()
        }),
        ..product_without_state()
    }
}

fn product_without_state() -> Product {
    Product {
        id: Some("100".to_owned()),
        name: Some("foo".to_owned()),
        ..Product::default()
    }
}

/// The tests of operations that differ only in their call and their outcome.
struct Operations(Scenarios);

impl Operations {
    /// The operation that a method of the client begins ends in a value.
    fn value<T, F>(&mut self, names: impl Into<Names>, begin: F, expected: T)
    where
        T: FromResponse + PartialEq + Debug + Send + 'static,
        F: FnOnce(&Client) -> azure_core::Result<Poller<T>> + Send + 'static,
    {
        self.0.value(names, async move |server| {
            let poller = begin(&client(&server))?;
            assert_eq!(poller.until_done().into_model().await?, expected);
            Ok(())
        });
    }

    /// The operation that a method of the client begins fails.
    fn error<T, F>(&mut self, names: impl Into<Names>, begin: F, expected: Failure)
    where
        T: Debug + 'static,
        F: FnOnce(&Client) -> azure_core::Result<Poller<T>> + Send + 'static,
    {
        self.0.error(names, async move |server| {
            let poller = begin(&client(&server))?;
            assert_failure(poller.await, &expected);
            Ok(())
        });
    }

    /// The operation of a request function ends in a value.
    fn blocking_value<R, T, F>(&mut self, names: impl Into<Names>, request: F, expected: T)
    where
        T: FromResponse + PartialEq + Debug + Send + 'static,
        F: FnOnce() -> runtime::Result<runtime::Request<R, LongRunning<T>>> + Send + 'static,
    {
        self.0.blocking_value(names, move |server| {
            assert_eq!(server.blocking().wait(request()?)?, expected);
            Ok(())
        });
    }

    /// The operation of a request function fails.
    fn blocking_error<R, T, F>(&mut self, names: impl Into<Names>, request: F, expected: Failure)
    where
        T: FromResponse + Debug + 'static,
        F: FnOnce() -> runtime::Result<runtime::Request<R, LongRunning<T>>> + Send + 'static,
    {
        self.0.blocking_error(names, move |server| {
            let result = server.blocking().wait(request()?);
            assert_runtime_failure(result, &expected);
            Ok(())
        });
    }
}
