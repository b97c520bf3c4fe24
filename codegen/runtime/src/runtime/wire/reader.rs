//! The one reader: serde's visitor for all values.

use super::json_path::JsonPath;
use super::misfit::Found;
use super::scalar::Scalar;
use super::shape::{Field, Shape};
use super::value::{List, Map, Object, OpenUnion, Slot, Value};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The name with which `serde_json` passes numbers as strings if any crate of a program enables its `arbitrary_precision`.
const NUMBER_AS_TEXT: &str = "$serde_json::private::Number";

/// Reads what comes next into a value. Returns false for null if it is not a value of the type, and for what counts as missing.
pub(super) struct Reader<'a> {
    pub(super) value: &'a mut dyn Value,
    pub(super) path: &'a JsonPath<'a>,
}

impl Reader<'_> {
    #[inline]
    fn store<E: Error>(self, scalar: Scalar<'_>) -> Result<bool, E> {
        scalar.store(self.value, self.path).map_err(E::custom)
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
        // By far the most frequent case, so it is the shortest.
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
            Slot::List(list) => read_list(list, items, self.path)?,
            Slot::Json(json) => {
                *json = Deserialize::deserialize(SeqAccessDeserializer::new(items))?;
            }
            Slot::Object(object) => {
                let fields = object.shape().fields;
                let Some(index) = fields.iter().position(|field| field.items) else {
                    return self.leave_out_list(items);
                };
                let (value, path) = (object.field_mut(index), self.path);
                return Reader { value, path }.visit_seq(items);
            }
            _ => return self.leave_out_list(items),
        }
        Ok(true)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<bool, A::Error> {
        match self.value.open() {
            Slot::Object(object) => read_object(object, entries, self.path)?,
            Slot::Map(map) => read_map(map, entries, self.path)?,
            Slot::Union(union) => read_union(union, entries, self.path)?,
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
        let left_out = self.path.leave_out(expected, &Found::List);
        left_out.map_err(A::Error::custom)?;
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(self.value.clear())
    }

    /// Reads a number that is passed as a string in an object. Any other object does not fit.
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
        let left_out = self.path.leave_out(expected, &Found::Object);
        left_out.map_err(A::Error::custom)?;
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self.value.clear())
    }
}

fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn List,
    mut items: A,
    path: &JsonPath<'_>,
) -> Result<(), A::Error> {
    let mut index = 0;
    while let Some(kept) = items.next_element_seed(Item {
        list,
        path: &JsonPath::index(path, index),
    })? {
        if !kept {
            list.pop();
        }
        index += 1;
    }
    Ok(())
}

/// Reads one more item of an array.
struct Item<'a> {
    list: &'a mut dyn List,
    path: &'a JsonPath<'a>,
}

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        match self.list.push() {
            Some(value) => deserializer.deserialize_any(Reader {
                value,
                path: self.path,
            }),
            None => IgnoredAny::deserialize(deserializer).map(|_| true),
        }
    }
}

fn read_map<'de, A: MapAccess<'de>>(
    map: &mut dyn Map,
    mut entries: A,
    path: &JsonPath<'_>,
) -> Result<(), A::Error> {
    while let Some(name) = entries.next_key::<String>()? {
        read_entry(map, name, &mut entries, path, false)?;
    }
    Ok(())
}

fn read_entry<'de, A: MapAccess<'de>>(
    map: &mut dyn Map,
    name: String,
    entries: &mut A,
    path: &JsonPath<'_>,
    secret: bool,
) -> Result<(), A::Error> {
    let mut result = Ok(false);
    map.put(name, &mut |name, value| {
        result = entries.next_value_seed(Reader {
            value,
            path: &JsonPath::name(path, name, secret),
        });
        matches!(result, Ok(true))
    });
    result.map(|_| ())
}

fn read_object<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    mut entries: A,
    path: &JsonPath<'_>,
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
                // The last of two properties with one name counts. Fields beyond 64 share bits, since clearing a blank one does no
                // harm.
                let bit = 1 << (index % 64);
                if seen & bit != 0 {
                    value.clear();
                }
                seen |= bit;
                next = index + 1;
                let path = &JsonPath::name(path, field.name, field.secret);
                entries.next_value_seed(Reader { value, path })?;
            }
            Name::Skipped => drop(entries.next_value::<IgnoredAny>()?),
            Name::Other(name) => match object.additional_mut().map(Value::open) {
                Some(Slot::Map(map)) => {
                    read_entry(map, name, &mut entries, path, shape.additional_is_secret)?;
                }
                _ => drop(entries.next_value::<IgnoredAny>()?),
            },
        }
    }
    Ok(())
}

/// What the name of a property means to a model.
enum Name {
    Field(usize, &'static Field),
    Skipped,
    Other(String),
}

/// Reads a name. Most documents have properties in one order, so that the search starts after the last field.
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

/// Reads a union. If the discriminator comes first, as it mostly does, the variant is read directly. Otherwise the whole object is
/// read first.
pub(super) fn read_union<'de, A: MapAccess<'de>>(
    union: &mut dyn OpenUnion,
    mut entries: A,
    path: &JsonPath<'_>,
) -> Result<(), A::Error> {
    let discriminator = union.discriminator();
    let mut json = serde_json::Map::new();
    match entries.next_key_seed(NameOtherThan(discriminator))? {
        Some(None) => {
            let kind = entries.next_value::<serde_json::Value>()?;
            if let Some(value) = kind.as_str().and_then(|kind| union.choose(kind)) {
                Reader { value, path }.visit_map(entries)?;
                return Ok(());
            }
            json.insert(discriminator.to_owned(), kind);
        }
        Some(Some(name)) => {
            json.insert(name, entries.next_value()?);
        }
        None => {}
    }
    while let Some((name, value)) = entries.next_entry()? {
        json.insert(name, value);
    }
    union.take(json, path).map_err(A::Error::custom)
}

/// Reads a name; returns `None` for this one.
struct NameOtherThan(&'static str);

impl<'de> DeserializeSeed<'de> for NameOtherThan {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameOtherThan {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a property")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<String>, E> {
        Ok((name != self.0).then(|| name.to_owned()))
    }
}
