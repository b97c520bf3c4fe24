//! Percent-encoding.

const HEX: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
];

/// A table, because nearly all bytes of nearly all values are looked up in it.
static UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        table[byte as usize] = is_unreserved(byte);
        byte += 1;
    }
    table
};

/// Whether RFC 3986 calls a byte unreserved: it means itself in every part of a URL.
const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Whether a byte may stand unencoded in a path segment or a query: RFC 3986's `pchar`, without the percent sign.
fn is_segment(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:@".contains(&byte)
}

/// Appends a text with everything encoded but unreserved bytes, so that it cannot end the segment, key or value it is in.
pub(crate) fn push_encoded(out: &mut String, text: &str) {
    if text.bytes().all(|byte| UNRESERVED[usize::from(byte)]) {
        out.push_str(text);
        return;
    }
    for byte in text.bytes() {
        if is_unreserved(byte) {
            out.push(char::from(byte));
        } else {
            push_byte(out, byte);
        }
    }
}

/// Appends a text that is encoded already; only bytes that no URL may have are encoded.
pub(crate) fn push_unescaped(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if is_segment(byte) || matches!(byte, b'/' | b'%') {
            out.push(char::from(byte));
        } else {
            push_byte(out, byte);
        }
    }
}

/// Appends one byte as `%XX`.
pub(crate) fn push_byte(out: &mut String, byte: u8) {
    out.push('%');
    out.push(HEX[usize::from(byte >> 4)]);
    out.push(HEX[usize::from(byte & 15)]);
}

/// The bytes of an encoded text; `None` where a percent sign is not followed by two hexadecimal digits.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            hex(bytes.next()?)? << 4 | hex(bytes.next()?)?
        } else {
            byte
        });
    }
    Some(decoded)
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}
