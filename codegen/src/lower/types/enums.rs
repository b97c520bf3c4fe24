//! `enum` and `x-ms-enum`.

use crate::api::{Enum, EnumType, EnumValue, StringFormat, Type};
use crate::diagnostic::Code;
use crate::lower::types::arena::Types;
use crate::lower::types::draft::{Content, NameSource, Slot};
use crate::lower::{At, Level, Name, Problem};
use crate::swagger::{EnumExtension, Header, Items, Parameter, Schema};
use serde_json::Value;
use std::collections::HashSet;

/// The keys that describe a simple value, wherever it is used.
pub(crate) struct Simple<'d> {
    pub(crate) type_name: Option<&'d str>,
    pub(crate) format: Option<&'d str>,
    /// The items of an array outside of a body.
    pub(crate) items: Option<&'d Items>,
    description: Option<&'d str>,
    values: Option<&'d [Value]>,
    extension: Option<&'d EnumExtension>,
}

macro_rules! from_fields {
    ($type:ty, $from:ident, $items:expr, $description:expr) => {
        impl<'d> From<&'d $type> for Simple<'d> {
            fn from($from: &'d $type) -> Self {
                Self {
                    type_name: $from.type_name.as_deref(),
                    format: $from.format.as_deref(),
                    items: $items,
                    description: $description,
                    values: $from.values.as_deref(),
                    extension: $from.enum_extension.as_deref(),
                }
            }
        }
    };
}

from_fields!(Schema, from, None, from.description.as_deref());
from_fields!(
    Parameter,
    from,
    from.items.as_deref(),
    from.description.as_deref()
);
from_fields!(
    Header,
    from,
    from.items.as_deref(),
    from.description.as_deref()
);
from_fields!(Items, from, from.items.as_deref(), None);

impl Simple<'_> {
    /// Whether it is an enum.
    pub(crate) fn is_enum(&self) -> bool {
        self.values.is_some() || self.extension.is_some()
    }

    /// The type of the values, by `type` or else by the values themselves; `None` for booleans.
    fn enum_type(&self) -> Option<EnumType> {
        let described = self
            .extension
            .and_then(|extension| extension.values.as_ref());
        let described = described.into_iter().flatten();
        let described = described.filter_map(|described| described.value.as_ref());
        let values = || self.values.into_iter().flatten().chain(described.clone());
        let are = |is_one: fn(&Value) -> bool| values().next().is_some() && values().all(is_one);
        match self.type_name {
            Some("integer") => Some(EnumType::Integer),
            // Definitions use `number` for integers, too.
            Some("number") if are(is_whole) => Some(EnumType::Integer),
            Some("number") => Some(EnumType::Number),
            None if are(Value::is_boolean) => None,
            None if are(Value::is_i64) => Some(EnumType::Integer),
            None if are(Value::is_number) => Some(EnumType::Number),
            _ => Some(EnumType::String),
        }
    }
}

/// Whether a value is an integer, or a string with one.
fn is_whole(value: &Value) -> bool {
    let digits = value.as_str();
    value.is_i64() || digits.is_some_and(|digits| digits.parse::<i64>().is_ok())
}

impl<'d> Types<'d> {
    /// The type of an enum.
    pub(crate) fn enumeration(
        &mut self,
        source: impl Into<Simple<'d>>,
        at: &At,
        name: Name<'_>,
    ) -> Type {
        let source = source.into();
        // The values of booleans and of other types add nothing.
        if !matches!(
            source.type_name,
            None | Some("string" | "integer" | "number")
        ) {
            return self.scalar(at, source.type_name, source.format);
        }
        let Some(ty) = source.enum_type() else {
            return Type::Boolean;
        };
        let values = self.values(&source, ty, at);
        if values.is_empty() {
            // Without `enum` it is only a name, which does no harm.
            let (key, level) = match source.values {
                Some(_) => ("enum", Level::Flaw),
                None => ("x-ms-enum", Level::Warning),
            };
            let message = "the enum has no values";
            let problem = Problem::new(level, Code::EnumEmpty, &at.child(key), message);
            let help = "list its values, or remove `enum` if any value is allowed";
            self.report.add(problem.with_help(help));
            return match ty {
                EnumType::String => Type::String(StringFormat::Plain),
                EnumType::Integer | EnumType::Number => {
                    self.scalar(at, source.type_name, source.format)
                }
            };
        }
        let own_source = match name {
            Name::Whole(_) => NameSource::Definition,
            Name::Part(..) => NameSource::Position,
        };
        let own_name = name.to_string();
        let extension = source.extension;
        let given = extension.and_then(|extension| extension.name.clone());
        let given = given.filter(|given| !given.is_empty() && *given != own_name);
        let (name, name_source, second_name) = match given {
            Some(given) => (given, NameSource::Extension, Some(own_name)),
            None => (own_name, own_source, None),
        };
        let slot = Slot {
            second_name,
            content: Some(Content::Enum(Enum { ty, values })),
            ..Slot::new(name, name_source, source.description, at.clone())
        };
        Type::Named(self.slots.push(slot))
    }

    /// The values in `x-ms-enum`, then those that are only in `enum`.
    fn values(&mut self, source: &Simple<'d>, ty: EnumType, at: &At) -> Vec<EnumValue> {
        let mut values = Vec::new();
        let extension_at = at.child("x-ms-enum");
        if let Some(extension) = source.extension {
            self.report
                .check_keys(&extension_at, &extension.invalid_keys);
            for (index, one) in extension.values.iter().flatten().enumerate() {
                let value_at = extension_at.item("values", index);
                self.report.check_keys(&value_at, &one.invalid_keys);
                let value = one.value.as_ref().unwrap_or(&Value::Null);
                if let Some(value) = self.enum_value(value, ty, &value_at.child("value")) {
                    values.push(EnumValue {
                        value,
                        name: one.name.clone(),
                        description: one.description.clone(),
                    });
                }
            }
        }
        // A null among the values means the same as `x-nullable`.
        let listed = source.values.into_iter().flatten().enumerate();
        for (index, value) in listed.filter(|(_, value)| !value.is_null()) {
            if let Some(value) = self.enum_value(value, ty, &at.item("enum", index)) {
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

    /// A value of an enum as a string. YAML reads unquoted strings as numbers and booleans, and some definitions quote numbers.
    fn enum_value(&mut self, value: &Value, ty: EnumType, at: &At) -> Option<String> {
        let text = match ty {
            EnumType::String => self.documents.text_of(at, value),
            EnumType::Integer | EnumType::Number => match value {
                Value::String(text) => Some(text.clone()),
                Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
                Value::Null | Value::Array(_) | Value::Object(_) => None,
            },
        };
        let Some(text) = text else {
            let message = format!(
                "the enum value `{value}` is not a string, number or boolean; it is left out"
            );
            self.report.flaw(Code::EnumValueType, at, message);
            return None;
        };
        let value_of_type = match ty {
            EnumType::String => Some(text.clone()),
            EnumType::Integer => text.parse::<i64>().ok().map(|number| number.to_string()),
            EnumType::Number => {
                let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
                number.map(|number| number.to_string())
            }
        };
        if value_of_type.is_none() {
            let message = format!(
                "the enum value `{value}` does not have the type of the enum; it is left out"
            );
            let problem = Problem::flaw(Code::EnumValueType, at, message);
            self.report
                .add(problem.with_help("correct the value or `type`"));
        }
        value_of_type
    }
}
