//! Tokens that several kinds of files use.

use super::imports::mark;
use crate::rust::{Doc, Format, Identifier, RustType};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

/// Marked, so that it is not taken for a name that templates import.
impl ToTokens for Identifier {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(mark());
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
        let alias = self.other_name();
        tokens.extend(alias.map(|alias| quote!(#[doc(alias = #alias)])));
    }
}

/// An integer as a literal.
pub(super) fn integer(value: i64) -> TokenStream {
    let sign = value.is_negative().then(|| quote!(-));
    let digits = Literal::u64_unsuffixed(value.unsigned_abs());
    quote!(#sign #digits)
}

/// A floating-point number as a literal, or a constant of `f64`.
pub(super) fn float(value: f64) -> TokenStream {
    if value.is_nan() {
        return quote!(f64::NAN);
    }
    match value {
        f64::INFINITY => quote!(f64::INFINITY),
        f64::NEG_INFINITY => quote!(f64::NEG_INFINITY),
        value => {
            let sign = value.is_sign_negative().then(|| quote!(-));
            let digits = Literal::f64_unsuffixed(value.abs());
            quote!(#sign #digits)
        }
    }
}

/// A type as it is written in `models`.
pub(super) fn type_in_models(ty: &RustType) -> TokenStream {
    value_type(ty, false)
}

/// A type as it is written outside of `models`.
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
        RustType::Optional(ty) => {
            let ty = inner(ty);
            quote!(Option<#ty>)
        }
        RustType::Boxed(ty) => {
            let ty = inner(ty);
            quote!(Box<#ty>)
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
