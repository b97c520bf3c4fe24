//! Runs the examples of packages with programs that are generated beside their crates.

use super::cargo::{self, Message};
use super::row::{Examples, Failure, Kind};
use super::workspace::Workspace;
use crate::terminal::Progress;
use armgen::Draft;
use armgen::examples::report::Report;
use armgen::examples::{Case, Finding, Verdict, cases};
use armgen::render;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

/// The file with the calls, in the folder of the program.
const CALLS: &str = "calls.jsonl";

/// The folder of the program of a crate, relative to the workspace.
pub(super) fn member(package: &str) -> String {
    format!("examples/{package}")
}

/// The examples of a package and their program.
pub(super) struct Prepared {
    package: String,
    cases: Vec<Case>,
}

impl Prepared {
    /// Writes the program and its calls. `path` leads from the folder of the program to that of the crate.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub(super) fn write(draft: &Draft, workspace: &Workspace, path: &str) -> Result<Self, String> {
        let package = draft.items.settings.name.clone();
        let folder = member(&package);
        let cases = cases(draft);
        let mut files = render::program(&draft.items, path);
        files.insert(CALLS.to_owned(), lines(&cases)?);
        for (path, text) in files {
            let path = format!("{folder}/{path}");
            workspace
                .put(&path, &text)
                .map_err(|error| format!("`{path}` cannot be written: {error}"))?;
        }
        Ok(Self { package, cases })
    }
}

/// The calls of examples, one per line.
///
/// # Errors
/// If a call cannot be written.
pub(super) fn lines(cases: &[Case]) -> Result<String, String> {
    let mut lines = String::new();
    for case in cases {
        let call = serde_json::to_string(&case.call);
        lines.push_str(&call.map_err(|error| format!("a call cannot be written: {error}"))?);
        lines.push('\n');
    }
    Ok(lines)
}

/// Builds the programs.
///
/// # Errors
/// If cargo fails without an error in a crate.
pub(super) fn build(
    workspace: &Workspace,
    prepared: &[Prepared],
    progress: &Progress,
) -> Result<Programs, String> {
    let names: Vec<String> = prepared
        .iter()
        .map(|prepared| render::program_name(&prepared.package))
        .collect();
    let mut command = vec!["build", "--keep-going"];
    command.extend(names.iter().flat_map(|name| ["--package", name.as_str()]));
    let mut programs = Programs::default();
    let doing = |what| progress.doing(what);
    cargo::run(
        workspace.folder(),
        &command,
        doing,
        |message, _| match message {
            Message::Artifact {
                name,
                program: Some(program),
                ..
            } => {
                progress.done(format!("built {name}"));
                programs.paths.insert(name, program);
            }
            Message::Finding {
                name,
                is_error: true,
                text,
            } => programs.errors.entry(name).or_default().push(text),
            _ => {}
        },
    )?;
    Ok(programs)
}

/// The paths of programs, and the errors of crates, by the names of the crates.
#[derive(Debug, Default)]
pub(super) struct Programs {
    paths: BTreeMap<String, String>,
    errors: BTreeMap<String, Vec<String>>,
}

impl Programs {
    /// The path of the program of a package.
    ///
    /// # Errors
    /// If it was not built: the first error of the compiler.
    pub(super) fn path(&self, package: &str) -> Result<&str, String> {
        let name = render::program_name(package).replace('-', "_");
        match self.paths.get(&name) {
            Some(path) => Ok(path),
            None => Err(unbuilt(&package.replace('-', "_"), &name, self)),
        }
    }
}

/// Runs a program and judges its reports.
pub(super) fn run(workspace: &Workspace, prepared: &Prepared, programs: &Programs) -> Examples {
    let mut examples = Examples {
        total: prepared.cases.len(),
        ..Examples::default()
    };
    let folder = workspace.folder().join(member(&prepared.package));
    let program = programs.path(&prepared.package);
    let reports = program.and_then(|program| reports(program, &folder.join(CALLS)));
    let reports = reports.unwrap_or_else(|cause| {
        examples.failures.push(Failure {
            file: String::new(),
            operation: String::new(),
            kind: Kind::Program,
            path: String::new(),
            cause,
        });
        Vec::new()
    });
    for (index, case) in prepared.cases.iter().enumerate() {
        let verdict = case.judge(reports.get(index));
        if index <= reports.len() {
            add(&mut examples, case, verdict);
        }
    }
    examples
}

fn unbuilt(package: &str, name: &str, programs: &Programs) -> String {
    let errors = [package, name]
        .into_iter()
        .filter_map(|name| programs.errors.get(name));
    let first = errors.flatten().next();
    first.map_or_else(
        || "the program was not built".to_owned(),
        |error| format!("the program does not build: {}", error.trim()),
    )
}

/// Runs a program and reads its reports, one per line.
pub(super) fn reports(program: &str, calls: &Path) -> Result<Vec<Report>, String> {
    let output = Command::new(program)
        .arg(calls)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("the program cannot be started: {error}"))?;
    let lines = String::from_utf8_lossy(&output.stdout);
    let reports: Vec<Report> = lines
        .lines()
        .map_while(|line| serde_json::from_str(line).ok())
        .collect();
    if output.status.success() {
        return Ok(reports);
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if reports.is_empty() {
        Err(format!("the program failed: {}: {said}", output.status))
    } else {
        Ok(reports)
    }
}

fn add(examples: &mut Examples, case: &Case, verdict: Verdict) {
    examples.responses.add(&verdict);
    let Verdict {
        request,
        decode,
        losses,
        panics,
        ..
    } = verdict;
    let whole = panics.is_empty();
    examples.request_ok += usize::from(whole && request.is_empty());
    examples.decoded += usize::from(whole && decode.is_empty());
    examples.lossless += usize::from(whole && decode.is_empty() && losses.is_empty());
    let kinds = [
        (Kind::Request, request),
        (Kind::Response, decode),
        (Kind::Loss, losses),
        (Kind::Panic, panics),
    ];
    for (kind, findings) in kinds {
        examples.failures.extend(
            findings
                .into_iter()
                .map(|finding| failure(case, kind, finding)),
        );
    }
}

fn failure(case: &Case, kind: Kind, finding: Finding) -> Failure {
    Failure {
        file: case.file.to_string(),
        operation: case.operation.clone(),
        kind,
        path: finding.path,
        cause: finding.cause,
    }
}
