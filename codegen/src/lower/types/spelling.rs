//! What is meant by a `type` or a `format` that does not exist.

use crate::diagnostic::suggestion;

/// The types of schemas.
const TYPES: [&str; 6] = ["string", "integer", "number", "boolean", "array", "object"];

/// Types of other languages, and what to write for them.
const OTHER_TYPES: [(&str, &str); 20] = [
    ("any", "remove `type`: without it, any value is allowed"),
    ("bool", "did you mean `boolean`?"),
    ("bytes", "write `string` with the format `byte`"),
    ("char", "did you mean `string`?"),
    ("date", "write `string` with the format `date`"),
    ("date-time", "write `string` with the format `date-time`"),
    ("datetime", "write `string` with the format `date-time`"),
    ("decimal", "did you mean `number`?"),
    ("dict", "write `object` with `additionalProperties`"),
    ("double", "write `number` with the format `double`"),
    (
        "file",
        "a file is a whole body or a parameter in `formData`: here, write `string` with the format `byte`",
    ),
    ("float", "write `number` with the format `float`"),
    ("guid", "write `string` with the format `uuid`"),
    ("int", "did you mean `integer`?"),
    ("list", "did you mean `array`?"),
    ("long", "write `integer` with the format `int64`"),
    ("map", "write `object` with `additionalProperties`"),
    ("null", "write another type with `x-nullable`"),
    ("str", "did you mean `string`?"),
    ("uuid", "write `string` with the format `uuid`"),
];

/// Formats that are written for others.
const OTHER_FORMATS: [(&str, &str); 12] = [
    ("base64", "byte"),
    ("bytes", "byte"),
    ("guid", "uuid"),
    ("int", "int32"),
    ("integer", "int32"),
    ("ip", "ipv4"),
    ("iso8601", "date-time"),
    ("long", "int64"),
    ("rfc3339", "date-time"),
    ("timespan", "duration"),
    ("timestamp", "date-time"),
    ("unix", "unixtime"),
];

/// What to write for an unknown type.
pub(super) fn type_help(name: &str) -> String {
    let lower = name.to_lowercase();
    let other = OTHER_TYPES.iter().find(|(other, _)| *other == lower);
    let known = || suggestion(name, TYPES);
    let listed = || format!("types are `{}`", TYPES.join("`, `"));
    let help = other.map(|(_, help)| (*help).to_owned());
    help.or_else(known).unwrap_or_else(listed)
}

/// The format that is meant by one that does not exist.
pub(super) fn format_help<'n>(
    name: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    let lower = name.to_lowercase();
    let other = OTHER_FORMATS.iter().find(|(other, _)| *other == lower);
    match other {
        Some((_, meant)) => Some(format!("did you mean `{meant}`?")),
        None => suggestion(name, known),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_of_another_language_has_a_counterpart() {
        for (name, help) in [
            ("int", "did you mean `integer`?"),
            ("Object", "did you mean `object`?"),
            ("bool", "did you mean `boolean`?"),
            ("strng", "did you mean `string`?"),
            ("float", "write `number` with the format `float`"),
        ] {
            assert_eq!(type_help(name), help);
        }
        assert!(type_help("x").starts_with("types are `string`"));
    }
}
