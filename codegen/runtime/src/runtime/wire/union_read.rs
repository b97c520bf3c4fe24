//! Reading unions: the property that tells the kind may stand anywhere in the object.

use super::place::Place;
use super::read::Reader;
use super::union::OpenUnion;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value as Json;
use std::fmt;

/// Reads straight into the variant if the kind comes first, as it does mostly; else keeps the object until the kind is known.
pub(super) fn read_union<'de, A: MapAccess<'de>>(
    union: &mut dyn OpenUnion,
    mut entries: A,
    place: &Place<'_>,
) -> Result<(), A::Error> {
    let discriminator = union.discriminator();
    let mut json = serde_json::Map::new();
    match entries.next_key_seed(NameOtherThan(discriminator))? {
        Some(None) => {
            let kind = entries.next_value::<Json>()?;
            if let Some(value) = kind.as_str().and_then(|kind| union.choose(kind)) {
                Reader { value, place }.visit_map(entries)?;
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
    union.take(json, place).map_err(A::Error::custom)
}

/// Reads a name; yields none for this one.
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
