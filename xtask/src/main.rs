//! The project's commands: `cargo xtask codegen` and `cargo xtask bench`.

mod arguments;
mod bench;
mod codegen;
mod places;
mod report;
mod terminal;
mod unified_diff;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Bench => bench::run(),
    }
}
