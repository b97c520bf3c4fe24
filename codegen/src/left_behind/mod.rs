//! Crates of an earlier run that are no longer in the manifest.

mod search;

use crate::manifest::{Manifest, Member, plain, relative};
use crate::output::{Folder, Index};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A folder with a crate of an earlier run.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LeftBehind {
    /// The folder, relative to the manifest's folder.
    pub folder: String,
    /// The name of the crate.
    pub name: String,
    /// The folder of the crate now, relative to the manifest's folder. `None` if the manifest does not list it.
    pub moved_to: Option<String>,
    /// The files in the folder that armgen did not write, sorted. Those of cargo do not count.
    pub others: Vec<String>,
}

/// The crates that armgen wrote for this manifest, and that the manifest does not write to their folders now: they were removed,
/// renamed or moved. They stay, because there may be files of others in their folders.
///
/// They are looked for in the repository of the manifest, as far as it is not too large, and beside the crates of the manifest.
/// The index of a crate tells which manifest it is from.
#[must_use]
pub fn left_behind(manifest: &Manifest) -> Vec<LeftBehind> {
    let members: Vec<_> = manifest.members().collect();
    let real = |member: &Member<'_>| manifest.output_folder(*member).canonicalize().ok();
    let mut known: BTreeSet<_> = members.iter().filter_map(real).collect();
    let home = plain(&manifest.folder);
    let mut left = Vec::new();
    for folder in search::folders(manifest, &members) {
        let shown = relative(&home, &folder);
        let Ok(index) = Index::read(&Folder::new(&folder, &shown)) else {
            continue;
        };
        let Some(record) = index.record() else {
            continue;
        };
        let is_own = record.manifest.as_ref().is_some_and(|path| {
            let path = plain(&folder.join(path));
            manifest.file().is_some_and(|file| plain(&file) == path)
        });
        // A folder is found twice if there are links to it.
        if !is_own || !folder.canonicalize().is_ok_and(|real| known.insert(real)) {
            continue;
        }
        let now = members.iter().find(|member| member.name() == record.name);
        left.push(LeftBehind {
            folder: shown,
            name: record.name.clone(),
            moved_to: now.map(|member| member.shown_output().to_owned()),
            others: others(&folder, &index),
        });
    }
    left.sort_by(|left, right| left.folder.cmp(&right.folder));
    left
}

/// What cargo makes in the folder of a crate, and what armgen keeps there for itself.
fn is_made(path: &str) -> bool {
    path == "target" || path == "Cargo.lock" || path.starts_with(".armgen")
}

/// The files in a folder that neither armgen nor cargo made.
fn others(folder: &Path, index: &Index) -> Vec<String> {
    let mut others = Vec::new();
    let mut inside = vec![String::new()];
    while let Some(next) = inside.pop() {
        let entries = fs::read_dir(folder.join(&next)).into_iter().flatten();
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if next.is_empty() {
                name
            } else {
                format!("{next}/{name}")
            };
            if is_made(&path) {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                inside.push(path);
            } else if !index.has(&path) {
                others.push(path);
            }
        }
    }
    others.sort();
    others
}
