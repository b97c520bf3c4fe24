//! Values in scripts: literals, values of the file, and what is made of them.

use super::limits::Limits;
use super::reader::{DEEPEST, Reader};
use super::route::{self, Route};
use crate::source::tree::Node;
use regex_lite::{Captures, Regex};

/// The longest text that is made by replacing, in bytes: as long as the longest file.
const LONGEST: usize = 64 * 1024 * 1024;

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Expression {
    Undefined,
    Literal(Node),
    /// A value of what is changed, which is `$`.
    Route(Route),
    List(Vec<Expression>),
    Object(Vec<(String, Expression)>),
    /// Texts one behind the other.
    Joined(Vec<Expression>),
    Replaced(Box<Expression>, Replacement),
}

/// What is replaced in a text by what.
#[derive(Clone, Debug)]
pub(crate) struct Replacement {
    pattern: Regex,
    /// Whether all matches are replaced, and not only the first.
    all: bool,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Group(usize),
}

/// A value without a reference to the file: a text, a number, `true`, `false` or `null`.
pub(crate) fn literal(reader: &mut Reader<'_>) -> Option<Node> {
    if let Some(text) = reader.attempt(Reader::quoted) {
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
    /// Reads a value; none if it is not understood.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.depth += 1;
        if reader.depth > DEEPEST {
            return None;
        }
        let mut parts = vec![Self::part(reader)?];
        while reader.take("+") {
            parts.push(Self::part(reader)?);
        }
        reader.depth -= 1;
        match parts.len() {
            1 => parts.pop(),
            _ => Some(Self::Joined(parts)),
        }
    }

    fn part(reader: &mut Reader<'_>) -> Option<Self> {
        let mut part = Self::simple(reader)?;
        while reader.take(".replace(") {
            part = Self::Replaced(Box::new(part), Replacement::read(reader)?);
        }
        Some(part)
    }

    fn simple(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.take_word("$") {
            return Some(Self::Route(reader.steps()));
        }
        if reader.take_word("undefined") {
            return Some(Self::Undefined);
        }
        if reader.take("[") {
            return Self::list(reader);
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

    fn list(reader: &mut Reader<'_>) -> Option<Self> {
        let mut items = Vec::new();
        loop {
            if reader.take("]") {
                return Some(Self::List(items));
            }
            items.push(Self::read(reader)?);
            if !reader.take(",") {
                return reader.take("]").then_some(Self::List(items));
            }
        }
    }

    fn object(reader: &mut Reader<'_>) -> Option<Self> {
        let mut entries: Vec<(String, Self)> = Vec::new();
        loop {
            if reader.take("}") {
                return Some(Self::Object(entries));
            }
            let key = match reader.attempt(Reader::quoted) {
                Some(key) => key,
                None => reader.attempt(|reader| {
                    reader.skip_blank();
                    let number = reader.attempt(Reader::whole_number);
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

    /// What it is worth: none if that is `undefined`.
    ///
    /// Fails with what is wrong.
    pub(crate) fn value(&self, root: &Node, limits: &mut Limits) -> Result<Option<Node>, String> {
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
            Self::List(items) => {
                let mut values = Vec::new();
                for item in items {
                    values.push(item.value(root, limits)?.unwrap_or(Node::Null));
                }
                Node::Array(values)
            }
            Self::Object(entries) => {
                let mut values = Vec::new();
                for (key, entry) in entries {
                    let value = entry.value(root, limits)?;
                    values.extend(value.map(|value| (key.clone(), value)));
                }
                Node::Object(values)
            }
            Self::Joined(parts) => {
                let mut joined = String::new();
                for part in parts {
                    joined.push_str(&part.text(root, limits)?);
                }
                Node::String(joined)
            }
            Self::Replaced(text, replacement) => {
                let replaced = replacement.apply(&text.text(root, limits)?)?;
                limits.add_text(&replaced)?;
                Node::String(replaced)
            }
        }))
    }

    fn text(&self, root: &Node, limits: &mut Limits) -> Result<String, String> {
        match self.value(root, limits)? {
            Some(Node::String(text)) => Ok(text),
            Some(other) => Err(format!("expected a string, found {}", other.kind())),
            None => Err("a text is not there".to_owned()),
        }
    }

    /// What is replaced in the whole of `$`, one behind the other, if it is nothing else.
    pub(crate) fn replacements(&self) -> Option<Vec<&Replacement>> {
        match self {
            Self::Route(route) if route.is_empty() => Some(Vec::new()),
            Self::Replaced(inner, replacement) => {
                let mut all = inner.replacements()?;
                all.push(replacement);
                Some(all)
            }
            _ => None,
        }
    }
}

impl Replacement {
    /// The rest of `.replace(pattern, text)`.
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let (pattern, all) = match reader.attempt(Reader::quoted) {
            Some(text) => (Regex::new(&regex_lite::escape(&text)).ok()?, false),
            None => reader.pattern()?,
        };
        if !reader.take(",") {
            return None;
        }
        let text = reader.quoted()?;
        reader.take(")").then(|| Self {
            pieces: pieces(&text, pattern.captures_len()),
            pattern,
            all,
        })
    }

    /// A text with the matches replaced.
    pub(crate) fn apply(&self, text: &str) -> Result<String, String> {
        let mut replaced = String::with_capacity(text.len());
        let mut behind = 0;
        let matches = self.pattern.captures_iter(text);
        for captures in matches.take(if self.all { usize::MAX } else { 1 }) {
            let Some(whole) = captures.get(0) else { break };
            replaced.push_str(text.get(behind..whole.start()).unwrap_or_default());
            for piece in &self.pieces {
                replaced.push_str(piece.text(&captures));
            }
            behind = whole.end();
            if replaced.len() > LONGEST {
                return Err("the text becomes too long".to_owned());
            }
        }
        replaced.push_str(text.get(behind..).unwrap_or_default());
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

/// The pieces of a text in which `$1` is the first group, `$&` all that was found, and `$$` a `$`.
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
