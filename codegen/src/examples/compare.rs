//! Whether a value came back as it was: what the definition knows of it, and no more.

use super::judge::Finding;
use crate::api::{Api, Enum, Object, Type, TypeKind, Union};
use crate::source::pointer;
use serde_json::{Map, Value};

/// How deep values are compared; deeper ones are taken to come back.
const DEEPEST: usize = 100;

/// What is compared with what.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Direction {
    /// The body of a request: read-only properties are not sent.
    Request,
    /// The body of a response.
    Response,
}

/// The differences between an example's value and what came back. Null and missing are the same.
pub(super) fn differences(
    example: &Value,
    found: &Value,
    ty: &Type,
    api: &Api,
    direction: Direction,
) -> Vec<Finding> {
    let mut walk = Walk::new(api, direction);
    walk.value(example, Some(found), ty, "", DEEPEST);
    walk.findings
}

/// Where the example is of another structure than the definition says.
pub(super) fn contradictions(example: &Value, ty: &Type, api: &Api) -> Vec<Finding> {
    let mut walk = Walk::new(api, Direction::Response);
    // Compared with itself, a value differs only in structure.
    walk.structure_only = true;
    walk.value(example, Some(example), ty, "", DEEPEST);
    walk.findings
}

struct Walk<'a> {
    api: &'a Api,
    direction: Direction,
    structure_only: bool,
    findings: Vec<Finding>,
}

impl<'a> Walk<'a> {
    fn new(api: &'a Api, direction: Direction) -> Self {
        Self {
            api,
            direction,
            structure_only: false,
            findings: Vec::new(),
        }
    }

    fn say(&mut self, at: &str, cause: impl Into<String>) {
        self.findings.push(Finding {
            path: at.to_owned(),
            cause: cause.into(),
        });
    }

    fn structure(&mut self, at: &str, json: &Value, declared: &str) {
        let found = kind(json);
        self.say(
            at,
            format!("structural contradiction: {found} where {declared} is declared"),
        );
    }

    fn value(&mut self, json: &Value, found: Option<&Value>, ty: &Type, at: &str, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        if let Type::Nullable(item) = ty {
            return self.nullable(json, found, item, at, depth);
        }
        let found = found.filter(|found| !found.is_null());
        if json.is_null() {
            if let Some(found) = found {
                self.say(at, format!("null came back as {}", kind(found)));
            }
            return;
        }
        match (ty, json) {
            (Type::Any, _) => self.same(json, found, at),
            (Type::List(item), Value::Array(items)) => self.list(items, found, item, at, depth),
            (Type::List(_), _) => self.structure(at, json, "a list"),
            (Type::Map(item), Value::Object(map)) => {
                let kept = found.and_then(Value::as_object);
                if let (None, Some(found)) = (kept, found) {
                    self.say(at, format!("an object came back as {}", kind(found)));
                    return;
                }
                if found.is_none() && !map.is_empty() {
                    self.lost(at);
                    return;
                }
                for (key, json) in map {
                    let at = pointer::join(at, key);
                    self.value(json, kept.and_then(|kept| kept.get(key)), item, &at, depth);
                }
            }
            (Type::Map(_), _) => self.structure(at, json, "an object"),
            (Type::Named(id), _) => {
                let api = self.api;
                match (&api.types[*id].kind, json) {
                    (TypeKind::Enum(choice), _) => self.choice(json, found, choice, at),
                    (TypeKind::Object(object), Value::Object(map)) => {
                        self.object(map, found, object, at, depth);
                    }
                    (TypeKind::Union(union), Value::Object(map)) => {
                        self.union(json, map, found, union, at, depth);
                    }
                    _ => self.structure(at, json, "an object"),
                }
            }
            (_, Value::Object(_) | Value::Array(_)) => self.structure(at, json, "a single value"),
            (Type::Float32, _) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "the type has no more digits"
                )]
                let narrow = |json: &Value| json.as_f64().map(|value| value as f32);
                match found {
                    Some(found) if narrow(found).is_some() && narrow(found) == narrow(json) => {}
                    _ => self.scalar(json, found, at),
                }
            }
            _ => self.scalar(json, found, at),
        }
    }

    /// A value for which null means something, and comes back.
    fn nullable(&mut self, json: &Value, found: Option<&Value>, ty: &Type, at: &str, depth: usize) {
        match found {
            Some(Value::Null) if json.is_null() => {}
            None if json.is_null() => self.say(at, "null did not come back"),
            found => self.value(json, found, ty, at, depth),
        }
    }

    fn lost(&mut self, at: &str) {
        if !self.structure_only {
            self.say(at, "it did not come back");
        }
    }

    /// Values without parts are the same if they spell the same.
    fn scalar(&mut self, json: &Value, found: Option<&Value>, at: &str) {
        match found {
            None => self.say(at, format!("{} did not come back", shown(json))),
            Some(found) if is_same_scalar(json, found) => {}
            Some(found) => self.say(at, format!("{} came back as {}", shown(json), shown(found))),
        }
    }

    fn choice(&mut self, json: &Value, found: Option<&Value>, choice: &Enum, at: &str) {
        let (Value::String(text), Some(Value::String(found))) = (json, found) else {
            if json.is_object() || json.is_array() {
                self.structure(at, json, "a single value");
            } else {
                self.scalar(json, found, at);
            }
            return;
        };
        let is_known = |known: &str| known.eq_ignore_ascii_case(text) && known == found;
        if text != found && !choice.values.iter().any(|known| is_known(&known.value)) {
            self.say(at, format!("`{text}` came back as `{found}`"));
        }
    }

    fn list(
        &mut self,
        items: &[Value],
        found: Option<&Value>,
        item: &Type,
        at: &str,
        depth: usize,
    ) {
        let Some(found) = found.and_then(Value::as_array) else {
            if !items.is_empty() {
                self.lost(at);
            }
            return;
        };
        let counts = |json: &Value| !json.is_null() || matches!(item, Type::Nullable(_));
        let mut kept = found.iter().filter(|json| counts(json));
        for (index, json) in items.iter().enumerate().filter(|(_, json)| counts(json)) {
            let at = pointer::join(at, &index.to_string());
            self.value(json, kept.next(), item, &at, depth);
        }
        if kept.next().is_some() {
            self.say(at, "more items came back");
        }
    }

    fn object(
        &mut self,
        map: &Map<String, Value>,
        found: Option<&Value>,
        object: &Object,
        at: &str,
        depth: usize,
    ) {
        let kept = found.and_then(Value::as_object);
        if let (None, Some(found)) = (kept, found) {
            self.say(at, format!("an object came back as {}", kind(found)));
            return;
        }
        if found.is_none() && map.is_empty() {
            self.lost(at);
        }
        let get = |key: &str| kept.and_then(|kept| kept.get(key));
        for (key, json) in map {
            let at = pointer::join(at, key);
            if let Some((tag, _)) = &object.tag
                && tag == key
            {
                self.tag(json, get(key), &at);
                continue;
            }
            let property = object
                .properties
                .iter()
                .find(|property| property.name == *key);
            match (property, &object.additional) {
                (Some(property), _)
                    if property.read_only && self.direction == Direction::Request =>
                {
                    if get(key).is_some() {
                        self.say(&at, "a read-only property was sent");
                    }
                }
                (Some(property), _) if property.clearable => {
                    self.nullable(json, get(key), &property.ty, &at, depth);
                }
                (Some(property), _) => self.value(json, get(key), &property.ty, &at, depth),
                (None, Some(additional)) => {
                    self.value(json, get(key), &additional.ty, &at, depth);
                }
                // What the definition does not know may go.
                (None, None) => {}
            }
        }
        for (key, found) in kept.into_iter().flatten() {
            let is_tag = object.tag.as_ref().is_some_and(|(tag, _)| tag == key);
            if !map.contains_key(key) && !is_tag && !found.is_null() {
                self.say(&pointer::join(at, key), "it was not in the example");
            }
        }
    }

    /// The value of a discriminator comes back in the definition's case.
    fn tag(&mut self, json: &Value, found: Option<&Value>, at: &str) {
        let same = match (json.as_str(), found.and_then(Value::as_str)) {
            (Some(text), Some(found)) => text.eq_ignore_ascii_case(found),
            _ => false,
        };
        if !same {
            let found = found.unwrap_or(&Value::Null);
            self.say(at, format!("{} came back as {}", shown(json), shown(found)));
        }
    }

    fn union(
        &mut self,
        json: &Value,
        map: &Map<String, Value>,
        found: Option<&Value>,
        union: &Union,
        at: &str,
        depth: usize,
    ) {
        let kind = map.get(&union.discriminator).and_then(Value::as_str);
        let id = kind.and_then(|kind| {
            let mut kinds = union.kinds.iter();
            kinds.find(|(value, _)| value.eq_ignore_ascii_case(kind))
        });
        let definition = id.map(|(_, id)| &self.api.types[*id]);
        match definition.map(|definition| &definition.kind) {
            Some(TypeKind::Object(object)) => self.object(map, found, object, at, depth),
            // A kind that is not known is kept whole.
            _ => self.same(json, found, at),
        }
    }

    /// Values of which the definition says nothing.
    fn same(&mut self, json: &Value, found: Option<&Value>, at: &str) {
        let found = found.unwrap_or(&Value::Null);
        if !self.structure_only && !is_same(json, found) {
            self.say(at, format!("{} came back as {}", shown(json), shown(found)));
        }
    }
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let keys = one.keys().chain(other.keys());
            let get =
                |map: &Map<String, Value>, key: &String| map.get(key).cloned().unwrap_or_default();
            keys.into_iter()
                .all(|key| is_same(&get(one, key), &get(other, key)))
        }
        _ => is_same_scalar(one, other),
    }
}

/// Numbers by value, and texts that spell a number or a boolean like these.
fn is_same_scalar(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.as_f64().is_some_and(|one| other.as_f64() == Some(one))
        }
        (Value::String(text), Value::Number(_)) | (Value::Number(_), Value::String(text)) => {
            let number = if one.is_number() { one } else { other };
            text.trim().parse().ok() == number.as_f64()
        }
        (Value::String(text), Value::Bool(value)) | (Value::Bool(value), Value::String(text)) => {
            text.eq_ignore_ascii_case(if *value { "true" } else { "false" })
        }
        _ => one == other,
    }
}

/// What a value is, in words.
fn kind(json: &Value) -> &'static str {
    match json {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// A value as it is shown, if it is short.
fn shown(json: &Value) -> String {
    const LONGEST: usize = 60;
    let text = json.to_string();
    if text.chars().count() > LONGEST {
        kind(json).to_owned()
    } else {
        format!("`{text}`")
    }
}
