//! The one reader of XML, for all values.

use super::child::{Children, is_taken};
use super::events::{Events, Part, Stop, attributes, is_nil};
use super::table::Table;
use crate::runtime::wire::json_path::JsonPath;
use crate::runtime::wire::misfit::Found;
use crate::runtime::wire::scalar::{Scalar, leave_out, store_null};
use crate::runtime::wire::value::{Map, Object, Slot, Value, View};
use crate::runtime::wire::xml_shape::Form;
use quick_xml::events::BytesStart;

/// Reads elements into values. Results mean the same as those of the reader of JSON: false for null if it is not a value of the type,
/// and for what does not fit and is missing.
pub(super) struct Reader<'e, 'd> {
    pub(super) events: &'e mut Events<'d>,
}

impl<'d> Reader<'_, 'd> {
    /// Reads an element, whose beginning is read already.
    pub(super) fn element(
        &mut self,
        start: &BytesStart<'d>,
        value: &mut dyn Value,
        path: &JsonPath<'_>,
    ) -> Result<bool, Stop> {
        if is_nil(start) {
            self.events.skip()?;
            return Ok(store_null(value, path));
        }
        self.content(start, value, path)
    }

    fn content(
        &mut self,
        start: &BytesStart<'d>,
        value: &mut dyn Value,
        path: &JsonPath<'_>,
    ) -> Result<bool, Stop> {
        match value.open() {
            Slot::Object(_) => self.object(start, value, path),
            Slot::Map(_) => self.map(value, path),
            Slot::List(_) => self.list(value, path),
            Slot::Union(_) => self.union(start, value, path),
            Slot::Json(slot) => {
                *slot = self.events.any(start)?;
                Ok(true)
            }
            Slot::Text(_) => self.scalar(value, path, false),
            _ => self.scalar(value, path, true),
        }
    }

    /// Reads the text of an element. White space around it does not belong to numbers and names.
    fn scalar(
        &mut self,
        value: &mut dyn Value,
        path: &JsonPath<'_>,
        is_trimmed: bool,
    ) -> Result<bool, Stop> {
        let (text, has_elements) = self.events.text()?;
        if has_elements {
            return Ok(leave_out(value, &Found::Object, path)?);
        }
        let text = if is_trimmed { text.trim() } else { &text };
        Ok(Scalar::Text(text).store(value, path)?)
    }

    /// Reads the elements in an element as the items of a list, whatever their names are.
    fn list(&mut self, value: &mut dyn Value, path: &JsonPath<'_>) -> Result<bool, Stop> {
        let (mut index, mut all_text) = (0, String::new());
        loop {
            match self.events.part()? {
                Part::Element(item) => {
                    self.item(&item, value, &JsonPath::index(path, index))?;
                    index += 1;
                }
                Part::Text(text) => all_text.push_str(&text),
                Part::End => break,
            }
        }
        without_text(value, &all_text, index > 0, path)
    }

    /// Reads an element as one more item of a list.
    fn item(
        &mut self,
        start: &BytesStart<'d>,
        list: &mut dyn Value,
        path: &JsonPath<'_>,
    ) -> Result<(), Stop> {
        let Slot::List(list) = list.open() else {
            return self.events.skip();
        };
        let Some(item) = list.push() else {
            return self.events.skip();
        };
        if !self.element(start, item, path)? {
            list.drop_last();
        }
        Ok(())
    }

    /// Reads the elements in an element as the values of a map. Attributes are about the map as a whole.
    fn map(&mut self, value: &mut dyn Value, path: &JsonPath<'_>) -> Result<bool, Stop> {
        let (mut children, mut all_text) = (Children::default(), String::new());
        let mut has_elements = false;
        loop {
            match self.events.part()? {
                Part::Element(child) => {
                    has_elements = true;
                    match value.open() {
                        Slot::Map(map) => self.entry(&mut children, map, &child, path, false)?,
                        _ => self.events.skip()?,
                    }
                }
                Part::Text(text) => all_text.push_str(&text),
                Part::End => break,
            }
        }
        if let Slot::Map(map) = value.open() {
            children.finish(map);
        }
        without_text(value, &all_text, has_elements, path)
    }

    fn object(
        &mut self,
        start: &BytesStart<'d>,
        value: &mut dyn Value,
        path: &JsonPath<'_>,
    ) -> Result<bool, Stop> {
        let Slot::Object(object) = value.open() else {
            return self.events.skip().map(|()| false);
        };
        let table = Table::of(object);
        let mut children = Children::default();
        let (mut has_parts, mut all_text) = (false, String::new());
        for attribute in attributes(start) {
            let (name, text) = attribute?;
            has_parts |= children.attribute(object, &table, (name, &text), path)?;
        }
        loop {
            match self.events.part()? {
                Part::Element(child) => {
                    has_parts = true;
                    self.property(&mut children, object, &table, &child, path)?;
                }
                Part::Text(text) => all_text.push_str(&text),
                Part::End => break,
            }
        }
        children.finish_object(object);
        if let Some((index, field)) = table.text() {
            if !all_text.trim().is_empty() {
                let path = &JsonPath::name(path, field.name, field.secret);
                Scalar::Text(&all_text).store(object.field_mut(index), path)?;
            }
            return Ok(true);
        }
        without_text(value, &all_text, has_parts, path)
    }

    /// Reads an element of a model.
    fn property(
        &mut self,
        children: &mut Children,
        object: &mut dyn Object,
        table: &Table,
        start: &BytesStart<'d>,
        path: &JsonPath<'_>,
    ) -> Result<(), Stop> {
        let name = start.local_name().into_inner();
        if let Some((index, exact)) = table.named(name, false)
            && let Some((field, xml)) = table.field(index)
        {
            if !children.is_wanted(object, index, exact, xml.form) {
                return self.events.skip();
            }
            let path = &JsonPath::name(path, xml.name.local, field.secret);
            let value = object.field_mut(index);
            if xml.form == Form::Items {
                let index = count(value);
                return self.item(start, value, &JsonPath::index(path, index));
            }
            return self.element(start, value, path).map(|_| ());
        }
        if table.is_tag(object, name) {
            return self.events.skip();
        }
        let secret = object.shape().additional_is_secret;
        if object.additional().is_some() && is_taken(object, name, path)? {
            return self.events.skip();
        }
        match object.additional_mut().map(Value::open) {
            Some(Slot::Map(map)) => self.entry(children, map, start, path, secret),
            _ => self.events.skip(),
        }
    }

    /// Reads an element into a map.
    fn entry(
        &mut self,
        children: &mut Children,
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
                any = Some(self.events.any(start));
                return false;
            }
            result = self.element(start, value, &JsonPath::name(path, name, secret));
            matches!(result, Ok(true))
        });
        if let Some(any) = any {
            children.collect(name, any?);
        }
        result.map(|_| ())
    }

    /// Reads a union: its discriminator first, wherever it is.
    fn union(
        &mut self,
        start: &BytesStart<'d>,
        value: &mut dyn Value,
        path: &JsonPath<'_>,
    ) -> Result<bool, Stop> {
        let Slot::Union(union) = value.open() else {
            return self.events.skip().map(|()| false);
        };
        let discriminator = union.xml_discriminator();
        let kind = self.kind(start, discriminator)?;
        if let Some(content) = kind.and_then(|kind| union.choose(kind.trim())) {
            return self.content(start, content, path);
        }
        let (members, _) = self.events.members(start)?;
        union.take(members, path)?;
        Ok(true)
    }

    /// The text of the attribute or the element with a name. The events are read ahead, so that unions in one another are read
    /// as often as they are deep, and no more.
    fn kind(&self, start: &BytesStart<'d>, name: &str) -> Result<Option<String>, Stop> {
        for attribute in attributes(start) {
            let (found, text) = attribute?;
            if found.eq_ignore_ascii_case(name) {
                return Ok(Some(text));
            }
        }
        let Some(mut ahead) = self.events.ahead() else {
            return Ok(None);
        };
        loop {
            match ahead.part()? {
                Part::Element(child) => {
                    let found = child.local_name().into_inner();
                    if found.eq_ignore_ascii_case(name) {
                        return Ok(Some(ahead.text()?.0));
                    }
                    ahead.skip()?;
                }
                Part::Text(_) => {}
                Part::End => return Ok(None),
            }
        }
    }
}

/// The result for an element that should have no text. Text beside elements is skipped.
fn without_text(
    value: &mut dyn Value,
    text: &str,
    has_parts: bool,
    path: &JsonPath<'_>,
) -> Result<bool, Stop> {
    let text = text.trim();
    if has_parts || text.is_empty() {
        return Ok(true);
    }
    let path = &path.with_secret(value.open().has_secrets());
    Ok(leave_out(value, &Found::Text(text), path)?)
}

/// How many items a list has.
fn count(list: &dyn Value) -> usize {
    match list.view() {
        View::List(list) => list.len(),
        _ => 0,
    }
}
