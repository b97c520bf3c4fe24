//! Values in XML, for operations whose bodies are XML.
//!
//! Models keep the table of their properties, which is for JSON. Beside it, a model that is in XML has an
//! [`XmlModel`](super::XmlModel): the names of its elements and attributes. The reader puts a document into the same slots as that of JSON, and the writer takes the same views.
//!
//! Reading is as lenient as with JSON. Names are compared without their prefixes, and without regard to case unless there is the exact name
//! too. The name of the outermost element does not matter. Undeclared elements and attributes are skipped or kept as undeclared
//! properties. Whatever a service sends, nothing is expanded but the predefined entities and references to characters, and a document with
//! a declaration of its type is refused.

mod any;
mod child;
mod events;
mod names;
mod read;
mod reader;
mod table;
mod writer;

pub use read::{from_xml, from_xml_with_misfits};
pub use writer::to_xml;
