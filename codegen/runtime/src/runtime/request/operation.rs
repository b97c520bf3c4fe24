//! The static data of operations.

use super::{FormType, Host, NextLink, Parameter};
use crate::runtime::{ResponseParts, Result, ServiceError};
use http::StatusCode;

/// The data of an operation that do not depend on arguments. A generated crate has a static for each operation, which takes
/// from [`Operation::BLANK`] what its definition does not say.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The operation's id in the definition, such as `Group_Verb`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static http::Method,
    /// The URL before the path, if the operation is not sent to the endpoint.
    pub host: Option<Host>,
    /// The template of the path, with `{name}` for each path parameter. It may end with a fixed query.
    pub path: &'static str,
    /// The value of the `api-version` query parameter; empty if the operation has none.
    pub api_version: &'static str,
    /// The parameters in the order of the arguments, without the body and `api-version`.
    pub parameters: &'static [&'static Parameter],
    /// Headers whose values are fixed by the definition.
    pub headers: &'static [(&'static str, &'static str)],
    /// The media type of the request's body, if it is not JSON.
    pub content_type: Option<&'static str>,
    /// The type of form, if the body is one.
    pub form: Option<FormType>,
    /// The media types that the response may have.
    pub accept: &'static str,
    /// The statuses that mean success, beside those of 2xx.
    pub success: &'static [u16],
    /// The classes of statuses that mean success, by their first digit: 3 for `3XX`.
    pub success_classes: &'static [u16],
    /// The statuses of 2xx that mean failure, and 2 if all that `success` does not list do.
    pub failure: &'static [u16],
    /// For a long-running operation: where its result is found.
    pub final_state: Option<FinalState>,
    /// How a paged list requests the pages after the first.
    pub next_page: NextPage,
    /// How a link of a paged list becomes a URL, if the definition names an operation for the next page.
    pub next_link: Option<NextLink>,
    /// The operation only asks whether something exists. Its result is false for a 404 and true for each 2xx.
    pub asks_existence: bool,
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
        failure: &[],
        final_state: None,
        next_page: NextPage::Get,
        next_link: None,
        asks_existence: false,
    };
}

impl Operation {
    /// Whether a status means success. Each 2xx does, unless the definition says that it is a failure.
    fn is_success(&self, status: StatusCode) -> bool {
        let (status, class) = (status.as_u16(), status.as_u16() / 100);
        if self.asks_existence && status == 404 || self.success.contains(&status) {
            return true;
        }
        let is_listed = self.success_classes.contains(&class);
        (class == 2 || is_listed)
            && !self.failure.contains(&status)
            && (is_listed || !self.failure.contains(&class))
    }
}

impl ResponseParts<'_> {
    /// The response as one to a request of the operation. Refuses a status that does not mean success for it.
    ///
    /// # Errors
    /// [`Error::Service`](crate::runtime::Error::Service), whatever the body looks like.
    pub fn check_success(self, operation: &Operation) -> Result<Self> {
        self.check_status(operation)?;
        Ok(self.asking_existence(operation.asks_existence))
    }

    /// Refuses a status that does not mean success for the operation.
    pub(crate) fn check_status(&self, operation: &Operation) -> Result<()> {
        if operation.is_success(self.status()) {
            Ok(())
        } else {
            Err(ServiceError::new(self).into())
        }
    }
}

/// How a paged list requests the pages after the first, at the link in the page before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NextPage {
    /// With a GET, whatever the method of the first request was. That is the protocol of Azure Resource Manager.
    #[default]
    Get,
    /// With a POST without a body, because the definition's `operationName` names such an operation.
    Post,
    /// With a POST that repeats the body of the first request.
    PostBody,
}

/// Where the result of a long-running operation is found: `final-state-via` in the definition.
///
/// It only counts for POST, because definitions are often wrong about it. PUT and PATCH end with a GET of the original URL,
/// and DELETE with the last poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FinalState {
    /// The definition does not say.
    #[default]
    Default,
    /// At the URL in the `Location` header.
    Location,
    /// In the last response from the URL in the `Azure-AsyncOperation` header.
    AzureAsyncOperation,
    /// At the URL of the request that started the operation.
    OriginalUri,
    /// In the member `result` of the last response from the URL in the `Operation-Location` header; all of it if there is none.
    OperationLocation,
}
