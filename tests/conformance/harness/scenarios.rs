//! Scenarios as tests.

use crate::Server;
use std::error::Error;
use std::sync::Arc;

/// What a test returns. An error fails it.
pub type TestResult<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// What a scenario ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The call succeeds, with or without a result.
    Value,
    /// The call fails, with an error that the test looks at.
    Error,
}

/// The names of the scenarios that a test reaches: one, or an array.
#[derive(Debug)]
pub struct Names(pub(crate) Vec<&'static str>);

impl From<&'static str> for Names {
    fn from(name: &'static str) -> Self {
        Self(vec![name])
    }
}

impl<const N: usize> From<[&'static str; N]> for Names {
    fn from(names: [&'static str; N]) -> Self {
        Self(names.into())
    }
}

type Test = Box<dyn FnOnce(Arc<Server>) -> TestResult + Send>;

/// A test of one or several scenarios.
pub struct Scenario {
    pub(crate) file: &'static str,
    pub(crate) names: Names,
    pub(crate) outcome: Outcome,
    /// Whether the test uses a blocking HTTP client instead of the generated client.
    pub(crate) is_blocking: bool,
    pub(crate) test: Test,
}

/// A scenario that no client of armgen can reach.
pub struct Unmet {
    pub(crate) file: &'static str,
    pub(crate) scenario: &'static str,
    pub(crate) reason: &'static str,
}

/// The tests of one definition of the server.
pub struct Scenarios {
    pub(crate) file: &'static str,
    pub(crate) list: Vec<Scenario>,
    pub(crate) unmet: Vec<Unmet>,
}

impl Scenarios {
    /// No tests yet. `file` is the name of the definition, such as `lro.json`.
    #[must_use]
    pub fn of(file: &'static str) -> Self {
        Self {
            file,
            list: Vec::new(),
            unmet: Vec::new(),
        }
    }

    /// Adds a test whose calls succeed.
    pub fn value<F>(&mut self, names: impl Into<Names>, test: F)
    where
        F: AsyncFnOnce(Arc<Server>) -> TestResult + Send + 'static,
    {
        self.add(names, Outcome::Value, false, on_a_runtime(test));
    }

    /// Adds a test whose last call fails.
    pub fn error<F>(&mut self, names: impl Into<Names>, test: F)
    where
        F: AsyncFnOnce(Arc<Server>) -> TestResult + Send + 'static,
    {
        self.add(names, Outcome::Error, false, on_a_runtime(test));
    }

    /// Adds a test that sends with a blocking client what request functions return, and whose calls succeed.
    pub fn blocking_value<F>(&mut self, names: impl Into<Names>, test: F)
    where
        F: FnOnce(Arc<Server>) -> TestResult + Send + 'static,
    {
        self.add(names, Outcome::Value, true, Box::new(test));
    }

    /// Adds a test that sends with a blocking client what request functions return, and whose last call fails.
    pub fn blocking_error<F>(&mut self, names: impl Into<Names>, test: F)
    where
        F: FnOnce(Arc<Server>) -> TestResult + Send + 'static,
    {
        self.add(names, Outcome::Error, true, Box::new(test));
    }

    /// States that no client of armgen can reach a scenario. The reason is in the code of the server.
    pub fn unmet(&mut self, scenario: &'static str, reason: &'static str) {
        let file = self.file;
        self.unmet.push(Unmet {
            file,
            scenario,
            reason,
        });
    }

    fn add(&mut self, names: impl Into<Names>, outcome: Outcome, is_blocking: bool, test: Test) {
        self.list.push(Scenario {
            file: self.file,
            names: names.into(),
            outcome,
            is_blocking,
            test,
        });
    }
}

/// A test that runs on an async runtime of its own.
fn on_a_runtime<F>(test: F) -> Test
where
    F: AsyncFnOnce(Arc<Server>) -> TestResult + Send + 'static,
{
    Box::new(|server| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(test(server))
    })
}
