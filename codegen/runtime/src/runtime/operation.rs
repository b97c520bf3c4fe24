//! The static data of an operation.

use crate::runtime::Parameter;

/// What is known of an operation before any argument is given; a generated crate has one static for each.
#[derive(Debug)]
pub struct Operation {
    /// The id in the definition, such as `Group_Verb`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: http::Method,
    /// The path's template, with `{name}` where a path parameter goes. A fixed query may end it.
    pub path: &'static str,
    /// The value of the `api-version` query parameter; empty if the operation has none.
    pub api_version: &'static str,
    /// The parameters but for the body and `api-version`, in the order of the arguments.
    pub parameters: &'static [Parameter],
    /// The statuses that the definition lists as success.
    pub success: &'static [u16],
    /// The media type of the request's body.
    pub content_type: Option<&'static str>,
    /// Set for a long-running operation: where its result is found.
    pub final_state: Option<FinalState>,
}

/// Where the result of a long-running operation is found: `final-state-via` in the definition.
///
/// It decides for POST only. PUT and PATCH end with a GET on the original URL, and DELETE with the last poll, because
/// definitions are often wrong about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FinalState {
    /// The definition does not say.
    #[default]
    Default,
    /// At the URL in the `Location` header.
    Location,
    /// In the body that the URL in the `Azure-AsyncOperation` header ends with.
    AzureAsyncOperation,
    /// At the URL of the request that started the operation.
    OriginalUri,
    /// In the body that the URL in the `Operation-Location` header ends with.
    OperationLocation,
}
