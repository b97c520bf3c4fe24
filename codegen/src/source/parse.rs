//! Deserialization of JSON and YAML, with readable error messages.

use super::mistakes::{self, Failure, Mistake};
use super::positions::Positions;
use super::{is_json, place, pointer, yaml};
use crate::diagnostic::{Code, Diagnostic, Place};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_path_to_error::{Path, Segment};
use std::sync::Arc;

/// Deserializes a text. If this fails, the text is parsed again to find the JSON pointer of the error, so that the success path is
/// fast.
pub(super) fn parse<'a, T: Deserialize<'a>>(
    path: &Arc<str>,
    text: &'a Arc<str>,
) -> Result<T, Diagnostic> {
    if is_json(text) {
        serde_json::from_str(text).map_err(|error| explain_json::<T>(path, text, &error))
    } else {
        parse_yaml(path, text)
    }
}

/// Deserializes YAML, even if it looks like JSON.
pub(super) fn parse_yaml<'a, T: Deserialize<'a>>(
    path: &Arc<str>,
    text: &'a Arc<str>,
) -> Result<T, Diagnostic> {
    match yaml::find_deep_nesting(text) {
        Some(at) => Err(too_deep(Place::new(path, text, at..at + 1, ""))),
        None => serde_yaml::from_str(text).map_err(|error| explain_yaml::<T>(path, text, &error)),
    }
}

fn explain_json<'a, T: Deserialize<'a>>(
    path: &Arc<str>,
    text: &'a Arc<str>,
    error: &serde_json::Error,
) -> Diagnostic {
    let message = error.to_string();
    let message = strip_position(&message);
    let at = offset(text, error.line(), error.column());
    if message == "recursion limit exceeded" {
        return too_deep(Place::new(path, text, at..at + 1, ""));
    }
    if !error.is_data() {
        let mistake = mistakes::json(text, at, message);
        let message = message.replace("EOF", "the file ends");
        return syntax(Code::JsonSyntax, (path, text), at, message, mistake);
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let path_error = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err();
    let at = Place::new(path, text, at..at + 1, "");
    wrong_type(
        path,
        text,
        message,
        path_error.as_ref().map(serde_path_to_error::Error::path),
        at,
    )
}

fn explain_yaml<'a, T: Deserialize<'a>>(
    path: &Arc<str>,
    text: &'a Arc<str>,
    error: &serde_yaml::Error,
) -> Diagnostic {
    let place_of = |error: &serde_yaml::Error| {
        let at = error.location().map_or(0, |location| location.index());
        Place::new(path, text, at..at + 1, "")
    };
    // Parse without a type, to tell syntax errors from type errors.
    if let Err(error) = serde_yaml::from_str::<IgnoredAny>(text) {
        let message = error.to_string();
        // The position may be followed by the context: what was being parsed, and where it began.
        let (what, rest) = message.split_once(" at line ").unwrap_or((&message, ""));
        let context = rest
            .split_once(", ")
            .map_or_else(String::new, |(_, context)| format!(", {context}"));
        let at = error.location().map_or(0, |location| location.index());
        let failure = Failure {
            message: &message,
            at,
            begun: begun(text, &context),
        };
        let mistake = mistakes::yaml(text, &failure);
        let message = format!("{what}{context}");
        return syntax(Code::YamlSyntax, (path, text), at, message, mistake);
    }
    let message = error.to_string();
    if message.starts_with("recursion limit exceeded") {
        return too_deep(place_of(error));
    }
    if message.starts_with("repetition limit exceeded") {
        return Diagnostic::error(Code::TooDeep, "aliases (`*name`) repeat values too often")
            .at(place_of(error));
    }
    let deserializer = serde_yaml::Deserializer::from_str(text);
    let path_error = serde_path_to_error::deserialize::<_, T>(deserializer).err();
    // Remove the path of the value, which is in front of the message.
    let message = [
        "invalid type: ",
        "invalid value: ",
        "invalid length ",
        "unknown ",
        "missing field ",
        "duplicate field ",
    ]
    .iter()
    .find_map(|beginning| {
        message
            .find(beginning)
            .and_then(|start| message.get(start..))
    })
    .unwrap_or(&message);
    let message = strip_position(message);
    wrong_type(
        path,
        text,
        message,
        path_error.as_ref().map(serde_path_to_error::Error::path),
        place_of(error),
    )
}

/// The offset in the context of an error of YAML: `, while scanning an alias at line 8 column 17`.
fn begun(text: &str, context: &str) -> Option<usize> {
    let (_, position) = context.split_once(" at line ")?;
    let (line, column) = position.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let start = offset(text, line, 1);
    // The column is in characters.
    let line = text.get(start..)?;
    let (index, _) = line.char_indices().nth(column.checked_sub(1)?)?;
    Some(start + index)
}

/// An error of syntax, with the mistake that explains it.
fn syntax(
    code: Code,
    (path, text): (&Arc<str>, &Arc<str>),
    at: usize,
    message: String,
    mistake: Option<Mistake>,
) -> Diagnostic {
    let language = if code == Code::JsonSyntax {
        "JSON"
    } else {
        "YAML"
    };
    let place = |at: usize| Place::new(path, text, at..at + 1, "");
    let Some(Mistake {
        message: better,
        at,
        help,
    }) = mistake
    else {
        let message = format!("invalid {language}: {message}");
        return Diagnostic::error(code, message).at(place(at));
    };
    let message = better.unwrap_or(message);
    let message = format!("invalid {language}: {message}");
    Diagnostic::error(code, message)
        .at(place(at))
        .with_help(help)
}

fn strip_position(message: &str) -> &str {
    message
        .rsplit_once(" at line ")
        .map_or(message, |(message, _)| message)
}

fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::error(Code::TooDeep, "values are nested more than 128 levels deep").at(place)
}

/// How the message about a value with a tag begins.
const TAGGED: &str = "invalid type: enum";

fn wrong_type(
    path: &Arc<str>,
    text: &Arc<str>,
    message: &str,
    error_path: Option<&Path>,
    at: Place,
) -> Diagnostic {
    let place = match error_path.map(pointer_of) {
        Some(pointer) if !pointer.is_empty() => {
            place(path, text, &Positions::default(), &pointer, false)
        }
        _ => at,
    };
    let problem = Diagnostic::error(Code::WrongType, with_json_types(message)).at(place);
    if message.starts_with(TAGGED) {
        return problem
            .with_help("remove the tag, or put the text in quotes if it begins with `!`");
    }
    problem
}

fn pointer_of(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer::push(&mut pointer, &index.to_string()),
            Segment::Map { key } => pointer::push(&mut pointer, key),
            // An enum variant has no token in the document. The path after an unknown segment is not reliable.
            Segment::Enum { .. } => {}
            Segment::Unknown => break,
        }
    }
    pointer
}

/// Replaces the names of Rust types in serde's messages by those of JSON types.
fn with_json_types(message: &str) -> String {
    let Some((found, expected)) = ["invalid type: ", "invalid value: "]
        .iter()
        .find_map(|beginning| message.strip_prefix(beginning))
        .and_then(|rest| rest.rsplit_once(", expected "))
    else {
        return message.replace("field `", "key `");
    };
    let expected = match expected {
        "a map" => "an object",
        "a sequence" => "an array",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a non-negative integer",
        "i8" | "i16" | "i32" | "i64" | "isize" => "an integer",
        "f32" | "f64" => "a number",
        struct_name if struct_name.starts_with("struct ") => "an object",
        other => other,
    };
    let found = match found {
        "map" => "an object".to_owned(),
        "sequence" => "an array".to_owned(),
        "enum" => "a value with a tag (`!`)".to_owned(),
        "unit value" | "null" | "Option value" => "null".to_owned(),
        other => match other.split_once(' ') {
            Some(("string", text)) => format!("the string {text}"),
            Some(("boolean", value)) => value.to_owned(),
            Some(("integer", number)) => format!("the number {number}"),
            _ => other
                .strip_prefix("floating point ")
                .map_or(other.to_owned(), |number| format!("the number {number}")),
        },
    };
    format!("expected {expected}, found {found}")
}

/// The byte offset of a line and a column. Both start at 1. The column is in bytes, and column 0 is the end of the previous line.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let line_start = match line.checked_sub(2) {
        None => 0,
        Some(newlines) => text
            .match_indices('\n')
            .nth(newlines)
            .map_or(0, |(newline, _)| newline + 1),
    };
    (line_start + column).saturating_sub(1)
}
