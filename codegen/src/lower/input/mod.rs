//! The input of lowering: documents, resolved references, and selected operations.

pub(crate) mod collect;
pub(crate) mod documents;
pub(crate) mod family;
pub(crate) mod inside;
pub(crate) mod references;
pub(crate) mod removed;
pub(crate) mod selection;
