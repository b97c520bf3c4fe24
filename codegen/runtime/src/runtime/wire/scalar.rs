//! Scalars of documents, and how they are put into slots. Nothing here depends on the format.

use super::json_path::JsonPath;
use super::misfit::{Found, Misfit};
use super::value::{Slot, Value};

/// A scalar of a document.
#[derive(Clone, Copy)]
pub(super) enum Scalar<'a> {
    Boolean(bool),
    Integer(i64),
    Unsigned(u64),
    Number(f64),
    Text(&'a str),
}

impl Scalar<'_> {
    /// The number that a string spells.
    pub(super) fn parse_number(text: &str) -> Option<Self> {
        if let Ok(value) = text.parse() {
            return Some(Self::Integer(value));
        }
        if let Ok(value) = text.parse() {
            return Some(Self::Unsigned(value));
        }
        text.parse().ok().map(Self::Number)
    }

    pub(super) fn of_number(number: &serde_json::Number) -> Self {
        if let Some(value) = number.as_i64() {
            return Self::Integer(value);
        }
        if let Some(value) = number.as_u64() {
            return Self::Unsigned(value);
        }
        Self::Number(number.as_f64().unwrap_or(f64::INFINITY))
    }

    /// The JSON of the text of a number or a boolean.
    #[cold]
    pub(super) fn literal(text: &str) -> serde_json::Value {
        match text {
            "true" => true.into(),
            "false" => false.into(),
            text => Self::parse_number(text).map_or_else(|| text.into(), Self::to_json),
        }
    }

    /// Stores the scalar in a value. Returns false if it counts as missing, because it spells no value of the type.
    #[inline]
    pub(super) fn store(self, value: &mut dyn Value, path: &JsonPath<'_>) -> Result<bool, Misfit> {
        if self.put(value.open()).is_some() {
            Ok(true)
        } else {
            self.skip(value, path)
        }
    }

    /// Makes the value missing. Fails if an array or an object is expected, or if nothing would be left of the document.
    #[cold]
    fn skip(self, value: &mut dyn Value, path: &JsonPath<'_>) -> Result<bool, Misfit> {
        let slot = value.open();
        let expected = slot.expected();
        // It can be the secret alone, without the array or the object around it.
        let path = &path.with_secret(slot.has_secrets());
        let is_nothing = matches!(self, Self::Text(""));
        if slot.has_parts() && !is_nothing {
            path.leave_out(expected, &self.found())?;
            value.clear();
            return Ok(false);
        }
        let is_nullable = value.clear();
        if !is_nullable && path.is_root() {
            return Err(path.mismatch(expected, &self.found()));
        }
        if !is_nothing {
            // The value is missing, which is not an error even if the reading is not forgiving.
            let _ = path.leave_out(expected, &self.found());
        }
        Ok(path.is_root())
    }

    /// `None` if the scalar spells no value of the slot's type.
    #[inline]
    fn put(self, slot: Slot<'_>) -> Option<()> {
        match (slot, self) {
            (Slot::Boolean(slot), value) => *slot = value.to_bool()?,
            (Slot::Integer32(slot), value) => *slot = i32::try_from(value.to_i64()?).ok()?,
            (Slot::Integer64(slot), value) => *slot = value.to_i64()?,
            (Slot::Unsigned64(slot), value) => *slot = value.to_u64()?,
            (Slot::Number32(slot), value) => *slot = to_f32(value.to_f64()?)?,
            (Slot::Number64(slot), value) => *slot = value.to_f64()?,
            (Slot::Text(slot), Self::Text(value)) => value.clone_into(slot),
            (Slot::Text(slot), value) => *slot = value.to_text(),
            (Slot::OpenEnum(slot), Self::Text(value)) => {
                return slot.set(value, false).then_some(());
            }
            (Slot::OpenEnum(slot), value) => return slot.set(&value.to_text(), true).then_some(()),
            (Slot::Json(slot), value) => *slot = value.to_json(),
            _ => return None,
        }
        Some(())
    }

    fn to_bool(self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(value),
            Self::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Self::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    pub(super) fn to_i64(self) -> Option<i64> {
        match self.to_number()? {
            Self::Integer(value) => Some(value),
            Self::Unsigned(value) => i64::try_from(value).ok(),
            Self::Number(value) => whole(value),
            Self::Boolean(_) | Self::Text(_) => None,
        }
    }

    fn to_u64(self) -> Option<u64> {
        match self.to_number()? {
            Self::Unsigned(value) => Some(value),
            number => u64::try_from(number.to_i64()?).ok(),
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a number of 64 bits is what the definition asks for"
    )]
    pub(super) fn to_f64(self) -> Option<f64> {
        match self.to_number()? {
            Self::Integer(value) => Some(value as f64),
            Self::Unsigned(value) => Some(value as f64),
            Self::Number(value) => Some(value),
            Self::Boolean(_) | Self::Text(_) => None,
        }
    }

    /// The number that it is or spells. Numbers that are not finite do not count, since JSON cannot have them.
    fn to_number(self) -> Option<Self> {
        match self {
            Self::Boolean(_) => None,
            Self::Text(text) => Self::parse_number(text.trim()),
            number => Some(number),
        }
        .filter(|number| !matches!(number, Self::Number(value) if !value.is_finite()))
    }

    fn to_text(self) -> String {
        match self {
            Self::Text(text) => text.to_owned(),
            value => value.to_json().to_string(),
        }
    }

    fn to_json(self) -> serde_json::Value {
        match self {
            Self::Boolean(value) => value.into(),
            Self::Integer(value) => value.into(),
            Self::Unsigned(value) => value.into(),
            Self::Number(value) => value.into(),
            Self::Text(value) => value.into(),
        }
    }

    fn found(&self) -> Found<'_> {
        match *self {
            Self::Boolean(value) => Found::Boolean(value),
            Self::Integer(value) => Found::Integer(value),
            Self::Unsigned(value) => Found::Unsigned(value),
            Self::Number(value) => Found::Number(value),
            Self::Text(value) => Found::Text(value),
        }
    }
}

/// Reads null. In a document that was mended it may stand for a value that no parser accepts. Then it is missing, so that a `PATCH` does
/// not clear the value; any JSON is null.
#[inline]
pub(super) fn store_null(value: &mut dyn Value, path: &JsonPath<'_>) -> bool {
    if path.is_in_mended() {
        let is_json = matches!(value.open(), Slot::Json(_));
        return value.clear() && (is_json || path.is_root());
    }
    value.clear()
}

/// Makes a value missing, in whose place an array or an object was found.
#[cold]
pub(super) fn leave_out(
    value: &mut dyn Value,
    found: &Found<'_>,
    path: &JsonPath<'_>,
) -> Result<bool, Misfit> {
    path.leave_out(value.open().expected(), found)?;
    value.clear();
    Ok(false)
}

/// The integer that a floating-point number is equal to, such as `8.0`. The least integer does not count: numbers below it, which are no
/// integers of 64 bits, become the same float.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the range is checked and there is no fraction"
)]
fn whole(value: f64) -> Option<i64> {
    /// 2 to the power of 63: the first number that is too large, and exact as a float.
    const END: f64 = 9_223_372_036_854_775_808.0;
    (value.fract() == 0.0 && value.abs() < END).then_some(value as i64)
}

/// `None` if it is outside of the range of 32 bits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the definition accepts the loss of precision; the range is checked"
)]
fn to_f32(value: f64) -> Option<f32> {
    let narrow = value as f32;
    (narrow.is_finite() || !value.is_finite()).then_some(narrow)
}
