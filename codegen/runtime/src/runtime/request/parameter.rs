//! What a definition says about a parameter: its place, how it is written, and the rules for its value.

use super::Pattern;

/// A parameter in the path, the query, the headers, the host or a form.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    pub(super) name: &'static str,
    pub(super) place: Place,
    pub(super) rules: &'static [Rule],
    pub(super) escaped: bool,
    pub(super) format: ListFormat,
    pub(super) secret: bool,
}

/// The part of a request that a parameter is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Header,
    Host,
    Form,
}

impl Parameter {
    /// A parameter in the path, by the name that the template has between braces.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Place::Path)
    }

    /// A parameter in the query, by its name on the wire.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Place::Query)
    }

    /// A parameter in a header, by the header's name.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Place::Header)
    }

    /// A parameter in the host, by the name that the template has between braces: `x-ms-parameterized-host`.
    #[must_use]
    pub const fn host(name: &'static str) -> Self {
        Self::new(name, Place::Host)
    }

    /// A field or a file of a form, by its name on the wire: `formData`.
    #[must_use]
    pub const fn form(name: &'static str) -> Self {
        Self::new(name, Place::Form)
    }

    const fn new(name: &'static str, place: Place) -> Self {
        Self {
            name,
            place,
            rules: &[],
            escaped: true,
            format: ListFormat::Csv,
            secret: false,
        }
    }

    /// The rules that a value must meet. For a list they hold for each item, but for those about the list itself.
    #[must_use]
    pub const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    /// The caller gives the value in its encoded form: `x-ms-skip-url-encoding`.
    #[must_use]
    pub const fn unescaped(self) -> Self {
        Self {
            escaped: false,
            ..self
        }
    }

    /// How a list is written: `collectionFormat`.
    #[must_use]
    pub const fn list(self, format: ListFormat) -> Self {
        Self { format, ..self }
    }

    /// The value must not appear in logs: `x-ms-secret`.
    #[must_use]
    pub const fn secret(self) -> Self {
        Self {
            secret: true,
            ..self
        }
    }

    /// The name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// How the items of a list are put together: `collectionFormat`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListFormat {
    /// `a,b`
    #[default]
    Csv,
    /// `a b`
    Ssv,
    /// Separated by a tab.
    Tsv,
    /// `a|b`
    Pipes,
    /// `name=a&name=b`, in a query or a form only.
    Multi,
}

impl ListFormat {
    /// What stands between items. For [`ListFormat::Multi`] that is what stands there where a name cannot be repeated.
    pub(super) fn separator(self) -> u8 {
        match self {
            Self::Csv | Self::Multi => b',',
            Self::Ssv => b' ',
            Self::Tsv => b'\t',
            Self::Pipes => b'|',
        }
    }
}

/// A rule of the definition for a parameter's value.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// `format: uuid`: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    Uuid,
    /// `minLength` and `maxLength`, in Unicode characters, both inclusive.
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
        /// Whether `minimum` itself is out.
        exclusive_minimum: bool,
        /// Whether `maximum` itself is out.
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
    /// `uniqueItems`: no item twice.
    UniqueItems,
    /// `pattern`: a regular expression that is found somewhere in the value, as in JSON Schema.
    Pattern(&'static Pattern),
}
