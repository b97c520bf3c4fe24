//! Finding a value in the text of a JSON document. Only the way to the value is looked at, and nothing is kept.

use super::Located;
use std::ops::Range;

/// Where the value at the end of the steps is, or the last value on the way to it that exists. Of an object or a list only the
/// bracket that opens it is meant: it may have many pages.
pub(super) fn locate(text: &str, steps: &[String]) -> Located {
    let mut scanner = Scanner {
        text: text.as_bytes(),
        at: 0,
    };
    scanner.skip_blank();
    let mut located = Located {
        value: scanner.extent(),
        key: None,
    };
    for step in steps {
        let found = match scanner.peek() {
            Some(b'{') => scanner.enter_property(step).map(Some),
            Some(b'[') => scanner.enter_item(step).map(|()| None),
            _ => None,
        };
        let Some(key) = found else {
            return Located {
                key: None,
                ..located
            };
        };
        located = Located {
            value: scanner.extent(),
            key,
        };
    }
    located
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

    fn skip_blank(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Moves from the `{` of an object to the value of one of its properties, and tells where its key is.
    fn enter_property(&mut self, name: &str) -> Option<Range<usize>> {
        self.take(b'{')?;
        loop {
            self.skip_blank();
            let start = self.at;
            self.skip_text()?;
            let key = start..self.at;
            self.skip_blank();
            self.take(b':')?;
            self.skip_blank();
            if self.is_text(key.clone(), name) {
                return Some(key);
            }
            self.skip_value()?;
            self.skip_blank();
            self.take(b',')?;
        }
    }

    /// Moves from the `[` of a list to one of its items.
    fn enter_item(&mut self, index: &str) -> Option<()> {
        let mut left: usize = index.parse().ok()?;
        self.take(b'[')?;
        loop {
            self.skip_blank();
            if self.peek() == Some(b']') {
                return None;
            }
            if left == 0 {
                return Some(());
            }
            left -= 1;
            self.skip_value()?;
            self.skip_blank();
            self.take(b',')?;
        }
    }

    fn is_text(&self, quoted: Range<usize>, text: &str) -> bool {
        let Some(quoted) = self.text.get(quoted) else {
            return false;
        };
        let written = quoted
            .strip_prefix(b"\"")
            .and_then(|quoted| quoted.strip_suffix(b"\""));
        if quoted.contains(&b'\\') {
            serde_json::from_slice::<String>(quoted).is_ok_and(|unescaped| unescaped == text)
        } else {
            written == Some(text.as_bytes())
        }
    }

    fn skip_text(&mut self) -> Option<()> {
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

    /// A loop and a count instead of recursion: values may be nested deeply.
    fn skip_value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => self.skip_text()?,
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
                _ => self.skip_word()?,
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// A number, `true`, `false` or `null`.
    fn skip_word(&mut self) -> Option<()> {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    /// The bytes that show the value that begins here.
    fn extent(&self) -> Range<usize> {
        let mut end = Scanner {
            text: self.text,
            at: self.at,
        };
        let is_scalar = match self.peek() {
            Some(b'"') => end.skip_text().is_some(),
            Some(b'{' | b'[') | None => false,
            Some(_) => end.skip_word().is_some(),
        };
        self.at..if is_scalar { end.at } else { self.at + 1 }
    }
}
