//! The regular expressions of a definition.

mod automaton;
mod syntax;

use std::fmt;
use std::sync::OnceLock;

use automaton::Automaton;
use regex_lite::Regex;

/// The `pattern` of a parameter, compiled at its first use.
///
/// An expression that the matcher does not know (look-around, say) checks nothing: the service has the last word anyway.
pub struct Pattern {
    text: &'static str,
    matcher: OnceLock<Matcher>,
}

/// `regex_lite` understands far more, but takes longer than all the rest of building a request; an automaton takes the
/// simple expressions that nearly all definitions have.
enum Matcher {
    Automaton(Box<Automaton>),
    Regex(Regex),
    Unknown,
}

impl Pattern {
    /// A pattern as the definition writes it. It is found anywhere in a value unless it has anchors, as in JSON Schema.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            matcher: OnceLock::new(),
        }
    }

    /// The pattern as the definition writes it.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    /// Whether the pattern is found in a value.
    #[must_use]
    pub fn is_match(&self, value: &str) -> bool {
        match self.matcher.get_or_init(|| Matcher::new(self.text)) {
            Matcher::Automaton(automaton) => automaton.is_match(value),
            Matcher::Regex(regex) => regex.is_match(value),
            Matcher::Unknown => true,
        }
    }
}

impl Matcher {
    fn new(text: &str) -> Self {
        // What counts as an expression is for `regex_lite` to say, also where the automaton would be more lenient.
        let Ok(regex) = Regex::new(text) else {
            return Self::Unknown;
        };
        match syntax::parse(text).and_then(|tree| Automaton::new(&tree)) {
            Some(automaton) => Self::Automaton(Box::new(automaton)),
            None => Self::Regex(regex),
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Pattern").field(&self.text).finish()
    }
}
