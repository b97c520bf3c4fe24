//! The arguments, which `cargo xtask bench` passes on.

use clap::{Parser, ValueEnum};
use std::path::PathBuf;

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "armgen-bench",
    about = "Measures armgen; `cargo xtask bench` starts it"
)]
pub(crate) struct Arguments {
    /// The parts to measure [default: all].
    #[arg(value_enum)]
    parts: Vec<Part>,

    /// The program behind `cargo xtask`.
    #[arg(long, value_name = "PROGRAM")]
    pub(crate) xtask: PathBuf,

    /// The folder to generate and compile in.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,

    /// The checkout of the public definitions.
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,

    /// Fail if a goal is missed.
    #[arg(long)]
    pub(crate) strict: bool,
}

/// A part of the benchmark. Parts run in this order.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Part {
    /// Generated code compared with code written by hand.
    Code,
    /// The generator on the definitions of this workspace.
    Generator,
    /// The generator on whole packages of the public definitions.
    Packages,
    /// The compilation of whole packages, compared with published crates for the same services.
    Compile,
}

impl Arguments {
    /// The selected parts, without repetitions.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part> {
        let all = Part::value_variants().iter().copied();
        all.filter(|part| self.parts.is_empty() || self.parts.contains(part))
    }
}

impl Part {
    /// Its name on the command line.
    pub(crate) fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Whether it needs a checkout of the public definitions.
    pub(crate) fn needs_definitions(self) -> bool {
        matches!(self, Self::Packages | Self::Compile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Arguments, clap::Error> {
        let all = ["armgen-bench", "--xtask", "xtask", "--out", "out"];
        Arguments::try_parse_from(all.iter().chain(words))
    }

    fn parts(words: &[&str]) -> Vec<Part> {
        parse(words).expect("the words are known").parts().collect()
    }

    #[test]
    fn without_a_name_all_parts_are_wanted() {
        assert_eq!(
            parts(&[]),
            [Part::Code, Part::Generator, Part::Packages, Part::Compile]
        );
    }

    #[test]
    fn parts_run_once_and_in_their_own_order() {
        assert_eq!(
            parts(&["compile", "code", "compile"]),
            [Part::Code, Part::Compile]
        );
    }

    #[test]
    fn an_unknown_part_is_refused() {
        assert!(parse(&["everything"]).is_err());
    }

    #[test]
    fn the_name_of_a_part_leads_back_to_it() {
        for part in parts(&[]) {
            assert_eq!(parts(&[&part.name()]), [part]);
        }
    }
}
