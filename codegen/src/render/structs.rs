//! `models/structs.rs`: structs, their constructors, and `Debug` where something is secret.

use super::complexity::allow_complex;
use super::debug::{debug, redacted, shown};
use super::operations::too_many;
use super::print::SourceFile;
use super::tokens::type_in_models;
use crate::rust::{Crate, Doc, Field, RustType, Struct};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::HashSet;

pub(super) fn file(items: &Crate) -> Option<String> {
    if items.structs.is_empty() {
        return None;
    }
    let doc = Doc::default().line("The structs of requests and responses.");
    let mut file = SourceFile::new(&items.sources, &doc, &items.root);
    let named: HashSet<_> = items.structs.iter().flat_map(Struct::named).collect();
    if items.enums.iter().any(|item| named.contains(&item.name)) {
        file.import("super::enums::*".to_owned());
    }
    if items.unions.iter().any(|item| named.contains(&item.name)) {
        file.import("super::unions::*".to_owned());
    }
    for item in &items.structs {
        file.item(definition(item));
        let name = &item.name;
        if !item.required.is_empty() {
            file.block(&format!("impl {name}"), [constructor(item)]);
        }
        if item.has_secrets() {
            let fields = item
                .fields
                .iter()
                .map(|Field { name, secret, .. }| shown(name, secret.then(|| redacted(name))));
            let additional = item.additional.iter().map(|Field { name, secret, .. }| {
                shown(name, secret.then(|| quote!(Redacted::of_map(&self.#name))))
            });
            let fields = fields.chain(additional);
            file.implement(&quote!(fmt::Debug), &quote!(#name), [debug(name, fields)]);
        }
    }
    Some(file.finish())
}

fn definition(item: &Struct) -> TokenStream {
    let Struct { name, doc, .. } = item;
    let derives = if item.has_secrets() {
        quote!(#[derive(Clone, Default)])
    } else {
        quote!(#[derive(Clone, Debug, Default)])
    };
    let fields = item.fields.iter().map(|field| {
        let Field {
            name,
            doc,
            ty,
            clearable,
            ..
        } = field;
        let ty = type_in_models(ty);
        let ty = if *clearable {
            quote!(Nullable<#ty>)
        } else {
            quote!(Option<#ty>)
        };
        let allow = allow_complex([ty.clone()]);
        quote!(#doc #allow pub #name: #ty)
    });
    let additional = item.additional.iter().map(|field| {
        let Field { name, doc, ty, .. } = field;
        let ty = type_in_models(ty);
        let allow = allow_complex([ty.clone()]);
        quote!(#doc #allow pub #name: #ty)
    });
    let fields = fields.chain(additional);
    let non_exhaustive = item.only_in_responses.then(|| quote!(#[non_exhaustive]));
    quote! {
        #doc
        #derives
        #non_exhaustive
        pub struct #name {
            #(#fields,)*
        }
    }
}

fn constructor(item: &Struct) -> TokenStream {
    let required: Vec<_> = item
        .required
        .iter()
        .filter_map(|index| item.fields.get(*index))
        .collect();
    let arguments = required.iter().map(|field| {
        let Field { name, ty, .. } = field;
        match ty {
            RustType::String => quote!(#name: impl Into<String>),
            RustType::Formatted(_) => {
                let ty = type_in_models(ty);
                quote!(#name: impl Into<#ty>)
            }
            ty => {
                // The constructor takes the value without its box.
                let ty = if let RustType::Boxed(ty) = ty { ty } else { ty };
                let ty = type_in_models(ty);
                quote!(#name: #ty)
            }
        }
    });
    let values = required.iter().map(|field| {
        let name = &field.name;
        let value = match &field.ty {
            RustType::String | RustType::Formatted(_) => quote!(#name.into()),
            RustType::Boxed(_) => quote!(Box::new(#name)),
            _ => quote!(#name),
        };
        if field.clearable {
            quote!(#name: Nullable::Value(#value))
        } else {
            quote!(#name: Some(#value))
        }
    });
    let is_all = required.len() == item.fields.len() && item.additional.is_none();
    let rest = (!is_all).then(|| quote!(..Self::default()));
    let many = too_many(required.len());
    quote! {
        #[doc = " Makes a value with all properties that the definition requires."]
        #[must_use]
        #many
        #[inline]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #rest }
        }
    }
}
