//! Types: scalars, lists, maps, and the named ones.

use super::{Origin, TypeId, Xml};

/// The type of a value.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Type {
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Integer32,
    /// A whole number of 64 bits.
    Integer64,
    /// A floating-point number of 32 bits.
    Float32,
    /// A floating-point number of 64 bits.
    Float64,
    /// A string.
    String(StringFormat),
    /// A string or a number with a format.
    Formatted(Format),
    /// Any JSON value.
    Any,
    /// Bytes that are not in JSON: a whole body, or a file of a form.
    Bytes,
    /// A list of values of one type.
    List(Box<Type>),
    /// An object with any property names and values of one type.
    Map(Box<Type>),
    /// A value that can be null. Only items of lists and values of maps have this type.
    Nullable(Box<Type>),
    /// A named type.
    Named(TypeId),
}

/// The content of a string.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum StringFormat {
    /// Any string.
    #[default]
    Plain,
    /// A UUID (RFC 9562).
    Uuid,
    /// A URL.
    Url,
    /// The id of an ARM resource.
    ResourceId,
}

/// The format of a string or a number.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Format {
    /// A point in time as a string (RFC 3339).
    DateTime,
    /// A point in time as a string (RFC 1123).
    DateTimeRfc1123,
    /// A date as a string.
    Date,
    /// A time of day as a string.
    Time,
    /// A duration as a string (ISO 8601).
    Duration,
    /// Bytes as a string in base64.
    Base64,
    /// Bytes as a string in the URL-safe alphabet of base64.
    Base64Url,
    /// A point in time as a whole number of seconds since the start of 1970.
    UnixTime,
}

/// A named type.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct TypeDefinition {
    /// The name in the definition (`x-ms-client-name` takes precedence); for an inline type a name made from its place.
    pub name: String,
    /// The description in the definition.
    pub description: Option<String>,
    /// The place of its definition.
    pub origin: Origin,
    /// The kind of the type.
    pub kind: TypeKind,
}

/// The kinds of named types.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum TypeKind {
    /// An object with declared properties.
    Object(Object),
    /// An enum of strings or numbers.
    Enum(Enum),
    /// One of several objects, distinguished by a property.
    Union(Union),
}

/// An object with its own properties and those of all parents.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Object {
    /// The properties, those of parents first. Their names are distinct.
    pub properties: Vec<Property>,
    /// The properties that are not declared, if they are kept.
    pub additional: Option<Additional>,
    /// The name and the value of the discriminator, if this object is a kind of a [`Union`]. The discriminator is not among
    /// `properties`.
    pub tag: Option<(String, String)>,
    /// How the discriminator is written in XML.
    pub xml_tag: Xml,
}

/// The properties of an object that are not declared.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Additional {
    /// The type of each.
    pub ty: Type,
    /// Must not be shown in logs.
    pub secret: bool,
    /// How each is written in XML.
    pub xml: Xml,
}

/// A property of an object. `compared` in `lower/types/names.rs` decides which fields make types with one name different.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a definition sets each of them separately"
)]
pub struct Property {
    /// The name on the wire.
    pub name: String,
    /// The name from `x-ms-client-name`.
    pub client_name: Option<String>,
    /// The description in the definition.
    pub description: Option<String>,
    /// Its type.
    pub ty: Type,
    /// The definition marks it as required.
    pub required: bool,
    /// Only the service sets it.
    pub read_only: bool,
    /// Callers set it only when they create the resource.
    pub create_only: bool,
    /// A `PATCH` can clear it with null, which is therefore not the same as missing.
    pub clearable: bool,
    /// Must not be shown in logs.
    pub secret: bool,
    /// How it is written in XML.
    pub xml: Xml,
    /// The place of its definition.
    pub origin: Origin,
}

/// An enum of strings or numbers. It is open, since services add values.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Enum {
    /// The type of the values on the wire.
    pub ty: EnumType,
    /// The known values, distinct, in the order of the definition.
    pub values: Vec<EnumValue>,
}

impl Enum {
    /// The position of the value with a text: the exact match, or the first one that differs in ASCII case only.
    #[must_use]
    pub fn position(&self, text: &str) -> Option<usize> {
        let mut values = self.values.iter();
        let exact = values.position(|one| one.value == text);
        let mut values = self.values.iter();
        exact.or_else(|| values.position(|one| one.value.eq_ignore_ascii_case(text)))
    }
}

/// The type of the values of an [`Enum`] on the wire.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum EnumType {
    /// Strings.
    String,
    /// Integers.
    Integer,
    /// Numbers.
    Number,
}

/// A known value of an [`Enum`].
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct EnumValue {
    /// The text on the wire; for a number its digits.
    pub value: String,
    /// The name that `x-ms-enum` gives it.
    pub name: Option<String>,
    /// The description in the definition.
    pub description: Option<String>,
}

/// One of several objects, distinguished by a property.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Union {
    /// The name of the property.
    pub discriminator: String,
    /// The values of the discriminator with their objects, sorted by value.
    pub kinds: Vec<(String, TypeId)>,
    /// How the discriminator is written in XML.
    pub xml: Xml,
}

impl Union {
    /// The position of the kind with a value of the discriminator: the exact match, or the first one that differs in ASCII case
    /// only.
    #[must_use]
    pub fn position(&self, kind: &str) -> Option<usize> {
        let mut kinds = self.kinds.iter();
        let exact = kinds.position(|(known, _)| known == kind);
        let mut kinds = self.kinds.iter();
        exact.or_else(|| kinds.position(|(known, _)| known.eq_ignore_ascii_case(kind)))
    }

    /// The object of a value of the discriminator.
    #[must_use]
    pub fn object(&self, kind: &str) -> Option<TypeId> {
        let (_, id) = self.kinds.get(self.position(kind)?)?;
        Some(*id)
    }
}
