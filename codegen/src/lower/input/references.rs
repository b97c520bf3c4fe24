//! Following `$ref`s to what they name.

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{At, Lowering};
use crate::source::{FileId, pointer};
use crate::swagger::{Document, Map, Parameter, PathItem, Response, Schema};

/// A definition: its file and its name.
pub(crate) type Key<'d> = (FileId, &'d str);

/// How many references may lead to references before armgen takes them for endless. Real ones do so once or twice.
const LONGEST_CHAIN: usize = 64;

/// What can be referred to by name.
pub(crate) trait Referable: Sized + 'static {
    /// The key of the document under which it stands.
    const SECTION: &'static str;
    /// What it is called in messages.
    const WORD: &'static str;
    /// Any JSON value stands for one that is not found; without a fallback the operation cannot be generated.
    const HAS_FALLBACK: bool;

    fn section(document: &Document) -> &Map<Self>;
    fn reference(&self) -> Option<&str>;
}

macro_rules! referable {
    ($type:ty, $section:ident, $word:literal, $has_fallback:literal) => {
        impl Referable for $type {
            const SECTION: &'static str = stringify!($section);
            const WORD: &'static str = $word;
            const HAS_FALLBACK: bool = $has_fallback;

            fn section(document: &Document) -> &Map<Self> {
                &document.$section
            }

            fn reference(&self) -> Option<&str> {
                self.reference.as_deref()
            }
        }
    };
}

referable!(Schema, definitions, "definition", true);
referable!(Parameter, parameters, "parameter", false);
referable!(Response, responses, "response", false);
// The operations of one that is not found are not known, and so none of them can be named as left out.
referable!(PathItem, paths, "path item", true);

impl<'d> Lowering<'_, 'd> {
    /// What a `$ref` that stands at `at` names; reports it if it names nothing.
    pub(crate) fn find<T: Referable>(
        &mut self,
        at: &At,
        reference: &str,
    ) -> Option<(Key<'d>, &'d T)> {
        let documents = self.documents;
        let Some((file, pointer)) = documents.target(at.file, reference) else {
            // The reason was not kept, since most references that fail are never followed.
            let resolved = self.sources.resolve(at.file, &at.pointer, reference);
            let problem = resolved.err().unwrap_or_else(|| {
                let message = format!("`{reference}` was not read");
                self.problem(Code::ReferenceMissing, at, message)
            });
            self.report_missing::<T>(problem);
            return None;
        };
        let Some(document) = documents.get(file) else {
            // Which has been reported, but not what does without it.
            if !T::HAS_FALLBACK {
                let path = self.sources.path(file);
                let message = format!("`{reference}` leads to `{path}`, which cannot be read");
                self.error(Code::ReferenceMissing, at, message);
            }
            return None;
        };
        let Some(name) = name_in(T::SECTION, pointer) else {
            let message = format!("`{reference}` leads to something other than a {}", T::WORD);
            let problem = self.problem(Code::ReferenceUnsupported, at, message);
            self.report_missing::<T>(
                problem.with_help(format!("only `#/{}/<name>` is followed here", T::SECTION)),
            );
            return None;
        };
        let section = T::section(document);
        if let Some((name, found)) = section.entry(&name) {
            return Some(((file, name), found));
        }
        let path = self.sources.path(file);
        let message = format!(
            "`{reference}` leads to nothing: `{path}` has no {} `{name}`",
            T::WORD
        );
        let mut problem = self.problem(Code::ReferenceMissing, at, message);
        if let Some(nearest) = nearest(&name, section.iter().map(|(name, _)| name)) {
            problem = problem.with_help(format!("is `{nearest}` meant?"));
        }
        self.report_missing::<T>(problem);
        None
    }

    fn report_missing<T: Referable>(&mut self, problem: Diagnostic) {
        if T::HAS_FALLBACK {
            self.report_flaw(problem);
        } else {
            self.report(problem);
        }
    }

    /// The same, through references that lead to references.
    pub(crate) fn follow<T: Referable>(
        &mut self,
        at: &At,
        reference: &str,
    ) -> Option<(Key<'d>, &'d T)> {
        let mut found = self.find::<T>(at, reference)?;
        for _ in 0..LONGEST_CHAIN {
            let ((file, name), target) = found;
            let Some(next) = target.reference() else {
                return Some(found);
            };
            let next_at = definition_at::<T>((file, name)).child("$ref");
            found = self.find::<T>(&next_at, next)?;
        }
        let message = format!("`{reference}` leads from reference to reference without end");
        let problem = self.problem(Code::ReferenceCycle, at, message);
        self.report_missing::<T>(problem);
        None
    }
}

/// The name that a pointer to something in a section of a document ends with.
pub(crate) fn name_in(section: &str, pointer: &str) -> Option<String> {
    match pointer::tokens(pointer).as_mut_slice() {
        [first, name] if first == section => Some(std::mem::take(name)),
        _ => None,
    }
}

/// Where something with a name stands.
pub(crate) fn definition_at<T: Referable>((file, name): Key<'_>) -> At {
    At::new(file, format!("/{}", T::SECTION)).child(name)
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
