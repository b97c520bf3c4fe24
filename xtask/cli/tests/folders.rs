//! Folders that a crate cannot have, and those that crates leave behind.

use armgen_fixtures::{Folder, MANIFEST, Run, definitions, files_in, manifest, package};
use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;

const ARMGEN: &str = env!("CARGO_BIN_EXE_armgen");

/// A package with this name and folder.
fn at(name: &str, output: &str) -> String {
    package(name, "pets.yaml", "").replace(&format!("out/{name}"), output)
}

/// A folder with a manifest of these packages, which was not run yet.
fn project(packages: &[String]) -> Folder {
    Folder::new(&[
        (MANIFEST, manifest(packages)),
        (
            "pets.yaml",
            definitions("Thing: { properties: { name: { type: string } } }"),
        ),
    ])
}

fn run(project: &Folder, inside: &str, arguments: &[&str]) -> Run {
    Run::of(
        project
            .command(ARMGEN, inside)
            .arg("codegen")
            .args(arguments),
    )
}

fn codegen(project: &Folder) -> Run {
    run(project, "", &["--manifest", MANIFEST])
}

fn succeeds(run: &Run) {
    assert_eq!(run.status, Some(0), "{run:?}");
}

/// Checks that a run writes nothing and says this.
fn refuses(project: &Folder, run: impl Fn(&Folder) -> Run, message: &str) {
    let before = files_in(&project.path(""));
    let run = run(project);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(run.errors.contains(message), "{message}: {}", run.errors);
    assert!(
        files_in(&project.path("")) == before,
        "something was written"
    );
}

#[test]
fn the_folder_of_a_crate_of_another_manifest_is_refused() {
    let project = project(&[at("arm_pets", "crates/x")]);
    succeeds(&codegen(&project));
    project.write(
        "other/armgen.yaml",
        manifest(&[at("arm_cats", "../crates/x")]),
    );
    project.write("other/pets.yaml", project.read("pets.yaml"));
    refuses(
        &project,
        |project| run(project, "", &["other"]),
        "error[output-folder]: the package `arm_cats` is written to `../crates/x`, which has another crate, `arm_pets`, made from the \
         manifest `../armgen.yaml`",
    );
    // The crate itself may have another manifest.
    project.write(
        "other/armgen.yaml",
        manifest(&[at("arm_pets", "../crates/x")]),
    );
    succeeds(&run(&project, "", &["other"]));
}

#[test]
fn the_folder_of_another_crate_is_refused_without_a_manifest() {
    let project = project(&[at("arm_pets", "crate")]);
    succeeds(&codegen(&project));
    project.write("readme.md", "# Cats\n```yaml\ninput-file: pets.yaml\n```\n");
    let readme = |project: &Folder| {
        run(
            project,
            "",
            &[
                "--readme",
                "readme.md",
                "--name",
                "arm_cats",
                "--out",
                "crate",
            ],
        )
    };
    refuses(
        &project,
        readme,
        "is written to `crate`, which has another crate, `arm_pets`, ",
    );
}

#[test]
fn a_package_can_be_renamed_where_it_is_and_a_run_says_so() {
    let project = project(&[at("arm_pets", "crate")]);
    succeeds(&codegen(&project));
    project.write(MANIFEST, manifest(&[at("arm_animals", "crate")]));
    let run = codegen(&project);
    succeeds(&run);
    let line = "`crate`: the crate `arm_animals` takes the place of `arm_pets`\n";
    assert!(run.errors.ends_with(line), "{run:?}");
    assert!(!codegen(&project).errors.contains(line));
    assert!(
        project
            .read("crate/Cargo.toml")
            .contains("name = \"arm_animals\"")
    );
}

#[test]
fn a_folder_that_contains_a_crate_is_refused() {
    let project = project(&[at("arm_pets", "crates/arm_pets")]);
    succeeds(&codegen(&project));
    project.write(MANIFEST, manifest(&[at("arm_cats", "crates")]));
    refuses(
        &project,
        codegen,
        "is written to `crates`, which has the crate `arm_pets` in its folder `arm_pets`",
    );
}

#[test]
fn a_folder_inside_that_of_a_crate_is_refused() {
    let packages = [at("arm_a", "crates/a"), at("arm_b", "crates/../crates/a/b")];
    refuses(
        &project(&packages),
        codegen,
        "the package `arm_b` is written to `crates/a/b`, inside the folder `crates/a` of the package `arm_a`",
    );
    let project = project(&[at("arm_a", "crates/a")]);
    succeeds(&codegen(&project));
    project.write(MANIFEST, manifest(&[at("arm_b", "crates/a/b/c")]));
    refuses(
        &project,
        codegen,
        "is written to `crates/a/b/c`, inside `crates/a`, the folder of the crate `arm_a`",
    );
}

#[cfg(unix)]
#[test]
fn a_link_does_not_hide_where_a_folder_is() {
    let refused = |output: &str, link: &str, target: &str, message: &str| {
        let project = project(&[at("arm_a", "crates/a"), at("arm_b", output)]);
        fs::create_dir_all(project.path("crates/a")).expect("the folder is writable");
        symlink(target, project.path(link)).expect("the folder is writable");
        let run = codegen(&project);
        assert_eq!(run.status, Some(1), "{run:?}");
        let message = format!("the package `arm_b` is written to `{output}`, {message}");
        assert!(run.errors.contains(&message), "{message}: {run:?}");
        assert!(!project.exists("crates/a/Cargo.toml"));
    };
    refused(
        "link/b",
        "link",
        "crates/a",
        "inside the folder `crates/a` of the package `arm_a`",
    );
    refused(
        "link",
        "link",
        "crates/a",
        "which is the folder `crates/a` of the package `arm_a`",
    );
    refused("link", "link", ".", "the folder of the manifest");
    refused("crates/b", "crates/b", "..", "the folder of the manifest");
}

#[test]
fn a_file_is_no_folder() {
    let project = project(&[at("arm_a", MANIFEST)]);
    let message = "is written to `armgen.yaml`, which is a file";
    refuses(&project, codegen, message);
    project.write(MANIFEST, manifest(&[at("arm_a", "pets.yaml/x/y")]));
    refuses(
        &project,
        codegen,
        "is written to `pets.yaml/x/y`, and `pets.yaml` is a file",
    );
}

#[test]
fn the_current_folder_is_refused_for_a_readme_if_it_has_other_files() {
    let project = Folder::new(&[
        (
            "pets/readme.md",
            "# Pets\n```yaml\ninput-file: pets.yaml\n```\n",
        ),
        (
            "pets/pets.yaml",
            &definitions("Thing: { properties: { name: { type: string } } }"),
        ),
        ("mine/.git/config", ""),
        ("mine/notes.md", ""),
    ]);
    let out = |out: &'static str| {
        move |project: &Folder| {
            run(
                project,
                "mine",
                &["--readme", "../pets/readme.md", "--out", out],
            )
        }
    };
    let message = "is written to `.`, the current folder, which has other files";
    refuses(&project, out("."), message);
    refuses(&project, out(".."), "which contains the readme");
    refuses(&project, out("../pets"), "which contains the readme");
    refuses(
        &project,
        out("~/pets"),
        "`~/pets` is not the path of a folder: armgen does not replace `~`",
    );
    refuses(
        &project,
        out("$HOME/pets"),
        "`$HOME/pets` is not the path of a folder",
    );
    let readme = |project: &Folder| run(project, "mine", &["--readme=~/readme.md", "--out", "x"]);
    refuses(
        &project,
        readme,
        "help: armgen does not replace `~` by the folder of a user",
    );
    project.remove("mine/notes.md");
    succeeds(&out(".")(&project));
    project.write("mine/notes.md", "");
    succeeds(&out(".")(&project));
}

#[test]
fn a_workspace_and_a_package_of_others_are_named_as_that() {
    let project = project(&[at("arm_a", "crate")]);
    project.write("crate/src/lib.rs", "");
    project.write("crate/Cargo.toml", "[workspace]\nmembers = []\n");
    refuses(
        &project,
        codegen,
        "error[output-foreign]: `crate` is the root of a cargo workspace\n",
    );
    project.write("crate/Cargo.toml", "[package]\nname = \"mine\"\n");
    let message =
        "error[output-foreign]: `crate` has the package `mine`, which armgen did not write\n";
    refuses(&project, codegen, message);
}

/// What a second run says of the crates of the first one.
fn left_behind(first: &[String], second: &[String], between: impl Fn(&Folder)) -> String {
    let project = project(first);
    succeeds(&codegen(&project));
    project.write(MANIFEST, manifest(second));
    succeeds(&codegen(&project));
    between(&project);
    let run = codegen(&project);
    succeeds(&run);
    let errors = run.errors.strip_prefix("reading armgen.yaml\n");
    errors.expect("it reads the manifest").to_owned()
}

#[test]
fn a_crate_that_moved_is_named_with_its_new_folder_wherever_it_was() {
    let said = left_behind(
        &[at("arm_a", "one/two/a")],
        &[at("arm_a", "three/a")],
        |_| (),
    );
    assert_eq!(
        said,
        "`one/two/a` has what was the crate `arm_a`, which is in `three/a` now\nto remove it, run:\n\n    rm -r one/two/a\n\n"
    );
}

#[test]
fn several_crates_are_removed_by_one_command() {
    let first =
        ["a", "b b", "c"].map(|name| at(&format!("arm_{}", &name[..1]), &format!("x/{name}")));
    assert_eq!(
        left_behind(&first, &first[2..], |_| ()),
        "`x/a` has the crate `arm_a`, which is no longer in the manifest\n`x/b b` has the crate `arm_b`, which is no longer in the \
         manifest\nto remove them, run:\n\n    rm -r x/a 'x/b b'\n\n"
    );
}

#[test]
fn a_folder_with_files_of_others_is_not_to_be_removed() {
    let said = left_behind(
        &[at("arm_a", "a"), at("arm_b", "b")],
        &[at("arm_b", "b")],
        |project| {
            project.write("a/Cargo.lock", "");
            project.write("a/target/debug/x", "");
            project.write("a/examples/mine.rs", "");
        },
    );
    assert_eq!(
        said,
        "`a` has the crate `arm_a`, which is no longer in the manifest, and 1 file that armgen did not write: `examples/mine.rs`; keep \
         them, and remove the others\n"
    );
}

#[test]
fn crates_of_other_manifests_are_not_spoken_of() {
    let project = project(&[at("arm_a", "crates/a")]);
    let other = |name: &str| manifest(&[at(name, &format!("../crates/{name}"))]);
    for (folder, name) in [("one", "arm_b"), ("two", "arm_c")] {
        project.write(&format!("{folder}/armgen.yaml"), other(name));
        project.write(&format!("{folder}/pets.yaml"), project.read("pets.yaml"));
        succeeds(&run(&project, "", &[folder]));
    }
    for run in [
        codegen(&project),
        codegen(&project),
        run(&project, "", &["one"]),
    ] {
        succeeds(&run);
        assert!(!run.errors.contains("which is no longer"), "{run:?}");
    }
    project.write("one/armgen.yaml", other("arm_d"));
    let run = run(&project, "one", &[]);
    succeeds(&run);
    let line = "`../crates/arm_b` has the crate `arm_b`, which is no longer in the manifest\n";
    assert!(run.errors.contains(line), "{run:?}");
    assert!(
        run.errors.ends_with("\n    rm -r ../crates/arm_b\n\n"),
        "{run:?}"
    );
}

#[test]
fn the_same_crate_is_written_from_any_folder_and_in_any_copy_of_a_repository() {
    let written = |inside: &str, from: &str, manifest_path: &str| {
        let project = Folder::default();
        let definition = definitions("Thing: { properties: { name: { type: string } } }");
        project.write(
            &format!("{inside}/spec/armgen.yaml"),
            manifest(&[at("arm_a", "../a")]),
        );
        project.write(&format!("{inside}/spec/pets.yaml"), definition);
        succeeds(&run(&project, from, &[manifest_path]));
        files_in(&project.path(&format!("{inside}/a")))
    };
    let expected = written("one", "one", "spec/armgen.yaml");
    assert!(expected[".armgen"].contains("\n# manifest: ../spec/armgen.yaml\n"));
    assert!(written("two/three", "two/three/spec", "armgen.yaml") == expected);
    assert!(written("four", "", "four/spec/armgen.yaml") == expected);
}

#[test]
fn a_crate_that_is_no_longer_in_the_manifest_is_named_until_it_is_removed() {
    let shared = |name: &str| {
        let package = package(name, "pets.yaml", "").replace("output: ", "# output: ");
        format!("defaults: {{ output: crates }}\n{}", manifest(&[package]))
    };
    let project = Folder::new(&[
        (MANIFEST, shared("arm_pets")),
        (
            "pets.yaml",
            definitions("Thing: { properties: { name: { type: string } } }"),
        ),
    ]);
    let (first, line) = (codegen(&project), "no longer in the manifest");
    assert_eq!(first.status, Some(0), "{first:?}");
    assert!(!first.errors.contains(line), "{first:?}");

    project.write("crates/arm_mine/Cargo.toml", "[package]");
    project.write(MANIFEST, shared("arm_animals"));
    codegen(&project);
    for run in [
        codegen(&project),
        run(&project, "", &["--check", "--manifest", MANIFEST]),
    ] {
        assert_eq!(run.status, Some(0), "{run:?}");
        let ending = "\
`crates/arm_pets` has the crate `arm_pets`, which is no longer in the manifest
to remove it, run:

    rm -r crates/arm_pets

";
        assert!(run.errors.ends_with(ending), "{run:?}");
    }
    project.remove("crates/arm_pets/.armgen");
    let run = codegen(&project);
    assert!(!run.errors.contains(line), "{run:?}");
}
