//! The path of a value in a document, for errors.

use super::misfit::{Found, LONGEST_TEXT, Misfit, Quoted};
use std::cell::RefCell;

/// The most values that are recorded when they are left out.
pub(super) const MOST_MISFITS: usize = 100;

/// Records what did not fit, for callers that need more than a message.
#[derive(Default)]
pub(super) struct Record {
    failure: RefCell<Option<Misfit>>,
    left_out: RefCell<Vec<Misfit>>,
    forgiving: bool,
    mended: bool,
}

impl Record {
    /// For reading that leaves out parts that do not fit.
    pub(super) fn forgiving() -> Self {
        Self {
            forgiving: true,
            ..Self::default()
        }
    }

    /// The same for a document in which these values were replaced with null.
    #[cold]
    pub(super) fn of_mended(misfits: Vec<Misfit>) -> Self {
        Self {
            left_out: misfits.into(),
            mended: true,
            ..Self::forgiving()
        }
    }

    /// What made the reading fail.
    pub(super) fn take_failure(&self) -> Option<Misfit> {
        self.failure.take()
    }

    /// What was left out.
    pub(super) fn into_left_out(self) -> Vec<Misfit> {
        self.left_out.into_inner()
    }
}

/// The path of a value. It is a linked list on the stack, which costs next to nothing until something fails.
pub struct JsonPath<'a> {
    parent: Option<&'a JsonPath<'a>>,
    step: Step<'a>,
    secret: bool,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root(Option<&'a Record>),
    Name(&'a str),
    Index(usize),
}

impl<'a> JsonPath<'a> {
    /// The whole document. A misfit is also put into `record`.
    pub(super) fn root(record: Option<&'a Record>) -> Self {
        Self {
            parent: None,
            step: Step::Root(record),
            secret: false,
        }
    }

    /// A property. Errors in a secret one do not contain values.
    #[inline]
    pub(super) fn name(parent: &'a JsonPath<'a>, name: &'a str, secret: bool) -> Self {
        Self {
            parent: Some(parent),
            step: Step::Name(name),
            secret,
        }
    }

    /// An item of an array.
    #[inline]
    pub(super) fn index(parent: &'a JsonPath<'a>, index: usize) -> Self {
        Self {
            parent: Some(parent),
            step: Step::Index(index),
            secret: false,
        }
    }

    /// The same path as that of a secret, if it is one.
    pub(super) fn with_secret(&self, secret: bool) -> Self {
        Self {
            parent: self.parent,
            step: self.step,
            secret: self.secret || secret,
        }
    }

    /// Whether this is the whole document.
    pub(super) fn is_root(&self) -> bool {
        self.parent.is_none()
    }

    /// Whether null may stand for a value that no parser accepts.
    pub(super) fn is_in_mended(&self) -> bool {
        let mut root = self;
        while let Some(parent) = root.parent {
            root = parent;
        }
        matches!(root.step, Step::Root(Some(record)) if record.mended)
    }

    /// Records that something else than `expected` was found, which ends the reading.
    #[cold]
    pub(super) fn mismatch(&self, expected: &'static str, found: &Found<'_>) -> Misfit {
        let (misfit, record) = self.misfit(expected, found);
        end(misfit, record)
    }

    /// Records that something else than `expected` was found and is left out. Fails if nothing can be left out, because it is the
    /// whole document or because the reading is not forgiving.
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
            _ => Err(end(misfit, record)),
        }
    }

    fn misfit(&self, expected: &'static str, found: &Found<'_>) -> (Misfit, Option<&'a Record>) {
        let mut steps = Vec::new();
        let mut record = None;
        let mut secret = false;
        // Without a name, it is the body itself or an item of it, which can be the key that an operation returns.
        let mut is_named = false;
        let mut here = Some(self);
        while let Some(path) = here {
            secret |= path.secret;
            is_named |= matches!(path.step, Step::Name(_));
            match path.step {
                Step::Root(at_root) => record = at_root,
                _ => steps.push(&path.step),
            }
            here = path.parent;
        }
        let mut path = String::new();
        for step in steps.into_iter().rev() {
            step.append_to(&mut path);
        }
        let found = if secret || !is_named {
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
            Self::Name(name) => append_name(path, name),
            Self::Index(index) => append_index(path, *index),
        }
    }
}

/// Appends the name of a property to a path.
pub(super) fn append_name(path: &mut String, name: &str) {
    if !is_plain(name) {
        path.extend(["[", &Quoted(name).to_string(), "]"]);
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// Appends the index of an item to a path.
pub(super) fn append_index(path: &mut String, index: usize) {
    path.extend(["[", &index.to_string(), "]"]);
}

/// Whether a name needs no quotation marks in a path.
fn is_plain(name: &str) -> bool {
    name.len() <= LONGEST_TEXT
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_')
}

/// Records the misfit that ends the reading.
fn end(misfit: Misfit, record: Option<&Record>) -> Misfit {
    if let Some(record) = record {
        record.failure.replace(Some(misfit.clone()));
    }
    misfit
}
