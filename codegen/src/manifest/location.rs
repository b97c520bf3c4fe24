//! Where a readme of the public definitions is, and the checkout that it is in.

use super::naming::{self, DEFINITIONS, MANAGEMENT, PackageName};
use super::rules;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::near;
use std::path::{Component, Path, PathBuf};

/// The location of a readme.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReadmeLocation {
    /// The folder that paths are relative to: the checkout. Outside of a checkout, the folder that contains the service's folder if
    /// the readme is in a folder `resource-manager`, and otherwise the folder of the readme.
    pub folder: PathBuf,
    /// The folder that contains all definitions, relative to `folder`. `None` for `folder` itself.
    pub root: Option<String>,
    /// The path of the readme, relative to `folder`.
    pub path: String,
}

impl ReadmeLocation {
    /// Finds the checkout that a readme is in.
    ///
    /// # Errors
    /// If the file does not exist.
    pub fn find(readme: &Path) -> Result<Self, Diagnostic> {
        if readme.is_dir() {
            return Err(folder(readme));
        }
        let missing = || missing("readme", readme);
        // An absolute path stays valid if the current folder of the process changes.
        let path = readme.canonicalize().map_err(|_| missing())?;
        let own = path.parent().ok_or_else(missing)?;
        let ancestor = |wanted: &str| {
            own.ancestors()
                .find(|folder| folder.file_name().is_some_and(|name| name == wanted))
        };
        // Services side by side may refer to each other even outside of a checkout.
        let services = ancestor(MANAGEMENT)
            .and_then(Path::parent)
            .and_then(Path::parent);
        let (folder, root) = match definitions(own).and_then(Path::parent) {
            Some(checkout) => (checkout, Some(DEFINITIONS)),
            None => (services.unwrap_or(own), None),
        };
        let inside = path.strip_prefix(folder).map_err(|_| missing())?;
        Ok(Self {
            path: with_slashes(inside).ok_or_else(|| not_utf8(readme))?,
            folder: folder.to_owned(),
            root: root.map(str::to_owned),
        })
    }

    /// The location of a readme below a folder, which contains all definitions.
    ///
    /// # Errors
    /// If the file or the folder does not exist, or if the file is not below the folder.
    pub fn below(root: &Path, readme: &Path) -> Result<Self, Diagnostic> {
        let (shown_root, shown) = (root.display(), readme.display());
        if readme.is_dir() {
            return Err(folder(readme));
        }
        let path = readme.canonicalize();
        let path = path.map_err(|_| missing("readme", readme))?;
        let folder = root.canonicalize().ok().filter(|folder| folder.is_dir());
        let folder = folder.ok_or_else(|| {
            let message = format!("there is no folder `{shown_root}`");
            let problem = Diagnostic::error(Code::FileMissing, message)
                .with_help("`--root` names a folder that contains the readme");
            rules::missing(problem, root)
        })?;
        let inside = path.strip_prefix(&folder).map_err(|_| {
            let message = format!("the readme `{shown}` is outside of the root, `{shown_root}`");
            Diagnostic::error(Code::OutsideRoot, message)
                .with_help("name a folder that contains the readme with `--root`")
        })?;
        Ok(Self {
            path: with_slashes(inside).ok_or_else(|| not_utf8(readme))?,
            root: None,
            folder,
        })
    }

    /// The name of the package.
    #[must_use]
    pub fn package(&self) -> PackageName {
        PackageName::of_readme(&self.path)
    }
}

/// The problem of a file that a command line names and that does not exist.
pub(super) fn missing(what: &str, path: &Path) -> Diagnostic {
    let message = format!("there is no {what} `{}`", path.display());
    let problem = Diagnostic::error(Code::FileMissing, message);
    let written = path.to_string_lossy();
    // A path of one part is relative to the current folder.
    let location = std::env::current_dir().unwrap_or_default().join(path);
    let problem = match location
        .parent()
        .and_then(|parent| near::help(&location, parent, &written))
    {
        Some(help) => problem.with_help(help),
        None => problem,
    };
    rules::missing(problem, path)
}

fn folder(readme: &Path) -> Diagnostic {
    let message = format!("`{}` is a folder, and no readme", readme.display());
    let file = readme.join("readme.md");
    let help = format!("name the file in it: `{}`", file.display());
    Diagnostic::error(Code::FileUnreadable, message).with_help(help)
}

/// A path with `/` between its parts, if it is UTF-8.
fn with_slashes(path: &Path) -> Option<String> {
    let parts = path.components().map(Component::as_os_str);
    let parts: Option<Vec<&str>> = parts.map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn not_utf8(readme: &Path) -> Diagnostic {
    let shown = readme.display();
    let message = format!("the name of the readme `{shown}` is not UTF-8");
    Diagnostic::error(Code::FileUnreadable, message)
}

/// The folder of all definitions that a folder is in. Where several are called so, that of the services counts.
fn definitions(folder: &Path) -> Option<&Path> {
    let parts = folder.components();
    let names: Vec<&str> = parts
        .map(|part| part.as_os_str().to_str().unwrap_or_default())
        .collect();
    let below = names.len().checked_sub(naming::definitions(&names)? + 1)?;
    folder.ancestors().nth(below)
}

#[cfg(test)]
mod tests {
    use super::ReadmeLocation;

    #[test]
    fn paths_begin_at_the_checkout_the_services_or_the_readme() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let find = |inside: &str| {
            let own = folder.join(inside);
            std::fs::create_dir_all(&own).unwrap();
            std::fs::write(own.join("readme.md"), "").unwrap();
            let found = ReadmeLocation::find(&own.join("readme.md")).unwrap();
            let base = found.folder.strip_prefix(&folder).unwrap();
            (base.to_str().unwrap().to_owned(), found.root, found.path)
        };
        let location = |base: &str, root: Option<&str>, path: &str| {
            (base.to_owned(), root.map(str::to_owned), path.to_owned())
        };
        assert_eq!(
            find("a/specification/b/resource-manager/C.D"),
            location(
                "a",
                Some("specification"),
                "specification/b/resource-manager/C.D/readme.md"
            )
        );
        assert_eq!(
            find("x/b/resource-manager"),
            location("x", None, "b/resource-manager/readme.md")
        );
        assert_eq!(find("y/z"), location("y/z", None, "readme.md"));
    }
}
