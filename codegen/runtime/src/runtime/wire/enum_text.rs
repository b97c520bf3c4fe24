//! What [`open_enum!`](crate::runtime::open_enum) does with the strings of values.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// Writes a known value by its string, and an unknown one as a variant of this name.
///
/// # Errors
/// If the formatter fails.
pub fn debug(text: &str, unknown: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    if unknown.is_empty() {
        formatter.write_str(text)
    } else {
        formatter.debug_tuple(unknown).field(&text).finish()
    }
}

/// A copy.
#[must_use]
#[inline]
pub fn owned(text: &str) -> String {
    text.to_owned()
}

/// Whether two values are equal.
#[must_use]
#[inline]
pub fn equal(left: &str, right: &str) -> bool {
    left == right
}

/// Whether a value is what a caller compares it with.
#[must_use]
#[inline]
pub fn similar(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
}

/// The order of two values.
#[must_use]
#[inline]
pub fn order(left: &str, right: &str) -> Ordering {
    left.cmp(right)
}

/// The hash of a value.
#[inline]
pub fn hash<H: Hasher>(text: &str, state: &mut H) {
    text.hash(state);
}
