//! Results of packages.

use armgen::diagnostic::Diagnostics;
use armgen::examples::Verdict;
use serde::Serialize;

/// The results of a package. The JSON output has these fields in this order.
#[derive(Debug, Default, Serialize)]
pub(super) struct Row {
    /// The package's name on the command line, without the tag.
    pub(super) package: String,
    /// Its tag.
    pub(super) tag: Option<String>,
    /// The number of definitions that it lists.
    pub(super) inputs: usize,
    /// The number of generated operations.
    pub(super) operations: usize,
    /// The number of generated types.
    pub(super) types: usize,
    /// The number of operations that were left out.
    pub(super) skipped: usize,
    /// The number of errors of the generator, with panics.
    pub(super) errors: usize,
    /// The number of warnings of the generator.
    pub(super) warnings: usize,
    /// The number of lines of Rust, without the runtime.
    pub(super) lines: usize,
    /// The time of the generator, from reading the readme to writing the files.
    pub(super) generate_ms: u64,
    /// The time of `cargo check`, with the feature `client` if it was checked with it.
    pub(super) check_ms: Option<u64>,
    /// The number of errors and warnings of the compiler.
    pub(super) compile_errors: Option<usize>,
    /// The results of the examples.
    pub(super) examples: Option<Examples>,
    /// Details that are not part of the JSON output.
    #[serde(skip)]
    pub(super) details: Details,
}

/// The results of the examples of a package.
#[derive(Debug, Default, Serialize)]
pub(super) struct Examples {
    /// The total number.
    pub(super) total: usize,
    /// The number of examples with the expected request.
    pub(super) request_ok: usize,
    /// The number of examples whose responses can all be decoded.
    pub(super) decoded: usize,
    /// The number of examples whose responses are all equal after decoding and serializing.
    pub(super) lossless: usize,
    /// The failures.
    pub(super) failures: Vec<Failure>,
    /// The results of single responses.
    #[serde(skip)]
    pub(super) responses: Responses,
}

/// The results of the responses of examples.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Responses {
    /// The total number.
    pub(super) total: usize,
    /// The number of responses that can be decoded.
    pub(super) decoded: usize,
    /// The number of responses that are equal after decoding and serializing.
    pub(super) lossless: usize,
}

impl Responses {
    /// Adds the responses of an example.
    pub(super) fn add(&mut self, verdict: &Verdict) {
        self.total += verdict.responses;
        self.decoded += verdict.decoded;
        self.lossless += verdict.lossless;
    }
}

/// A failure of an example.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub(super) struct Failure {
    /// The file of the example, relative to the checkout.
    pub(super) file: String,
    /// The id of the operation.
    pub(super) operation: String,
    /// The kind of failure.
    pub(super) kind: Kind,
    /// The JSON pointer in the example.
    pub(super) path: String,
    /// The cause.
    pub(super) cause: String,
}

/// The kind of a failure.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    /// The request differs.
    Request,
    /// A response cannot be decoded.
    Response,
    /// A response differs after decoding and serializing.
    Loss,
    /// The generated code panics.
    Panic,
    /// The program that runs the examples does not compile or fails.
    Program,
}

impl Kind {
    /// The name in the JSON output.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Loss => "loss",
            Self::Panic => "panic",
            Self::Program => "program",
        }
    }
}

/// Details of a row.
#[derive(Debug, Default)]
pub(super) struct Details {
    /// The name of the crate, if it was generated.
    pub(super) crate_name: Option<String>,
    /// The ids of operations that were left out, with the reasons.
    pub(super) skipped: Vec<(String, String)>,
    /// What else there is to say.
    pub(super) notes: Vec<String>,
    /// The diagnostics of the generator.
    pub(super) diagnostics: Diagnostics,
    /// The message of a panic.
    pub(super) panic: Option<String>,
    /// The results of the compiler with the feature `client` and without it, in this order.
    pub(super) checks: [Option<Check>; 2],
}

/// The results of the compiler for a crate.
#[derive(Clone, Debug, Default)]
pub(super) struct Check {
    /// The number of errors.
    pub(super) errors: usize,
    /// The number of warnings.
    pub(super) warnings: usize,
    /// The time. `None` if compilation failed.
    pub(super) milliseconds: Option<u64>,
    /// The messages.
    pub(super) messages: Vec<String>,
}

impl Row {
    /// Adds the results of the compiler, with or without the feature `client`. Warnings count as errors, because generated crates
    /// must not have any.
    pub(super) fn add_check(&mut self, client: bool, check: Check) {
        let count = check.errors + check.warnings;
        self.compile_errors = Some(self.compile_errors.unwrap_or(0) + count);
        if client || self.check_ms.is_none() {
            self.check_ms = check.milliseconds;
        }
        let [with, without] = &mut self.details.checks;
        *(if client { with } else { without }) = Some(check);
    }

    /// Whether there is an error. A failed example is an error only if the generated code panics or does not compile, because
    /// examples have mistakes of their own.
    pub(super) fn has_error(&self) -> bool {
        let failures = self.examples.iter().flat_map(|examples| &examples.failures);
        let broken = |failure: &Failure| matches!(failure.kind, Kind::Panic | Kind::Program);
        self.errors > 0
            || self.compile_errors.is_some_and(|count| count > 0)
            || failures.into_iter().any(broken)
    }
}
