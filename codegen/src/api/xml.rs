//! XML.

/// What the definition says of how a value is written in XML, where it stands.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Xml {
    /// The name of its element or attribute.
    pub name: Option<String>,
    /// The URI of the namespace of the name.
    pub namespace: Option<String>,
    /// The prefix of the name.
    pub prefix: Option<String>,
    /// It is an attribute, or the text of the element around it. Only scalars are.
    pub place: XmlPlace,
    /// A list is an element around those of its items.
    pub wrapped: bool,
    /// The name of the definition that describes it, if that is one of its own.
    pub definition: Option<String>,
    /// The same for the items of a list, or the values of a map.
    pub items: Option<Box<Xml>>,
}

/// What stands for a value in XML.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum XmlPlace {
    /// An element.
    #[default]
    Element,
    /// An attribute of the element of its object.
    Attribute,
    /// The text of the element of its object.
    Text,
}
