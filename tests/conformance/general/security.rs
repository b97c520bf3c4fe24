//! `security-key.json` and `security-aad.json`: a key in a header, and a token.

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::time::{Duration, OffsetDateTime};
use conformance_harness::Scenarios;
use conformance_runtime::ArmClient;
use security_aad::AutorestSecurityAadClient;
use security_key::AutorestSecurityKeyClient;
use security_key::operations::general;
use std::sync::Arc;

pub(crate) fn key_scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("security-key.json");
    // Azure Resource Manager has no keys, so the caller sends it.
    scenarios.value("SecurityKey", async |server| {
        let request = general::head()?.with_header("security-key", "123456789")?;
        assert!(!format!("{request:?}").contains("123456789"), "{request:?}");
        let client = AutorestSecurityKeyClient::from_arm_client(&server.arm_client());
        let response = client.send(request, None).await?;
        assert_eq!(response.status(), 200);
        assert!(response.into_model()?);
        Ok(())
    });
    scenarios.blocking_value("SecurityKey", |server| {
        let request = general::head()?.with_header("security-key", "123456789")?;
        assert!(server.blocking().call(&request)?);
        Ok(())
    });
    scenarios
}

/// A credential whose token is the scope that it is asked for.
#[derive(Debug)]
struct Scope;

#[async_trait::async_trait]
impl TokenCredential for Scope {
    async fn get_token(
        &self,
        scopes: &[&str],
        _options: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let expires_on = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new(scopes.join(" "), expires_on))
    }
}

pub(crate) fn token_scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("security-aad.json");
    scenarios.value("SecurityAad", async |server| {
        let endpoint = server.endpoint();
        let mut options = server.options();
        options.endpoint = Some(endpoint.with_tokens_for("https://security.microsoft.com")?);
        let arm_client = ArmClient::new(Arc::new(Scope), Some(options))?;
        let client = AutorestSecurityAadClient::from_arm_client(&arm_client);
        let response = client.general_client().head(None).await?;
        assert_eq!(response.status(), 200);
        assert!(response.into_model()?);
        Ok(())
    });
    scenarios
}
