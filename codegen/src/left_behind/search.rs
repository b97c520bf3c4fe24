//! Where crates of a manifest may have been written in earlier runs.

use crate::manifest::{Manifest, Member, plain};
use crate::output::has_index;
use std::collections::{BTreeSet, VecDeque};
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

/// How many folders are read, so that a large repository does not slow a run down that has nothing to do. Those that are near the root
/// come first.
const MOST: usize = 1_000;

/// How deep folders are read.
const DEEPEST: usize = 5;

/// The folders that may be those of crates. They are in the repository of the manifest, or beside the crates of the manifest.
pub(super) fn folders(manifest: &Manifest, members: &[Member<'_>]) -> BTreeSet<PathBuf> {
    let home = plain(&manifest.folder);
    let mut found = BTreeSet::new();
    let outputs = members.iter().map(|member| manifest.output_folder(*member));
    let shared = manifest.crates_folder.iter();
    let beside: BTreeSet<_> = outputs
        .filter_map(|folder| Some(plain(&folder).parent()?.to_owned()))
        .chain(shared.map(|folder| plain(&manifest.folder.join(folder))))
        .collect();
    for folder in beside {
        // One of them may be a link.
        found.extend(
            entries(&folder)
                .map(|entry| entry.path())
                .filter(|path| path.is_dir()),
        );
    }
    let root = repository(&home).unwrap_or(&home).to_owned();
    let mut read = 0;
    let mut folders = VecDeque::from([(root, 0)]);
    while let Some((folder, depth)) = folders.pop_front() {
        read += 1;
        if read > MOST {
            break;
        }
        for entry in entries(&folder) {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let entry = entry.path();
            if !is_folder || depth >= DEEPEST || is_foreign(&entry) {
                continue;
            }
            if has_index(&entry) {
                found.insert(entry);
            } else {
                folders.push_back((entry, depth + 1));
            }
        }
    }
    found
}

fn entries(folder: &Path) -> impl Iterator<Item = DirEntry> {
    fs::read_dir(folder).into_iter().flatten().flatten()
}

/// The nearest folder from this one upwards with a repository of git.
fn repository(folder: &Path) -> Option<&Path> {
    folder
        .ancestors()
        .find(|folder| folder.join(".git").exists())
}

/// Whether a folder has nothing that is written by hand or committed, or is a repository of its own.
fn is_foreign(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.')
        || ["node_modules", "target"].contains(&&*name)
        || folder.join(".git").exists()
        || folder.join("CACHEDIR.TAG").exists()
}
