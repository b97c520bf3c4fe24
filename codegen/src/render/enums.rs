//! `models/enums.rs`: open enums.

use super::print::SourceFile;
use super::tokens::{float, integer};
use crate::rust::{Crate, Doc, Enum, EnumType, Variant};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(items: &Crate) -> Option<String> {
    if items.enums.is_empty() {
        return None;
    }
    let (of_texts, of_numbers): (Vec<_>, Vec<_>) = items
        .enums
        .iter()
        .partition(|item| item.ty == EnumType::String);
    let doc = match (of_texts.is_empty(), of_numbers.is_empty()) {
        (_, true) => "Texts with known values.",
        (true, _) => "Numbers with known values.",
        (false, false) => "Texts and numbers with known values.",
    };
    let mut file = SourceFile::new(&items.sources, &Doc::default().line(doc), &items.root);
    let responses = items.enums.iter().filter(|item| item.is_response);
    let responses: Vec<_> = responses.map(|item| &item.name).collect();
    for item in &items.enums {
        file.item(definition(item));
        let value = match item.ty {
            EnumType::String => as_str(item),
            EnumType::Integer | EnumType::Number => value(item),
        };
        file.block(&format!("impl {}", item.name), [known(item), value]);
    }
    if !of_texts.is_empty() {
        let pairs = of_texts
            .iter()
            .map(|Enum { name, unknown, .. }| quote!(#name => #unknown));
        file.item(quote!(open_enum!(#(#pairs),*);));
    }
    file.together(of_numbers.iter().map(|item| {
        let Enum { name, unknown, .. } = item;
        let number = number_type(item.ty);
        quote!(open_number!(#name, #unknown, #number);)
    }));
    if !responses.is_empty() {
        file.item(quote!(from_response!(#(#responses),*);));
    }
    Some(file.finish())
}

fn number_type(of: EnumType) -> TokenStream {
    if of == EnumType::Integer {
        quote!(i64)
    } else {
        quote!(f64)
    }
}

fn definition(item: &Enum) -> TokenStream {
    let Enum {
        name,
        doc,
        ty: of,
        unknown,
        ..
    } = item;
    let variants = item
        .variants
        .iter()
        .map(|Variant { name, doc, .. }| quote!(#doc #name));
    let (derives, rest, kept) = match of {
        EnumType::String => (
            quote!(#[derive(Clone)]),
            " Any other string, with its text.",
            quote!(UnknownValue),
        ),
        EnumType::Integer => (
            quote!(#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]),
            " Any other number.",
            quote!(UnknownNumber<i64>),
        ),
        EnumType::Number => (
            quote!(#[derive(Clone, Copy, Debug, PartialEq)]),
            " Any other number.",
            quote!(UnknownNumber<f64>),
        ),
    };
    quote! {
        #doc
        #derives
        pub enum #name {
            #(#variants,)*
            #[doc = #rest]
            #unknown(#kept),
        }
    }
}

fn known(item: &Enum) -> TokenStream {
    let names = item.variants.iter().map(|variant| &variant.name);
    quote! {
        #[doc = " The values that the definition declares."]
        pub const KNOWN: &'static [Self] = &[#(Self::#names),*];
    }
}

fn as_str(item: &Enum) -> TokenStream {
    let arms = item
        .variants
        .iter()
        .map(|Variant { name, text, .. }| quote!(Self::#name => #text));
    let unknown = &item.unknown;
    quote! {
        #[doc = " The string on the wire."]
        #[must_use]
        #[inline]
        pub fn as_str(&self) -> &str {
            match self {
                #(#arms,)*
                Self::#unknown(value) => value.as_str(),
            }
        }
    }
}

fn value(item: &Enum) -> TokenStream {
    let arms = item.variants.iter().map(|Variant { name, text, .. }| {
        let number = number(text, item.ty);
        quote!(Self::#name => #number)
    });
    let unknown = &item.unknown;
    let number = number_type(item.ty);
    quote! {
        #[doc = " The number on the wire."]
        #[must_use]
        #[inline]
        pub fn value(self) -> #number {
            match self {
                #(#arms,)*
                Self::#unknown(value) => value.value(),
            }
        }
    }
}

/// The digits of a number as a literal. They are valid, since the values of enums are checked before.
fn number(digits: &str, of: EnumType) -> TokenStream {
    match of {
        EnumType::Number => float(digits.parse().unwrap_or_default()),
        _ => integer(digits.parse().unwrap_or_default()),
    }
}
