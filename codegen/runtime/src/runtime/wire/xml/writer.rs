//! The one writer of XML, for all values.

use super::names::{is_name, push_text};
use super::table::Table;
use crate::runtime::wire::failure::EncodeError;
use crate::runtime::wire::json_path::JsonPath;
use crate::runtime::wire::misfit::{Found, Misfit};
use crate::runtime::wire::value::{List, Map, Object, Value, View};
use crate::runtime::wire::xml_shape::{Form, XmlField, XmlName};
use serde_json::Value as Json;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="utf-8"?>"#;

/// The namespace of `xsi:nil`.
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Writes a value as the XML body of a request: without the properties that only the service sets, as in JSON.
///
/// # Errors
/// If it contains what XML cannot have, such as a control character, or a number that is not finite.
pub fn to_xml(value: &dyn Value, root: &XmlField) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer {
        out: DECLARATION.to_owned(),
        namespaces: Vec::new(),
        opened: 0,
        made: 0,
    };
    let path = &JsonPath::root(None);
    let written = writer.element(&root.name, root.items, &value.view(), path);
    written.map_err(EncodeError::in_xml)?;
    Ok(writer.out.into_bytes())
}

struct Writer {
    out: String,
    /// The prefixes that are declared here, with their namespaces. The last one of a prefix counts.
    namespaces: Vec<(&'static str, &'static str)>,
    /// How many of them are declared around the innermost element.
    opened: usize,
    /// The number of prefixes that were made for attributes.
    made: usize,
}

impl Writer {
    /// Writes an element. `items` are the names of the items of lists in it.
    fn element(
        &mut self,
        name: &XmlName,
        items: &[XmlName],
        view: &View<'_>,
        path: &JsonPath<'_>,
    ) -> Result<(), Misfit> {
        let declared = self.namespaces.len();
        self.opened = declared;
        let tag = self.open(name);
        match *view {
            View::Nothing | View::Json(Json::Null) => self.push_nil(),
            View::List(list) => {
                self.out.push('>');
                self.list(list, items.split_first().unwrap_or((name, &[])), path)?;
            }
            View::Map(map) => {
                self.out.push('>');
                self.entries(map, items, None, path)?;
            }
            View::Object(object) => self.object(object, path)?,
            View::Json(json @ (Json::Array(_) | Json::Object(_))) => {
                self.out.push('>');
                self.json_parts(&tag, json, path)?;
            }
            ref scalar => {
                self.out.push('>');
                let text = scalar_text(scalar, path)?;
                self.push_text(&text, false, path)?;
            }
        }
        self.out.extend(["</", &tag, ">"]);
        self.namespaces.truncate(declared);
        Ok(())
    }

    /// Writes the beginning of an element without its end, and returns its name with its prefix.
    fn open(&mut self, name: &XmlName) -> String {
        let is_declared = self.is_declared(name);
        let is_known = name.prefix.is_empty() || !name.namespace.is_empty() || is_declared;
        let tag = match name.prefix {
            prefix if is_known && !prefix.is_empty() => format!("{prefix}:{}", name.local),
            _ => name.local.to_owned(),
        };
        self.out.extend(["<", &tag]);
        if !is_declared {
            self.declare(name);
        }
        tag
    }

    /// Whether the prefix stands for the namespace here. An element without a namespace has that of the element around it. `xml` is
    /// declared everywhere.
    fn is_declared(&self, name: &XmlName) -> bool {
        if name.prefix == "xml" {
            return true;
        }
        let mut declared = self.namespaces.iter().rev();
        let found = declared.find(|(prefix, _)| *prefix == name.prefix);
        match found {
            Some((_, namespace)) => name.namespace.is_empty() || *namespace == name.namespace,
            None => name.prefix.is_empty() && name.namespace.is_empty(),
        }
    }

    fn declare(&mut self, name: &XmlName) {
        if name.namespace.is_empty() {
            return;
        }
        self.out.push_str(" xmlns");
        if !name.prefix.is_empty() {
            self.out.extend([":", name.prefix]);
        }
        self.out.push_str("=\"");
        push_text(&mut self.out, name.namespace, true);
        self.out.push('"');
        self.namespaces.push((name.prefix, name.namespace));
    }

    /// Whether the innermost element declares the prefix, which it can do once.
    fn is_taken(&self, prefix: &str) -> bool {
        let own = self.namespaces.iter().skip(self.opened);
        own.into_iter().any(|(declared, _)| *declared == prefix)
    }

    /// Declares another prefix for the namespace of an attribute, and returns it with a colon.
    fn declare_other(&mut self, name: &XmlName) -> String {
        let prefix = loop {
            self.made += 1;
            let prefix = format!("{}{}", name.prefix, self.made);
            if self.namespaces.iter().all(|(used, _)| *used != prefix) {
                break prefix;
            }
        };
        self.out.extend([" xmlns:", &prefix, "=\""]);
        push_text(&mut self.out, name.namespace, true);
        self.out.push('"');
        format!("{prefix}:")
    }

    /// Ends the beginning of an element that is null.
    fn push_nil(&mut self) {
        self.out
            .extend([" xmlns:xsi=\"", INSTANCE, "\" xsi:nil=\"true\">"]);
    }

    fn push_text(
        &mut self,
        text: &str,
        is_attribute: bool,
        path: &JsonPath<'_>,
    ) -> Result<(), Misfit> {
        if push_text(&mut self.out, text, is_attribute) {
            Ok(())
        } else {
            Err(path.mismatch("characters that XML can have", &Found::Text(text)))
        }
    }

    fn list(
        &mut self,
        list: &dyn List,
        (name, items): (&XmlName, &[XmlName]),
        path: &JsonPath<'_>,
    ) -> Result<(), Misfit> {
        let mut index = 0;
        while let Some(item) = list.get(index) {
            self.element(name, items, &item.view(), &JsonPath::index(path, index))?;
            index += 1;
        }
        Ok(())
    }

    /// Writes a model behind the name of its element.
    fn object(&mut self, object: &dyn Object, path: &JsonPath<'_>) -> Result<(), Misfit> {
        let table = Table::of(object);
        let shape = object.shape();
        let kind = shape.tag.map(|(name, kind)| {
            let xml = table.xml.tag.unwrap_or(XmlField::new(name));
            (xml, View::Text(kind))
        });
        let attributes = kind.filter(|(xml, _)| xml.form == Form::Attribute);
        let written = || table.fields().filter(|(_, field, _)| !field.read_only);
        // Of properties that are the same attribute or the text of the element, only the first one is read.
        let is_first = |index: usize, xml: &XmlField| {
            let mut earlier = written().take_while(|(earlier, ..)| *earlier < index);
            !earlier.any(|(.., other)| {
                other.form == xml.form
                    && (xml.form == Form::Text || other.name.local == xml.name.local)
            })
        };
        if let Some((xml, view)) = &attributes {
            self.attribute(&xml.name, view, path)?;
        }
        for (index, field, xml) in written().filter(|(.., xml)| xml.form == Form::Attribute) {
            if !is_first(index, &xml) {
                continue;
            }
            let path = &JsonPath::name(path, field.name, field.secret);
            self.attribute(&xml.name, &object.field(index).view(), path)?;
        }
        self.out.push('>');
        if let Some((xml, view)) = kind.filter(|(xml, _)| xml.form != Form::Attribute) {
            self.element(&xml.name, &[], &view, path)?;
        }
        for (index, field, xml) in written() {
            let path = &JsonPath::name(path, field.name, field.secret);
            match (xml.form, object.field(index).view()) {
                (Form::Attribute, _) | (_, View::Nothing) => {}
                (Form::Text, _) if !is_first(index, &xml) => {}
                (Form::Text, view) => {
                    let text = scalar_text(&view, path)?;
                    self.push_text(&text, false, path)?;
                }
                (Form::Items, View::List(list)) => {
                    self.list(list, (&xml.name, xml.items), path)?;
                }
                (_, view) => self.element(&xml.name, xml.items, &view, path)?,
            }
        }
        if let Some(View::Map(map)) = object.additional().map(Value::view) {
            self.entries(map, table.xml.additional, Some(object), path)?;
        }
        Ok(())
    }

    /// Writes an attribute, unless it is missing or null.
    fn attribute(
        &mut self,
        name: &XmlName,
        view: &View<'_>,
        path: &JsonPath<'_>,
    ) -> Result<(), Misfit> {
        if matches!(view, View::Nothing | View::Json(Json::Null)) {
            return Ok(());
        }
        let text = scalar_text(view, path)?;
        // Only a prefix gives an attribute a namespace.
        let is_declared = self.is_declared(name);
        let has_prefix = !name.prefix.is_empty() && (!name.namespace.is_empty() || is_declared);
        let prefix = if !has_prefix {
            String::new()
        } else if !is_declared && self.is_taken(name.prefix) {
            self.declare_other(name)
        } else {
            if !is_declared {
                self.declare(name);
            }
            format!("{}:", name.prefix)
        };
        self.out.extend([" ", &prefix, name.local, "=\""]);
        self.push_text(&text, true, path)?;
        self.out.push('"');
        Ok(())
    }

    /// Writes the values of a map as elements. `owner` is the model whose undeclared properties they are.
    fn entries(
        &mut self,
        map: &dyn Map,
        items: &[XmlName],
        owner: Option<&dyn Object>,
        path: &JsonPath<'_>,
    ) -> Result<(), Misfit> {
        let mut result = Ok(());
        let secret = owner.is_some_and(|owner| owner.shape().additional_is_secret);
        map.each(&mut |name, value| {
            let path = &JsonPath::name(path, name, secret);
            let is_declared = owner.is_some_and(|owner| owner.shape().declares(name));
            result = if is_declared {
                Err(path.mismatch("the name of an additional property", &Found::DeclaredName))
            } else {
                self.entry(name, items, &value.view(), path)
            };
            result.is_ok()
        });
        result
    }

    /// Writes a value whose name is not known to the definition.
    fn entry(
        &mut self,
        name: &str,
        items: &[XmlName],
        view: &View<'_>,
        path: &JsonPath<'_>,
    ) -> Result<(), Misfit> {
        if !is_name(name) {
            return Err(path.mismatch("the name of an element", &Found::Text(name)));
        }
        if let View::Json(Json::Array(list)) = view {
            for (index, item) in list.iter().enumerate() {
                let path = &JsonPath::index(path, index);
                self.entry(name, items, &View::Json(item), path)?;
            }
            return Ok(());
        }
        let declared = self.namespaces.len();
        self.opened = declared;
        self.out.extend(["<", name]);
        match *view {
            View::Nothing | View::Json(Json::Null) => self.push_nil(),
            View::Object(object) => self.object(object, path)?,
            View::List(list) => {
                self.out.push('>');
                match items.split_first() {
                    Some(names) => self.list(list, names, path)?,
                    None => self.unnamed_items(name, list, path)?,
                }
            }
            View::Map(map) => {
                self.out.push('>');
                self.entries(map, items, None, path)?;
            }
            View::Json(json @ (Json::Array(_) | Json::Object(_))) => {
                self.out.push('>');
                self.json_parts(name, json, path)?;
            }
            ref scalar => {
                self.out.push('>');
                let text = scalar_text(scalar, path)?;
                self.push_text(&text, false, path)?;
            }
        }
        self.out.extend(["</", name, ">"]);
        self.namespaces.truncate(declared);
        Ok(())
    }

    fn unnamed_items(
        &mut self,
        name: &str,
        list: &dyn List,
        path: &JsonPath<'_>,
    ) -> Result<(), Misfit> {
        let mut index = 0;
        while let Some(item) = list.get(index) {
            self.entry(name, &[], &item.view(), &JsonPath::index(path, index))?;
            index += 1;
        }
        Ok(())
    }

    /// Writes an array or an object of any JSON in an element. Items have the name of the element.
    fn json_parts(&mut self, name: &str, json: &Json, path: &JsonPath<'_>) -> Result<(), Misfit> {
        match json {
            Json::Array(list) => {
                for (index, item) in list.iter().enumerate() {
                    let path = &JsonPath::index(path, index);
                    self.entry(name, &[], &View::Json(item), path)?;
                }
            }
            Json::Object(members) => {
                for (name, value) in members {
                    let path = &JsonPath::name(path, name, false);
                    self.entry(name, &[], &View::Json(value), path)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The text of a scalar.
fn scalar_text(view: &View<'_>, path: &JsonPath<'_>) -> Result<String, Misfit> {
    let not_finite = |value| Err(path.mismatch("a finite number", &Found::Number(value)));
    Ok(match *view {
        View::Boolean(value) => value.to_string(),
        View::Integer(value) => value.to_string(),
        View::Unsigned(value) => value.to_string(),
        View::Number32(value) if value.is_finite() => value.to_string(),
        View::Number32(value) => return not_finite(value.into()),
        View::Number(value) if value.is_finite() => value.to_string(),
        View::Number(value) => return not_finite(value),
        View::Text(text) | View::Literal(text) => text.to_owned(),
        View::Json(Json::String(text)) => text.clone(),
        View::Json(json @ (Json::Bool(_) | Json::Number(_))) => json.to_string(),
        View::Nothing | View::Json(Json::Null) => String::new(),
        View::List(_) | View::Json(Json::Array(_)) => {
            return Err(path.mismatch("a text", &Found::List));
        }
        View::Map(_) | View::Object(_) | View::Json(Json::Object(_)) => {
            return Err(path.mismatch("a text", &Found::Object));
        }
    })
}
