//! The types of scalars: `type` and `format`.

use crate::api::{Format, StringFormat, Type};
use crate::diagnostic::Code;
use crate::lower::types::arena::Types;
use crate::lower::types::spelling;
use crate::lower::{At, Problem};

/// All formats that definitions use, for any type.
const FORMATS: [&str; 22] = [
    "arm-id",
    "base64url",
    "binary",
    "byte",
    "char",
    "date",
    "date-time",
    "decimal",
    "double",
    "duration",
    "email",
    "file",
    "float",
    "hostname",
    "int32",
    "int64",
    "ipv4",
    "ipv6",
    "password",
    "unixtime",
    "uri",
    "uuid",
];

/// The type without a format.
fn base(type_name: &str) -> Option<Type> {
    Some(match type_name {
        "boolean" => Type::Boolean,
        // Without a format, the larger type holds all values.
        "integer" => Type::Integer64,
        "number" => Type::Float64,
        "string" => Type::String(StringFormat::Plain),
        _ => return None,
    })
}

/// The type with a format that has a meaning for it.
fn formatted(type_name: &str, format: &str) -> Option<Type> {
    Some(match (type_name, format) {
        ("integer", "int32") => Type::Integer32,
        ("integer", "unixtime") => Type::Formatted(Format::UnixTime),
        ("number", "float") => Type::Float32,
        ("string", "uuid") => Type::String(StringFormat::Uuid),
        ("string", "uri" | "url") => Type::String(StringFormat::Url),
        ("string", "arm-id") => Type::String(StringFormat::ResourceId),
        ("string", "date-time") => Type::Formatted(Format::DateTime),
        ("string", "date-time-rfc1123") => Type::Formatted(Format::DateTimeRfc1123),
        ("string", "date") => Type::Formatted(Format::Date),
        ("string", "time") => Type::Formatted(Format::Time),
        ("string", "duration") => Type::Formatted(Format::Duration),
        ("string", "byte") => Type::Formatted(Format::Base64),
        ("string", "base64url") => Type::Formatted(Format::Base64Url),
        _ => return None,
    })
}

/// The `type` that a format implies.
fn type_of_format(format: &str) -> &'static str {
    match format {
        "int32" | "int64" | "unixtime" => "integer",
        "float" | "double" | "decimal" => "number",
        _ => "string",
    }
}

impl Types<'_> {
    /// The type of a scalar. A missing `type` is derived from the format.
    pub(crate) fn scalar(
        &mut self,
        at: &At,
        type_name: Option<&str>,
        format: Option<&str>,
    ) -> Type {
        let type_name = match (type_name, format) {
            (Some(type_name), _) => type_name,
            (None, Some(format)) => type_of_format(format),
            (None, None) => return Type::Any,
        };
        let Some(base) = base(type_name) else {
            let type_at = at.child("type");
            // The others are types in other places.
            let problem = if matches!(type_name, "object" | "array" | "file") {
                let message = format!("type `{type_name}` is not possible here");
                let problem = Problem::flaw(Code::UnsupportedType, &type_at, message);
                problem.with_help(match type_name {
                    "file" => spelling::type_help(type_name),
                    _ => "outside of bodies a value is a string, a number, a boolean or an array of these".to_owned(),
                })
            } else {
                let message = format!("unknown type `{type_name}`");
                let problem = Problem::flaw(Code::ValueUnknown, &type_at, message);
                problem.with_help(spelling::type_help(type_name))
            };
            self.report.add(problem);
            return Type::Any;
        };
        let Some(format) = format else { return base };
        formatted(type_name, format).unwrap_or_else(|| {
            self.unknown_format(at, type_name, format);
            base
        })
    }

    /// Warns of an unknown format. Known ones are listed for all types, since definitions use them with types to which they do not
    /// belong.
    pub(crate) fn unknown_format(&mut self, at: &At, type_name: &str, format: &str) {
        if FORMATS.contains(&format) {
            return;
        }
        let message =
            format!("unknown format `{format}`; the value is treated as any `{type_name}`");
        let problem = Problem::warning(Code::UnsupportedFormat, &at.child("format"), message);
        let help = spelling::format_help(format, FORMATS)
            .unwrap_or_else(|| "remove it, unless another tool needs it".to_owned());
        self.report.add(problem.with_help(help));
    }
}
