//! What is committed is what the generator gives.

use armgen::manifest::Manifest;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files in a folder, by path with `/` between the parts.
fn files_in(folder: &Path) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(current).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(
                    path.strip_prefix(folder)
                        .unwrap()
                        .to_str()
                        .unwrap()
                        .replace('\\', "/"),
                );
            }
        }
    }
    files
}

#[test]
fn the_generated_crate_is_up_to_date() {
    let manifest = Manifest::read(&root().join("spec/armgen.yaml")).unwrap();
    let output = armgen::generate(&manifest).unwrap();
    for generated in output.value {
        for (path, text) in &generated.files {
            let found = fs::read_to_string(generated.folder.join(path)).unwrap_or_default();
            assert!(
                found == *text,
                "{path} is not what `cargo xtask codegen` writes"
            );
        }
    }
}

#[test]
fn the_whole_runtime_is_embedded() {
    let folder = root().join("codegen/runtime/src/runtime");
    let embedded: BTreeSet<_> = armgen::render::RUNTIME_FILES
        .iter()
        .map(|(path, _)| (*path).to_owned())
        .collect();
    assert_eq!(embedded, files_in(&folder));
    for (path, text) in armgen::render::RUNTIME_FILES {
        assert_eq!(
            *text,
            fs::read_to_string(folder.join(path)).unwrap(),
            "{path}"
        );
    }
}

#[test]
fn the_runtime_names_no_path_that_a_copy_of_it_would_not_have() {
    for (path, text) in armgen::render::RUNTIME_FILES {
        assert!(
            !text.contains("armgen_runtime"),
            "{path} names `armgen_runtime`"
        );
        for line in text.lines() {
            let rest = line.split("crate::").skip(1);
            let foreign: Vec<_> = rest.filter(|rest| !rest.starts_with("runtime")).collect();
            assert!(
                foreign.is_empty() || line.trim_start().starts_with("pub use crate::{"),
                "{path}: {line}"
            );
        }
    }
}
