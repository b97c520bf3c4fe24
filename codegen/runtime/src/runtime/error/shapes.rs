//! The shapes in which services return errors. All are read leniently, whatever the media type says.
//!
//! The depth of JSON is limited where it is parsed. Each value is read once, but for texts that hold JSON, which are read for
//! [`NESTED_TEXTS`] levels.

use serde_json::{Map, Value};

use super::detail::{CODES, ErrorAdditionalInfo, ErrorDetail, MESSAGES};
use super::markup;
use crate::runtime::response::{json, significant};

/// How deep JSON is read in texts of JSON.
const NESTED_TEXTS: u8 = 3;

const DETAILS: [&str; 3] = ["details", "errors", "errorDetails"];

/// What holds the error rather than a property of it.
const ERRORS: [&str; 3] = ["error", "odata.error", "errorResponse"];

impl ErrorDetail {
    /// Finds the error in a body.
    #[cold]
    pub(crate) fn of_body(body: &[u8]) -> Self {
        let Some(body) = significant(body) else {
            return Self::default();
        };
        if let Ok(value) = json(body) {
            return of_value(&value, NESTED_TEXTS);
        }
        let text = String::from_utf8_lossy(body);
        // No text has a NUL.
        if is_broken_json(&text) || text.contains('\0') {
            return Self::default();
        }
        of_text(&text, NESTED_TEXTS)
    }
}

fn of_value(value: &Value, texts: u8) -> ErrorDetail {
    match value {
        Value::Object(object) => of_object(object, texts),
        Value::Array(items) => promoted(ErrorDetail {
            details: items.iter().map(|item| of_value(item, texts)).collect(),
            ..ErrorDetail::default()
        }),
        Value::String(text) => of_text(text, texts),
        other => ErrorDetail {
            message: text(other),
            ..ErrorDetail::default()
        },
    }
}

/// A text: JSON again, XML, HTML, or a message.
fn of_text(text: &str, texts: u8) -> ErrorDetail {
    let text =
        text.trim_matches(|character: char| character.is_whitespace() || character == '\u{FEFF}');
    if let Some(value) = in_text(text, texts) {
        return of_value(&value, texts.saturating_sub(1));
    }
    if markup::is_markup(text) {
        let found = markup::read(text);
        return match found.text {
            Some(text) if texts > 0 => of_text(&text, texts - 1),
            text => ErrorDetail {
                code: found.code,
                message: found.message.or(text),
                ..ErrorDetail::default()
            },
        };
    }
    ErrorDetail {
        message: Some(text.to_owned()).filter(|text| !text.is_empty()),
        ..ErrorDetail::default()
    }
}

fn of_object(object: &Map<String, Value>, texts: u8) -> ErrorDetail {
    let own = of_members(object, texts);
    if let Some(error) = ERRORS.iter().find_map(|name| member(object, name)) {
        return match error {
            Value::String(text) if !is_nested(text, texts) => own.with_error_text(text),
            Value::Number(_) => ErrorDetail {
                code: text(error),
                ..ErrorDetail::default()
            }
            .fill(own),
            error => {
                let found = of_value(error, texts);
                if found.says_nothing() {
                    own
                } else {
                    found.fill(own)
                }
            }
        };
    }
    if own.code.is_some() {
        return own;
    }
    let inner = inner(object).map(|value| of_value(value, texts));
    promoted(match inner {
        Some(inner) if own.message.is_none() || inner.code.is_some() => own.fill(inner),
        _ => own,
    })
}

/// The members of an error object itself.
fn of_members(object: &Map<String, Value>, texts: u8) -> ErrorDetail {
    let text_of = |names: &[&str]| {
        let mut values = names.iter().filter_map(|name| member(object, name));
        values.find_map(text)
    };
    let own = ErrorDetail {
        code: text_of(&CODES),
        message: text_of(&MESSAGES),
        target: member(object, "target").and_then(text),
        details: DETAILS
            .iter()
            .flat_map(|name| items(object, name))
            .filter(|item| item.is_object() || item.is_string())
            .map(|item| of_value(item, texts))
            .collect(),
        additional_info: items(object, "additionalInfo")
            .filter_map(Value::as_object)
            .map(|info| ErrorAdditionalInfo {
                kind: member(info, "type").and_then(text),
                info: member(info, "info").cloned(),
            })
            .collect(),
    };
    // Such as `{"message": "{\"error\": {\"code\": …}}"}`.
    match (&own.code, &own.message) {
        (None, Some(message)) if is_nested(message, texts) => {
            let found = of_text(message, texts);
            if found.says_nothing() {
                own
            } else {
                found.fill(own)
            }
        }
        _ => own,
    }
}

impl ErrorDetail {
    /// With the text of `error`: `{"error": "invalid_token", "error_description": "…"}`, or `{"error": "What went wrong"}`.
    fn with_error_text(mut self, error: &str) -> Self {
        let is_message = self.message.is_none() && error.trim().contains(char::is_whitespace);
        let place = if is_message {
            &mut self.message
        } else {
            &mut self.code
        };
        if place.is_none() && !error.trim().is_empty() {
            *place = Some(error.to_owned());
        }
        self
    }
}

/// The error in an object that says nothing itself.
fn inner(object: &Map<String, Value>) -> Option<&Value> {
    let holds = |value: &&Value| value.is_object();
    let object_of = |name| member(object, name).filter(holds);
    let named = |part: &str| {
        let mut members = object.iter().filter(|(name, _)| {
            let name = name.to_ascii_lowercase();
            name.contains(part)
                && !DETAILS
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(&name))
        });
        members.find_map(|(_, value)| Some(value).filter(holds))
    };
    let properties = || {
        member(object, "properties")?
            .as_object()
            .and_then(|inner| member(inner, "error"))
    };
    ["error", "fault", "exception"]
        .into_iter()
        .find_map(named)
        .or_else(|| object_of("message"))
        .or_else(|| object_of("detail"))
        .or_else(properties)
        .or_else(|| {
            object
                .values()
                .next()
                .filter(|_| object.len() == 1)
                .filter(holds)
        })
}

/// With code and message of the first of its details that has them, where it says nothing itself.
fn promoted(mut error: ErrorDetail) -> ErrorDetail {
    if error.says_nothing()
        && let Some(first) = error
            .details
            .iter()
            .position(|detail| !detail.says_nothing())
    {
        let first = error.details.remove(first);
        error.code = first.code;
        error.message = first.message;
        error.target = error.target.or(first.target);
        error.additional_info.extend(first.additional_info);
        // Those below come first, as in an error object.
        error.details.splice(0..0, first.details);
    }
    error
}

fn items<'a>(object: &'a Map<String, Value>, name: &str) -> impl Iterator<Item = &'a Value> {
    member(object, name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// A member whose name is compared without case, since services write both `Code` and `code`. Null counts as missing.
pub(crate) fn member<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object
        .get(name)
        .or_else(|| {
            object
                .iter()
                .find(|(key, _)| key.eq_ignore_ascii_case(name))
                .map(|(_, value)| value)
        })
        .filter(|value| !value.is_null())
}

/// A string, also from a number, or from `{"lang": "en", "value": "…"}`, which is how some services write messages.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(object) => member(object, "value")?.as_str()?.to_owned(),
        _ => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Whether a text can hold an error in JSON or XML.
fn is_nested(text: &str, texts: u8) -> bool {
    texts > 0
        && (text.trim_start().starts_with(['{', '[', '"']) || markup::is_markup(text.trim_start()))
}

/// The JSON in a text, but no number or name: these are messages.
fn in_text(text: &str, texts: u8) -> Option<Value> {
    let value = (texts > 0 && text.starts_with(['{', '[', '"'])).then(|| json(text.as_bytes()));
    value?.ok()
}

/// Whether a text that is not JSON was meant to be, such as one that is cut off. `[Warning] …` is a message.
fn is_broken_json(text: &str) -> bool {
    let inner = text.strip_prefix('[').map(str::trim_start);
    text.starts_with('{') || inner.is_some_and(|inner| inner.starts_with(['{', '[', '"']))
}
