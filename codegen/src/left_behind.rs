//! Crates of an earlier run that are no longer in the manifest.

use crate::manifest::Manifest;
use crate::output::has_index;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The folders of crates that armgen wrote where the manifest's `defaults` say, and that the manifest does not name. They are relative to
/// the manifest's folder, and sorted. A crate that is removed, renamed or moved leaves its folder behind, because armgen cannot know
/// that no other manifest has it.
#[must_use]
pub fn left_behind(manifest: &Manifest) -> Vec<String> {
    let Some(crates) = &manifest.crates_folder else {
        return Vec::new();
    };
    let real = |member| manifest.output_folder(member).canonicalize().ok();
    let known: BTreeSet<_> = manifest.members().filter_map(real).collect();
    // A folder that cannot be read is a problem of the crates in it.
    let entries = fs::read_dir(manifest.folder.join(crates))
        .into_iter()
        .flatten();
    let mut left = Vec::new();
    for entry in entries.flatten() {
        let folder = entry.path();
        let is_known = |folder: &Path| {
            folder
                .canonicalize()
                .is_ok_and(|real| known.contains(&real))
        };
        if let Some(name) = entry.file_name().to_str()
            && has_index(&folder)
            && !is_known(&folder)
        {
            left.push(if crates.is_empty() {
                name.to_owned()
            } else {
                format!("{crates}/{name}")
            });
        }
    }
    left.sort();
    left
}
