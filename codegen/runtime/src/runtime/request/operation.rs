//! The static data of an operation.

use super::{FormType, Host, Parameter};
use crate::runtime::{ResponseParts, Result, ServiceError};
use http::StatusCode;

/// What is known of an operation before any argument is given; a generated crate has one static for each, which leaves to
/// [`Operation::BLANK`] what the definition does not say.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The id in the definition, such as `Group_Verb`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static http::Method,
    /// The URL before the path, for an operation that does not go to the endpoint.
    pub host: Option<Host>,
    /// The path's template, with `{name}` where a path parameter goes. A fixed query may end it.
    pub path: &'static str,
    /// The value of the `api-version` query parameter; empty if the operation has none.
    pub api_version: &'static str,
    /// The parameters but for the body and `api-version`, in the order of the arguments.
    pub parameters: &'static [&'static Parameter],
    /// Headers whose values the definition fixes.
    pub headers: &'static [(&'static str, &'static str)],
    /// The media type of the request's body, where it is not JSON.
    pub content_type: Option<&'static str>,
    /// The form that the body is.
    pub form: Option<FormType>,
    /// The media types that the response may have.
    pub accept: &'static str,
    /// The statuses that mean success.
    pub success: &'static [u16],
    /// The classes of statuses that mean success, by their first digit: 2 for `2XX`.
    pub success_classes: &'static [u16],
    /// Set for a long-running operation: where its result is found.
    pub final_state: Option<FinalState>,
    /// How a list asks for the pages after the first.
    pub next_page: NextPage,
}

impl Operation {
    /// A GET of `/` without parameters whose response is JSON. No status means success.
    pub const BLANK: Self = Self {
        id: "",
        method: &http::Method::GET,
        host: None,
        path: "/",
        api_version: "",
        parameters: &[],
        headers: &[],
        content_type: None,
        form: None,
        accept: "application/json",
        success: &[],
        success_classes: &[],
        final_state: None,
        next_page: NextPage::Get,
    };
}

impl Operation {
    /// Whether a status means success.
    ///
    /// A long-running operation may end at once or go on, whatever its definition lists, so that each 2xx does.
    fn is_success(&self, status: StatusCode) -> bool {
        let is_any_2xx = self.final_state.is_some() && status.is_success();
        let status = status.as_u16();
        is_any_2xx
            || self.success.contains(&status)
            || self.success_classes.contains(&(status / 100))
    }
}

impl ResponseParts<'_> {
    /// Refuses a status that does not mean success for the operation.
    ///
    /// # Errors
    /// [`Error::Service`](crate::runtime::Error::Service), whatever the body looks like.
    pub fn check_success(&self, operation: &Operation) -> Result<()> {
        if operation.is_success(self.status()) {
            Ok(())
        } else {
            Err(ServiceError::new(self).into())
        }
    }
}

/// How a list asks for the pages after the first, at the link that the page before has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NextPage {
    /// With a GET, whatever the method of the first request was: the protocol of Azure Resource Manager.
    #[default]
    Get,
    /// With a POST without a body: the definition's `operationName` names an operation of this kind.
    Post,
    /// With a POST that repeats the body of the first request.
    PostBody,
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
