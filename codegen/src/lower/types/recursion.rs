//! Schemas that contain themselves through lists and maps alone, without an object with a name in between.

use crate::api::Type;
use crate::diagnostic::Code;
use crate::lower::input::references::SchemaTarget;
use crate::lower::types::arena::Types;
use crate::lower::types::draft::SchemaType;
use crate::lower::types::schema::{may_be_object, wrapped};
use crate::lower::{At, Problem};
use crate::swagger::{AdditionalProperties, Schema};
use std::collections::HashSet;

/// How many schemas are looked at to find a cycle. Real cycles have one or two, and longer ones are reported as too deep.
const LONGEST_CYCLE: usize = 500;

/// A schema on the way, and whether the way has passed a list or a map. Without one, definitions only refer to each other.
type Step<'d> = (&'d Schema, At, bool);

impl<'d> Types<'d> {
    /// Whether a schema is a map that contains itself. It needs a name, since a type of Rust cannot be written without an end.
    pub(crate) fn is_recursive_map(&mut self, schema: &'d Schema, at: &At) -> bool {
        let is_map = may_be_object(schema)
            && wrapped(schema).is_none()
            && schema.items.is_none()
            && schema.values.is_none()
            && matches!(
                schema.additional_properties,
                Some(AdditionalProperties::Typed(_))
            );
        is_map && self.contains_itself(schema, at)
    }

    /// The type of a schema in itself that has no name. What remains are lists, since maps have names, and references.
    pub(crate) fn cyclic(&mut self, name: &str, schema: &'d Schema, at: &At) -> SchemaType {
        let problem = if self.contains_itself(schema, at) {
            let message = format!("`{name}` is a list of itself; its items are any JSON value");
            let help = "a map or an object in the cycle would be a type of its own";
            Problem::warning(Code::ReferenceCycle, at, message).with_help(help)
        } else {
            let message = format!("definition `{name}` refers only to itself");
            let help = "a cycle of references needs an object, a map or a list in it";
            Problem::flaw(Code::ReferenceCycle, at, message).with_help(help)
        };
        self.report.add(problem);
        Type::Any.into()
    }

    /// Whether a schema contains itself through a list or a map.
    pub(crate) fn contains_itself(&mut self, whole: &'d Schema, whole_at: &At) -> bool {
        let documents = self.documents;
        let is_inline = !whole_at.is_definition();
        let mut seen = HashSet::new();
        let mut pending: Vec<Step<'d>> = vec![(whole, whole_at.clone(), false)];
        for _ in 0..LONGEST_CYCLE {
            let Some((schema, at, passed)) = pending.pop() else {
                break;
            };
            if passed && at == *whole_at {
                return true;
            }
            if let Some(reference) = &schema.reference {
                let (schema, at) = match documents.find_schema(&at.child("$ref"), reference) {
                    // A map of itself that is a definition has a name, which the inline schemas of the cycle need not have too.
                    Ok(SchemaTarget::Definition(found))
                        if is_inline && self.is_recursive_map(found.value, &found.at()) =>
                    {
                        continue;
                    }
                    Ok(SchemaTarget::Definition(found)) => (found.value, found.at()),
                    Ok(SchemaTarget::Inside(inside)) => (inside.schema, inside.at),
                    Err(_) => continue,
                };
                if seen.insert((at.clone(), passed)) {
                    pending.push((schema, at, passed));
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
