//! `.gitattributes`, which keeps git from changing the line ends of what the generator wrote.

use std::collections::BTreeMap;

/// `--check` compares bytes, and git on Windows writes CRLF unless a folder says otherwise.
const ATTRIBUTES: &str = "\
# armgen compares the files of this folder byte by byte: git leaves their line ends as they are.
* text=auto eol=lf
";

/// The files of a crate for git.
pub(super) fn files() -> BTreeMap<String, String> {
    BTreeMap::from([(".gitattributes".to_owned(), ATTRIBUTES.to_owned())])
}
