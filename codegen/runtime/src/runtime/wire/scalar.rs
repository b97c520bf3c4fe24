//! Values without parts, on the way from a document into their slots. Nothing here depends on the format.

use super::place::{Found, Mismatch, Place};
use super::value::{Slot, Value};

/// A value without parts, as a document holds it.
#[derive(Clone, Copy)]
pub(super) enum Scalar<'a> {
    Boolean(bool),
    Integer(i64),
    Unsigned(u64),
    Number(f64),
    Text(&'a str),
}

impl Scalar<'_> {
    /// The number that a text spells.
    pub(super) fn parse_number(text: &str) -> Option<Self> {
        if let Ok(value) = text.parse() {
            return Some(Self::Integer(value));
        }
        if let Ok(value) = text.parse() {
            return Some(Self::Unsigned(value));
        }
        text.parse().ok().map(Self::Number)
    }

    /// Puts it where it belongs.
    #[inline]
    pub(super) fn store(self, value: &mut dyn Value, place: &Place<'_>) -> Result<(), Mismatch> {
        let slot = value.open();
        let expected = slot.expected();
        if self.put(slot).is_some() {
            Ok(())
        } else {
            Err(place.mismatch(expected, &self.found()))
        }
    }

    /// None if it does not fit.
    #[inline]
    fn put(self, slot: Slot<'_>) -> Option<()> {
        match (slot, self) {
            (Slot::Boolean(slot), Self::Boolean(value)) => *slot = value,
            (Slot::Integer32(slot), value) => *slot = i32::try_from(value.to_i64()?).ok()?,
            (Slot::Integer64(slot), value) => *slot = value.to_i64()?,
            (Slot::Unsigned64(slot), value) => *slot = value.to_u64()?,
            (Slot::Number32(slot), value) => *slot = to_f32(value.to_f64()?)?,
            (Slot::Number64(slot), value) => *slot = value.to_f64()?,
            (Slot::Text(slot), Self::Text(value)) => value.clone_into(slot),
            (Slot::OpenEnum(slot), Self::Text(value)) => slot.set(value),
            (Slot::Json(slot), value) => *slot = value.to_json(),
            _ => return None,
        }
        Some(())
    }

    fn to_i64(self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(value),
            Self::Unsigned(value) => i64::try_from(value).ok(),
            Self::Number(value) => whole(value),
            Self::Boolean(_) | Self::Text(_) => None,
        }
    }

    fn to_u64(self) -> Option<u64> {
        match self {
            Self::Unsigned(value) => Some(value),
            _ => u64::try_from(self.to_i64()?).ok(),
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a number of 64 bits is what the definition asks for"
    )]
    fn to_f64(self) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(value as f64),
            Self::Unsigned(value) => Some(value as f64),
            Self::Number(value) => Some(value),
            Self::Boolean(_) | Self::Text(_) => None,
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

/// The whole number that a floating-point number spells, as in `8.0`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the range is checked and there is no fraction"
)]
fn whole(value: f64) -> Option<i64> {
    /// 2 to the power of 63: the first number that is too great, and exact as a float.
    const END: f64 = 9_223_372_036_854_775_808.0;
    (value.fract() == 0.0 && (-END..END).contains(&value)).then_some(value as i64)
}

/// None if it is beyond the range of 32 bits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "precision is what the definition gives up; the range is checked"
)]
fn to_f32(value: f64) -> Option<f32> {
    let narrow = value as f32;
    (narrow.is_finite() || !value.is_finite()).then_some(narrow)
}
