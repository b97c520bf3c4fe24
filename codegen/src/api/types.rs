//! Types: scalars, lists, maps, and the named ones.

use super::{Origin, TypeId};

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
    /// A text.
    String(StringFormat),
    /// A text or a number that means something else.
    Formatted(Format),
    /// Any JSON value.
    Any,
    /// Bytes that are not in JSON: a whole body, or a file of a form.
    Bytes,
    /// A list of values of one type.
    List(Box<Type>),
    /// An object with names that are not declared and values of one type.
    Map(Box<Type>),
    /// A value for which null means something. Only items of lists and values of maps are.
    Nullable(Box<Type>),
    /// A named type.
    Named(TypeId),
}

/// What a text holds, as far as it matters here.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum StringFormat {
    /// Nothing special is known.
    #[default]
    Plain,
    /// A UUID (RFC 9562).
    Uuid,
    /// A URL.
    Url,
    /// The id of an ARM resource.
    ResourceId,
}

/// What a text means, or a number.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Format {
    /// A point in time as a text (RFC 3339).
    DateTime,
    /// A point in time as a text (RFC 1123).
    DateTimeRfc1123,
    /// A day as a text.
    Date,
    /// A time of day as a text.
    Time,
    /// A length of time as a text (ISO 8601).
    Duration,
    /// Bytes as a text in base64.
    Base64,
    /// Bytes as a text in the alphabet of base64 that is safe in URLs.
    Base64Url,
    /// A point in time as a whole number of seconds since the start of 1970.
    UnixTime,
}

/// A named type.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct TypeDefinition {
    /// The name in the definition (`x-ms-client-name` wins); for an inline type a name made from where it stands.
    pub name: String,
    /// What the definition says of it.
    pub description: Option<String>,
    /// Where it was defined.
    pub origin: Origin,
    /// What it is.
    pub kind: TypeKind,
}

/// The kinds of named types.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum TypeKind {
    /// Properties with names.
    Object(Object),
    /// One of several texts or numbers.
    Enum(Enum),
    /// One of several objects, told apart by a property.
    Union(Union),
}

/// Properties with names; those of all parents are among them.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Object {
    /// The properties: those of parents first, each name once.
    pub properties: Vec<Property>,
    /// What properties are that are not declared, if they are kept.
    pub additional: Option<Additional>,
    /// The discriminator's property and the value that stands for this object, if it is a kind of a [`Union`]. That property is
    /// not among `properties`.
    pub tag: Option<(String, String)>,
}

/// The properties of an object that are not declared.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Additional {
    /// The type of each.
    pub ty: Type,
    /// Must not be shown in logs.
    pub secret: bool,
}

/// A property of an object.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a definition says each of them apart"
)]
pub struct Property {
    /// The name on the wire.
    pub name: String,
    /// The name that `x-ms-client-name` asks for.
    pub client_name: Option<String>,
    /// What the definition says of it.
    pub description: Option<String>,
    /// Its type.
    pub ty: Type,
    /// The definition marks it as required.
    pub required: bool,
    /// Only the service sets it.
    pub read_only: bool,
    /// Callers set it only when they create what it belongs to.
    pub create_only: bool,
    /// A `PATCH` can clear it with null, which is therefore not the same as missing.
    pub clearable: bool,
    /// Must not be shown in logs.
    pub secret: bool,
    /// Where it was defined.
    pub origin: Origin,
}

/// One of several texts or numbers; always open, since services add values.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Enum {
    /// What the values are on the wire.
    pub ty: EnumType,
    /// The values that are known, in the order of the definition, each once.
    pub values: Vec<EnumValue>,
}

impl Enum {
    /// The position of the value for a text: the one of exactly this text, or the first one that differs in ASCII case only.
    #[must_use]
    pub fn position(&self, text: &str) -> Option<usize> {
        let found = |is_meant: &dyn Fn(&str) -> bool| {
            self.values.iter().position(|value| is_meant(&value.value))
        };
        found(&|value| value == text).or_else(|| found(&|value| value.eq_ignore_ascii_case(text)))
    }
}

/// What the values of an [`Enum`] are on the wire.
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
    /// What the definition says of it.
    pub description: Option<String>,
}

/// One of several objects, told apart by a property.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Union {
    /// The name of the property that tells.
    pub discriminator: String,
    /// The discriminator's values and the objects for which they stand, sorted by value.
    pub kinds: Vec<(String, TypeId)>,
}
