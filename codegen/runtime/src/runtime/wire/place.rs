//! Where in a document a value stands, and what did not fit there.

use std::cell::RefCell;
use std::fmt;

/// Most characters of a document's text that an error repeats.
const LONGEST_TEXT: usize = 40;

/// Most values that are noted when they are left out.
const MOST_MISFITS: usize = 100;

/// What did not fit, kept for the caller who wants more than a message.
#[derive(Default)]
pub(super) struct Record {
    failure: RefCell<Option<Misfit>>,
    left_out: RefCell<Vec<Misfit>>,
    forgiving: bool,
}

impl Record {
    /// For documents of which a part that does not fit is left out.
    pub(super) fn forgiving() -> Self {
        Self {
            forgiving: true,
            ..Self::default()
        }
    }

    /// What made it fail.
    pub(super) fn take_failure(&self) -> Option<Misfit> {
        self.failure.take()
    }

    /// What was left out.
    pub(super) fn into_left_out(self) -> Vec<Misfit> {
        self.left_out.into_inner()
    }
}

/// A step on the way to a value. The steps are a list on the stack, so that they cost next to nothing until something fails.
pub struct Place<'a> {
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

    /// Notes that something else than `expected` stands here, which ends the reading.
    #[cold]
    pub(super) fn mismatch(&self, expected: &'static str, found: &Found<'_>) -> Misfit {
        let (misfit, record) = self.misfit(expected, found);
        misfit.ends(record)
    }

    /// Notes that something else than `expected` stands here and is left out. Fails where that ends the reading: for the whole
    /// document, and for readers that do not forgive.
    #[cold]
    pub(super) fn leave_out(
        &self,
        expected: &'static str,
        found: &Found<'_>,
    ) -> Result<(), Misfit> {
        let (misfit, record) = self.misfit(expected, found);
        match record {
            Some(record) if record.forgiving && !self.is_root() => {
                let mut left_out = record.left_out.borrow_mut();
                if left_out.len() < MOST_MISFITS {
                    left_out.push(misfit);
                }
                Ok(())
            }
            _ => Err(misfit.ends(record)),
        }
    }

    fn misfit(&self, expected: &'static str, found: &Found<'_>) -> (Misfit, Option<&'a Record>) {
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
        let misfit = Misfit {
            path,
            expected,
            found,
        };
        (misfit, record)
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

/// A value of a document that does not fit the type, and is left out for that.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Misfit {
    /// Where in the document, such as `properties.items[3].id`.
    pub path: String,
    /// What fits there.
    pub expected: &'static str,
    /// What stands there. Values of secret properties are not repeated.
    pub found: String,
}

impl Misfit {
    /// Notes that it ends the reading.
    fn ends(self, record: Option<&Record>) -> Self {
        if let Some(record) = record {
            record.failure.replace(Some(self.clone()));
        }
        self
    }
}

impl fmt::Display for Misfit {
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
