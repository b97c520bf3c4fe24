//! Objects whose keys are names that the definition chooses.

use super::object::Key;
use super::shape::{Read, Shape, Shaped};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess};

/// Values by name, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Map<T> {
    entries: Vec<(String, T)>,
    /// Names of values of another JSON type than they must have. They stand among the entries as values that say nothing.
    odd: Vec<String>,
    /// Positions of the entries, sorted by name; of equal names the last one stands first.
    sorted: Vec<usize>,
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            odd: Vec::new(),
            sorted: Vec::new(),
        }
    }
}

impl<T> Map<T> {
    fn new(entries: Vec<(String, T)>, odd: Vec<String>) -> Self {
        let mut sorted: Vec<usize> = (0..entries.len()).collect();
        let name = |position: usize| entries.get(position).map(|(name, _)| name.as_str());
        sorted
            .sort_unstable_by(|&left, &right| name(left).cmp(&name(right)).then(right.cmp(&left)));
        Self {
            entries,
            odd,
            sorted,
        }
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

    /// The names whose values have another JSON type than they must have.
    #[must_use]
    pub fn odd(&self) -> &[String] {
        &self.odd
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

impl<T: Shape + Default> Shape for Map<T> {
    const EXPECTED: &'static str = "an object";

    fn of_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Read<Self>, A::Error> {
        let mut entries = Vec::new();
        let mut odd = Vec::new();
        let mut key = String::new();
        while object.next_key_seed(Key(&mut key))?.is_some() {
            let read = object.next_value_seed(Shaped::<T>::new())?;
            let name = std::mem::take(&mut key);
            if read.is_odd {
                odd.push(name.clone());
            }
            entries.push((name, read.value.unwrap_or_default()));
        }
        Ok(Read::good(Self::new(entries, odd)))
    }
}

impl<'de, T: Shape + Default> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Shaped::<Self>::new().deserialize(deserializer)?;
        read.value
            .ok_or_else(|| D::Error::custom("expected an object"))
    }
}
