//! A cursor over a string with digits and separators.

/// The rest of a string.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a>(&'a str);

impl<'a> Scan<'a> {
    /// A string, without the white space around it.
    #[inline]
    pub(super) fn new(text: &'a str) -> Self {
        Self(text.trim())
    }

    /// Whether the end is reached.
    #[inline]
    pub(super) fn is_at_end(self) -> bool {
        self.0.is_empty()
    }

    /// Skips white space.
    #[inline]
    pub(super) fn skip_space(&mut self) {
        self.0 = self.0.trim_start();
    }

    /// Takes the next character if it is one of `characters`.
    #[inline]
    pub(super) fn one_of(&mut self, characters: &str) -> Option<char> {
        let next = self.0.chars().next()?;
        if !characters.contains(next) {
            return None;
        }
        self.0 = self.0.get(next.len_utf8()..)?;
        Some(next)
    }

    /// Takes the letters that come next.
    #[inline]
    pub(super) fn letters(&mut self) -> &'a str {
        self.take(|character| character.is_ascii_alphabetic())
    }

    /// Takes the digits that come next.
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

    /// A number with at most this many digits.
    #[inline]
    pub(super) fn number(&mut self, most: usize) -> Option<u32> {
        let digits = self.digits();
        if digits.len() > most {
            return None;
        }
        digits.parse().ok()
    }

    /// A number of one or two digits.
    #[inline]
    pub(super) fn byte(&mut self) -> Option<u8> {
        self.number(2)?.try_into().ok()
    }

    /// The part of a clock after the hour, such as `:30:00.5`: minutes, seconds and nanoseconds. The seconds may be missing.
    #[inline]
    pub(super) fn minutes_and_seconds(&mut self) -> Option<(u8, u8, u32)> {
        self.one_of(":")?;
        let minutes = self.byte()?;
        if self.one_of(":").is_none() {
            return Some((minutes, 0, 0));
        }
        Some((minutes, self.byte()?, self.nanoseconds()?))
    }

    /// A fraction in nanoseconds, with its point or comma; 0 if there is none. Finer digits are cut off.
    #[inline]
    pub(super) fn nanoseconds(&mut self) -> Option<u32> {
        if self.one_of(".,").is_none() {
            return Some(0);
        }
        let digits = self.digits();
        if digits.is_empty() {
            return None;
        }
        let digits = digits.get(..9).unwrap_or(digits);
        format!("{digits:0<9}").parse().ok()
    }
}

/// A fraction of a second with its point, without trailing zeros; empty for 0.
#[inline]
pub(super) fn fraction(nanoseconds: u32) -> String {
    if nanoseconds == 0 {
        return String::new();
    }
    let digits = format!(".{nanoseconds:09}");
    digits.trim_end_matches('0').to_owned()
}
