//! Which files of a folder armgen wrote. Some files have no place for a mark, so all are listed in one.

use std::collections::BTreeSet;

/// The path of the index in the folder of the crate.
pub(super) const PATH: &str = ".armgen";

const HEADER: &str =
    "# The files that armgen wrote here. It removes those that it no longer writes.\n";

/// The paths of files, relative to the folder of the crate.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Index {
    paths: BTreeSet<String>,
}

impl Index {
    /// The index of a crate with these files: its path and its text.
    pub(crate) fn file(files: &super::Files) -> (&'static str, String) {
        (PATH, Self::of(files.keys()).text())
    }

    pub(super) fn of<'a>(paths: impl IntoIterator<Item = &'a String>) -> Self {
        Self {
            paths: paths.into_iter().cloned().collect(),
        }
    }

    /// Reads an index. It may have been edited: lines that are no paths of files inside the folder are left out.
    pub(super) fn parse(text: &str) -> Self {
        Self {
            paths: text
                .lines()
                .filter(|line| is_inside(line))
                .map(str::to_owned)
                .collect(),
        }
    }

    pub(super) fn text(&self) -> String {
        self.paths
            .iter()
            .fold(HEADER.to_owned(), |text, path| text + path + "\n")
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// The paths of both.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self {
            paths: self.paths.union(&other.paths).cloned().collect(),
        }
    }

    /// The folders of the files, sorted; the folder of the crate is empty and the first.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        let folders: BTreeSet<&str> = self
            .paths()
            .map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder))
            .collect();
        std::iter::once("").chain(folders.into_iter().filter(|folder| !folder.is_empty()))
    }
}

fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.starts_with('#')
        && path != PATH
        && !crate::source::is_absolute(path)
        && crate::source::normalize(path) == path
        && !path.starts_with("..")
}
