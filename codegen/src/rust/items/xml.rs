//! How models and bodies are written in XML.

/// The name of an element or an attribute.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct XmlName {
    /// The name without a prefix.
    pub local: String,
    /// The prefix; empty if there is none.
    pub prefix: String,
    /// The URI of the namespace; empty for that of the element around it.
    pub namespace: String,
}

/// What stands for a value.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum XmlForm {
    /// An element.
    #[default]
    Element,
    /// An element for each item of the list.
    Items,
    /// An attribute.
    Attribute,
    /// The text of the element around it.
    Text,
}

/// How a property or a whole body is written.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct XmlField {
    /// The name of its element or attribute.
    pub name: XmlName,
    /// What it is.
    pub form: XmlForm,
    /// The names of the items of a list that is an element, then those of lists in it.
    pub items: Vec<XmlName>,
}

/// How a model is written.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct XmlModel {
    /// Its properties, in the order of the fields; none if each is an element of its name.
    pub fields: Vec<XmlField>,
    /// The discriminator, if it is not an element of its name.
    pub tag: Option<XmlField>,
    /// The names of the items of lists among undeclared properties.
    pub additional: Vec<XmlName>,
}
