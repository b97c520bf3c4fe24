//! The index of a folder, a file that lists the files that armgen wrote.

use super::Record;
use super::folder::{Folder, is_inside};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeSet;
use std::path::Path;

/// The path of the index in the folder of the crate.
pub(super) const PATH: &str = ".armgen";

/// Whether a folder has an index.
pub(crate) fn is_in(folder: &Path) -> bool {
    folder.join(PATH).is_file()
}

const HEADER: &str =
    "# The files that armgen wrote here. It removes those that it no longer writes.\n";

/// The line of an index while files are being written. It stays if the run is ended.
const UNFINISHED: &str = "# A run has not finished writing them: run armgen again.";

/// The paths of files, relative to the folder of the crate.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Index {
    /// `None` if an earlier version of armgen wrote the index, or if there is none.
    record: Option<Record>,
    paths: BTreeSet<String>,
    /// Whether it is that of a run that did not finish writing.
    pub(super) is_unfinished: bool,
}

impl Index {
    /// The path and the text of the index of a crate with these files.
    pub(crate) fn file(files: &super::Files, record: &Record) -> (&'static str, String) {
        (PATH, Self::of(files.keys(), record).text())
    }

    /// The index of a folder, which is empty if there is none.
    ///
    /// # Errors
    /// If it is something else than a file, or if it cannot be read.
    pub(crate) fn read(folder: &Folder) -> Result<Self, Diagnostic> {
        let text = folder.read_own(PATH)?;
        Ok(text.map_or_else(Self::default, |text| Self::parse(&text)))
    }

    pub(super) fn of<'a>(paths: impl IntoIterator<Item = &'a String>, record: &Record) -> Self {
        Self {
            record: Some(record.clone()),
            paths: paths.into_iter().cloned().collect(),
            is_unfinished: false,
        }
    }

    /// Parses an index. Ignores lines that are not paths inside of the folder, because a user may have edited the file.
    pub(super) fn parse(text: &str) -> Self {
        Self {
            record: Record::parse(text),
            paths: text
                .lines()
                .filter(|line| is_inside(line) && *line != PATH && !line.starts_with('#'))
                .map(str::to_owned)
                .collect(),
            is_unfinished: text.lines().any(|line| line == UNFINISHED),
        }
    }

    pub(super) fn text(&self) -> String {
        let record = self.record.as_ref().map(Record::text);
        let header = HEADER.to_owned() + &record.unwrap_or_default();
        self.paths
            .iter()
            .fold(header, |text, path| text + path + "\n")
    }

    pub(crate) fn record(&self) -> Option<&Record> {
        self.record.as_ref()
    }

    /// The text while files are being written.
    pub(super) fn text_meanwhile(&self) -> String {
        self.text() + UNFINISHED + "\n"
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// The files of two indices. The record is that of the other one.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self {
            record: other.record.clone(),
            paths: self.paths.union(&other.paths).cloned().collect(),
            is_unfinished: false,
        }
    }

    /// The folders of the files, sorted. The first is that of the crate, which is empty.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        let folders: BTreeSet<&str> = self
            .paths()
            .map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder))
            .collect();
        std::iter::once("").chain(folders.into_iter().filter(|folder| !folder.is_empty()))
    }
}
