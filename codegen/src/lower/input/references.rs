//! Resolves `$ref`s.

use crate::diagnostic::{Code, is_typo, suggestion};
use crate::lower::input::documents::Documents;
use crate::lower::input::inside::{self, Inside};
use crate::lower::{At, Cause, Level, Problem, Report};
use crate::source::{FileId, pointer};
use crate::swagger::{Document, Map, Parameter, PathItem, Response, Schema};
use std::hash::{Hash, Hasher};

/// The longest chain of references. Longer ones are reported as cycles; real chains have one or two.
const LONGEST_CHAIN: usize = 64;

/// A part of a document that references name.
pub(crate) trait Referable: Sized + 'static {
    /// The key of the document that contains it.
    const SECTION: &'static str;
    /// Its name in messages.
    const WORD: &'static str;
    /// The level of the problem that it is missing.
    const MISSING: Level;

    fn section(document: &Document) -> &Map<Self>;
    fn reference(&self) -> Option<&str>;
}

macro_rules! referable {
    ($type:ty, $section:ident, $word:literal, $missing:expr) => {
        impl Referable for $type {
            const SECTION: &'static str = stringify!($section);
            const WORD: &'static str = $word;
            const MISSING: Level = $missing;

            fn section(document: &Document) -> &Map<Self> {
                &document.$section
            }

            fn reference(&self) -> Option<&str> {
                self.reference.as_deref()
            }
        }
    };
}

// The fallback of a missing definition is any JSON value.
referable!(Schema, definitions, "definition", Level::Flaw);
referable!(Parameter, parameters, "parameter", Level::Error);
referable!(Response, responses, "response", Level::Error);
// The operations of a missing path item are unknown, so they cannot be skipped by name.
referable!(PathItem, paths, "path item", Level::Flaw);

/// A named part of a document: a definition, a shared parameter or response, or a path item.
#[derive(Debug)]
pub(crate) struct Named<'d, T> {
    pub(crate) file: FileId,
    pub(crate) name: &'d str,
    pub(crate) value: &'d T,
}

/// A schema with a name.
pub(crate) type Definition<'d> = Named<'d, Schema>;

impl<T: Referable> Named<'_, T> {
    /// Its position.
    pub(crate) fn at(&self) -> At {
        At::new(self.file, format!("/{}", T::SECTION)).child(self.name)
    }
}

impl<T> Clone for Named<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Named<'_, T> {}

impl<T> PartialEq for Named<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        (self.file, self.name) == (other.file, other.name)
    }
}

impl<T> Eq for Named<'_, T> {}

impl<T> Hash for Named<'_, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.file, self.name).hash(state);
    }
}

/// The target of a schema's `$ref`.
pub(crate) enum SchemaTarget<'d> {
    Definition(Definition<'d>),
    Inside(Inside<'d>),
}

/// Why a `$ref` cannot be resolved; `None` if that has been reported.
pub(crate) struct ReferenceProblem(Option<Box<Problem>>);

impl From<Problem> for ReferenceProblem {
    fn from(problem: Problem) -> Self {
        Self(Some(Box::new(problem)))
    }
}

impl Documents {
    /// Resolves the `$ref` at `at`, and references in its target until one is none.
    pub(crate) fn follow<T: Referable>(
        &self,
        at: &At,
        reference: &str,
    ) -> Result<Named<'_, T>, ReferenceProblem> {
        let mut found = self.find::<T>(at, reference)?;
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = found.value.reference() else {
                return Ok(found);
            };
            found = self.find(&found.at().child("$ref"), next)?;
        }
        let message = format!("`{reference}` leads to an endless chain of references");
        Err(Problem::new(T::MISSING, Code::ReferenceCycle, at, message).into())
    }

    /// Resolves a `$ref`, whose target may be another reference.
    pub(crate) fn find<T: Referable>(
        &self,
        at: &At,
        reference: &str,
    ) -> Result<Named<'_, T>, ReferenceProblem> {
        let problem = |code, message| Problem::new(T::MISSING, code, at, message);
        let missing = |message| problem(Code::ReferenceMissing, message);
        let (file, pointer) = match self.target(at.file, reference) {
            Some(Ok(target)) => target,
            Some(Err(reason)) => {
                let cause = Cause::of_reference(reference, reason);
                let problem = Problem::from_diagnostic(T::MISSING, reason.clone());
                let problem = problem.at(at).with_cause(cause);
                return Err(match self.meant_in::<T>(at.file, reference) {
                    Some(help) => problem.with_help(help).into(),
                    None => problem.into(),
                });
            }
            None => return Err(missing(format!("`{reference}` was not read")).into()),
        };
        let path = self.path(file);
        let Some(document) = self.get(file) else {
            // The file has been reported, but not that something cannot be generated without it.
            let message = format!("`{reference}` refers to `{path}`, which cannot be read");
            let problem = (T::MISSING == Level::Error).then(|| {
                let cause = Cause::Target(path.to_string());
                Box::new(missing(message).with_cause(cause))
            });
            return Err(ReferenceProblem(problem));
        };
        let (section, word) = (T::SECTION, T::WORD);
        let Some(name) = name_in(section, pointer) else {
            let message = format!("`{reference}` does not refer to a {word}");
            let known = |name: &str| T::section(document).get(name).is_some();
            let help = match pointer::tokens(pointer).as_slice() {
                [first, name] if is_typo(first, section) || known(name) => {
                    format!("did you mean `#/{section}/{name}`?")
                }
                _ => format!("references to a {word} have the form `#/{section}/<name>`"),
            };
            let problem = problem(Code::UnsupportedReference, message);
            return Err(problem.with_help(help).into());
        };
        let section = T::section(document);
        if let Some((name, value)) = section.entry(&name) {
            return Ok(Named { file, name, value });
        }
        if let Some(key) = misspelled(document, T::SECTION) {
            let message = format!(
                "`{reference}` does not exist: `{path}` has no `{}`",
                T::SECTION
            );
            let problem = missing(message).with_cause(Cause::Target(format!("{path}#{key}")));
            let help = format!("correct its key `{key}`");
            return Err(problem.with_help(help).into());
        }
        let message = format!("`{reference}` does not exist: `{path}` has no {word} `{name}`");
        let cause = Cause::Target(format!("{path}#{pointer}"));
        let problem = missing(message).with_cause(cause);
        Err(
            match suggestion(&name, section.iter().map(|(name, _)| name)) {
                Some(help) => problem.with_help(help).into(),
                None => problem.into(),
            },
        )
    }

    /// What a path was meant to be that is the name of an entry, or a pointer to one without the `#`.
    fn meant_in<T: Referable>(&self, file: FileId, reference: &str) -> Option<String> {
        let prefix = format!("/{}/", T::SECTION);
        let name = reference.strip_prefix(&prefix).unwrap_or(reference);
        let known = T::section(self.get(file)?).get(name);
        known.map(|_| format!("did you mean `#{prefix}{name}`?"))
    }

    /// Resolves the `$ref` of a schema to a definition or an inline schema.
    pub(crate) fn find_schema(
        &self,
        at: &At,
        reference: &str,
    ) -> Result<SchemaTarget<'_>, ReferenceProblem> {
        if let Some(Ok((file, pointer))) = self.target(at.file, reference)
            && name_in(Schema::SECTION, pointer).is_none()
            && let Some(document) = self.get(file)
            && let Some(inside) = inside::schema_at(document, file, pointer)
        {
            return Ok(SchemaTarget::Inside(inside));
        }
        self.find(at, reference).map(SchemaTarget::Definition)
    }
}

impl Report {
    /// The target of a `$ref`, or `None` with a report.
    pub(crate) fn found<T>(&mut self, found: Result<T, ReferenceProblem>) -> Option<T> {
        match found {
            Ok(target) => Some(target),
            Err(ReferenceProblem(problem)) => {
                if let Some(problem) = problem {
                    self.add(*problem);
                }
                None
            }
        }
    }
}

/// The unknown key of a document that is meant to be a section.
fn misspelled<'d>(document: &'d Document, section: &str) -> Option<&'d str> {
    let unknown = document.invalid_keys.unknown.iter();
    let mut keys = unknown.filter(|one| one.wrong.is_none());
    let found = keys.find(|one| is_typo(&one.key, section))?;
    Some(&found.key)
}

/// The name in a pointer to an entry of a section.
fn name_in(section: &str, pointer: &str) -> Option<String> {
    match pointer::tokens(pointer).as_mut_slice() {
        [first, name] if first == section => Some(std::mem::take(name)),
        _ => None,
    }
}
