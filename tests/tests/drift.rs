//! What is committed is what the generator writes.

use armgen::manifest::Manifest;
use armgen_fixtures::files_in;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
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
    let embedded = armgen::render::RUNTIME_FILES.iter();
    let embedded: BTreeMap<_, _> = embedded
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    assert_eq!(embedded, files_in(&folder));
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
