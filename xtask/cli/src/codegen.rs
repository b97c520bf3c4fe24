//! `codegen`: generates crates and writes or compares their files.

mod command;
mod input;
mod left_behind;
mod membership;
mod written;

use crate::arguments::Codegen;
use crate::check;
use crate::explain;
use crate::paths;
use crate::report::{Reporter, count, plural};
use crate::tags;
use crate::terminal::{Progress, print, print_error, wants_colours};
use crate::warnings;
use armgen::diagnostic::{Checked, Diagnostics, Levels};
use armgen::manifest::Manifest;
use armgen::output::Change;
use armgen::rust::secrets::Secrets;
use armgen::{Mode, Step, UpdatedCrate};
use command::command;
use input::Input;
use membership::missing_members;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use written::{State, Written};

/// The most crates that progress names.
const MOST_NAMES: usize = 5;

pub(crate) fn run(arguments: &Codegen, program: &str) -> ExitCode {
    let start = Instant::now();
    let input = Input::new(arguments, program);
    let (input, levels) = match input.and_then(|input| Ok((input, arguments.levels.levels()?))) {
        Ok(read) => read,
        Err(message) => {
            print_error(&format!("error: {message}\n"));
            return ExitCode::from(crate::WRONG_USAGE);
        }
    };
    let reporter = Reporter::for_errors(input.folder.clone());
    if arguments.list_tags {
        return list_tags(&input, &reporter, program);
    }
    if arguments.secrets {
        return list_secrets(&input, &reporter, program);
    }
    let progress = Progress::start();
    let mode = if arguments.check {
        Mode::Check
    } else {
        Mode::Write
    };
    let written = Written::default();
    let result = update(&input, mode, &levels, &progress, &written);
    progress.finish();
    let (manifest, crates, warnings) = match result {
        Ok((manifest, checked)) => (manifest, checked.value, checked.warnings),
        Err(diagnostics) => {
            let command = command(arguments, program);
            let state = written.after(&diagnostics, &input.output_folder, &command);
            return fail(&diagnostics, &state, &reporter, program);
        }
    };
    let is_readable = warnings.len() <= warnings::MOST || manifest.packages.len() == 1;
    print_error(&if arguments.warnings || is_readable {
        reporter.render(&warnings) + &explain::hint(&warnings, program)
    } else {
        warnings::news(&crates, &reporter, program)
    });
    let is_stale = changes(&crates).next().is_some();
    if arguments.check && is_stale {
        let style = check::Style {
            folder: &input.output_folder,
            is_full: arguments.full,
            colours: wants_colours(&std::io::stdout()),
        };
        print(&(check::report(&crates, style) + "\n"));
    }
    print_error(&left_behind::renamed(&crates, &input));
    print_error(&left_behind::left_behind(
        &armgen::left_behind(&manifest),
        &input,
    ));
    print_error(&unfinished(&crates, mode, &input.output_folder));
    if mode == Mode::Write {
        let missing = missing_members(&manifest, &crates, &input.output_folder);
        print_error(&missing);
    }
    print(&closing_line(&crates, mode, start.elapsed()));
    for package in &manifest.packages {
        // In a manifest, a crate that is made from the same files was spoken of in an earlier run.
        let is_news = |one: &UpdatedCrate| one.name == package.krate.name && one.has_new_files();
        if input.package.is_some() || crates.iter().any(is_news) {
            let readme = input.shown_readme(package);
            print(&tags::alternatives(package, &readme, program));
        }
    }
    if arguments.check && is_stale {
        let command = command(arguments, program);
        print_error(&format!("\nto update the files, run:\n\n    {command}\n"));
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Prints the reasons why a run ends, and what it leaves.
fn fail(
    diagnostics: &Diagnostics,
    State { what, next }: &State,
    reporter: &Reporter,
    program: &str,
) -> ExitCode {
    print_error(&reporter.render(diagnostics));
    print_error(&format!(
        "{}; {what}\n{}{next}",
        count(diagnostics),
        explain::hint(diagnostics, program)
    ));
    ExitCode::FAILURE
}

fn list_tags(input: &Input, reporter: &Reporter, program: &str) -> ExitCode {
    let root = input
        .package
        .as_ref()
        .and_then(|package| package.root.as_deref());
    let list = tags::list(&input.file, root).map_err(Diagnostics::from);
    show(list, reporter, program)
}

/// Prints a text, or the reasons why there is none.
fn show(text: Result<String, Diagnostics>, reporter: &Reporter, program: &str) -> ExitCode {
    match text {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(diagnostics) => fail(&diagnostics, &State::default(), reporter, program),
    }
}

/// Prints what is hidden, below the name of each crate.
fn list_secrets(input: &Input, reporter: &Reporter, program: &str) -> ExitCode {
    let report = |manifest: Manifest| {
        let mut text = String::new();
        for package in &manifest.packages {
            let draft = armgen::draft(package)?.value;
            let secrets = Secrets::new(&draft.api).report();
            let name = &package.krate.name;
            text.extend([name, ": ", &plural(secrets.len(), "secret"), "\n"]);
            text.extend(secrets.iter().map(|line| format!("  {line}\n")));
        }
        Ok(text)
    };
    show(input.read().and_then(report), reporter, program)
}

/// Updates or compares the crates of a manifest, and shows the progress.
fn update(
    input: &Input,
    mode: Mode,
    levels: &Levels,
    progress: &Progress,
    written: &Written,
) -> Result<(Manifest, Checked<Vec<UpdatedCrate>>), Diagnostics> {
    progress.step(format!("reading {}", paths::shown(&input.file)));
    let manifest = input.read().map_err(|problems| levels.apply(problems))?;
    let updated = armgen::update(&manifest, mode, levels, &|step| {
        written.note(step, &manifest);
        match step {
            Step::Generate(names) => progress.step(generating(names)),
            Step::Write(folder) => {
                let folder = paths::join(&input.output_folder, folder);
                progress.step(format!("writing {}", paths::or_current(&folder)));
            }
            Step::Written(_) => {}
        }
    })?;
    Ok((manifest, updated))
}

/// The names of crates, as far as they can be read at a glance.
fn generating(names: &[&str]) -> String {
    match names.len() {
        0..=MOST_NAMES => format!("generating {}", names.join(", ")),
        count => format!("generating {}", plural(count, "crate")),
    }
}

/// Names crates that an earlier run wrote in part. Empty if there are none.
fn unfinished(crates: &[UpdatedCrate], mode: Mode, folder: &str) -> String {
    let found = crates.iter().filter(|one| one.was_unfinished());
    let found = found.map(|one| {
        let shown = paths::join(folder, &one.shown_folder);
        format!("`{}`", paths::or_current(&shown))
    });
    let found: Vec<_> = found.collect();
    let now = match mode {
        Mode::Write => "; this one did",
        Mode::Check => "",
    };
    match found.len() {
        0 => String::new(),
        _ => format!(
            "the last run did not finish writing {}{now}\n",
            found.join(", ")
        ),
    }
}

fn changes(crates: &[UpdatedCrate]) -> impl Iterator<Item = &Change> {
    crates.iter().flat_map(UpdatedCrate::changes)
}

/// The number of packages, operations and types, and what happened to the files.
fn closing_line(crates: &[UpdatedCrate], mode: Mode, time: Duration) -> String {
    let (mut operations, mut skipped, mut types, mut unchanged) = (0, 0, 0, 0);
    for one in crates {
        operations += one.summary.operations;
        skipped += one.summary.skipped.len();
        types += one.summary.types;
        unchanged += one.unchanged();
    }
    let left_out = match skipped {
        0 => String::new(),
        _ => format!(" ({skipped} left out)"),
    };
    let removed = changes(crates)
        .filter(|change| change.new.is_none())
        .count();
    let written = changes(crates).count() - removed;
    let files = match (mode, written + removed) {
        (Mode::Check, 0) => format!("{} up to date", plural(unchanged, "file")),
        (Mode::Check, stale) => format!(
            "{} not up to date, {unchanged} up to date",
            plural(stale, "file")
        ),
        (Mode::Write, 0) => format!("nothing to write, {} up to date", plural(unchanged, "file")),
        (Mode::Write, _) => format!(
            "{} written, {unchanged} unchanged, {removed} removed",
            plural(written, "file")
        ),
    };
    let packages = crates.iter().filter(|one| !one.is_runtime).count();
    let runtime = crates.iter().find(|one| one.is_runtime);
    let runtime = runtime.map_or_else(String::new, |one| format!(" and the runtime {}", one.name));
    format!(
        "{}{runtime}, {}{left_out}, {}; {files}; {} ms\n",
        plural(packages, "package"),
        plural(operations, "operation"),
        plural(types, "type"),
        time.as_millis()
    )
}
