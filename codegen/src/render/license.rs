//! The texts of the licences that the manifest names.

use crate::rust::Crate;
use std::collections::BTreeMap;

/// SPDX identifiers, the names of their files, and their texts.
const TEXTS: [(&str, &str, &str); 2] = [
    (
        "Apache-2.0",
        "LICENSE-APACHE",
        include_str!("../../licenses/Apache-2.0.txt"),
    ),
    ("MIT", "LICENSE-MIT", include_str!("../../licenses/MIT.txt")),
];

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let named: Vec<_> = items
        .settings
        .license
        .split(|character: char| character.is_whitespace() || "()/".contains(character))
        .collect();
    let texts = TEXTS.iter().filter(|(id, ..)| named.contains(id));
    texts
        .map(|(_, file, text)| ((*file).to_owned(), (*text).to_owned()))
        .collect()
}
