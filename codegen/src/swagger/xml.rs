//! How values are written in XML.

use super::object::object;

object! {
    /// `xml`
    Xml, "an `xml` object" {
        /// The name of the element or attribute. For an array without `wrapped`, its items have names of their own.
        "name" => name: Option<String>,
        /// The URI of the namespace of the name.
        "namespace" => namespace: Option<String>,
        /// The prefix of the name.
        "prefix" => prefix: Option<String>,
        /// Whether it is an attribute and not an element.
        "attribute" => attribute: bool,
        /// Whether an array is an element around those of its items.
        "wrapped" => wrapped: bool,
        /// Whether it is the text of the element of its object.
        "x-ms-text" => text: bool,
    }
    without_effect {}
}
