//! `cargo xtask bench`: builds and runs the benchmark program.
//!
//! It is a program of its own, since it uses the generated crate: `codegen` must also build when that crate does not.

use crate::arguments::Bench;
use crate::paths;
use crate::terminal::print_error;
use clap::ValueEnum;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Runs it, and passes on its exit status.
pub(crate) fn run(arguments: &Bench) -> ExitCode {
    let root = paths::checkout(arguments.root.as_deref());
    if let Some(Err(message)) = root.as_deref().map(paths::definitions) {
        print_error(&format!("error: {message}\n"));
        return ExitCode::from(crate::WRONG_USAGE);
    }
    let xtask = match std::env::current_exe() {
        Ok(xtask) => xtask,
        Err(error) => {
            print_error(&format!(
                "error: the system does not tell where this program is: {error}\n"
            ));
            return ExitCode::FAILURE;
        }
    };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--release", "--package", "armgen-bench", "--"]);
    command.args(handed_on(arguments, root, &xtask));
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            print_error(&format!("error: cargo cannot be started: {error}\n"));
            ExitCode::FAILURE
        }
    }
}

/// The arguments of the benchmark program.
fn handed_on(arguments: &Bench, root: Option<PathBuf>, xtask: &Path) -> Vec<OsString> {
    let out = arguments.out.clone();
    let out = out.unwrap_or_else(|| paths::build_folder("bench"));
    let mut words: Vec<OsString> = vec!["--xtask".into(), xtask.into(), "--out".into(), out.into()];
    if let Some(root) = root {
        words.extend(["--root".into(), root.into()]);
    }
    if arguments.strict {
        words.push("--strict".into());
    }
    let parts = arguments.parts.iter();
    let parts = parts.filter_map(ValueEnum::to_possible_value);
    words.extend(parts.map(|part| part.get_name().into()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::{Arguments, Command};
    use clap::Parser;

    fn handed_on(words: &[&str]) -> Vec<OsString> {
        let words = ["xtask", "bench", "--out", "out"].iter().chain(words);
        let arguments = Arguments::try_parse_from(words).expect("the words are known");
        let Command::Bench(bench) = arguments.command else {
            panic!("this is another command");
        };
        super::handed_on(&bench, bench.root.clone(), Path::new("xtask"))
    }

    #[test]
    fn what_is_asked_for_is_handed_on() {
        assert_eq!(
            handed_on(&["compile", "--root", "definitions", "--strict", "code"]),
            [
                "--xtask",
                "xtask",
                "--out",
                "out",
                "--root",
                "definitions",
                "--strict",
                "compile",
                "code"
            ]
        );
    }

    #[test]
    fn what_is_not_asked_for_is_left_to_the_program() {
        assert_eq!(handed_on(&[]), ["--xtask", "xtask", "--out", "out"]);
    }
}
