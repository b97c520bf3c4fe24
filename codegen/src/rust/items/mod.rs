//! The items of a crate, ready to print: their names, types, attributes and documentation are final.

mod clients;
mod common;
mod examples;
mod expressions;
mod models;
mod names;
mod operations;
mod xml;

pub use clients::*;
pub use common::*;
pub use examples::*;
pub use expressions::*;
pub use models::*;
pub use operations::*;
pub use xml::*;

// Types of the model that items contain.
pub use crate::api::{
    Bound, CollectionFormat, Count, EnumType, FinalState, Format, Location, Method, NextPage,
    StatusPattern,
};

use crate::settings::CrateSettings;
use std::sync::Arc;

/// A crate, ready to print.
#[derive(Clone, Debug, Default)]
pub struct Crate {
    /// The path of the crate's root: `crate` for a package.
    pub root: String,
    /// The settings of the crate.
    pub settings: CrateSettings,
    /// The files of the definition, sorted.
    pub sources: Vec<Arc<str>>,
    /// Some bodies are XML.
    pub has_xml: bool,
    /// The structs of `models`.
    pub structs: Vec<Struct>,
    /// The open enums of `models`.
    pub enums: Vec<Enum>,
    /// The tagged enums of `models`.
    pub unions: Vec<Union>,
    /// The models that are pages of lists.
    pub pages: Vec<Page>,
    /// The patterns of parameters.
    pub patterns: Vec<Pattern>,
    /// The parameters of all operations.
    pub parameters: Vec<Parameter>,
    /// The structs of `responses`.
    pub responses: Vec<WithHeader>,
    /// The modules of `operations`.
    pub groups: Vec<Group>,
    /// The client of the package; none for a package without operations.
    pub client: Option<Client>,
    /// The tests of the definition's examples.
    pub examples: Vec<ExampleTest>,
    /// The first call that the README shows; none for a package without operations.
    pub quick_start: Option<QuickStart>,
    /// The call of a long-running operation that the README shows, if there is one.
    pub long_running: Option<QuickStart>,
    /// The list that the README shows.
    pub list: Option<QuickStart>,
    /// The call that the README sends to a server on this machine, if an operation returns an object.
    pub local_test: Option<LocalTest>,
}
