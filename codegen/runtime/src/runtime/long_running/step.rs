//! The steps of a long-running operation.

use std::fmt;
use std::time::Duration;

/// What the caller of a long-running operation must do next.
#[expect(
    clippy::large_enum_variant,
    reason = "a step is used at once, and a box would be in the way of each caller"
)]
pub enum Step {
    /// Send this request and pass its response to [`receive`](super::LongRunningOperation::receive).
    Send(http::Request<Vec<u8>>),
    /// Wait this long, then ask for the next step.
    Wait(Duration),
    /// The operation has ended; [`into_result`](super::LongRunningOperation::into_result) returns the result.
    Done,
}

impl fmt::Debug for Step {
    // Bodies and URLs can hold secrets, also in the path.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(request) => formatter
                .debug_tuple("Send")
                .field(request.method())
                .finish(),
            Self::Wait(time) => formatter.debug_tuple("Wait").field(time).finish(),
            Self::Done => formatter.write_str("Done"),
        }
    }
}
