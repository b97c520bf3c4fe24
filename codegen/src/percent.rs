//! Percent-encoding (RFC 3986, 2.1).

use std::fmt::Write as _;

/// The characters besides letters and digits that need no encoding (RFC 3986, 2.3).
pub(crate) const UNRESERVED: &[u8] = b"-._~";

/// Encodes all bytes but ASCII letters, digits and those in `kept`.
pub(crate) fn encode(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Decodes a text. A `%` without two hexadecimal digits after it stays as it is. `None` if the result is not UTF-8.
#[must_use]
pub fn decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        let mut byte = *first;
        if byte == b'%'
            && let Some((digits, behind)) = behind.split_at_checked(2)
            && let Some(value) = hexadecimal(digits)
        {
            byte = value;
            rest = behind;
        }
        decoded.push(byte);
    }
    String::from_utf8(decoded).ok()
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded_to_the_same_text() {
        assert_eq!(encode("a b/é%", UNRESERVED), "a%20b%2F%C3%A9%25");
        assert_eq!(encode("a b/é%", b"/%"), "a%20b/%C3%A9%");
        assert_eq!(decode("a%20b%2f%C3%A9%25").as_deref(), Some("a b/é%"));
    }

    #[test]
    fn a_percent_sign_without_digits_stands_for_itself() {
        assert_eq!(decode("100%, %4").as_deref(), Some("100%, %4"));
        assert_eq!(decode("%+4%é").as_deref(), Some("%+4%é"));
        assert_eq!(decode("%ff"), None);
    }
}
