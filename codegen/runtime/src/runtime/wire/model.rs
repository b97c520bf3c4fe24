//! Models: structs with a table of their fields.

use super::shape::{Field, Shape};
use super::value::{Object, Slot, Value, View};
#[cfg(feature = "xml")]
use super::xml_shape::XmlModel;

/// A struct with a table of its fields, which makes it a [`Value`] and a
/// [`FromResponse`](crate::runtime::FromResponse). [`model!`](crate::runtime::model) adds serde's traits.
pub trait Model: Default {
    /// The properties, in the order of the indexes.
    const FIELDS: &'static [Field] = &[];

    /// The discriminator of a union and its value for this kind. It is always written and never stored.
    const TAG: Option<(&'static str, &'static str)> = None;

    /// Errors do not contain the values of undeclared properties.
    const ADDITIONAL_IS_SECRET: bool = false;

    #[cfg(feature = "xml")]
    /// How the model is written in XML.
    const XML: &'static XmlModel = &XmlModel::BLANK;

    /// The field of a property. Only indexes of [`Self::FIELDS`] are passed.
    fn field(&self, index: usize) -> &dyn Value {
        let _ = index;
        &[] as &[(); 0]
    }

    /// The field of a property, for reading into.
    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        let _ = index;
        &mut [] as &mut [(); 0]
    }

    /// The map of undeclared properties, if they are kept.
    fn additional(&self) -> Option<&dyn Value> {
        None
    }

    /// The map of undeclared properties, for reading into.
    fn additional_mut(&mut self) -> Option<&mut dyn Value> {
        None
    }

    /// The result of [`Value::view`], which only unions override.
    #[doc(hidden)]
    fn view_whole(&self) -> View<'_> {
        View::Object(self)
    }

    /// The result of [`Value::open`], which only unions override.
    #[doc(hidden)]
    fn open_whole(&mut self) -> Slot<'_> {
        Slot::Object(self)
    }
}

impl<T: Model> Object for T {
    fn shape(&self) -> Shape {
        Shape {
            fields: T::FIELDS,
            tag: T::TAG,
            additional_is_secret: T::ADDITIONAL_IS_SECRET,
        }
    }

    #[cfg(feature = "xml")]
    fn xml(&self) -> &'static XmlModel {
        T::XML
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

/// Makes boxes values. An implementation of [`Value`] for boxes would conflict with that for models.
impl<T: Model> Model for Box<T> {
    const FIELDS: &'static [Field] = T::FIELDS;

    const TAG: Option<(&'static str, &'static str)> = T::TAG;

    const ADDITIONAL_IS_SECRET: bool = T::ADDITIONAL_IS_SECRET;

    #[cfg(feature = "xml")]
    const XML: &'static XmlModel = T::XML;

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

/// Implements for [`Model`](crate::runtime::Model)s what cannot be implemented for all of them at once: serde's traits and
/// `PartialEq`.
///
/// All functions of these macros and of generated code are `inline` or generic. So programs compile only those that they use, and a
/// library with hundreds of types and operations compiles none.
///
/// One call takes many types, since each call adds to the metadata of the crate.
#[doc(hidden)]
#[macro_export]
macro_rules! model {
    ($($ty:ty),* $(,)?) => {
        $(
            impl ::core::cmp::PartialEq for $ty {
                #[inline]
                fn eq(&self, other: &Self) -> bool {
                    $crate::runtime::wire::equal(self, other)
                }
            }
        )*

        $crate::runtime::wire::serde_traits!($($ty),*);
    };
}

/// Implements serde's traits with `Value`.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_traits {
    ($($ty:ty),*) => {$(
        impl $crate::runtime::wire::serde::Serialize for $ty {
            fn serialize<S: $crate::runtime::wire::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::wire::serialize(self, serializer)
            }
        }

        impl<'de> $crate::runtime::wire::serde::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::runtime::wire::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::wire::deserialize(deserializer)
            }
        }
    )*};
}

/// Implements `FromResponse` with `Value`.
#[doc(hidden)]
#[macro_export]
macro_rules! from_response {
    ($($ty:ty),* $(,)?) => {$(
        impl $crate::runtime::FromResponse for $ty {
            #[inline]
            fn from_response(
                response: &$crate::runtime::ResponseParts<'_>,
            ) -> $crate::runtime::Result<Self> {
                response.json()
            }
        }
    )*};
}
