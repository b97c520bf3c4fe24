//! Calls with the generated client.

use crate::kind::Kind;
use crate::outcome::{Outcome, name, names};
use crate::run::Limits;
use armgen_goldens::operation_kinds::clients::{
    ThingsClient, ThingsClientOptions, ThingsOperationsClient,
};
use armgen_goldens::operation_kinds::models::{Thing, ThingList};
use armgen_runtime::runtime::client::{Pager, Poller};
use armgen_runtime::runtime::{Endpoint, FromResponse};
use armgen_tests::arm_server::{ArmServer, TestCredential};
use azure_core::http::{ClientOptions, FixedRetryOptions, RetryOptions, Transport};
use azure_core::time::Duration;
use futures::TryStreamExt;
use std::sync::Arc;

/// Calls an operation and waits for its end, as long as the caller wants to.
pub(crate) async fn call(kind: Kind, host: &str, limits: Limits) -> Outcome {
    let call = end(kind, operations(host, limits));
    match limits.call {
        Some(limit) => match tokio::time::timeout(limit, call).await {
            Ok(outcome) => outcome,
            Err(_) => Outcome::TimeOut,
        },
        None => call.await,
    }
}

fn operations(host: &str, limits: Limits) -> ThingsOperationsClient {
    let endpoint = Endpoint::custom(&format!("https://{host}"), "https://management.example");
    let retry = RetryOptions::fixed(FixedRetryOptions {
        delay: Duration::milliseconds(10),
        max_retries: limits.retries,
        ..FixedRetryOptions::default()
    });
    let options = ThingsClientOptions {
        endpoint: Some(endpoint.unwrap()),
        polling: limits.polling(),
        client_options: ClientOptions {
            transport: Some(transport(limits)),
            retry,
            ..ClientOptions::default()
        },
        ..ThingsClientOptions::default()
    };
    let client = ThingsClient::new(TestCredential::new(), Some(options)).unwrap();
    client.things_operations_client()
}

/// A transport as `azure_core` makes it, or one that follows redirects.
fn transport(limits: Limits) -> Transport {
    let authority = ArmServer::authority_pem().as_bytes();
    let authority = reqwest::Certificate::from_pem(authority).unwrap();
    let mut builder = reqwest::Client::builder()
        .tls_certs_only([authority])
        .no_proxy();
    if !limits.follows_redirects {
        builder = builder.redirect(reqwest::redirect::Policy::none());
    }
    if let Some(limit) = limits.request {
        builder = builder.timeout(limit);
    }
    Transport::new(Arc::new(builder.build().unwrap()))
}

async fn end(kind: Kind, operations: ThingsOperationsClient) -> Outcome {
    let thing = Thing::default();
    match kind {
        Kind::List => list(operations.list(None)).await,
        Kind::Search => list(operations.list_search(&serde_json::json!({}), None)).await,
        Kind::Put | Kind::PutByLocation | Kind::PutByState => {
            wait(operations.begin_create(&thing, None), name).await
        }
        Kind::Patch | Kind::PatchByLocation => {
            wait(operations.begin_update(&thing, None), name).await
        }
        Kind::Delete | Kind::DeleteByLocation => {
            wait(operations.begin_delete(None), |()| String::new()).await
        }
        Kind::Move | Kind::MoveByLocation => wait(operations.begin_move(None), name).await,
        Kind::Wash => wait(operations.begin_wash(None), name).await,
    }
}

async fn list(pager: azure_core::Result<Pager<ThingList>>) -> Outcome {
    match pager.unwrap().try_collect::<Vec<_>>().await {
        Ok(things) => Outcome::Result(names(things)),
        Err(error) => Outcome::of(&error),
    }
}

async fn wait<T: FromResponse>(
    poller: azure_core::Result<Poller<T>>,
    show: fn(T) -> String,
) -> Outcome {
    match poller.unwrap().until_done().into_model().await {
        Ok(result) => Outcome::Result(show(result)),
        Err(error) => Outcome::of(&error),
    }
}
