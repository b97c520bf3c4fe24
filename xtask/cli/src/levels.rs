//! `--deny` and `--allow`: which warnings are errors, and which are not given.

use armgen::diagnostic::{Code, InvalidCode, Levels};
use clap::Args;

/// The options of `codegen`.
#[derive(Args, Debug)]
pub(crate) struct LevelOptions {
    /// Make warnings errors, so that nothing is written and the exit status is 1: `warnings` for all, or codes.
    ///
    /// For example `--deny warnings --allow pattern-unchecked,name-clash`.
    #[arg(
        long,
        value_name = "CODE",
        value_delimiter = ',',
        value_parser = denied,
        conflicts_with_all = ["secrets", "list_tags"]
    )]
    pub(crate) deny: Vec<Denied>,

    /// Do not give the warnings with these codes.
    #[arg(
        long,
        value_name = "CODE",
        value_delimiter = ',',
        value_parser = Code::of_warning,
        conflicts_with_all = ["secrets", "list_tags"]
    )]
    pub(crate) allow: Vec<Code>,
}

/// What is denied.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Denied {
    /// All warnings that are not allowed.
    Warnings,
    /// The warnings with a code.
    Code(Code),
}

fn denied(text: &str) -> Result<Denied, InvalidCode> {
    match text {
        "warnings" => Ok(Denied::Warnings),
        code => Ok(Denied::Code(Code::of_warning(code)?)),
    }
}

impl LevelOptions {
    /// The levels of a run.
    ///
    /// # Errors
    /// If a code is denied and allowed.
    pub(crate) fn levels(&self) -> Result<Levels, String> {
        let mut levels = Levels::default();
        for denied in &self.deny {
            levels = match *denied {
                Denied::Warnings => levels.deny_warnings(),
                Denied::Code(code) if self.allow.contains(&code) => {
                    return Err(format!(
                        "`{code}` is both denied and allowed; leave `--deny` or `--allow` out"
                    ));
                }
                Denied::Code(code) => levels.deny(code),
            };
        }
        for code in &self.allow {
            levels = levels.allow(*code);
        }
        Ok(levels)
    }
}
