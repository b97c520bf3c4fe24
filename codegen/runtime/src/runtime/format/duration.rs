//! Lengths of time.

use super::FormatError;
use super::scan::{Scan, fraction};
use super::text::formatted_text;

formatted_text! {
    /// A length of time, such as `P1DT12H` (ISO 8601): `format: duration`.
    ///
    /// Two values are equal if their strings are equal.
    Duration
}

const DURATION: &str = "a duration such as P1DT12H, without years and months";
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Duration {
    /// The length of time; a day has 24 hours.
    ///
    /// The format of .NET, such as `1.12:00:00` or `00:05:00`, is accepted too. Digits after nanoseconds are cut off.
    ///
    /// # Errors
    /// If the string is not a duration; also if it has years or months, whose length depends on the date.
    #[inline]
    pub fn to_duration(&self) -> Result<time::Duration, FormatError> {
        let scan = Scan::new(&self.0);
        iso(scan)
            .or_else(|| clock(scan))
            .ok_or_else(|| FormatError::new(DURATION, &self.0))
    }
}

impl From<time::Duration> for Duration {
    #[inline]
    fn from(value: time::Duration) -> Self {
        Self(text(value.is_negative(), value.unsigned_abs()))
    }
}

impl From<std::time::Duration> for Duration {
    #[inline]
    fn from(value: std::time::Duration) -> Self {
        Self(text(false, value))
    }
}

#[inline]
fn text(is_negative: bool, value: std::time::Duration) -> String {
    let seconds = value.as_secs();
    let part = |count: u64, unit: char| match count {
        0 => String::new(),
        count => format!("{count}{unit}"),
    };
    let sign = if is_negative { "-" } else { "" };
    let day = part(seconds / DAY.unsigned_abs(), 'D');
    let hour = part(seconds % DAY.unsigned_abs() / HOUR.unsigned_abs(), 'H');
    let minute = part(seconds % HOUR.unsigned_abs() / MINUTE.unsigned_abs(), 'M');
    let rest = seconds % MINUTE.unsigned_abs();
    let fraction = fraction(value.subsec_nanos());
    let second = if rest == 0 && fraction.is_empty() && !value.is_zero() {
        String::new()
    } else {
        format!("{rest}{fraction}S")
    };
    let clock = format!("{hour}{minute}{second}");
    let separator = if clock.is_empty() { "" } else { "T" };
    format!("{sign}P{day}{separator}{clock}")
}

/// `-P1Y2M3W4DT5H6M7.5S`
#[inline]
fn iso(mut scan: Scan<'_>) -> Option<time::Duration> {
    let is_negative = scan.one_of("+-") == Some('-');
    scan.one_of("Pp")?;
    let mut total = time::Duration::ZERO;
    let mut is_clock = false;
    let mut is_empty = true;
    while !scan.is_at_end() {
        if !is_clock && scan.one_of("Tt").is_some() {
            is_clock = true;
        }
        let count: i64 = scan.digits().parse().ok()?;
        let nanoseconds = scan.nanoseconds()?;
        let unit = match (scan.one_of("YMWDHSymwdhs")?.to_ascii_uppercase(), is_clock) {
            ('Y' | 'M', false) if count == 0 && nanoseconds == 0 => 0,
            ('W', false) => 7 * DAY,
            ('D', false) => DAY,
            ('H', true) => HOUR,
            ('M', true) => MINUTE,
            ('S', true) => 1,
            _ => return None,
        };
        let part = time::Duration::seconds(count.checked_mul(unit)?)
            .checked_add(time::Duration::nanoseconds(unit * i64::from(nanoseconds)))?;
        total = total.checked_add(part)?;
        is_empty = false;
    }
    (!is_empty).then(|| signed(total, is_negative))?
}

/// `-1.02:03:04.5`
#[inline]
fn clock(mut scan: Scan<'_>) -> Option<time::Duration> {
    let is_negative = scan.one_of("-").is_some();
    let mut hours: i64 = scan.digits().parse().ok()?;
    let mut days = 0;
    if scan.one_of(".").is_some() {
        (days, hours) = (hours, scan.digits().parse().ok()?);
    }
    let (minutes, seconds, nanoseconds) = scan.minutes_and_seconds()?;
    let seconds = days
        .checked_mul(DAY)?
        .checked_add(hours.checked_mul(HOUR)?)?
        .checked_add(i64::from(minutes) * MINUTE + i64::from(seconds))?;
    let total = time::Duration::seconds(seconds)
        .checked_add(time::Duration::nanoseconds(i64::from(nanoseconds)))?;
    scan.is_at_end().then(|| signed(total, is_negative))?
}

#[inline]
fn signed(value: time::Duration, is_negative: bool) -> Option<time::Duration> {
    if is_negative {
        time::Duration::ZERO.checked_sub(value)
    } else {
        Some(value)
    }
}
