//! Reads elements of unknown types as JSON.

use super::events::{Events, Part, Stop, attributes, is_nil};
use quick_xml::events::BytesStart;
use serde_json::{Map, Value};

/// The name of the text of an element that has attributes or elements too.
const TEXT: &str = "$text";

impl<'d> Events<'d> {
    /// An element as JSON: a string, or an object with its attributes and elements. Elements with the same name are an array.
    pub(super) fn any(&mut self, start: &BytesStart<'d>) -> Result<Value, Stop> {
        if is_nil(start) {
            self.skip()?;
            return Ok(Value::Null);
        }
        let (mut members, text) = self.members(start)?;
        if members.is_empty() {
            return Ok(text.into());
        }
        if !text.trim().is_empty() {
            members.insert(TEXT.to_owned(), text.into());
        }
        Ok(members.into())
    }

    /// The attributes and elements of an element, and its text.
    pub(super) fn members(
        &mut self,
        start: &BytesStart<'d>,
    ) -> Result<(Map<String, Value>, String), Stop> {
        let (mut members, mut text) = (Map::new(), String::new());
        for attribute in attributes(start) {
            let (name, value) = attribute?;
            members.insert(name.to_owned(), value.into());
        }
        loop {
            match self.part()? {
                Part::Element(child) => {
                    let value = self.any(&child)?;
                    add(&mut members, child.local_name().into_inner(), value);
                }
                Part::Text(part) => text.push_str(&part),
                Part::End => return Ok((members, text)),
            }
        }
    }
}

/// Adds an element. No element is an array, so that an array is that of earlier elements with this name.
pub(super) fn add(members: &mut Map<String, Value>, name: &str, value: Value) {
    match members.get_mut(name) {
        None => {
            members.insert(name.to_owned(), value);
        }
        Some(Value::Array(items)) => items.push(value),
        Some(first) => *first = Value::Array(vec![first.take(), value]),
    }
}
