//! `enum` and `x-ms-enum`.

use crate::api::{Enum, EnumType, EnumValue, StringFormat, Type};
use crate::diagnostic::Code;
use crate::lower::types::arena::Types;
use crate::lower::types::draft::{Content, NameSource, Slot};
use crate::lower::{At, Level, Name, Problem};
use crate::swagger::{EnumExtension, Header, Items, Parameter, Schema};
use serde_json::Value;
use std::collections::HashSet;

/// Whatever has values.
pub(crate) struct EnumSource<'d> {
    type_name: Option<&'d str>,
    format: Option<&'d str>,
    description: Option<&'d str>,
    values: Option<&'d [Value]>,
    extension: Option<&'d EnumExtension>,
}

macro_rules! from_fields {
    ($type:ty, $description:expr) => {
        impl<'d> From<&'d $type> for EnumSource<'d> {
            fn from(from: &'d $type) -> Self {
                let description: fn(&$type) -> Option<&str> = $description;
                Self {
                    type_name: from.type_name.as_deref(),
                    format: from.format.as_deref(),
                    description: description(from),
                    values: from.values.as_deref(),
                    extension: from.enum_extension.as_deref(),
                }
            }
        }
    };
}

from_fields!(Schema, |schema| schema.description.as_deref());
from_fields!(Parameter, |parameter| parameter.description.as_deref());
from_fields!(Header, |header| header.description.as_deref());
from_fields!(Items, |_| None);

impl EnumSource<'_> {
    /// Whether there are values at all.
    pub(crate) fn has_values(&self) -> bool {
        self.values.is_some() || self.extension.is_some()
    }

    /// What the values are; none if they are `true` and `false`. Without `type` the values tell it.
    fn of(&self) -> Option<EnumType> {
        let described = self
            .extension
            .and_then(|extension| extension.values.as_ref());
        let described = described.into_iter().flatten();
        let described = described.filter_map(|described| described.value.as_ref());
        let values = || self.values.into_iter().flatten().chain(described.clone());
        let are = |is_one: fn(&Value) -> bool| values().next().is_some() && values().all(is_one);
        match self.type_name {
            Some("integer") => Some(EnumType::Integer),
            // Definitions say `number` of whole numbers, too.
            Some("number") if are(is_whole) => Some(EnumType::Integer),
            Some("number") => Some(EnumType::Number),
            None if are(Value::is_boolean) => None,
            None if are(Value::is_i64) => Some(EnumType::Integer),
            None if are(Value::is_number) => Some(EnumType::Number),
            _ => Some(EnumType::String),
        }
    }
}

/// Whether a value is a whole number, or a text that spells one.
fn is_whole(value: &Value) -> bool {
    value.is_i64()
        || value
            .as_str()
            .is_some_and(|text| text.parse::<i64>().is_ok())
}

impl<'d> Types<'d> {
    /// The type of something that has values.
    pub(crate) fn enumeration(
        &mut self,
        source: impl Into<EnumSource<'d>>,
        at: &At,
        name: Name<'_>,
    ) -> Type {
        let source = source.into();
        let of = match source.type_name {
            None | Some("string" | "integer" | "number") => source.of(),
            // Both values of a boolean are known anyway.
            Some(other) => return self.scalar(at, Some(other), source.format),
        };
        let Some(of) = of else { return Type::Boolean };
        let values = self.values(&source, of, at);
        if values.is_empty() {
            // A name alone says that there are values, and not which.
            let (key, level) = match source.values {
                Some(_) => ("enum", Level::Flaw),
                None => ("x-ms-enum", Level::Warning),
            };
            let message = "the enum has no values";
            self.report.add(
                Problem::new(level, Code::EnumEmpty, &at.child(key), message)
                    .with_help("list its values, or remove `enum` if any value is allowed"),
            );
            return match of {
                EnumType::String => Type::String(StringFormat::Plain),
                EnumType::Integer | EnumType::Number => {
                    self.scalar(at, source.type_name, source.format)
                }
            };
        }
        let own_source = match name {
            Name::Whole(_) => NameSource::Definition,
            Name::Part(..) => NameSource::Place,
        };
        let own_name = name.to_string();
        let given = source
            .extension
            .and_then(|extension| extension.name.clone());
        let given = given.filter(|given| !given.is_empty() && *given != own_name);
        let (name, name_source, second_name) = match given {
            Some(given) => (given, NameSource::Extension, Some(own_name)),
            None => (own_name, own_source, None),
        };
        let slot = Slot {
            second_name,
            content: Some(Content::Enum(Enum { ty: of, values })),
            ..Slot::new(name, name_source, source.description, at.clone())
        };
        Type::Named(self.slots.push(slot))
    }

    /// The values that `x-ms-enum` describes, then those that only `enum` has.
    fn values(&mut self, source: &EnumSource<'d>, of: EnumType, at: &At) -> Vec<EnumValue> {
        let mut values = Vec::new();
        let extension_at = at.child("x-ms-enum");
        if let Some(extension) = source.extension {
            self.report
                .check_keys(&extension_at, &extension.invalid_keys);
            for (index, one) in extension.values.iter().flatten().enumerate() {
                let value_at = extension_at.item("values", index);
                self.report.check_keys(&value_at, &one.invalid_keys);
                let value = one.value.as_ref().unwrap_or(&Value::Null);
                if let Some(value) = self.text(value, of, &value_at) {
                    values.push(EnumValue {
                        value,
                        name: one.name.clone(),
                        description: one.description.clone(),
                    });
                }
            }
        }
        // That null is among the values says no more than `x-nullable`.
        let listed = source.values.into_iter().flatten().enumerate();
        for (index, value) in listed.filter(|(_, value)| !value.is_null()) {
            if let Some(value) = self.text(value, of, &at.item("enum", index)) {
                values.push(EnumValue {
                    value,
                    name: None,
                    description: None,
                });
            }
        }
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(value.value.clone()));
        values
    }

    /// A value of an enum. YAML and careless JSON have numbers and booleans that stand for their text, and texts that stand for
    /// numbers.
    fn text(&mut self, value: &Value, of: EnumType, at: &At) -> Option<String> {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(truth) => truth.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => {
                let message = format!(
                    "the enum value `{value}` is not a string, number or boolean; it is left out"
                );
                self.report.flaw(Code::Unsupported, at, message);
                return None;
            }
        };
        let number = match of {
            EnumType::String => Some(text.clone()),
            EnumType::Integer => text.parse::<i64>().ok().map(|number| number.to_string()),
            EnumType::Number => {
                let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
                number.map(|number| number.to_string())
            }
        };
        if number.is_none() {
            let message = format!(
                "the enum value `{value}` does not have the type of the enum; it is left out"
            );
            self.report.flaw(Code::Unsupported, at, message);
        }
        number
    }
}
