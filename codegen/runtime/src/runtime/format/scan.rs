//! A cursor over a text that has digits at fixed places.

/// What is left of a text.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a>(&'a str);

impl<'a> Scan<'a> {
    /// A text, without the white space around it.
    #[inline]
    pub(super) fn new(text: &'a str) -> Self {
        Self(text.trim())
    }

    /// Whether nothing is left.
    #[inline]
    pub(super) fn is_at_end(self) -> bool {
        self.0.is_empty()
    }

    /// Goes past white space.
    #[inline]
    pub(super) fn skip_space(&mut self) {
        self.0 = self.0.trim_start();
    }

    /// Goes past a character that is one of some, if it is next, and returns it.
    #[inline]
    pub(super) fn one_of(&mut self, characters: &str) -> Option<char> {
        let next = self.0.chars().next()?;
        if !characters.contains(next) {
            return None;
        }
        self.0 = self.0.get(next.len_utf8()..)?;
        Some(next)
    }

    /// Goes past all letters that are next, and returns them.
    #[inline]
    pub(super) fn letters(&mut self) -> &'a str {
        self.take(|character| character.is_ascii_alphabetic())
    }

    /// Goes past all digits that are next, and returns them.
    #[inline]
    pub(super) fn digits(&mut self) -> &'a str {
        self.take(|character| character.is_ascii_digit())
    }

    #[inline]
    fn take(&mut self, is_part: impl Fn(char) -> bool) -> &'a str {
        let end = self.0.find(|character| !is_part(character));
        let (taken, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        taken
    }

    /// A number of at most so many digits.
    #[inline]
    pub(super) fn number(&mut self, most: usize) -> Option<u32> {
        let digits = self.digits();
        if digits.len() > most {
            return None;
        }
        digits.parse().ok()
    }

    /// The same for what fits into a byte.
    #[inline]
    pub(super) fn byte(&mut self) -> Option<u8> {
        self.number(2)?.try_into().ok()
    }

    /// A fraction in nanoseconds, with its point or comma; 0 if there is none. What is finer is cut off.
    #[inline]
    pub(super) fn nanoseconds(&mut self) -> Option<u32> {
        if self.one_of(".,").is_none() {
            return Some(0);
        }
        let digits = self.digits();
        if digits.is_empty() {
            return None;
        }
        nanoseconds(digits)
    }
}

/// The digits behind the point of a number, in billionths.
#[inline]
pub(super) fn nanoseconds(digits: &str) -> Option<u32> {
    let digits = digits.get(..9).unwrap_or(digits);
    format!("{digits:0<9}").parse().ok()
}

/// A fraction of a second with its point, without zeros at its end; nothing for 0.
#[inline]
pub(super) fn fraction(nanoseconds: u32) -> String {
    if nanoseconds == 0 {
        return String::new();
    }
    let digits = format!(".{nanoseconds:09}");
    digits.trim_end_matches('0').to_owned()
}
