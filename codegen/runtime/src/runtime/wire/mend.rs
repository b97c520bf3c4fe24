//! Mends documents that are JSON but for values that no parser accepts, such as `1e400`, `NaN` and half of a surrogate pair.
//!
//! One such value must not make a response unreadable. The parser stays the one of `serde_json`: only when it fails is the text
//! scanned, once, and read again without these values.

use super::json_path::{MOST_MISFITS, append_index, append_name};
use super::misfit::Misfit;
use std::borrow::Cow;
use std::ops::Range;

/// The most arrays and objects in one another. The parser accepts no more.
const DEEPEST: usize = 128;

const TEXT: &str = "a string that is not valid Unicode";
const NAME: &str = "a name that is not valid Unicode";
const NUMBER: &str = "a number that is out of range";
const NOT_FINITE: &str = "a number that is not finite";

/// What becomes of strings with half of a surrogate pair, or with bytes that are not UTF-8. The names of properties are kept in any case.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Strings {
    /// They are left out.
    LeftOut,
    /// They are kept, with replacement characters.
    Kept,
}

/// A document that was mended.
pub(super) struct Mended {
    /// Without the values that no parser accepts: they are null.
    pub(super) text: String,
    /// The first hundred of these values. None has the text of the document, since it may be a secret.
    pub(super) misfits: Vec<Misfit>,
}

/// Mends a document. `None` if there is nothing to mend, or if the whole document would be left out.
#[cold]
pub(super) fn mend(document: &[u8], strings: Strings) -> Option<Mended> {
    let mut scan = Scan {
        rest: document,
        strings,
        text: Vec::with_capacity(document.len()),
        around: Vec::new(),
        misfits: Vec::new(),
        is_mended: false,
    };
    scan.document()?;
    let text = String::from_utf8(scan.text).ok()?;
    scan.is_mended.then_some(Mended {
        text,
        misfits: scan.misfits,
    })
}

struct Scan<'a> {
    rest: &'a [u8],
    strings: Strings,
    text: Vec<u8>,
    around: Vec<Around>,
    misfits: Vec<Misfit>,
    is_mended: bool,
}

/// What is around a value.
enum Around {
    /// An array, and the index of the item.
    Array(usize),
    /// An object, and where in the text the name is. Before the name there is none.
    Object(Option<Range<usize>>),
}

impl<'a> Scan<'a> {
    /// Copies the document token by token. What is wrong in other ways is copied too, so that the parser finds it.
    fn document(&mut self) -> Option<()> {
        while let Some(&byte) = self.rest.first() {
            match byte {
                b'"' => self.string()?,
                b'{' => self.enter(Around::Object(None))?,
                b'[' => self.enter(Around::Array(0))?,
                b'}' | b']' => {
                    self.around.pop();
                    self.copy(1);
                }
                b',' => {
                    match self.around.last_mut() {
                        Some(Around::Array(index)) => *index += 1,
                        Some(Around::Object(name)) => *name = None,
                        None => {}
                    }
                    self.copy(1);
                }
                byte if is_between(byte) => self.copy(1),
                _ => self.word()?,
            }
        }
        Some(())
    }

    fn enter(&mut self, around: Around) -> Option<()> {
        self.around.push(around);
        self.copy(1);
        (self.around.len() <= DEEPEST).then_some(())
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    fn copy(&mut self, count: usize) {
        let taken = self.take(count);
        self.text.extend_from_slice(taken);
    }

    /// A number or a literal.
    fn word(&mut self) -> Option<()> {
        let is_end = |byte: &u8| is_between(*byte) || b",]}[{\"".contains(byte);
        let end = self.rest.iter().position(is_end);
        let word = self.take(end.unwrap_or(self.rest.len()));
        let found = match word {
            b"NaN" | b"Infinity" | b"-Infinity" => NOT_FINITE,
            word if is_out_of_range(word) => NUMBER,
            word => {
                self.text.extend_from_slice(word);
                return Some(());
            }
        };
        self.leave_out(found)
    }

    /// Writes null in place of a value.
    fn leave_out(&mut self, found: &str) -> Option<()> {
        if self.around.is_empty() {
            return None;
        }
        self.record(found);
        self.text.extend_from_slice(b"null");
        Some(())
    }

    fn record(&mut self, found: &str) {
        self.is_mended = true;
        if self.misfits.len() < MOST_MISFITS {
            self.misfits.push(Misfit {
                path: self.path(),
                expected: "JSON",
                found: found.to_owned(),
            });
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for around in &self.around {
            match around {
                Around::Array(index) => append_index(&mut path, *index),
                Around::Object(name) => {
                    let name = name.clone().and_then(|name| self.text.get(name));
                    let name = name.and_then(|name| serde_json::from_slice::<String>(name).ok());
                    append_name(&mut path, &name.unwrap_or_default());
                }
            }
        }
        path
    }

    /// The name of a property, or a value.
    fn string(&mut self) -> Option<()> {
        let start = self.text.len();
        self.copy(1);
        let is_valid = self.characters();
        let end = self.text.len();
        let is_name = match self.around.last_mut() {
            Some(Around::Object(name @ None)) => {
                *name = Some(start..end);
                true
            }
            _ => false,
        };
        if is_valid {
            Some(())
        } else if is_name {
            self.record(NAME);
            Some(())
        } else if self.strings == Strings::Kept {
            self.is_mended = true;
            Some(())
        } else {
            self.text.truncate(start);
            self.leave_out(TEXT)
        }
    }

    /// Copies a string from behind the first quotation mark to the last one. Returns false if it is not Unicode; then the copy has
    /// replacement characters.
    fn characters(&mut self) -> bool {
        let mut is_valid = true;
        loop {
            let is_plain = |byte: &u8| !matches!(byte, b'"' | b'\\' | ..b' ');
            let plain = self.rest.iter().take_while(|byte| is_plain(byte)).count();
            let plain = String::from_utf8_lossy(self.take(plain));
            is_valid &= matches!(plain, Cow::Borrowed(_));
            self.text.extend_from_slice(plain.as_bytes());
            match self.rest {
                [] => return is_valid,
                [b'"', ..] => {
                    self.copy(1);
                    return is_valid;
                }
                [b'\\', b'u', ..] => is_valid &= self.code_unit(),
                [b'\\', ..] => self.copy(2),
                // Its meaning is clear.
                [control, ..] => {
                    self.is_mended = true;
                    let escape = format!("\\u{control:04x}");
                    self.text.extend_from_slice(escape.as_bytes());
                    self.take(1);
                }
            }
        }
    }

    /// Copies `\u` with its digits, or a surrogate pair. Returns false for half of a pair.
    fn code_unit(&mut self) -> bool {
        match unit(self.rest) {
            Some(0xD800..=0xDBFF) => {
                let second = self.rest.get(6..).and_then(unit);
                if matches!(second, Some(0xDC00..=0xDFFF)) {
                    self.copy(12);
                    return true;
                }
            }
            Some(0xDC00..=0xDFFF) => {}
            _ => {
                self.copy(2);
                return true;
            }
        }
        self.take(6);
        self.text.extend_from_slice("\u{FFFD}".as_bytes());
        false
    }
}

/// Whether the byte stands between tokens.
fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b':')
}

/// The number in `\uXXXX` at the beginning of a text.
fn unit(text: &[u8]) -> Option<u32> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    let digits = str::from_utf8(digits).ok()?;
    let are_digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| are_digits)
}

/// Whether this is a number in JSON that is larger than all numbers of 64 bits.
fn is_out_of_range(word: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(word) else {
        return false;
    };
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.trim_start_matches(['+', '-'])),
        None => (digits, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    [whole, fraction, exponent].into_iter().all(are_digits)
        && (whole == "0" || !whole.starts_with('0'))
        && text.parse::<f64>().is_ok_and(f64::is_infinite)
}
