//! Programs that make the requests of examples and decode responses, for checks of other tools.

use super::examples::{self, Prepared};
use super::workspace::Workspace;
use super::{Run, packages, table};
use crate::arguments::{Corpus, Format};
use crate::report::Reporter;
use crate::terminal::Progress;
use armgen::Draft;
use armgen::examples::Case;
use armgen::examples::report::Report;
use armgen::manifest::{Manifest, Member};
use std::path::{Path, PathBuf};

/// The file with the calls, in the folder of the program. Beside it is that of `corpus`.
const CALLS: &str = "other-calls.jsonl";

/// The program of a package.
#[derive(Debug)]
pub struct ExampleProgram {
    /// The name of the package, with its tag.
    pub package: String,
    /// The folder that the paths of its definitions are relative to.
    pub root: PathBuf,
    /// What its crate is made from.
    pub draft: Draft,
    /// The folder of the program.
    folder: PathBuf,
    program: String,
}

impl ExampleProgram {
    /// Makes the requests of examples, and decodes their responses.
    ///
    /// # Errors
    /// If the program fails, or does not report on each of them.
    pub fn run(&self, cases: &[Case]) -> Result<Vec<Report>, String> {
        let calls = self.folder.join(CALLS);
        std::fs::write(&calls, examples::lines(cases)?)
            .map_err(|error| format!("cannot write `{}`: {error}", calls.display()))?;
        let reports = examples::reports(&self.program, &calls)?;
        if let Some(case) = cases.get(reports.len()) {
            return Err(format!(
                "the program of {} ended in the example `{}` of {}",
                self.package, case.title, case.operation
            ));
        }
        Ok(reports)
    }
}

/// The programs of packages of a checkout of the public definitions. They are compiled where `corpus` compiles them.
///
/// # Errors
/// If a package does not exist, has errors, or does not compile.
pub fn of_checkout(root: &Path, packages: &[String]) -> Result<Vec<ExampleProgram>, String> {
    let packages = packages::select(root, packages)?;
    let arguments = Corpus {
        packages: Vec::new(),
        root: None,
        out: None,
        compile: None,
        examples: true,
        strict: false,
        format: Format::Table,
    };
    let run = Run::new(&arguments)?;
    let generated = run.generate(&packages);
    if let Some(faulty) = generated.iter().find(|generated| generated.row.has_error()) {
        let name = table::name(&faulty.row);
        return Err(format!("{name} has errors; `corpus {name}` shows them"));
    }
    let prepared = run.prepare(&generated)?;
    let drafts = generated.into_iter().filter_map(|generated| {
        let name = table::name(&generated.row);
        Some((name, generated.draft?))
    });
    let drafts: Vec<_> = drafts.collect();
    let crates: Vec<String> = drafts
        .iter()
        .map(|(_, draft)| draft.items.settings.name.clone())
        .collect();
    run.write_workspace(&crates)?;
    build(root, &run.workspace, &prepared, drafts)
}

/// The programs of the packages of a manifest, with the crates that are written already.
///
/// # Errors
/// If there is an error in the manifest or its definitions, or a crate does not compile.
pub fn of_manifest(path: &Path, out: &Path) -> Result<Vec<ExampleProgram>, String> {
    let shown = |problems| Reporter::for_errors(String::new()).render(&problems);
    let manifest = Manifest::read(path).map_err(shown)?;
    let workspace = Workspace::new(out);
    let mut prepared = Vec::new();
    let mut drafts = Vec::new();
    for package in &manifest.packages {
        let draft = armgen::draft(package).map_err(shown)?.value;
        let output = manifest.output_folder(Member::Package(package));
        let output = std::path::absolute(&output)
            .map_err(|error| format!("`{}` has no path: {error}", output.display()))?;
        let output = output.to_string_lossy();
        let output = output.replace(std::path::MAIN_SEPARATOR, "/");
        prepared.push(Prepared::write(&draft, &workspace, &output)?);
        drafts.push((package.krate.name.clone(), draft));
    }
    let members: Vec<String> = drafts
        .iter()
        .map(|(name, _)| examples::member(name))
        .collect();
    workspace
        .write(&members)
        .map_err(|error| format!("the workspace cannot be written: {error}"))?;
    let root = path.parent().unwrap_or(path);
    build(root, &workspace, &prepared, drafts)
}

fn build(
    root: &Path,
    workspace: &Workspace,
    prepared: &[Prepared],
    drafts: Vec<(String, Draft)>,
) -> Result<Vec<ExampleProgram>, String> {
    let progress = Progress::of(prepared.len());
    let programs = examples::build(workspace, prepared, &progress)?;
    progress.finish();
    let programs = drafts.into_iter().map(|(package, draft)| {
        let name = &draft.items.settings.name;
        Ok(ExampleProgram {
            root: root.to_owned(),
            folder: workspace.folder().join(examples::member(name)),
            program: programs.path(name)?.to_owned(),
            package,
            draft,
        })
    });
    programs.collect()
}
