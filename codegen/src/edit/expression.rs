//! JavaScript expressions in scripts.

use super::limits::{Limits, MAX_LENGTH, TOO_LONG};
use super::reader::{MAX_DEPTH, Reader};
use super::route::{self, Route};
use crate::source::tree::Node;
use regex_lite::{Captures, Regex};

/// An expression.
#[derive(Clone, Debug)]
pub(crate) enum Expression {
    Undefined,
    Literal(Node),
    /// `$` or a value in it: `$.a`.
    Route(Route),
    Array(Vec<Expression>),
    Object(Vec<(String, Expression)>),
    /// The concatenation of strings: `a + b`.
    Concatenation(Vec<Expression>),
    /// `a.replace(pattern, 'text')`
    Replace(Box<Expression>, Replacement),
}

/// The arguments of `replace`.
#[derive(Clone, Debug)]
pub(crate) struct Replacement {
    pattern: Regex,
    /// Whether all matches are replaced, or only the first.
    is_global: bool,
    /// The replacement text.
    pieces: Vec<Piece>,
}

/// A piece of a replacement text.
#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    /// The text of a capture group. Group 0 is the whole match.
    Group(usize),
}

/// Parses a string, a number, `true`, `false` or `null`.
pub(crate) fn literal(reader: &mut Reader<'_>) -> Option<Node> {
    if let Some(text) = reader.attempt(Reader::string) {
        return Some(Node::String(text));
    }
    if let Some(number) = reader.attempt(Reader::number) {
        return Some(Node::Number(number));
    }
    let words = [
        ("true", Node::Boolean(true)),
        ("false", Node::Boolean(false)),
        ("null", Node::Null),
    ];
    words
        .into_iter()
        .find_map(|(word, value)| reader.take_word(word).then_some(value))
}

impl Expression {
    /// Parses an expression. Returns `None` if its syntax is not supported.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.depth += 1;
        if reader.depth > MAX_DEPTH {
            return None;
        }
        let mut terms = vec![Self::term(reader)?];
        while reader.take("+") {
            terms.push(Self::term(reader)?);
        }
        reader.depth -= 1;
        match terms.len() {
            1 => terms.pop(),
            _ => Some(Self::Concatenation(terms)),
        }
    }

    fn term(reader: &mut Reader<'_>) -> Option<Self> {
        let mut term = Self::primary(reader)?;
        while reader.take(".replace(") {
            term = Self::Replace(Box::new(term), Replacement::read(reader)?);
        }
        Some(term)
    }

    fn primary(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.take_word("$") {
            return Some(Self::Route(reader.steps()));
        }
        if reader.take_word("undefined") {
            return Some(Self::Undefined);
        }
        if reader.take("[") {
            return Self::array(reader);
        }
        if reader.take("{") {
            return Self::object(reader);
        }
        if reader.take("(") {
            let inner = Self::read(reader)?;
            return reader.take(")").then_some(inner);
        }
        literal(reader).map(Self::Literal)
    }

    fn array(reader: &mut Reader<'_>) -> Option<Self> {
        let mut items = Vec::new();
        loop {
            if reader.take("]") {
                return Some(Self::Array(items));
            }
            items.push(Self::read(reader)?);
            if !reader.take(",") {
                return reader.take("]").then_some(Self::Array(items));
            }
        }
    }

    fn object(reader: &mut Reader<'_>) -> Option<Self> {
        let mut entries: Vec<(String, Self)> = Vec::new();
        loop {
            if reader.take("}") {
                return Some(Self::Object(entries));
            }
            let key = match reader.attempt(Reader::string) {
                Some(key) => key,
                None => reader.attempt(|reader| {
                    reader.skip_whitespace();
                    let number = reader.attempt(Reader::integer);
                    number.map_or_else(
                        || reader.name().map(str::to_owned),
                        |number| Some(number.to_string()),
                    )
                })?,
            };
            if !reader.take(":") {
                return None;
            }
            let value = Self::read(reader)?;
            entries.retain(|(other, _)| *other != key);
            entries.push((key, value));
            if !reader.take(",") {
                return reader.take("}").then_some(Self::Object(entries));
            }
        }
    }

    /// Evaluates the expression. Returns `None` for `undefined`.
    ///
    /// # Errors
    /// If an operand is not a string, or the result is too large.
    pub(crate) fn evaluate(
        &self,
        root: &Node,
        limits: &mut Limits,
    ) -> Result<Option<Node>, String> {
        Ok(Some(match self {
            Self::Undefined => return Ok(None),
            Self::Literal(node) => {
                limits.add(node, 0)?;
                node.clone()
            }
            Self::Route(route) => match route::find(root, route) {
                Some(node) => {
                    limits.add(node, 0)?;
                    node.clone()
                }
                None => return Ok(None),
            },
            Self::Array(items) => {
                let mut values = Vec::new();
                for item in items {
                    values.push(item.evaluate(root, limits)?.unwrap_or(Node::Null));
                }
                Node::Array(values)
            }
            Self::Object(entries) => {
                let mut values = Vec::new();
                for (key, entry) in entries {
                    let value = entry.evaluate(root, limits)?;
                    values.extend(value.map(|value| (key.clone(), value)));
                }
                Node::Object(values)
            }
            Self::Concatenation(terms) => {
                let mut concatenated = String::new();
                for term in terms {
                    concatenated.push_str(&term.evaluate_string(root, limits)?);
                }
                Node::String(concatenated)
            }
            Self::Replace(text, replacement) => {
                let replaced = replacement.apply(&text.evaluate_string(root, limits)?)?;
                limits.add_string(&replaced)?;
                Node::String(replaced)
            }
        }))
    }

    fn evaluate_string(&self, root: &Node, limits: &mut Limits) -> Result<String, String> {
        match self.evaluate(root, limits)? {
            Some(Node::String(text)) => Ok(text),
            Some(other) => Err(format!("expected a string, found {}", other.kind())),
            None => Err("expected a string, found undefined".to_owned()),
        }
    }

    /// The replacements in order, if the expression is nothing but `$.replace(…).replace(…)`.
    pub(crate) fn replacements(&self) -> Option<Vec<&Replacement>> {
        match self {
            Self::Route(route) if route.is_empty() => Some(Vec::new()),
            Self::Replace(inner, replacement) => {
                let mut all = inner.replacements()?;
                all.push(replacement);
                Some(all)
            }
            _ => None,
        }
    }
}

impl Replacement {
    /// Parses the arguments behind `.replace(`.
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let (pattern, is_global) = match reader.attempt(Reader::string) {
            Some(text) => (Regex::new(&regex_lite::escape(&text)).ok()?, false),
            None => reader.pattern()?,
        };
        if !reader.take(",") {
            return None;
        }
        let text = reader.string()?;
        reader.take(")").then(|| Self {
            pieces: pieces(&text, pattern.captures_len()),
            pattern,
            is_global,
        })
    }

    /// Replaces the matches in a text.
    pub(crate) fn apply(&self, text: &str) -> Result<String, String> {
        let mut replaced = String::with_capacity(text.len());
        let mut end = 0;
        let matches = self.pattern.captures_iter(text);
        for captures in matches.take(if self.is_global { usize::MAX } else { 1 }) {
            let Some(whole) = captures.get(0) else { break };
            replaced.push_str(text.get(end..whole.start()).unwrap_or_default());
            for piece in &self.pieces {
                replaced.push_str(piece.text(&captures));
            }
            end = whole.end();
            if replaced.len() > MAX_LENGTH {
                return Err(TOO_LONG.to_owned());
            }
        }
        replaced.push_str(text.get(end..).unwrap_or_default());
        Ok(replaced)
    }
}

impl Piece {
    fn text<'t>(&'t self, captures: &Captures<'t>) -> &'t str {
        match self {
            Self::Text(text) => text,
            Self::Group(group) => captures.get(*group).map_or("", |found| found.as_str()),
        }
    }
}

/// Splits a replacement text: `$1` is the first group, `$&` the whole match, and `$$` a dollar sign.
fn pieces(text: &str, groups: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('$') {
        plain.push_str(before);
        let digit = behind.chars().next().and_then(|digit| digit.to_digit(10));
        let group = digit
            .and_then(|digit| usize::try_from(digit).ok())
            .filter(|group| (1..groups).contains(group))
            .or_else(|| behind.starts_with('&').then_some(0));
        if let Some(group) = group {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
            pieces.push(Piece::Group(group));
            rest = behind.get(1..).unwrap_or_default();
        } else {
            plain.push('$');
            rest = behind.strip_prefix('$').unwrap_or(behind);
        }
    }
    plain.push_str(rest);
    pieces.push(Piece::Text(plain));
    pieces
}
