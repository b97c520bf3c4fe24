//! `models/wire.rs`, which describes each model to the runtime, and `models/pages.rs`.

use super::print::SourceFile;
use super::tokens::type_outside;
use super::xml;
use crate::rust::{Crate, Doc, Field, Page, Struct, Tag, Union};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn file(items: &Crate) -> Option<String> {
    if items.structs.is_empty() && items.unions.is_empty() {
        return None;
    }
    let doc = Doc::default().line(
        "How models are read and written: the names of their fields, and the kinds of unions.",
    );
    let mut file = SourceFile::new(&items.sources, &doc, &items.root);
    for item in &items.structs {
        let name = &item.name;
        file.implement(&quote!(Model), &quote!(models::#name), model(item));
    }
    for item in &items.unions {
        let name = &item.name;
        file.implement(&quote!(Union), &quote!(models::#name), union(item));
    }
    let structs = items.structs.iter().map(|item| &item.name);
    let unions = items.unions.iter().map(|item| &item.name);
    file.together((!items.structs.is_empty()).then(|| quote!(model!(#(models::#structs),*);)));
    file.together((!items.unions.is_empty()).then(|| quote!(union!(#(models::#unions),*);)));
    Some(file.finish())
}

fn model(item: &Struct) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if let Some(Tag { property, value }) = &item.tag {
        items.push(
            quote!(const TAG: Option<(&'static str, &'static str)> = Some((#property, #value));),
        );
    }
    if !item.fields.is_empty() {
        let fields = item.fields.iter().map(
            |Field {
                 wire_name,
                 read_only,
                 secret,
                 items,
                 ..
             }| {
                let items = items.then(|| quote!(.items()));
                let read_only = read_only.then(|| quote!(.read_only()));
                let secret = secret.then(|| quote!(.secret()));
                quote!(Field::new(#wire_name) #items #read_only #secret)
            },
        );
        items.push(quote!(const FIELDS: &'static [Field] = &[#(#fields),*];));
    }
    items.extend(item.xml.as_ref().map(xml::model));
    if item.additional.as_ref().is_some_and(|field| field.secret) {
        items.push(quote! { const ADDITIONAL_IS_SECRET: bool = true; });
    }
    if !item.fields.is_empty() {
        items.push(access(item, &quote!()));
        items.push(access(item, &quote!(mut)));
    }
    if let Some(Field { name, .. }) = &item.additional {
        items.push(
            quote!(#[inline] fn additional(&self) -> Option<&dyn Value> { Some(&self.#name) }),
        );
        items.push(quote!(#[inline] fn additional_mut(&mut self) -> Option<&mut dyn Value> { Some(&mut self.#name) }));
    }
    items
}

/// `field` or `field_mut`. The last field has all other indices, so that no arm is unreachable.
fn access(item: &Struct, mutable: &TokenStream) -> TokenStream {
    let function = if mutable.is_empty() {
        quote!(field)
    } else {
        quote!(field_mut)
    };
    let count = item.fields.len();
    let arms = item
        .fields
        .iter()
        .enumerate()
        .map(|(index, Field { name, .. })| {
            let index = Literal::usize_unsuffixed(index);
            quote!(#index => &#mutable self.#name)
        });
    let arms = arms.take(count.saturating_sub(1));
    let last = item.fields.last().map(|field| &field.name);
    if count == 1 {
        return quote!(#[inline] fn #function(&#mutable self, _index: usize) -> &#mutable dyn Value { &#mutable self.#last });
    }
    quote! {
        #[inline]
        fn #function(&#mutable self, index: usize) -> &#mutable dyn Value {
            match index {
                #(#arms,)*
                _ => &#mutable self.#last,
            }
        }
    }
}

fn union(item: &Union) -> Vec<TokenStream> {
    let Union {
        discriminator,
        unknown,
        ..
    } = item;
    let xml = item.xml_discriminator.iter();
    let xml = xml.map(|name| quote!(const XML_DISCRIMINATOR: &'static str = #name;));
    let values = item.kinds.iter().map(|kind| &kind.value);
    let kinds: Vec<_> = item.kinds.iter().map(|kind| &kind.name).collect();
    let indices = (0..kinds.len()).map(Literal::usize_unsuffixed);
    let content = |mutable: TokenStream| {
        let function = if mutable.is_empty() {
            quote!(content)
        } else {
            quote!(content_mut)
        };
        quote! {
            #[inline]
            fn #function(&#mutable self) -> &#mutable dyn Value {
                match self {
                    #(Self::#kinds(value) => value,)*
                    Self::#unknown(value) => value,
                }
            }
        }
    };
    let open = if kinds.is_empty() {
        quote! { #[inline] fn open_kind(_index: usize) -> Option<Self> { None } }
    } else {
        quote! {
            #[inline]
            fn open_kind(index: usize) -> Option<Self> {
                match index {
                    #(#indices => Some(Self::#kinds(Default::default())),)*
                    _ => None,
                }
            }
        }
    };
    vec![
        quote!(const DISCRIMINATOR: &'static str = #discriminator; #(#xml)*),
        quote!(const KINDS: &'static [&'static str] = &[#(#values),*];),
        open,
        content(quote!()),
        content(quote!(mut)),
        quote!(#[inline] fn unknown(kind: UnknownKind) -> Self { Self::#unknown(kind) }),
    ]
}

/// `models/pages.rs`
pub(super) fn pages(items: &Crate) -> Option<String> {
    if items.pages.is_empty() {
        return None;
    }
    let mut file = SourceFile::new(
        &items.sources,
        &Doc::default().line("Models that are pages of lists."),
        &items.root,
    );
    for page in &items.pages {
        let Page {
            model,
            item,
            items,
            next_link,
        } = page;
        let item = type_outside(item);
        let next_link = next_link.as_deref().and_then(<[_]>::split_last);
        let next_link = next_link.map_or(
            quote!(None),
            |(last, around)| quote!(self #(.#around.as_ref()?)* .#last.as_deref()),
        );
        let items = items.split_last().map(|(last, around)| match around {
            [] => quote!(self.#last.unwrap_or_default()),
            [first, others @ ..] => {
                let others = others.iter().chain([last]);
                quote!(self.#first #(.and_then(|inner| inner.#others))* .unwrap_or_default())
            }
        });
        file.implement(
            &quote!(Page),
            &quote!(models::#model),
            [
                quote!(type Item = #item;),
                quote!(#[inline] fn next_link(&self) -> Option<&str> { #next_link }),
                quote!(#[inline] fn into_items(self) -> Vec<Self::Item> { #items }),
            ],
        );
    }
    Some(file.finish())
}
