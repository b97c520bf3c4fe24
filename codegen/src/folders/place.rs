//! Where folders are on disk.

use crate::manifest::plain;
use crate::source::normalize;
use std::path::{Path, PathBuf};

/// A path behind all links. It need not exist.
pub(super) fn real(path: &Path) -> PathBuf {
    let path = plain(path);
    let found = path.ancestors().find_map(|ancestor| {
        let rest = path.strip_prefix(ancestor).ok()?;
        let mut real = ancestor.canonicalize().ok()?;
        // A path that ends with `/` is that of no file.
        real.extend(rest.components());
        Some(real)
    });
    found.unwrap_or(path)
}

/// The path of the folder that is so many levels above another one.
pub(super) fn up(path: &str, levels: usize) -> String {
    match normalize(&format!("{path}/{}", "../".repeat(levels))).as_str() {
        "" => ".".to_owned(),
        up => up.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::up;

    #[test]
    fn the_way_up_ends_at_the_folder_of_the_manifest_and_goes_on_above_it() {
        assert_eq!(up("a/b", 1), "a");
        assert_eq!(up("a/b", 2), ".");
        assert_eq!(up("../a", 2), "../..");
    }
}
