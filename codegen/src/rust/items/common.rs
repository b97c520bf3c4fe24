//! Doc text and types, which all items have.

use crate::api::Format;
use crate::rust::{Identifier, doc};

/// The lines of a doc comment, and the name under which a search finds the item.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Doc {
    lines: Vec<String>,
    alias: Option<String>,
}

impl Doc {
    /// Adds a paragraph; nothing if it is empty.
    #[must_use]
    pub fn paragraph(mut self, lines: Vec<String>) -> Self {
        if lines.is_empty() {
            return self;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
        self
    }

    /// Adds a paragraph of one line of ours, which is Markdown.
    #[must_use]
    pub fn line(self, line: impl Into<String>) -> Self {
        self.paragraph(vec![line.into()])
    }

    /// Adds the text of a description, if there is one.
    #[must_use]
    pub fn description(self, text: Option<&str>) -> Self {
        self.paragraph(text.map(doc::lines).unwrap_or_default())
    }

    /// Adds the name in the definition if there is no line yet.
    #[must_use]
    pub fn or_name(self, name: &str) -> Self {
        if self.lines.is_empty() {
            self.line(format!("{}.", doc::code(name)))
        } else {
            self
        }
    }

    /// All of it on one line.
    #[must_use]
    pub fn one_line(&self) -> String {
        let lines: Vec<_> = self
            .lines
            .iter()
            .map(String::as_str)
            .filter(|line| !line.is_empty())
            .collect();
        lines.join(" ")
    }

    /// The lines, without the slashes.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Adds another name of the item, without the characters that rustdoc refuses; nothing if it is its name already.
    #[must_use]
    pub fn alias(mut self, alias: &str, name: &Identifier) -> Self {
        let refused =
            |letter: char| matches!(letter, '"' | '\'') || letter != ' ' && letter.is_whitespace();
        let alias = alias.replace(refused, "");
        let alias = alias.trim();
        self.alias = (!alias.is_empty() && alias != name.plain()).then(|| alias.to_owned());
        self
    }

    /// The other name of the item.
    #[must_use]
    pub fn other_name(&self) -> Option<&str> {
        self.alias.as_deref()
    }
}

/// The type of a field, an argument or a result.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RustType {
    /// `()`
    Unit,
    /// `bool`
    Boolean,
    /// `i32`
    Integer32,
    /// `i64`
    Integer64,
    /// `f32`
    Float32,
    /// `f64`
    Float64,
    /// `String`
    String,
    /// A type of the runtime for a format, such as `DateTime`.
    Formatted(Format),
    /// `serde_json::Value`
    Any,
    /// `Vec<u8>`: bytes that are not in JSON.
    Bytes,
    /// `Vec<…>`
    List(Box<RustType>),
    /// `BTreeMap<String, …>`
    Map(Box<RustType>),
    /// `Option<…>`, in a list or a map.
    Optional(Box<RustType>),
    /// `Box<…>`
    Boxed(Box<RustType>),
    /// A struct or a union of `models`.
    Model(Identifier),
    /// An open enum of `models` over texts.
    Enum(Identifier),
    /// An open enum of `models` over numbers.
    NumberEnum(Identifier),
}

impl RustType {
    /// The type in a list, a map, an option or a box.
    #[must_use]
    pub fn inner(&self) -> Option<&Self> {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Optional(inner) | Self::Boxed(inner) => {
                Some(inner)
            }
            _ => None,
        }
    }

    /// Whether parameters and headers can have this type: a single value, a list of them, or a map of strings.
    #[must_use]
    pub fn is_text(&self) -> bool {
        let is_single = |ty: &Self| {
            let inner = ty.inner();
            inner.is_none() && !matches!(ty, Self::Unit | Self::Any | Self::Model(_))
        };
        match self {
            Self::List(item) => is_single(item),
            Self::Map(item) => **item == Self::String,
            ty => is_single(ty),
        }
    }

    /// The type of `models` in all lists, maps, options and boxes.
    #[must_use]
    pub fn named(&self) -> Option<&Identifier> {
        match self {
            Self::Model(name) | Self::Enum(name) | Self::NumberEnum(name) => Some(name),
            _ => self.inner().and_then(Self::named),
        }
    }
}
