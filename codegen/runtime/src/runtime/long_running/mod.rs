//! Long-running operations: a state machine that returns requests and receives responses.
//!
//! The headers and bodies of the responses decide at run time how far an operation is; the definition only gives a hint. The
//! rules are those of Azure Resource Manager's protocol for asynchronous operations, and of services that deviate from it.

mod final_response;
mod machine;
mod operation;
mod options;
mod poll;
mod retry;
mod start;
mod state;
mod step;
mod token;

pub use final_response::FinalResponse;
pub use operation::LongRunningOperation;
pub use options::{PollingOptions, RetryOptions};
pub use state::OperationStatus;
pub use step::Step;
