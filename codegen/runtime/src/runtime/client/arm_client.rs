//! What the clients of several services share.

use super::ArmClientOptions;
use super::connection::{Cloud, Connection};
use super::options::Defaults;
use crate::runtime::Endpoint;
use azure_core::cloud::Audiences;
use azure_core::credentials::TokenCredential;
use std::sync::Arc;

/// A connection to Azure Resource Manager, of which the clients of any number of services are made with `from_arm_client`.
///
/// These clients have one credential with one access token, one transport with its connections, one endpoint, and the same
/// policies, retries and options of polling. Each sends the name of its own crate as `User-Agent`. Clones share all of it.
#[derive(Clone, Debug)]
pub struct ArmClient {
    pub(super) connection: Arc<Connection>,
    pub(super) defaults: Arc<Defaults>,
}

impl ArmClient {
    /// Makes a connection. It sends nothing.
    ///
    /// If `options.endpoint` is `None`, it is that of the cloud in `client_options.cloud`, by default the public one. That of a
    /// custom cloud is the audience that the cloud has for `ArmClient`.
    ///
    /// # Errors
    /// If `options.endpoint` is `None` and a custom cloud has no audience for `ArmClient`, or one that is not a https URL; or if
    /// `azure_core` does not accept `client_options.user_agent.application_id`; or if the environment has a proxy for requests to a
    /// local test server, unless `client_options` has a transport.
    #[inline]
    pub fn new(
        credential: Arc<dyn TokenCredential>,
        options: Option<ArmClientOptions>,
    ) -> azure_core::Result<Self> {
        Self::of::<Self>(credential, None, options.unwrap_or_default())
    }

    /// The same for one client alone. In a custom cloud, the audience is that of its type, `C`.
    #[doc(hidden)]
    pub fn of<C: 'static>(
        credential: Arc<dyn TokenCredential>,
        api_version: Option<String>,
        options: ArmClientOptions,
    ) -> azure_core::Result<Self> {
        let cloud = Cloud {
            client: std::any::type_name::<C>(),
            audience: Audiences::get::<C>,
        };
        Self::in_cloud(&cloud, credential, api_version, options)
    }

    #[inline]
    fn in_cloud(
        cloud: &Cloud,
        credential: Arc<dyn TokenCredential>,
        api_version: Option<String>,
        options: ArmClientOptions,
    ) -> azure_core::Result<Self> {
        let ArmClientOptions {
            endpoint,
            polling,
            rules,
            response_limit,
            client_options,
        } = options;
        let endpoint = match endpoint {
            Some(endpoint) => endpoint,
            None => cloud.endpoint(client_options.cloud.as_deref())?,
        };
        let connection = Connection::new(credential, endpoint, response_limit, client_options)?;
        Ok(Self {
            connection: Arc::new(connection),
            defaults: Arc::new(Defaults {
                api_version,
                polling,
                rules,
            }),
        })
    }

    /// The endpoint that requests are sent to.
    #[must_use]
    #[inline]
    pub fn endpoint(&self) -> &Endpoint {
        &self.connection.endpoint
    }

    /// The same connection for clients that use this version of their API for all requests but those that have
    /// [one of their own](crate::runtime::Request::with_api_version). Without it, each operation uses the version of its definition.
    #[must_use]
    #[inline]
    pub fn with_api_version(&self, api_version: impl Into<String>) -> Self {
        Self {
            connection: Arc::clone(&self.connection),
            defaults: Arc::new(Defaults {
                api_version: Some(api_version.into()),
                ..Defaults::clone(&self.defaults)
            }),
        }
    }
}
