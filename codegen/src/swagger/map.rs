//! Objects whose keys are names that the definition chooses.

use super::object::Key;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// Values by name, in the order of the file.
#[derive(Clone, Debug)]
pub struct Map<T> {
    entries: Vec<(String, T)>,
    /// Positions of the entries, sorted by name; of equal names the last one stands first.
    sorted: Vec<usize>,
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            sorted: Vec::new(),
        }
    }
}

impl<T> Map<T> {
    fn new(entries: Vec<(String, T)>) -> Self {
        let mut sorted: Vec<usize> = (0..entries.len()).collect();
        let name = |position: usize| entries.get(position).map(|(name, _)| name.as_str());
        sorted
            .sort_unstable_by(|&left, &right| name(left).cmp(&name(right)).then(right.cmp(&left)));
        Self { entries, sorted }
    }

    /// The value with a name; the last one if there are several.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.entry(name).map(|(_, value)| value)
    }

    /// The same, with the name as it is kept here.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<(&str, &T)> {
        let first = self
            .sorted
            .partition_point(|&position| self.name(position) < Some(name));
        let (found, value) = self.entries.get(*self.sorted.get(first)?)?;
        (found == name).then_some((found, value))
    }

    /// The entries, in the order of the file. Of a name that stands more than once only the last.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        let repeats = self.has_repeated();
        self.entries
            .iter()
            .filter(move |(name, value)| {
                !repeats || self.get(name).is_some_and(|last| std::ptr::eq(last, value))
            })
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The names that stand more than once, each once.
    pub fn repeated(&self) -> impl Iterator<Item = &str> {
        let names = self
            .sorted
            .iter()
            .filter_map(|&position| self.name(position));
        let mut previous = (None, false);
        names.filter(move |&name| {
            let again = previous.0 == Some(name);
            let first = again && !previous.1;
            previous = (Some(name), again);
            first
        })
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn has_repeated(&self) -> bool {
        self.repeated().next().is_some()
    }

    fn name(&self, position: usize) -> Option<&str> {
        self.entries.get(position).map(|(name, _)| name.as_str())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader(PhantomData))
    }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
    type Value = Map<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        let mut key = String::new();
        while map.next_key_seed(Key(&mut key))?.is_some() {
            let value = map.next_value()?;
            entries.push((std::mem::take(&mut key), value));
        }
        Ok(Map::new(entries))
    }
}
