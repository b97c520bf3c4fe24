//! All definition files that a package needs: the inputs and what they refer to.

use crate::api::Origin;
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::{self, Edit};
use crate::lower::input::collect;
use crate::lower::{At, Level, Problem, Report};
use crate::settings::Selection;
use crate::source::{FileId, Sources};
use crate::swagger::{Document, Head};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Bytes of text that take longer to parse (some milliseconds) than threads to start.
const WORTH_THREADS: usize = 512 * 1024;

/// The files of a package, and where their `$ref`s lead. Once they are loaded they are only read.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    files: BTreeMap<FileId, File>,
}

#[derive(Debug)]
struct File {
    path: Arc<str>,
    /// None if the file could not be read, which has been reported.
    document: Option<Document>,
    /// By the text of the `$ref`: the file and the JSON pointer that it leads to, or why there is no such file.
    targets: HashMap<String, Result<(FileId, String), Diagnostic>>,
}

impl Documents {
    /// Reads files and all that they refer to, files of one distance from the inputs in parallel.
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
            for (file, document, outcome) in read {
                outcomes.add(outcome);
                if let Err(problem) = &document {
                    // What refers to another file has a fallback or reports that it has none.
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
                let path = Arc::clone(sources.path(file));
                files.insert(
                    file,
                    File {
                        path,
                        document,
                        targets,
                    },
                );
            }
        }
        let is_complete = files.values().all(|file: &File| file.document.is_some());
        let is_complete = is_complete && report.first_error().is_none();
        report.add_diagnostics(edit::report(edits, &outcomes, is_complete));
        Self { files }
    }

    /// A file; none if it could not be read, which has been reported.
    pub(crate) fn get(&self, file: FileId) -> Option<&Document> {
        self.files.get(&file)?.document.as_ref()
    }

    /// All files that could be read.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (FileId, &Document)> {
        let files = self.files.iter();
        files.filter_map(|(file, read)| Some((*file, read.document.as_ref()?)))
    }

    /// The path of a file.
    pub(crate) fn path(&self, file: FileId) -> &Arc<str> {
        &self.files[&file].path
    }

    /// The place of a value, for later stages.
    pub(crate) fn origin(&self, at: &At) -> Origin {
        Origin {
            file: Arc::clone(self.path(at.file)),
            pointer: at.pointer.clone(),
        }
    }

    /// Where a `$ref` leads: the file and the JSON pointer, or why there is no such file. None if the file was not searched for
    /// such a `$ref`.
    pub(crate) fn target(
        &self,
        from: FileId,
        reference: &str,
    ) -> Option<Result<(FileId, &str), &Diagnostic>> {
        let target = self.files.get(&from)?.targets.get(reference)?.as_ref();
        Some(target.map(|(file, pointer)| (*file, pointer.as_str())))
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
