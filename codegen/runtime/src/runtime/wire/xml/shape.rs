//! How models are written in XML.

use crate::runtime::wire::shape::Field;
use crate::runtime::wire::value::Object;

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

/// The properties of a model with their forms in XML.
#[derive(Clone, Copy)]
pub(super) struct Table {
    fields: &'static [Field],
    pub(super) xml: &'static XmlModel,
}

impl Table {
    pub(super) fn of(object: &dyn Object) -> Self {
        Self {
            fields: object.shape().fields,
            xml: object.xml(),
        }
    }

    pub(super) fn field(&self, index: usize) -> Option<(&'static Field, XmlField)> {
        let field = self.fields.get(index)?;
        let xml = self.xml.fields.get(index).copied();
        Some((field, xml.unwrap_or(XmlField::new(field.name))))
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = (usize, &'static Field, XmlField)> + use<> {
        let table = *self;
        (0..self.fields.len()).filter_map(move |index| {
            let (field, xml) = table.field(index)?;
            Some((index, field, xml))
        })
    }

    /// The property that an element or an attribute of this name stands for, and whether the name is exactly that.
    pub(super) fn named(&self, name: &str, is_attribute: bool) -> Option<(usize, bool)> {
        let named = |is_name: fn(&str, &str) -> bool| {
            self.fields().find(|(_, _, xml)| {
                xml.form != Form::Text
                    && (xml.form == Form::Attribute) == is_attribute
                    && is_name(xml.name.local, name)
            })
        };
        let exact = named(|one, other| one == other).map(|(index, ..)| (index, true));
        exact.or_else(|| named(str::eq_ignore_ascii_case).map(|(index, ..)| (index, false)))
    }

    /// The property that is the text of the element.
    pub(super) fn text(&self) -> Option<(usize, &'static Field)> {
        let mut fields = self.fields();
        let found = fields.find(|(_, _, xml)| xml.form == Form::Text);
        found.map(|(index, field, _)| (index, field))
    }

    /// Whether it is the name of the discriminator, in any case.
    pub(super) fn is_tag(&self, object: &dyn Object, name: &str) -> bool {
        let tag = self.xml.tag;
        object.shape().is_similar_tag(name)
            || tag.is_some_and(|tag| tag.name.local.eq_ignore_ascii_case(name))
    }
}
