//! Strings and numbers with a format: dates, times, durations and bytes.
//!
//! These types keep the string of the document, so that an unusual one does not make a response unreadable, and so that it is
//! written back unchanged. Methods convert it on demand to types of the crate [`time`] or to bytes. They are lenient where
//! services are careless, as each method says. They are inline, so that only programs that use them compile them.

mod bytes;
mod date_time;
mod duration;
mod failure;
mod scan;
mod text;
mod unix_time;

pub use bytes::{Base64, Base64Url};
pub use date_time::{Date, DateTime, DateTimeRfc1123, Time};
pub use duration::Duration;
pub use failure::FormatError;
pub use unix_time::UnixTime;
