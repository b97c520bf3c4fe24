//! The ways between the folders of a manifest's crates and the manifest.

use std::path::{Component, Path, PathBuf};

/// A path without `.` and `..`.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// The path from one folder to another, with `/` between its parts. Both are without `.` and `..`.
pub(crate) fn relative(from: &Path, to: &Path) -> String {
    let shared = from.components().zip(to.components());
    let shared = shared.take_while(|(from, to)| from == to).count();
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{plain, relative};
    use std::path::Path;

    #[test]
    fn the_way_from_a_crate_to_the_runtime_goes_up_and_down() {
        for (from, to, expected) in [
            ("/r/crates/a", "/r/crates/core", "../core"),
            ("/r/a", "/r/crates/core", "../crates/core"),
            ("/r/spec/../x/a", "/r/spec/./core", "../../spec/core"),
            ("/r/core/a", "/r/core", ".."),
        ] {
            let [from, to] = [from, to].map(|path| plain(Path::new(path)));
            assert_eq!(relative(&from, &to), expected);
        }
    }
}
