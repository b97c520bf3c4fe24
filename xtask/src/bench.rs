//! `cargo xtask bench`: builds and runs the benchmark program.
//!
//! It is a program of its own, since it uses the generated crate: `codegen` must also build when that crate does not.

use crate::terminal;
use std::process::{Command, ExitCode};

/// Runs it, and passes on its exit status.
pub(crate) fn run() -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--release", "--package", "armgen-bench", "--"]);
    if let Ok(program) = std::env::current_exe() {
        command.arg(program);
    }
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            terminal::print_error(&format!("error: cargo cannot be started: {error}\n"));
            ExitCode::FAILURE
        }
    }
}
