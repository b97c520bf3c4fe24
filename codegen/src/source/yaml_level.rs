//! The positions of all values in a YAML document that are at the same depth, found in one pass.
//!
//! Errors of the deserializer are the only source of positions. Here a value fails on purpose in a way that consumes all of it, so
//! that the next one can be read. An object or array does not give its own position if its values are read, so there is a pass per
//! depth.

use crate::pointer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::collections::HashMap;
use std::fmt;

/// The depth that is looked at. The deserializer gives up at 128, in a way that cannot be recovered from.
const MAX_DEPTH: usize = 100;

/// The message of a failure on purpose.
const LOCATED: &str = "located";

/// The positions of the values at a depth, by their JSON pointers.
#[derive(Debug, Default)]
pub(super) struct Level(HashMap<String, Found>);

/// The offset of a value and of its key.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    /// `None` if it cannot be found in this way: empty objects and arrays.
    pub(super) value: Option<usize>,
    pub(super) key: Option<usize>,
}

impl Level {
    /// The values whose pointers have this number of tokens.
    pub(super) fn new(text: &str, depth: usize) -> Self {
        let mut pass = Pass {
            lines: Lines::new(text),
            pointer: String::new(),
            found: HashMap::new(),
        };
        let document = serde_yaml::Deserializer::from_str(text);
        if depth == 0 {
            let is_read = &mut false;
            let value = pass.read(|| Start { is_read }.deserialize(document));
            let root = Found { value, key: None };
            pass.found.insert(String::new(), root);
        } else if depth <= MAX_DEPTH {
            let pass = &mut pass;
            // What was found before the document became unreadable is kept.
            let _ = Walk { pass, depth }.deserialize(document);
        }
        Self(pass.found)
    }

    pub(super) fn get(&self, tokens: &[String]) -> Option<Found> {
        let mut pointer = String::new();
        for token in tokens {
            pointer::push(&mut pointer, token);
        }
        self.0.get(&pointer).copied()
    }
}

/// The offsets of lines and columns, which are found without reading a long line from its beginning for each.
struct Lines<'t> {
    text: &'t str,
    /// The offset of each line, and how many characters are before it.
    starts: Vec<(usize, usize)>,
    /// The offset of every so many characters.
    marks: Vec<usize>,
}

/// How many characters are between two marks.
const MARK: usize = 256;

impl<'t> Lines<'t> {
    /// YAML has more line breaks than `\n`.
    fn new(text: &'t str) -> Self {
        let mut starts = vec![(0, 0)];
        let mut marks = Vec::new();
        let mut characters = text.char_indices().enumerate().peekable();
        while let Some((count, (start, character))) = characters.next() {
            if count % MARK == 0 {
                marks.push(start);
            }
            let next = characters.peek().map(|(_, (_, next))| *next);
            let is_break = match character {
                '\r' => next != Some('\n'),
                other => matches!(other, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}'),
            };
            if is_break {
                starts.push((start + character.len_utf8(), count + 1));
            }
        }
        Self {
            text,
            starts,
            marks,
        }
    }

    /// The offset of a line and a column, both from 1.
    fn offset(&self, line: usize, column: usize) -> Option<usize> {
        let (_, before) = self.starts.get(line.checked_sub(1)?)?;
        let count = before.checked_add(column.checked_sub(1)?)?;
        let mark = *self.marks.get(count / MARK)?;
        let mut characters = self.text.get(mark..)?.char_indices();
        let (inside, _) = characters.nth(count % MARK)?;
        Some(mark + inside)
    }
}

struct Pass<'t> {
    lines: Lines<'t>,
    /// That of the value that is being read.
    pointer: String,
    found: HashMap<String, Found>,
}

impl Pass<'_> {
    /// The offset at which something fails on purpose. `None` if it does not fail or gives no position.
    fn read<E: fmt::Display>(&self, read: impl FnOnce() -> Result<(), E>) -> Option<usize> {
        let error = read().err()?.to_string();
        // The beginning of the text is not mentioned.
        if error.ends_with(LOCATED) {
            return Some(0);
        }
        let (_, position) = error.rsplit_once(" at line ")?;
        let (line, column) = position.split_once(" column ")?;
        self.lines.offset(line.parse().ok()?, column.parse().ok()?)
    }

    /// Keeps what was found of the value at the current pointer. Of repeated keys, the first counts.
    fn keep(&mut self, value: Option<usize>, key: Option<usize>) {
        let found = Found { value, key };
        self.found.entry(self.pointer.clone()).or_insert(found);
    }
}

/// Goes down to a depth, and then over the values there.
struct Walk<'p, 't> {
    pass: &'p mut Pass<'t>,
    /// How many levels are left.
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Visitor methods for scalars with the same result.
macro_rules! scalars {
    ($result:expr) => {
        fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
            $result
        }
        fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
            $result
        }
        fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
            $result
        }
        fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
            $result
        }
        fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
            $result
        }
        fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
            $result
        }
        fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
            $result
        }
        fn visit_unit<E: Error>(self) -> Result<(), E> {
            $result
        }
        fn visit_none<E: Error>(self) -> Result<(), E> {
            $result
        }
    };
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    scalars!(Ok(()));

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { pass, depth } = self;
        let parent = pass.pointer.len();
        let mut key = String::new();
        loop {
            let mut is_key = false;
            let seed = Key {
                text: &mut key,
                was_read: &mut is_key,
                fails: depth == 1,
            };
            let read = map.next_key_seed(seed);
            let key_at = match read {
                Ok(None) => return Ok(()),
                Ok(Some(())) => None,
                // Something else failed than the key on purpose.
                Err(error) if !is_key => return Err(error),
                Err(error) => pass.read(|| Err(error)),
            };
            pass.pointer.truncate(parent);
            pointer::push(&mut pass.pointer, &key);
            if depth == 1 {
                let is_read = &mut false;
                let value = pass.read(|| map.next_value_seed(Start { is_read }));
                pass.keep(value, key_at);
            } else {
                let depth = depth - 1;
                map.next_value_seed(Walk { pass, depth })?;
            }
            pass.pointer.truncate(parent);
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        let Self { pass, depth } = self;
        let parent = pass.pointer.len();
        for index in 0_usize.. {
            pass.pointer.truncate(parent);
            pointer::push(&mut pass.pointer, &index.to_string());
            let is_there = if depth == 1 {
                let mut is_there = false;
                let is_read = &mut is_there;
                let value = pass.read(|| array.next_element_seed(Start { is_read }).map(|_| ()));
                if is_there {
                    pass.keep(value, None);
                }
                is_there
            } else {
                let depth = depth - 1;
                array.next_element_seed(Walk { pass, depth })?.is_some()
            };
            if !is_there {
                break;
            }
        }
        pass.pointer.truncate(parent);
        Ok(())
    }

    /// No pointer leads into a value with a tag (`!name`).
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (IgnoredAny, value) = data.variant()?;
        value.newtype_variant::<IgnoredAny>()?;
        Ok(())
    }
}

/// Fails at the start of a value, after it was consumed.
struct Start<'r> {
    /// Set if there is a value. It may also be the document that fails there.
    is_read: &'r mut bool,
}

impl<'de> DeserializeSeed<'de> for Start<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        *self.is_read = true;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Start<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no value")
    }

    scalars!(Err(E::custom(LOCATED)));

    /// The deserializer consumes what was not read, and fails.
    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Ok(())
    }

    /// As for an object.
    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (IgnoredAny, value) = data.variant()?;
        value.newtype_variant::<IgnoredAny>()?;
        Err(A::Error::custom(LOCATED))
    }
}

/// Reads a key, and can fail at it.
struct Key<'k> {
    text: &'k mut String,
    /// Set when it was read.
    was_read: &'k mut bool,
    fails: bool,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // As a string like all keys in JSON, so that the key `200:` is equal to the token `200`.
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        self.text.clear();
        self.text.push_str(key);
        *self.was_read = true;
        if self.fails {
            Err(E::custom(LOCATED))
        } else {
            Ok(())
        }
    }
}
