//! The model of an API, independent of Swagger and of Rust.
//!
//! Types live in one arena and refer to each other by [`TypeId`], so that recursion is plain data.

mod arena;
mod operation;
mod paging;
mod parameter;
mod payload;
mod status;
mod template;
mod types;

pub use arena::{Arena, TypeId};
pub use operation::{
    Example, ExampleResponse, FinalState, Group, Header, LongRunning, Method, Operation, Response,
};
pub use paging::{NextLink, NextPage, Page, Paging, PropertyId};
pub use parameter::{Bound, CollectionFormat, Count, Location, Parameter, Pattern, Rules};
pub use payload::{Body, Form, Payload};
pub use status::StatusPattern;
pub use template::{Template, TemplatePart};
pub use types::{
    Additional, Enum, EnumType, EnumValue, Format, Object, Property, StringFormat, Type,
    TypeDefinition, TypeKind, Union,
};

use serde::{Deserialize, Serialize};

/// The API of a package, which is generated as one crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Api {
    /// The title of the first definition, such as `ApiManagementClient`.
    pub title: String,
    /// The description of the definition.
    pub description: Option<String>,
    /// All types that the operations reach, each once, sorted by name.
    pub types: Arena<TypeDefinition>,
    /// The operations by group, sorted by the group's name.
    pub groups: Vec<Group>,
    /// The types that are pages, each once, sorted by id.
    pub pages: Vec<Page>,
    /// Operations that were asked for and could not be generated, sorted by id.
    pub skipped: Vec<Skipped>,
    /// Parameters that the client holds (`subscriptionId`), without `api-version`, in the order in which they first occur.
    pub client_parameters: Vec<Parameter>,
}

/// An operation that was left out because it cannot be generated.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Skipped {
    /// The operation id.
    pub id: String,
    /// Why, in one sentence without a full stop.
    pub reason: String,
    /// The place of its definition.
    pub origin: Origin,
}

/// The place of a definition, for provenance in the output and for diagnostics of later stages.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Origin {
    /// The file, relative to the manifest's folder, with `/` between the parts.
    pub file: std::sync::Arc<str>,
    /// The JSON pointer in it.
    pub pointer: String,
}
