//! Which checkout is read, and which of its packages.

use crate::{Checkout, Run};
use std::fs;
use std::process::Command;

#[test]
fn the_checkout_may_stand_in_a_variable() {
    let checkout = Checkout::new(&["pets"]);
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .current_dir(checkout.0.path())
        .env("AZURE_REST_API_SPECS", "root")
        .args(["corpus", "--out", "out", "--format", "json"])
        .output();
    let run = Run::new(output.expect("the command starts"));
    assert_eq!(run.rows()[0]["package"], "pets");
}

#[test]
fn without_a_checkout_the_command_line_is_wrong() {
    let checkout = Checkout::new(&["pets"]);
    let run = checkout.run_with(&["--out", "out"], &[]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: no definitions: name a checkout of the public repository with `--root DIR` or in the variable AZURE_REST_API_SPECS\n"
    );
    let run = checkout.run_with(&["--root", "elsewhere"], &[]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: there is no folder `specification` in `elsewhere`\n"
    );
}

#[test]
fn a_checkout_without_a_package_is_an_error() {
    let checkout = Checkout::new(&[]);
    fs::create_dir_all(checkout.0.path().join("root/specification")).expect("it is writable");
    let run = checkout.run(&[]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: `root` has no package: no `specification/*/resource-manager/**/readme.md`\n"
    );
}

#[test]
fn a_package_that_is_not_there_is_an_error_that_names_those_that_are() {
    let checkout = Checkout::new(&["pets", "zoo", "far"]);
    let run = checkout.run(&["cats"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: there is no package `cats`; there is far, pets, zoo\n"
    );
    let run = checkout.run(&["far/here"]);
    assert_eq!(
        run.errors,
        "error: there is no package `far/here`; there is far/away, far/near\n"
    );
    assert_eq!(checkout.run(&["../root"]).status, Some(2));
}

#[test]
fn a_package_can_be_named_with_a_tag_and_has_a_crate_of_its_own_then() {
    let checkout = Checkout::new(&["pets", "zoo"]);
    let run = checkout.run(&["pets@new", "pets", "--format", "json"]);
    let rows = run.rows();
    assert_eq!(rows.as_array().map(Vec::len), Some(2));
    let is_there = |path: &str| checkout.0.path().join("out/crates").join(path).is_file();
    assert!(is_there("arm_pets/src/lib.rs"));
    assert!(is_there("arm_pets_new/src/lib.rs"));
    assert!(!is_there("arm_zoo/src/lib.rs"));
}

#[test]
fn all_packages_can_be_named_beside_others() {
    let run = Checkout::new(&["pets", "zoo"]).run(&["*", "pets@new", "--format", "json"]);
    let rows = run.rows();
    let names = rows.as_array().into_iter().flatten();
    let names: Vec<_> = names.filter_map(|row| row["package"].as_str()).collect();
    assert_eq!(names, ["pets", "pets", "zoo"]);
}
