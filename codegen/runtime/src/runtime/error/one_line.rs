//! Strings of others in messages.

use std::fmt::{self, Write as _};

/// The most characters that are shown of a message. Some services put whole documents there.
pub(crate) const MESSAGE: usize = 1000;

/// The most characters that are shown of a name: of an operation, a type or a host.
pub(crate) const NAME: usize = 300;

/// A string from a service or from a resume token, on one line and with at most so many characters.
pub(crate) struct OneLine<'a>(pub(crate) &'a str, pub(crate) usize);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left = self.1;
        let mut separator = "";
        for word in self.0.split_whitespace() {
            formatter.write_str(separator)?;
            separator = " ";
            for character in word.chars().filter(|character| !character.is_control()) {
                if left == 0 {
                    return formatter.write_char('…');
                }
                formatter.write_char(character)?;
                left -= 1;
            }
        }
        Ok(())
    }
}
