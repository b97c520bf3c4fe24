//! What of an example's JSON does not come back when it is read and written again.

use crate::api::{Enum, EnumType, Object, Type, TypeKind};
use crate::rust::models::types::Types;
use crate::source::pointer;
use serde_json::Value;

/// How deep examples are compared; deeper values are taken to come back.
const DEEPEST: usize = 64;

/// The JSON pointers of the values that a request body leaves out: read-only and undeclared properties.
pub(crate) fn not_sent(json: &Value, ty: &Type, types: &Types<'_>) -> Result<Vec<String>, String> {
    Walk::run(json, ty, types, true)
}

/// The JSON pointers of the values that a model does not keep as they are: undeclared properties.
pub(crate) fn not_kept(json: &Value, ty: &Type, types: &Types<'_>) -> Result<Vec<String>, String> {
    Walk::run(json, ty, types, false)
}

struct Walk<'a> {
    types: &'a Types<'a>,
    is_request: bool,
    changed: Vec<String>,
}

impl Walk<'_> {
    fn run(
        json: &Value,
        ty: &Type,
        types: &Types<'_>,
        is_request: bool,
    ) -> Result<Vec<String>, String> {
        let mut walk = Walk {
            types,
            is_request,
            changed: Vec::new(),
        };
        walk.value(json, ty, "", DEEPEST)?;
        Ok(walk.changed)
    }

    fn value(&mut self, json: &Value, ty: &Type, at: &str, depth: usize) -> Result<(), String> {
        let Some(depth) = depth.checked_sub(1) else {
            return Ok(());
        };
        let unfit =
            |expected: &str| Err(format!("`{at}` is not {expected} as the definition says"));
        if json.is_null() {
            return Ok(());
        }
        match (ty, json) {
            (Type::Boolean, Value::Bool(_))
            | (Type::String(_), Value::String(_))
            | (Type::Formatted(_), Value::String(_) | Value::Number(_))
            | (Type::Float32 | Type::Float64, Value::Number(_))
            // Bytes are compared by no one.
            | (Type::Any | Type::Bytes, _) => Ok(()),
            (Type::Integer32 | Type::Integer64, Value::Number(number)) if is_whole(number) => {
                Ok(())
            }
            (Type::Boolean, _) => unfit("a boolean"),
            (Type::String(_) | Type::Formatted(_), _) => unfit("a text"),
            (Type::Nullable(item), _) => self.value(json, item, at, depth),
            (Type::Float64 | Type::Float32, _) => unfit("a number"),
            (Type::Integer32 | Type::Integer64, _) => unfit("an integer"),
            (Type::List(item), Value::Array(list)) => {
                for (index, json) in list.iter().enumerate() {
                    self.value(json, item, &pointer::join(at, &index.to_string()), depth)?;
                }
                Ok(())
            }
            (Type::List(_), _) => unfit("a list"),
            (Type::Map(item), Value::Object(map)) => {
                for (key, json) in map {
                    self.value(json, item, &pointer::join(at, key), depth)?;
                }
                Ok(())
            }
            (Type::Map(_), _) => unfit("an object"),
            (Type::Named(id), json) => {
                let types = self.types;
                match (&types[*id].definition.kind, json) {
                    (TypeKind::Enum(choice), Value::String(text)) => {
                        self.choice(text, choice, at);
                        Ok(())
                    }
                    (TypeKind::Enum(choice), Value::Number(_)) if choice.ty != EnumType::String => {
                        Ok(())
                    }
                    (TypeKind::Enum(_), _) => unfit("one of its values"),
                    (TypeKind::Object(object), Value::Object(map)) => {
                        self.object(map, object, at, depth)
                    }
                    (TypeKind::Union(union), Value::Object(map)) => {
                        let kind = map
                            .get(&union.discriminator)
                            .and_then(Value::as_str)
                            .unwrap_or_default();
                        let id = union
                            .kinds
                            .iter()
                            .find(|(value, _)| value.eq_ignore_ascii_case(kind));
                        match id.map(|(_, id)| &types[*id].definition.kind) {
                            Some(TypeKind::Object(object)) => self.object(map, object, at, depth),
                            _ => Ok(()),
                        }
                    }
                    _ => unfit("an object"),
                }
            }
        }
    }

    /// A known text comes back in the definition's case.
    fn choice(&mut self, text: &str, choice: &Enum, at: &str) {
        let known = choice
            .position(text)
            .and_then(|position| choice.values.get(position));
        if known.is_some_and(|known| known.value != text) {
            self.changed.push(at.to_owned());
        }
    }

    fn object(
        &mut self,
        map: &serde_json::Map<String, Value>,
        object: &Object,
        at: &str,
        depth: usize,
    ) -> Result<(), String> {
        for (key, json) in map {
            let at = pointer::join(at, key);
            if let Some((tag, value)) = &object.tag
                && tag == key
            {
                if json != value {
                    self.changed.push(at);
                }
                continue;
            }
            match object
                .properties
                .iter()
                .find(|property| property.name == *key)
            {
                Some(property) if property.read_only && self.is_request => self.changed.push(at),
                Some(property) => self.value(json, &property.ty, &at, depth)?,
                None => match &object.additional {
                    Some(additional) => self.value(json, &additional.ty, &at, depth)?,
                    None => self.changed.push(at),
                },
            }
        }
        Ok(())
    }
}

/// Whether the runtime reads the number as an integer: `8.0` is one.
fn is_whole(number: &serde_json::Number) -> bool {
    number.is_i64()
        || number
            .as_f64()
            .is_some_and(|value| number.is_f64() && value.fract() == 0.0)
}
