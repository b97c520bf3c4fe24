//! How models are written in XML.

/// The name of an element or an attribute.
#[derive(Clone, Copy, Debug)]
pub struct XmlName {
    pub(super) local: &'static str,
    pub(super) prefix: &'static str,
    pub(super) namespace: &'static str,
}

impl XmlName {
    /// A name without a namespace.
    #[must_use]
    pub const fn new(local: &'static str) -> Self {
        Self {
            local,
            prefix: "",
            namespace: "",
        }
    }

    /// The same with a prefix, which may be empty, and the namespace that it stands for.
    #[must_use]
    pub const fn in_namespace(self, prefix: &'static str, namespace: &'static str) -> Self {
        Self {
            local: self.local,
            prefix,
            namespace,
        }
    }
}

/// What stands for a property.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// An element.
    Element,
    /// An element for each item of the list.
    Items,
    /// An attribute.
    Attribute,
    /// The text of the element of the model.
    Text,
}

/// How a value is written: a property of a model, or a whole document.
#[derive(Clone, Copy, Debug)]
pub struct XmlField {
    pub(super) name: XmlName,
    pub(super) form: Form,
    /// The names of the items of a list that is an element, then those of the items of lists in it, and so on.
    pub(super) items: &'static [XmlName],
}

impl XmlField {
    /// An element of this name.
    #[must_use]
    pub const fn new(local: &'static str) -> Self {
        Self {
            name: XmlName::new(local),
            form: Form::Element,
            items: &[],
        }
    }

    /// The same with a prefix, which may be empty, and the namespace that it stands for.
    #[must_use]
    pub const fn in_namespace(self, prefix: &'static str, namespace: &'static str) -> Self {
        Self {
            name: self.name.in_namespace(prefix, namespace),
            ..self
        }
    }

    /// The items of the list in this element have these names: first its own, then those of lists in it.
    #[must_use]
    pub const fn of_items(self, items: &'static [XmlName]) -> Self {
        Self { items, ..self }
    }

    /// Each item of the list is such an element. There is none around them.
    #[must_use]
    pub const fn unwrapped(self) -> Self {
        Self {
            form: Form::Items,
            ..self
        }
    }

    /// An attribute.
    #[must_use]
    pub const fn attribute(self) -> Self {
        Self {
            form: Form::Attribute,
            ..self
        }
    }

    /// The text of the element of the model.
    #[must_use]
    pub const fn text(self) -> Self {
        Self {
            form: Form::Text,
            ..self
        }
    }
}

/// How a model is written in XML.
#[derive(Debug)]
pub struct XmlModel {
    /// The properties, in the order of [`Model::FIELDS`](crate::runtime::Model::FIELDS).
    pub fields: &'static [XmlField],
    /// The discriminator of a kind of a union.
    pub tag: Option<XmlField>,
    /// The names of the items of lists among the undeclared properties.
    pub additional: &'static [XmlName],
}

impl XmlModel {
    /// A model whose elements have the names of its properties in JSON.
    pub const BLANK: Self = Self {
        fields: &[],
        tag: None,
        additional: &[],
    };
}
