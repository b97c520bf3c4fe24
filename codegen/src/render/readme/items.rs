//! Functions as a README shows them.

use crate::render::print::formatted;
use crate::render::tokens::type_outside;
use crate::rust::names::reserved::{self, Module};
use crate::rust::{BodyContent, Function};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// A function with these `use` lines inside.
pub(super) fn function(signature: &TokenStream, imports: &str, statements: &str) -> String {
    let head = formatted(quote!(#signature {}));
    let head = head.trim_end().trim_end_matches('}').trim_end();
    function_of(head.trim_end_matches('{').trim_end(), imports, statements)
}

/// A function whose head is formatted already.
pub(super) fn function_of(head: &str, imports: &str, statements: &str) -> String {
    let between = if imports.is_empty() { "" } else { "\n" };
    let inside = format!("{imports}{between}{statements}");
    let inside: String = inside
        .lines()
        .flat_map(|line| [if line.is_empty() { "" } else { "    " }, line, "\n"])
        .collect();
    format!("{head} {{\n{inside}}}\n")
}

/// The parameter of a function that passes its body on.
pub(super) fn body_parameter(function: &Function, package: &Ident) -> Option<TokenStream> {
    let ty = match &function.body.as_ref()?.content {
        BodyContent::Value(ty) => qualified(type_outside(ty), package),
        BodyContent::Text => quote!(String),
        BodyContent::Bytes => quote!(Vec<u8>),
    };
    Some(quote!(body: #ty,))
}

/// A type as it is written without imports.
pub(super) fn qualified(ty: TokenStream, package: &Ident) -> TokenStream {
    let mut qualified = TokenStream::new();
    // A name behind `::` has its path. One behind a mark is of the definition.
    let mut is_complete = false;
    for token in ty {
        let has_path = is_complete;
        is_complete =
            matches!(&token, TokenTree::Punct(sign) if matches!(sign.as_char(), ':' | '$'));
        match token {
            TokenTree::Ident(name) if !has_path => qualified.extend(path(&name, package)),
            TokenTree::Group(group) => {
                let inside = self::qualified(group.stream(), package);
                qualified.extend([TokenTree::from(Group::new(group.delimiter(), inside))]);
            }
            token => qualified.extend([token]),
        }
    }
    qualified
}

fn path(name: &Ident, package: &Ident) -> TokenStream {
    match reserved::module(&name.to_string()) {
        None => quote!(#name),
        Some(Module::Crate) => quote!(#package::#name),
        Some(Module::Runtime) => quote!(#package::runtime::#name),
        Some(Module::Client) => quote!(#package::runtime::client::#name),
        Some(Module::Of(module)) => {
            let module = module.split("::").map(|part| format_ident!("{part}"));
            quote!(#(#module::)* #name)
        }
    }
}
