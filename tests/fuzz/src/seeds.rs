//! Real definitions to mutate.

use crate::{generate, mutate};
use armgen::source::Sources;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The maximum size of a definition in bytes. Larger ones are too slow for a fuzzer.
const LARGEST: u64 = 200_000;

/// Definitions to mutate, with the files that they refer to.
#[derive(Debug, Default)]
pub struct Seeds {
    seeds: Vec<Seed>,
}

#[derive(Debug)]
struct Seed {
    path: String,
    document: Value,
    others: BTreeMap<String, Vec<u8>>,
}

impl Seeds {
    /// The definitions in the folder `AZURE_REST_API_SPECS`, or those of this project if the variable is not set.
    #[must_use]
    pub fn load() -> Self {
        let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
        let root = std::env::var_os("AZURE_REST_API_SPECS").map_or_else(own, PathBuf::from);
        let mut files = Vec::new();
        collect(&root, &mut files);
        files.sort();
        Self {
            seeds: files.iter().filter_map(|file| seed(&root, file)).collect(),
        }
    }

    /// Generates code from a mutated definition. The first two bytes select it, and the others determine the mutations.
    pub fn mutate_and_generate(&self, bytes: &[u8]) {
        let Some((number, changes)) = bytes.split_first_chunk::<2>() else {
            return;
        };
        let number = usize::from(u16::from_le_bytes(*number));
        let Some(seed) = number
            .checked_rem(self.seeds.len())
            .and_then(|number| self.seeds.get(number))
        else {
            return;
        };
        let mut document = seed.document.clone();
        mutate(&mut document, changes);
        let mut files = seed.others.clone();
        files.insert(seed.path.clone(), document.to_string().into_bytes());
        generate(&mut Sources::in_memory(files), &[&seed.path]);
    }
}

/// All JSON files below a folder, without examples.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "examples") {
                collect(&path, files);
            }
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
}

/// A file with paths, and all files that it refers to.
fn seed(root: &Path, file: &Path) -> Option<Seed> {
    if fs::metadata(file).ok()?.len() > LARGEST {
        return None;
    }
    let document: Value = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    let paths = document.get("paths")?.as_object()?;
    if paths.is_empty() {
        return None;
    }
    let mut others = BTreeMap::new();
    let mut pending = references(file, &document);
    while let Some(other) = pending.pop() {
        let Some(path) = relative(root, &other).filter(|path| !others.contains_key(path)) else {
            continue;
        };
        let Ok(bytes) = fs::read(&other) else {
            continue;
        };
        if let Ok(document) = serde_json::from_slice(&bytes) {
            pending.extend(references(&other, &document));
        }
        others.insert(path, bytes);
    }
    Some(Seed {
        path: relative(root, file)?,
        document,
        others,
    })
}

/// The files that the `$ref`s of a document name.
fn references(file: &Path, document: &Value) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut pending = vec![document];
    while let Some(value) = pending.pop() {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(reference)) = map.get("$ref") {
                    let name = reference.split('#').next().unwrap_or_default();
                    found.extend(
                        file.parent()
                            .filter(|_| !name.is_empty())
                            .map(|folder| folder.join(name)),
                    );
                }
                pending.extend(map.values());
            }
            Value::Array(items) => pending.extend(items),
            _ => {}
        }
    }
    found
}

/// The path of a file relative to the root, with `/` between the parts, and without `.` and `..`.
fn relative(root: &Path, file: &Path) -> Option<String> {
    let (root, file) = (root.canonicalize().ok()?, file.canonicalize().ok()?);
    let path = file.strip_prefix(root).ok()?;
    Some(path.to_str()?.replace('\\', "/"))
}
