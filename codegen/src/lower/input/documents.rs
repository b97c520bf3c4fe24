//! All definition files that a package needs: the inputs and what they refer to.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::edit::{self, Edit};
use crate::lower::Selection;
use crate::lower::input::collect;
use crate::source::{FileId, Sources};
use crate::swagger::{Document, Head};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Bytes of text that take longer to parse (some milliseconds) than threads to start.
const WORTH_THREADS: usize = 512 * 1024;

/// The files that could be read, and where their `$ref`s lead.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    documents: BTreeMap<FileId, Document>,
    /// By the text of the reference. Those that lead to no file are missing here, and reported where something needs them.
    references: HashMap<FileId, HashMap<String, (FileId, String)>>,
}

impl Documents {
    /// Reads files and all that they refer to, files of one distance from the inputs in parallel.
    pub(crate) fn load(
        sources: &mut Sources,
        inputs: &[FileId],
        selection: &Selection,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let edits = &selection.edits;
        let mut all = Self::default();
        let mut outcomes = edit::Outcomes::default();
        let mut known: BTreeSet<FileId> = inputs.iter().copied().collect();
        let mut pending: Vec<FileId> = known.iter().copied().collect();
        while !pending.is_empty() {
            let read = parse_all(sources, &pending, edits);
            pending.clear();
            for (file, document, outcome) in read {
                outcomes.add(outcome);
                match document {
                    Ok(document) => {
                        let targets = all.references.entry(file).or_default();
                        for reference in collect::references(&document) {
                            let Ok(target) = sources.resolve(file, "", reference) else {
                                continue;
                            };
                            if known.insert(target.0) {
                                pending.push(target.0);
                            }
                            targets.insert(reference.to_owned(), target);
                        }
                        all.documents.insert(file, document);
                    }
                    Err(mut problem) => {
                        // What refers to the file falls back to any value, or is skipped.
                        if selection.skip_faulty && !inputs.contains(&file) {
                            problem.severity = Severity::Warning;
                        }
                        diagnostics.push(problem);
                    }
                }
            }
        }
        edit::report(edits, &outcomes, diagnostics);
        all
    }

    /// A file; none if it could not be read, which has been reported.
    pub(crate) fn get(&self, file: FileId) -> Option<&Document> {
        self.documents.get(&file)
    }

    /// All files.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (FileId, &Document)> {
        self.documents
            .iter()
            .map(|(file, document)| (*file, document))
    }

    /// Where a `$ref` leads: the file and the JSON pointer.
    pub(crate) fn target(&self, from: FileId, reference: &str) -> Option<(FileId, &str)> {
        let (file, pointer) = self.references.get(&from)?.get(reference)?;
        Some((*file, pointer))
    }
}

/// A file with what it holds once it is changed, and what became of the changes.
type Read = (FileId, Result<Document, Diagnostic>, edit::Outcomes);

/// Files with what they hold, in parallel where that is worth starting threads.
fn parse_all(sources: &Sources, files: &[FileId], edits: &[Edit]) -> Vec<Read> {
    let one = |file: &FileId| {
        let (changed, outcomes) = edit::apply(edits, sources, *file);
        (*file, parse(sources, *file, changed.as_ref()), outcomes)
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
        Ok(document) => check(
            sources,
            file,
            document.swagger.as_ref(),
            document.openapi.as_ref(),
        )
        .map(|()| document),
        // What is wrong with a file of another format is that it is of another format.
        Err(problem) => match sources.parse::<Head>(file) {
            Ok(head) => Err(
                check(sources, file, head.swagger.as_ref(), head.openapi.as_ref())
                    .err()
                    .unwrap_or(problem),
            ),
            Err(_) => Err(problem),
        },
    }
}

fn check(
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
                "`{path}` is an OpenAPI definition (`openapi: {version}`); armgen reads Swagger 2.0"
            );
            Err(Diagnostic::error(Code::OpenApi3, message)
                .at(sources.key_place(file, "/openapi"))
                .with_help("take the Swagger 2.0 form of the definition"))
        }
        (Some(version), None) => {
            let message =
                format!("`{path}` is of Swagger version {version}; armgen reads Swagger 2.0");
            Err(Diagnostic::error(Code::NotSwagger, message).at(sources.place(file, "/swagger")))
        }
        (None, None) => {
            let message = format!("`{path}` is no Swagger definition: it has no `swagger`");
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
