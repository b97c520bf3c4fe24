//! Reads values from XML documents.

use super::events::{Events, Stop};
use super::reader::Reader;
use crate::runtime::wire::failure::DecodeFailure;
use crate::runtime::wire::json_path::{JsonPath, Record};
use crate::runtime::wire::misfit::{Found, Misfit};
use crate::runtime::wire::read::takes_nothing;
use crate::runtime::wire::value::Value;

/// Reads a value from XML, as from JSON: what does not fit is left out. The name of the outermost element does not matter.
///
/// # Errors
/// If it is not XML, or if the document as a whole does not fit the type.
pub fn from_xml<T: Value>(bytes: &[u8]) -> Result<T, DecodeFailure> {
    from_xml_with_misfits(bytes).map(|(value, _)| value)
}

/// The same, with the first hundred of the values that were left out.
///
/// # Errors
/// As for [`from_xml`].
pub fn from_xml_with_misfits<T: Value>(bytes: &[u8]) -> Result<(T, Vec<Misfit>), DecodeFailure> {
    let mut value = T::blank();
    let misfits = read(&mut value, bytes)?;
    Ok((value, misfits))
}

/// Separate from [`from_xml`], so that it is compiled once, not once per type.
fn read(value: &mut dyn Value, bytes: &[u8]) -> Result<Vec<Misfit>, DecodeFailure> {
    // Bytes that are not UTF-8 become replacement characters.
    let document = String::from_utf8_lossy(bytes);
    let document = document.trim_start_matches(|first: char| {
        first == '\u{FEFF}' || matches!(first, ' ' | '\t' | '\r' | '\n')
    });
    let record = Record::forgiving();
    let mut events = Events::new(document);
    match read_root(value, &mut events, &JsonPath::root(Some(&record))) {
        Ok(()) => Ok(record.into_left_out()),
        Err(stop) => {
            let misfit = match stop {
                Stop::Misfit(misfit) => misfit,
                Stop::NoXml(found) => Misfit {
                    path: String::new(),
                    expected: "XML",
                    found,
                },
            };
            Err(DecodeFailure::in_xml(misfit, document, events.position()))
        }
    }
}

fn read_root(
    value: &mut dyn Value,
    events: &mut Events<'_>,
    path: &JsonPath<'_>,
) -> Result<(), Stop> {
    let root = events.root()?;
    // A gateway or a sign-in page answers so. Its elements would all be undeclared ones.
    if root.local_name().into_inner().eq_ignore_ascii_case("html") {
        return Err(Stop::NoXml("an HTML page".to_owned()));
    }
    let kept = Reader { events }.element(&root, value, path)?;
    events.end()?;
    if kept || takes_nothing(value) {
        Ok(())
    } else {
        Err(path.mismatch(value.open().expected(), &Found::Null).into())
    }
}
