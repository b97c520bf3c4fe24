//! What a definition says about a parameter: its location, its encoding, and the rules for its value.

use super::Pattern;

/// A parameter in the path, the query, the headers, the host or a form.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    pub(super) name: &'static str,
    pub(super) location: Location,
    pub(super) rules: &'static [Rule],
    pub(super) escaped: bool,
    pub(super) collection_format: CollectionFormat,
    pub(super) secret: bool,
}

/// The part of a request that a parameter is sent in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    Path,
    Query,
    Header,
    Host,
    Form,
}

impl Parameter {
    /// A parameter in the path, by its name between braces in the template.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Location::Path)
    }

    /// A parameter in the query, by its name on the wire.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query)
    }

    /// A parameter in a header, by the header's name.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header)
    }

    /// A parameter in the host, by its name between braces in the template: `x-ms-parameterized-host`.
    #[must_use]
    pub const fn host(name: &'static str) -> Self {
        Self::new(name, Location::Host)
    }

    /// A field or a file of a form, by its name on the wire: `formData`.
    #[must_use]
    pub const fn form(name: &'static str) -> Self {
        Self::new(name, Location::Form)
    }

    const fn new(name: &'static str, location: Location) -> Self {
        Self {
            name,
            location,
            rules: &[],
            escaped: true,
            collection_format: CollectionFormat::Csv,
            secret: false,
        }
    }

    /// The rules for the value. Those of an array apply to each item, except for the rules about the array itself.
    #[must_use]
    pub const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    /// The caller has percent-encoded the value already: `x-ms-skip-url-encoding`.
    #[must_use]
    pub const fn unescaped(self) -> Self {
        Self {
            escaped: false,
            ..self
        }
    }

    /// How the items of an array are joined: `collectionFormat`.
    #[must_use]
    pub const fn list(self, collection_format: CollectionFormat) -> Self {
        Self {
            collection_format,
            ..self
        }
    }

    /// The value must not appear in logs: `x-ms-secret`, or a name such as `sasUrl`.
    #[must_use]
    pub const fn secret(self) -> Self {
        Self {
            secret: true,
            ..self
        }
    }

    /// Whether the path holds a value that must not appear in logs.
    pub(super) fn is_secret_in_path(&self) -> bool {
        self.secret && self.location == Location::Path
    }

    /// The name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// How the items of an array are joined: `collectionFormat`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CollectionFormat {
    /// `a,b`
    #[default]
    Csv,
    /// `a b`
    Ssv,
    /// Joined with tabs.
    Tsv,
    /// `a|b`
    Pipes,
    /// `name=a&name=b`, only in a query or a form.
    Multi,
}

impl CollectionFormat {
    /// The separator of items. [`CollectionFormat::Multi`] has one for locations in which a name cannot be repeated.
    pub(super) fn separator(self) -> u8 {
        match self {
            Self::Csv | Self::Multi => b',',
            Self::Ssv => b' ',
            Self::Tsv => b'\t',
            Self::Pipes => b'|',
        }
    }
}

/// A rule of the definition for the value of a parameter.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// `format: uuid`: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    Uuid,
    /// `minLength` and `maxLength` in Unicode characters, both inclusive.
    Length {
        /// The fewest characters; 0 for no limit.
        minimum: usize,
        /// The most characters; [`usize::MAX`] for no limit.
        maximum: usize,
    },
    /// `minimum` and `maximum`.
    Range {
        /// The least value; negative infinity for no limit.
        minimum: f64,
        /// The greatest value; infinity for no limit.
        maximum: f64,
        /// Whether `minimum` itself is not allowed.
        exclusive_minimum: bool,
        /// Whether `maximum` itself is not allowed.
        exclusive_maximum: bool,
    },
    /// `multipleOf`.
    MultipleOf(f64),
    /// `minItems` and `maxItems`, both inclusive.
    Items {
        /// The fewest items; 0 for no limit.
        minimum: usize,
        /// The most items; [`usize::MAX`] for no limit.
        maximum: usize,
    },
    /// `uniqueItems`: no two items are equal.
    UniqueItems,
    /// `pattern`: a regular expression that matches a part of the value, as in JSON Schema.
    Pattern(&'static Pattern),
}
