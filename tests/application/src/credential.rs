//! A credential for the server on this machine.

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::time::{Duration, OffsetDateTime};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Gives a token to everyone who asks, and counts.
#[derive(Debug, Default)]
pub(crate) struct Badge {
    counts: Mutex<BTreeMap<String, u32>>,
}

impl Badge {
    /// How many tokens were asked for, by scope.
    pub(crate) fn counts(&self) -> BTreeMap<String, u32> {
        let counts = self.counts.lock();
        counts.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait::async_trait]
impl TokenCredential for Badge {
    async fn get_token(
        &self,
        scopes: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(scopes.join(" ")).or_default() += 1;
        let expires_on = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new("a token", expires_on))
    }
}
