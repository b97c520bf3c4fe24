//! Objects whose keys are chosen by the definition, such as `definitions` and `paths`.

use super::from_json::{Fault, FromJson, Parsed, Seed};
use super::object::Key;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess};

/// Values by name, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Map<T> {
    entries: Vec<(String, T)>,
    /// Names of values with the wrong JSON type. If a value is unusable, its entry is the default.
    invalid: Vec<(String, Fault)>,
    /// Indices of the entries, sorted by name. Of equal names, the last entry comes first.
    sorted: Vec<usize>,
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            invalid: Vec::new(),
            sorted: Vec::new(),
        }
    }
}

impl<T> Map<T> {
    fn new(entries: Vec<(String, T)>, invalid: Vec<(String, Fault)>) -> Self {
        let mut sorted: Vec<usize> = (0..entries.len()).collect();
        let name = |index: usize| entries.get(index).map(|(name, _)| name.as_str());
        sorted
            .sort_unstable_by(|&left, &right| name(left).cmp(&name(right)).then(right.cmp(&left)));
        Self {
            entries,
            invalid,
            sorted,
        }
    }

    /// The value of a name. If the name is repeated, the last value counts.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.entry(name).map(|(_, value)| value)
    }

    /// Like [`Map::get`], with the name as it is stored here.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<(&str, &T)> {
        let first = self
            .sorted
            .partition_point(|&index| self.name(index) < Some(name));
        let (found, value) = self.entries.get(*self.sorted.get(first)?)?;
        (found == name).then_some((found, value))
    }

    /// The entries in the order of the file. Of a repeated name, only the last entry.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        let repeats = self.has_repeated();
        self.entries
            .iter()
            .filter(move |(name, value)| {
                !repeats || self.get(name).is_some_and(|last| std::ptr::eq(last, value))
            })
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The names that occur more than once. Each is returned once.
    pub fn repeated(&self) -> impl Iterator<Item = &str> {
        self.sorted
            .chunk_by(|left, right| self.name(*left) == self.name(*right))
            .filter(|same_name| same_name.len() > 1)
            .filter_map(|same_name| self.name(*same_name.first()?))
    }

    /// The names of values with the wrong JSON type, and what is wrong with these.
    #[must_use]
    pub fn invalid(&self) -> &[(String, Fault)] {
        &self.invalid
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn has_repeated(&self) -> bool {
        self.repeated().next().is_some()
    }

    fn name(&self, index: usize) -> Option<&str> {
        self.entries.get(index).map(|(name, _)| name.as_str())
    }
}

impl<T: FromJson + Default> FromJson for Map<T> {
    const EXPECTED: &'static str = "an object";

    fn from_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Parsed<Self>, A::Error> {
        let mut entries = Vec::new();
        let mut invalid = Vec::new();
        let mut key = String::new();
        while object.next_key_seed(Key(&mut key))?.is_some() {
            let read = object.next_value_seed(Seed::<T>::new())?;
            let name = std::mem::take(&mut key);
            if let Some(fault) = read.fault {
                invalid.push((name.clone(), *fault));
            }
            entries.push((name, read.value.unwrap_or_default()));
        }
        Ok(Parsed::valid(Self::new(entries, invalid)))
    }
}

impl<'de, T: FromJson + Default> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Seed::<Self>::new().deserialize(deserializer)?;
        read.value
            .ok_or_else(|| D::Error::custom("expected an object"))
    }
}
