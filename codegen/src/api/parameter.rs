//! Parameters of operations, and the rules for their values.

use super::{Origin, Type};

/// The location of a parameter in a request (`in`).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In the host.
    Host,
    /// In the form that is the body.
    Form,
}

/// A parameter other than the body.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a definition sets each of them separately"
)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// The name from `x-ms-client-name`.
    pub client_name: Option<String>,
    /// The description in the definition.
    pub description: Option<String>,
    /// Its location in the request.
    pub location: Location,
    /// A scalar, an enum, or a list of these; a map of strings for headers with a common prefix; a file for a form.
    pub ty: Type,
    /// The default value of the service, as it is on the wire.
    pub default: Option<String>,
    /// A value must be given.
    pub required: bool,
    /// The client holds its value, not each call.
    pub client_level: bool,
    /// The value is not percent-encoded (`x-ms-skip-url-encoding`).
    pub unescaped: bool,
    /// Must not be shown in logs.
    pub secret: bool,
    /// How a list is written.
    pub collection_format: CollectionFormat,
    /// The rules for its value.
    pub rules: Rules,
    /// The place of its definition.
    pub origin: Origin,
}

/// How a list is written in a URL or a header.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum CollectionFormat {
    /// `a,b`
    #[default]
    Csv,
    /// `a b`
    Ssv,
    /// Separated by tabs.
    Tsv,
    /// `a|b`
    Pipes,
    /// The parameter repeated.
    Multi,
}

/// The rules for a parameter's value. Which rules there can be depends on its type.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Rules {
    /// Any value of the type is allowed.
    #[default]
    None,
    /// Rules for a string.
    String {
        /// The number of characters.
        length: Count,
        /// A regular expression that must match somewhere.
        pattern: Option<Pattern>,
    },
    /// Rules for a number.
    Number {
        /// The least value.
        minimum: Option<Bound>,
        /// The greatest value.
        maximum: Option<Bound>,
        /// The value is a multiple of this.
        multiple_of: Option<f64>,
    },
    /// Rules for a list.
    List {
        /// The number of items.
        count: Count,
        /// All items are different.
        unique: bool,
    },
}

impl Rules {
    /// The regular expression that generated crates check.
    #[must_use]
    pub fn checked_pattern(&self) -> Option<&str> {
        match self {
            Self::String {
                pattern: Some(Pattern::Checked(pattern)),
                ..
            } => Some(pattern),
            _ => None,
        }
    }
}

/// How many characters or items there may be.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Count {
    /// The least number.
    pub minimum: Option<u64>,
    /// The greatest number.
    pub maximum: Option<u64>,
}

impl Count {
    /// Whether a number is within the limits.
    #[must_use]
    pub fn contains(self, count: u64) -> bool {
        self.minimum.is_none_or(|minimum| count >= minimum)
            && self.maximum.is_none_or(|maximum| count <= maximum)
    }
}

/// A limit of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The limit.
    pub value: f64,
    /// The limit itself is refused.
    pub exclusive: bool,
}

/// A regular expression.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Pattern {
    /// In the language of generated crates, which check it.
    Checked(String),
    /// As the definition has it. Generated crates cannot check it, only the service does.
    ServiceOnly(String),
}
