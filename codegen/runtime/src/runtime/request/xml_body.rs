//! Bodies in XML.

use super::typed::Request;
use super::{Argument, Operation};
use crate::runtime::wire::{Value, XmlField, to_xml};
use crate::runtime::{Error, Result};

impl<R, K> Request<R, K> {
    /// The same as [`Request::new`] for a body that is written as XML. `root` is its outermost element.
    ///
    /// # Errors
    /// As for [`Request::new`].
    #[doc(hidden)]
    pub fn with_xml(
        operation: &'static Operation,
        arguments: &[Argument<'_>],
        body: Option<&dyn Value>,
        root: &XmlField,
    ) -> Result<Self> {
        let body = body.map(|body| to_xml(body, root)).transpose();
        let body = body.map_err(|source| Error::Encode {
            operation: operation.id,
            source: Box::new(source),
        })?;
        Self::with_content(operation, arguments, body.as_deref())
    }
}
