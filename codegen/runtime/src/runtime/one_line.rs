//! Strings of others in messages: one line of visible characters, and not without end.

use std::fmt::{self, Write};

/// The most characters of an error's whole message.
pub(crate) const LINE: usize = 3000;

/// The most characters that are shown of a service's message. Some services put whole documents there.
pub(crate) const MESSAGE: usize = 1000;

/// The most characters that are shown of a name: of an operation, a type or a host.
pub(crate) const NAME: usize = 300;

/// A string from a service or from a resume token, on one line and with at most so many characters.
pub(crate) struct OneLine<'a>(pub(crate) &'a str, pub(crate) usize);

impl fmt::Display for OneLine<'_> {
    #[cold]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Line::new(formatter, self.1).write_str(self.0)
    }
}

/// Writes the message of an error on one line.
#[cold]
pub(crate) fn write_line(
    formatter: &mut fmt::Formatter<'_>,
    message: fmt::Arguments<'_>,
) -> fmt::Result {
    Line::new(formatter, LINE).write_fmt(message)
}

/// Whether a string is shown as it is.
pub(crate) fn is_plain(text: &str, limit: usize) -> bool {
    text.len() <= limit && !text.contains(|character: char| hides(character) || breaks(character))
}

struct Line<'a, 'b> {
    formatter: &'a mut fmt::Formatter<'b>,
    left: usize,
    started: bool,
    space: bool,
    ended: bool,
}

impl<'a, 'b> Line<'a, 'b> {
    fn new(formatter: &'a mut fmt::Formatter<'b>, limit: usize) -> Self {
        Self {
            formatter,
            left: limit,
            started: false,
            space: false,
            ended: false,
        }
    }

    fn put(&mut self, character: char) -> fmt::Result {
        if self.ended {
            return Ok(());
        }
        self.ended = self.left == 0;
        self.left = self.left.saturating_sub(1);
        self.formatter
            .write_char(if self.ended { '…' } else { character })
    }
}

impl Write for Line<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            if self.ended {
                break;
            }
            if character.is_whitespace() {
                self.space = self.started;
            } else if !hides(character) {
                if self.space {
                    self.put(' ')?;
                }
                self.put(character)?;
                (self.started, self.space) = (true, false);
            }
        }
        Ok(())
    }
}

/// Whether a character is white space that is more than a space.
fn breaks(character: char) -> bool {
    character.is_whitespace() && character != ' '
}

/// Whether a character has no shape of its own: a control character, one that changes the direction of the text around it, or
/// another one that Unicode calls "default ignorable". A text with them is not what it looks like.
fn hides(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}
