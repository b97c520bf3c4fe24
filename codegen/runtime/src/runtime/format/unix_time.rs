//! Points in time as numbers.

use super::FormatError;
use crate::runtime::Argument;
use crate::runtime::wire::{Slot, Value, View, from_response, serde_traits};
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;
use time::OffsetDateTime;

/// Seconds since the start of 1970 in UTC: `format: unixtime`.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UnixTime(i64);

impl UnixTime {
    /// A point in time from its seconds.
    #[must_use]
    #[inline]
    pub fn new(seconds: i64) -> Self {
        Self(seconds)
    }

    /// The seconds.
    #[must_use]
    #[inline]
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// The point in time.
    ///
    /// # Errors
    /// If it is outside of the years that [`time`] supports.
    #[inline]
    pub fn to_offset_date_time(self) -> Result<OffsetDateTime, FormatError> {
        OffsetDateTime::from_unix_timestamp(self.0)
            .map_err(|_| FormatError::new("seconds of a year up to 9999", &self.0.to_string()))
    }
}

impl From<i64> for UnixTime {
    #[inline]
    fn from(seconds: i64) -> Self {
        Self(seconds)
    }
}

/// Fractions of seconds are lost.
impl From<OffsetDateTime> for UnixTime {
    #[inline]
    fn from(value: OffsetDateTime) -> Self {
        Self(value.unix_timestamp())
    }
}

impl FromStr for UnixTime {
    type Err = ParseIntError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for UnixTime {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Value for UnixTime {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Integer(self.0)
    }

    #[inline]
    fn open(&mut self) -> Slot<'_> {
        Slot::Integer64(&mut self.0)
    }

    #[inline]
    fn clear(&mut self) -> bool {
        self.0 = 0;
        false
    }

    #[inline]
    fn blank() -> Self {
        Self::default()
    }
}

impl From<UnixTime> for Argument<'_> {
    #[inline]
    fn from(value: UnixTime) -> Self {
        Self::Integer(value.0)
    }
}

impl From<&UnixTime> for Argument<'_> {
    #[inline]
    fn from(value: &UnixTime) -> Self {
        Self::Integer(value.0)
    }
}

serde_traits!(UnixTime);
from_response!(UnixTime);
