//! Unions: objects of several kinds, which a discriminator tells apart.

use super::fill::fill;
use super::json_path::JsonPath;
use super::misfit::Misfit;
use super::value::{OpenUnion, Slot, Value, View};
use serde_json::{Map, Value as Json};
use std::fmt;

/// An object of one of several kinds, which a property tells apart. [`union!`](crate::runtime::union) implements [`Value`] for it.
pub trait Union: Sized {
    /// The property that tells the kinds apart.
    const DISCRIMINATOR: &'static str;

    #[cfg(feature = "xml")]
    /// The name of the element or attribute that tells the kinds apart.
    const XML_DISCRIMINATOR: &'static str = Self::DISCRIMINATOR;

    /// Its value for each kind.
    const KINDS: &'static [&'static str];

    /// The blank variant of a kind.
    fn open_kind(index: usize) -> Option<Self>;

    /// The content of the variant.
    fn content(&self) -> &dyn Value;

    /// The content of the variant, for reading into.
    fn content_mut(&mut self) -> &mut dyn Value;

    /// The variant for unknown kinds.
    fn unknown(kind: UnknownKind) -> Self;
}

/// An object of an unknown kind. It keeps its JSON and is written back as it was read.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownKind {
    discriminator: &'static str,
    json: Map<String, Json>,
}

impl UnknownKind {
    /// The value of the discriminator; `None` if it is missing or not a string.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        kind(&self.json, self.discriminator)
    }

    /// The whole object.
    #[must_use]
    pub fn json(&self) -> &Map<String, Json> {
        &self.json
    }
}

/// Shows only the kind, because it is not known which properties are secret.
impl fmt::Debug for UnknownKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("UnknownKind")
            .field("kind", &self.kind())
            .finish_non_exhaustive()
    }
}

impl Value for UnknownKind {
    fn view(&self) -> View<'_> {
        View::Map(&self.json)
    }

    fn open(&mut self) -> Slot<'_> {
        Slot::Map(&mut self.json)
    }

    fn clear(&mut self) -> bool {
        self.json.clear();
        false
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl<T: Union> OpenUnion for T {
    fn discriminator(&self) -> &'static str {
        T::DISCRIMINATOR
    }

    #[cfg(feature = "xml")]
    fn xml_discriminator(&self) -> &'static str {
        T::XML_DISCRIMINATOR
    }

    fn choose(&mut self, kind: &str) -> Option<&mut dyn Value> {
        let index = position(T::KINDS, kind)?;
        *self = T::open_kind(index)?;
        Some(self.content_mut())
    }

    fn take(&mut self, json: Map<String, Json>, path: &JsonPath<'_>) -> Result<(), Misfit> {
        match kind(&json, T::DISCRIMINATOR).and_then(|kind| self.choose(kind)) {
            Some(value) => drop(fill(value, Json::Object(json), path)?),
            None => {
                *self = T::unknown(UnknownKind {
                    discriminator: T::DISCRIMINATOR,
                    json,
                });
            }
        }
        Ok(())
    }
}

/// The kind with exactly this text, or the first one that differs in ASCII case only.
fn position(kinds: &[&str], text: &str) -> Option<usize> {
    let exact = kinds.iter().position(|kind| *kind == text);
    exact.or_else(|| {
        kinds
            .iter()
            .position(|kind| kind.eq_ignore_ascii_case(text))
    })
}

/// The value of the discriminator. As for other properties, its name may have another case; then the last one counts.
fn kind<'a>(json: &'a Map<String, Json>, discriminator: &str) -> Option<&'a str> {
    let mut kind = json.get(discriminator);
    if kind.is_none() {
        for (name, value) in json {
            if name.eq_ignore_ascii_case(discriminator) {
                kind = Some(value);
            }
        }
    }
    kind.and_then(Json::as_str)
}

/// Implements `Default`, serde's traits and `Model` for [`Union`](crate::runtime::Union)s, and with `Model` also `Value` and
/// `FromResponse`.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($($ty:ty),* $(,)?) => {$(
        impl ::core::default::Default for $ty {
            fn default() -> Self {
                $crate::runtime::Union::unknown(::core::default::Default::default())
            }
        }

        impl $crate::runtime::Model for $ty {
            #[inline]
            fn view_whole(&self) -> $crate::runtime::wire::View<'_> {
                $crate::runtime::Union::content(self).view()
            }

            #[inline]
            fn open_whole(&mut self) -> $crate::runtime::wire::Slot<'_> {
                $crate::runtime::wire::Slot::Union(self)
            }
        }

        $crate::runtime::wire::serde_traits!($ty);
    )*};
}
