//! `fmt::Debug` of structs that have secrets.

use crate::rust::Identifier;
use proc_macro2::TokenStream;
use quote::quote;

/// A field as it is shown: whether there is a value if it is secret, else the value.
pub(super) fn shown(name: &Identifier, secret: bool) -> TokenStream {
    let value = if secret {
        quote!(Redacted::of(self.#name.as_ref()))
    } else {
        quote!(self.#name)
    };
    field(name, &value)
}

/// The same for a map that is always there.
pub(super) fn shown_map(name: &Identifier, secret: bool) -> TokenStream {
    let value = if secret {
        quote!(Redacted::of_map(&self.#name))
    } else {
        quote!(self.#name)
    };
    field(name, &value)
}

fn field(name: &Identifier, value: &TokenStream) -> TokenStream {
    let text = name.plain();
    quote!(.field(#text, &#value))
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
