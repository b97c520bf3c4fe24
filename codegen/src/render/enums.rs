//! `models/enums.rs`: open enums.

use super::print::SourceFile;
use super::tokens::root;
use crate::rust::{Crate, Doc, Enum, Variant};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(items: &Crate) -> Option<String> {
    if items.enums.is_empty() {
        return None;
    }
    let mut file = SourceFile::new(
        &items.sources,
        &Doc::default().line("Texts with known values."),
    );
    let root = root(&items.root);
    file.item(quote!(use #root::runtime::{UnknownValue, open_enum};));
    for item in &items.enums {
        file.item(definition(item));
        file.block(&format!("impl {}", item.name), [known(item), as_str(item)]);
    }
    file.together(
        items
            .enums
            .iter()
            .map(|Enum { name, unknown, .. }| quote!(open_enum!(#name, #unknown);)),
    );
    Some(file.finish())
}

fn definition(item: &Enum) -> TokenStream {
    let Enum {
        name, doc, unknown, ..
    } = item;
    let variants = item
        .variants
        .iter()
        .map(|Variant { name, doc, .. }| quote!(#doc #name));
    quote! {
        #doc
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " Any other text, kept as it is."]
            #unknown(UnknownValue),
        }
    }
}

fn known(item: &Enum) -> TokenStream {
    let names = item.variants.iter().map(|variant| &variant.name);
    quote! {
        #[doc = " The values that the definition names."]
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
        #[doc = " The text, as on the wire."]
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                #(#arms,)*
                Self::#unknown(value) => value.as_str(),
            }
        }
    }
}
