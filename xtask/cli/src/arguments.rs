//! The commands and their options.

use crate::levels::LevelOptions;
use crate::paths;
use clap::builder::{NonEmptyStringValueParser, PathBufValueParser, TypedValueParser};
use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A command of armgen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Generate the crates of a manifest, or the crate of a package that a readme describes.
    ///
    /// With --readme, the package is a tag of a `readme.md` in a checkout of the public definitions. Operations that cannot be
    /// generated are left out, with a warning for each. A readme can have several packages, which --sub-package selects; --list-tags
    /// lists them with their tags.
    ///
    /// Only files whose content changes are written, and each file is replaced atomically. After an interruption, the next run
    /// writes the remaining files and says so. If there is an error in the definitions, all errors are shown and nothing is written.
    ///
    /// Exit status: 0 if the crates are up to date; 1 if there is an error, or if --check finds files that are not up to date; 2 if
    /// the command line is wrong.
    Codegen(Box<Codegen>),

    /// Generate whole packages of a checkout of the public definitions. Optionally, compile them and run their examples.
    ///
    /// Prints a row for each package: its tag, the number of definitions, operations, types, operations that were left out, errors,
    /// warnings and lines of Rust (without the runtime), and the time in milliseconds. After the rows follow the operations that
    /// were left out, with the reasons.
    ///
    /// The crates are members of one cargo workspace. Only files whose content changes are written, so that cargo builds only the
    /// crates that changed.
    ///
    /// Exit status: 0 on success; 1 if a row has an error or the generator panicked; 2 if the command line is wrong. An example
    /// that fails is listed but is not an error, because examples have mistakes of their own.
    Corpus(Corpus),
}

/// The options that only a readme has.
const OF_A_README: [&str; 9] = [
    "list_tags",
    "sub_package",
    "tag",
    "root",
    "out",
    "operations",
    "name",
    "client",
    "api_version",
];

#[derive(Args, Debug)]
#[command(group = ArgGroup::new("purpose").multiple(true))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the options of a command line are independent of each other"
)]
/// The options of `codegen`.
pub struct Codegen {
    /// The manifest, or the folder that it is in [default: the nearest `armgen.yaml` or `spec/armgen.yaml`, in this folder or above].
    // An option that requires `readme` does not require it if `file` is there, since the two are in conflict.
    #[arg(
        value_name = "FILE",
        value_parser = manifest_parser(),
        conflicts_with_all = OF_A_README,
        conflicts_with_all = ["manifest", "readme"],
    )]
    pub(crate) file: Option<PathBuf>,

    /// Write nothing. List the files that would change, show the differences, and fail if there are any.
    #[arg(long)]
    pub(crate) check: bool,

    /// With --check, list all files and show all lines of the differences.
    #[arg(long, requires = "check")]
    pub(crate) full: bool,

    /// Write nothing. List the secrets that `Debug` and errors do not show, and why each of them is one.
    #[arg(long, conflicts_with = "check", group = "purpose")]
    pub(crate) secrets: bool,

    /// Show all warnings. Without this option, if several packages have more than 20, those that an earlier run showed and those of
    /// crates without changes are counted, and more than 20 new ones are counted by crate.
    #[arg(long, conflicts_with_all = ["secrets", "list_tags"])]
    pub(crate) warnings: bool,

    #[command(flatten)]
    pub(crate) levels: LevelOptions,

    /// The same as FILE alone.
    #[arg(long, value_name = "FILE", value_parser = manifest_parser(), conflicts_with_all = OF_A_README)]
    pub(crate) manifest: Option<PathBuf>,

    /// A readme instead of a manifest, or the folder that it is in: `specification/<service>/resource-manager/readme.md` in a checkout.
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "manifest",
        requires = "purpose"
    )]
    pub(crate) readme: Option<PathBuf>,

    /// Write nothing. List the tags of the readme and of its sub-packages: their dates, whether they are previews, and the numbers of
    /// their operations.
    #[arg(
        long,
        requires = "readme",
        group = "purpose",
        conflicts_with_all = [
            "check", "secrets", "sub_package", "tag", "out", "operations", "name", "client",
            "api_version",
        ]
    )]
    pub(crate) list_tags: bool,

    /// The sub-package of the readme, by its flag with or without `package-` [default: the readme's own package].
    ///
    /// For example `policy` for the blocks with the condition `$(package-policy)`.
    #[arg(long, value_name = "NAME", requires = "readme")]
    pub(crate) sub_package: Option<String>,

    /// The tag of the readme [default: the default tag of the sub-package or of the readme].
    #[arg(long, requires = "readme")]
    pub(crate) tag: Option<String>,

    /// The folder below which the files of the readme may be read [default: `specification` of the checkout that it is in].
    ///
    /// Outside of a checkout, the default is the folder with the folders of services.
    #[arg(long, value_name = "DIR", requires = "readme")]
    pub(crate) root: Option<PathBuf>,

    /// The folder of the crate to generate from the readme.
    #[arg(
        long,
        value_name = "DIR",
        requires = "readme",
        group = "purpose",
        value_parser = NonEmptyStringValueParser::new()
    )]
    pub(crate) out: Option<String>,

    /// The ids of the operations to generate from the readme, separated by spaces or commas. `*` stands for any text [default: all].
    #[arg(
        long,
        value_name = "PATTERN",
        num_args = 1..,
        value_delimiter = ',',
        value_parser = NonEmptyStringValueParser::new().map(|id| id.trim().to_owned()),
        requires = "readme"
    )]
    pub(crate) operations: Vec<String>,

    /// The name of the crate to generate from the readme [default: `arm_` and the words of the readme's folders and of the
    /// sub-package].
    #[arg(long, requires = "readme")]
    pub(crate) name: Option<String>,

    /// The name of the client's type [default: from the title that the readme or its first definition has].
    #[arg(long, value_name = "TYPE", requires = "readme")]
    pub(crate) client: Option<String>,

    /// The version of the API [default: that of the file that defines an operation].
    #[arg(long, value_name = "VERSION", requires = "readme")]
    pub(crate) api_version: Option<String>,
}

#[derive(Args, Debug)]
/// The options of `corpus`.
pub struct Corpus {
    /// The packages to generate, by the folders of their readmes [default: all, with their default tags].
    ///
    /// For example `network`, `apimanagement@package-2022-08`, `compute/Microsoft.Compute/Disk` for a readme below `resource-manager`,
    /// or `resources/policy` for a sub-package. Case does not matter, and folders with a dot may be left out if one package is meant:
    /// `compute/disk`. `*` stands for all packages, and others can be added to it.
    #[arg(value_name = "PACKAGE[@TAG]")]
    pub(crate) packages: Vec<String>,

    /// The checkout of the public definitions [default: the variable `AZURE_REST_API_SPECS`].
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,

    /// The folder to write the crates to [default: `corpus` in cargo's target folder; `armgen-corpus` in this folder if it is not in a
    /// cargo project].
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Run `cargo check` on the crates, one after another, with and without the feature `client` or with one of these only.
    ///
    /// Errors and warnings of the compiler are errors of the row.
    #[arg(long, value_name = "WHICH", value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "both")]
    pub(crate) compile: Option<Compile>,

    /// Run the examples of the definitions: check that the generated code makes the request of each example, and that it decodes
    /// the responses and serializes them again without loss.
    #[arg(long)]
    pub(crate) examples: bool,

    /// Also fail if an operation was left out, or if too few examples pass: 99.9 % of the requests, 99.9 % of the responses when
    /// decoded, 99.5 % of the responses when serialized again.
    #[arg(long)]
    pub(crate) strict: bool,

    /// The format of the rows.
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
}

/// Reads the path of a manifest. Refuses that of a readme, which has an option of its own.
fn manifest_parser() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|path| {
        let is_readme = path
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("md"));
        if is_readme {
            let shown = paths::shown(&path);
            return Err(format!("a readme is named with `--readme {shown}`"));
        }
        Ok(path)
    })
}

/// With which features crates are compiled.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Compile {
    /// With the feature `client`, and without it.
    Both,
    /// With the feature `client`.
    Client,
    /// Without the feature `client`.
    NoClient,
}

/// The format of the rows.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// A table.
    Table,
    /// A JSON array of objects.
    Json,
}
