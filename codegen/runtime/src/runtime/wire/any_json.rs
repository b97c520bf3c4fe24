//! Reads any JSON.
//!
//! `serde_json` reads its own values with names that have a meaning to it if any crate of a program enables its features `raw_value` or
//! `arbitrary_precision`. A service could then have text parsed again, without a limit of depth. Here no name has a meaning.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// The name with which `serde_json` passes numbers as strings if any crate of a program enables its `arbitrary_precision`.
pub(super) const NUMBER_AS_TEXT: &str = "$serde_json::private::Number";

/// The most arrays and objects around a value, which is also the limit of `serde_json`.
const DEEPEST: u8 = 128;

/// Parses any JSON.
pub(in crate::runtime) fn parse_json(text: &str) -> serde_json::Result<Value> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let json = AnyJson::default().deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(json)
}

/// Reads any JSON.
pub(super) struct AnyJson {
    /// How many arrays and objects may follow, one in the other.
    left: u8,
}

impl Default for AnyJson {
    fn default() -> Self {
        Self { left: DEEPEST }
    }
}

impl AnyJson {
    /// For what is in an array or an object.
    fn inner<E: Error>(&self) -> Result<Self, E> {
        match self.left.checked_sub(1) {
            Some(left) => Ok(Self { left }),
            None => Err(E::custom("too many arrays and objects in one another")),
        }
    }

    fn copy(&self) -> Self {
        Self { left: self.left }
    }
}

impl<'de> DeserializeSeed<'de> for AnyJson {
    type Value = Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyJson {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner.copy())? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut map = Map::new();
        let mut next = match entries.next_key_seed(FirstName)? {
            Some(First::Number) => {
                let text = entries.next_value::<String>()?;
                let number = text.parse::<Number>().map_err(A::Error::custom)?;
                return Ok(Value::Number(number));
            }
            Some(First::Name(name)) => Some(name),
            None => None,
        };
        while let Some(name) = next {
            let value = entries.next_value_seed(inner.copy())?;
            map.insert(name, value);
            next = entries.next_key()?;
        }
        Ok(Value::Object(map))
    }
}

/// The first name of an object.
enum First {
    Name(String),
    /// It is not an object but a number, whose digits follow.
    Number,
}

/// Reads the first name. It asks for an optional name: that of an object is always there, but the one that `serde_json` makes up for a
/// number is a plain string. So an object that a service sends is never taken for a number.
struct FirstName;

impl<'de> DeserializeSeed<'de> for FirstName {
    type Value = First;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<First, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for FirstName {
    type Value = First;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a property")
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<First, D::Error> {
        String::deserialize(deserializer).map(First::Name)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<First, E> {
        Ok(if name == NUMBER_AS_TEXT {
            First::Number
        } else {
            First::Name(name.to_owned())
        })
    }
}
