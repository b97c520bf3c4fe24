//! The elements and attributes of models and maps.

use super::any::add;
use super::events::Stop;
use super::reader::Reader;
use super::table::Table;
use crate::runtime::wire::fill::put;
use crate::runtime::wire::json_path::JsonPath;
use crate::runtime::wire::scalar::Scalar;
use crate::runtime::wire::value::{Map, Object, Slot, Value, View};
use crate::runtime::wire::xml_shape::Form;
use quick_xml::events::BytesStart;
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
    fn is_wanted(
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
        if let Some(Slot::Map(map)) = object.additional_mut().map(Value::open) {
            put(map, name.to_owned(), text.into(), path, secret)?;
        }
        Ok(false)
    }

    /// Reads an element of a model.
    pub(super) fn element<'d>(
        &mut self,
        reader: &mut Reader<'_, 'd>,
        object: &mut dyn Object,
        table: &Table,
        start: &BytesStart<'d>,
        path: &JsonPath<'_>,
    ) -> Result<(), Stop> {
        let name = start.local_name().into_inner();
        if let Some((index, exact)) = table.named(name, false)
            && let Some((field, xml)) = table.field(index)
        {
            if !self.is_wanted(object, index, exact, xml.form) {
                return reader.events.skip();
            }
            let path = &JsonPath::name(path, xml.name.local, field.secret);
            let value = object.field_mut(index);
            if xml.form == Form::Items {
                let index = count(value);
                return reader.item(start, value, &JsonPath::index(path, index));
            }
            return reader.element(start, value, path).map(|_| ());
        }
        if table.is_tag(object, name) {
            return reader.events.skip();
        }
        let secret = object.shape().additional_is_secret;
        match object.additional_mut().map(Value::open) {
            Some(Slot::Map(map)) => self.put(reader, map, start, path, secret),
            _ => reader.events.skip(),
        }
    }

    /// Reads an element into a map.
    pub(super) fn put<'d>(
        &mut self,
        reader: &mut Reader<'_, 'd>,
        map: &mut dyn Map,
        start: &BytesStart<'d>,
        path: &JsonPath<'_>,
        secret: bool,
    ) -> Result<(), Stop> {
        let name = start.local_name().into_inner();
        let mut result = Ok(false);
        let mut any = None;
        map.put(name.to_owned(), &mut |name, value| {
            if let Slot::Json(_) = value.open() {
                // It is put into the map at the end, since there may be more elements with its name.
                any = Some(reader.events.any(start));
                return false;
            }
            result = reader.element(start, value, &JsonPath::name(path, name, secret));
            matches!(result, Ok(true))
        });
        if let Some(any) = any {
            add(&mut self.any, name, any?);
        }
        result.map(|_| ())
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

/// How many items a list has.
fn count(list: &dyn Value) -> usize {
    match list.view() {
        View::List(list) => list.len(),
        _ => 0,
    }
}
