//! One operation written by hand, with the same checks as generated code: structs with serde's derives, checks of the arguments, and
//! a `format!` of encoded values.

use http::header::{ACCEPT, CONTENT_TYPE};
use regex_lite::Regex;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fmt::Write as _;
use std::sync::LazyLock;

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

/// The decision and its reason. The status is a string, because services send values that are not in the definition.
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

/// The pattern of a service's name.
static SERVICE_NAME: LazyLock<Result<Regex, regex_lite::Error>> =
    LazyLock::new(|| Regex::new("^[a-zA-Z](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$"));

/// Makes the request. Checks the arguments as the definition requires, and that none leaves its segment of the path.
///
/// # Errors
/// If an argument is not valid.
pub(crate) fn create_or_update(
    subscription: &str,
    resource_group: &str,
    service: &str,
    connection: &str,
    body: &ConnectionRequest,
) -> Result<http::Request<Vec<u8>>, Box<dyn Error>> {
    if !is_uuid(subscription) {
        return Err("the subscription is not a UUID".into());
    }
    if !(1..=90).contains(&resource_group.chars().count()) {
        return Err("the name of the resource group must have 1 to 90 characters".into());
    }
    if !(1..=50).contains(&service.chars().count()) {
        return Err("the name of the service must have 1 to 50 characters".into());
    }
    if !SERVICE_NAME.as_ref()?.is_match(service) {
        return Err("the name of the service does not match its pattern".into());
    }
    let url = format!(
        "https://management.azure.com/subscriptions/{}/resourceGroups/{}\
         /providers/Microsoft.ApiManagement/service/{}/privateEndpointConnections/{}?api-version=2024-05-01",
        segment(subscription)?,
        segment(resource_group)?,
        segment(service)?,
        segment(connection)?
    );
    let request = http::Request::put(url)
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/json")
        .body(serde_json::to_vec(body)?)?;
    Ok(request)
}

/// Whether a text has 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The percent-encoded value of a path parameter. Only unreserved characters (RFC 3986) stay as they are.
fn segment(value: &str) -> Result<String, Box<dyn Error>> {
    if matches!(value, "" | "." | "..") {
        return Err("a segment of the path must not be empty, `.` or `..`".into());
    }
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}")?;
        }
    }
    Ok(encoded)
}
