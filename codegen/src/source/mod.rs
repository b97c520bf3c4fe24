//! Source files: reads each file once and keeps its text, parses JSON and YAML, resolves references between files, and finds the
//! positions of values for diagnostics.

pub(crate) mod cursor;
pub(crate) mod excerpt;
mod hash;
mod json;
mod mistakes;
pub(crate) mod near;
mod parse;
mod path;
mod positions;
mod read;
#[cfg(test)]
mod tests;
pub(crate) mod tree;
mod yaml;
mod yaml_level;

pub use crate::pointer;
pub(crate) use hash::hash;
pub(crate) use path::{is_absolute, normalize, sibling, split};
pub(crate) use positions::Positions;

use crate::diagnostic::{Code, Diagnostic, Place};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The id of a file in [`Sources`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FileId(u32);

/// The files of a run. Each is read once. Clones share the texts.
///
/// Missing files are recorded too, so that a later run can find out whether it would read the same files.
#[derive(Clone, Debug)]
pub struct Sources {
    origin: Origin,
    /// The folder that contains all files, relative to the folder of all paths. `None` for that folder itself.
    root: Option<String>,
    named_in: NamedIn,
    files: Vec<File>,
    by_path: HashMap<Arc<str>, FileId>,
    /// The files that were requested but do not exist.
    missing: BTreeSet<Arc<str>>,
    /// Whether a file could not be read for any other reason.
    has_unreadable: bool,
}

/// Where files are read from.
#[derive(Clone, Debug)]
enum Origin {
    Folder(PathBuf),
    Memory(Arc<HashMap<String, Vec<u8>>>),
}

/// Where the root is named, for messages.
#[derive(Clone, Copy, Debug)]
enum NamedIn {
    Manifest,
    CommandLine,
}

#[derive(Clone, Debug)]
struct File {
    path: Arc<str>,
    text: Arc<str>,
    hash: u64,
    positions: Positions,
}

/// The byte ranges of a value and of its key.
struct Location {
    value: Range<usize>,
    key: Option<Range<usize>>,
}

impl Location {
    fn of_value(value: Range<usize>) -> Self {
        Self { value, key: None }
    }
}

impl Sources {
    /// Files in a folder, which is usually that of the manifest. All paths are relative to it.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self::from(Origin::Folder(folder.to_owned()))
    }

    /// Files in memory, given by their paths and contents.
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
            named_in: NamedIn::Manifest,
            files: Vec::new(),
            by_path: HashMap::new(),
            missing: BTreeSet::new(),
            has_unreadable: false,
        }
    }

    /// Sets the folder that must contain all files, relative to the folder of all paths. The default is that folder itself.
    #[must_use]
    pub fn with_root(mut self, root: Option<&str>) -> Self {
        self.root = root.map(path::normalize);
        self
    }

    /// The path of a file on disk. `None` for files in memory.
    pub(crate) fn location(&self, path: &str) -> Option<PathBuf> {
        match &self.origin {
            Origin::Folder(folder) => Some(folder.join(path)),
            Origin::Memory(_) => None,
        }
    }

    /// Lets messages say that there is no manifest, and that an option of the command names the root.
    #[must_use]
    pub fn without_manifest(mut self) -> Self {
        self.named_in = NamedIn::CommandLine;
        self
    }

    /// The requested files with the hashes of their texts, or `None` for a file that does not exist. Returns `None` if a file could
    /// not be read for any other reason, because a later run cannot find out whether that has changed.
    pub(crate) fn record(&self) -> Option<BTreeMap<Arc<str>, Option<u64>>> {
        if self.has_unreadable {
            return None;
        }
        let read = self.files.iter();
        let read = read.map(|file| (Arc::clone(&file.path), Some(file.hash)));
        let missing = self.missing.iter().map(|path| (Arc::clone(path), None));
        Some(read.chain(missing).collect())
    }

    /// The folder that contains all files, relative to the folder of all paths. `None` for that folder itself.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        self.root.as_deref()
    }

    /// Reads a file, unless it was read before. The path is relative to the folder and uses `/`.
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
            .with_help("write it relative to the folder of the file that names it"));
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
                format!("`{path}` cannot be read: there are too many files"),
            )
        })?);
        self.files.push(File {
            path: Arc::clone(&path),
            hash: hash(&text),
            text: text.into(),
            positions: Positions::default(),
        });
        self.by_path.insert(path, id);
        Ok(id)
    }

    fn outside(&self, path: &str) -> Diagnostic {
        let (own, help) = match self.named_in {
            NamedIn::Manifest => (
                "the manifest's folder",
                "move the file into it, or widen `root` in the manifest",
            ),
            NamedIn::CommandLine => (
                "the folder below which files may be read",
                "move the file into it, or name a folder that contains both with `--root`",
            ),
        };
        let root = self.root().unwrap_or(own);
        let message = format!("`{path}` is outside of the root, {root}");
        Diagnostic::error(Code::OutsideRoot, message).with_help(help)
    }

    /// Resolves a `$ref`, which is at `pointer_of_ref` in the file `from`. Loads the target file, and returns it with the JSON
    /// pointer of the target. The caller checks whether the pointer leads to a value.
    ///
    /// # Errors
    /// If the reference is a URL, is malformed, leads out of the root folder, or names a file that cannot be loaded.
    pub fn resolve(
        &mut self,
        from: FileId,
        pointer_of_ref: &str,
        reference: &str,
    ) -> Result<(FileId, String), Diagnostic> {
        let resolved = path::split(reference).and_then(|(file, pointer)| match file {
            None => Ok((from, pointer)),
            Some(file) => Ok((self.load(&path::sibling(self.path(from), &file))?, pointer)),
        });
        resolved.map_err(|problem| problem.at(self.place(from, pointer_of_ref)))
    }

    /// Deserializes a file: as JSON if it begins with `{` or `[`, otherwise as YAML.
    ///
    /// # Errors
    /// If the text is malformed, nested too deeply, or does not match `T`. The place of the error is its position in the file.
    pub fn parse<'a, T: Deserialize<'a>>(&'a self, file: FileId) -> Result<T, Diagnostic> {
        let file = self.file(file);
        parse::parse(&file.path, &file.text)
    }

    /// Deserializes the changed text of a file.
    ///
    /// # Errors
    /// As for [`Sources::parse`]. The place of the error is in the unchanged file: the value, or its nearest parent that exists there.
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

    /// Finds a file that was read, by its path.
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

    /// The positions in the text of a file.
    pub(crate) fn positions(&self, file: FileId) -> &Positions {
        &self.file(file).positions
    }

    /// The path of a file, relative to the folder.
    #[must_use]
    pub fn path(&self, file: FileId) -> &Arc<str> {
        &self.file(file).path
    }

    /// The place of the value at a JSON pointer. If it does not exist, that of its nearest parent.
    #[must_use]
    pub fn place(&self, file: FileId, pointer: &str) -> Place {
        let file = self.file(file);
        place(&file.path, &file.text, &file.positions, pointer, false)
    }

    /// The place of the key of the value at a JSON pointer. If it has no key, that of the value.
    #[must_use]
    pub fn key_place(&self, file: FileId, pointer: &str) -> Place {
        let file = self.file(file);
        place(&file.path, &file.text, &file.positions, pointer, true)
    }

    /// Panics if the id is of other sources, which is a bug of the generator.
    fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }
}

/// How a text writes the scalar at a JSON pointer; `None` if it has another value there.
pub(crate) fn written<'a>(
    text: &'a str,
    positions: &Positions,
    pointer: &str,
    value: &Value,
) -> Option<&'a str> {
    let tokens = pointer::tokens(pointer);
    let span = positions.locate(text, &tokens, false).value;
    let mut written = text.get(span)?;
    // An anchor and a tag are no part of the value.
    while written.starts_with(['&', '!']) {
        let (_, rest) = written.split_once(char::is_whitespace)?;
        written = rest.trim_start();
    }
    let read: Option<Value> = serde_yaml::from_str(written).ok();
    (read.as_ref() == Some(value)).then_some(written)
}

fn place(
    path: &Arc<str>,
    text: &Arc<str>,
    positions: &Positions,
    pointer: &str,
    is_key: bool,
) -> Place {
    let location = positions.locate(text, &pointer::tokens(pointer), is_key);
    let span = if is_key {
        location.key.unwrap_or(location.value)
    } else {
        location.value
    };
    Place::new(path, text, span, pointer)
}

/// A text that begins with `{` or `[` is JSON, and any other text is YAML.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}
