//! What an operation takes.

use crate::api::{Location, Parameter};
use crate::lower::{At, Report};
use crate::percent;
use crate::swagger;
use std::collections::HashMap;

/// Parameters of an operation by what becomes of them.
#[derive(Default)]
pub(crate) struct Inputs<'d> {
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) constants: Vec<Constant>,
    pub(crate) bodies: Vec<Declared<'d>>,
    pub(crate) api_version: Option<String>,
}

/// Parameters by where they are defined, for the operations that share them, each with its problems. None for those that are no
/// arguments.
pub(crate) type SharedParameters = HashMap<At, (Option<Parameter>, Report)>;

/// A parameter that can have one value only, and is always sent.
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) location: Location,
    pub(crate) value: String,
    pub(crate) unescaped: bool,
}

impl Constant {
    /// The value as it stands in a URL.
    pub(crate) fn encoded(&self) -> String {
        if self.unescaped {
            self.value.clone()
        } else {
            percent::encode(&self.value, percent::UNRESERVED)
        }
    }
}

/// A parameter of an operation, references followed.
#[derive(Clone)]
pub(crate) struct Declared<'d> {
    pub(crate) parameter: &'d swagger::Parameter,
    /// Where it is defined.
    pub(crate) at: At,
    /// Where the operation or the path item names it.
    pub(crate) used_at: At,
    /// It is one of the document's, which operations share.
    pub(crate) shared: bool,
}

impl Declared<'_> {
    /// Whether it has the name and the place of another one.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.parameter.name == other.parameter.name
            && self.parameter.location == other.parameter.location
    }
}
