//! `models/mod.rs`, and the list of the other files of `models`.

use super::print::SourceFile;
use super::{enums, structs, unions, wire};
use crate::rust::{Crate, Doc};
use quote::{format_ident, quote};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A module of `models`.
struct Part {
    name: &'static str,
    /// Whether its items are public.
    is_public: bool,
    /// Its text, or none if it has no items.
    file: fn(&Crate) -> Option<String>,
}

const PARTS: [Part; 5] = [
    Part {
        name: "enums",
        is_public: true,
        file: enums::file,
    },
    Part {
        name: "pages",
        is_public: false,
        file: wire::pages,
    },
    Part {
        name: "structs",
        is_public: true,
        file: structs::file,
    },
    Part {
        name: "unions",
        is_public: true,
        file: unions::file,
    },
    Part {
        name: "wire",
        is_public: false,
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
        quote!(mod #name;)
    }));
    let public = parts.iter().filter(|(part, _)| part.is_public);
    module.together(public.map(|(part, _)| {
        let name = format_ident!("{}", part.name);
        quote!(pub use #name::*;)
    }));
    let mut files = BTreeMap::from([("src/models/mod.rs".to_owned(), module.finish())]);
    for (part, text) in parts {
        files.insert(format!("src/models/{}.rs", part.name), text);
    }
    files
}
