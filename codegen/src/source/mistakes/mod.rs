//! Common mistakes in the syntax of JSON and YAML. A parser says where it cannot go on; this looks at the text there for what was
//! written, and says what to write instead.

mod json;
#[cfg(test)]
mod tests;
mod yaml;

pub(super) use json::json;
pub(super) use yaml::{Failure, yaml};

/// A mistake that was recognized.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Mistake {
    /// What is wrong. `None` if the parser's message says it.
    pub(super) message: Option<String>,
    /// Where it is, in bytes.
    pub(super) at: usize,
    /// What to write.
    pub(super) help: String,
}

impl Mistake {
    fn new(at: usize, message: &str, help: impl Into<String>) -> Self {
        Self {
            message: Some(message.to_owned()),
            at,
            help: help.into(),
        }
    }
}

/// The first mark of a merge conflict.
fn conflict(text: &str) -> Option<Mistake> {
    let marks = ["<<<<<<< ", "=======\n", ">>>>>>> "];
    let is_mark = |at: &usize| {
        let rest = text.get(*at..).unwrap_or_default();
        marks.iter().any(|mark| rest.starts_with(mark))
    };
    let starts = text.match_indices('\n').map(|(newline, _)| newline + 1);
    let at = [0].into_iter().chain(starts).find(is_mark)?;
    let help = "decide which of the lines are right, and remove the marks";
    Some(Mistake::new(
        at,
        "a merge conflict that is not resolved",
        help,
    ))
}

/// The start of the line at an offset.
fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |newline| newline + 1)
}

/// The line at an offset, without its end.
fn line(text: &str, at: usize) -> &str {
    let rest = text.get(line_start(text, at)..).unwrap_or_default();
    rest.lines().next().unwrap_or_default()
}
