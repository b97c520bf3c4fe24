//! The selection of the checkout and of its packages.

use crate::{checkout, corpus, corpus_with, rows};
use armgen_fixtures::Run;
use std::fs;

#[test]
fn the_checkout_may_stand_in_a_variable() {
    let checkout = checkout(&["pets"]);
    let mut command = checkout.command(env!("CARGO_BIN_EXE_armgen"), "");
    command.env("AZURE_REST_API_SPECS", "root");
    let run = Run::of(command.args(["corpus", "--out", "out", "--format", "json"]));
    assert_eq!(rows(&run)[0]["package"], "pets");
}

#[test]
fn without_a_checkout_the_command_line_is_wrong() {
    let checkout = checkout(&["pets"]);
    let run = corpus_with(&checkout, &["--out", "out"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: no definitions: name a checkout of the public repository with `--root DIR` or in the variable AZURE_REST_API_SPECS\n"
    );
    let run = corpus_with(&checkout, &["--root", "elsewhere"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: there is no folder `specification` in `elsewhere`\n"
    );
}

#[test]
fn a_checkout_without_a_package_is_an_error() {
    let checkout = checkout(&[]);
    fs::create_dir_all(checkout.path("root/specification")).expect("it is writable");
    let run = corpus(&checkout, &[]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: `root` has no package: no `specification/*/resource-manager/**/readme.md`\n"
    );
}

#[test]
fn a_package_that_is_not_there_is_an_error_that_names_those_that_are() {
    let checkout = checkout(&["pets", "zoo", "far"]);
    let run = corpus(&checkout, &["cats"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: there is no package `cats`; there is far, pets, zoo\n"
    );
    let run = corpus(&checkout, &["pet"]);
    assert_eq!(
        run.errors,
        "error: there is no package `pet`; did you mean `pets`?\n"
    );
    let run = corpus(&checkout, &["Far/here"]);
    assert_eq!(
        run.errors,
        "error: there is no package `Far/here`; there is far/Microsoft.Far/away, far/Microsoft.Far/near\n"
    );
    assert_eq!(corpus(&checkout, &["../root"]).status, Some(2));
}

#[test]
fn a_package_can_be_named_with_a_tag_and_has_a_crate_of_its_own_then() {
    let checkout = checkout(&["pets", "zoo"]);
    let run = corpus(&checkout, &["pets@new", "pets", "--format", "json"]);
    let rows = rows(&run);
    assert_eq!(rows.as_array().map(Vec::len), Some(2));
    let is_there = |path: &str| checkout.path("out/crates").join(path).is_file();
    assert!(is_there("arm_pets/src/lib.rs"));
    assert!(is_there("arm_pets_new/src/lib.rs"));
    assert!(!is_there("arm_zoo/src/lib.rs"));
}

#[test]
fn all_packages_can_be_named_beside_others() {
    let run = corpus(
        &checkout(&["pets", "zoo"]),
        &["*", "pets@new", "--format", "json"],
    );
    let rows = rows(&run);
    let names = rows.as_array().into_iter().flatten();
    let names: Vec<_> = names.filter_map(|row| row["package"].as_str()).collect();
    assert_eq!(names, ["pets", "pets", "zoo"]);
}
