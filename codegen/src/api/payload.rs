//! Bodies of requests.

use super::{Type, Xml};

/// The body of a request, as JSON or XML, unchanged, or as a form.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Payload {
    /// Nothing.
    #[default]
    None,
    /// A value as JSON.
    Json(Body),
    /// A value as XML, and how its outermost element is written.
    Xml(Body, Xml),
    /// A string or bytes, sent unchanged.
    Raw(Body),
    /// A form with the parameters in [`Location::Form`](super::Location::Form) as its fields.
    Form(Form),
}

impl Payload {
    /// The body that is one value.
    #[must_use]
    pub fn body(&self) -> Option<&Body> {
        match self {
            Self::Json(body) | Self::Xml(body, _) | Self::Raw(body) => Some(body),
            Self::None | Self::Form(_) => None,
        }
    }

    /// The same, for changes.
    pub fn body_mut(&mut self) -> Option<&mut Body> {
        match self {
            Self::Json(body) | Self::Xml(body, _) | Self::Raw(body) => Some(body),
            Self::None | Self::Form(_) => None,
        }
    }
}

/// A body that is one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The name of the body parameter.
    pub name: String,
    /// The name from `x-ms-client-name`.
    pub client_name: Option<String>,
    /// The description in the definition.
    pub description: Option<String>,
    /// Its type.
    pub ty: Type,
    /// A body must be given.
    pub required: bool,
    /// The definition marks it as a secret.
    pub secret: bool,
    /// Its media type, such as `application/json`.
    pub content_type: String,
}

/// The kinds of forms.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Form {
    /// Each field is a part of its own. Fields can be files.
    Multipart,
    /// Fields are written like the query of a URL.
    UrlEncoded,
}

impl Form {
    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Multipart => "multipart/form-data",
            Self::UrlEncoded => "application/x-www-form-urlencoded",
        }
    }
}
