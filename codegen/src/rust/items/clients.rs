//! The items of `clients`.

use super::{Doc, Expression, Passing, RustType};
use crate::rust::Identifier;

/// The client of a package.
#[derive(Clone, Debug)]
pub struct Client {
    /// Its name.
    pub name: Identifier,
    /// The module that contains it.
    pub module: Identifier,
    /// The name of its options.
    pub options_name: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// The parameters that it keeps for all calls.
    pub fields: Vec<ClientField>,
}

/// A parameter that the client keeps.
#[derive(Clone, Debug)]
pub struct ClientField {
    /// The name of its parameter on the wire.
    pub parameter: String,
    /// Its name.
    pub name: Identifier,
    /// The method that returns its value.
    pub getter: Identifier,
    /// The method that makes a client with another value.
    pub setter: Identifier,
    /// Its documentation.
    pub doc: Doc,
    /// Its type.
    pub ty: RustType,
    /// How it is passed to request functions.
    pub passing: Passing,
    /// Hidden in `Debug`.
    pub secret: bool,
    /// A value for programs whose operation does not take the parameter.
    pub placeholder: Expression,
}
