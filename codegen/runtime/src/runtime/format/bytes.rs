//! Bytes in base64.

use super::FormatError;
use super::text::formatted_text;
use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const BASE64: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const BASE64_URL: GeneralPurpose =
    GeneralPurpose::new(&URL_SAFE, LENIENT.with_encode_padding(false));

formatted_text! {
    /// Bytes in base64 (RFC 4648, 4): `format: byte`.
    Base64
}

formatted_text! {
    /// Bytes in base64url (RFC 4648, 5), without padding: `format: base64url`.
    Base64Url
}

impl Base64 {
    /// The string for these bytes.
    #[must_use]
    #[inline]
    pub fn encode(bytes: impl AsRef<[u8]>) -> Self {
        Self(BASE64.encode(bytes))
    }

    /// The bytes. White space, missing padding and the alphabet of base64url are accepted.
    ///
    /// # Errors
    /// If the string is not base64.
    #[inline]
    pub fn to_bytes(&self) -> Result<Vec<u8>, FormatError> {
        decode(&self.0)
    }
}

impl Base64Url {
    /// The string for these bytes.
    #[must_use]
    #[inline]
    pub fn encode(bytes: impl AsRef<[u8]>) -> Self {
        Self(BASE64_URL.encode(bytes))
    }

    /// The bytes. White space, padding and the alphabet of base64 are accepted.
    ///
    /// # Errors
    /// If the string is not base64.
    #[inline]
    pub fn to_bytes(&self) -> Result<Vec<u8>, FormatError> {
        decode(&self.0)
    }
}

#[inline]
fn decode(text: &str) -> Result<Vec<u8>, FormatError> {
    let bytes = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let bytes = bytes.map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    });
    BASE64
        .decode(bytes.collect::<Vec<u8>>())
        .map_err(|_| FormatError::of_bytes("base64"))
}
