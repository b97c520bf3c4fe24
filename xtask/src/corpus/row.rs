//! What is found out about a package.

use armgen::diagnostic::Diagnostics;
use armgen::examples::Verdict;
use serde::Serialize;

/// What is found out about a package. Its fields in JSON are these, in this order.
#[derive(Debug, Default, Serialize)]
pub(super) struct Row {
    /// The package's name on the command line, without the tag.
    pub(super) package: String,
    /// Its tag.
    pub(super) tag: Option<String>,
    /// How many definitions it names.
    pub(super) inputs: usize,
    /// How many operations were generated.
    pub(super) operations: usize,
    /// How many types were generated.
    pub(super) types: usize,
    /// How many operations were left out.
    pub(super) skipped: usize,
    /// How many errors the generator found, panics among them.
    pub(super) errors: usize,
    /// How many warnings the generator gave.
    pub(super) warnings: usize,
    /// Lines of Rust that come from the definitions.
    pub(super) lines: usize,
    /// How long it took from the readme to the files.
    pub(super) generate_ms: u64,
    /// How long `cargo check` of the crate took, with `client` if it was checked so.
    pub(super) check_ms: Option<u64>,
    /// How many errors and warnings the compiler found.
    pub(super) compile_errors: Option<usize>,
    /// What became of the examples.
    pub(super) examples: Option<Examples>,
    /// What the figures stand for.
    #[serde(skip)]
    pub(super) details: Details,
}

/// What became of the examples of a package.
#[derive(Debug, Default, Serialize)]
pub(super) struct Examples {
    /// How many there are.
    pub(super) total: usize,
    /// Of how many the request is as expected.
    pub(super) request_ok: usize,
    /// Of how many all responses decode.
    pub(super) decoded: usize,
    /// Of how many all responses come back as they were.
    pub(super) lossless: usize,
    /// What went wrong.
    pub(super) failures: Vec<Failure>,
    /// The same for single responses.
    #[serde(skip)]
    pub(super) responses: Responses,
}

/// What became of the responses of examples.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Responses {
    /// How many there are.
    pub(super) total: usize,
    /// How many decode.
    pub(super) decoded: usize,
    /// How many come back as they were.
    pub(super) lossless: usize,
}

impl Responses {
    /// Adds those of an example.
    pub(super) fn add(&mut self, verdict: &Verdict) {
        self.total += verdict.responses;
        self.decoded += verdict.decoded;
        self.lossless += verdict.lossless;
    }
}

/// What went wrong with an example.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub(super) struct Failure {
    /// The file of the example, below the root.
    pub(super) file: String,
    /// The operation.
    pub(super) operation: String,
    /// What was compared.
    pub(super) kind: Kind,
    /// Where in the example it is.
    pub(super) path: String,
    /// Why.
    pub(super) cause: String,
}

/// What was compared of an example.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    /// The request is another.
    Request,
    /// A response does not decode.
    Response,
    /// A response comes back otherwise.
    Loss,
    /// The generated code panics.
    Panic,
    /// The program that runs the examples does not build or does not end well.
    Program,
}

impl Kind {
    /// As it is in JSON.
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

/// What the figures of a row stand for.
#[derive(Debug, Default)]
pub(super) struct Details {
    /// The name of the crate, if there is one.
    pub(super) crate_name: Option<String>,
    /// The operations that were left out, with the reason.
    pub(super) skipped: Vec<(String, String)>,
    /// What the generator found.
    pub(super) diagnostics: Diagnostics,
    /// What a panic said.
    pub(super) panic: Option<String>,
    /// With `client` and without, in this order.
    pub(super) checks: [Option<Check>; 2],
}

/// What the compiler found in a crate.
#[derive(Clone, Debug, Default)]
pub(super) struct Check {
    /// How many errors.
    pub(super) errors: usize,
    /// How many warnings.
    pub(super) warnings: usize,
    /// How long it took; none if it did not end well.
    pub(super) milliseconds: Option<u64>,
    /// What it said.
    pub(super) messages: Vec<String>,
}

impl Row {
    /// Adds what the compiler found in one shape of the crate. Its warnings count as errors: generated crates have none.
    pub(super) fn add_check(&mut self, client: bool, check: Check) {
        let count = check.errors + check.warnings;
        self.compile_errors = Some(self.compile_errors.unwrap_or(0) + count);
        if client || self.check_ms.is_none() {
            self.check_ms = check.milliseconds;
        }
        let [with, without] = &mut self.details.checks;
        *(if client { with } else { without }) = Some(check);
    }

    /// Whether something is wrong. Examples have faults of their own, so that one that fails is no error unless it shows one of
    /// the generated code.
    pub(super) fn has_error(&self) -> bool {
        let failures = self.examples.iter().flat_map(|examples| &examples.failures);
        let broken = |failure: &Failure| matches!(failure.kind, Kind::Panic | Kind::Program);
        self.errors > 0
            || self.compile_errors.is_some_and(|count| count > 0)
            || failures.into_iter().any(broken)
    }
}
