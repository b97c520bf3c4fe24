//! The results of comparing a report with an example.

/// A problem and its position in the example.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// A JSON pointer into the file of the example.
    pub path: String,
    /// The cause.
    pub cause: String,
}

impl Finding {
    pub(super) fn new(path: impl Into<String>, cause: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            cause: cause.into(),
        }
    }
}

/// The result of comparing a call. Empty lists mean that there are no problems.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Verdict {
    /// How many responses the example has.
    pub responses: usize,
    /// How many of them decode.
    pub decoded: usize,
    /// How many of them are returned unchanged.
    pub lossless: usize,
    /// Differences between the request and the example.
    pub request: Vec<Finding>,
    /// Responses that do not decode.
    pub decode: Vec<Finding>,
    /// Values of responses that are not returned unchanged.
    pub losses: Vec<Finding>,
    /// Panics of the generated code.
    pub panics: Vec<Finding>,
}
