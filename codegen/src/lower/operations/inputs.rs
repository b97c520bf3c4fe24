//! The inputs of an operation.

use crate::api::{Location, Parameter};
use crate::lower::{At, Report};
use crate::percent;
use crate::swagger;
use std::collections::HashMap;

/// The parameters of an operation, by their use.
#[derive(Default)]
pub(crate) struct Inputs<'d> {
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) constants: Vec<Constant>,
    pub(crate) bodies: Vec<Declared<'d>>,
    pub(crate) api_version: Option<String>,
}

/// Parameters by position, with their problems, for all operations that use them. `None` for those that are left out.
pub(crate) type SharedParameters = HashMap<At, (Option<Parameter>, Report)>;

/// A required parameter with exactly one value, which is always sent.
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) location: Location,
    pub(crate) value: String,
    pub(crate) unescaped: bool,
}

impl Constant {
    /// The value as it is in a URL.
    pub(crate) fn encoded(&self) -> String {
        if self.unescaped {
            self.value.clone()
        } else {
            percent::encode(&self.value, percent::UNRESERVED)
        }
    }
}

/// A parameter of an operation, with its reference resolved.
#[derive(Clone)]
pub(crate) struct Declared<'d> {
    pub(crate) parameter: &'d swagger::Parameter,
    /// The position of its definition.
    pub(crate) at: At,
    /// The position in the operation or path item.
    pub(crate) used_at: At,
    /// It is a parameter of the document, which operations share.
    pub(crate) shared: bool,
}

impl Declared<'_> {
    /// Whether both have the same name and location.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.parameter.name == other.parameter.name
            && self.parameter.location == other.parameter.location
    }
}
