//! `cargo xtask bench`: builds and runs the benchmark program.
//!
//! It is a separate program because it uses the generated crate, and `codegen` must run even if that crate does not compile.

use armgen_cli::paths;
use armgen_cli::terminal::print_error;
use clap::Args;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The parts of the benchmark.
const PARTS: [&str; 4] = ["code", "generator", "packages", "compile"];

#[derive(Args, Debug)]
pub(crate) struct Bench {
    /// The parts to measure [default: all].
    ///
    /// `code` compares generated code with code that was written by hand, and `generator` runs the generator on the definitions of
    /// this workspace: half a minute together. `packages` runs the generator on whole packages of the public definitions: half a
    /// minute. `compile` compiles crates of whole packages beside published crates for the same services, and an application of five
    /// services with one runtime, with five, and with published crates: half an hour, 4 GB of memory and 6 GB of disk.
    #[arg(value_name = "PART", value_parser = PARTS)]
    parts: Vec<String>,

    /// The checkout of the public definitions [default: the variable `AZURE_REST_API_SPECS`].
    ///
    /// Without a checkout, `packages` and `compile` are skipped.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,

    /// The folder to generate and compile in [default: `bench` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Also fail if a goal is missed.
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(arguments: &Bench) -> ExitCode {
    let root = paths::checkout(arguments.root.as_deref());
    if let Some(Err(message)) = root.as_deref().map(paths::definitions) {
        print_error(&format!("error: {message}\n"));
        return ExitCode::from(armgen_cli::WRONG_USAGE);
    }
    let status = std::env::current_exe()
        .map_err(|error| format!("the path of this program is unknown: {error}"))
        .and_then(|xtask| {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            Command::new(cargo)
                .args(["run", "--release", "--package", "armgen-bench", "--"])
                .args(program_arguments(arguments, root, &xtask))
                .status()
                .map_err(|error| format!("cargo cannot be started: {error}"))
        });
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(message) => {
            print_error(&format!("error: {message}\n"));
            ExitCode::FAILURE
        }
    }
}

fn program_arguments(arguments: &Bench, root: Option<PathBuf>, xtask: &Path) -> Vec<OsString> {
    let out = arguments.out.clone();
    let out = out.unwrap_or_else(|| paths::build_folder("bench"));
    let mut words: Vec<OsString> = vec!["--xtask".into(), xtask.into(), "--out".into(), out.into()];
    if let Some(root) = root {
        words.extend(["--root".into(), root.into()]);
    }
    if arguments.strict {
        words.push("--strict".into());
    }
    words.extend(arguments.parts.iter().map(OsString::from));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Arguments, Command};
    use clap::Parser;

    fn program_arguments(words: &str) -> String {
        let words = ["xtask", "bench", "--out", "out"]
            .into_iter()
            .chain(words.split_whitespace());
        let arguments = Arguments::try_parse_from(words).expect("the words are known");
        let Some(Command::Bench(bench)) = arguments.command else {
            panic!("this is another command");
        };
        let words = super::program_arguments(&bench, bench.root.clone(), Path::new("xtask"));
        let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        words.join(" ")
    }

    #[test]
    fn all_arguments_are_passed_on() {
        assert_eq!(
            program_arguments("compile --root definitions --strict code"),
            "--xtask xtask --out out --root definitions --strict compile code"
        );
    }

    #[test]
    fn defaults_are_left_to_the_program() {
        assert_eq!(program_arguments(""), "--xtask xtask --out out");
    }
}
