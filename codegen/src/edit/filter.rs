//! What a value must be like: `@.name == 'x' && !@.enum`.

use super::reader::{DEEPEST, Reader};
use super::route::{self, Route, Step};
use crate::source::tree::Node;
use regex_lite::Regex;

/// A condition for a value, which is `@`.
#[derive(Clone, Debug)]
pub(crate) enum Filter {
    /// Something is there, and is not false.
    Is(Route),
    Equal(Route, Node),
    Matches(Route, Regex),
    Contains(Route, Position, String),
    Not(Box<Filter>),
    And(Vec<Filter>),
    Or(Vec<Filter>),
}

/// Where in a text another is to be found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Position {
    Start,
    End,
    Anywhere,
}

impl Filter {
    /// A key has this text.
    pub(crate) fn key_is(key: &str, text: &str) -> Self {
        Self::Equal(
            vec![Step::Key(key.to_owned())],
            Node::String(text.to_owned()),
        )
    }

    /// A key has a text that matches.
    pub(crate) fn key_matches(key: &str, pattern: Regex) -> Self {
        Self::Matches(vec![Step::Key(key.to_owned())], pattern)
    }

    /// Reads a condition; none if it is not understood.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        chain(reader, "||", Self::Or, |reader| {
            chain(reader, "&&", Self::And, Self::one)
        })
    }

    fn one(reader: &mut Reader<'_>) -> Option<Self> {
        reader.depth += 1;
        if reader.depth > DEEPEST {
            return None;
        }
        let filter = if reader.take("!") {
            Self::Not(Box::new(Self::one(reader)?))
        } else if reader.take("(") {
            let inner = Self::read(reader)?;
            if !reader.take(")") {
                return None;
            }
            inner
        } else {
            Self::comparison(reader)?
        };
        reader.depth -= 1;
        Some(filter)
    }

    fn comparison(reader: &mut Reader<'_>) -> Option<Self> {
        if !reader.take("@") {
            let literal = super::expression::literal(reader)?;
            let is_equal = equality(reader)?;
            if !reader.take("@") {
                return None;
            }
            return Some(Self::Equal(reader.steps(), literal).negated(!is_equal));
        }
        let route = reader.steps();
        if reader.take(".match(") {
            let (pattern, _) = reader.pattern()?;
            return reader.take(")").then_some(Self::Matches(route, pattern));
        }
        let calls = [
            (".startsWith(", Position::Start),
            (".endsWith(", Position::End),
            (".includes(", Position::Anywhere),
        ];
        for (call, position) in calls {
            if reader.take(call) {
                let text = reader.quoted()?;
                return reader
                    .take(")")
                    .then_some(Self::Contains(route, position, text));
            }
        }
        match reader.attempt(equality) {
            Some(is_equal) => {
                let literal = super::expression::literal(reader)?;
                Some(Self::Equal(route, literal).negated(!is_equal))
            }
            None => Some(Self::Is(route)),
        }
    }

    fn negated(self, is_negated: bool) -> Self {
        if is_negated {
            Self::Not(Box::new(self))
        } else {
            self
        }
    }

    /// Whether it holds for a value.
    pub(crate) fn holds(&self, node: &Node) -> bool {
        let text = |route| match route::find(node, route) {
            Some(Node::String(text)) => Some(text.as_str()),
            _ => None,
        };
        match self {
            Self::Is(route) => route::find(node, route).is_some_and(route::is_truthy),
            Self::Equal(route, literal) => route::find(node, route) == Some(literal),
            Self::Matches(route, pattern) => text(route).is_some_and(|text| pattern.is_match(text)),
            Self::Contains(route, position, part) => {
                text(route).is_some_and(|text| match position {
                    Position::Start => text.starts_with(part),
                    Position::End => text.ends_with(part),
                    Position::Anywhere => text.contains(part),
                })
            }
            Self::Not(inner) => !inner.holds(node),
            Self::And(parts) => parts.iter().all(|part| part.holds(node)),
            Self::Or(parts) => parts.iter().any(|part| part.holds(node)),
        }
    }

    /// A text that must be in a file that has such a value.
    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Self::Equal(_, Node::String(text)) => Some(text),
            _ => None,
        }
    }
}

fn equality(reader: &mut Reader<'_>) -> Option<bool> {
    let is_equal = ["===", "=="].iter().any(|operator| reader.take(operator));
    let is_unequal = !is_equal && ["!==", "!="].iter().any(|operator| reader.take(operator));
    (is_equal || is_unequal).then_some(is_equal)
}

fn chain(
    reader: &mut Reader<'_>,
    operator: &str,
    together: fn(Vec<Filter>) -> Filter,
    part: fn(&mut Reader<'_>) -> Option<Filter>,
) -> Option<Filter> {
    let mut parts = vec![part(reader)?];
    while reader.take(operator) {
        parts.push(part(reader)?);
    }
    match parts.len() {
        1 => parts.pop(),
        _ => Some(together(parts)),
    }
}
