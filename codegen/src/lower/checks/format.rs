//! `format`: whether it belongs to the type.

use crate::diagnostic::Code;
use crate::lower::checks::limits::Limits;
use crate::lower::checks::mistake::Mistake;

/// A format of another type, which is ignored. Formats that nobody knows are reported where the type is read.
pub(crate) fn format(limits: &Limits<'_>) -> Option<Mistake> {
    let (type_name, format) = (limits.type_name?, limits.format?);
    let types = types_of(format)?;
    if types.contains(&type_name) || !is_known(type_name) {
        return None;
    }
    let message = format!("format `{format}` does not belong to type `{type_name}` and is ignored");
    let help = format!(
        "`{format}` is a format of `{}`: correct `type`, or remove the format",
        types.join("` and `")
    );
    Some(Mistake::warning(Code::FormatMisplaced, message, help).below("format"))
}

/// The types that a format belongs to; `None` if it is not known.
fn types_of(format: &str) -> Option<&'static [&'static str]> {
    Some(match format {
        "int32" | "int64" | "unixtime" => &["integer"],
        "float" | "double" | "decimal" => &["number"],
        // AutoRest writes raw bodies so.
        "binary" | "file" => &["string", "file", "object"],
        "arm-id" | "base64url" | "byte" | "char" | "date" | "date-time" | "date-time-rfc1123"
        | "duration" | "email" | "hostname" | "ipv4" | "ipv6" | "password" | "time" | "uri"
        | "url" | "uuid" => &["string"],
        _ => return None,
    })
}

fn is_known(type_name: &str) -> bool {
    matches!(
        type_name,
        "string" | "integer" | "number" | "boolean" | "array" | "object"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(type_name: &str, format: &str) -> Vec<String> {
        let limits = Limits {
            type_name: Some(type_name),
            format: Some(format),
            ..Limits::default()
        };
        lines(&super::format(&limits).into_iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_format_belongs_to_a_type() {
        let expected = "format: format-misplaced: format `int32` does not belong to type `string` and is ignored";
        assert_eq!(of("string", "int32"), [expected]);
        assert_eq!(of("integer", "date-time").len(), 1);
        assert_eq!(of("integer", "int64"), [""; 0]);
        assert_eq!(of("string", "new-format"), [""; 0]);
    }
}
