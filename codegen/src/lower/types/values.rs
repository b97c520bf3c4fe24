//! Types of values outside of bodies: parameters, their items, and headers.

use crate::api::{StringFormat, Type};
use crate::diagnostic::Code;
use crate::lower::types::arena::Types;
use crate::lower::types::enums::Simple;
use crate::lower::{At, Cause, Name, Problem};
use crate::swagger::Items;

impl<'d> Types<'d> {
    /// The type of a value outside of a body: a scalar, an enum, or a list of these. Other types become strings.
    pub(crate) fn simple_type(
        &mut self,
        source: impl Into<Simple<'d>>,
        at: &At,
        name: Name<'_>,
    ) -> Type {
        let source = source.into();
        if source.type_name == Some("array") {
            let item = self.array_item(source.items, at, name);
            return Type::List(Box::new(item));
        }
        if source.is_enum() {
            return self.enumeration(source, at, name);
        }
        if source.type_name.is_none() && source.format.is_none() {
            let message = "a value outside of a body has no `type`";
            let problem =
                Problem::flaw(Code::KeyMissing, at, message).for_lack_of(at.child("type"));
            let help = "add `type`, such as `string`; only a body has a `schema`";
            let cause = Cause::Same("no type".to_owned());
            self.report.add(problem.with_help(help).with_cause(cause));
        }
        match self.scalar(at, source.type_name, source.format) {
            Type::Any => Type::String(StringFormat::Plain),
            scalar => scalar,
        }
    }

    /// The type of the items of an array outside of a body. Items of other types become strings.
    fn array_item(&mut self, items: Option<&'d Items>, at: &At, name: Name<'_>) -> Type {
        let string = Type::String(StringFormat::Plain);
        let Some(items) = items else {
            let message = "an array without `items`; the items are treated as strings";
            let problem =
                Problem::flaw(Code::ItemsMissing, at, message).for_lack_of(at.child("items"));
            self.report
                .add(problem.with_help("add `items`: the type of an item"));
            return string;
        };
        let at = at.child("items");
        self.report.check_keys(&at, &items.invalid_keys);
        if items.type_name.as_deref() == Some("array") || items.collection_format.is_some() {
            let message = "outside of bodies an array of arrays is not supported";
            let problem = Problem::flaw(Code::UnsupportedType, &at, message).at_key();
            let help = "send the value in a body, or as a `string`";
            self.report.add(problem.with_help(help));
            return string;
        }
        self.simple_type(items, &at, name)
    }
}
