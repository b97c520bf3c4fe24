//! What is committed is what the generator writes.

use armgen::manifest::Manifest;
use armgen_fixtures::{difference_of_files, files_in};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Fails if a crate of a manifest is not what the generator writes.
fn is_up_to_date(manifest: &str, crates: usize) {
    let read = Manifest::read(&root().join(manifest)).unwrap();
    let output = armgen::generate(&read).unwrap().value;
    assert_eq!(output.len(), crates);
    for generated in output {
        let files = generated.files.keys();
        let found = files.filter_map(|path| {
            let text = fs::read_to_string(generated.folder.join(path)).ok()?;
            Some((path.clone(), text))
        });
        let difference = difference_of_files(&generated.files, &found.collect());
        assert!(
            difference.is_empty(),
            "{difference}\nthis is not what `cargo xtask codegen --manifest {manifest}` writes for {}",
            generated.name
        );
    }
}

#[test]
fn the_generated_crate_is_up_to_date() {
    is_up_to_date("spec/armgen.yaml", 1);
}

#[test]
fn the_crates_of_the_application_and_their_runtime_are_up_to_date() {
    is_up_to_date("tests/application/armgen.yaml", 6);
}

#[test]
fn the_whole_runtime_is_embedded() {
    let folder = root().join("codegen/runtime/src/runtime");
    let embedded = armgen::render::RUNTIME_FILES.iter();
    let embedded: BTreeMap<_, _> = embedded
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    let difference = difference_of_files(&files_in(&folder), &embedded);
    assert!(difference.is_empty(), "{difference}");
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
