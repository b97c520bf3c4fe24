//! One mistake, before its position is known.

use crate::diagnostic::Code;
use crate::lower::{At, Level, Problem};

/// A mistake in a value of a definition.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Mistake {
    level: Level,
    code: Code,
    message: String,
    help: String,
    /// The keys that lead from the value that is checked to the one that is wrong.
    path: Vec<String>,
    /// The key is wrong, not its value.
    is_key: bool,
    /// The key that is missing.
    lacks: Option<&'static str>,
}

impl Mistake {
    /// A mistake that the generated code survives.
    pub(crate) fn warning(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(Level::Warning, code, message, help)
    }

    /// A mistake that makes the generated code wrong, or a request that the service cannot accept.
    pub(crate) fn flaw(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(Level::Flaw, code, message, help)
    }

    pub(crate) fn new(
        level: Level,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            level,
            code,
            message: message.into(),
            help: help.into(),
            path: Vec::new(),
            is_key: false,
            lacks: None,
        }
    }

    /// Says that a key is missing.
    pub(crate) fn for_lack_of(mut self, key: &'static str) -> Self {
        self.lacks = Some(key);
        self
    }

    /// A key that the value does not have, or that has no effect on it.
    pub(crate) fn misplaced(
        key: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self::warning(Code::KeyMisplaced, message, help)
            .below(key)
            .at_key()
    }

    /// Moves the position to the value of a key.
    pub(crate) fn below(mut self, key: &str) -> Self {
        self.path.push(key.to_owned());
        self
    }

    /// Says that the value that was checked is inside of another one, below these keys.
    pub(crate) fn inside(mut self, keys: &[&str]) -> Self {
        self.path
            .splice(..0, keys.iter().map(|key| (*key).to_owned()));
        self
    }

    /// Moves the position to an item of an array.
    pub(crate) fn item(self, index: usize) -> Self {
        self.below(&index.to_string())
    }

    /// Moves the position to the key of the value.
    pub(crate) fn at_key(mut self) -> Self {
        self.is_key = true;
        self
    }

    /// The problem in a value at a position.
    pub(crate) fn into_problem(self, at: &At) -> Problem {
        let child = |at: At, key: &String| at.child(key);
        let at = self.path.iter().fold(at.clone(), child);
        let problem = Problem::new(self.level, self.code, &at, self.message);
        let mut problem = problem.with_help(self.help).that_may_be_frequent();
        if let Some(key) = self.lacks {
            problem = problem.for_lack_of(at.child(key));
        }
        if self.is_key {
            problem.at_key()
        } else {
            problem
        }
    }
}

/// The mistakes as lines, for the tests of the checks: where, which code, and the message.
#[cfg(test)]
pub(crate) fn lines(mistakes: &[Mistake]) -> Vec<String> {
    let line = |one: &Mistake| format!("{}: {}: {}", one.path.join("/"), one.code, one.message);
    mistakes.iter().map(line).collect()
}
