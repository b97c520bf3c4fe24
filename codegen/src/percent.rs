//! Percent-encoding (RFC 3986).

use std::fmt::Write as _;

/// A value, encoded but for letters, digits and what RFC 3986 calls unreserved.
pub(crate) fn encoded(text: &str) -> String {
    encoded_but_for(text, b"-._~")
}

/// A text, encoded but for letters, digits and the given bytes.
pub(crate) fn encoded_but_for(text: &str, kept: &[u8]) -> String {
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
