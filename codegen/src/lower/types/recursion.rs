//! Definitions that contain themselves through lists and maps alone, without an object with a name in between.

use crate::api::Type;
use crate::diagnostic::Code;
use crate::lower::input::references::{Definition, SchemaTarget};
use crate::lower::types::arena::Types;
use crate::lower::types::draft::SchemaType;
use crate::lower::types::schema::wrapped;
use crate::lower::{At, Problem};
use crate::swagger::{AdditionalProperties, Schema};
use std::collections::HashSet;

/// A schema on the way, and whether the way has passed a list or a map. Without one, definitions only refer to each other.
type Step<'d> = (&'d Schema, At, bool);

impl<'d> Types<'d> {
    /// Whether a definition is a map that contains itself. It needs a name, since a type of Rust cannot be written without an end.
    pub(crate) fn is_recursive_map(&mut self, definition: Definition<'d>) -> bool {
        let schema = definition.value;
        let is_map = wrapped(schema).is_none()
            && schema.items.is_none()
            && schema.values.is_none()
            && matches!(
                schema.additional_properties,
                Some(AdditionalProperties::Typed(_))
            );
        is_map && self.contains_itself(definition)
    }

    /// The type of a definition in itself that has no name. What remains are lists, since maps have names, and references.
    pub(crate) fn cyclic(&mut self, definition: Definition<'d>) -> SchemaType {
        let (name, at) = (definition.name, definition.at());
        let problem = if self.contains_itself(definition) {
            let message = format!("`{name}` is a list of itself; its items are any JSON value");
            let help = "a map or an object in the cycle would be a type of its own";
            Problem::warning(Code::ReferenceCycle, &at, message).with_help(help)
        } else {
            let message = format!("definition `{name}` refers only to itself");
            let help = "a cycle of references needs an object, a map or a list in it";
            Problem::flaw(Code::ReferenceCycle, &at, message).with_help(help)
        };
        self.report.add(problem);
        Type::Any.into()
    }

    /// Whether a definition contains itself through a list or a map.
    fn contains_itself(&mut self, definition: Definition<'d>) -> bool {
        let documents = self.documents;
        let mut seen = HashSet::new();
        let mut seen_inside = HashSet::new();
        let mut pending: Vec<Step<'d>> = vec![(definition.value, definition.at(), false)];
        while let Some((schema, at, passed)) = pending.pop() {
            if let Some(reference) = &schema.reference {
                match documents.find_schema(&at.child("$ref"), reference) {
                    Ok(SchemaTarget::Definition(found)) if found == definition => {
                        if passed {
                            return true;
                        }
                    }
                    Ok(SchemaTarget::Definition(found)) => {
                        if seen.insert((found, passed)) {
                            pending.push((found.value, found.at(), passed));
                        }
                    }
                    Ok(SchemaTarget::Inside(inside)) => {
                        if seen_inside.insert((inside.at.clone(), passed)) {
                            pending.push((inside.schema, inside.at, passed));
                        }
                    }
                    Err(_) => {}
                }
            } else if !self.is_object(schema, &at) {
                pending.extend(parts(schema, &at, passed));
            }
        }
        false
    }
}

/// What a schema without properties consists of.
fn parts<'d>(schema: &'d Schema, at: &At, passed: bool) -> Vec<Step<'d>> {
    let mut parts = Vec::new();
    if let Some(items) = &schema.items {
        parts.push((&**items, at.child("items"), true));
    }
    if let Some(AdditionalProperties::Typed(value)) = &schema.additional_properties {
        parts.push((&**value, at.child("additionalProperties"), true));
    }
    for (index, element) in schema.all_of.iter().enumerate() {
        parts.push((element, at.item("allOf", index), passed));
    }
    parts
}
