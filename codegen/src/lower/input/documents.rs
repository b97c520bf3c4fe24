//! The files of a package: its inputs, and the files that they refer to.

use crate::api::Origin;
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::{self, Edit};
use crate::lower::input::{collect, removed};
use crate::lower::{At, Level, Problem, Report};
use crate::settings::Selection;
use crate::source::{self, FileId, Positions, Sources};
use crate::swagger::{Document, Head};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The size of texts, in bytes, above which parsing takes longer (some milliseconds) than starting threads.
const WORTH_THREADS: usize = 512 * 1024;

/// The files of a package and the targets of their `$ref`s, which do not change after loading.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    files: BTreeMap<FileId, File>,
}

#[derive(Debug)]
struct File {
    path: Arc<str>,
    /// The text on disk.
    text: Arc<str>,
    positions: Positions,
    /// Whether edits changed it.
    is_edited: bool,
    /// `None` if the file could not be read, which has been reported.
    document: Option<Document>,
    /// The file and the JSON pointer of each `$ref`, by its text, or why there is no such file.
    targets: HashMap<String, Result<(FileId, String), Diagnostic>>,
}

impl Documents {
    /// Reads the inputs and all files that they refer to, in parallel.
    pub(crate) fn load(
        sources: &mut Sources,
        inputs: &[FileId],
        selection: &Selection,
        report: &mut Report,
    ) -> Self {
        let edits = &selection.edits;
        let mut files = BTreeMap::new();
        let mut outcomes = edit::Outcomes::default();
        let mut known: BTreeSet<FileId> = inputs.iter().copied().collect();
        let mut pending = inputs.to_vec();
        while !pending.is_empty() {
            let read = parse_all(sources, &pending, edits);
            pending.clear();
            for (file, document, is_edited, outcome) in read {
                outcomes.add(outcome);
                if let Err(problem) = &document {
                    // References to this file have a fallback or report an error of their own.
                    let level = if inputs.contains(&file) {
                        Level::Error
                    } else {
                        Level::Flaw
                    };
                    report.add(Problem::from_diagnostic(level, problem.clone()));
                }
                let document = document.ok();
                let mut targets = HashMap::new();
                for reference in document.iter().flat_map(collect::references) {
                    let target = sources.resolve(file, "", reference);
                    if let Ok((target, _)) = &target
                        && known.insert(*target)
                    {
                        pending.push(*target);
                    }
                    targets.insert(reference.to_owned(), target);
                }
                let read = File {
                    path: Arc::clone(sources.path(file)),
                    text: Arc::clone(sources.text(file)),
                    positions: sources.positions(file).clone(),
                    is_edited,
                    document,
                    targets,
                };
                files.insert(file, read);
            }
        }
        let is_read = files.values().all(|file: &File| file.document.is_some());
        let has_error = report.has_error();
        let applied = edit::Applied {
            sources,
            files: &files.keys().copied().collect::<Vec<_>>(),
            is_complete: is_read && !has_error,
            is_failed: has_error || !(is_read || selection.skip_faulty),
        };
        report.add_diagnostics(edit::report(edits, &outcomes, applied));
        let mut documents = Self { files };
        documents.find_removed(sources, inputs, report);
        documents
    }

    /// Whether an edit changed a file.
    pub(crate) fn is_edited(&self, file: FileId) -> bool {
        self.files.get(&file).is_some_and(|file| file.is_edited)
    }

    /// Lets references to what edits removed lead to the same name in another input.
    fn find_removed(&mut self, sources: &Sources, inputs: &[FileId], report: &mut Report) {
        let mut originals: HashMap<FileId, Option<Document>> = HashMap::new();
        let mut found: HashMap<(FileId, String), FileId> = HashMap::new();
        let targets = self.files.values().flat_map(|file| file.targets.values());
        for (target, pointer) in targets.flatten() {
            let Some(file) = self.files.get(target).filter(|file| file.is_edited) else {
                continue;
            };
            let is_there =
                |document: &Document| removed::part(document, *target, pointer).is_some();
            let key = (*target, pointer.clone());
            if found.contains_key(&key) || file.document.as_ref().is_none_or(is_there) {
                continue;
            }
            let original = originals.entry(*target);
            let original = original.or_insert_with(|| sources.parse(*target).ok());
            if original.as_ref().is_some_and(is_there)
                && let Some(other) = self.left_over(pointer, inputs, report)
            {
                found.insert(key, other);
            }
        }
        if found.is_empty() {
            return;
        }
        let files = self.files.values_mut();
        let targets = files.flat_map(|file| file.targets.values_mut());
        for target in targets.flatten() {
            if let Some(other) = found.get(target) {
                target.0 = *other;
            }
        }
    }

    /// The first input that has what another file had at a pointer.
    fn left_over(&self, pointer: &str, inputs: &[FileId], report: &mut Report) -> Option<FileId> {
        let part = |file: &FileId| Some((*file, removed::part(self.get(*file)?, *file, pointer)?));
        let mut parts = inputs.iter().filter_map(part);
        let (first, content) = parts.next()?;
        if let Some((other, _)) = parts.find(|(_, other)| *other != content) {
            let at = At::new(first, pointer);
            let message = "an edit removed what references lead to; this is used in its place";
            let problem = Problem::warning(Code::ReferenceMissing, &at, message).at_key();
            report.add(problem.with_related(&At::new(other, pointer), "this differs from it"));
        }
        Some(first)
    }

    /// The document of a file; `None` if the file could not be read, which has been reported.
    pub(crate) fn get(&self, file: FileId) -> Option<&Document> {
        self.files.get(&file)?.document.as_ref()
    }

    /// The documents of all files that could be read.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (FileId, &Document)> {
        let files = self.files.iter();
        files.filter_map(|(file, read)| Some((*file, read.document.as_ref()?)))
    }

    /// Whether another file refers to a file.
    pub(crate) fn is_referred_to(&self, file: FileId) -> bool {
        let others = self.files.iter().filter(|(other, _)| **other != file);
        let mut targets = others.flat_map(|(_, other)| other.targets.values());
        targets.any(|target| matches!(target, Ok((target, _)) if *target == file))
    }

    /// The path of a file.
    pub(crate) fn path(&self, file: FileId) -> &Arc<str> {
        &self.files[&file].path
    }

    /// The position of a value, for later stages.
    pub(crate) fn origin(&self, at: &At) -> Origin {
        Origin {
            file: Arc::clone(self.path(at.file)),
            pointer: at.pointer.clone(),
        }
    }

    /// A scalar in place of a string, as the file has it: without quotes, the version `1.10` is read as the number 1.1.
    /// `None` for other values.
    pub(crate) fn text_of(&self, at: &At, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Bool(_) => {
                let File {
                    text, positions, ..
                } = self.files.get(&at.file)?;
                let written = source::written(text, positions, &at.pointer, value);
                Some(written.map_or_else(|| value.to_string(), str::to_owned))
            }
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// The file and the JSON pointer of a `$ref`, or why there is no such file. `None` if the document has no such `$ref`.
    pub(crate) fn target(
        &self,
        from: FileId,
        reference: &str,
    ) -> Option<Result<(FileId, &str), &Diagnostic>> {
        let target = self.files.get(&from)?.targets.get(reference)?.as_ref();
        Some(target.map(|(file, pointer)| (*file, pointer.as_str())))
    }
}

/// A file, its document after the edits, whether they changed it, and the outcomes of the edits.
type Read = (FileId, Result<Document, Diagnostic>, bool, edit::Outcomes);

/// Reads files, in parallel if they are large.
fn parse_all(sources: &Sources, files: &[FileId], edits: &[Edit]) -> Vec<Read> {
    let one = |file: &FileId| {
        let (changed, outcomes) = edit::apply(edits, sources, *file);
        let document = parse(sources, *file, changed.as_ref());
        (*file, document, changed.is_some(), outcomes)
    };
    let size: usize = files.iter().map(|file| sources.text(*file).len()).sum();
    if size < WORTH_THREADS {
        files.iter().map(one).collect()
    } else {
        files.par_iter().map(one).collect()
    }
}

fn parse(
    sources: &Sources,
    file: FileId,
    changed: Option<&Arc<str>>,
) -> Result<Document, Diagnostic> {
    let document = match changed {
        Some(text) => sources.parse_changed::<Document>(file, text),
        None => sources.parse::<Document>(file),
    };
    match document {
        Ok(document) => {
            let (swagger, openapi) = (&document.swagger, &document.openapi);
            check_version(sources, file, swagger.as_ref(), openapi.as_ref())?;
            Ok(document)
        }
        Err(problem) => {
            // The first problem of a file in another format is its format.
            if let Ok(Head {
                swagger, openapi, ..
            }) = sources.parse(file)
            {
                check_version(sources, file, swagger.as_ref(), openapi.as_ref())?;
            }
            Err(problem)
        }
    }
}

fn check_version(
    sources: &Sources,
    file: FileId,
    swagger: Option<&Value>,
    openapi: Option<&Value>,
) -> Result<(), Diagnostic> {
    let path = sources.path(file);
    match (swagger, openapi) {
        (Some(version), _) if is_version_2(version) => Ok(()),
        (_, Some(version)) => {
            let message = format!(
                "`{path}` is an OpenAPI definition (`openapi: {version}`); armgen supports Swagger 2.0"
            );
            Err(Diagnostic::error(Code::OpenApi3, message)
                .at(sources.key_place(file, "/openapi"))
                .with_help("use the Swagger 2.0 form of the definition"))
        }
        (Some(version), None) => {
            let message =
                format!("`{path}` has Swagger version {version}; armgen supports Swagger 2.0");
            Err(Diagnostic::error(Code::NotSwagger, message).at(sources.place(file, "/swagger")))
        }
        (None, None) => {
            let message =
                format!("`{path}` is not a Swagger definition: the key `swagger` is missing");
            Err(Diagnostic::error(Code::NotSwagger, message)
                .at(sources.place(file, ""))
                .with_help("a Swagger 2.0 definition begins with `\"swagger\": \"2.0\"`"))
        }
    }
}

/// YAML reads an unquoted version as a number.
fn is_version_2(version: &Value) -> bool {
    version.as_str() == Some("2.0") || version.as_f64() == Some(2.0)
}
