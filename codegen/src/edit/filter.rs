//! Filters of JSON paths: `@.name == 'x' && !@.enum`.

use super::reader::{MAX_DEPTH, Reader};
use super::route::{self, Route, Step};
use crate::source::tree::Node;
use regex_lite::Regex;

/// A condition on a value. The filter refers to the value as `@`.
#[derive(Clone, Debug)]
pub(crate) enum Filter {
    /// A value exists and is truthy in JavaScript.
    Truthy(Route),
    Equal(Route, Node),
    Matches(Route, Regex),
    Contains(Route, Part, String),
    Not(Box<Filter>),
    And(Vec<Filter>),
    Or(Vec<Filter>),
}

/// Where in a string another one must occur.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    Start,
    End,
    Anywhere,
}

impl Filter {
    /// The filter `@.key == 'text'`.
    pub(crate) fn key_equals(key: &str, text: &str) -> Self {
        Self::Equal(
            vec![Step::Key(key.to_owned())],
            Node::String(text.to_owned()),
        )
    }

    /// The filter `@.key.match(pattern)`.
    pub(crate) fn key_matches(key: &str, pattern: Regex) -> Self {
        Self::Matches(vec![Step::Key(key.to_owned())], pattern)
    }

    /// Parses a filter. Returns `None` if its syntax is not supported.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        binary(reader, "||", Self::Or, |reader| {
            binary(reader, "&&", Self::And, Self::operand)
        })
    }

    fn operand(reader: &mut Reader<'_>) -> Option<Self> {
        reader.depth += 1;
        if reader.depth > MAX_DEPTH {
            return None;
        }
        let filter = if reader.take("!") {
            Self::Not(Box::new(Self::operand(reader)?))
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
            (".startsWith(", Part::Start),
            (".endsWith(", Part::End),
            (".includes(", Part::Anywhere),
        ];
        for (call, part) in calls {
            if reader.take(call) {
                let text = reader.string()?;
                return reader
                    .take(")")
                    .then_some(Self::Contains(route, part, text));
            }
        }
        match reader.attempt(equality) {
            Some(is_equal) => {
                let literal = super::expression::literal(reader)?;
                Some(Self::Equal(route, literal).negated(!is_equal))
            }
            None => Some(Self::Truthy(route)),
        }
    }

    fn negated(self, is_negated: bool) -> Self {
        if is_negated {
            Self::Not(Box::new(self))
        } else {
            self
        }
    }

    /// Whether a value matches the filter.
    pub(crate) fn matches(&self, node: &Node) -> bool {
        let string = |route| match route::find(node, route) {
            Some(Node::String(text)) => Some(text.as_str()),
            _ => None,
        };
        match self {
            Self::Truthy(route) => route::find(node, route).is_some_and(route::is_truthy),
            Self::Equal(route, literal) => route::find(node, route) == Some(literal),
            Self::Matches(route, pattern) => {
                string(route).is_some_and(|text| pattern.is_match(text))
            }
            Self::Contains(route, part, other) => string(route).is_some_and(|text| match part {
                Part::Start => text.starts_with(other),
                Part::End => text.ends_with(other),
                Part::Anywhere => text.contains(other),
            }),
            Self::Not(inner) => !inner.matches(node),
            Self::And(parts) => parts.iter().all(|part| part.matches(node)),
            Self::Or(parts) => parts.iter().any(|part| part.matches(node)),
        }
    }

    /// A string that a file must contain if a value in it matches.
    pub(crate) fn required_word(&self) -> Option<&str> {
        match self {
            Self::Equal(_, Node::String(text)) => Some(text),
            _ => None,
        }
    }
}

/// Parses `==` or `!=`. Returns whether it is `==`.
fn equality(reader: &mut Reader<'_>) -> Option<bool> {
    let is_equal = ["===", "=="].iter().any(|operator| reader.take(operator));
    let is_unequal = !is_equal && ["!==", "!="].iter().any(|operator| reader.take(operator));
    (is_equal || is_unequal).then_some(is_equal)
}

/// Parses one or more operands with a binary operator between them.
fn binary(
    reader: &mut Reader<'_>,
    operator: &str,
    combine: fn(Vec<Filter>) -> Filter,
    operand: fn(&mut Reader<'_>) -> Option<Filter>,
) -> Option<Filter> {
    let mut operands = vec![operand(reader)?];
    while reader.take(operator) {
        operands.push(operand(reader)?);
    }
    match operands.len() {
        1 => operands.pop(),
        _ => Some(combine(operands)),
    }
}
