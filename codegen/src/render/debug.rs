//! `fmt::Debug` of structs that have secrets.

use crate::rust::Identifier;
use proc_macro2::TokenStream;
use quote::quote;

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
