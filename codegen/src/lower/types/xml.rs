//! How values are written in XML.

use crate::api::{Type, XmlPlace};
use crate::lower::At;
use crate::lower::checks;
use crate::lower::checks::xml::Kind;
use crate::lower::input::references::Definition;
use crate::lower::types::arena::Types;
use crate::lower::types::draft::{Content, SchemaType};
use crate::swagger::Schema;

impl<'d> Types<'d> {
    /// Adds what a schema says of XML to what its type says. Keys beside a reference come first.
    pub(crate) fn add_xml(&mut self, schema: &Schema, at: &At, lowered: &mut SchemaType) {
        if let Some(xml) = &schema.xml {
            self.report.check_keys(&at.child("xml"), &xml.invalid_keys);
        }
        if !self.has_xml {
            return;
        }
        let kind = self.kind(&lowered.ty);
        self.report.add_mistakes(at, checks::xml::xml(schema, kind));
        let xml = schema.xml.as_deref();
        let is_text = schema.text || xml.is_some_and(|xml| xml.text);
        if is_text && kind == Kind::Scalar {
            lowered.xml.place = XmlPlace::Text;
        }
        let Some(xml) = xml else {
            return;
        };
        if xml.attribute && kind == Kind::Scalar {
            lowered.xml.place = XmlPlace::Attribute;
        }
        lowered.xml.wrapped |= xml.wrapped && kind == Kind::List;
        for (from, to) in [
            (&xml.name, &mut lowered.xml.name),
            (&xml.prefix, &mut lowered.xml.prefix),
        ] {
            let usable = from.as_ref().filter(|name| checks::xml::is_name(name));
            *to = usable.cloned().or_else(|| to.take());
        }
        let namespace = xml.namespace.as_ref();
        let namespace = namespace.filter(|text| checks::xml::is_namespace(text));
        let earlier = lowered.xml.namespace.take();
        lowered.xml.namespace = namespace.cloned().or(earlier);
    }

    /// Adds the name of the definition, which elements have that are not given another one.
    pub(crate) fn name_xml(&self, definition: Definition<'d>, lowered: &mut SchemaType) {
        let name = definition.name;
        if self.has_xml && checks::xml::is_name(name) {
            lowered
                .xml
                .definition
                .get_or_insert_with(|| name.to_owned());
        }
    }

    fn kind(&self, ty: &Type) -> Kind {
        match ty {
            Type::List(_) => Kind::List,
            Type::Map(_) => Kind::Object,
            Type::Nullable(inner) => self.kind(inner),
            Type::Named(id) => match self.slots[*id].content {
                Some(Content::Enum(_)) => Kind::Scalar,
                _ => Kind::Object,
            },
            Type::Any => Kind::Any,
            _ => Kind::Scalar,
        }
    }
}
