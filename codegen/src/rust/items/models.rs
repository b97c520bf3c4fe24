//! The items of `models`.

use super::{Doc, RustType, XmlModel};
use crate::api::EnumType;
use crate::rust::Identifier;

/// A struct of `models`.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its name.
    pub name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field with undeclared properties.
    pub additional: Option<Field>,
    /// The discriminator and its value, which is always written.
    pub tag: Option<Tag>,
    /// The indices of the fields that the constructor takes.
    pub required: Vec<usize>,
    /// It only comes in responses, so that a new field breaks nobody.
    pub only_in_responses: bool,
    /// How it is written in XML, if that does not follow from its names.
    pub xml: Option<XmlModel>,
}

impl Struct {
    /// Whether it has secrets, which `Debug` hides.
    #[must_use]
    pub fn has_secrets(&self) -> bool {
        let mut fields = self.fields.iter().chain(&self.additional);
        fields.any(|field| field.secret)
    }

    /// The other types of `models` in its fields.
    pub fn named(&self) -> impl Iterator<Item = &Identifier> {
        let fields = self.fields.iter().chain(&self.additional);
        fields.filter_map(|field| field.ty.named())
    }
}

/// The discriminator of a struct that is a kind of a union.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The property.
    pub property: String,
    /// Its value.
    pub value: String,
}

/// A field of a [`Struct`].
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a field is each of them apart"
)]
pub struct Field {
    /// Its name.
    pub name: Identifier,
    /// Its name on the wire.
    pub wire_name: String,
    /// Its documentation.
    pub doc: Doc,
    /// Its type, without the `Option` or `Nullable`.
    pub ty: RustType,
    /// `Nullable` in place of `Option`.
    pub clearable: bool,
    /// Left out of request bodies.
    pub read_only: bool,
    /// Hidden in `Debug`.
    pub secret: bool,
    /// Holds the items of a page.
    pub items: bool,
}

/// An open enum of `models`.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The type of its values on the wire.
    pub ty: EnumType,
    /// The known values.
    pub variants: Vec<Variant>,
    /// The name of the variant that takes any other value.
    pub unknown: Identifier,
    /// A response consists of it.
    pub is_response: bool,
}

/// A known value of an [`Enum`].
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Identifier,
    /// The text on the wire, or the digits of a number.
    pub text: String,
    /// Its documentation.
    pub doc: Doc,
}

/// A tagged enum of `models`.
#[derive(Clone, Debug)]
pub struct Union {
    /// Its name.
    pub name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The property that determines the kind.
    pub discriminator: String,
    /// Its name in XML, if that is another one.
    pub xml_discriminator: Option<String>,
    /// The kinds.
    pub kinds: Vec<UnionKind>,
    /// The name of the variant that takes any other kind.
    pub unknown: Identifier,
}

/// A kind of a [`Union`].
#[derive(Clone, Debug)]
pub struct UnionKind {
    /// The name of the variant.
    pub name: Identifier,
    /// The struct in it.
    pub payload: Identifier,
    /// The value of the discriminator.
    pub value: String,
    /// Its documentation.
    pub doc: Doc,
    /// No other variant holds the same struct.
    pub convertible: bool,
}

/// A model that is a page of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page {
    /// The model.
    pub model: Identifier,
    /// The type of an item.
    pub item: RustType,
    /// The path of fields to the items.
    pub items: Vec<Identifier>,
    /// The path of fields to the URL of the next page.
    pub next_link: Option<Vec<Identifier>>,
}
