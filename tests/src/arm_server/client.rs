//! What a client needs to talk to the stand-in: a transport that trusts it, and a credential.

use super::{ArmServer, TOKEN, certificate};
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::http::Transport;
use azure_core::time::{Duration, OffsetDateTime};
use reqwest::redirect::Policy;
use std::sync::{Arc, Mutex};

impl ArmServer {
    /// The certificate of the authority behind every server of this process, as PEM, for a client in another process.
    #[must_use]
    pub fn authority_pem() -> &'static str {
        certificate::authority_pem()
    }
}

/// A transport that trusts every server of this process, and no other.
#[must_use]
pub fn trusting() -> Transport {
    trusting_pem(certificate::authority_pem())
}

/// A transport that trusts the servers of the process whose [`ArmServer::authority_pem`] this is.
///
/// Redirects are followed, unlike by the transport that `azure_core` makes itself: a client must keep its token also with a transport
/// that is less careful.
///
/// # Panics
/// If `authority` is not a certificate.
#[must_use]
pub fn trusting_pem(authority: &str) -> Transport {
    transport(authority, Policy::default())
}

/// A transport as [`trusting`], which follows the redirects that a policy allows.
///
/// # Panics
/// Never: the certificate is one of this process.
#[must_use]
pub fn trusting_with_redirects(redirects: Policy) -> Transport {
    transport(certificate::authority_pem(), redirects)
}

fn transport(authority: &str, redirects: Policy) -> Transport {
    let authority = reqwest::Certificate::from_pem(authority.as_bytes()).expect("a certificate");
    let client = reqwest::Client::builder()
        .tls_certs_only([authority])
        .redirect(redirects)
        .no_proxy()
        .build()
        .expect("a client");
    Transport::new(Arc::new(client))
}

/// A credential that hands out [`TOKEN`] and remembers for which scopes it was asked.
#[derive(Debug, Default)]
pub struct TestCredential {
    scopes: Mutex<Vec<String>>,
}

impl TestCredential {
    /// A credential that nobody has asked yet.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// The scopes of all calls so far.
    ///
    /// # Panics
    /// If another test thread panicked while it held the list.
    #[must_use]
    pub fn scopes(&self) -> Vec<String> {
        self.scopes.lock().expect("the list of scopes").clone()
    }
}

#[async_trait::async_trait]
impl TokenCredential for TestCredential {
    async fn get_token(
        &self,
        scopes: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        self.scopes
            .lock()
            .expect("the list of scopes")
            .extend(scopes.iter().map(ToString::to_string));
        Ok(AccessToken::new(
            TOKEN,
            OffsetDateTime::now_utc() + Duration::hours(1),
        ))
    }
}
