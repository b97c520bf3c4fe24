//! `cargo xtask codegen`: writes the crates, or compares them.

use crate::arguments::Codegen;
use crate::places;
use crate::report::{Reporter, count, plural};
use crate::terminal::{Progress, print, print_error, wants_colours};
use crate::unified_diff::unified_diff;
use armgen::diagnostic::{Diagnostic, Diagnostics};
use armgen::fingerprint::{self, Known};
use armgen::manifest::{Manifest, ReadmePackage};
use armgen::output::{Change, Difference, Output, Package};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Runs it.
pub(crate) fn run(arguments: &Codegen) -> ExitCode {
    let start = Instant::now();
    let Some(input) = Input::new(arguments) else {
        print_error(&format!(
            "error: there is no {} in this folder or above it; name the manifest with `--manifest FILE`\n",
            places::MANIFEST
        ));
        return ExitCode::from(crate::WRONG_USAGE);
    };
    let reporter = Reporter::new(input.folder.clone(), wants_colours(&std::io::stderr()));
    let progress = Progress::start();
    let result = Run::new(&input, &progress).and_then(|run| {
        if !arguments.check {
            run.write(&input.output_folder, &progress)?;
        }
        Ok(run)
    });
    progress.finish();
    let run = match result {
        Ok(run) => run,
        Err(failure) => {
            print_error(&reporter.render(&failure.diagnostics));
            print_error(&format!(
                "{}; {}\n",
                count(&failure.diagnostics),
                failure.written
            ));
            return ExitCode::FAILURE;
        }
    };
    print_error(&reporter.render(&run.output.warnings));
    let is_stale = run.changes().next().is_some();
    if arguments.check && is_stale {
        run.print_changes(&input.output_folder);
    }
    print(&run.closing_line(arguments.check, start.elapsed()));
    if arguments.check && is_stale {
        print_error(&mending(arguments));
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// What is read, and how its places are shown.
struct Input {
    file: PathBuf,
    /// What is wanted of it, if it is a readme.
    package: Option<ReadmePackage>,
    /// What stands before the names of definitions.
    folder: String,
    /// What stands before the names of the crates' folders.
    output_folder: String,
}

impl Input {
    /// None if nothing is named and nothing is found.
    fn new(arguments: &Codegen) -> Option<Self> {
        if let Some(readme) = &arguments.readme {
            return Some(Self {
                folder: places::shown_checkout(readme),
                output_folder: String::new(),
                package: Some(ReadmePackage {
                    tag: arguments.tag.clone(),
                    name: arguments.name.clone(),
                    output: arguments.out.clone().unwrap_or_default(),
                    operations: arguments.operations.clone(),
                }),
                file: readme.clone(),
            });
        }
        let file = arguments.manifest.clone().or_else(places::find_manifest)?;
        let folder = places::shown_folder(&file);
        Some(Self {
            output_folder: folder.clone(),
            folder,
            package: None,
            file,
        })
    }

    fn read(&self) -> Result<Manifest, Diagnostics> {
        match &self.package {
            Some(package) => Manifest::from_readme(&self.file, package),
            None => Manifest::read(&self.file),
        }
    }
}

/// What a run made, and how it differs from what was there.
struct Run {
    output: Output,
    differences: Vec<Difference>,
}

/// Why a run ended.
struct Failure {
    diagnostics: Diagnostics,
    written: &'static str,
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self {
            diagnostics,
            written: "nothing was written",
        }
    }
}

impl Run {
    fn new(input: &Input, progress: &Progress) -> Result<Self, Failure> {
        progress.step(format!("reading {}", places::shown(&input.file)));
        let manifest = input.read()?;
        let names: Vec<_> = manifest
            .packages
            .iter()
            .map(|package| package.name.as_str())
            .collect();
        if let Some(known) = fingerprint::all_known(&manifest) {
            return Ok(Self::known(&manifest, known));
        }
        progress.step(format!("generating {}", names.join(", ")));
        let output = armgen::generate(&manifest)?;
        let differences = output
            .packages
            .iter()
            .map(Package::difference)
            .collect::<Result<_, _>>()?;
        Ok(Self {
            output,
            differences,
        })
    }

    /// What there is to say where nothing changed.
    fn known(manifest: &Manifest, known: Vec<Known>) -> Self {
        let mut warnings = Diagnostics::default();
        let mut packages = Vec::new();
        let mut differences = Vec::new();
        for (package, known) in manifest.packages.iter().zip(known) {
            let folder = manifest.output_folder(package);
            differences.push(Difference::nothing(&folder, &package.output, known.files));
            warnings.extend(known.warnings);
            packages.push(Package {
                name: package.name.clone(),
                folder,
                shown_folder: package.output.clone(),
                counts: known.counts,
                ..Package::default()
            });
        }
        Self {
            output: Output {
                packages,
                warnings: warnings.sorted(),
            },
            differences,
        }
    }

    fn write(&self, folder: &str, progress: &Progress) -> Result<(), Failure> {
        for (package, difference) in self.output.packages.iter().zip(&self.differences) {
            let unwritten = |diagnostic: Diagnostic| Failure {
                diagnostics: diagnostic.into(),
                written: "another run goes on from there",
            };
            if !difference.changes().is_empty() {
                progress.step(format!(
                    "writing {}",
                    places::join(folder, &package.shown_folder)
                ));
                difference.write().map_err(unwritten)?;
            }
            if !package.files.is_empty() {
                fingerprint::remember(package).map_err(unwritten)?;
            }
        }
        Ok(())
    }

    fn changes(&self) -> impl Iterator<Item = &Change> {
        self.differences.iter().flat_map(Difference::changes)
    }

    fn print_changes(&self, folder: &str) {
        let colours = wants_colours(&std::io::stdout());
        for (package, difference) in self.output.packages.iter().zip(&self.differences) {
            let folder = places::join(folder, &package.shown_folder);
            for change in difference.changes() {
                let path = places::join(&folder, &change.path);
                print(&unified_diff(
                    &path,
                    change.old.as_deref(),
                    change.new.as_deref(),
                    colours,
                ));
            }
        }
    }

    /// What was made, and what became of the files.
    fn closing_line(&self, check: bool, time: Duration) -> String {
        let packages = &self.output.packages;
        let skipped: usize = packages.iter().map(|package| package.counts.skipped).sum();
        let operations = plural(
            packages
                .iter()
                .map(|package| package.counts.operations)
                .sum(),
            "operation",
        );
        let made = [
            plural(packages.len(), "package"),
            if skipped == 0 {
                operations
            } else {
                format!("{operations} ({skipped} left out)")
            },
            plural(
                packages.iter().map(|package| package.counts.types).sum(),
                "type",
            ),
        ];
        let removed = self.changes().filter(|change| change.new.is_none()).count();
        let written = self.changes().count() - removed;
        let unchanged = self.differences.iter().map(Difference::unchanged).sum();
        let files = match (check, written + removed) {
            (true, 0) => format!("{} up to date", plural(unchanged, "file")),
            (true, stale) => format!(
                "{} not up to date, {unchanged} up to date",
                plural(stale, "file")
            ),
            (false, 0) => format!("nothing to write, {} up to date", plural(unchanged, "file")),
            (false, _) => format!(
                "{} written, {unchanged} unchanged, {removed} removed",
                plural(written, "file")
            ),
        };
        format!("{}; {files}; {} ms\n", made.join(", "), time.as_millis())
    }
}

/// The command that brings the files up to date.
fn mending(arguments: &Codegen) -> String {
    let manifest = arguments.manifest.as_deref().map(places::shown);
    let readme = arguments.readme.as_deref().map(places::shown);
    let options = [
        ("--manifest", &manifest),
        ("--readme", &readme),
        ("--tag", &arguments.tag),
        ("--out", &arguments.out),
        ("--name", &arguments.name),
    ];
    let mut command = vec!["cargo xtask codegen".to_owned()];
    for (option, value) in options {
        command.extend(value.as_ref().map(|value| format!("{option} {value}")));
    }
    if !arguments.operations.is_empty() {
        command.push(format!(
            "--operations '{}'",
            arguments.operations.join("' '")
        ));
    }
    format!("\nthis mends it:\n\n    {}\n", command.join(" "))
}
