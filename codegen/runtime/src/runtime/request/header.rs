//! Headers of requests.

use http::header::{CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use http::{HeaderName, HeaderValue};

use super::Argument;
use super::check::Broken;
use super::value::{Given, push_text};

/// Adds the headers of a parameter: one, or one for each entry of a map.
pub(super) fn push_header(
    headers: &mut Vec<(HeaderName, HeaderValue)>,
    (parameter, argument): Given<'_>,
) -> Result<(), Broken> {
    if let Argument::Map(entries) = argument {
        for (name, value) in entries {
            check_count(headers.len())?;
            let name = format!("{}{name}", parameter.name);
            headers.push(header(&name, value, parameter.secret)?);
        }
        return Ok(());
    }
    check_count(headers.len())?;
    let mut text = String::new();
    push_text(&mut text, parameter, argument)?;
    headers.push(header(parameter.name, &text, parameter.secret)?);
    Ok(())
}

/// The most headers of a request. `http` has a limit at 24,576, beyond which it panics, and services have lower ones.
const MAX_HEADERS: usize = 20_000;

/// Refuses one more header if there are as many already.
pub(super) fn check_count(count: usize) -> Result<(), Broken> {
    if count < MAX_HEADERS {
        Ok(())
    } else {
        Err("would be more than the 20,000 headers that a request can have".into())
    }
}

/// A header. The `Debug` output of a secret one does not show its value.
pub(super) fn header(
    name: &str,
    value: &str,
    secret: bool,
) -> Result<(HeaderName, HeaderValue), Broken> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "is not a valid header name")?;
    let mut value = header_value(value)?;
    value.set_sensitive(secret || is_secret(&name));
    Ok((name, value))
}

/// Whether the name of a header alone says that its value is secret, as `authorization` and `ocp-apim-subscription-key` do.
fn is_secret(header: &HeaderName) -> bool {
    const SIGNS: [&str; 8] = [
        "auth",
        "cookie",
        "credential",
        "key",
        "password",
        "secret",
        "signature",
        "token",
    ];
    SIGNS.iter().any(|sign| header.as_str().contains(sign))
}

/// Whether only the HTTP client can set this header.
pub(super) fn is_set_by_client(header: &HeaderName) -> bool {
    [HOST, CONTENT_LENGTH, TRANSFER_ENCODING].contains(header)
}

/// The value of a header. Line breaks are refused, so that a value cannot start another header.
pub(crate) fn header_value(text: &str) -> Result<HeaderValue, Broken> {
    // `http` accepts bytes that are not ASCII.
    let value = if text.is_ascii() {
        HeaderValue::from_str(text).ok()
    } else {
        None
    };
    value.ok_or_else(|| "must have visible ASCII characters only, as a header".into())
}
