//! The one reader: serde's visitor for all values.

use super::any_json::{AnyJson, NUMBER_AS_TEXT};
use super::json_path::JsonPath;
use super::misfit::Found;
use super::names::{Name, NameOtherThan, NameSeed, Variant};
use super::scalar::Scalar;
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
        if self.path.is_in_mended() {
            return Ok(self.skip_null());
        }
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
    /// Null may stand for a value that no parser accepts. It is missing then, so that a `PATCH` does not clear the value; any JSON is
    /// null.
    #[cold]
    fn skip_null(self) -> bool {
        let is_json = matches!(self.value.open(), Slot::Json(_));
        self.value.clear() && (is_json || self.path.is_root())
    }

    #[cold]
    fn leave_out_list<'de, A: SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        let expected = self.value.open().expected();
        let left_out = self.path.leave_out(expected, &Found::List);
        left_out.map_err(A::Error::custom)?;
        while items.next_element::<IgnoredAny>()?.is_some() {}
        self.value.clear();
        Ok(false)
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
        self.value.clear();
        Ok(false)
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
    let mut filled = Filled::default();
    let mut variants = Vec::new();
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
                if filled.seen & bit != 0 {
                    value.clear();
                    filled.by_variants.retain(|one| *one != index);
                }
                filled.seen |= bit;
                next = index + 1;
                let path = &JsonPath::name(path, field.name, field.secret);
                entries.next_value_seed(Reader { value, path })?;
            }
            Name::Skipped => drop(entries.next_value::<IgnoredAny>()?),
            Name::Variant(variant) if keep_others => {
                let json = entries.next_value_seed(AnyJson::default())?;
                variants.push((*variant, json));
            }
            Name::Variant(variant) => {
                read_variant(object, &variant, &mut entries, path, &mut filled)?;
            }
            Name::Other(name) => match object.additional_mut().map(Value::open) {
                Some(Slot::Map(map)) => {
                    read_entry(map, name, &mut entries, path, shape.additional_is_secret)?;
                }
                _ => drop(entries.next_value::<IgnoredAny>()?),
            },
        }
    }
    if variants.is_empty() {
        Ok(())
    } else {
        sort_out_variants(object, variants, path, &mut filled).map_err(A::Error::custom)
    }
}

/// The fields that the document has.
#[derive(Default)]
struct Filled {
    /// A bit for each. Fields beyond 64 share bits.
    seen: u64,
    /// Those of them whose names have another case in the document.
    by_variants: Vec<usize>,
}

impl Filled {
    /// Whether the document has the exact name of a field. Where bits are shared, null counts as missing.
    fn exactly(&self, object: &dyn Object, index: usize) -> bool {
        self.seen & (1 << (index % 64)) != 0
            && !self.by_variants.contains(&index)
            && (object.shape().fields.len() <= 64
                || !matches!(object.field(index).view(), View::Nothing))
    }

    /// Prepares a field for a value whose name has another case.
    fn open<'a>(&mut self, object: &'a mut dyn Object, index: usize) -> &'a mut dyn Value {
        let value = object.field_mut(index);
        if self.by_variants.contains(&index) {
            value.clear();
        } else {
            self.by_variants.push(index);
            self.seen |= 1 << (index % 64);
        }
        value
    }
}

/// Reads a property whose name has another case, unless the document has the exact name too.
#[cold]
fn read_variant<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    variant: &Variant,
    entries: &mut A,
    path: &JsonPath<'_>,
    filled: &mut Filled,
) -> Result<(), A::Error> {
    match variant.field {
        Some((index, field)) if !filled.exactly(object, index) => {
            let value = filled.open(object, index);
            let path = &JsonPath::name(path, &variant.name, field.secret);
            entries.next_value_seed(Reader { value, path })?;
        }
        _ => drop(entries.next_value::<IgnoredAny>()?),
    }
    Ok(())
}

/// In a model that keeps undeclared properties, the last variant of a name goes to the field if the document does not have the exact
/// name, and the others are undeclared properties. So nothing is lost, in whatever order they come.
#[cold]
fn sort_out_variants(
    object: &mut dyn Object,
    variants: Vec<(Variant, Json)>,
    path: &JsonPath<'_>,
    filled: &mut Filled,
) -> Result<(), serde_json::Error> {
    let shape = object.shape();
    for (Variant { field, name }, json) in variants.into_iter().rev() {
        match field {
            Some((index, field))
                if !filled.by_variants.contains(&index) && !filled.exactly(object, index) =>
            {
                let value = filled.open(object, index);
                read_json(value, json, &JsonPath::name(path, &name, field.secret))?;
                continue;
            }
            None if shape.is_kind(&json) => continue,
            _ => {}
        }
        if let Some(Slot::Map(map)) = object.additional_mut().map(Value::open) {
            let (mut json, mut result) = (Some(json), Ok(false));
            map.put(name, &mut |name, value| {
                let path = &JsonPath::name(path, name, shape.additional_is_secret);
                result = read_json(value, json.take().unwrap_or_default(), path);
                matches!(result, Ok(true))
            });
            result?;
        }
    }
    Ok(())
}

/// Reads a value from JSON that was read before.
pub(super) fn read_json(
    value: &mut dyn Value,
    json: Json,
    path: &JsonPath<'_>,
) -> Result<bool, serde_json::Error> {
    json.deserialize_any(Reader { value, path })
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
