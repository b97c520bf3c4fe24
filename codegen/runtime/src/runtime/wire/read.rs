//! The one reader: serde's visitor for all values.

use super::failure::DecodeFailure;
use super::model::{Field, Object, Shape};
use super::place::{Found, Misfit, Place, Record};
use super::scalar::Scalar;
use super::union_read::read_union;
use super::value::{List, Map, Slot, Value};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The name by which `serde_json` hands over numbers as text if any crate of a program turns on its `arbitrary_precision`.
const NUMBER_AS_TEXT: &str = "$serde_json::private::Number";

/// Reads a value from any format that describes itself.
///
/// # Errors
/// If the document does not fit the type; the message names the place, what was expected and what was found.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    read(&mut value, deserializer, &Place::root(None))?;
    Ok(value)
}

/// Reads a value from a JSON text, as responses are read: what contradicts the shape somewhere inside of it is left out, as if it
/// were null.
///
/// # Errors
/// If it is not JSON, or as a whole of another shape than the type.
pub fn from_json<T: Value>(bytes: &[u8]) -> Result<T, DecodeFailure> {
    from_json_with_misfits(bytes).map(|(value, _)| value)
}

/// The same, with the values that were left out (the first hundred), for a log.
///
/// # Errors
/// As for [`from_json`].
pub fn from_json_with_misfits<T: Value>(bytes: &[u8]) -> Result<(T, Vec<Misfit>), DecodeFailure> {
    let mut value = T::blank();
    let misfits = read_json(&mut value, bytes)?;
    Ok((value, misfits))
}

/// Apart from [`from_json`] so that it is compiled once, not once per type.
fn read_json(value: &mut dyn Value, bytes: &[u8]) -> Result<Vec<Misfit>, DecodeFailure> {
    // Checking all bytes at once is faster than string by string, by a fifth for a list of resources.
    let text = str::from_utf8(bytes).map_err(|error| DecodeFailure::not_utf8(bytes, error))?;
    let record = Record::forgiving();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    match read(value, &mut deserializer, &Place::root(Some(&record)))
        .and_then(|()| deserializer.end())
    {
        Ok(()) => Ok(record.into_left_out()),
        Err(error) => Err(DecodeFailure::new(record.take_failure(), &error)),
    }
}

fn read<'de, D: Deserializer<'de>>(
    value: &mut dyn Value,
    deserializer: D,
    place: &Place<'_>,
) -> Result<(), D::Error> {
    let kept = deserializer.deserialize_any(Reader { value, place })?;
    if kept {
        Ok(())
    } else {
        Err(D::Error::custom(
            place.mismatch(value.open().expected(), &Found::Nothing),
        ))
    }
}

/// Reads what comes next into a value; yields false for a null that the type cannot hold, and for what says no more than null.
pub(super) struct Reader<'a> {
    pub(super) value: &'a mut dyn Value,
    pub(super) place: &'a Place<'a>,
}

impl Reader<'_> {
    #[inline]
    fn store<E: Error>(self, scalar: Scalar<'_>) -> Result<bool, E> {
        scalar.store(self.value, self.place).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = bool;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
        self.store(Scalar::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<bool, E> {
        self.store(Scalar::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<bool, E> {
        self.store(Scalar::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<bool, E> {
        self.store(Scalar::Number(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<bool, E> {
        // By far the most frequent case, so it goes the shortest way.
        if let Slot::Text(slot) = self.value.open() {
            *slot = value.into();
            return Ok(true);
        }
        self.store(Scalar::Text(value))
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(self.value.clear())
    }

    fn visit_none<E: Error>(self) -> Result<bool, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<bool, A::Error> {
        match self.value.open() {
            Slot::List(list) => read_list(list, items, self.place)?,
            Slot::Json(json) => {
                *json = Deserialize::deserialize(SeqAccessDeserializer::new(items))?;
            }
            Slot::Object(object) => {
                let fields = object.shape().fields;
                let Some(index) = fields.iter().position(|field| field.items) else {
                    return self.leave_out_list(items);
                };
                let (value, place) = (object.field_mut(index), self.place);
                return Reader { value, place }.visit_seq(items);
            }
            _ => return self.leave_out_list(items),
        }
        Ok(true)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<bool, A::Error> {
        match self.value.open() {
            Slot::Object(object) => read_object(object, entries, self.place)?,
            Slot::Map(map) => read_map(map, entries, self.place)?,
            Slot::Union(union) => read_union(union, entries, self.place)?,
            Slot::Json(json) => {
                *json = Deserialize::deserialize(MapAccessDeserializer::new(entries))?;
            }
            _ => return self.read_number(entries),
        }
        Ok(true)
    }
}

impl Reader<'_> {
    #[cold]
    fn leave_out_list<'de, A: SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        let expected = self.value.open().expected();
        let left_out = self.place.leave_out(expected, &Found::List);
        left_out.map_err(A::Error::custom)?;
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(self.value.clear())
    }

    /// Reads a number that comes as text, wrapped in an object; any other object does not fit here.
    #[cold]
    fn read_number<'de, A: MapAccess<'de>>(self, mut entries: A) -> Result<bool, A::Error> {
        let first = entries.next_key::<String>()?;
        if first.as_deref() == Some(NUMBER_AS_TEXT) {
            let text = entries.next_value::<String>()?;
            if let Some(number) = Scalar::parse_number(&text) {
                return self.store(number);
            }
        } else if first.is_some() {
            entries.next_value::<IgnoredAny>()?;
        }
        let expected = self.value.open().expected();
        let left_out = self.place.leave_out(expected, &Found::Object);
        left_out.map_err(A::Error::custom)?;
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self.value.clear())
    }
}

fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn List,
    mut items: A,
    place: &Place<'_>,
) -> Result<(), A::Error> {
    let mut index = 0;
    while let Some(kept) = items.next_element_seed(Item {
        list,
        place: &Place::index(place, index),
    })? {
        if !kept {
            list.pop();
        }
        index += 1;
    }
    Ok(())
}

/// Reads one more item into a list.
struct Item<'a> {
    list: &'a mut dyn List,
    place: &'a Place<'a>,
}

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        match self.list.push() {
            Some(value) => deserializer.deserialize_any(Reader {
                value,
                place: self.place,
            }),
            None => IgnoredAny::deserialize(deserializer).map(|_| true),
        }
    }
}

fn read_map<'de, A: MapAccess<'de>>(
    map: &mut dyn Map,
    mut entries: A,
    place: &Place<'_>,
) -> Result<(), A::Error> {
    while let Some(name) = entries.next_key::<String>()? {
        read_entry(map, name, &mut entries, place, false)?;
    }
    Ok(())
}

fn read_entry<'de, A: MapAccess<'de>>(
    map: &mut dyn Map,
    name: String,
    entries: &mut A,
    place: &Place<'_>,
    secret: bool,
) -> Result<(), A::Error> {
    let mut result = Ok(false);
    map.put(name, &mut |name, value| {
        result = entries.next_value_seed(Reader {
            value,
            place: &Place::name(place, name, secret),
        });
        matches!(result, Ok(true))
    });
    result.map(|_| ())
}

fn read_object<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    mut entries: A,
    place: &Place<'_>,
) -> Result<(), A::Error> {
    let shape = object.shape();
    let keep_others = object.additional_mut().is_some();
    let mut next = 0;
    let mut seen = 0_u64;
    while let Some(name) = entries.next_key_seed(NameSeed {
        shape: &shape,
        next,
        keep_others,
    })? {
        match name {
            Name::Field(index, field) => {
                let value = object.field_mut(index);
                // The last of two properties with one name wins. Fields beyond 64 share bits: clearing a blank one does no harm.
                let bit = 1 << (index % 64);
                if seen & bit != 0 {
                    value.clear();
                }
                seen |= bit;
                next = index + 1;
                let place = &Place::name(place, field.name, field.secret);
                entries.next_value_seed(Reader { value, place })?;
            }
            Name::Skipped => drop(entries.next_value::<IgnoredAny>()?),
            Name::Other(name) => match object.additional_mut().map(Value::open) {
                Some(Slot::Map(map)) => {
                    read_entry(map, name, &mut entries, place, shape.additional_is_secret)?;
                }
                _ => drop(entries.next_value::<IgnoredAny>()?),
            },
        }
    }
    Ok(())
}

/// What a name of an object means to a model.
enum Name {
    Field(usize, &'static Field),
    Skipped,
    Other(String),
}

/// Reads a name. Documents keep to one order mostly, so the search starts at the field after the last one.
struct NameSeed<'a> {
    shape: &'a Shape,
    next: usize,
    keep_others: bool,
}

impl<'de> DeserializeSeed<'de> for NameSeed<'_> {
    type Value = Name;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed<'_> {
    type Value = Name;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a property")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        let fields = || self.shape.fields.iter().enumerate();
        let mut candidates = fields().skip(self.next).chain(fields().take(self.next));
        Ok(match candidates.find(|(_, field)| field.name == name) {
            Some((index, field)) => Name::Field(index, field),
            None if self.keep_others && !self.shape.is_tag(name) => Name::Other(name.to_owned()),
            None => Name::Skipped,
        })
    }
}
