//! Clients for the server, made with public options only.

use crate::Server;
use crate::blocking::Blocking;
use crate::record::Record;
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::http::{ClientOptions, ExponentialRetryOptions, RetryOptions, Transport};
use azure_core::time::{Duration, OffsetDateTime};
use conformance_runtime::{ArmClient, ArmClientOptions, Endpoint, PollingOptions};
use reqwest::redirect::Policy;
use std::sync::Arc;

/// A credential whose token the server does not look at.
#[derive(Debug)]
struct Credential;

#[async_trait::async_trait]
impl TokenCredential for Credential {
    async fn get_token(
        &self,
        _scopes: &[&str],
        _options: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let expires_on = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new("token", expires_on))
    }
}

impl Server {
    /// The endpoint of the server.
    ///
    /// # Panics
    /// Never: the server is on this machine.
    #[must_use]
    pub fn endpoint(&self) -> Endpoint {
        Endpoint::local_test_server(self.url()).expect("the server is on this machine")
    }

    /// What a client for the server needs: the endpoint, cookies, in which the server counts retries, and short waits.
    #[must_use]
    pub fn options(&self) -> ArmClientOptions {
        ArmClientOptions {
            endpoint: Some(self.endpoint()),
            polling: PollingOptions {
                interval: Some(std::time::Duration::from_millis(1)),
                minimum_wait: Some(std::time::Duration::ZERO),
                ..PollingOptions::default()
            },
            client_options: ClientOptions {
                transport: Some(transport(Policy::none())),
                retry: RetryOptions::exponential(ExponentialRetryOptions {
                    initial_delay: Duration::milliseconds(1),
                    max_retries: 3,
                    max_total_elapsed: Duration::seconds(20),
                    max_delay: Duration::milliseconds(10),
                }),
                ..ClientOptions::default()
            },
            ..ArmClientOptions::default()
        }
    }

    /// Options of a client that follows redirects, but only to hosts that the endpoint allows.
    #[must_use]
    pub fn options_with_redirects(&self) -> ArmClientOptions {
        let endpoint = self.endpoint();
        let redirects = Policy::custom(move |attempt| {
            if attempt.previous().len() > 10 {
                attempt.error("more than ten redirects")
            } else if endpoint.is_allowed_url(attempt.url().as_str()) {
                attempt.follow()
            } else {
                attempt.stop()
            }
        });
        let mut options = self.options();
        options.client_options.transport = Some(transport(redirects));
        options
    }

    /// Options of a client, and what it sends: each try of each request.
    #[must_use]
    pub fn options_with_record(&self) -> (ArmClientOptions, Record) {
        let record = Record::default();
        let mut options = self.options();
        let policies = &mut options.client_options.per_try_policies;
        policies.push(Arc::new(record.clone()));
        (options, record)
    }

    /// What all clients of a test share. Each call starts without cookies.
    ///
    /// # Panics
    /// Never: the options are right.
    #[must_use]
    pub fn arm_client(&self) -> ArmClient {
        self.arm_client_with(self.options())
    }

    /// Like [`Server::arm_client`], with changed options.
    ///
    /// # Panics
    /// If the options are wrong.
    #[must_use]
    pub fn arm_client_with(&self, options: ArmClientOptions) -> ArmClient {
        ArmClient::new(Arc::new(Credential), Some(options)).expect("the options are right")
    }

    /// The host and port of the server in two parts, for definitions whose host is `{accountName}{host}`.
    #[must_use]
    pub fn host_in_two(&self) -> (String, String) {
        let host = self.url().trim_start_matches("http://");
        let (account, host) = host.split_at(host.find('.').unwrap_or_default());
        (account.to_owned(), host.to_owned())
    }

    /// A blocking HTTP client with a cookie jar, for request functions.
    #[must_use]
    pub fn blocking(&self) -> Blocking {
        Blocking::new(self.endpoint())
    }
}

/// A transport with a cookie jar. The transport of `azure_core` has none, and leaves redirects to the caller.
fn transport(redirects: Policy) -> Transport {
    let client = reqwest::Client::builder()
        .cookie_store(true)
        .redirect(redirects)
        .no_proxy()
        .build()
        .expect("no option is wrong");
    Transport::new(Arc::new(client))
}
