//! The project's commands: those of armgen, and `cargo xtask bench`.

mod bench;

use bench::Bench;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The commands of this project.
#[derive(Debug, Parser)]
#[command(
    name = "xtask",
    bin_name = PROGRAM,
    version,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    args_conflicts_with_subcommands = true
)]
struct Arguments {
    #[command(flatten)]
    explain: armgen_cli::Explain,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    Armgen(armgen_cli::Command),

    /// Measure the generator and the code that it generates.
    ///
    /// Each figure is shown beside its goal and, if there is one, beside the figure of an alternative measured in the same run. The
    /// benchmarks are compiled with optimizations first. Do not use the machine for anything else in the meantime.
    ///
    /// Exit status: 0 if everything was measured; 1 if something could not be measured, or if a goal is missed with --strict; 2 if
    /// the command line is wrong.
    Bench(Bench),
}

/// What is typed before the command.
const PROGRAM: &str = "cargo xtask";

fn main() -> ExitCode {
    let Arguments { explain, command } = Arguments::parse();
    match command {
        Some(Command::Armgen(command)) => armgen_cli::run(&command, PROGRAM),
        Some(Command::Bench(arguments)) => bench::run(&arguments),
        None => explain.run(),
    }
}
