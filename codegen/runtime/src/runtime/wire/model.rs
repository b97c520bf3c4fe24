//! Models: structs with a table of their fields.

use super::value::{Slot, Value, View};
use crate::runtime::{FromResponse, ResponseParts, Result};

/// A property of a model.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) read_only: bool,
    pub(super) secret: bool,
    pub(super) items: bool,
}

impl Field {
    /// A property with this name in JSON.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            read_only: false,
            secret: false,
            items: false,
        }
    }

    /// Only the service sets it: request bodies leave it out.
    #[must_use]
    pub const fn read_only(self) -> Self {
        Self {
            read_only: true,
            ..self
        }
    }

    /// Errors do not repeat its value.
    #[must_use]
    pub const fn secret(self) -> Self {
        Self {
            secret: true,
            ..self
        }
    }

    /// It holds the items of a page: a list in place of the page is read into it.
    #[must_use]
    pub const fn items(self) -> Self {
        Self {
            items: true,
            ..self
        }
    }
}

/// A struct with a table of its fields, which makes it a [`Value`] and a result. [`model!`](crate::runtime::model) adds serde's traits.
pub trait Model: Default {
    /// The properties, in the order of the indexes.
    const FIELDS: &'static [Field] = &[];

    /// The property that tells the kinds of a union apart, and what it says for this one. Always written, never stored.
    const TAG: Option<(&'static str, &'static str)> = None;

    /// Errors do not repeat the values of properties that are not declared.
    const ADDITIONAL_IS_SECRET: bool = false;

    /// The field of a property. Indexes beyond the last are not asked for.
    fn field(&self, index: usize) -> &dyn Value {
        let _ = index;
        &[] as &[(); 0]
    }

    /// The field of a property, for reading into.
    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        let _ = index;
        &mut [] as &mut [(); 0]
    }

    /// The map of the properties that are not declared, if they are kept.
    fn additional(&self) -> Option<&dyn Value> {
        None
    }

    /// The map of the properties that are not declared, for reading into.
    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        None
    }

    /// What [`Value::view`] gives; something else for a union only.
    #[doc(hidden)]
    fn view_whole(&self) -> View<'_> {
        View::Object(self)
    }

    /// What [`Value::open`] gives; something else for a union only.
    #[doc(hidden)]
    fn open_whole(&mut self) -> Slot<'_> {
        Slot::Object(self)
    }
}

/// What is the same for all values of a model.
#[derive(Clone, Copy)]
pub struct Shape {
    pub(super) fields: &'static [Field],
    pub(super) tag: Option<(&'static str, &'static str)>,
    pub(super) additional_is_secret: bool,
}

impl Shape {
    /// Whether the model gives a meaning of its own to this name.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name) || self.is_tag(name)
    }

    /// Whether the name is the tag's.
    pub(super) fn is_tag(&self, name: &str) -> bool {
        self.tag.is_some_and(|(tag, _)| tag == name)
    }
}

/// A [`Model`] as the reader and the writer see it.
pub trait Object {
    /// Its table.
    fn shape(&self) -> Shape;
    /// See [`Model::field`].
    fn field(&self, index: usize) -> &dyn Value;
    /// See [`Model::field_mut`].
    fn field_mut(&mut self, index: usize) -> &mut dyn Value;
    /// See [`Model::additional`].
    fn additional(&self) -> Option<&dyn Value>;
    /// See [`Model::additional_mut`].
    fn additional_mut(&mut self) -> Option<&mut dyn Value>;
}

impl<T: Model> Object for T {
    fn shape(&self) -> Shape {
        Shape {
            fields: T::FIELDS,
            tag: T::TAG,
            additional_is_secret: T::ADDITIONAL_IS_SECRET,
        }
    }

    fn field(&self, index: usize) -> &dyn Value {
        Model::field(self, index)
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        Model::field_mut(self, index)
    }

    fn additional(&self) -> Option<&dyn Value> {
        Model::additional(self)
    }

    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        Model::additional_mut(self)
    }
}

impl<T: Model> Value for T {
    fn view(&self) -> View<'_> {
        self.view_whole()
    }

    fn open(&mut self) -> Slot<'_> {
        self.open_whole()
    }

    fn clear(&mut self) -> bool {
        *self = T::default();
        false
    }

    fn blank() -> Self {
        T::default()
    }
}

impl<T: Model> FromResponse for T {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        response.json()
    }
}

/// So that a box is a value: an implementation of [`Value`] for boxes would conflict with that for models.
impl<T: Model> Model for Box<T> {
    const FIELDS: &'static [Field] = T::FIELDS;

    const TAG: Option<(&'static str, &'static str)> = T::TAG;

    const ADDITIONAL_IS_SECRET: bool = T::ADDITIONAL_IS_SECRET;

    fn field(&self, index: usize) -> &dyn Value {
        T::field(self, index)
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        T::field_mut(self, index)
    }

    fn additional(&self) -> Option<&dyn Value> {
        T::additional(self)
    }

    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        T::additional_mut(self)
    }

    fn view_whole(&self) -> View<'_> {
        T::view_whole(self)
    }

    fn open_whole(&mut self) -> Slot<'_> {
        T::open_whole(self)
    }
}

/// Implements for [`Model`](crate::runtime::Model)s what cannot be implemented for all at once: serde's traits and `PartialEq`.
///
/// All is `inline` or generic here, in the other macros and in generated code, so that a program compiles it for what it uses,
/// and a library with hundreds of types and operations not at all.
///
/// One call for many types, as each call leaves its trace in the metadata of the crate.
#[doc(hidden)]
#[macro_export]
macro_rules! model {
    ($($type:ty),* $(,)?) => {
        $(
            impl ::core::cmp::PartialEq for $type {
                #[inline]
                fn eq(&self, other: &Self) -> bool {
                    $crate::runtime::wire::equal(self, other)
                }
            }
        )*

        $crate::runtime::wire::serde_traits!($($type),*);
    };
}

/// Implements serde's traits by means of `Value`.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_traits {
    ($($type:ty),*) => {$(
        impl $crate::runtime::wire::serde::Serialize for $type {
            fn serialize<S: $crate::runtime::wire::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::wire::serialize(self, serializer)
            }
        }

        impl<'de> $crate::runtime::wire::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::runtime::wire::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::wire::deserialize(deserializer)
            }
        }
    )*};
}

/// Implements `FromResponse` by means of `Value`.
#[doc(hidden)]
#[macro_export]
macro_rules! from_response {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::runtime::FromResponse for $type {
            #[inline]
            fn from_response(
                response: &$crate::runtime::ResponseParts<'_>,
            ) -> $crate::runtime::Result<Self> {
                response.json()
            }
        }
    )*};
}
