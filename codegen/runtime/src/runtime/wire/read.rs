//! Reads values from JSON and from any other format that describes itself.

use super::any_json::parse_json;
use super::failure::DecodeFailure;
use super::json_path::{JsonPath, Record};
use super::mend::{Strings, mend};
use super::misfit::{Found, Misfit};
use super::reader::Reader;
use super::value::{Slot, Value};
use serde::de::{Deserializer, Error};

/// Reads a value from any format that describes itself.
///
/// # Errors
/// If the document does not fit the type. The message has the path, what was expected and what was found.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    read(&mut value, deserializer, &JsonPath::root(None))?;
    Ok(value)
}

/// Reads a value from JSON, in the same way as responses: an array or an object in place of another type is left out, as if it were
/// null.
///
/// # Errors
/// If it is not JSON, or if the document as a whole does not fit the type.
pub fn from_json<T: Value>(bytes: &[u8]) -> Result<T, DecodeFailure> {
    from_json_with_misfits(bytes).map(|(value, _)| value)
}

/// The same, with the first hundred of the values that were left out.
///
/// # Errors
/// As for [`from_json`].
pub fn from_json_with_misfits<T: Value>(bytes: &[u8]) -> Result<(T, Vec<Misfit>), DecodeFailure> {
    let mut value = T::blank();
    let misfits = read_json(&mut value, bytes)?;
    Ok((value, misfits))
}

/// Separate from [`from_json`], so that it is compiled once, not once per type.
fn read_json(value: &mut dyn Value, bytes: &[u8]) -> Result<Vec<Misfit>, DecodeFailure> {
    // Checking all bytes at once is faster than checking each string, by a fifth for a list of resources.
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return read_mended(value, bytes, DecodeFailure::not_utf8(bytes, error)),
    };
    let record = Record::forgiving();
    match read_text(value, text, &record) {
        Ok(()) => Ok(record.into_left_out()),
        Err(error) => {
            let failure = DecodeFailure::new(record.take_failure(), &error);
            if error.is_syntax() {
                read_mended(value, bytes, failure)
            } else {
                Err(failure)
            }
        }
    }
}

fn read_text(value: &mut dyn Value, text: &str, record: &Record) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    read(value, &mut deserializer, &JsonPath::root(Some(record)))?;
    deserializer.end()
}

/// Reads a document again without the values that no parser accepts.
#[cold]
fn read_mended(
    value: &mut dyn Value,
    bytes: &[u8],
    failure: DecodeFailure,
) -> Result<Vec<Misfit>, DecodeFailure> {
    let Some(mended) = mend(bytes, Strings::LeftOut) else {
        return Err(failure);
    };
    // What was read until then.
    value.clear();
    let record = Record::of_mended(mended.misfits);
    match read_text(value, &mended.text, &record) {
        Ok(()) => Ok(record.into_left_out()),
        Err(error) => Err(DecodeFailure::new(record.take_failure(), &error)),
    }
}

/// Parses any JSON of a service. Strings that are not Unicode have replacement characters, and numbers that no parser accepts are null.
///
/// # Errors
/// If it is not JSON.
pub(in crate::runtime) fn parse_leniently(bytes: &[u8]) -> serde_json::Result<serde_json::Value> {
    parse_json(&String::from_utf8_lossy(bytes)).or_else(|error| {
        let mended = error.is_syntax().then(|| mend(bytes, Strings::Kept));
        mended
            .flatten()
            .map_or(Err(error), |mended| parse_json(&mended.text))
    })
}

fn read<'de, D: Deserializer<'de>>(
    value: &mut dyn Value,
    deserializer: D,
    path: &JsonPath<'_>,
) -> Result<(), D::Error> {
    let kept = deserializer.deserialize_any(Reader { value, path })?;
    if kept || takes_nothing(value) {
        Ok(())
    } else {
        Err(D::Error::custom(
            path.mismatch(value.open().expected(), &Found::Null),
        ))
    }
}

/// Whether a blank value stands for null and for a missing document. No number and no boolean does.
pub(in crate::runtime) fn takes_nothing(value: &mut dyn Value) -> bool {
    match value.open() {
        Slot::OpenEnum(value) => value.set("", false),
        slot => slot.has_parts() || matches!(slot, Slot::Text(_) | Slot::Json(_)),
    }
}
