//! The operations and the version of a definition, read quickly and leniently.

use crate::edit::{self, Edit};
use crate::source::Sources;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

const METHODS: [&str; 7] = ["get", "put", "post", "patch", "delete", "head", "options"];

/// What a definition says of itself.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// `info.version`
    pub(super) version: Option<String>,
    /// The ids of the operations, or their methods and paths.
    pub(super) operations: BTreeSet<String>,
}

impl Outline {
    /// Reads a definition and applies edits. `None` if it is not there or cannot be read.
    pub(super) fn read(sources: &Sources, path: &str, edits: &[Edit]) -> Option<Self> {
        // The text is not kept: a readme with a hundred tags has thousands of files.
        let mut sources = sources.clone();
        let file = sources.load(path).ok()?;
        let (changed, _) = edit::apply(edits, &sources, file);
        let definition = match &changed {
            Some(text) => sources.parse_changed(file, text),
            None => sources.parse::<Definition>(file),
        };
        let definition = definition.ok()?;
        let mut outline = Self {
            version: definition.info.text("version"),
            operations: BTreeSet::new(),
        };
        for (path, methods) in definition.paths.0.into_iter().chain(definition.extended.0) {
            for (method, operation) in methods.0 {
                if METHODS.contains(&method.as_str()) {
                    let id = operation.text("operationId");
                    let id = id.unwrap_or_else(|| format!("{method} {path}"));
                    outline.operations.insert(id);
                }
            }
        }
        Some(outline)
    }
}

#[derive(Deserialize)]
struct Definition {
    #[serde(default)]
    info: Entries<Text>,
    #[serde(default)]
    paths: Entries<Entries<Entries<Text>>>,
    #[serde(default, rename = "x-ms-paths")]
    extended: Entries<Entries<Entries<Text>>>,
}

/// The entries of an object. There are none in another value.
struct Entries<T>(Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl Entries<Text> {
    /// The text of a key.
    fn text(&self, key: &str) -> Option<String> {
        let mut found = self.0.iter().filter(|(name, _)| name == key);
        found.find_map(|(_, text)| text.0.clone())
    }
}

/// A string. `None` for another value.
#[derive(Default)]
struct Text(Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let any = deserializer.deserialize_any(Any::<IgnoredAny>(PhantomData))?;
        Ok(Self(any.text))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let any = deserializer.deserialize_any(Any::<T>(PhantomData))?;
        Ok(Self(any.entries))
    }
}

/// Visits any value, so that one of another type makes nothing else unreadable.
struct Any<T>(PhantomData<T>);

/// What was visited: a string, or an object.
struct Visited<T> {
    text: Option<String>,
    entries: Vec<(String, T)>,
}

impl<T> Visited<T> {
    fn of(text: Option<String>) -> Self {
        Self {
            text,
            entries: Vec::new(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Any<T> {
    type Value = Visited<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Visited::of(None))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Visited::of(Some(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Visited::of(Some(value.to_string())))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Visited::of(None))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Visited::of(None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Visited::of(Some(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Visited::of(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((Text(key), value)) = map.next_entry()? {
            entries.extend(key.map(|key| (key, value)));
        }
        Ok(Visited {
            text: None,
            entries,
        })
    }
}
