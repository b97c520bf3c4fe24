//! What a long-running operation needs next.

use std::fmt;
use std::time::Duration;

/// What a long-running operation needs next.
#[expect(
    clippy::large_enum_variant,
    reason = "a step is used up at once, and a box would be in every caller's way"
)]
pub enum Step {
    /// Send this request and hand its response to [`receive`](super::LongRunningOperation::receive).
    Send(http::Request<Vec<u8>>),
    /// Wait this long, then ask for the next step again.
    Wait(Duration),
    /// The operation has ended; [`into_result`](super::LongRunningOperation::into_result) has the result.
    Done,
}

impl fmt::Debug for Step {
    // Bodies and queries can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(request) => {
                let shown = format_args!("{} {}", request.method(), request.uri().path());
                formatter.debug_tuple("Send").field(&shown).finish()
            }
            Self::Wait(time) => formatter.debug_tuple("Wait").field(time).finish(),
            Self::Done => formatter.write_str("Done"),
        }
    }
}
