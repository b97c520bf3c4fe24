//! `type` and `format` of values that are neither objects nor lists.

use super::{At, Lowering};
use crate::api::{TextKind, Type};
use crate::diagnostic::code;

/// Values by `type` and `format`, as far as they are known.
fn known(type_name: &str, format: Option<&str>) -> Option<Type> {
    Some(match (type_name, format) {
        ("boolean", None) => Type::Boolean,
        ("integer", Some("int32")) => Type::Integer32,
        // The greater one holds whatever comes.
        ("integer", None | Some("int64")) => Type::Integer64,
        ("number", Some("float")) => Type::Number32,
        ("number", None | Some("double")) => Type::Number64,
        ("string", None | Some("password")) => Type::Text(TextKind::Plain),
        ("string", Some("uuid")) => Type::Text(TextKind::Uuid),
        ("string", Some("uri" | "url")) => Type::Text(TextKind::Url),
        ("string", Some("arm-id")) => Type::Text(TextKind::ResourceId),
        _ => return None,
    })
}

/// The type that a format alone tells.
fn type_of_format(format: &str) -> &'static str {
    match format {
        "int32" | "int64" => "integer",
        "float" | "double" | "decimal" => "number",
        _ => "string",
    }
}

impl Lowering<'_, '_> {
    /// A scalar; the base type goes on in place of one that is not known. Without `type` the format tells it.
    pub(super) fn scalar(
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
        if let Some(value) = known(type_name, format) {
            return value;
        }
        let (Some(base), Some(format)) = (known(type_name, None), format) else {
            let message = format!("type `{type_name}` is not supported here");
            self.flaw(code::UNSUPPORTED, &at.child("type"), message);
            return Type::Any;
        };
        let message = format!("format `{format}` of type `{type_name}` is not supported yet");
        self.flaw(code::UNSUPPORTED_FORMAT, &at.child("format"), message);
        base
    }
}
