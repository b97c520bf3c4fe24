//! The one reader: serde's visitor for all values.

use super::any_json::{AnyJson, NUMBER_AS_TEXT};
use super::fill::{fill, put};
use super::json_path::JsonPath;
use super::misfit::{Found, Misfit};
use super::names::{Name, NameOtherThan, NameSeed, Variant};
use super::scalar::{Scalar, leave_out, store_null};
use super::value::{List, Map, Object, OpenUnion, Slot, Value, View};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;
use std::fmt;

/// Reads what comes next into a value. Returns false for null if it is not a value of the type, and for what does not fit and is
/// missing. So null stays in a map whose values can be null, where it means something in a `PATCH`, and what does not fit does not become
/// null.
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
        Ok(store_null(self.value, self.path))
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
            Slot::Json(json) => *json = AnyJson::default().visit_seq(items)?,
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
            Slot::Json(json) => *json = AnyJson::default().visit_map(entries)?,
            _ => return self.read_number(entries),
        }
        Ok(true)
    }
}

impl Reader<'_> {
    #[cold]
    fn leave_out_list<'de, A: SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        let kept = leave_out(self.value, &Found::List, self.path).map_err(A::Error::custom)?;
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(kept)
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
        let kept = leave_out(self.value, &Found::Object, self.path).map_err(A::Error::custom)?;
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(kept)
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
            list.drop_last();
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
    // Fields beyond 64 share bits.
    let mut seen = 0_u64;
    let mut variants: Option<Box<Variants>> = None;
    while let Some(name) = entries.next_key_seed(NameSeed {
        shape: &shape,
        next,
        keep_others,
    })? {
        match name {
            Name::Field(index, field) => {
                let value = object.field_mut(index);
                // The last of two properties with one name counts. Where bits are shared, clearing a blank one does no harm.
                let bit = 1 << (index % 64);
                if seen & bit != 0 {
                    value.clear();
                    if let Some(variants) = &mut variants {
                        variants.filled.retain(|one| *one != index);
                    }
                }
                seen |= bit;
                next = index + 1;
                let path = &JsonPath::name(path, field.name, field.secret);
                entries.next_value_seed(Reader { value, path })?;
            }
            Name::Skipped => drop(entries.next_value::<IgnoredAny>()?),
            Name::Variant(variant) => {
                let variants = variants.get_or_insert_default();
                if keep_others {
                    let json = entries.next_value_seed(AnyJson::default())?;
                    variants.unread.push((*variant, json));
                } else {
                    seen |= variants.read(object, &variant, seen, &mut entries, path)?;
                }
            }
            Name::Other(name) => match object.additional_mut().map(Value::open) {
                Some(Slot::Map(map)) => {
                    read_entry(map, name, &mut entries, path, shape.additional_is_secret)?;
                }
                _ => drop(entries.next_value::<IgnoredAny>()?),
            },
        }
    }
    match variants {
        Some(variants) => variants
            .sort_out(object, seen, path)
            .map_err(A::Error::custom),
        None => Ok(()),
    }
}

/// Properties whose names have another case.
#[derive(Default)]
struct Variants {
    /// The fields that hold their values.
    filled: Vec<usize>,
    /// Those that are read when it is known which exact names there are.
    unread: Vec<(Variant, Json)>,
}

impl Variants {
    /// Whether the object has the exact name of a field. Where bits are shared, null counts as missing.
    fn is_exact(&self, object: &dyn Object, index: usize, seen: u64) -> bool {
        seen & (1 << (index % 64)) != 0
            && !self.filled.contains(&index)
            && (object.shape().fields.len() <= 64
                || !matches!(object.field(index).view(), View::Nothing))
    }

    /// Reads a property, unless the object has the exact name too. Returns the bit of the field that is filled.
    #[cold]
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        object: &mut dyn Object,
        variant: &Variant,
        seen: u64,
        entries: &mut A,
        path: &JsonPath<'_>,
    ) -> Result<u64, A::Error> {
        match variant.field {
            Some((index, field)) if !self.is_exact(object, index, seen) => {
                let value = object.field_mut(index);
                if self.filled.contains(&index) {
                    value.clear();
                } else {
                    self.filled.push(index);
                }
                let path = &JsonPath::name(path, &variant.name, field.secret);
                entries.next_value_seed(Reader { value, path })?;
                Ok(1 << (index % 64))
            }
            _ => entries.next_value::<IgnoredAny>().map(|_| 0),
        }
    }

    /// In a model that keeps undeclared properties, the last variant of a name goes to the field if the object does not have the exact
    /// name, and the others are undeclared properties. So nothing is lost, in whatever order they come.
    #[cold]
    fn sort_out(
        mut self,
        object: &mut dyn Object,
        seen: u64,
        path: &JsonPath<'_>,
    ) -> Result<(), Misfit> {
        let shape = object.shape();
        for (Variant { field, name }, json) in std::mem::take(&mut self.unread).into_iter().rev() {
            match field {
                Some((index, field))
                    if !self.filled.contains(&index) && !self.is_exact(object, index, seen) =>
                {
                    self.filled.push(index);
                    let value = object.field_mut(index);
                    fill(value, json, &JsonPath::name(path, &name, field.secret))?;
                    continue;
                }
                None if shape.is_kind(&json) => continue,
                _ => {}
            }
            if let Some(Slot::Map(map)) = object.additional_mut().map(Value::open) {
                put(map, name, json, path, shape.additional_is_secret)?;
            }
        }
        Ok(())
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
            let kind = entries.next_value_seed(AnyJson::default())?;
            if let Some(value) = kind.as_str().and_then(|kind| union.choose(kind)) {
                Reader { value, path }.visit_map(entries)?;
                return Ok(());
            }
            json.insert(discriminator.to_owned(), kind);
        }
        Some(Some(name)) => {
            json.insert(name, entries.next_value_seed(AnyJson::default())?);
        }
        None => {}
    }
    while let Some(name) = entries.next_key()? {
        json.insert(name, entries.next_value_seed(AnyJson::default())?);
    }
    union.take(json, path).map_err(A::Error::custom)
}
