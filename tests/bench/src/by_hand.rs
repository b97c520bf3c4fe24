//! What a careful person writes for one operation without a generator: structs with serde's derives, and a `format!`.

use http::header::{ACCEPT, CONTENT_TYPE};
use serde::{Deserialize, Serialize};

/// The body of the request.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ConnectionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) properties: Option<ConnectionRequestProperties>,
}

/// The decision.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ConnectionRequestProperties {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) private_link_service_connection_state: Option<ConnectionState>,
}

/// The decision and the reason for it. The status is a plain text: services answer with values that are not in the definition.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ConnectionState {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) actions_required: Option<String>,
}

/// The resource.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Connection {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) resource_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) properties: Option<ConnectionProperties>,
}

/// The two ends of the connection and its state.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ConnectionProperties {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) private_endpoint: Option<PrivateEndpoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) private_link_service_connection_state: Option<ConnectionState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) provisioning_state: Option<String>,
}

/// The consumer's end.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub(crate) struct PrivateEndpoint {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
}

/// All connections of a service.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub(crate) struct ConnectionList {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<Vec<Connection>>,
}

/// The request, ready to be sent.
///
/// # Errors
/// If the values do not make a URL.
pub(crate) fn create_or_update(
    subscription: &str,
    resource_group: &str,
    service: &str,
    connection: &str,
    body: &ConnectionRequest,
) -> Result<http::Request<Vec<u8>>, Box<dyn std::error::Error>> {
    let url = format!(
        "https://management.azure.com/subscriptions/{subscription}/resourceGroups/{resource_group}\
         /providers/Microsoft.ApiManagement/service/{service}/privateEndpointConnections/{connection}?api-version=2024-05-01"
    );
    let request = http::Request::put(url)
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/json")
        .body(serde_json::to_vec(body)?)?;
    Ok(request)
}
