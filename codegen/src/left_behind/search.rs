//! Where crates of a manifest may have been written in earlier runs.

use crate::manifest::{Manifest, Member, plain};
use std::collections::{BTreeSet, VecDeque};
use std::fs;
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
        found.extend(entries(&folder).filter(|path| path.is_dir()));
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
            let is_folder = fs::symlink_metadata(&entry).is_ok_and(|found| found.is_dir());
            if is_folder && depth < DEEPEST && !is_foreign(&entry) {
                folders.push_back((entry.clone(), depth + 1));
                found.insert(entry);
            }
        }
    }
    found
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path())
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
