//! Finds the position of a value in the text of a JSON document. The text is scanned up to the value, without allocations.

use super::Location;
use std::ops::Range;

/// Locates the value at a JSON pointer, or its nearest parent that exists. The range of an object or an array is its opening bracket
/// only, because it may have many lines.
pub(super) fn locate(text: &str, tokens: &[String]) -> Location {
    let mut scanner = Scanner {
        text: text.as_bytes(),
        at: 0,
    };
    scanner.skip_whitespace();
    let mut location = Location {
        value: scanner.extent(),
        key: None,
    };
    for token in tokens {
        let found = match scanner.peek() {
            Some(b'{') => scanner.enter_property(token).map(Some),
            Some(b'[') => scanner.enter_item(token).map(|()| None),
            _ => None,
        };
        let Some(key) = found else {
            return Location {
                key: None,
                ..location
            };
        };
        location = Location {
            value: scanner.extent(),
            key,
        };
    }
    location
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn take(&mut self, expected: u8) -> Option<()> {
        (self.peek() == Some(expected)).then(|| self.at += 1)
    }

    fn skip_whitespace(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Moves from the `{` of an object to the value of a property. Returns the range of its key.
    fn enter_property(&mut self, name: &str) -> Option<Range<usize>> {
        self.take(b'{')?;
        loop {
            self.skip_whitespace();
            let start = self.at;
            self.skip_string()?;
            let key = start..self.at;
            self.skip_whitespace();
            self.take(b':')?;
            self.skip_whitespace();
            if self.is_string(key.clone(), name) {
                return Some(key);
            }
            self.skip_value()?;
            self.skip_whitespace();
            self.take(b',')?;
        }
    }

    /// Moves from the `[` of an array to one of its items.
    fn enter_item(&mut self, index: &str) -> Option<()> {
        let mut remaining: usize = index.parse().ok()?;
        self.take(b'[')?;
        loop {
            self.skip_whitespace();
            if self.peek() == Some(b']') {
                return None;
            }
            if remaining == 0 {
                return Some(());
            }
            remaining -= 1;
            self.skip_value()?;
            self.skip_whitespace();
            self.take(b',')?;
        }
    }

    /// Whether a range is a JSON string with this value.
    fn is_string(&self, quoted: Range<usize>, text: &str) -> bool {
        let Some(quoted) = self.text.get(quoted) else {
            return false;
        };
        let content = quoted
            .strip_prefix(b"\"")
            .and_then(|quoted| quoted.strip_suffix(b"\""));
        if quoted.contains(&b'\\') {
            serde_json::from_slice::<String>(quoted).is_ok_and(|unescaped| unescaped == text)
        } else {
            content == Some(text.as_bytes())
        }
    }

    fn skip_string(&mut self) -> Option<()> {
        self.take(b'"')?;
        loop {
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }

    /// Skips a value. Counts the depth instead of using recursion, because values may be deeply nested.
    fn skip_value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => self.skip_string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                byte if byte.is_ascii_whitespace() && depth > 0 => self.at += 1,
                _ => self.skip_literal()?,
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Skips a number, `true`, `false` or `null`.
    fn skip_literal(&mut self) -> Option<()> {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    /// The range of the value at the current position, or of its opening bracket.
    fn extent(&self) -> Range<usize> {
        let mut end = Scanner {
            text: self.text,
            at: self.at,
        };
        let is_scalar = match self.peek() {
            Some(b'"') => end.skip_string().is_some(),
            Some(b'{' | b'[') | None => false,
            Some(_) => end.skip_literal().is_some(),
        };
        self.at..if is_scalar { end.at } else { self.at + 1 }
    }
}
