//! What the names of properties mean.

use super::shape::{Field, Shape};
use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};
use std::fmt;

/// What the name of a property means to a model.
pub(super) enum Name {
    Field(usize, &'static Field),
    /// In a box, so that names stay small.
    Variant(Box<Variant>),
    Skipped,
    Other(String),
}

/// A declared name in another case.
pub(super) struct Variant {
    /// The property; `None` if it is the tag.
    pub(super) field: Option<(usize, &'static Field)>,
    /// The name in the document.
    pub(super) name: String,
}

/// Reads a name. Most documents have properties in one order, so that the search starts after the last field.
pub(super) struct NameSeed<'a> {
    pub(super) shape: &'a Shape,
    pub(super) next: usize,
    pub(super) keep_others: bool,
}

impl<'de> DeserializeSeed<'de> for NameSeed<'_> {
    type Value = Name;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed<'_> {
    type Value = Name;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a property")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        let fields = || self.shape.fields.iter().enumerate();
        let mut candidates = fields().skip(self.next).chain(fields().take(self.next));
        Ok(match candidates.find(|(_, field)| field.name == name) {
            Some((index, field)) => Name::Field(index, field),
            None => undeclared(self.shape, self.keep_others, name),
        })
    }
}

/// A name that is not declared exactly so.
#[cold]
fn undeclared(shape: &Shape, keep_others: bool, name: &str) -> Name {
    if shape.is_tag(name) {
        return Name::Skipped;
    }
    let field = shape.similar(name);
    if field.is_some() || keep_others && shape.is_similar_tag(name) {
        let name = name.to_owned();
        Name::Variant(Box::new(Variant { field, name }))
    } else if keep_others {
        Name::Other(name.to_owned())
    } else {
        Name::Skipped
    }
}

/// Reads a name; returns `None` for this one.
pub(super) struct NameOtherThan(pub(super) &'static str);

impl<'de> DeserializeSeed<'de> for NameOtherThan {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameOtherThan {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a property")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<String>, E> {
        Ok((name != self.0).then(|| name.to_owned()))
    }
}
