//! The properties of a model, as they are in XML.

use crate::runtime::wire::shape::Field;
use crate::runtime::wire::value::Object;
use crate::runtime::wire::xml_shape::{Form, XmlField, XmlModel};

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
