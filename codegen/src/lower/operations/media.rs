//! Media types and request bodies.

use crate::api::{Body, Payload, StringFormat, Type};
use crate::diagnostic::Code;
use crate::lower::operations::inputs::Declared;
use crate::lower::operations::reader::Reader;
use crate::lower::types::draft::SchemaType;
use crate::lower::{At, Name, Problem};
use crate::swagger::Schema;
use std::iter;

/// The default media type of bodies.
pub(crate) const JSON: &str = "application/json";

/// The default media type of files.
const BYTES: &str = "application/octet-stream";

/// The ends of media types for text.
const TEXT_SUFFIXES: [&str; 6] = [
    "yaml",
    "csv",
    "javascript",
    "html",
    "sql",
    "x-www-form-urlencoded",
];

/// How a body is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Written {
    Json,
    Xml,
    Text,
    Bytes,
}

impl Written {
    /// The type of a body that is sent unchanged; `None` for JSON and XML, whose type is that of the schema.
    pub(crate) fn ty(self) -> Option<Type> {
        match self {
            Self::Json | Self::Xml => None,
            Self::Text => Some(Type::String(StringFormat::Plain)),
            Self::Bytes => Some(Type::Bytes),
        }
    }

    /// How a body of this type is written. A string, or what has no type, is the XML document itself.
    pub(crate) fn of_type(self, ty: &Type) -> Self {
        match ty {
            Type::Nullable(inner) => self.of_type(inner),
            Type::String(_) | Type::Any if self == Self::Xml => Self::Text,
            _ => self,
        }
    }
}

impl<'d> Reader<'_, '_, 'd> {
    /// The body of an operation's request.
    pub(crate) fn body(&mut self, bodies: &[Declared<'d>]) -> Payload {
        let selected = self.selected;
        let [Declared { parameter, at, .. }, others @ ..] = bodies else {
            return Payload::None;
        };
        for other in others {
            let message = format!("operation `{}` has more than one body", selected.id);
            self.report.add(
                Problem::flaw(Code::MultipleBodies, &other.at, message)
                    .with_related(at, "the first body, which is sent")
                    .with_help("a request has one body: keep one of them"),
            );
        }
        let name = parameter.name.clone().unwrap_or_default();
        let schema_at = at.child("schema");
        let schema = parameter.schema.as_deref();
        if schema.is_none() {
            let message = format!("body `{name}` has no `schema`");
            let problem =
                Problem::flaw(Code::KeyMissing, at, message).for_lack_of(schema_at.clone());
            let help = "add `schema` with the type of the body; `{}` is any JSON value";
            self.report.add(problem.with_help(help));
        }
        let is_file = schema.is_some_and(|schema| self.is_file(schema, &schema_at));
        let (written, content_type) = request_media(selected.consumes(), is_file);
        let prefix = selected.type_prefix();
        let type_name = Name::Part(&Name::Whole(&prefix), &name);
        let mut ty = match (written.ty(), schema) {
            (Some(ty), schema) => SchemaType {
                secret: schema.is_some_and(|schema| self.is_secret(schema, &schema_at)),
                ..ty.into()
            },
            (None, Some(schema)) => self.types.item(schema, &schema_at, type_name),
            (None, None) => Type::Any.into(),
        };
        let written = written.of_type(&ty.ty);
        ty.ty = written.ty().unwrap_or(ty.ty);
        let body = Body {
            client_name: parameter.client_name.clone(),
            description: parameter.description.clone(),
            secret: ty.secret || parameter.secret,
            ty: ty.ty,
            required: parameter.required,
            content_type: content_type.to_owned(),
            name,
        };
        match written {
            Written::Json => Payload::Json(body),
            Written::Xml => Payload::Xml(body, ty.xml),
            Written::Text | Written::Bytes => Payload::Raw(body),
        }
    }

    /// Whether a schema describes bytes that are not in JSON.
    pub(crate) fn is_file(&self, schema: &Schema, at: &At) -> bool {
        // A broken reference is reported when the type is read.
        let Some(schema) = self.followed_schema(schema, at) else {
            return false;
        };
        match (schema.type_name.as_deref(), schema.format.as_deref()) {
            (Some("file"), _) => true,
            (None | Some("string" | "object"), Some("file" | "binary")) => {
                schema.properties.is_empty()
            }
            _ => false,
        }
    }

    /// Whether a schema whose type does not matter, as that of a text, is marked as a secret.
    pub(crate) fn is_secret(&self, schema: &Schema, at: &At) -> bool {
        let target = self.followed_schema(schema, at);
        let mut schemas = iter::once(schema).chain(target);
        schemas.any(|schema| schema.secret || schema.format.as_deref() == Some("password"))
    }

    fn followed_schema<'s>(&self, schema: &'s Schema, at: &At) -> Option<&'s Schema>
    where
        'd: 's,
    {
        match &schema.reference {
            None => Some(schema),
            Some(reference) => {
                let target = self.documents.follow::<Schema>(at, reference).ok()?;
                Some(target.value)
            }
        }
    }
}

/// How a request's body is written, and its media type.
fn request_media(types: &[String], is_file: bool) -> (Written, &str) {
    let json = plainest_json(types);
    let other = types.iter().find(|one| !is_json(one)).map(String::as_str);
    match (is_file, json, other) {
        (true, json, other) => (Written::Bytes, other.or(json).unwrap_or(BYTES)),
        (false, Some(json), _) => (Written::Json, json),
        (false, None, Some(other)) => (written(other), other),
        (false, None, None) => (Written::Json, JSON),
    }
}

/// How a response's body is written.
pub(crate) fn response_media(types: &[String], is_file: bool) -> Written {
    let other = types.iter().find(|one| !is_json(one));
    match other {
        _ if is_file => Written::Bytes,
        Some(other) if plainest_json(types).is_none() => written(other),
        _ => Written::Json,
    }
}

/// The value of the header `Accept`. Errors are JSON, but for operations in XML.
pub(crate) fn accept(types: &[String], has_other: bool, are_xml: bool) -> String {
    let others = types.iter();
    let others = others.filter(|one| (has_other || are_xml) && !is_json(one));
    let mut others: Vec<_> = others.map(String::as_str).collect();
    if others.is_empty() {
        return JSON.to_owned();
    }
    if has_other {
        others.push("application/json;q=0.9");
    }
    others.join(", ")
}

/// Whether bodies with these media types are XML: one of them is, and none is JSON.
pub(crate) fn is_xml(types: &[String]) -> bool {
    response_media(types, false) == Written::Xml
}

/// The plainest media type of JSON, regardless of the order.
fn plainest_json(types: &[String]) -> Option<&str> {
    let json = types.iter().filter(|media_type| is_json(media_type));
    let plainest = json.min_by_key(|media_type| media_type.as_str() != JSON);
    plainest.map(|media_type| {
        if media_type.starts_with("*/*") {
            JSON
        } else {
            media_type
        }
    })
}

/// A media type without parameters, in lower case.
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether a media type is JSON (RFC 6839, 3.1), regardless of its parameters. `*/*` allows JSON too.
fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/json" | "text/json" | "*/*")
        || essence.ends_with("+json")
}

/// How a media type that is not JSON is written: XML, other readable types as text, and others as bytes.
fn written(media_type: &str) -> Written {
    let essence = essence(media_type);
    let is_text = |suffix: &&str| essence.ends_with(suffix);
    if essence.ends_with("/xml") || essence.ends_with("+xml") {
        Written::Xml
    } else if essence.starts_with("text/") || TEXT_SUFFIXES.iter().any(is_text) {
        Written::Text
    } else {
        Written::Bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(types: &[&str]) -> Vec<String> {
        types.iter().map(|one| (*one).to_owned()).collect()
    }

    #[test]
    fn json_has_several_media_types() {
        for json in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "text/json",
            "application/merge-patch+json",
            "*/*",
        ] {
            assert!(is_json(json), "{json}");
        }
        assert!(!is_json("application/xml"));
    }

    #[test]
    fn json_comes_before_all_others_but_for_files() {
        let both = types(&["application/zip", "application/json"]);
        assert_eq!(request_media(&both, false), (Written::Json, JSON));
        let zip = (Written::Bytes, "application/zip");
        assert_eq!(request_media(&both, true), zip);
        assert_eq!(response_media(&both, false), Written::Json);
        assert_eq!(response_media(&both, true), Written::Bytes);
    }

    #[test]
    fn readable_types_are_text_and_others_bytes() {
        for (media_type, expected) in [
            ("text/powershell", Written::Text),
            ("application/xml", Written::Xml),
            ("application/vnd.x+xml; charset=utf-8", Written::Xml),
            ("application/zip", Written::Bytes),
            ("application/x-rdp", Written::Bytes),
            ("image/png", Written::Bytes),
        ] {
            let written = response_media(&types(&[media_type]), false);
            assert_eq!(written, expected, "{media_type}");
        }
    }

    #[test]
    fn an_error_in_json_is_accepted_too() {
        let text = accept(&types(&["text/plain"]), true, false);
        assert_eq!(text, "text/plain, application/json;q=0.9");
        assert_eq!(accept(&types(&["text/plain", JSON]), false, false), JSON);
        assert_eq!(accept(&[], true, false), JSON);
    }

    #[test]
    fn xml_is_accepted_as_declared() {
        let declared = types(&["application/xml", "text/xml"]);
        assert_eq!(accept(&declared, false, true), "application/xml, text/xml");
    }

    #[test]
    fn a_string_in_xml_is_the_document() {
        let string = Type::String(StringFormat::Plain);
        assert_eq!(Written::Xml.of_type(&string), Written::Text);
        assert_eq!(Written::Xml.of_type(&Type::Integer32), Written::Xml);
        assert_eq!(Written::Json.of_type(&string), Written::Json);
    }
}
