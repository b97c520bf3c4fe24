//! The elements and attributes of models and maps.

use super::any::add;
use super::events::Stop;
use super::table::Table;
use crate::runtime::wire::fill::put;
use crate::runtime::wire::json_path::JsonPath;
use crate::runtime::wire::misfit::Found;
use crate::runtime::wire::scalar::Scalar;
use crate::runtime::wire::value::{Map, Object, Slot, Value};
use crate::runtime::wire::xml_shape::Form;
use serde_json::Map as JsonMap;

/// Which elements were read so far.
#[derive(Default)]
pub(super) struct Children {
    /// The properties that were read, and whether their names were the exact ones.
    seen: Vec<(usize, bool)>,
    /// Undeclared elements, if their values are any JSON.
    any: JsonMap<String, serde_json::Value>,
}

impl Children {
    /// Whether a property is to be read. The exact name comes first, wherever it is, and then the last one counts.
    pub(super) fn is_wanted(
        &mut self,
        object: &mut dyn Object,
        index: usize,
        exact: bool,
        form: Form,
    ) -> bool {
        let Some((_, was_exact)) = self.seen.iter_mut().find(|(one, _)| *one == index) else {
            self.seen.push((index, exact));
            return true;
        };
        if *was_exact && !exact {
            return false;
        }
        let is_better = exact && !*was_exact;
        *was_exact = exact;
        if form != Form::Items || is_better {
            object.field_mut(index).clear();
        }
        true
    }

    /// Reads an attribute. Returns whether it is a property.
    pub(super) fn attribute(
        &mut self,
        object: &mut dyn Object,
        table: &Table,
        (name, text): (&str, &str),
        path: &JsonPath<'_>,
    ) -> Result<bool, Stop> {
        if let Some((index, exact)) = table.named(name, true)
            && let Some((field, xml)) = table.field(index)
        {
            if self.is_wanted(object, index, exact, xml.form) {
                let path = &JsonPath::name(path, xml.name.local, field.secret);
                Scalar::Text(text).store(object.field_mut(index), path)?;
            }
            return Ok(true);
        }
        if table.is_tag(object, name) {
            return Ok(true);
        }
        let secret = object.shape().additional_is_secret;
        if object.additional().is_some() && is_taken(object, name, path)? {
            return Ok(false);
        }
        if let Some(Slot::Map(map)) = object.additional_mut().map(Value::open) {
            put(map, name.to_owned(), text.into(), path, secret)?;
        }
        Ok(false)
    }

    /// Keeps an undeclared element until the end, since there may be more with its name.
    pub(super) fn collect(&mut self, name: &str, json: serde_json::Value) {
        add(&mut self.any, name, json);
    }

    /// Puts what was collected into the map.
    pub(super) fn finish(self, map: &mut dyn Map) {
        for (name, json) in self.any {
            let mut json = Some(json);
            map.put(name, &mut |_, value| {
                if let Slot::Json(slot) = value.open() {
                    *slot = json.take().unwrap_or_default();
                }
                true
            });
        }
    }

    /// The same for the undeclared properties of a model.
    pub(super) fn finish_object(self, object: &mut dyn Object) {
        if let Some(Slot::Map(map)) = object.additional_mut().map(Value::open) {
            self.finish(map);
        }
    }
}

/// Whether an undeclared element or attribute has the name of a property in JSON, which is another one in XML. It is left out, since no
/// model with it could be written.
pub(super) fn is_taken(object: &dyn Object, name: &str, path: &JsonPath<'_>) -> Result<bool, Stop> {
    let is_taken = object.shape().declares(name);
    if is_taken {
        let path = &JsonPath::name(path, name, object.shape().additional_is_secret);
        path.leave_out("the name of an additional property", &Found::DeclaredName)?;
    }
    Ok(is_taken)
}
