//! The command `armgen`.

use armgen_cli::{Command, Explain};
use clap::Parser;
use std::process::ExitCode;

/// Turns Azure Resource Manager API definitions into Rust crates.
#[derive(Debug, Parser)]
#[command(
    name = "armgen",
    version,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    args_conflicts_with_subcommands = true
)]
struct Arguments {
    #[command(flatten)]
    explain: Explain,

    #[command(subcommand)]
    command: Option<Command>,
}

fn main() -> ExitCode {
    let Arguments { explain, command } = Arguments::parse();
    match command {
        Some(command) => armgen_cli::run(&command, "armgen"),
        None => explain.run(),
    }
}
