//! What lowering reads: the documents of the definition, what their references lead to, and the selected operations.

pub(crate) mod collect;
pub(crate) mod documents;
pub(crate) mod family;
pub(crate) mod inside;
pub(crate) mod references;
pub(crate) mod selection;
