//! Finds the position of a value in the text of a YAML document. The document is deserialized up to the value. A visitor then fails
//! on purpose, because errors are the only source of positions.

use super::Location;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use std::fmt;
use std::ops::Range;

/// Locates the value at a JSON pointer or its key, or the nearest parent that exists.
pub(super) fn locate(text: &str, tokens: &[String], is_key: bool) -> Location {
    if let Some(at) = find_deep_nesting(text) {
        return Location::of_value(at..at + 1);
    }
    let locator = Locator { tokens, is_key };
    let error = locator
        .deserialize(serde_yaml::Deserializer::from_str(text))
        .err();
    let start = error
        .and_then(|error| error.location())
        .map_or(0, |location| location.index());
    location(text, start, is_key)
}

/// The location of the value or key at an offset.
pub(super) fn location(text: &str, start: usize, is_key: bool) -> Location {
    let span = extent(text, start);
    Location {
        key: is_key.then(|| span.clone()),
        value: span,
    }
}

/// The maximum depth of brackets. The parser's time grows with the square of their depth, and the deserializer fails at 128 anyway.
const MAX_BRACKET_DEPTH: usize = 1000;

/// The offset of the first bracket that is nested too deeply. Brackets in strings and comments count too, but are usually balanced.
pub(super) fn find_deep_nesting(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth > MAX_BRACKET_DEPTH {
            return Some(index);
        }
    }
    None
}

/// The range of the value at an offset. The parser does not report where a value ends, so this is its first line.
fn extent(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let length = match line.chars().next() {
        Some('-') if line.len() == 1 || line.starts_with("- ") => 1,
        Some('{' | '[') => 1,
        Some(quote @ ('"' | '\'')) => line
            .get(1..)
            .and_then(|rest| rest.find(quote))
            .map_or(line.len(), |end| end + 2),
        _ => plain_length(line),
    };
    start..start + line.get(..length).unwrap_or(line).trim_end().len()
}

/// The length of the unquoted scalar at the beginning of a line. A closing bracket belongs to the scalar only if the scalar also has
/// the opening one: outside of `{}` and `[]`, brackets are ordinary characters.
fn plain_length(line: &str) -> usize {
    let mut depth = 0_usize;
    for (index, character) in line.char_indices() {
        let is_last = matches!(line.as_bytes().get(index + 1), None | Some(b' '));
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' if depth > 0 => depth -= 1,
            '}' | ']' => return index,
            ':' if is_last => return index,
            ',' if is_last && depth == 0 => return index,
            ' ' if line.as_bytes().get(index + 1) == Some(&b'#') => return index,
            _ => {}
        }
    }
    line.len()
}

/// Fails at the position of the value at a JSON pointer.
#[derive(Clone, Copy)]
struct Locator<'a> {
    /// The remaining tokens of the pointer.
    tokens: &'a [String],
    /// Whether to fail at the key of the value.
    is_key: bool,
}

impl Locator<'_> {
    /// The error whose position is the result.
    fn stop<T, E: Error>() -> Result<T, E> {
        Err(E::custom("located"))
    }
}

impl<'de> DeserializeSeed<'de> for Locator<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Locator<'_> {
    type Value = ();

    /// A scalar has no visitor method, so it fails with an error of serde at its position.
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((token, rest)) = self.tokens.split_first() else {
            return Self::stop();
        };
        let stop_at_key = self.is_key && rest.is_empty();
        while let Some(is_token) = map.next_key_seed(Key { token, stop_at_key })? {
            if is_token {
                return map.next_value_seed(Locator {
                    tokens: rest,
                    ..self
                });
            }
            map.next_value::<IgnoredAny>()?;
        }
        Self::stop()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        let Some((token, rest)) = self.tokens.split_first() else {
            return Self::stop();
        };
        let Ok(index) = token.parse::<usize>() else {
            return Self::stop();
        };
        for _ in 0..index {
            if array.next_element::<IgnoredAny>()?.is_none() {
                return Self::stop();
            }
        }
        match array.next_element_seed(Locator {
            tokens: rest,
            ..self
        })? {
            Some(()) => Ok(()),
            None => Self::stop(),
        }
    }

    /// A value with a tag (`!name`).
    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Self::stop()
    }
}

/// Compares a key with the next token of the pointer.
struct Key<'a> {
    token: &'a str,
    stop_at_key: bool,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        // As a string like all keys in JSON, so that the key `200:` is equal to the token `200`.
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        let is_token = key == self.token;
        if is_token && self.stop_at_key {
            Locator::stop()
        } else {
            Ok(is_token)
        }
    }
}
