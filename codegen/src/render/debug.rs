//! `fmt::Debug` of structs and of enums by status that have secrets.

use crate::rust::{BodyField, HeaderField, Identifier, ResponseCase};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// A field with its value, or with what is shown in place of a secret.
pub(super) fn shown(name: &Identifier, redacted: Option<TokenStream>) -> TokenStream {
    let text = name.plain();
    let value = redacted.unwrap_or_else(|| quote!(self.#name));
    quote!(.field(#text, &#value))
}

/// Whether an optional field has a value.
pub(super) fn redacted(name: &Identifier) -> TokenStream {
    quote!(Redacted::of(self.#name.as_ref()))
}

/// Stands for a value that is always there. `value` is a reference.
pub(super) fn redacted_value(value: &TokenStream) -> TokenStream {
    quote!(Redacted::of(Some(#value)))
}

/// The function of the trait, with fields as [`shown`] makes them.
pub(super) fn debug(name: &Identifier, fields: impl Iterator<Item = TokenStream>) -> TokenStream {
    let name = name.as_str();
    quote! {
        #[inline]
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.debug_struct(#name) #(#fields)* .finish()
        }
    }
}

/// The function of the trait for an enum by status.
pub(super) fn debug_enum(cases: &[ResponseCase]) -> TokenStream {
    let arms = cases.iter().map(debug_case);
    quote! {
        #[inline]
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                #(#arms,)*
            }
        }
    }
}

fn debug_case(case: &ResponseCase) -> TokenStream {
    let (variant, text) = (&case.name, case.name.as_str());
    let shown_body = |body: &BodyField| {
        if body.secret {
            let redacted = redacted_value(&quote!(body));
            quote!(&#redacted)
        } else {
            quote!(body)
        }
    };
    if case.headers.is_empty() {
        let Some(body) = &case.body else {
            return quote!(Self::#variant => formatter.write_str(#text));
        };
        let body = shown_body(body);
        return quote!(Self::#variant(body) => formatter.debug_tuple(#text).field(#body).finish());
    }
    let mut bound = Vec::new();
    let mut fields = Vec::new();
    if let Some(body) = &case.body {
        let (name, text, value) = (&body.name, body.name.plain(), shown_body(body));
        bound.push(quote!(#name));
        fields.push(quote!(.field(#text, #value)));
    }
    for (index, HeaderField { name, secret, .. }) in case.headers.iter().enumerate() {
        // A header can have the name of the formatter.
        let (text, value) = (name.plain(), format_ident!("header_{index}"));
        bound.push(quote!(#name: #value));
        fields.push(if *secret {
            quote!(.field(#text, &Redacted::of(#value.as_ref())))
        } else {
            quote!(.field(#text, #value))
        });
    }
    quote! {
        Self::#variant { #(#bound),* } => formatter.debug_struct(#text) #(#fields)* .finish()
    }
}
