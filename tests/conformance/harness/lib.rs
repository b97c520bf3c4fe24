//! What the conformance tests share: the public test server, clients for it, and scenarios as tests.
//!
//! The server counts a scenario only if the client did exactly what the scenario asks for. A test here says which scenarios it is
//! about, reaches them as a user of a generated crate would, and asserts the outcome.

mod blocking;
mod client;
mod edit;
mod record;
mod report;
mod run;
mod scenarios;
mod server;

pub use blocking::Blocking;
pub use edit::Edit;
pub use record::Record;
pub use run::run;
pub use scenarios::{Names, Outcome, Scenarios, TestResult};
pub use server::Server;
