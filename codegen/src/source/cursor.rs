//! A cursor over a text, for parsers.

/// A text and the current position in it.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }

    /// The current position, in bytes.
    pub(crate) fn position(&self) -> usize {
        self.position
    }

    /// The text after the current position.
    pub(crate) fn rest(&self) -> &'a str {
        self.text.get(self.position..).unwrap_or_default()
    }

    /// Sets the current position.
    pub(crate) fn go_to(&mut self, position: usize) {
        self.position = position;
    }

    /// Reads the next `length` bytes, which must end at a character boundary.
    pub(crate) fn advance(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or_default();
        self.position += taken.len();
        taken
    }

    /// Reads `expected`. Reads nothing if another text follows.
    pub(crate) fn take(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.position += expected.len();
        }
        found
    }

    /// Reads characters as long as a condition is true.
    pub(crate) fn take_while(&mut self, is_taken: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|next| !is_taken(next)).unwrap_or(rest.len());
        self.advance(length)
    }
}
