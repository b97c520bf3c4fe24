//! The command `armgen`.

use armgen_cli::Command;
use clap::Parser;
use std::process::ExitCode;

/// Turns Azure Resource Manager API definitions into Rust crates.
#[derive(Debug, Parser)]
#[command(name = "armgen", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    armgen_cli::run(&Arguments::parse().command, "armgen")
}
