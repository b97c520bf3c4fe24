//! Requests with bodies in XML.

use super::shape::XmlField;
use super::writer::to_xml;
use crate::runtime::wire::value::Value;
use crate::runtime::{Argument, Error, Operation, Request, Result};

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
