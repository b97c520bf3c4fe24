//! `models/options.rs`: the options of the methods of clients.

use super::print::SourceFile;
use crate::rust::{Call, Crate, Doc, Function, Group, WithOptions};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(items: &Crate) -> Option<String> {
    items.client.as_ref()?;
    let doc = Doc::default().line("The options of the methods of clients.");
    let mut file = SourceFile::new(&items.sources, &doc, &items.root);
    for group in &items.groups {
        for function in &group.functions {
            file.item(alias(function, group, &items.root));
        }
    }
    Some(file.finish())
}

/// An alias for the options of the function with those of the call. Hundreds of equal structs with derives take long to compile, and
/// an alias does not.
fn alias(function: &Function, group: &Group, root: &str) -> TokenStream {
    let Function {
        method_name,
        method_options_name,
        ..
    } = function;
    let Group { module, client, .. } = group;
    let method = format!("{client}::{}", method_name.plain());
    let doc = format!(" The options of [`{method}`]({root}::clients::{method}).");
    let of_call = match &function.call {
        Call::Plain => quote!(ClientMethodOptions),
        Call::Paged => quote!(PagerOptions),
        Call::LongRunning { .. } => quote!(PollerOptions),
    };
    let options = if let Some(WithOptions { options, .. }) = &function.with_options {
        quote!(operations::#module::#options)
    } else {
        quote!(MethodOptions)
    };
    quote! {
        #[doc = #doc]
        pub type #method_options_name<'a> = #options<#of_call<'a>>;
    }
}
