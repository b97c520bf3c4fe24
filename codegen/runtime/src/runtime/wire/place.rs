//! Where in a document a value stands, and what did not fit there.

use std::cell::RefCell;
use std::fmt;

/// Most characters of a document's text that an error repeats.
const LONGEST_TEXT: usize = 40;

/// What did not fit, kept for the caller who wants more than a message.
pub(super) type Record = RefCell<Option<Mismatch>>;

/// A step on the way to a value. The steps are a list on the stack, so that they cost next to nothing until something fails.
pub(super) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
    secret: bool,
}

enum Step<'a> {
    Root(Option<&'a Record>),
    Name(&'a str),
    Index(usize),
}

impl<'a> Place<'a> {
    /// The whole document; a mismatch is also put into `record`.
    pub(super) fn root(record: Option<&'a Record>) -> Self {
        Self {
            parent: None,
            step: Step::Root(record),
            secret: false,
        }
    }

    /// A property; errors below a secret one do not repeat values.
    #[inline]
    pub(super) fn name(parent: &'a Place<'a>, name: &'a str, secret: bool) -> Self {
        Self {
            parent: Some(parent),
            step: Step::Name(name),
            secret,
        }
    }

    /// An item of a list.
    #[inline]
    pub(super) fn index(parent: &'a Place<'a>, index: usize) -> Self {
        Self {
            parent: Some(parent),
            step: Step::Index(index),
            secret: false,
        }
    }

    /// Whether it is the whole document.
    pub(super) fn is_root(&self) -> bool {
        self.parent.is_none()
    }

    /// Notes that something else than `expected` stands here.
    #[cold]
    pub(super) fn mismatch(&self, expected: &'static str, found: &Found<'_>) -> Mismatch {
        let mut steps = Vec::new();
        let mut record = None;
        let mut secret = false;
        let mut here = Some(self);
        while let Some(place) = here {
            secret |= place.secret;
            match place.step {
                Step::Root(at_root) => record = at_root,
                _ => steps.push(&place.step),
            }
            here = place.parent;
        }
        let mut path = String::new();
        for step in steps.into_iter().rev() {
            step.append_to(&mut path);
        }
        let found = if secret {
            found.kind().to_owned()
        } else {
            found.to_string()
        };
        let mismatch = Mismatch {
            path,
            expected,
            found,
        };
        if let Some(record) = record {
            record.replace(Some(mismatch.clone()));
        }
        mismatch
    }
}

impl Step<'_> {
    fn append_to(&self, path: &mut String) {
        match self {
            Self::Root(_) => {}
            Self::Name(name) if is_plain(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Self::Name(name) => path.extend(["[", &Quoted(name).to_string(), "]"]),
            Self::Index(index) => path.extend(["[", &index.to_string(), "]"]),
        }
    }
}

/// Whether a name needs no quotes in a path.
fn is_plain(name: &str) -> bool {
    name.len() <= LONGEST_TEXT
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_')
}

/// A value that does not fit: where it stands, what fits there, and what it is.
#[derive(Clone, Debug)]
pub(super) struct Mismatch {
    pub(super) path: String,
    pub(super) expected: &'static str,
    pub(super) found: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(formatter, "{}: ", self.path)?;
        }
        write!(
            formatter,
            "expected {}, found {}",
            self.expected, self.found
        )
    }
}

/// What was found in place of a value that fits.
pub(super) enum Found<'a> {
    Nothing,
    Boolean(bool),
    Integer(i64),
    Unsigned(u64),
    Number(f64),
    Text(&'a str),
    List,
    Object,
    DeclaredName,
}

impl Found<'_> {
    /// What may be said of a secret.
    fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Boolean(_) => "true or false",
            Self::Integer(_) | Self::Unsigned(_) | Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List => "a list",
            Self::Object => "an object",
            Self::DeclaredName => "a name that the model declares",
        }
    }
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => write!(formatter, "{value}"),
            Self::Integer(value) => write!(formatter, "the number {value}"),
            Self::Unsigned(value) => write!(formatter, "the number {value}"),
            Self::Number(value) => write!(formatter, "the number {value:?}"),
            Self::Text(value) => write!(formatter, "the text {}", Quoted(value)),
            Self::Nothing | Self::List | Self::Object | Self::DeclaredName => {
                formatter.write_str(self.kind())
            }
        }
    }
}

/// A document's text in quotes, escaped and shortened.
pub(in crate::runtime) struct Quoted<'a>(pub(in crate::runtime) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.0.chars();
        let shown: String = characters.by_ref().take(LONGEST_TEXT).collect();
        let rest = if characters.next().is_some() {
            "…"
        } else {
            ""
        };
        let shown = shown + rest;
        write!(formatter, "{shown:?}")
    }
}
