//! What can be asked for on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
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

    /// Generate whole packages of a checkout of the public definitions; compile them and run their examples if asked to.
    ///
    /// There is a row for each package: its tag, how many input files, operations and types it has, how many operations were
    /// left out, errors and warnings, lines of Rust (without the runtime), and milliseconds; below them what was left out and why.
    ///
    /// All crates become one cargo workspace in one folder. Only what changes is written, so that cargo builds only that.
    ///
    /// Exit status: 0 if all is well; 1 if a row has an error, of which a panic is one; 2 if the command line is wrong. Examples
    /// have faults of their own: one that fails is listed, and is no error.
    Corpus(Corpus),

    /// Measure the generator and the code that it writes.
    ///
    /// The figures stand beside those of the same done in another way, measured in the same run, and beside the goals. This builds
    /// with optimizations first. The parts `code` and `generator` take half a minute, `packages` as long again. `compile` builds
    /// crates from crates.io for about ten minutes, and needs 4 GB of memory. Leave the machine alone meanwhile.
    ///
    /// Exit status: 0 if all was measured; 1 if something could not be measured, or, with --strict, if a goal is missed; 2 if the
    /// command line is wrong.
    Bench(Bench),
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

/// What `corpus` can be told.
#[derive(Args, Debug)]
pub(crate) struct Corpus {
    /// The packages, by the folder of their service, and their tags [default: all, at their readme's own tag].
    ///
    /// Such as `network`, `apimanagement@package-2022-08`, or `mysql/flexibleservers` where a service has several packages. `*`
    /// stands for all, to which others can be added.
    #[arg(value_name = "PACKAGE[@TAG]")]
    pub(crate) packages: Vec<String>,

    /// The checkout, whose folder `specification` has the definitions [default: the variable `AZURE_REST_API_SPECS`].
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,

    /// The folder of the crates [default: `corpus` in the folder for what cargo builds].
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Run `cargo check` on each crate, one after another, and count errors and warnings, both of which are errors of the row.
    ///
    /// With and without the feature `client`, unless only one is asked for.
    #[arg(long, value_name = "WHICH", value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "both")]
    pub(crate) compile: Option<Compile>,

    /// Run the examples of the definitions through the crates: whether each gives the request that it shows, and whether its
    /// responses decode and come back as they were.
    #[arg(long)]
    pub(crate) examples: bool,

    /// Fail too if an operation was left out, or if too few examples hold: 99.9 % of the requests, 99.9 % of the responses that
    /// decode, and 99.5 % of those that come back as they were.
    #[arg(long)]
    pub(crate) strict: bool,

    /// How the rows are printed.
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
}

/// What `bench` can be told.
#[derive(Args, Debug)]
pub(crate) struct Bench {
    /// What is measured [default: all].
    #[arg(value_name = "PART", value_enum)]
    pub(crate) parts: Vec<Part>,

    /// A checkout of the public definitions, whose folder `specification` has them [default: the variable `AZURE_REST_API_SPECS`].
    ///
    /// Without one, `packages` and `compile` are skipped.
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,

    /// The folder for what is generated and compiled [default: `bench` in the folder for what cargo builds].
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Fail too if a goal is missed.
    #[arg(long)]
    pub(crate) strict: bool,
}

/// A part of `bench`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Part {
    /// Generated code against the same written by hand.
    Code,
    /// The generator on the definitions of this workspace.
    Generator,
    /// The generator on whole packages of the public definitions.
    Packages,
    /// Compiling crates of whole packages beside the crates that others generated of the same services.
    Compile,
}

/// In which shape crates are compiled.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Compile {
    /// With the feature `client`, and without.
    Both,
    /// With the feature `client`.
    Client,
    /// Without the feature `client`.
    NoClient,
}

/// How rows are printed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Table,
    /// For programs: a list of objects.
    Json,
}
