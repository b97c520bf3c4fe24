//! The arena of named types, and the ids that index it.

use std::ops::{Index, IndexMut};

/// The id of a named type: an index of the [`Arena`] that the type is in.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TypeId(usize);

impl TypeId {
    /// The id of the type at a position of the arena.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(index)
    }

    /// The position in the arena.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// A value for each named type, indexed by the type's id.
#[derive(Clone, Debug, PartialEq)]
pub struct Arena<T> {
    list: Vec<T>,
}

impl<T> Arena<T> {
    /// Adds a value, and gives the id of its type.
    pub fn push(&mut self, value: T) -> TypeId {
        self.list.push(value);
        TypeId(self.list.len() - 1)
    }

    /// How many types there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are no types.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The values, in the order of the ids.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.list.iter()
    }

    /// The ids of all types.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = TypeId> + use<T> {
        (0..self.list.len()).map(TypeId)
    }
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { list: Vec::new() }
    }
}

/// # Panics
/// If the id is of another arena, which is a bug of the generator.
impl<T> Index<TypeId> for Arena<T> {
    type Output = T;

    fn index(&self, id: TypeId) -> &T {
        &self.list[id.0]
    }
}

/// # Panics
/// If the id is of another arena, which is a bug of the generator.
impl<T> IndexMut<TypeId> for Arena<T> {
    fn index_mut(&mut self, id: TypeId) -> &mut T {
        &mut self.list[id.0]
    }
}

impl<T> From<Vec<T>> for Arena<T> {
    fn from(list: Vec<T>) -> Self {
        Self { list }
    }
}

impl<T> FromIterator<T> for Arena<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Vec::from_iter(values).into()
    }
}

impl<'a, T> IntoIterator for &'a Arena<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
