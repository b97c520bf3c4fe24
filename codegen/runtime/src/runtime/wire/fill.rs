//! Reads values from JSON that was read before: that of unions whose discriminator is not first, and of names in another case.
//!
//! It does what the reader does. The reader could read JSON values too, but it would be compiled once more.

use super::json_path::JsonPath;
use super::misfit::{Found, Misfit};
use super::scalar::{Scalar, leave_out, store_null};
use super::value::{List, Map, Object, Slot, Value};
use serde_json::{Map as JsonMap, Value as Json};

/// Reads a value. The result means the same as that of the reader.
pub(super) fn fill(value: &mut dyn Value, json: Json, path: &JsonPath<'_>) -> Result<bool, Misfit> {
    let scalar = match &json {
        Json::Null => return Ok(store_null(value, path)),
        Json::Bool(value) => Scalar::Boolean(*value),
        Json::Number(number) => Scalar::of_number(number),
        Json::String(text) => Scalar::Text(text),
        Json::Array(_) | Json::Object(_) => return fill_parts(value, json, path),
    };
    if let Slot::Json(slot) = value.open() {
        *slot = json;
        return Ok(true);
    }
    scalar.store(value, path)
}

fn fill_parts(value: &mut dyn Value, json: Json, path: &JsonPath<'_>) -> Result<bool, Misfit> {
    let found = match &json {
        Json::Array(_) => Found::List,
        _ => Found::Object,
    };
    match (value.open(), json) {
        (Slot::Json(slot), json) => *slot = json,
        (Slot::List(list), Json::Array(items)) => fill_list(list, items, path)?,
        (Slot::Object(object), Json::Array(items)) => {
            let fields = object.shape().fields;
            let Some(index) = fields.iter().position(|field| field.items) else {
                return leave_out(value, &found, path);
            };
            return fill_parts(object.field_mut(index), Json::Array(items), path);
        }
        (Slot::Object(object), Json::Object(entries)) => fill_object(object, entries, path)?,
        (Slot::Union(union), Json::Object(entries)) => union.take(entries, path)?,
        (Slot::Map(map), Json::Object(entries)) => {
            for (name, json) in entries {
                put(map, name, json, path, false)?;
            }
        }
        _ => return leave_out(value, &found, path),
    }
    Ok(true)
}

fn fill_list(list: &mut dyn List, items: Vec<Json>, path: &JsonPath<'_>) -> Result<(), Misfit> {
    for (index, json) in items.into_iter().enumerate() {
        let kept = match list.push() {
            Some(value) => fill(value, json, &JsonPath::index(path, index))?,
            None => true,
        };
        if !kept {
            list.drop_last();
        }
    }
    Ok(())
}

/// Reads an entry of a map, or an undeclared property.
pub(super) fn put(
    map: &mut dyn Map,
    name: String,
    json: Json,
    path: &JsonPath<'_>,
    secret: bool,
) -> Result<(), Misfit> {
    let (mut json, mut result) = (Some(json), Ok(false));
    map.put(name, &mut |name, value| {
        let path = &JsonPath::name(path, name, secret);
        result = fill(value, json.take().unwrap_or_default(), path);
        matches!(result, Ok(true))
    });
    result.map(|_| ())
}

fn fill_object(
    object: &mut dyn Object,
    entries: JsonMap<String, Json>,
    path: &JsonPath<'_>,
) -> Result<(), Misfit> {
    let shape = object.shape();
    let mut filled = Vec::new();
    let mut others = Vec::new();
    for (name, json) in entries {
        if let Some((index, field)) = shape.exact(&name) {
            filled.push(index);
            let path = &JsonPath::name(path, field.name, field.secret);
            fill(object.field_mut(index), json, path)?;
        } else if !shape.is_tag(&name) {
            others.push((name, json));
        }
    }
    // The last of two names in another case counts.
    while let Some((name, json)) = others.pop() {
        match shape.similar(&name) {
            Some((index, field)) if !filled.contains(&index) => {
                filled.push(index);
                let path = &JsonPath::name(path, &name, field.secret);
                fill(object.field_mut(index), json, path)?;
                continue;
            }
            None if shape.is_similar_tag(&name) && shape.is_kind(&json) => continue,
            _ => {}
        }
        if let Some(Slot::Map(map)) = object.additional_mut().map(Value::open) {
            put(map, name, json, path, shape.additional_is_secret)?;
        }
    }
    Ok(())
}
