//! A text that is read from left to right.

/// A text that is being read, and how far it is read.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }

    /// How many bytes are read.
    pub(crate) fn position(&self) -> usize {
        self.position
    }

    /// What is not read yet.
    pub(crate) fn rest(&self) -> &'a str {
        self.text.get(self.position..).unwrap_or_default()
    }

    /// Goes back to a position.
    pub(crate) fn go_to(&mut self, position: usize) {
        self.position = position;
    }

    /// Takes the next bytes, which must end with a character.
    pub(crate) fn advance(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or_default();
        self.position += taken.len();
        taken
    }

    /// Takes a text if it is the next one.
    pub(crate) fn take(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.position += expected.len();
        }
        found
    }

    /// Takes characters as long as they are such.
    pub(crate) fn take_while(&mut self, is_taken: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|next| !is_taken(next)).unwrap_or(rest.len());
        self.advance(length)
    }
}
