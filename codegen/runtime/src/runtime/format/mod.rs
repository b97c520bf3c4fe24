//! Texts and numbers with a format: dates, times, durations and bytes.
//!
//! They hold what stands in the document, to the letter, so that no response fails to decode because of one of them and what
//! was read is written back unchanged. What it means is found out on demand: dates and times as types of the crate [`time`],
//! bytes as bytes. That reading is lenient where services are careless, as each method says. All of it is inline, so that only
//! programs that ask for it compile it.

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
