//! Properties for which null is not the same as missing.

use super::value::{Slot, Value, View};

/// The JSON value that null is written as.
static NULL: serde_json::Value = serde_json::Value::Null;

/// A property that can be cleared: missing, null or a value. A `PATCH` does not change missing properties and clears those that
/// are null.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Nullable<T> {
    /// The property is missing.
    #[default]
    Missing,
    /// The property is null.
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Whether it is missing.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// Whether it is null.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// A reference to the value, if there is one.
    #[must_use]
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::Null => None,
        }
    }

    /// A mutable reference to the value, if there is one.
    #[must_use]
    pub const fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::Null => None,
        }
    }

    /// The dereferenced value, such as the `&str` of a `String`, if there is a value.
    #[must_use]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: std::ops::Deref,
    {
        self.as_ref().map(T::deref)
    }

    /// The value, if there is one.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::Null => None,
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is null. A property that must not change is [`Missing`](Nullable::Missing).
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Self {
        value.into_option()
    }
}

impl<T: Value> Value for Nullable<T> {
    fn view(&self) -> View<'_> {
        match self {
            Self::Missing => View::Nothing,
            Self::Null => View::Json(&NULL),
            Self::Value(value) => value.view(),
        }
    }

    fn open(&mut self) -> Slot<'_> {
        if self.as_ref().is_none() {
            *self = Self::Value(T::blank());
        }
        match self {
            Self::Value(value) => value.open(),
            Self::Missing | Self::Null => Slot::Nothing,
        }
    }

    /// A value that is cleared was opened for something that counts as missing. Otherwise the document has null.
    fn clear(&mut self) -> bool {
        *self = match self {
            Self::Value(_) => Self::Missing,
            Self::Missing | Self::Null => Self::Null,
        };
        true
    }

    fn blank() -> Self {
        Self::Missing
    }
}
