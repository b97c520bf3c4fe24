//! Crates that are written into a workspace of cargo.

use armgen_fixtures::{Folder, MANIFEST, Run, definitions, manifest, package};

/// A folder with a `Cargo.toml` and with a manifest of these crates.
fn project(workspace: &str, crates: &[&str]) -> Folder {
    let packages: Vec<_> = crates
        .iter()
        .map(|name| package(name, "pets.yaml", ""))
        .collect();
    let definition = definitions("Thing: { properties: { name: { type: string } } }");
    Folder::new(&[
        ("Cargo.toml", workspace.to_owned()),
        (MANIFEST, manifest(&packages)),
        ("pets.yaml", definition),
    ])
}

/// What `codegen` says in a folder, but for the steps.
fn said(project: &Folder, folder: &str) -> String {
    let mut command = project.command(env!("CARGO_BIN_EXE_armgen"), folder);
    let run = Run::of(command.arg("codegen"));
    assert_eq!(run.status, Some(0), "{run:?}");
    let is_step = |line: &&str| {
        ["reading ", "generating ", "writing "]
            .iter()
            .any(|step| line.starts_with(step))
    };
    let lines = run.errors.split_inclusive('\n');
    lines.skip_while(is_step).collect()
}

#[test]
fn a_crate_that_its_workspace_does_not_list_is_named_with_the_line_to_add() {
    let project = project("[workspace]\nmembers = []\n", &["arm_pets"]);
    let expected = "\
cargo will not build `out/arm_pets`: the workspace of `Cargo.toml` does not list it; add to `members` there, or to `exclude` if it is to stay outside:

    \"out/arm_pets\",

";
    assert_eq!(said(&project, ""), expected);
    assert_eq!(said(&project, ""), "", "nothing was written");

    project.write(
        "Cargo.toml",
        "[workspace]\nmembers = [\n    \"out/arm_pets\",\n]\n",
    );
    project.write("out/arm_pets/Cargo.toml", "");
    assert_eq!(said(&project, ""), "");
}

#[test]
fn several_crates_are_named_together_as_seen_from_the_current_folder() {
    let project = project("[workspace]\n", &["arm_pets", "arm_cats"]);
    project.write("src/lib.rs", "");
    assert_eq!(
        said(&project, "src"),
        "\
cargo will not build `../out/arm_pets`, `../out/arm_cats`: the workspace of `../Cargo.toml` does not list them; add to `[workspace]` \
there, or to `exclude` if they are to stay outside:

    members = [\"out/arm_pets\", \"out/arm_cats\"]

"
    );
}

#[test]
fn a_crate_that_its_workspace_lists_or_excludes_is_not_named() {
    for workspace in [
        "[workspace]\nmembers = [\"out/*\"]\n",
        "[workspace]\nexclude = [\"out\"]\n",
        // A package without a workspace does not claim what is below it.
        "[package]\nname = \"app\"\nedition = \"2024\"\n",
    ] {
        let project = project(workspace, &["arm_pets"]);
        project.write("src/lib.rs", "");
        assert_eq!(said(&project, ""), "", "{workspace}");
    }
}

#[test]
fn a_check_and_a_machine_without_cargo_name_none() {
    let project = project("[workspace]\nmembers = []\n", &["arm_pets"]);
    let run = |arguments: &[&str]| {
        let mut command = project.command(env!("CARGO_BIN_EXE_armgen"), "");
        Run::of(command.args(arguments).env("CARGO", "no-such-program"))
    };
    let check = run(&["codegen", "--check"]);
    assert!(!check.errors.contains("Cargo.toml"), "{check:?}");
    let write = run(&["codegen"]);
    assert_eq!(write.status, Some(0));
    assert!(!write.errors.contains("Cargo.toml"), "{write:?}");
}
