//! `lib.rs`.

use super::print::{formatted, header};
use crate::rust::names::reserved::{REEXPORTED, REEXPORTED_OF_CLIENTS};
use crate::rust::{Client, Crate};
use crate::settings::Runtime;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeMap;

/// The exceptions for names with letters of other scripts.
const OTHER_SCRIPTS: &str = "#![allow(
    confusable_idents,
    mixed_script_confusables,
    uncommon_codepoints,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    reason = \"names are as the definition has them\"
)]
";

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let mut text = header(&items.sources);
    // The programs in the README use the client.
    text.push_str(if items.client.is_some() {
        "#![cfg_attr(feature = \"client\", doc = include_str!(\"../README.md\"))]\n\
         #![cfg_attr(not(feature = \"client\"), doc = \"Models and request functions without I/O. The README has more.\")]\n"
    } else {
        "#![doc = include_str!(\"../README.md\")]\n"
    });
    text.push_str("#![forbid(unsafe_code)]\n#![deny(missing_docs)]\n");
    if !items.has_plain_names() {
        text.push_str(OTHER_SCRIPTS);
    }
    text.push('\n');
    let has_operations = items.client.is_some();
    let clients = has_operations.then(|| quote! { #[cfg(feature = "client")] pub mod clients; });
    let operations = has_operations.then(|| quote! { pub mod operations; });
    let parameters = (!items.parameters.is_empty()).then(|| quote! { mod parameters; });
    let responses = (!items.responses.is_empty()).then(|| quote! { pub mod responses; });
    let (own, shared) = match &items.settings.runtime {
        Runtime::Embedded => (
            Some(quote!(
                pub mod runtime;
            )),
            None,
        ),
        Runtime::Shared(shared) => {
            let name = format_ident!("{}", shared.name.replace('-', "_"));
            (None, Some(quote!(pub use #name::runtime;)))
        }
    };
    text.push_str(&formatted(quote! {
        #clients
        pub mod models;
        #operations
        #parameters
        #responses
        #own
    }));
    text.push('\n');
    let client = items.client.as_ref().map(
        |Client {
             name, options_name, ..
         }| quote!(#[cfg(feature = "client")] #[doc(inline)] pub use clients::{#name, #options_name};),
    );
    let runtime = reexported(items.client.is_some());
    text.push_str(&formatted(quote!(#shared #client #runtime)));
    BTreeMap::from([("src/lib.rs".to_owned(), text)])
}

/// The names of the runtime at the root of a crate. `#[doc(inline)]` puts their documentation there too.
pub(super) fn reexported(has_clients: bool) -> TokenStream {
    let always = REEXPORTED.map(|name| format_ident!("{name}"));
    let of_clients = REEXPORTED_OF_CLIENTS.map(|name| format_ident!("{name}"));
    let of_clients = has_clients.then(|| {
        quote! {
            #[cfg(feature = "client")]
            #[doc(inline)]
            pub use runtime::client::{#(#of_clients),*};
        }
    });
    quote! {
        #of_clients
        #[doc(inline)]
        pub use runtime::{#(#always),*};
    }
}
