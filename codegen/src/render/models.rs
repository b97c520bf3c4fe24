//! `models/mod.rs`, and the list of the other files of `models`.

use super::print::SourceFile;
use super::{enums, structs, unions, wire};
use crate::rust::{Crate, Doc};
use quote::quote;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The name of a part, whether users see it, and its file.
type Part = (&'static str, bool, fn(&Crate) -> Option<String>);

const PARTS: [Part; 5] = [
    ("enums", true, enums::file),
    ("pages", false, wire::pages),
    ("structs", true, structs::file),
    ("unions", true, unions::file),
    ("wire", false, wire::file),
];

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let parts: Vec<_> = PARTS
        .par_iter()
        .map(|(name, public, file)| (name, public, file(items)))
        .collect();
    let doc = Doc::default()
        .line("The types of requests and responses.")
        .line("All fields are optional, since definitions are often wrong about what a service sends; `null` is read as missing.")
        .line("Enums take values that they do not know, and give them back unchanged.");
    let mut module = SourceFile::new(&items.sources, &doc, &items.root);
    let there: Vec<_> = parts.iter().filter(|(_, _, text)| text.is_some()).collect();
    module.together(there.iter().map(|(name, ..)| {
        let name = quote::format_ident!("{name}");
        quote!(mod #name;)
    }));
    module.together(
        there
            .iter()
            .filter(|(_, public, _)| **public)
            .map(|(name, ..)| {
                let name = quote::format_ident!("{name}");
                quote!(pub use #name::*;)
            }),
    );
    let mut files = BTreeMap::from([("src/models/mod.rs".to_owned(), module.finish())]);
    files.extend(
        parts
            .into_iter()
            .filter_map(|(name, _, text)| Some((format!("src/models/{name}.rs"), text?))),
    );
    files
}
