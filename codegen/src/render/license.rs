//! The texts of the licences that the manifest names.

use crate::rust::Crate;
use crate::settings::licenses;
use std::collections::BTreeMap;

/// The text of a licence.
struct License {
    /// Its SPDX identifier.
    id: &'static str,
    file: &'static str,
    text: &'static str,
}

const LICENSES: [License; 2] = [
    License {
        id: "Apache-2.0",
        file: "LICENSE-APACHE",
        text: include_str!("../../licenses/Apache-2.0.txt"),
    },
    License {
        id: "MIT",
        file: "LICENSE-MIT",
        text: include_str!("../../licenses/MIT.txt"),
    },
];

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    of(&items.settings.license)
}

/// The files of an SPDX expression.
pub(super) fn of(license: &str) -> BTreeMap<String, String> {
    let named: Vec<_> = licenses(license).collect();
    LICENSES
        .iter()
        .filter(|license| named.contains(&license.id))
        .map(|license| (license.file.to_owned(), license.text.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::LICENSES;
    use crate::settings::LICENSES_WITH_TEXT;

    #[test]
    fn the_licences_with_a_text_have_one() {
        assert_eq!(LICENSES.map(|license| license.id), LICENSES_WITH_TEXT);
    }
}
