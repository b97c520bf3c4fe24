//! What was asked for, and what it was: so that a later run can tell whether it would read the same.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::sync::{Arc, Mutex};

/// The files that were asked for, by path. Clones of [`Sources`](super::Sources) share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Record(Arc<Mutex<Asked>>);

#[derive(Clone, Debug, Default)]
struct Asked {
    /// The hashes of the texts; none for a file that is not there.
    files: BTreeMap<Arc<str>, Option<u64>>,
    /// Something was wrong with a file.
    faulty: bool,
}

impl Record {
    /// A file was read, or is not there.
    pub(super) fn add(&self, path: &Arc<str>, hash: Option<u64>) {
        if let Ok(mut asked) = self.0.lock() {
            asked.files.insert(Arc::clone(path), hash);
        }
    }

    /// A file cannot be read: whether it will be the same next time is unknown.
    pub(super) fn add_fault(&self) {
        if let Ok(mut asked) = self.0.lock() {
            asked.faulty = true;
        }
    }

    /// All files; none if it cannot be told whether they stay the same.
    pub(super) fn files(&self) -> Option<BTreeMap<Arc<str>, Option<u64>>> {
        let asked = self.0.lock().ok()?;
        (!asked.faulty).then(|| asked.files.clone())
    }
}

/// The hash of a text. It tells changes by accident, and differs between versions of Rust.
pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}
