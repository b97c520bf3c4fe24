//! How models and bodies are written in XML.

use crate::rust::{XmlField, XmlForm, XmlModel, XmlName};
use proc_macro2::TokenStream;
use quote::quote;

/// The constant of a model.
pub(super) fn model(model: &XmlModel) -> TokenStream {
    let XmlModel {
        fields,
        tag,
        additional,
    } = model;
    let fields = (!fields.is_empty()).then(|| {
        let fields = fields.iter().map(field);
        quote!(fields: &[#(#fields),*],)
    });
    let tag = tag.iter().map(field);
    let tag = tag.map(|tag| quote!(tag: Some(#tag),));
    let additional = (!additional.is_empty()).then(|| {
        let names = additional.iter().map(name);
        quote!(additional: &[#(#names),*],)
    });
    quote! {
        const XML: &'static XmlModel = &XmlModel { #fields #(#tag)* #additional ..XmlModel::BLANK };
    }
}

/// The expression of a whole body, in a function.
pub(super) fn root(root: &XmlField) -> TokenStream {
    // Outside of constants, an array is static only in a block of its own.
    expression(root, |names| quote!(const { #names }))
}

/// The expression of a property, in a constant.
fn field(field: &XmlField) -> TokenStream {
    expression(field, |names| names)
}

fn expression(
    XmlField { name, form, items }: &XmlField,
    make_static: fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let local = &name.local;
    let namespace = namespace(name);
    let items = (!items.is_empty()).then(|| {
        let names = items.iter().map(self::name);
        let names = make_static(quote!(&[#(#names),*]));
        quote!(.of_items(#names))
    });
    let form = match form {
        XmlForm::Element => None,
        XmlForm::Items => Some(quote!(.unwrapped())),
        XmlForm::Attribute => Some(quote!(.attribute())),
        XmlForm::Text => Some(quote!(.text())),
    };
    quote!(XmlField::new(#local) #namespace #form #items)
}

fn name(name: &XmlName) -> TokenStream {
    let local = &name.local;
    let namespace = namespace(name);
    quote!(XmlName::new(#local) #namespace)
}

fn namespace(
    XmlName {
        prefix, namespace, ..
    }: &XmlName,
) -> Option<TokenStream> {
    let has_namespace = !prefix.is_empty() || !namespace.is_empty();
    has_namespace.then(|| quote!(.in_namespace(#prefix, #namespace)))
}
