//! The client.

use super::models::{Widget, WidgetList};
use super::operations::{self, CreateOrUpdateResponse};
use armgen_runtime::runtime::client::{
    ArmClient, ArmClientOptions, Client, ClientMethodOptions, Pager, PagerOptions, Poller,
    PollerOptions, ResponseFuture,
};
use armgen_runtime::runtime::{Endpoint, PollingOptions, Request, ResponseLimit, Rules};
use azure_core::Result;
use azure_core::credentials::TokenCredential;
use azure_core::http::ClientOptions;
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct WidgetClient {
    client: Client,
    subscription_id: String,
}

#[derive(Clone, Debug, Default)]
pub struct WidgetClientOptions {
    pub api_version: Option<String>,
    pub endpoint: Option<Endpoint>,
    pub polling: PollingOptions,
    pub rules: Rules,
    pub response_limit: ResponseLimit,
    pub client_options: ClientOptions,
}

#[derive(Clone, Debug, Default)]
pub struct WidgetClientGetOptions<'a> {
    pub method_options: ClientMethodOptions<'a>,
}

#[derive(Clone, Debug, Default)]
pub struct WidgetClientLongRunningOptions<'a> {
    pub method_options: PollerOptions<'a>,
}

#[derive(Clone, Debug, Default)]
pub struct WidgetClientListOptions<'a> {
    pub method_options: PagerOptions<'a>,
}

impl WidgetClient {
    pub fn new(
        subscription_id: impl Into<String>,
        credential: Arc<dyn TokenCredential>,
        options: Option<WidgetClientOptions>,
    ) -> Result<Self> {
        let options = options.unwrap_or_default();
        let shared = ArmClientOptions {
            endpoint: options.endpoint,
            polling: options.polling,
            rules: options.rules,
            response_limit: options.response_limit,
            client_options: options.client_options,
        };
        let arm_client = ArmClient::of::<Self>(credential, options.api_version, shared)?;
        Ok(Self::from_arm_client(subscription_id, &arm_client))
    }

    pub fn from_arm_client(subscription_id: impl Into<String>, arm_client: &ArmClient) -> Self {
        Self::of_crate(("arm_widgets", "1.2.3"), subscription_id, arm_client)
    }

    /// As in a crate with this name and version.
    pub fn of_crate(
        package: (&'static str, &'static str),
        subscription_id: impl Into<String>,
        arm_client: &ArmClient,
    ) -> Self {
        Self {
            client: Client::new(arm_client, package),
            subscription_id: subscription_id.into(),
        }
    }

    pub fn with_subscription_id(&self, subscription_id: impl Into<String>) -> Self {
        Self {
            client: self.client.clone(),
            subscription_id: subscription_id.into(),
        }
    }

    pub fn exists(
        &self,
        name: &str,
        options: Option<WidgetClientGetOptions<'_>>,
    ) -> ResponseFuture<bool> {
        let options = options.unwrap_or_default();
        self.client.send(
            operations::exists(&self.subscription_id, name),
            options.method_options,
        )
    }

    pub fn get(
        &self,
        name: &str,
        options: Option<WidgetClientGetOptions<'_>>,
    ) -> ResponseFuture<Widget> {
        let options = options.unwrap_or_default();
        self.client.send(
            operations::get(&self.subscription_id, name),
            options.method_options,
        )
    }

    pub fn create_or_update(
        &self,
        name: &str,
        body: &Widget,
        options: Option<WidgetClientGetOptions<'_>>,
    ) -> ResponseFuture<CreateOrUpdateResponse> {
        let options = options.unwrap_or_default();
        let request = operations::create_or_update(&self.subscription_id, name, body);
        self.client.send(request, options.method_options)
    }

    pub fn begin_create_or_update(
        &self,
        name: &str,
        body: &Widget,
        options: Option<WidgetClientLongRunningOptions<'_>>,
    ) -> Result<Poller<Widget>> {
        let options = options.unwrap_or_default();
        let request = operations::create_or_update(&self.subscription_id, name, body);
        self.client.begin(request, options.method_options)
    }

    pub fn begin_delete(
        &self,
        name: &str,
        options: Option<WidgetClientLongRunningOptions<'_>>,
    ) -> Result<Poller<()>> {
        let options = options.unwrap_or_default();
        self.client.begin(
            operations::delete(&self.subscription_id, name),
            options.method_options,
        )
    }

    pub fn begin_polish(
        &self,
        name: &str,
        options: Option<WidgetClientLongRunningOptions<'_>>,
    ) -> Result<Poller<Widget>> {
        let options = options.unwrap_or_default();
        self.client.begin(
            operations::polish(&self.subscription_id, name),
            options.method_options,
        )
    }

    pub fn begin_find(
        &self,
        name: &str,
        options: Option<WidgetClientLongRunningOptions<'_>>,
    ) -> Result<Poller<WidgetList>> {
        let options = options.unwrap_or_default();
        self.client.begin(
            operations::find(&self.subscription_id, name),
            options.method_options,
        )
    }

    pub fn list(&self, options: Option<WidgetClientListOptions<'_>>) -> Result<Pager<WidgetList>> {
        let options = options.unwrap_or_default();
        self.client.list(
            operations::list(&self.subscription_id),
            options.method_options,
        )
    }

    pub fn send<R, K>(
        &self,
        request: armgen_runtime::runtime::Result<Request<R, K>>,
        options: ClientMethodOptions<'_>,
    ) -> ResponseFuture<R> {
        self.client.send(request, options)
    }

    pub fn resume<T>(&self, token: &str, options: Option<PollerOptions<'_>>) -> Result<Poller<T>> {
        self.client.resume(token, options.unwrap_or_default())
    }
}
