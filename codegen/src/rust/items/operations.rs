//! The items of `parameters` and `operations`.

use super::{Doc, ExampleCall, RustType};
use crate::api::{Bound, Count};
use crate::rust::Identifier;
use std::sync::Arc;

/// A regular expression that values of parameters must match.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pattern {
    /// The name of its static.
    pub name: Identifier,
    /// The expression.
    pub text: String,
}

/// The static data of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name of its static.
    pub name: Identifier,
    /// The name on the wire.
    pub wire_name: String,
    /// The part of the request that contains it.
    pub location: crate::api::Location,
    /// The rules for its values.
    pub rules: Vec<Rule>,
    /// The format of a list, if it is one.
    pub list: Option<crate::api::CollectionFormat>,
    /// The value is not percent-encoded.
    pub unescaped: bool,
    /// The value is hidden in `Debug`.
    pub secret: bool,
}

/// A rule for the values of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// A UUID.
    Uuid,
    /// The number of characters.
    Length(Count),
    /// The bounds of a number.
    Range {
        /// The minimum.
        minimum: Option<Bound>,
        /// The maximum.
        maximum: Option<Bound>,
    },
    /// The number of which values are a multiple.
    MultipleOf(f64),
    /// The number of items.
    Items(Count),
    /// All items are different.
    UniqueItems,
    /// The name of a [`Pattern`] that must match a part of the value.
    Pattern(Identifier),
}

/// A module of `operations`.
#[derive(Clone, Debug)]
pub struct Group {
    /// The name of the module.
    pub module: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The files that its operations come from, sorted.
    pub sources: Vec<Arc<str>>,
    /// The functions.
    pub functions: Vec<Function>,
    /// The name of its client.
    pub client: Identifier,
    /// The module that contains its client, and the method of the package's client that returns it.
    pub client_module: Identifier,
}

/// A request function, its static data and the types of its options and results.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its name.
    pub name: Identifier,
    /// The name of the client's method.
    pub method_name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The documentation of the client's method.
    pub method_doc: Doc,
    /// The definition marks it as deprecated.
    pub deprecated: bool,
    /// The name of the static with its data.
    pub constant: Identifier,
    /// The operation id.
    pub id: String,
    /// Its method.
    pub method: crate::api::Method,
    /// The template of the URL before the path, for an operation that is not sent to the endpoint.
    pub host: Option<String>,
    /// The template of its path.
    pub path: String,
    /// Its API version.
    pub api_version: Option<String>,
    /// The statuses that mean success.
    pub success: Vec<crate::api::StatusPattern>,
    /// The statuses of 2xx that mean failure.
    pub failures: Vec<crate::api::StatusPattern>,
    /// Its result is whether something exists.
    pub asks_existence: bool,
    /// The headers with a fixed value.
    pub headers: Vec<(String, String)>,
    /// The media type of the body, if it is not JSON.
    pub content_type: Option<String>,
    /// The format of the body, if it is a form.
    pub form: Option<crate::api::Form>,
    /// The media types of responses, if they are not only JSON.
    pub accept: Option<String>,
    /// How pages after the first are requested.
    pub next_page: crate::api::NextPage,
    /// How links to them become URLs, if not as all do.
    pub next_link: Option<crate::api::NextLink>,
    /// The required parameters, those of the client first. They are arguments.
    pub arguments: Vec<Argument>,
    /// The body. It is an argument if it is required, and a field of the options otherwise.
    pub body: Option<BodyArgument>,
    /// The optional parameters. They are fields of the options.
    pub options: Vec<Argument>,
    /// The function that takes options too, if an argument is optional.
    pub with_options: Option<WithOptions>,
    /// The name of the options of the client's method, which are in `models`.
    pub method_options_name: Identifier,
    /// The type of a decoded response.
    pub result: ResultItem,
    /// How it is sent.
    pub call: Call,
    /// It is long-running and its result is a page of a list.
    pub ends_with_list: bool,
    /// The call in the documentation of the client's method, if the definition has an example.
    pub example: Option<ExampleCall>,
}

impl Function {
    /// Whether the options have secrets, which `Debug` hides.
    #[must_use]
    pub fn has_secret_options(&self) -> bool {
        self.options.iter().any(|option| option.secret)
            || self.optional_body().is_some_and(|body| body.secret)
    }

    /// The body, if it is an argument.
    #[must_use]
    pub fn required_body(&self) -> Option<&BodyArgument> {
        self.body.as_ref().filter(|body| body.required)
    }

    /// The body, if it is a field of the options.
    #[must_use]
    pub fn optional_body(&self) -> Option<&BodyArgument> {
        self.body.as_ref().filter(|body| !body.required)
    }

    /// How many arguments it takes, without options.
    #[must_use]
    pub fn argument_count(&self) -> usize {
        self.arguments.len() + usize::from(self.required_body().is_some())
    }
}

/// The form of a request function that takes options too.
#[derive(Clone, Debug)]
pub struct WithOptions {
    /// Its name.
    pub name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The name of the struct of the options.
    pub options: Identifier,
}

/// How an operation is sent, and its final result.
#[derive(Clone, Debug)]
pub enum Call {
    /// One request, one response.
    Plain,
    /// A long-running operation.
    LongRunning {
        /// Where its result is found.
        final_state: crate::api::FinalState,
        /// The type of its result.
        result: RustType,
    },
    /// A list in pages.
    Paged,
}

/// A parameter as an argument of a function or a field of its options.
#[derive(Clone, Debug)]
pub struct Argument {
    /// The position of its parameter in the operation.
    pub position: usize,
    /// Its name.
    pub name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The name on the wire.
    pub wire_name: String,
    /// The name of the static with its data.
    pub constant: Identifier,
    /// Its type: a scalar, an enum, or a list of them.
    pub ty: RustType,
    /// How it is passed.
    pub passing: Passing,
    /// The field of the client with its value, if there is one.
    pub client_field: Option<Identifier>,
    /// Hidden in `Debug`.
    pub secret: bool,
}

/// How the value of a parameter is passed to a function, which determines how it is converted to text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Passing {
    /// By value: a boolean, a number or a Unix time.
    Copy,
    /// As `&str`.
    Str,
    /// As `&[u8]`.
    Bytes,
    /// By reference: an enum of `models` over strings.
    Enum(Identifier),
    /// By reference: an enum of `models` over numbers.
    NumberEnum,
    /// By reference: any other type.
    Reference,
    /// As `&[&str]`.
    Strs,
    /// As a slice of enums of `models` over strings.
    Enums(Identifier),
    /// As a slice of enums of `models` over numbers.
    NumberEnums(Identifier),
    /// As a slice of another type.
    Slice(RustType),
}

/// The body as an argument or a field of the options.
#[derive(Clone, Debug)]
pub struct BodyArgument {
    /// Its name.
    pub name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The name in the definition.
    pub wire_name: String,
    /// Its content.
    pub content: BodyContent,
    /// It is required.
    pub required: bool,
    /// Hidden in `Debug`.
    pub secret: bool,
}

/// The content of a request body.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum BodyContent {
    /// A value that is serialized as JSON.
    Json(RustType),
    /// A string that is sent unchanged.
    Text,
    /// Bytes that are sent unchanged.
    Bytes,
}

/// The type of a decoded response.
#[derive(Clone, Debug)]
pub enum ResultItem {
    /// The body alone, or `()`.
    Value(RustType),
    /// A struct of `responses` with the body and one header.
    WithHeader {
        /// Its name.
        name: Identifier,
        /// Its body and header.
        case: ResponseCase,
    },
    /// A struct with the body and headers.
    Struct {
        /// Its name.
        name: Identifier,
        /// Its documentation.
        doc: Doc,
        /// Its body and headers.
        case: ResponseCase,
    },
    /// An enum with a variant per status.
    Enum {
        /// Its name.
        name: Identifier,
        /// Its documentation.
        doc: Doc,
        /// Its variants.
        cases: Vec<ResponseCase>,
    },
}

impl ResultItem {
    /// The name of the type beside the function, if the result has one of its own.
    #[must_use]
    pub fn name(&self) -> Option<&Identifier> {
        match self {
            Self::Value(_) | Self::WithHeader { .. } => None,
            Self::Struct { name, .. } | Self::Enum { name, .. } => Some(name),
        }
    }
}

/// The content of a response with a status.
#[derive(Clone, Debug)]
pub struct ResponseCase {
    /// Its status or class of statuses.
    pub status: crate::api::StatusPattern,
    /// The name of its variant.
    pub name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The body.
    pub body: Option<BodyField>,
    /// The headers.
    pub headers: Vec<HeaderField>,
}

impl ResponseCase {
    /// Whether the body or a header is a secret, which `Debug` hides.
    #[must_use]
    pub fn has_secrets(&self) -> bool {
        self.body.as_ref().is_some_and(|body| body.secret)
            || self.headers.iter().any(|header| header.secret)
    }
}

/// The body of a response.
#[derive(Clone, Debug)]
pub struct BodyField {
    /// The name of its field. A variant without headers has no named fields.
    pub name: Identifier,
    /// Its type.
    pub ty: RustType,
    /// Hidden in `Debug`.
    pub secret: bool,
}

/// A struct of `responses`: a body of any type and one header.
#[derive(Clone, Debug)]
pub struct WithHeader {
    /// Its name.
    pub name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The header.
    pub header: HeaderField,
}

/// A header of a response.
#[derive(Clone, Debug)]
pub struct HeaderField {
    /// The name of the field.
    pub name: Identifier,
    /// The name on the wire.
    pub wire_name: String,
    /// Its documentation.
    pub doc: Doc,
    /// Its type, without the `Option`.
    pub ty: RustType,
    /// The format of a list.
    pub list: crate::api::CollectionFormat,
    /// Hidden in `Debug`.
    pub secret: bool,
}
