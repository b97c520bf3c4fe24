//! Dates and times.

use super::FormatError;
use super::scan::{Scan, fraction};
use super::text::formatted_text;
use std::cmp::Ordering;
use time::{Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

formatted_text! {
    /// A point in time, such as `2024-05-01T10:30:00Z` (RFC 3339): `format: date-time`.
    ///
    /// Two values are equal if their strings are equal.
    /// They are ordered by the point in time, then by their strings. Strings that are not a point in time come first.
    DateTime
}

formatted_text! {
    /// A point in time, such as `Wed, 01 May 2024 10:30:00 GMT` (RFC 1123): `format: date-time-rfc1123`.
    ///
    /// Two values are equal if their strings are equal.
    /// They are ordered by the point in time, then by their strings. Strings that are not a point in time come first.
    DateTimeRfc1123
}

formatted_text! {
    /// A day, such as `2024-05-01`: `format: date`.
    ///
    /// Two values are equal if their strings are equal.
    /// They are ordered by the day, then by their strings. Strings that are not a day come first.
    Date
}

formatted_text! {
    /// A time of day, such as `10:30:00`: `format: time`.
    ///
    /// Two values are equal if their strings are equal.
    /// They are ordered by the time of day, then by their strings. Strings that are not a time of day come first.
    Time
}

/// Orders strings by what they mean, then by themselves, so that the order is consistent with their equality.
macro_rules! ordered {
    ($($name:ident by $meaning:ident),+) => { $(
        impl Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> Ordering {
                let meaning = |value: &Self| value.$meaning().ok();
                meaning(self)
                    .cmp(&meaning(other))
                    .then_with(|| self.0.cmp(&other.0))
            }
        }

        impl PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }
    )+ };
}

ordered!(
    DateTime by to_offset_date_time,
    DateTimeRfc1123 by to_offset_date_time,
    Date by to_date,
    Time by to_time
);

const DATE_TIME: &str = "a date and time such as 2024-05-01T10:30:00Z";
const DATE_TIME_RFC1123: &str = "a date and time such as Wed, 01 May 2024 10:30:00 GMT";
const DATE: &str = "a date such as 2024-05-01";
const TIME: &str = "a time of day such as 10:30:00";

impl DateTime {
    /// The point in time.
    ///
    /// Without a time zone it is in UTC, without a time it is at midnight. A space in place of the `T` is accepted, and so are
    /// months, days and hours with one digit, and 24 o'clock, which is the start of the next day. Digits after nanoseconds are
    /// cut off.
    ///
    /// # Errors
    /// If the string is not a date and time.
    #[inline]
    pub fn to_offset_date_time(&self) -> Result<OffsetDateTime, FormatError> {
        date_time(Scan::new(&self.0)).ok_or_else(|| FormatError::new(DATE_TIME, &self.0))
    }
}

/// The string is in UTC, or keeps the offset where UTC is outside of the years 0 to 9999.
impl From<OffsetDateTime> for DateTime {
    #[inline]
    fn from(value: OffsetDateTime) -> Self {
        let value = in_utc(value);
        let zone = match offset(value) {
            None => "Z".to_owned(),
            Some((sign, hours, minutes)) => format!("{sign}{hours:02}:{minutes:02}"),
        };
        Self(format!(
            "{}T{}{zone}",
            Date::from(value.date()),
            Time::from(value.time())
        ))
    }
}

impl DateTimeRfc1123 {
    /// The point in time. The name of the day may be missing or wrong. All that [`DateTime`] accepts is accepted too.
    ///
    /// # Errors
    /// If the string is not a date and time.
    #[inline]
    pub fn to_offset_date_time(&self) -> Result<OffsetDateTime, FormatError> {
        let scan = Scan::new(&self.0);
        date_time_rfc1123(scan)
            .or_else(|| date_time(scan))
            .ok_or_else(|| FormatError::new(DATE_TIME_RFC1123, &self.0))
    }
}

/// The string is in UTC, or keeps the offset where UTC is outside of the years 0 to 9999. Fractions of seconds are lost.
impl From<OffsetDateTime> for DateTimeRfc1123 {
    #[inline]
    fn from(value: OffsetDateTime) -> Self {
        let value = in_utc(value);
        let zone = match offset(value) {
            None => "GMT".to_owned(),
            Some((sign, hours, minutes)) => format!("{sign}{hours:02}{minutes:02}"),
        };
        let day_name = value.weekday().to_string();
        let month_name = value.month().to_string();
        Self(format!(
            "{}, {:02} {} {:04} {:02}:{:02}:{:02} {zone}",
            day_name.get(..3).unwrap_or(&day_name),
            value.day(),
            month_name.get(..3).unwrap_or(&month_name),
            value.year(),
            value.hour(),
            value.minute(),
            value.second()
        ))
    }
}

impl Date {
    /// The day. Months and days with one digit are accepted. A time after the day is ignored.
    ///
    /// # Errors
    /// If the string is not a date.
    #[inline]
    pub fn to_date(&self) -> Result<time::Date, FormatError> {
        let mut scan = Scan::new(&self.0);
        let day = date(&mut scan);
        day.filter(|_| scan.is_at_end() || date_time(Scan::new(&self.0)).is_some())
            .ok_or_else(|| FormatError::new(DATE, &self.0))
    }
}

impl From<time::Date> for Date {
    #[inline]
    fn from(value: time::Date) -> Self {
        let (year, month, day) = value.to_calendar_date();
        Self(format!("{year:04}-{:02}-{day:02}", u8::from(month)))
    }
}

impl Time {
    /// The time of day. Hours with one digit and missing seconds are accepted. A time zone is ignored. Digits after nanoseconds
    /// are cut off.
    ///
    /// # Errors
    /// If the string is not a time; also for 24 o'clock, which is not on the same day.
    #[inline]
    pub fn to_time(&self) -> Result<time::Time, FormatError> {
        let mut scan = Scan::new(&self.0);
        scan.one_of("Tt");
        let clock = clock(&mut scan);
        let is_whole = zone(&mut scan).is_some() && scan.is_at_end();
        match clock {
            Some((time, false)) if is_whole => Ok(time),
            _ => Err(FormatError::new(TIME, &self.0)),
        }
    }
}

impl From<time::Time> for Time {
    #[inline]
    fn from(value: time::Time) -> Self {
        let (hour, minute, second, nanosecond) = value.as_hms_nano();
        let fraction = fraction(nanosecond);
        Self(format!("{hour:02}:{minute:02}:{second:02}{fraction}"))
    }
}

/// The same point in time in UTC. If UTC is outside of the years that can be written, the offset stays.
#[inline]
fn in_utc(value: OffsetDateTime) -> OffsetDateTime {
    let utc = value.checked_to_offset(UtcOffset::UTC);
    utc.filter(|utc| (0..=9999).contains(&utc.year()))
        .unwrap_or(value)
}

/// The sign, the hours and the minutes of an offset; `None` in UTC.
#[inline]
fn offset(value: OffsetDateTime) -> Option<(char, u8, u8)> {
    let offset = value.offset();
    let sign = if offset.is_negative() { '-' } else { '+' };
    let (hours, minutes, _) = offset.as_hms();
    (!offset.is_utc()).then_some((sign, hours.unsigned_abs(), minutes.unsigned_abs()))
}

/// `2024-05-01T10:30:00Z`
#[inline]
fn date_time(mut scan: Scan<'_>) -> Option<OffsetDateTime> {
    let day = date(&mut scan)?;
    if scan.is_at_end() {
        return Some(day.midnight().assume_utc());
    }
    scan.one_of("Tt ")?;
    scan.skip_space();
    at(day, scan)
}

/// `Wed, 01 May 2024 10:30:00 GMT`
#[inline]
fn date_time_rfc1123(mut scan: Scan<'_>) -> Option<OffsetDateTime> {
    scan.letters();
    scan.one_of(",");
    scan.skip_space();
    let day = scan.byte()?;
    scan.one_of(" -")?;
    let month = month(scan.letters())?;
    scan.one_of(" -")?;
    let year = scan.number(4)?;
    scan.skip_space();
    at(
        time::Date::from_calendar_date(i32::try_from(year).ok()?, month, day).ok()?,
        scan,
    )
}

/// A month by the first three letters of its name.
#[inline]
fn month(name: &str) -> Option<Month> {
    let short = name.get(..3)?;
    let mut months = (1..=12).filter_map(|number| Month::try_from(number).ok());
    months.find(|month| {
        let full = month.to_string();
        full.get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case(short))
    })
}

/// The rest of a string after the day: time and zone.
#[inline]
fn at(day: time::Date, mut scan: Scan<'_>) -> Option<OffsetDateTime> {
    let (time, is_next_day) = clock(&mut scan)?;
    let offset = zone(&mut scan)?;
    if !scan.is_at_end() {
        return None;
    }
    let day = if is_next_day { day.next_day()? } else { day };
    Some(PrimitiveDateTime::new(day, time).assume_offset(offset))
}

/// `2024-05-01`
#[inline]
fn date(scan: &mut Scan<'_>) -> Option<time::Date> {
    let year = scan.digits();
    if year.len() != 4 {
        return None;
    }
    scan.one_of("-")?;
    let month = Month::try_from(scan.byte()?).ok()?;
    scan.one_of("-")?;
    time::Date::from_calendar_date(year.parse().ok()?, month, scan.byte()?).ok()
}

/// `10:30:00.5`, and whether it is on the next day, which is so for 24 o'clock.
#[inline]
fn clock(scan: &mut Scan<'_>) -> Option<(time::Time, bool)> {
    let hour = scan.byte()?;
    let (minute, mut second, mut nanosecond) = scan.minutes_and_seconds()?;
    if (hour, minute, second, nanosecond) == (24, 0, 0, 0) {
        return Some((time::Time::MIDNIGHT, true));
    }
    if second == 60 {
        // The crate `time` does not support leap seconds: this is the last moment before it.
        (second, nanosecond) = (59, 999_999_999);
    }
    let time = time::Time::from_hms_nano(hour, minute, second, nanosecond).ok()?;
    Some((time, false))
}

/// `Z`, `+02:00`, or nothing, which means UTC.
#[inline]
fn zone(scan: &mut Scan<'_>) -> Option<UtcOffset> {
    scan.skip_space();
    let Some(sign) = scan.one_of("+-") else {
        let name = scan.letters();
        let is_utc = ["", "Z", "UTC", "GMT"].map(|utc| name.eq_ignore_ascii_case(utc));
        return is_utc.contains(&true).then_some(UtcOffset::UTC);
    };
    let digits = scan.digits();
    let (hours, minutes) = match digits.len() {
        1 | 2 if scan.one_of(":").is_some() => (digits, scan.digits()),
        1 | 2 => (digits, "0"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let (hours, minutes): (i8, i8) = (hours.parse().ok()?, minutes.parse().ok()?);
    let sign = if sign == '-' { -1 } else { 1 };
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}
