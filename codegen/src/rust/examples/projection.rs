//! The JSON that generated code sends and returns for the JSON of an example.

use super::scalar::{convert, declared, kind, of_enum, shown};
use crate::api::{Api, Enum, EnumType, Object, Property, Type, TypeKind, Union};
use crate::pointer::Step;
use serde_json::{Map, Value};

/// The depth to which values are projected. Deeper values are expected unchanged.
const DEEPEST: usize = 100;

/// The direction of a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Direction {
    /// It is sent. Read-only properties are left out.
    Request,
    /// It is received and serialized again.
    Response,
}

/// The JSON that generated code sends or returns for an example's value.
#[derive(Clone, Debug)]
pub(crate) struct Projection {
    /// The value that is sent or returned.
    pub(crate) json: Value,
    /// The values that do not match their types. They are missing in `json`.
    pub(crate) misfits: Vec<Misfit>,
}

/// A value that does not match its type.
#[derive(Clone, Debug)]
pub(crate) struct Misfit {
    /// Its path in the example's value.
    pub(crate) path: Vec<Step>,
    /// The value that was found and the declared type.
    pub(crate) message: String,
    /// It is a list or an object, or one of these is declared. Such a value makes a response unreadable if it is the whole body.
    pub(crate) structural: bool,
}

impl Projection {
    /// Projects a value of a type.
    pub(crate) fn new(json: &Value, ty: &Type, api: &Api, direction: Direction) -> Self {
        let mut walk = Walk {
            api,
            direction,
            path: Vec::new(),
            misfits: Vec::new(),
        };
        let json = walk.value(json, ty).unwrap_or_default();
        Self {
            json,
            misfits: walk.misfits,
        }
    }
}

struct Walk<'a> {
    api: &'a Api,
    direction: Direction,
    path: Vec<Step>,
    misfits: Vec<Misfit>,
}

impl Walk<'_> {
    /// The value, or none if it is left out.
    fn value(&mut self, json: &Value, ty: &Type) -> Option<Value> {
        if self.path.len() >= DEEPEST {
            return Some(json.clone());
        }
        match (ty, json) {
            (Type::Any | Type::Bytes, _) => Some(json.clone()),
            (Type::Nullable(_), Value::Null) => Some(Value::Null),
            (_, Value::Null) => None,
            (Type::Nullable(item), _) => self.value(json, item),
            (Type::List(item), Value::Array(items)) => {
                let items = items.iter().enumerate();
                // An item that is left out is null here, so that the indices are those of the example.
                let items = items.map(|(index, json)| self.part(Step::Index(index), json, item));
                Some(items.map(Option::unwrap_or_default).collect())
            }
            (Type::Map(item), Value::Object(map)) => {
                let mut entries = Map::new();
                for (key, json) in map {
                    self.entry(key, json, item, &mut entries);
                }
                Some(Value::Object(entries))
            }
            (Type::List(_), _) => self.structural(json, "a list"),
            (Type::Map(_), _) => self.structural(json, "an object"),
            (Type::Named(id), _) => match (&self.api.types[*id].kind, json) {
                (TypeKind::Enum(one), _) => self.enum_value(json, one),
                (TypeKind::Object(object), Value::Object(map)) => Some(self.object(map, object)),
                (TypeKind::Union(union), Value::Object(map)) => self.union(json, map, union),
                _ => self.structural(json, "an object"),
            },
            _ => self.scalar(json, ty),
        }
    }

    /// Projects a part of the current value.
    fn part(&mut self, step: Step, json: &Value, ty: &Type) -> Option<Value> {
        self.path.push(step);
        let projected = self.value(json, ty);
        self.path.pop();
        projected
    }

    fn entry(&mut self, key: &str, json: &Value, ty: &Type, entries: &mut Map<String, Value>) {
        if let Some(json) = self.part(Step::Key(key.to_owned()), json, ty) {
            entries.insert(key.to_owned(), json);
        }
    }

    fn object(&mut self, map: &Map<String, Value>, object: &Object) -> Value {
        let mut entries = Map::new();
        for (key, json) in map {
            let property = declared_as(object, key);
            // The exact name counts, or else the last of those in another case.
            let property = property.filter(|property| {
                property.name == *key || member(map, &property.name) == Some(json)
            });
            match (property, &object.additional) {
                (Some(property), _)
                    if property.read_only && self.direction == Direction::Request => {}
                (Some(property), _) if json.is_null() => {
                    if property.clearable {
                        entries.insert(property.name.clone(), Value::Null);
                    }
                }
                (Some(property), _) => {
                    if let Some(json) = self.part(Step::Key(key.clone()), json, &property.ty) {
                        entries.insert(property.name.clone(), json);
                    }
                }
                (None, Some(additional)) => self.entry(key, json, &additional.ty, &mut entries),
                (None, None) => {}
            }
        }
        if let Some((name, kind)) = &object.tag {
            let other = member(map, name).filter(|json| {
                let same = |text: &str| text.eq_ignore_ascii_case(kind);
                !json.as_str().is_some_and(same)
            });
            let kind = other.map_or_else(|| Value::String(kind.clone()), Value::clone);
            entries.insert(name.clone(), kind);
        }
        Value::Object(entries)
    }

    /// An object of a known kind. Another object is kept unchanged.
    fn union(&mut self, json: &Value, map: &Map<String, Value>, union: &Union) -> Option<Value> {
        let kind = member(map, &union.discriminator).and_then(Value::as_str);
        match kind.and_then(|kind| union.object(kind)) {
            Some(id) => self.value(json, &Type::Named(id)),
            None => Some(json.clone()),
        }
    }

    /// A known value of an enum is written as in the definition. Among strings, an unknown number or boolean stays one.
    fn enum_value(&mut self, json: &Value, one: &Enum) -> Option<Value> {
        let text = self.scalar(json, &of_enum(one.ty))?;
        let known = text.as_str().and_then(|text| one.position(text));
        let known = known.and_then(|position| one.values.get(position));
        let unknown = || match one.ty {
            EnumType::String => json.clone(),
            EnumType::Integer | EnumType::Number => text.clone(),
        };
        Some(known.map_or_else(unknown, |known| Value::String(known.value.clone())))
    }

    fn scalar(&mut self, json: &Value, ty: &Type) -> Option<Value> {
        if json.is_object() || json.is_array() {
            return self.structural(json, declared(ty));
        }
        let converted = convert(json, ty);
        if converted.is_none() {
            let misfit = self.misfit(&shown(json), declared(ty));
            self.misfits.push(misfit);
        }
        converted
    }

    fn structural(&mut self, json: &Value, declared: &str) -> Option<Value> {
        self.misfits.push(Misfit {
            structural: true,
            ..self.misfit(kind(json), declared)
        });
        None
    }

    fn misfit(&self, found: &str, declared: &str) -> Misfit {
        Misfit {
            path: self.path.clone(),
            message: format!("{found} where {declared} is declared"),
            structural: false,
        }
    }
}

/// The property that a name means.
fn declared_as<'a>(object: &'a Object, name: &str) -> Option<&'a Property> {
    let mut properties = object.properties.iter();
    let exact = properties.find(|property| property.name == name);
    exact.or_else(|| {
        let mut properties = object.properties.iter();
        let is_tag = object.tag.as_ref().is_some_and(|(tag, _)| tag == name);
        properties.find(|property| !is_tag && property.name.eq_ignore_ascii_case(name))
    })
}

/// The value of a name in an object: the exact one, or the last that differs in ASCII case only.
pub(super) fn member<'a>(map: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    map.get(name).or_else(|| {
        let mut variants = map.iter().rev();
        let (_, json) = variants.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(json)
    })
}
