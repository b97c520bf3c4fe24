//! Bodies that the caller changes as JSON.

use http::HeaderValue;
use http::header::CONTENT_TYPE;
use serde_json::Value;

use super::prepared::Prepared;
use crate::runtime::wire::{EncodeError, parse_json};
use crate::runtime::{Error, Result};

impl Prepared {
    /// The body as JSON; null if there is none.
    #[inline]
    pub(super) fn json_body(&self) -> Result<Value> {
        let headers = self.headers_of(true);
        let media_type = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
        let media_type = String::from_utf8_lossy(media_type.unwrap_or_default());
        let media_type = media_type.split(';').next().unwrap_or_default().trim();
        if !is_json(media_type) {
            return Err(self.refuse(format!("it is `{media_type}`, not JSON")));
        }
        match &self.body {
            Some(body) => {
                let text = String::from_utf8_lossy(body);
                let json = parse_json(&text).map_err(|error| error.to_string());
                json.and_then(|json| match str::from_utf8(body) {
                    Ok(_) => Ok(json),
                    Err(error) => Err(error.to_string()),
                })
                .map_err(|error| self.refuse(format!("it is not JSON: {error}")))
            }
            None => Ok(Value::Null),
        }
    }

    /// Replaces the body; null removes it.
    #[inline]
    pub(super) fn set_json_body(&mut self, body: &Value) -> Result<()> {
        self.body = if body.is_null() {
            None
        } else {
            let body = serde_json::to_vec(body);
            Some(body.map_err(|error| self.refuse(error.to_string()))?)
        };
        Ok(())
    }

    #[cold]
    #[inline]
    fn refuse(&self, message: String) -> Error {
        Error::Encode {
            operation: self.operation.id,
            source: Box::new(EncodeError::of_message(message)),
        }
    }
}

/// Whether this is a media type of JSON, such as `application/merge-patch+json`.
#[inline]
fn is_json(media_type: &str) -> bool {
    let subtype = media_type.rsplit(['/', '+']).next().unwrap_or_default();
    subtype.eq_ignore_ascii_case("json")
}
