//! The project's commands: `cargo xtask codegen`, `cargo xtask corpus` and `cargo xtask bench`.

mod arguments;
mod bench;
mod codegen;
mod columns;
mod corpus;
mod paths;
mod report;
mod tags;
mod terminal;
mod unified_diff;
mod warnings;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

/// The exit status for a wrong command line.
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
    }
}
