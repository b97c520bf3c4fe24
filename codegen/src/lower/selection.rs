//! Which operations are wanted.

use super::{At, Lowering};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, code};
use crate::edit::Edit;
use crate::manifest::Package;
use crate::source::{FileId, Sources};
use crate::swagger::{Document, Operation, PathItem};
use std::collections::BTreeMap;

/// What to lower.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Paths of the definition files, relative to the folder of the sources.
    pub inputs: Vec<Wanted>,
    /// Ids of operations, with `*` for any characters; all operations if there are none.
    pub operations: Vec<Wanted>,
    /// The version of the API, instead of what the definitions say.
    pub api_version: Option<String>,
    /// Leave out operations that cannot be generated, with a warning and an entry in [`Api::skipped`](crate::api::Api::skipped),
    /// and fall back where a part of a type is not understood. Otherwise both are errors.
    pub skip_faulty: bool,
    /// Changes to the definitions before they are read.
    pub edits: Vec<Edit>,
}

/// A text of the manifest, and where it stands.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Option<Box<Place>>,
}

impl From<&str> for Wanted {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            place: None,
        }
    }
}

impl From<&Package> for Selection {
    fn from(package: &Package) -> Self {
        // Inputs that cannot be loaded have been reported.
        let inputs = package.inputs.iter().map(|input| input.as_str().into());
        let operations = package.operations.iter().enumerate();
        let operation = |(index, text): (usize, &String)| Wanted {
            text: text.clone(),
            place: package
                .place(&["operations", &index.to_string()])
                .map(Box::new),
        };
        Self {
            inputs: inputs.collect(),
            operations: operations.map(operation).collect(),
            api_version: package.api_version.clone(),
            skip_faulty: package.skip_faulty,
            edits: package.edits.clone(),
        }
    }
}

/// An operation that is wanted, with what it stands in.
pub(super) struct Selected<'d> {
    pub(super) id: &'d str,
    pub(super) method: &'static str,
    pub(super) path: &'d str,
    pub(super) at: At,
    pub(super) operation: &'d Operation,
    pub(super) item_at: At,
    pub(super) item: &'d PathItem,
    pub(super) document: &'d Document,
}

/// The inputs in the order of their paths, each once.
pub(super) fn load(
    sources: &mut Sources,
    selection: &Selection,
    diagnostics: &mut Diagnostics,
) -> Vec<FileId> {
    let mut inputs = BTreeMap::new();
    for input in &selection.inputs {
        match sources.load(&input.text) {
            Ok(file) => {
                inputs.insert(sources.path(file).clone(), file);
            }
            Err(mut problem) => {
                problem.place = problem.place.or_else(|| input.place.clone());
                diagnostics.push(problem);
            }
        }
    }
    inputs.into_values().collect()
}

impl<'d> Lowering<'_, 'd> {
    /// The wanted operations of the inputs, in their order.
    pub(super) fn select(&mut self, inputs: &[FileId], selection: &Selection) -> Vec<Selected<'d>> {
        let mut matched = vec![false; selection.operations.len()];
        let mut selected: Vec<Selected<'d>> = Vec::new();
        let mut by_id: BTreeMap<&str, At> = BTreeMap::new();
        for candidate in self.candidates(inputs, selection) {
            let mut wanted = selection.operations.is_empty();
            for (pattern, matched) in selection.operations.iter().zip(&mut matched) {
                if matches(&pattern.text, candidate.id) {
                    *matched = true;
                    wanted = true;
                }
            }
            if !wanted {
                continue;
            }
            if let Some(first) = by_id.get(candidate.id) {
                let id_at = candidate.at.child("operationId");
                let problem = self.problem(
                    code::DUPLICATE_OPERATION,
                    &id_at,
                    format!("operation id `{}` is used twice", candidate.id),
                );
                let place = self.sources.place(first.file, &first.pointer);
                self.report(
                    problem
                        .with_related(place, "used here before")
                        .with_help("give each operation an id of its own"),
                );
                continue;
            }
            by_id.insert(candidate.id, candidate.at.child("operationId"));
            if candidate.item_at.pointer.starts_with("/x-ms-paths/") {
                let message = format!(
                    "`x-ms-paths` is not supported yet, so operation `{}` cannot be generated",
                    candidate.id
                );
                let problem = self.key_problem(code::UNSUPPORTED, &candidate.item_at, message);
                self.report(problem);
                continue;
            }
            selected.push(candidate);
        }
        for (pattern, _) in selection
            .operations
            .iter()
            .zip(matched)
            .filter(|(_, matched)| !matched)
        {
            let mut problem = Diagnostic::error(
                code::MANIFEST_UNMATCHED,
                format!("no input has an operation `{}`", pattern.text),
            )
            .with_help("correct the pattern, or add the file that has the operation to `inputs`");
            problem.place.clone_from(&pattern.place);
            self.report(problem);
        }
        selected
    }

    /// All operations of the inputs that have an id.
    fn candidates(&mut self, inputs: &[FileId], selection: &Selection) -> Vec<Selected<'d>> {
        let mut candidates = Vec::new();
        for &file in inputs {
            let Some(document) = self.documents.get(file) else {
                continue;
            };
            let paths = document
                .paths
                .iter()
                .map(|(path, item)| ("/paths", path, item));
            let extended = document
                .x_ms_paths
                .iter()
                .map(|(path, item)| ("/x-ms-paths", path, item));
            for (section, path, item) in paths.chain(extended) {
                let item_at = At::new(file, section).child(path);
                if item.reference.is_some() {
                    self.error(
                        code::UNSUPPORTED,
                        &item_at.child("$ref"),
                        "`$ref` of a path item is not supported",
                    );
                }
                // What is wrong with a path item is said with its operations.
                if item.operations().next().is_none() {
                    self.check_keys(&item_at, &item.unknown, &item.repeated);
                }
                for (method, operation) in item.operations() {
                    let at = item_at.child(method);
                    match operation
                        .operation_id
                        .as_deref()
                        .filter(|id| !id.is_empty())
                    {
                        Some(id) => {
                            let item_at = item_at.clone();
                            candidates.push(Selected {
                                id,
                                method,
                                path,
                                at,
                                operation,
                                item_at,
                                item,
                                document,
                            });
                        }
                        // Without an id nobody can ask for it.
                        None if !selection.operations.is_empty() => {}
                        None => {
                            let problem = self.problem(
                                code::OPERATION_ID_MISSING,
                                &at,
                                "an operation without `operationId`",
                            );
                            self.report(problem.with_help("name it `<Group>_<Name>`"));
                        }
                    }
                }
            }
        }
        candidates
    }
}

/// Whether a text is what a pattern says, in which `*` stands for any characters.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_characters() {
        assert!(matches("A_B", "A_B"));
        assert!(matches("A_*", "A_B"));
        assert!(matches("*_B*", "A_BC"));
        assert!(matches("*", ""));
        assert!(matches("A*B*C", "AxBxBxC"));
        assert!(!matches("A_B", "A_BC"));
        assert!(!matches("A*A", "A"));
        assert!(!matches("", "A"));
    }
}
