//! Selects the operations of a package.

use crate::diagnostic::{Code, Diagnostic, is_typo, listed, suggestion_of_part};
use crate::lower::checks;
use crate::lower::input::documents::Documents;
use crate::lower::report::is_extension;
use crate::lower::{At, Level, Problem, Report};
use crate::settings::{Selection, Wanted};
use crate::source::{FileId, Sources};
use crate::swagger::{Document, Operation, PathItem};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A selected operation with its path item and document.
pub(crate) struct Selected<'d> {
    /// The operation id, or a new one if it is missing or already used.
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
    /// The media types of the request body.
    pub(crate) fn consumes(&self) -> &'d [String] {
        let own = self.operation.consumes.as_deref();
        own.unwrap_or(&self.document.consumes)
    }

    /// The media types of responses.
    pub(crate) fn produces(&self) -> &'d [String] {
        let own = self.operation.produces.as_deref();
        own.unwrap_or(&self.document.produces)
    }

    /// The beginning of the names of inline types.
    pub(crate) fn type_prefix(&self) -> String {
        self.id.replace('_', "")
    }

    /// What tells requests of a file apart: the method and the path without the names of its parameters.
    fn request(&self) -> (FileId, &'static str, String) {
        let path = checks::path::without_names(self.path);
        (self.item_at.file, self.method, path)
    }

    /// Whether both are the same operation in two files. References are resolved in the first of them.
    fn is_same(&self, other: &Self) -> bool {
        (self.method, self.path) == (other.method, other.path)
            && self.document.info.version == other.document.info.version
            && (self.operation == other.operation
                || without_groups(self.operation) == without_groups(other.operation))
    }
}

/// An operation without what has no effect on the generated code.
fn without_groups(operation: &Operation) -> Operation {
    Operation {
        tags: Vec::new(),
        security: Vec::new(),
        ..operation.clone()
    }
}

/// Loads the inputs. They are sorted by path and without duplicates.
pub(crate) fn load(
    sources: &mut Sources,
    selection: &Selection,
    report: &mut Report,
) -> Vec<FileId> {
    let mut inputs = BTreeMap::new();
    for input in &selection.inputs {
        match sources.load(&input.text) {
            Ok(file) => {
                inputs.insert(sources.path(file).clone(), file);
            }
            Err(mut problem) => {
                problem.place = problem.place.or_else(|| input.place.clone());
                report.add(Problem::from_diagnostic(Level::Error, problem));
            }
        }
    }
    inputs.into_values().collect()
}

/// The selected operations, in the order of the inputs.
pub(crate) fn select<'d>(
    documents: &'d Documents,
    inputs: &[FileId],
    selection: &Selection,
    report: &mut Report,
) -> Vec<Selected<'d>> {
    let mut matched = vec![false; selection.operations.len()];
    let mut selected: Vec<Selected<'d>> = Vec::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    let mut by_path: HashMap<_, &str> = HashMap::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let candidates = candidates(documents, inputs, report);
    let ids: HashSet<_> = candidates.iter().map(|one| one.id.clone()).collect();
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
            let number = numbers.entry(candidate.id.clone()).or_insert(1);
            let is_taken = |id: &str| ids.contains(id) || by_id.contains_key(id);
            let id = free_id(&candidate.id, number, is_taken);
            report.add(used_twice(&candidate, first, &id));
            candidate.id = id;
        }
        let same = by_path.entry(candidate.request()).or_insert(candidate.path);
        if *same != candidate.path {
            let mistake = checks::path::same_but_for_names(candidate.method, candidate.path, same);
            report.add_mistakes(&candidate.item_at, [mistake]);
        }
        by_id.insert(candidate.id.clone(), selected.len());
        selected.push(candidate);
    }
    for (pattern, matched) in selection.operations.iter().zip(matched) {
        if !matched {
            let mut ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            ids.sort_unstable();
            let problem = unmatched(pattern, &ids);
            report.add(Problem::from_diagnostic(Level::Error, problem));
        }
    }
    selected
}

/// The problem of an operation with the id of an earlier one.
fn used_twice(operation: &Selected<'_>, first: &Selected<'_>, new_id: &str) -> Problem {
    let id = &operation.id;
    let message =
        format!("operation id `{id}` is used twice; this operation is renamed to `{new_id}`");
    let at = operation.at.child("operationId");
    Problem::warning(Code::DuplicateOperation, &at, message)
        .with_related(&first.at.child("operationId"), "first used here")
        .with_help("give each operation its own id")
}

/// The problem of a pattern that matches no operation.
fn unmatched(pattern: &Wanted, ids: &[&str]) -> Diagnostic {
    let Wanted { text, place } = pattern;
    let message = format!("no operation of the package matches `{text}`");
    let help = meant(text, ids).unwrap_or_else(|| match (ids, place) {
        ([], _) => "it has no operations".to_owned(),
        (_, Some(_)) => format!(
            "it has {}; add the file with another operation to `inputs`",
            listed(ids, "")
        ),
        (_, None) => format!(
            "it has {}; another tag or sub-package may have the operation",
            listed(ids, "")
        ),
    });
    Diagnostic {
        place: place.clone(),
        ..Diagnostic::error(Code::ManifestUnmatched, message).with_help(help)
    }
}

/// What a pattern that matches no id may be meant to match.
fn meant(pattern: &str, ids: &[&str]) -> Option<String> {
    let lower = pattern.to_lowercase();
    let mut in_any_case = ids.to_vec();
    in_any_case.retain(|id| matches(&lower, &id.to_lowercase()));
    match in_any_case.as_slice() {
        [] => {}
        [only] => {
            return Some(format!(
                "did you mean `{only}`? Upper and lower case differ"
            ));
        }
        several => {
            let several = listed(several, "");
            return Some(format!("upper and lower case differ: there are {several}"));
        }
    }
    if pattern.contains([',', ' ']) {
        return Some(
            "write one id or pattern for each operation, as items of their own".to_owned(),
        );
    }
    if !pattern.contains('*') {
        return suggestion_of_part(pattern, ids.iter().copied());
    }
    let group = pattern.split(['*', '_']).find(|part| !part.is_empty())?;
    let mut groups = ids.iter().filter_map(|id| id.split('_').next());
    let meant = groups.find(|other| is_typo(group, other))?;
    Some(format!("did you mean `{meant}_*`?"))
}

/// All operations of the inputs.
fn candidates<'d>(
    documents: &'d Documents,
    inputs: &[FileId],
    report: &mut Report,
) -> Vec<Selected<'d>> {
    let mut candidates = Vec::new();
    for &file in inputs {
        let Some(document) = documents.get(file) else {
            continue;
        };
        let paths = document.paths.iter().map(|item| ("/paths", item));
        let extended = document.x_ms_paths.iter().map(|item| ("/x-ms-paths", item));
        for (section, (path, item)) in paths.chain(extended) {
            if is_extension(path) {
                continue;
            }
            let item_at = At::new(file, section).child(path);
            // The keys of other path items are checked with their operations.
            if item.operations().next().is_none() {
                report.check_keys(&item_at, &item.invalid_keys);
                // An edit may have removed the operations of the path.
                if item.reference.is_none() && !documents.is_edited(file) {
                    report.add_mistakes(&item_at, [checks::path::without_operations(path)]);
                }
            }
            let reference = item.reference.as_deref();
            let target = reference.and_then(|reference| {
                report.found(documents.follow::<PathItem>(&item_at.child("$ref"), reference))
            });
            candidates.extend(operations(path, item, &item_at, document, report));
            if let Some(target) = target
                && let Some(document) = documents.get(target.file)
            {
                let found = operations(path, target.value, &target.at(), document, report);
                candidates.extend(found);
            }
        }
    }
    candidates
}

/// The operations of a path item.
fn operations<'d>(
    path: &'d str,
    item: &'d PathItem,
    item_at: &At,
    document: &'d Document,
    report: &mut Report,
) -> Vec<Selected<'d>> {
    let mut operations = Vec::new();
    for (method, operation) in item.operations() {
        let at = item_at.child(method);
        let id = operation.operation_id.as_deref().unwrap_or_default();
        let mut id = id.trim().to_owned();
        if id.is_empty() {
            id = made_id(method, path);
            let message = format!("the operation has no `operationId`, so it is named `{id}`");
            let problem = Problem::warning(Code::OperationIdMissing, &at, message);
            report.add(problem.with_help("name it `<Group>_<Name>`"));
        }
        operations.push(Selected {
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
    operations
}

/// An id for an operation without one, made from its method and the literal segments of its path.
fn made_id(method: &str, path: &str) -> String {
    /// The last segments are the most specific ones.
    const MOST_SEGMENTS: usize = 4;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut segments: Vec<_> = path.split('/').collect();
    segments.retain(|segment| !segment.is_empty() && !segment.contains(['{', '}']));
    let last = segments.split_off(segments.len().saturating_sub(MOST_SEGMENTS));
    [vec![method], last].concat().join("-").replace('_', "-")
}

/// The id with the next free number.
fn free_id(id: &str, number: &mut usize, is_taken: impl Fn(&str) -> bool) -> String {
    loop {
        *number += 1;
        let free = format!("{id}{number}");
        if !is_taken(&free) {
            return free;
        }
    }
}

/// Whether a text matches a pattern, in which `*` matches any characters.
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
    fn a_star_matches_any_characters() {
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
