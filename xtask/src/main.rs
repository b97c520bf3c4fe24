//! The project's commands: those of armgen, benchmarks and conformance.

mod bench;
mod conformance;

use bench::Bench;
use clap::{Parser, Subcommand};
use conformance::Conformance;
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

    /// Run generated clients against the public test server of Azure's generators.
    ///
    /// The server is a package of npm, which is installed from the lock file in `tests/conformance/`; Node.js 20 or newer is needed. Crates
    /// are generated from its definitions, and the tests of that folder use them. A table shows which scenarios were reached, and by
    /// which tests.
    ///
    /// Exit status: 0 if all scenarios were reached by tests that passed; 1 otherwise, also if a scenario was reached that no test names;
    /// 2 if the command line is wrong.
    Conformance(Conformance),
}

/// What is typed before the command.
const PROGRAM: &str = "cargo xtask";

fn main() -> ExitCode {
    let Arguments { explain, command } = Arguments::parse();
    match command {
        Some(Command::Armgen(command)) => armgen_cli::run(&command, PROGRAM),
        Some(Command::Bench(arguments)) => bench::run(&arguments),
        Some(Command::Conformance(arguments)) => conformance::run(&arguments),
        None => explain.run(),
    }
}
