//! What is found when a report is compared with an example.

/// What is wrong, and where in the example.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// A JSON pointer into the file of the example.
    pub path: String,
    /// Why.
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

/// What is wrong with a call: nothing, if all lists are empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Verdict {
    /// How many responses the example has.
    pub responses: usize,
    /// How many of them decode.
    pub decoded: usize,
    /// How many of them come back as they were.
    pub lossless: usize,
    /// The request is not what the example shows.
    pub request: Vec<Finding>,
    /// Responses do not decode.
    pub decode: Vec<Finding>,
    /// Responses do not come back as they were.
    pub losses: Vec<Finding>,
    /// The generated code panicked.
    pub panics: Vec<Finding>,
}
