//! Reads the parts of JavaScript that scripts and JSON paths use.

use super::route::{Route, Step};
use crate::source::cursor::Cursor;
use regex_lite::{Regex, RegexBuilder};

/// The maximum depth of nested expressions, far above that of any real script.
pub(crate) const MAX_DEPTH: usize = 50;

/// A reader of JavaScript tokens.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    cursor: Cursor<'a>,
    pub(crate) depth: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            cursor: Cursor::new(text),
            depth: 0,
        }
    }

    /// The rest of the text.
    pub(crate) fn rest(&self) -> &'a str {
        self.cursor.rest()
    }

    pub(crate) fn is_at_end(&mut self) -> bool {
        self.skip_whitespace();
        self.rest().is_empty()
    }

    /// Skips whitespace and comments. Returns whether they contain a newline.
    pub(crate) fn skip_whitespace(&mut self) -> bool {
        let mut ends_line = false;
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            let comment = match rest.get(blank..blank + 2) {
                Some("//") => {
                    rest.find('\n')
                        .filter(|end| *end > blank)
                        .unwrap_or(rest.len())
                        - blank
                }
                Some("/*") => rest
                    .get(blank..)
                    .and_then(|comment| comment.find("*/"))
                    .map_or(rest.len() - blank, |end| end + 2),
                _ => 0,
            };
            ends_line |= self.cursor.advance(blank + comment).contains('\n');
            if comment == 0 {
                return ends_line;
            }
        }
    }

    /// Skips whitespace and reads `expected`. Reads nothing if another text follows.
    pub(crate) fn take(&mut self, expected: &str) -> bool {
        self.attempt(|reader| {
            reader.skip_whitespace();
            reader.cursor.take(expected).then_some(())
        })
        .is_some()
    }

    /// Skips whitespace and reads the word `expected`. Reads nothing if another word follows.
    pub(crate) fn take_word(&mut self, expected: &str) -> bool {
        self.attempt(|reader| {
            reader.skip_whitespace();
            (reader.name()? == expected).then_some(())
        })
        .is_some()
    }

    /// Resets the position if `read` fails.
    pub(crate) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.cursor.position();
        let value = read(self);
        if value.is_none() {
            self.cursor.go_to(start);
        }
        value
    }

    /// Reads a JavaScript identifier.
    pub(crate) fn name(&mut self) -> Option<&'a str> {
        let start = self.cursor.position();
        let name = self
            .cursor
            .take_while(|next| next.is_alphanumeric() || matches!(next, '_' | '$'));
        if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
            self.cursor.go_to(start);
            return None;
        }
        Some(name)
    }

    /// Reads a key of a JSON path, which may contain hyphens.
    pub(crate) fn key(&mut self) -> Option<&'a str> {
        let key = self
            .cursor
            .take_while(|next| next.is_alphanumeric() || matches!(next, '_' | '$' | '-'));
        (!key.is_empty()).then_some(key)
    }

    /// Reads a non-negative integer.
    pub(crate) fn integer(&mut self) -> Option<usize> {
        self.attempt(|reader| {
            let digits = reader.cursor.take_while(|next| next.is_ascii_digit());
            digits.parse().ok()
        })
    }

    /// Reads a string literal.
    pub(crate) fn string(&mut self) -> Option<String> {
        self.skip_whitespace();
        let quote = self
            .rest()
            .chars()
            .next()
            .filter(|quote| "'\"`".contains(*quote))?;
        let mut text = String::new();
        let mut characters = self.rest().char_indices().skip(1);
        loop {
            let (offset, character) = characters.next()?;
            match character {
                end if end == quote => {
                    self.cursor.advance(offset + 1);
                    return Some(text);
                }
                '$' if quote == '`' => return None,
                '\\' => {
                    let (_, escaped) = characters.next()?;
                    match escaped {
                        'n' => text.push('\n'),
                        't' => text.push('\t'),
                        'r' => text.push('\r'),
                        'u' => {
                            let digits: String = (0..4)
                                .map_while(|_| characters.next())
                                .map(|(_, digit)| digit)
                                .collect();
                            text.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
                        }
                        '\n' => {}
                        other if other.is_ascii_alphanumeric() => return None,
                        other => text.push(other),
                    }
                }
                '\n' if quote != '`' => return None,
                other => text.push(other),
            }
        }
    }

    /// Reads a number literal.
    pub(crate) fn number(&mut self) -> Option<serde_json::Number> {
        self.skip_whitespace();
        self.attempt(|reader| {
            let is_part =
                |next: char| next.is_ascii_alphanumeric() || matches!(next, '-' | '+' | '.');
            serde_json::from_str(reader.cursor.take_while(is_part)).ok()
        })
    }

    /// Reads a regular expression literal. Returns it, and whether it has the flag `g`.
    pub(crate) fn pattern(&mut self) -> Option<(Regex, bool)> {
        self.skip_whitespace();
        let body = self.rest().strip_prefix('/')?;
        let mut is_escaped = false;
        let mut is_class = false;
        let end = body.find(|next| {
            let ends = next == '/' && !is_escaped && !is_class;
            if !is_escaped {
                is_class = next == '[' || (is_class && next != ']');
            }
            is_escaped = next == '\\' && !is_escaped;
            ends
        })?;
        let pattern = body.get(..end).filter(|pattern| !pattern.is_empty())?;
        self.cursor.advance(end + 2);
        let flags = self.name().unwrap_or_default();
        if !flags.chars().all(|flag| "gimsu".contains(flag)) {
            return None;
        }
        let pattern = RegexBuilder::new(pattern)
            .case_insensitive(flags.contains('i'))
            .multi_line(flags.contains('m'))
            .dot_matches_new_line(flags.contains('s'))
            .build()
            .ok()?;
        Some((pattern, flags.contains('g')))
    }

    /// Reads the steps after `$` or `@`: `.a["b"][0]`. The name of a method, as in `.replace(`, is not a step.
    pub(crate) fn steps(&mut self) -> Route {
        let mut route = Route::new();
        while let Some(step) = self.attempt(Self::step) {
            route.push(step);
        }
        route
    }

    fn step(&mut self) -> Option<Step> {
        self.skip_whitespace();
        if self.take(".") {
            if self.rest().starts_with('[') {
                return self.bracket();
            }
            let name = self.name()?;
            return (!self.rest().starts_with('(')).then(|| Step::Key(name.to_owned()));
        }
        self.bracket()
    }

    fn bracket(&mut self) -> Option<Step> {
        if !self.rest().starts_with('[') {
            return None;
        }
        self.cursor.advance(1);
        let step = match self.string() {
            Some(key) => Step::Key(key),
            None => Step::Index(self.integer()?),
        };
        self.take("]").then_some(step)
    }
}
