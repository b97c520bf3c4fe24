//! `corpus`: generates whole packages of a checkout of the public definitions, compiles them and runs their examples.

mod cargo;
mod check;
mod examples;
mod generate;
mod goals;
mod packages;
pub mod programs;
mod row;
mod table;
mod workspace;

use crate::arguments::{Compile, Corpus, Format};
use crate::paths;
use crate::report::Reporter;
use crate::terminal::{Progress, print, print_error, width};
use armgen::diagnostic::Diagnostics;
use examples::Prepared;
use generate::{Generated, generate};
use packages::CorpusPackage;
use row::Row;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use workspace::Workspace;

pub(crate) fn run(arguments: &Corpus) -> ExitCode {
    let packages = root(arguments).and_then(|root| {
        let packages = packages::select(&root, &arguments.packages)?;
        Ok((root, packages))
    });
    let (root, packages) = match packages {
        Ok(packages) => packages,
        Err(message) => {
            print_error(&format!("error: {message}\n"));
            return ExitCode::from(crate::WRONG_USAGE);
        }
    };
    let rows = match Run::new(arguments).and_then(|run| run.rows(&packages)) {
        Ok(rows) => rows,
        Err(message) => {
            print_error(&format!("error: {message}\n"));
            return ExitCode::FAILURE;
        }
    };
    print_error(&errors(&rows, &root));
    match arguments.format {
        Format::Table => {
            let table = table::table(&rows, width(&std::io::stdout()));
            print(&(table + &table::notes(&rows)));
        }
        Format::Json => {
            print_error(&table::notes(&rows));
            let json = serde_json::to_string_pretty(&rows).unwrap_or_default();
            print(&(json + "\n"));
        }
    }
    let missed = if arguments.strict {
        goals::missed(&rows)
    } else {
        Vec::new()
    };
    for goal in &missed {
        print_error(&format!("error: {goal}\n"));
    }
    if !missed.is_empty() || rows.iter().any(Row::has_error) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn root(arguments: &Corpus) -> Result<PathBuf, String> {
    paths::checkout(arguments.root.as_deref()).ok_or_else(|| {
        format!(
            "no definitions: name a checkout of the public repository with `--root DIR` or in the variable {}",
            paths::CHECKOUT
        )
    })
}

/// The errors of all packages, in the format of `codegen`.
fn errors(rows: &[Row], root: &Path) -> String {
    let folder = if root.is_relative() {
        format!("{}/", root.to_string_lossy())
    } else {
        String::new()
    };
    let reporter = Reporter::for_errors(folder);
    let faulty = rows.iter().filter(|row| row.errors > 0).map(|row| {
        let errors = row.details.diagnostics.iter();
        let errors: Diagnostics = errors.filter(|found| found.is_error()).cloned().collect();
        format!("{}:\n{}", table::name(row), reporter.render(&errors))
    });
    faulty.collect()
}

/// A run over packages.
struct Run<'a> {
    arguments: &'a Corpus,
    workspace: Workspace,
}

impl<'a> Run<'a> {
    fn new(arguments: &'a Corpus) -> Result<Self, String> {
        let out = arguments.out.clone();
        let out = out.unwrap_or_else(|| paths::build_folder("corpus"));
        let unwritable = |error| format!("`{}` cannot be written: {error}", out.display());
        std::fs::create_dir_all(&out).map_err(unwritable)?;
        // Programs run in other folders.
        let workspace = Workspace::new(&out.canonicalize().map_err(unwritable)?);
        if arguments.out.is_none() {
            // It may be in a repository, and nobody asked for it there.
            workspace.put(".gitignore", "*\n").map_err(unwritable)?;
        }
        print_error(&format!("the crates are in `{}`\n", paths::shown(&out)));
        Ok(Self {
            arguments,
            workspace,
        })
    }

    fn rows(&self, packages: &[CorpusPackage]) -> Result<Vec<Row>, String> {
        let mut generated = self.generate(packages);
        generated.retain(|generated| !generated.absent);
        let prepared = self.prepare(&generated)?;
        let crates: Vec<String> = generated
            .iter()
            .filter_map(|generated| generated.row.details.crate_name.clone())
            .collect();
        if !crates.is_empty() && (self.arguments.compile.is_some() || self.arguments.examples) {
            self.write_workspace(&crates)?;
            self.check(&crates, &mut generated)?;
            self.run_examples(&prepared, &mut generated)?;
        }
        Ok(generated
            .into_iter()
            .map(|generated| generated.row)
            .collect())
    }

    /// Writes the workspace of the crates and of the programs that run their examples.
    fn write_workspace(&self, crates: &[String]) -> Result<(), String> {
        let members = crates.iter().map(|name| format!("crates/{name}"));
        let programs = crates
            .iter()
            .filter(|_| self.arguments.examples)
            .map(|name| examples::member(name));
        let members: Vec<String> = members.chain(programs).collect();
        self.workspace
            .write(&members)
            .map_err(|error| format!("the workspace cannot be written: {error}"))
    }

    /// Generates the packages in parallel, one per processor. A thread works on one package at a time, so that the times are right.
    fn generate(&self, packages: &[CorpusPackage]) -> Vec<Generated> {
        let progress = Progress::of(packages.len());
        let next = AtomicUsize::new(0);
        let generated = Mutex::new(Vec::new());
        let threads = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some((index, package)) = {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        packages.get(index).map(|package| (index, package))
                    } {
                        progress.doing(format!("generating {}", package.name));
                        let one =
                            generate(package, self.workspace.folder(), self.arguments.examples);
                        progress.done(said(&one));
                        if let Ok(mut generated) = generated.lock() {
                            generated.push((index, one));
                        }
                    }
                });
            }
        });
        progress.finish();
        let mut generated = generated.into_inner().unwrap_or_default();
        generated.sort_by_key(|(index, _)| *index);
        generated.into_iter().map(|(_, one)| one).collect()
    }

    /// Writes the programs that run the examples, in the order of the packages that were generated.
    fn prepare(&self, generated: &[Generated]) -> Result<Vec<Prepared>, String> {
        let drafts = generated
            .iter()
            .filter_map(|generated| generated.draft.as_ref());
        let drafts = drafts.filter(|_| self.arguments.examples);
        drafts
            .map(|draft| {
                let path = format!("../../crates/{}", draft.items.settings.name);
                Prepared::write(draft, &self.workspace, &path)
            })
            .collect()
    }

    fn run_examples(
        &self,
        prepared: &[Prepared],
        generated: &mut [Generated],
    ) -> Result<(), String> {
        if prepared.is_empty() {
            return Ok(());
        }
        let progress = Progress::of(prepared.len());
        let programs = examples::build(&self.workspace, prepared, &progress)?;
        progress.finish();
        let progress = Progress::of(prepared.len());
        let generated = generated
            .iter_mut()
            .filter(|generated| generated.draft.is_some());
        for (prepared, generated) in prepared.iter().zip(generated) {
            let name = table::name(&generated.row);
            progress.doing(format!("running the examples of {name}"));
            let examples = examples::run(&self.workspace, prepared, &programs);
            progress.done(format!("ran the examples of {name}"));
            generated.row.examples = Some(examples);
        }
        progress.finish();
        Ok(())
    }

    fn check(&self, crates: &[String], generated: &mut [Generated]) -> Result<(), String> {
        let shapes: &[bool] = match self.arguments.compile {
            Some(Compile::Both) => &[true, false],
            Some(Compile::Client) => &[true],
            Some(Compile::NoClient) => &[false],
            None => &[],
        };
        let progress = Progress::of(crates.len() * shapes.len());
        for client in shapes.iter().copied() {
            let checks = check::check(&self.workspace, crates, client, &progress)?;
            for Generated { row, .. } in generated.iter_mut() {
                let name = row.details.crate_name.as_ref();
                if let Some(check) = name.and_then(|name| checks.get(name)) {
                    row.add_check(client, check.clone());
                }
            }
        }
        progress.finish();
        Ok(())
    }
}

/// The progress message for a finished package.
fn said(generated: &Generated) -> String {
    let name = table::name(&generated.row);
    if generated.absent {
        format!("left out {name}: its definitions are not there")
    } else if generated.row.details.crate_name.is_some() {
        format!("generated {name}")
    } else {
        format!("failed at {name}")
    }
}
