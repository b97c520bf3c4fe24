//! `enum` and `x-ms-enum`.

use super::types::{Claim, Slot};
use super::{At, Lowering, Name};
use crate::api::{Choice, ChoiceValue, Kind, TextKind, Type};
use crate::diagnostic::code;
use crate::swagger::{EnumExtension, Header, Items, Parameter, Schema};
use serde_json::Value;
use std::collections::HashSet;

/// Whatever has values.
pub(super) struct Enum<'d> {
    type_name: Option<&'d str>,
    format: Option<&'d str>,
    description: Option<&'d str>,
    values: Option<&'d [Value]>,
    extension: Option<&'d EnumExtension>,
}

macro_rules! from_fields {
    ($type:ty, $description:expr) => {
        impl<'d> From<&'d $type> for Enum<'d> {
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

impl Enum<'_> {
    /// Whether there are values at all.
    pub(super) fn has_values(&self) -> bool {
        self.values.is_some() || self.extension.is_some()
    }
}

impl<'d> Lowering<'_, 'd> {
    /// The type of something that has values.
    pub(super) fn choice(&mut self, source: impl Into<Enum<'d>>, at: &At, name: Name<'_>) -> Type {
        let source = source.into();
        if let Some(other) = source.type_name.filter(|type_name| *type_name != "string") {
            self.flaw(
                code::UNSUPPORTED,
                &at.child("enum"),
                format!("an enum of type `{other}` is not supported yet"),
            );
            return self.scalar(at, Some(other), source.format);
        }
        let values = self.values(&source, at);
        if values.is_empty() {
            let key = if source.values.is_some() {
                "enum"
            } else {
                "x-ms-enum"
            };
            let problem = self.problem(code::ENUM_EMPTY, &at.child(key), "an enum without values");
            self.report_flaw(
                problem.with_help("list its values, or remove `enum` if it is any text"),
            );
            return Type::Text(TextKind::Plain);
        }
        let own_claim = match name {
            Name::Whole(_) => Claim::Definition,
            Name::Part(..) => Claim::Place,
        };
        let own_name = name.to_string();
        let given = source
            .extension
            .and_then(|extension| extension.name.clone());
        let given = given.filter(|given| !given.is_empty() && *given != own_name);
        let description = source.description.map(str::to_owned);
        let mut slot = match given {
            Some(given) => Slot {
                second_name: Some(own_name),
                ..Slot::new(given, Claim::Extension, description, at.clone())
            },
            None => Slot::new(own_name, own_claim, description, at.clone()),
        };
        slot.kind = Some(Kind::Choice(Choice { values }));
        self.new_type(slot).map_or(Type::Any, Type::Named)
    }

    /// The values that `x-ms-enum` describes, then those that only `enum` has.
    fn values(&mut self, source: &Enum<'d>, at: &At) -> Vec<ChoiceValue> {
        let mut values = Vec::new();
        let extension_at = at.child("x-ms-enum");
        if let Some(extension) = source.extension {
            self.check_keys(&extension_at, &extension.unknown, &extension.repeated);
            for (index, one) in extension.values.iter().flatten().enumerate() {
                let value_at = extension_at.item("values", index);
                self.check_keys(&value_at, &one.unknown, &one.repeated);
                if let Some(value) =
                    self.text(one.value.as_ref().unwrap_or(&Value::Null), &value_at)
                {
                    values.push(ChoiceValue {
                        value,
                        name: one.name.clone(),
                        description: one.description.clone(),
                    });
                }
            }
        }
        for (index, value) in source.values.into_iter().flatten().enumerate() {
            if let Some(value) = self.text(value, &at.item("enum", index)) {
                values.push(ChoiceValue {
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

    /// A value of an enum of texts. YAML and careless JSON have numbers and booleans that stand for their text.
    fn text(&mut self, value: &Value, at: &At) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(truth) => Some(truth.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => {
                self.flaw(
                    code::UNSUPPORTED,
                    at,
                    format!("{value} as a value of an enum is not supported"),
                );
                None
            }
        }
    }
}
