//! The error object of Azure Resource Manager.

use serde_json::Value;

/// The names of codes and of messages, the best first. Those of RFC 9457, SOAP and OAuth 2.0 are among them.
pub(super) const CODES: [&str; 4] = ["code", "errorCode", "error_code", "faultcode"];
pub(super) const MESSAGES: [&str; 8] = [
    "message",
    "errorMessage",
    "error_message",
    "error_description",
    "faultstring",
    "detail",
    "title",
    "reason",
];

/// An error object, or an entry of its details.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The error's code.
    pub code: Option<String>,
    /// What went wrong, in the service's words.
    pub message: Option<String>,
    /// What the error is about.
    pub target: Option<String>,
    /// The errors that caused this one.
    pub details: Vec<ErrorDetail>,
    /// Additional information about the error.
    pub additional_info: Vec<ErrorAdditionalInfo>,
}

/// Additional information about an error.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorAdditionalInfo {
    /// The kind of information.
    pub kind: Option<String>,
    /// The information: any JSON.
    pub info: Option<Value>,
}

impl ErrorDetail {
    /// Whether it has neither a code nor a message.
    pub(super) fn says_nothing(&self) -> bool {
        self.code.is_none() && self.message.is_none()
    }

    /// Takes from `other` what is missing.
    pub(super) fn fill(mut self, other: Self) -> Self {
        self.code = self.code.or(other.code);
        self.message = self.message.or(other.message);
        self.target = self.target.or(other.target);
        if self.details.is_empty() {
            self.details = other.details;
        }
        if self.additional_info.is_empty() {
            self.additional_info = other.additional_info;
        }
        self
    }
}
