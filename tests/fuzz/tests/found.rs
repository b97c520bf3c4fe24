//! Texts that are hard to read, which the fuzzer found or which are like what it found: none panics or hangs. And a short walk
//! of the fuzzer itself, the same each time.

use armgen_fuzz::Seeds;
use std::fs;
use std::path::Path;

fn texts(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("found")
        .join(folder);
    let files = fs::read_dir(&folder).unwrap();
    let mut files: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty(), "{}", folder.display());
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

#[test]
fn definitions_are_read() {
    for text in texts("definition") {
        armgen_fuzz::definition(&text);
    }
}

#[test]
fn readmes_are_read() {
    for text in texts("readme") {
        armgen_fuzz::readme(&text);
    }
}

#[test]
fn models_in_xml_are_read() {
    for text in texts("xml") {
        armgen_fuzz::xml(&text);
    }
}

#[test]
fn changed_definitions_are_generated_or_reported() {
    let seeds = Seeds::load();
    let mut state = 1_u64;
    for _ in 0..200 {
        let bytes: Vec<u8> = (0..62)
            .map(|_| {
                // A linear congruential generator (Knuth's constants) is random enough, and the same each time.
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                state.to_be_bytes()[0]
            })
            .collect();
        seeds.mutate_and_generate(&bytes);
    }
}
