//! Percent-encoding.

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// The bytes that RFC 3986 calls unreserved: they mean themselves in every part of a URL. A table, because nearly all bytes of
/// nearly all values are looked up in it.
static UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        table[byte as usize] =
            byte.is_ascii_alphanumeric() | matches!(byte, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
};

fn is_unreserved(byte: u8) -> bool {
    UNRESERVED[usize::from(byte)]
}

/// Whether a byte may stand unencoded in a path or a query, and percent signs.
fn is_path_or_escape(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:@/%".contains(&byte)
}

/// Appends a string with everything encoded but unreserved bytes, so that it cannot end the segment, key or value it is in.
pub(crate) fn push_encoded(out: &mut String, text: &str) {
    if text.bytes().all(is_unreserved) {
        out.push_str(text);
    } else {
        push_except(out, text, is_unreserved);
    }
}

/// Appends a string that is encoded already. Only bytes that a URL must not have are encoded.
pub(crate) fn push_unescaped(out: &mut String, text: &str) {
    push_except(out, text, is_path_or_escape);
}

/// Appends a string with all bytes encoded for which `is_kept` is false.
pub(crate) fn push_except(out: &mut String, text: &str, is_kept: fn(u8) -> bool) {
    for byte in text.bytes() {
        if is_kept(byte) {
            out.push(char::from(byte));
        } else {
            push_byte(out, byte);
        }
    }
}

/// Appends one byte as `%XX`.
pub(crate) fn push_byte(out: &mut String, byte: u8) {
    out.push('%');
    out.push(char::from(HEX[usize::from(byte >> 4)]));
    out.push(char::from(HEX[usize::from(byte & 15)]));
}

/// The bytes of an encoded string; `None` where a percent sign is not followed by two hexadecimal digits.
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

/// Decodes until nothing changes, as servers that decode more than once may do. Percent signs that begin no escape are kept.
pub(crate) fn decode_all(text: &str) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    for byte in text.bytes() {
        decoded.push(byte);
        // What an escape stands for can end another one: `%252e`, `%2%65`.
        while let [.., b'%', high, low] = *decoded
            && let (Some(high), Some(low)) = (hex(high), hex(low))
        {
            decoded.truncate(decoded.len() - 3);
            decoded.push(high << 4 | low);
        }
    }
    decoded
}

fn hex(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}
