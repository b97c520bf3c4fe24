//! `models/structs.rs`: structs, their constructors, and `Debug` where something is secret.

use super::debug::{debug, shown, shown_map};
use super::print::SourceFile;
use super::tokens::{formats, has_map, import, root, type_in_models};
use crate::rust::{Crate, Doc, Field, RustType, Struct};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(items: &Crate) -> Option<String> {
    if items.structs.is_empty() {
        return None;
    }
    let mut file = SourceFile::new(&items.sources, &Doc::default().line("Objects."));
    file.together(imports(items));
    for item in &items.structs {
        file.item(definition(item));
        let head = |of: &str| {
            if of.is_empty() {
                format!("impl {}", item.name)
            } else {
                format!("impl {of} for {}", item.name)
            }
        };
        if !item.required.is_empty() {
            file.block(&head(""), [constructor(item)]);
        }
        if item.has_secrets() {
            let fields = item.fields.iter();
            let fields = fields.map(|field| shown(&field.name, field.secret));
            let additional = item.additional.iter();
            let additional = additional.map(|field| shown_map(&field.name, field.secret));
            let fields = fields.chain(additional);
            file.block(&head("fmt::Debug"), [debug(&item.name, fields)]);
        }
    }
    Some(file.finish())
}

fn imports(items: &Crate) -> Vec<TokenStream> {
    let root = root(&items.root);
    let fields = || {
        items
            .structs
            .iter()
            .flat_map(|item| item.fields.iter().chain(&item.additional))
    };
    let mut imports = Vec::new();
    if !items.enums.is_empty() && fields().any(|field| names_enum(&field.ty)) {
        imports.push(quote!(
            use super::enums::*;
        ));
    }
    if !items.unions.is_empty() {
        let unions = |field: &Field| {
            items
                .unions
                .iter()
                .any(|union| uses(&field.ty, union.name.as_str()))
        };
        if fields().any(unions) {
            imports.push(quote!(
                use super::unions::*;
            ));
        }
    }
    let secrets = items.structs.iter().any(Struct::has_secrets);
    let mut of_runtime = formats(fields().map(|field| &field.ty));
    of_runtime.extend(fields().any(|field| field.clearable).then_some("Nullable"));
    of_runtime.extend(secrets.then_some("Redacted"));
    of_runtime.sort_unstable();
    imports.extend(import(&quote!(#root::runtime), &of_runtime));
    if fields().any(|field| has_map(&field.ty)) {
        imports.push(quote!(
            use std::collections::BTreeMap;
        ));
    }
    if secrets {
        imports.push(quote!(
            use std::fmt;
        ));
    }
    imports
}

fn names_enum(ty: &RustType) -> bool {
    match ty {
        RustType::Enum(_) | RustType::NumberEnum(_) => true,
        value => value.inner().is_some_and(names_enum),
    }
}

fn uses(ty: &RustType, name: &str) -> bool {
    match ty {
        RustType::Model(model) => model.as_str() == name,
        value => value.inner().is_some_and(|inner| uses(inner, name)),
    }
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
        let value = type_in_models(ty);
        if *clearable {
            quote!(#doc pub #name: Nullable<#value>)
        } else {
            quote!(#doc pub #name: Option<#value>)
        }
    });
    let additional = item.additional.iter().map(|field| {
        let Field { name, doc, ty, .. } = field;
        let value = type_in_models(ty);
        quote!(#doc pub #name: #value)
    });
    let fields = fields.chain(additional);
    quote! {
        #doc
        #derives
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
                let value = type_in_models(ty);
                quote!(#name: impl Into<#value>)
            }
            RustType::Boxed(value) => {
                let value = type_in_models(value);
                quote!(#name: #value)
            }
            value => {
                let value = type_in_models(value);
                quote!(#name: #value)
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
    let many = (required.len() > 7)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the definition requires all of them")]));
    quote! {
        #[doc = " With all properties that the definition requires."]
        #[must_use]
        #many
        #[inline]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #rest }
        }
    }
}
