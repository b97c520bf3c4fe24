//! Following `$ref`s to what they name.

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::At;
use crate::lower::input::documents::Documents;
use crate::lower::input::inside::{self, Inside};
use crate::lower::report::{Level, Problem, Report};
use crate::source::{FileId, pointer};
use crate::swagger::{Document, Map, Parameter, PathItem, Response, Schema};
use std::hash::{Hash, Hasher};

/// How many references may lead to references before they are taken to be endless. Real ones do so once or twice.
const LONGEST_CHAIN: usize = 64;

/// What can be referred to by name.
pub(crate) trait Referable: Sized + 'static {
    /// The key of the document under which it stands.
    const SECTION: &'static str;
    /// What it is called in messages.
    const WORD: &'static str;
    /// How much it weighs that one is not found.
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

// Any JSON value stands for a type that is not found.
referable!(Schema, definitions, "definition", Level::Flaw);
referable!(Parameter, parameters, "parameter", Level::Error);
referable!(Response, responses, "response", Level::Error);
// The operations of a path item that is not found are not known, so none of them can be skipped by its name.
referable!(PathItem, paths, "path item", Level::Flaw);

/// What has a name in a section of a document: a definition, a shared parameter or response, or a path item.
#[derive(Debug)]
pub(crate) struct Named<'d, T> {
    pub(crate) file: FileId,
    pub(crate) name: &'d str,
    pub(crate) value: &'d T,
}

/// A schema with a name.
pub(crate) type Definition<'d> = Named<'d, Schema>;

impl<T: Referable> Named<'_, T> {
    /// Where it stands.
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

/// What the `$ref` of a schema leads to.
pub(crate) enum SchemaTarget<'d> {
    Definition(Definition<'d>),
    Inside(Inside<'d>),
}

/// Why a `$ref` leads to nothing.
pub(crate) struct ReferenceProblem<'d> {
    at: At,
    reference: String,
    /// [`Referable::SECTION`]
    section: &'static str,
    /// [`Referable::WORD`]
    word: &'static str,
    /// [`Referable::MISSING`]
    level: Level,
    reason: Reason<'d>,
}

enum Reason<'d> {
    /// There is no such file.
    NoFile(&'d Diagnostic),
    /// The file is not among those that were read.
    NotRead,
    /// The file could not be read, which has been reported.
    Unreadable(&'d str),
    /// It leads to something else.
    OtherKind,
    /// The file has nothing of that name.
    NoName {
        path: &'d str,
        name: String,
        nearest: Option<&'d str>,
    },
    /// References lead to references again and again.
    Endless,
}

impl Documents {
    /// What a `$ref` that stands at `at` leads to, through references that lead to references.
    pub(crate) fn follow<T: Referable>(
        &self,
        at: &At,
        reference: &str,
    ) -> Result<Named<'_, T>, ReferenceProblem<'_>> {
        let mut found = self.find::<T>(at, reference)?;
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = found.value.reference() else {
                return Ok(found);
            };
            found = self.find(&found.at().child("$ref"), next)?;
        }
        Err(problem::<T>(at, reference, Reason::Endless))
    }

    /// What a `$ref` names, which may be another reference.
    pub(crate) fn find<T: Referable>(
        &self,
        at: &At,
        reference: &str,
    ) -> Result<Named<'_, T>, ReferenceProblem<'_>> {
        let failed = |reason| Err(problem::<T>(at, reference, reason));
        let (file, pointer) = match self.target(at.file, reference) {
            Some(Ok(target)) => target,
            Some(Err(reason)) => return failed(Reason::NoFile(reason)),
            None => return failed(Reason::NotRead),
        };
        let Some(document) = self.get(file) else {
            return failed(Reason::Unreadable(self.path(file)));
        };
        let Some(name) = name_in(T::SECTION, pointer) else {
            return failed(Reason::OtherKind);
        };
        let section = T::section(document);
        match section.entry(&name) {
            Some((name, value)) => Ok(Named { file, name, value }),
            None => failed(Reason::NoName {
                path: self.path(file),
                nearest: nearest(&name, section.iter().map(|(name, _)| name)),
                name,
            }),
        }
    }

    /// What the `$ref` of a schema names: a definition, or a schema inside of something.
    pub(crate) fn find_schema(
        &self,
        at: &At,
        reference: &str,
    ) -> Result<SchemaTarget<'_>, ReferenceProblem<'_>> {
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

fn problem<'d, T: Referable>(at: &At, reference: &str, reason: Reason<'d>) -> ReferenceProblem<'d> {
    ReferenceProblem {
        at: at.clone(),
        reference: reference.to_owned(),
        section: T::SECTION,
        word: T::WORD,
        level: T::MISSING,
        reason,
    }
}

impl ReferenceProblem<'_> {
    /// The problem to be reported; none if what there is to say has been said.
    fn into_problem(self) -> Option<Problem> {
        let Self {
            at,
            reference,
            section,
            word,
            level,
            reason,
        } = self;
        let problem = |code, message| Problem::new(level, code, &at, message);
        Some(match reason {
            Reason::NoFile(reason) => Problem::from_diagnostic(level, reason.clone()).at(&at),
            Reason::NotRead => problem(
                Code::ReferenceMissing,
                format!("`{reference}` was not read"),
            ),
            Reason::Unreadable(_) if level != Level::Error => return None,
            Reason::Unreadable(path) => problem(
                Code::ReferenceMissing,
                format!("`{reference}` leads to `{path}`, which cannot be read"),
            ),
            Reason::OtherKind => problem(
                Code::ReferenceUnsupported,
                format!("`{reference}` leads to something other than a {word}"),
            )
            .with_help(format!("only `#/{section}/<name>` is followed here")),
            Reason::NoName {
                path,
                name,
                nearest,
            } => {
                let message =
                    format!("`{reference}` leads to nothing: `{path}` has no {word} `{name}`");
                let problem = problem(Code::ReferenceMissing, message);
                match nearest {
                    Some(nearest) => problem.with_help(format!("is `{nearest}` meant?")),
                    None => problem,
                }
            }
            Reason::Endless => problem(
                Code::ReferenceCycle,
                format!("`{reference}` leads from reference to reference without end"),
            ),
        })
    }
}

impl Report {
    /// What a `$ref` leads to; reports it if it leads to nothing.
    pub(crate) fn found<T>(&mut self, found: Result<T, ReferenceProblem<'_>>) -> Option<T> {
        match found {
            Ok(target) => Some(target),
            Err(problem) => {
                if let Some(problem) = problem.into_problem() {
                    self.add(problem);
                }
                None
            }
        }
    }
}

/// The name that a pointer to something in a section of a document ends with.
fn name_in(section: &str, pointer: &str) -> Option<String> {
    match pointer::tokens(pointer).as_mut_slice() {
        [first, name] if first == section => Some(std::mem::take(name)),
        _ => None,
    }
}

/// The name that is most like another one, if one is like it at all.
pub(crate) fn nearest<'n>(wanted: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    /// Longer names are not compared, which would take long.
    const LONGEST: usize = 120;
    let tolerated = (wanted.len() / 3).max(1);
    let wanted = wanted.to_lowercase();
    names
        .filter(|name| name.len() <= LONGEST && wanted.len() <= LONGEST)
        .filter(|name| name.len().abs_diff(wanted.len()) <= tolerated)
        .map(|name| (strsim::levenshtein(&wanted, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= tolerated)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_differs_in_a_few_characters() {
        let names = ["ErrorResponse", "ErrorDetail", "Resource"];
        assert_eq!(
            nearest("ErrorRespons", names.into_iter()),
            Some("ErrorResponse")
        );
        assert_eq!(
            nearest("errordetails", names.into_iter()),
            Some("ErrorDetail")
        );
        assert_eq!(nearest("Sku", names.into_iter()), None);
    }
}
