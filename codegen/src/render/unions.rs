//! `models/unions.rs`: tagged enums.

use super::print::SourceFile;
use crate::rust::{Crate, Doc, Union, UnionKind};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(items: &Crate) -> Option<String> {
    if items.unions.is_empty() {
        return None;
    }
    let mut file = SourceFile::new(
        &items.sources,
        &Doc::default().line("Objects of several kinds, which a property tells apart."),
        &items.root,
    );
    file.import("super::structs::*".to_owned());
    for item in &items.unions {
        file.item(definition(item));
        for kind in item.kinds.iter().filter(|kind| kind.convertible) {
            let UnionKind { name, payload, .. } = kind;
            let head = format!("impl From<{payload}> for {}", item.name);
            file.block(
                &head,
                [quote!(#[inline] fn from(value: #payload) -> Self { Self::#name(value) })],
            );
        }
    }
    Some(file.finish())
}

fn definition(item: &Union) -> TokenStream {
    let Union {
        name, doc, unknown, ..
    } = item;
    let kinds = item.kinds.iter().map(
        |UnionKind {
             name, payload, doc, ..
         }| quote!(#doc #name(#payload)),
    );
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "the definition gives the kinds their sizes")]
        pub enum #name {
            #(#kinds,)*
            #[doc = " Any other kind, with its JSON."]
            #unknown(UnknownKind),
        }
    }
}
