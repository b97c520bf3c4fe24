//! Files in, their text kept: JSON or YAML by content, references between files, and positions for diagnostics.

pub(crate) mod excerpt;
mod hash;
mod json;
mod parse;
mod path;
pub mod pointer;
mod read;
#[cfg(test)]
mod tests;
pub(crate) mod tree;
mod yaml;

pub(crate) use hash::hash;
pub(crate) use path::{is_absolute, normalize, sibling};

use crate::diagnostic::{Code, Diagnostic, Place};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One file of [`Sources`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FileId(u32);

/// The files of a run, each read once and kept. A clone shares the texts.
///
/// It also remembers which files were not there, so that a later run can tell whether it would read the same.
#[derive(Clone, Debug)]
pub struct Sources {
    origin: Origin,
    /// The folder that no file may lie outside of, relative to the folder of all paths; that folder itself if there is none.
    root: Option<String>,
    files: Vec<File>,
    by_path: HashMap<Arc<str>, FileId>,
    /// The files that were asked for and are not there.
    missing: BTreeSet<Arc<str>>,
    /// Whether a file could not be read for another reason.
    has_unreadable: bool,
}

/// Where files come from.
#[derive(Clone, Debug)]
enum Origin {
    Folder(PathBuf),
    Memory(Arc<HashMap<String, Vec<u8>>>),
}

#[derive(Clone, Debug)]
struct File {
    path: Arc<str>,
    text: Arc<str>,
    hash: u64,
}

/// What a text is written in, told by its first character: JSON documents begin with a bracket.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Format {
    Json,
    Yaml,
}

/// The bytes of a value, and of the key that names it.
struct Located {
    value: Range<usize>,
    key: Option<Range<usize>>,
}

impl Sources {
    /// Files in a folder, usually the manifest's. All paths are relative to it.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self::from(Origin::Folder(folder.to_owned()))
    }

    /// Files that are not on disk: their paths and contents.
    pub fn in_memory<P: AsRef<str>, C: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, C)>,
    ) -> Self {
        let files = files
            .into_iter()
            .map(|(path, content)| (path::normalize(path.as_ref()), content.into()));
        Self::from(Origin::Memory(Arc::new(files.collect())))
    }

    fn from(origin: Origin) -> Self {
        Self {
            origin,
            root: None,
            files: Vec::new(),
            by_path: HashMap::new(),
            missing: BTreeSet::new(),
            has_unreadable: false,
        }
    }

    /// Names the folder that no file may lie outside of, relative to the folder of all paths; that folder itself if there is none.
    #[must_use]
    pub fn with_root(mut self, root: Option<&str>) -> Self {
        self.root = root.map(path::normalize);
        self
    }

    /// The files that were asked for, with the hashes of their texts; none for a file that is not there. Nothing at all if a file
    /// could not be read for another reason: whether that stays so cannot be told.
    pub(crate) fn record(&self) -> Option<BTreeMap<Arc<str>, Option<u64>>> {
        if self.has_unreadable {
            return None;
        }
        let read = self.files.iter();
        let read = read.map(|file| (Arc::clone(&file.path), Some(file.hash)));
        let missing = self.missing.iter().map(|path| (Arc::clone(path), None));
        Some(read.chain(missing).collect())
    }

    /// The folder that no file may lie outside of, relative to the folder of all paths, if it is not that folder itself.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        self.root.as_deref()
    }

    /// Reads a file, or finds it among those that were read. The path is relative to the folder, with `/` between its parts.
    ///
    /// # Errors
    /// If the file is missing, unreadable, not UTF-8, larger than 64 MiB, or outside the root.
    pub fn load(&mut self, path: &str) -> Result<FileId, Diagnostic> {
        let loaded = self.find_or_read(path);
        match &loaded {
            Ok(_) => {}
            Err(problem) if problem.code == Code::FileMissing => {
                self.missing.insert(path::normalize(path).into());
            }
            Err(_) => self.has_unreadable = true,
        }
        loaded
    }

    fn find_or_read(&mut self, path: &str) -> Result<FileId, Diagnostic> {
        if path::is_absolute(path) {
            return Err(Diagnostic::error(
                Code::OutsideRoot,
                format!("`{path}` is an absolute path"),
            )
            .with_help("write it relative to the manifest's folder"));
        }
        let path: Arc<str> = path::normalize(path).into();
        if let Some(id) = self.by_path.get(&path) {
            return Ok(*id);
        }
        if !path::is_inside(&path, self.root().unwrap_or_default()) {
            return Err(self.outside(&path));
        }
        let text = match &self.origin {
            Origin::Folder(folder) => {
                let inside = folder.join(self.root().unwrap_or("."));
                read::file(&folder.join(&*path), &inside, &path)?
                    .ok_or_else(|| self.outside(&path))?
            }
            Origin::Memory(files) => read::text(
                files
                    .get(&*path)
                    .ok_or_else(|| read::missing(&path))?
                    .clone(),
                &path,
            )?,
        };
        let id = FileId(u32::try_from(self.files.len()).map_err(|_| {
            Diagnostic::error(
                Code::FileUnreadable,
                format!("`{path}` is one file too many for one run"),
            )
        })?);
        self.files.push(File {
            path: Arc::clone(&path),
            hash: hash(&text),
            text: text.into(),
        });
        self.by_path.insert(path, id);
        Ok(id)
    }

    fn outside(&self, path: &str) -> Diagnostic {
        let root = self.root().unwrap_or("the manifest's folder");
        Diagnostic::error(
            Code::OutsideRoot,
            format!("`{path}` is outside of the root, {root}"),
        )
        .with_help("move the file into it, or widen `root` in the manifest")
    }

    /// Follows the text of a `$ref`, which stands at `pointer_of_ref` in `from`: the file it means, loaded, and the JSON pointer
    /// in that file. Whether that pointer leads to something is for the caller to find out.
    ///
    /// # Errors
    /// If the reference is a URL, is malformed, leaves the root, or names a file that cannot be loaded.
    pub fn resolve(
        &mut self,
        from: FileId,
        pointer_of_ref: &str,
        reference: &str,
    ) -> Result<(FileId, String), Diagnostic> {
        let followed = path::split(reference).and_then(|(file, pointer)| match file {
            None => Ok((from, pointer)),
            Some(file) => Ok((self.load(&path::sibling(self.path(from), &file))?, pointer)),
        });
        followed.map_err(|problem| problem.at(self.place(from, pointer_of_ref)))
    }

    /// Deserializes a file: as JSON if it begins with a bracket, else as YAML.
    ///
    /// # Errors
    /// If the text is malformed, nested too deeply, or of another shape than `T`; at the position of the fault.
    pub fn parse<'a, T: Deserialize<'a>>(&'a self, file: FileId) -> Result<T, Diagnostic> {
        let file = self.file(file);
        parse::parse(&file.path, &file.text)
    }

    /// Deserializes what a file becomes once it is changed.
    ///
    /// # Errors
    /// As for [`Sources::parse`]; places are those of the file as it is, as near as it has one.
    pub(crate) fn parse_changed<'a, T: Deserialize<'a>>(
        &self,
        file: FileId,
        text: &'a Arc<str>,
    ) -> Result<T, Diagnostic> {
        parse::parse(self.path(file), text).map_err(|mut problem| {
            if let Some(place) = problem.place.take() {
                problem.place = Some(Box::new(self.place(file, &place.pointer)));
            }
            problem
        })
    }

    /// A file that was read, by its path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// The text of a file, without a byte order mark.
    #[must_use]
    pub fn text(&self, file: FileId) -> &Arc<str> {
        &self.file(file).text
    }

    /// The hash of the text of a file.
    pub(crate) fn hash(&self, file: FileId) -> u64 {
        self.file(file).hash
    }

    /// The path of a file, relative to the folder.
    #[must_use]
    pub fn path(&self, file: FileId) -> &Arc<str> {
        &self.file(file).path
    }

    /// Where the value that a JSON pointer means begins; if there is none, where its nearest parent does.
    #[must_use]
    pub fn place(&self, file: FileId, pointer: &str) -> Place {
        let file = self.file(file);
        place(&file.path, &file.text, pointer, false)
    }

    /// Where the key stands that names the value that a JSON pointer means; the value itself if it has none.
    #[must_use]
    pub fn key_place(&self, file: FileId, pointer: &str) -> Place {
        let file = self.file(file);
        place(&file.path, &file.text, pointer, true)
    }

    /// Panics if the id is of other sources, which is a bug of the generator.
    fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }
}

fn place(path: &Arc<str>, text: &Arc<str>, pointer: &str, of_key: bool) -> Place {
    let tokens = pointer::tokens(pointer);
    let located = match format(text) {
        Format::Json => json::locate(text, &tokens),
        Format::Yaml => yaml::locate(text, &tokens, of_key),
    };
    let span = if of_key {
        located.key.unwrap_or(located.value)
    } else {
        located.value
    };
    Place::new(path, text, span, pointer)
}

fn format(text: &str) -> Format {
    if text.trim_start().starts_with(['{', '[']) {
        Format::Json
    } else {
        Format::Yaml
    }
}
