//! Finding a value in the text of a YAML document: it is deserialized up to the value, and then given up, because the error says
//! where that happened.

use super::Located;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use std::fmt;
use std::ops::Range;

/// Where the value at the end of the steps is, or its key; or the last value on the way to it that exists.
pub(super) fn locate(text: &str, steps: &[String], of_key: bool) -> Located {
    if let Some(at) = deep_bracket(text) {
        return Located {
            key: None,
            value: at..at + 1,
        };
    }
    let way = Way { steps, of_key };
    let given_up = way
        .deserialize(serde_yaml::Deserializer::from_str(text))
        .err();
    let start = given_up
        .and_then(|error| error.location())
        .map_or(0, |location| location.index());
    let span = extent(text, start);
    Located {
        key: of_key.then(|| span.clone()),
        value: span,
    }
}

/// Brackets inside of brackets that are refused unread: the parser's time grows with the square of their depth, and the
/// deserializer gives up at 128.
const DEEPEST_BRACKET: usize = 1000;

/// Where brackets are nested too deeply. Those in quotes and remarks count too, but in sane texts they come in pairs.
pub(super) fn deep_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth > DEEPEST_BRACKET {
            return Some(index);
        }
    }
    None
}

/// The bytes that show the value that begins at an offset. YAML does not tell where a value ends; this is its first line.
fn extent(text: &str, start: usize) -> Range<usize> {
    let line = text
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    let length = match line.chars().next() {
        Some('-') if line.len() == 1 || line.starts_with("- ") => 1,
        Some('{' | '[') => 1,
        Some(quote @ ('"' | '\'')) => line
            .get(1..)
            .and_then(|rest| rest.find(quote))
            .map_or(line.len(), |end| end + 2),
        _ => [": ", " #", ", "]
            .iter()
            .filter_map(|end| line.find(end))
            .min()
            .unwrap_or(line.len()),
    };
    let shown = line
        .get(..length)
        .unwrap_or(line)
        .trim_end()
        .trim_end_matches([':', ',', ']', '}']);
    start..start + shown.len()
}

/// The rest of the way to a value.
#[derive(Clone, Copy)]
struct Way<'a> {
    steps: &'a [String],
    of_key: bool,
}

impl Way<'_> {
    /// The error whose position is the answer.
    fn here<T, E: Error>() -> Result<T, E> {
        Err(E::custom("here"))
    }
}

impl<'de> DeserializeSeed<'de> for Way<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Way<'_> {
    type Value = ();

    /// Every scalar ends up as an error of serde about what it is, at its position, which is as good as any.
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a way on")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((step, rest)) = self.steps.split_first() else {
            return Self::here();
        };
        let give_up = self.of_key && rest.is_empty();
        while let Some(is_step) = map.next_key_seed(Key { step, give_up })? {
            if is_step {
                return map.next_value_seed(Way {
                    steps: rest,
                    ..self
                });
            }
            map.next_value::<IgnoredAny>()?;
        }
        Self::here()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((step, rest)) = self.steps.split_first() else {
            return Self::here();
        };
        let Ok(index) = step.parse::<usize>() else {
            return Self::here();
        };
        for _ in 0..index {
            if list.next_element::<IgnoredAny>()?.is_none() {
                return Self::here();
            }
        }
        match list.next_element_seed(Way {
            steps: rest,
            ..self
        })? {
            Some(()) => Ok(()),
            None => Self::here(),
        }
    }

    /// A value with a tag (`!name`).
    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Self::here()
    }
}

/// A key on the way: is it the next step?
struct Key<'a> {
    step: &'a str,
    give_up: bool,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        // As text, because that is what a key of JSON is: `200:` is found as `200`.
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        let is_step = key == self.step;
        if is_step && self.give_up {
            Way::here()
        } else {
            Ok(is_step)
        }
    }
}
