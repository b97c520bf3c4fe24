//! Which operations are wanted.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::lower::input::references::definition_at;
use crate::lower::{At, Lowering};
use crate::settings::Selection;
use crate::source::{FileId, Sources};
use crate::swagger::{Document, Operation, PathItem};
use std::collections::{BTreeMap, HashMap, HashSet};

/// An operation that is wanted, with what it stands in.
pub(crate) struct Selected<'d> {
    /// The operation id; another one where it is missing or taken.
    pub(crate) id: String,
    pub(crate) method: &'static str,
    pub(crate) path: &'d str,
    pub(crate) at: At,
    pub(crate) operation: &'d Operation,
    pub(crate) item_at: At,
    pub(crate) item: &'d PathItem,
    pub(crate) document: &'d Document,
}

impl<'d> Selected<'d> {
    /// The media types that the body may have.
    pub(crate) fn consumes(&self) -> &'d [String] {
        let own = self.operation.consumes.as_deref();
        own.unwrap_or(&self.document.consumes)
    }

    /// The media types that answers may have.
    pub(crate) fn produces(&self) -> &'d [String] {
        let own = self.operation.produces.as_deref();
        own.unwrap_or(&self.document.produces)
    }

    /// What inline types are called after.
    pub(crate) fn type_prefix(&self) -> String {
        self.id.replace('_', "")
    }

    /// Whether two operations are one that two files have: what they refer to is read from the one that comes first.
    fn is_same(&self, other: &Self) -> bool {
        (self.method, self.path) == (other.method, other.path)
            && self.document.info.version == other.document.info.version
            && self.operation == other.operation
    }
}

/// The inputs in the order of their paths, each once.
pub(crate) fn load(
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
    pub(crate) fn select(&mut self, inputs: &[FileId], selection: &Selection) -> Vec<Selected<'d>> {
        let mut matched = vec![false; selection.operations.len()];
        let mut selected: Vec<Selected<'d>> = Vec::new();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let candidates = self.candidates(inputs);
        let ids: HashSet<_> = candidates
            .iter()
            .map(|candidate| candidate.id.clone())
            .collect();
        for mut candidate in candidates {
            let mut wanted = selection.operations.is_empty();
            for (pattern, matched) in selection.operations.iter().zip(&mut matched) {
                if matches(&pattern.text, &candidate.id) {
                    *matched = true;
                    wanted = true;
                }
            }
            if !wanted {
                continue;
            }
            let first = by_id
                .get(&candidate.id)
                .and_then(|index| selected.get(*index));
            if let Some(first) = first {
                if first.is_same(&candidate) {
                    continue;
                }
                let first_at = first.at.clone();
                let number = numbers.entry(candidate.id.clone()).or_insert(1);
                let is_taken = |id: &str| ids.contains(id) || by_id.contains_key(id);
                let id = free_id(&candidate.id, number, is_taken);
                self.rename(&mut candidate, id, &first_at);
            }
            by_id.insert(candidate.id.clone(), selected.len());
            selected.push(candidate);
        }
        for (pattern, _) in selection
            .operations
            .iter()
            .zip(matched)
            .filter(|(_, matched)| !matched)
        {
            let mut problem = Diagnostic::error(
                Code::ManifestUnmatched,
                format!("no input has an operation `{}`", pattern.text),
            )
            .with_help("correct the pattern, or add the file that has the operation to `inputs`");
            problem.place.clone_from(&pattern.place);
            self.report(problem);
        }
        selected
    }

    /// Gives an operation another id, because one before it has its own.
    fn rename(&mut self, candidate: &mut Selected<'d>, id: String, first: &At) {
        let id_at = candidate.at.child("operationId");
        let message = format!(
            "operation id `{}` is used twice; this operation becomes `{id}`",
            candidate.id
        );
        let mut problem = self.problem(Code::DuplicateOperation, &id_at, message);
        problem.severity = Severity::Warning;
        let first = first.child("operationId");
        let place = self.sources.place(first.file, &first.pointer);
        self.report(
            problem
                .with_related(place, "used here before")
                .with_help("give each operation an id of its own"),
        );
        candidate.id = id;
    }

    /// All operations of the inputs.
    fn candidates(&mut self, inputs: &[FileId]) -> Vec<Selected<'d>> {
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
                self.check_path_item(item, &item_at);
                self.operations_of(item, &item_at, path, document, &mut candidates);
                let Some(reference) = &item.reference else {
                    continue;
                };
                let reference_at = item_at.child("$ref");
                if let Some((key, item)) = self.follow::<PathItem>(&reference_at, reference)
                    && let Some(document) = self.documents.get(key.0)
                {
                    let item_at = definition_at::<PathItem>(key);
                    self.operations_of(item, &item_at, path, document, &mut candidates);
                }
            }
        }
        candidates
    }

    /// The operations of a path item.
    fn operations_of(
        &mut self,
        item: &'d PathItem,
        item_at: &At,
        path: &'d str,
        document: &'d Document,
        candidates: &mut Vec<Selected<'d>>,
    ) {
        for (method, operation) in item.operations() {
            let at = item_at.child(method);
            let id = operation.operation_id.as_deref().map(str::trim);
            let id = match id.filter(|id| !id.is_empty()) {
                Some(id) => id.to_owned(),
                None => self.made_id(method, path, &at),
            };
            candidates.push(Selected {
                id,
                method,
                path,
                at,
                operation,
                item_at: item_at.clone(),
                item,
                document,
            });
        }
    }

    /// What is wrong with a path item is said with its operations, if it has any.
    fn check_path_item(&mut self, item: &PathItem, at: &At) {
        if item.operations().next().is_none() {
            self.check_keys(at, &item.unknown, &item.repeated);
        }
    }

    /// An id for an operation that has none, made of its method and what is fixed in its path.
    fn made_id(&mut self, method: &str, path: &str, at: &At) -> String {
        /// The end of a path tells what it is of.
        const MOST_SEGMENTS: usize = 4;
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let fixed = path
            .split('/')
            .filter(|segment| !segment.is_empty() && !segment.contains(['{', '}']));
        let fixed: Vec<_> = fixed.collect();
        let last = fixed
            .get(fixed.len().saturating_sub(MOST_SEGMENTS)..)
            .unwrap_or_default();
        let id = [&[method], last].concat().join("-").replace('_', "-");
        let message = format!("an operation without `operationId` becomes `{id}`");
        let mut problem = self.problem(Code::OperationIdMissing, at, message);
        problem.severity = Severity::Warning;
        self.report(problem.with_help("name it `<Group>_<Name>`"));
        id
    }
}

/// The id with the next number that makes it another one.
fn free_id(id: &str, number: &mut usize, is_taken: impl Fn(&str) -> bool) -> String {
    loop {
        *number += 1;
        let free = format!("{id}{number}");
        if !is_taken(&free) {
            return free;
        }
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
