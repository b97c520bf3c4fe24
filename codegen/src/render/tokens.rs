//! Small pieces of code that many files have.

use crate::api::Format;
use crate::rust::{Doc, Identifier, RustType};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use std::collections::BTreeSet;

impl ToTokens for Identifier {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(ident(self.as_str()));
    }
}

fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// One attribute per line: a line end in an attribute would make a block comment.
impl ToTokens for Doc {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in self.lines() {
            let line = if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            };
            tokens.extend(quote!(#[doc = #line]));
        }
    }
}

/// The path that all paths start with, such as `crate`.
pub(super) fn root(path: &str) -> TokenStream {
    let parts = path.split("::").map(ident);
    quote!(#(#parts)::*)
}

/// A type as it is written in `models`.
pub(super) fn type_in_models(ty: &RustType) -> TokenStream {
    value_type(ty, false)
}

/// A type as it is written elsewhere.
pub(super) fn type_outside(ty: &RustType) -> TokenStream {
    value_type(ty, true)
}

fn value_type(ty: &RustType, qualified: bool) -> TokenStream {
    let inner = |inner: &RustType| value_type(inner, qualified);
    match ty {
        RustType::Unit => quote!(()),
        RustType::Boolean => quote!(bool),
        RustType::Integer32 => quote!(i32),
        RustType::Integer64 => quote!(i64),
        RustType::Float32 => quote!(f32),
        RustType::Float64 => quote!(f64),
        RustType::String => quote!(String),
        RustType::Formatted(format) => ident(format_name(*format)).into_token_stream(),
        RustType::Any => quote!(serde_json::Value),
        RustType::Bytes => quote!(Vec<u8>),
        RustType::List(item) => {
            let item = inner(item);
            quote!(Vec<#item>)
        }
        RustType::Map(item) => {
            let item = inner(item);
            quote!(BTreeMap<String, #item>)
        }
        RustType::Optional(value) => {
            let value = inner(value);
            quote!(Option<#value>)
        }
        RustType::Boxed(value) => {
            let value = inner(value);
            quote!(Box<#value>)
        }
        RustType::Model(name) | RustType::Enum(name) | RustType::NumberEnum(name) => {
            if qualified {
                quote!(models::#name)
            } else {
                quote!(#name)
            }
        }
    }
}

/// The runtime's type for a format.
fn format_name(format: Format) -> &'static str {
    match format {
        Format::DateTime => "DateTime",
        Format::DateTimeRfc1123 => "DateTimeRfc1123",
        Format::Date => "Date",
        Format::Time => "Time",
        Format::Duration => "Duration",
        Format::Base64 => "Base64",
        Format::Base64Url => "Base64Url",
        Format::UnixTime => "UnixTime",
    }
}

/// The runtime's types that some types name, sorted.
pub(super) fn formats<'a>(values: impl Iterator<Item = &'a RustType>) -> Vec<&'static str> {
    let formats: BTreeSet<_> = values
        .filter_map(|value| match innermost(value) {
            RustType::Formatted(format) => Some(format_name(*format)),
            _ => None,
        })
        .collect();
    formats.into_iter().collect()
}

/// The type in all lists, maps, options and boxes.
fn innermost(ty: &RustType) -> &RustType {
    ty.inner().map_or(ty, innermost)
}

/// Whether a type has a map in it.
pub(super) fn has_map(ty: &RustType) -> bool {
    match ty {
        RustType::Map(_) => true,
        value => value.inner().is_some_and(has_map),
    }
}

/// Whether a type names one of `models`.
pub(super) fn names_model(ty: &RustType) -> bool {
    matches!(
        innermost(ty),
        RustType::Model(_) | RustType::Enum(_) | RustType::NumberEnum(_)
    )
}

/// `use` of some names; none if there are none.
pub(super) fn import(path: &TokenStream, names: &[&str]) -> Option<TokenStream> {
    let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(quote!(use #path::#name;)),
        names => Some(quote!(use #path::{#(#names),*};)),
    }
}
