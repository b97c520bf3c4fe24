//! `models/mod.rs`, and the list of the other files of `models`.

use super::print::SourceFile;
use super::{enums, options, structs, unions, wire};
use crate::rust::{Crate, Doc};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A module of `models`.
struct Part {
    name: &'static str,
    /// Whether its items are public.
    is_public: bool,
    /// Whether only the client needs it.
    is_of_client: bool,
    /// Its text, or none if it has no items.
    file: fn(&Crate) -> Option<String>,
}

const PARTS: [Part; 6] = [
    Part {
        name: "enums",
        is_public: true,
        is_of_client: false,
        file: enums::file,
    },
    Part {
        name: "options",
        is_public: true,
        is_of_client: true,
        file: options::file,
    },
    Part {
        name: "pages",
        is_public: false,
        is_of_client: false,
        file: wire::pages,
    },
    Part {
        name: "structs",
        is_public: true,
        is_of_client: false,
        file: structs::file,
    },
    Part {
        name: "unions",
        is_public: true,
        is_of_client: false,
        file: unions::file,
    },
    Part {
        name: "wire",
        is_public: false,
        is_of_client: false,
        file: wire::file,
    },
];

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let parts: Vec<_> = PARTS
        .par_iter()
        .filter_map(|part| Some((part, (part.file)(items)?)))
        .collect();
    let doc = Doc::default()
        .line("The types of requests and responses.")
        .line("All fields are optional, because services omit properties that definitions require. `null` is read as missing.")
        .line("Enums accept unknown values and write them back unchanged.");
    let mut module = SourceFile::new(&items.sources, &doc, &items.root);
    module.together(parts.iter().map(|(part, _)| {
        let name = format_ident!("{}", part.name);
        let condition = condition(part);
        quote!(#condition mod #name;)
    }));
    let public = parts.iter().filter(|(part, _)| part.is_public);
    module.together(public.map(|(part, _)| {
        let name = format_ident!("{}", part.name);
        let condition = condition(part);
        quote!(#condition pub use #name::*;)
    }));
    let mut files = BTreeMap::from([("src/models/mod.rs".to_owned(), module.finish())]);
    for (part, text) in parts {
        files.insert(format!("src/models/{}.rs", part.name), text);
    }
    files
}

fn condition(part: &Part) -> Option<TokenStream> {
    part.is_of_client
        .then(|| quote!(#[cfg(feature = "client")]))
}
