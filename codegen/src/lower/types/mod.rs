//! Makes the types of the model from schemas, and from values outside of bodies.

pub(crate) mod arena;
pub(crate) mod draft;
pub(crate) mod enums;
pub(crate) mod graph;
pub(crate) mod names;
pub(crate) mod nullable;
pub(crate) mod objects;
pub(crate) mod recursion;
pub(crate) mod scalars;
pub(crate) mod schema;
mod spelling;
pub(crate) mod unions;
pub(crate) mod values;
mod xml;
