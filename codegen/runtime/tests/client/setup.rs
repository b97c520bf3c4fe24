//! Clients whose requests end in a scripted transport.

use crate::server::Server;
use crate::transport::MockTransport;
use crate::widgets::client::{WidgetClient, WidgetClientLongRunningOptions, WidgetClientOptions};
use armgen_runtime::runtime::Endpoint;
use armgen_runtime::runtime::client::{ArmClient, ArmClientOptions};
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::http::{ClientOptions, FixedRetryOptions, RetryOptions, Transport};
use azure_core::time::{Duration, OffsetDateTime};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

pub const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000000";

/// The URL of the widget `w1`, as the request functions build it.
pub const WIDGET: &str = "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/widgets/w1?api-version=2024-01-01";

/// A client of the public cloud whose requests end in `transport`; retries come at once.
pub fn client(transport: &MockTransport) -> WidgetClient {
    client_with(transport, WidgetClientOptions::default())
}

pub fn client_with(transport: &MockTransport, mut options: WidgetClientOptions) -> WidgetClient {
    options.client_options.transport = Some(Transport::new(Arc::new(transport.clone())));
    options.client_options.retry = RetryOptions::fixed(FixedRetryOptions {
        delay: Duration::milliseconds(1),
        max_retries: 2,
        ..FixedRetryOptions::default()
    });
    WidgetClient::new(SUBSCRIPTION, Arc::new(TokenForTests), Some(options)).unwrap()
}

/// The names and versions of five crates.
pub const CRATES: [(&str, &str); 5] = [
    ("arm_compute", "1.0.0"),
    ("arm_dns", "0.2.0"),
    ("arm_network", "3.1.4"),
    ("arm_sql", "0.1.0"),
    ("arm_storage", "2.0.0"),
];

/// The clients of five services.
pub fn services(arm_client: &ArmClient) -> [WidgetClient; 5] {
    CRATES.map(|package| WidgetClient::of_crate(package, SUBSCRIPTION, arm_client))
}

/// A connection to a server on this machine that gets tokens.
pub fn to_server(
    server: &Server,
    credential: Arc<dyn TokenCredential>,
    options: ArmClientOptions,
) -> ArmClient {
    let endpoint = Endpoint::local_test_server(&server.url).unwrap();
    let endpoint = endpoint.with_tokens_for("https://management.azure.com");
    let options = ArmClientOptions {
        endpoint: Some(endpoint.unwrap()),
        ..options
    };
    ArmClient::new(credential, Some(options)).unwrap()
}

/// Options under which no poll waits.
#[expect(clippy::unnecessary_wraps, reason = "it is what the methods take")]
pub fn at_once() -> Option<WidgetClientLongRunningOptions<'static>> {
    let mut options = WidgetClientLongRunningOptions::default();
    options.method_options.polling.interval = Some(std::time::Duration::ZERO);
    options.method_options.polling.minimum_wait = Some(std::time::Duration::ZERO);
    Some(options)
}

pub fn with_endpoint(endpoint: Endpoint) -> WidgetClientOptions {
    WidgetClientOptions {
        endpoint: Some(endpoint),
        ..WidgetClientOptions::default()
    }
}

pub fn with_client_options(client_options: ClientOptions) -> WidgetClientOptions {
    WidgetClientOptions {
        client_options,
        ..WidgetClientOptions::default()
    }
}

/// A credential whose token names the scope that it is for.
#[derive(Debug)]
pub struct TokenForTests;

#[async_trait::async_trait]
impl TokenCredential for TokenForTests {
    async fn get_token(
        &self,
        scopes: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let token = format!("token for {}", scopes.join(" "));
        Ok(AccessToken::new(
            token,
            OffsetDateTime::now_utc() + Duration::hours(1),
        ))
    }
}

/// A credential that counts its tokens, and numbers them.
#[derive(Debug)]
pub struct Counting {
    requests: AtomicU32,
    minutes: i64,
    prefix: &'static str,
}

impl Default for Counting {
    fn default() -> Self {
        Self::of_lifetime(60)
    }
}

impl Counting {
    pub fn of_lifetime(minutes: i64) -> Self {
        Self {
            requests: AtomicU32::new(0),
            minutes,
            prefix: "",
        }
    }

    pub fn with_prefix(prefix: &'static str) -> Self {
        Self {
            prefix,
            ..Self::default()
        }
    }

    pub fn requests(&self) -> u32 {
        self.requests.load(Ordering::SeqCst)
    }
}

#[async_trait::async_trait]
impl TokenCredential for Counting {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let number = self.requests.fetch_add(1, Ordering::SeqCst) + 1;
        // Others may ask meanwhile.
        tokio::task::yield_now().await;
        Ok(AccessToken::new(
            format!("{}{number}", self.prefix),
            OffsetDateTime::now_utc() + Duration::minutes(self.minutes),
        ))
    }
}
