//! How models and bodies are written in XML.

use crate::api::{
    Additional, Api, Object, Operation, Payload, Property, Type, TypeId, TypeKind, Xml, XmlPlace,
};
use crate::diagnostic::Code;
use crate::rust::items::{XmlField, XmlForm, XmlModel, XmlName};
use crate::rust::problems::Problems;
use std::collections::HashSet;

/// Whether an operation has a body in XML.
pub(crate) fn has_xml(operation: &Operation) -> bool {
    operation.answers_in_xml || matches!(operation.payload, Payload::Xml(..))
}

/// The types that are in bodies in XML.
pub(crate) fn types(api: &Api) -> HashSet<TypeId> {
    let mut pending: Vec<&Type> = Vec::new();
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        if let Payload::Xml(body, _) = &operation.payload {
            pending.push(&body.ty);
        }
        if operation.answers_in_xml {
            let bodies = operation.responses.iter();
            pending.extend(bodies.filter_map(|response| response.body.as_ref()));
            pending.extend(&operation.error);
            pending.extend(operation.errors.iter().map(|(_, error)| error));
            let long_running = operation.long_running.as_ref();
            pending.extend(long_running.and_then(|one| one.result.as_ref()));
        }
    }
    let mut found = HashSet::new();
    let mut ids: Vec<TypeId> = pending.into_iter().filter_map(id).collect();
    while let Some(next) = ids.pop() {
        if !found.insert(next) {
            continue;
        }
        match &api.types[next].kind {
            TypeKind::Object(object) => {
                let properties = object.properties.iter().map(|one| &one.ty);
                let additional = object.additional.iter().map(|one| &one.ty);
                ids.extend(properties.chain(additional).filter_map(id));
            }
            TypeKind::Union(union) => ids.extend(union.kinds.iter().map(|(_, id)| *id)),
            TypeKind::Enum(_) => {}
        }
    }
    found
}

fn id(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => id(inner),
        _ => None,
    }
}

/// The outermost element of a body.
pub(crate) fn root(ty: &Type, xml: &Xml, parameter: &str, api: &Api) -> XmlField {
    let local = xml.name.as_deref().or(xml.definition.as_deref());
    let name = name(xml, local.unwrap_or(parameter));
    XmlField {
        items: items(ty, xml, Some(&name.local), api),
        name,
        form: XmlForm::Element,
    }
}

/// How a model is written; `None` if each property is an element of its name.
pub(crate) fn model(object: &Object, api: &Api, problems: &mut Problems<'_>) -> Option<XmlModel> {
    let fields = object.properties.iter();
    let fields: Vec<_> = fields.map(|property| field(property, api)).collect();
    report_clashes(&object.properties, &fields, problems);
    let is_plain = |(property, xml): (&Property, &XmlField)| *xml == plain(&property.name);
    let model = XmlModel {
        fields: if object.properties.iter().zip(&fields).all(is_plain) {
            Vec::new()
        } else {
            fields
        },
        tag: object
            .tag
            .as_ref()
            .map(|(discriminator, _)| (tag(discriminator, &object.xml_tag), discriminator))
            .filter(|(xml, discriminator)| *xml != plain(discriminator))
            .map(|(xml, _)| xml),
        additional: match &object.additional {
            Some(Additional { ty, xml, .. }) => items(ty, xml, None, api),
            None => Vec::new(),
        },
    };
    (model != XmlModel::default()).then_some(model)
}

/// The name of the discriminator of a union in XML.
pub(crate) fn discriminator(discriminator: &str, xml: &Xml) -> String {
    tag(discriminator, xml).name.local
}

fn tag(discriminator: &str, xml: &Xml) -> XmlField {
    XmlField {
        name: name(xml, xml.name.as_deref().unwrap_or(discriminator)),
        form: match xml.place {
            XmlPlace::Attribute => XmlForm::Attribute,
            XmlPlace::Element | XmlPlace::Text => XmlForm::Element,
        },
        items: Vec::new(),
    }
}

fn plain(name: &str) -> XmlField {
    XmlField {
        name: XmlName {
            local: name.to_owned(),
            ..XmlName::default()
        },
        ..XmlField::default()
    }
}

fn field(
    Property {
        name: own, ty, xml, ..
    }: &Property,
    api: &Api,
) -> XmlField {
    let local = xml.name.as_deref().unwrap_or(own);
    if let Type::List(item) = ty
        && !xml.wrapped
    {
        // The items have names of their own, or else that of the list.
        let of_item = xml.items.as_deref().cloned().unwrap_or_default();
        let local = of_item.name.as_deref().unwrap_or(local);
        let named = if of_item.namespace.is_some() {
            &of_item
        } else {
            xml
        };
        return XmlField {
            name: name(named, local),
            form: XmlForm::Items,
            items: items(item, &of_item, Some(local), api),
        };
    }
    XmlField {
        name: name(xml, local),
        form: match xml.place {
            XmlPlace::Element => XmlForm::Element,
            XmlPlace::Attribute => XmlForm::Attribute,
            XmlPlace::Text => XmlForm::Text,
        },
        items: items(ty, xml, Some(local), api),
    }
}

/// The names of the items of a list, and of those of lists in it. An item has a name of its own, that of the definition of its object, or
/// that of the element around it.
fn items(ty: &Type, xml: &Xml, around: Option<&str>, api: &Api) -> Vec<XmlName> {
    let none = Xml::default();
    let of_item = xml.items.as_deref().unwrap_or(&none);
    match ty {
        Type::Nullable(inner) => items(inner, xml, around, api),
        Type::Map(value) => items(value, of_item, None, api),
        Type::List(item) => {
            let definition = of_item.definition.as_deref();
            let definition = definition.filter(|_| is_object(item, api));
            let Some(local) = of_item.name.as_deref().or(definition).or(around) else {
                return Vec::new();
            };
            let mut names = vec![name(of_item, local)];
            names.extend(items(item, of_item, Some(local), api));
            names
        }
        _ => Vec::new(),
    }
}

fn is_object(ty: &Type, api: &Api) -> bool {
    match ty {
        Type::Nullable(inner) => is_object(inner, api),
        Type::Named(id) => !matches!(api.types[*id].kind, TypeKind::Enum(_)),
        _ => false,
    }
}

fn name(xml: &Xml, local: &str) -> XmlName {
    XmlName {
        local: local.to_owned(),
        prefix: xml.prefix.clone().unwrap_or_default(),
        namespace: xml.namespace.clone().unwrap_or_default(),
    }
}

/// Reports properties that are the same element or attribute. The first one is read.
fn report_clashes(properties: &[Property], fields: &[XmlField], problems: &mut Problems<'_>) {
    for (index, (property, xml)) in properties.iter().zip(fields).enumerate() {
        let is_attribute = |xml: &XmlField| xml.form == XmlForm::Attribute;
        let is_same = |other: &XmlField| match (other.form, xml.form) {
            (XmlForm::Text, XmlForm::Text) => true,
            (XmlForm::Text, _) | (_, XmlForm::Text) => false,
            _ => other.name.local == xml.name.local && is_attribute(other) == is_attribute(xml),
        };
        let mut earlier = properties.iter().zip(fields).take(index);
        let Some((first, _)) = earlier.find(|(_, other)| is_same(other)) else {
            continue;
        };
        let what = match xml.form {
            XmlForm::Text => "the text of the element".to_owned(),
            XmlForm::Attribute => format!("the attribute `{}`", xml.name.local),
            XmlForm::Element | XmlForm::Items => format!("the element `{}`", xml.name.local),
        };
        let message = format!(
            "the properties `{}` and `{}` are both {what} in XML; only the first one is read",
            first.name, property.name
        );
        problems.warning(Code::XmlNameClash, &property.origin, message);
    }
}
