//! What can be asked for on the command line.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// The commands of this project.
#[derive(Debug, Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// One command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the crates that the manifest names, or the crate of a package that a readme describes.
    ///
    /// With --readme, the package is a tag of a `readme.md` as the public repository of definitions has them. Its crate is as
    /// complete as its definitions allow: operations that cannot be generated are left out, with a warning that names them.
    ///
    /// Only files whose content changes are written, each at once and whole: after an interruption the next run writes what is
    /// missing. All problems of the definitions are shown together, and then nothing is written.
    ///
    /// Exit status: 0 if the crates are up to date now; 1 if there is a problem, or if they are not up to date with --check; 2 if
    /// the command line is wrong.
    Codegen(Codegen),

    /// Measure the generator and the code that it writes.
    ///
    /// The figures are ratios to the same done by hand, measured in turns within one run, beside the goals. This builds with
    /// optimizations first and then takes about half a minute; leave the machine alone meanwhile.
    Bench,
}

/// What `codegen` can be told.
#[derive(Args, Debug)]
pub(crate) struct Codegen {
    /// Write nothing; show what a run would change, and fail if that is anything.
    #[arg(long)]
    pub(crate) check: bool,

    /// The manifest [default: spec/armgen.yaml of this workspace].
    #[arg(long, value_name = "FILE")]
    pub(crate) manifest: Option<PathBuf>,

    /// A readme.md, instead of a manifest: `specification/<service>/resource-manager/readme.md` of a checkout.
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "manifest",
        requires = "out"
    )]
    pub(crate) readme: Option<PathBuf>,

    /// The tag of the readme [default: its own].
    #[arg(long, requires = "readme")]
    pub(crate) tag: Option<String>,

    /// The folder of the readme's crate.
    #[arg(long, value_name = "DIR", requires = "readme")]
    pub(crate) out: Option<String>,

    /// The ids of the readme's operations that are wanted, in which `*` stands for any text [default: all].
    #[arg(long, value_name = "PATTERN", num_args = 1.., requires = "readme")]
    pub(crate) operations: Vec<String>,

    /// The name of the readme's crate [default: arm_<service>].
    #[arg(long, requires = "readme")]
    pub(crate) name: Option<String>,
}
