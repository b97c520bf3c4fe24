//! The commands of armgen, which two programs have: `armgen`, and `cargo xtask` in armgen's own repository.

mod arguments;
mod check;
mod codegen;
pub mod columns;
mod corpus;
mod explain;
mod levels;
pub mod paths;
mod quoted;
mod report;
mod tags;
pub mod terminal;
mod unified_diff;
mod warnings;

pub use arguments::Command;
pub use corpus::programs;
pub use explain::Explain;

use std::process::ExitCode;

/// The exit status for a wrong command line.
pub const WRONG_USAGE: u8 = 2;

/// Runs a command. `program` is what its user types before the command, for messages that say what to type next.
#[must_use]
pub fn run(command: &Command, program: &str) -> ExitCode {
    match command {
        Command::Codegen(arguments) => codegen::run(arguments, program),
        Command::Corpus(arguments) => corpus::run(arguments),
    }
}
