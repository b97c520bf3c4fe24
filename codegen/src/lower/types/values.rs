//! Types of values outside bodies: parameters, their items, headers.

use crate::api::{StringFormat, Type};
use crate::diagnostic::Code;
use crate::lower::types::arena::Types;
use crate::lower::types::enums::EnumSource;
use crate::lower::{At, Name};
use crate::swagger::{Header, Items, Parameter};

/// What says the type of a value outside a body.
pub(crate) struct Outside<'d> {
    type_name: Option<&'d str>,
    format: Option<&'d str>,
    items: Option<&'d Items>,
    enumeration: EnumSource<'d>,
}

macro_rules! from_fields {
    ($($type:ty),*) => {
        $(impl<'d> From<&'d $type> for Outside<'d> {
            fn from(from: &'d $type) -> Self {
                Self {
                    type_name: from.type_name.as_deref(),
                    format: from.format.as_deref(),
                    items: from.items.as_deref(),
                    enumeration: from.into(),
                }
            }
        })*
    };
}

from_fields!(Parameter, Header, Items);

impl<'d> Types<'d> {
    /// The type of a value outside a body: a scalar, an enum, or a list of these. A text stands for what is none of them.
    pub(crate) fn value(
        &mut self,
        source: impl Into<Outside<'d>>,
        at: &At,
        name: Name<'_>,
    ) -> Type {
        let source = source.into();
        let Some(items) = source.items.filter(|_| source.type_name == Some("array")) else {
            if source.type_name == Some("array") {
                self.report.flaw(
                    Code::WrongType,
                    at,
                    "an array without `items`; the items are treated as strings",
                );
                return Type::List(Box::new(Type::String(StringFormat::Plain)));
            }
            if source.enumeration.has_values() {
                return self.enumeration(source.enumeration, at, name);
            }
            if source.type_name.is_none() && source.format.is_none() {
                self.report.flaw(
                    Code::WrongType,
                    at,
                    "`type` is missing; the value is treated as a string",
                );
            }
            return match self.scalar(at, source.type_name, source.format) {
                Type::Any => Type::String(StringFormat::Plain),
                scalar => scalar,
            };
        };
        let items_at = at.child("items");
        self.report.check_keys(&items_at, &items.invalid_keys);
        if items.type_name.as_deref() == Some("array") || items.collection_format.is_some() {
            self.report.flaw(
                Code::Unsupported,
                &items_at,
                "outside of bodies an array of arrays is not supported; its items are treated as strings",
            );
            return Type::List(Box::new(Type::String(StringFormat::Plain)));
        }
        Type::List(Box::new(self.value(items, &items_at, name)))
    }
}
