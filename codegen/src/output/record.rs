//! What the index of a folder says about its crate beside the files.

use super::folder::LONGEST_PATH;

/// The name of a crate, and where it comes from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Record {
    /// The name of the crate.
    pub(crate) name: String,
    /// The path of the manifest that lists it, relative to the folder of the crate. `None` for the package of a readme.
    pub(crate) manifest: Option<String>,
}

const CRATE: &str = "# crate: ";
const MANIFEST: &str = "# manifest: ";

impl Record {
    /// Reads the record from the text of an index. A user may have edited it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let value = |key: &str, is_valid: fn(char) -> bool| {
            let value = text.lines().find_map(|line| line.strip_prefix(key))?;
            let is_valid =
                !value.is_empty() && value.len() <= LONGEST_PATH && value.chars().all(is_valid);
            is_valid.then(|| value.to_owned())
        };
        Some(Self {
            name: value(CRATE, |letter| {
                letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
            })?,
            manifest: value(MANIFEST, |letter| !letter.is_control()),
        })
    }

    pub(super) fn text(&self) -> String {
        let mut text = format!("{CRATE}{}\n", self.name);
        if let Some(manifest) = &self.manifest {
            text.extend([MANIFEST, manifest, "\n"]);
        }
        text
    }
}
