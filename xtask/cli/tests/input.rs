//! Which file `codegen` reads, and what it says if there is none.

use armgen_fixtures::{Folder, MANIFEST, Run, definitions, manifest, package};

/// A folder with a manifest of the crate `arm_pets`, which is at this path, and a definition beside it.
fn project(path: &str) -> Folder {
    let project = Folder::default();
    add(&project, path);
    project
}

fn add(project: &Folder, path: &str) {
    let definition = definitions("Thing: { properties: { name: { type: string } } }");
    let folder = path.strip_suffix(MANIFEST).expect("it is a manifest");
    project.write(path, manifest(&[package("arm_pets", "pets.yaml", "")]));
    project.write(&format!("{folder}pets.yaml"), definition);
}

/// Runs `codegen` in a folder of the project.
fn codegen(project: &Folder, folder: &str, arguments: &[&str]) -> Run {
    let mut command = project.command(env!("CARGO_BIN_EXE_armgen"), folder);
    Run::of(command.arg("codegen").args(arguments))
}

/// The message of a wrong command line.
fn refused(project: &Folder, folder: &str, arguments: &[&str]) -> String {
    let run = codegen(project, folder, arguments);
    assert_eq!(run.status, Some(2), "{run:?}");
    run.errors
}

#[test]
fn without_a_file_the_manifest_is_found_from_any_folder_below_it() {
    for path in ["armgen.yaml", "spec/armgen.yaml"] {
        let project = project(path);
        project.write("spec/deep/down/file", "");
        for folder in ["", "spec", "spec/deep/down"] {
            let run = codegen(&project, folder, &[]);
            assert_eq!(run.status, Some(0), "{path} from {folder}: {run:?}");
        }
        let written = path.replace(MANIFEST, "out/arm_pets/Cargo.toml");
        assert!(project.exists(&written), "{written}");
    }
}

#[test]
fn the_nearest_manifest_is_taken_and_that_of_the_folder_before_that_in_spec() {
    let project = project("armgen.yaml");
    add(&project, "spec/armgen.yaml");
    add(&project, "service/spec/armgen.yaml");
    for (folder, written) in [
        ("", "out/arm_pets"),
        ("service", "service/spec/out/arm_pets"),
        ("spec", "spec/out/arm_pets"),
    ] {
        assert!(!project.exists(written));
        assert_eq!(codegen(&project, folder, &[]).status, Some(0));
        assert!(project.exists(written), "{written}");
    }
}

#[test]
fn a_file_can_be_named_with_and_without_the_option() {
    for arguments in [&["my.yaml"][..], &["--manifest", "my.yaml"]] {
        let project = project(MANIFEST);
        project.write("my.yaml", project.read(MANIFEST).replace("out/", "mine/"));
        let run = codegen(&project, "", arguments);
        assert_eq!(run.status, Some(0), "{run:?}");
        assert!(project.exists("mine/arm_pets"));
    }
}

#[test]
fn two_files_are_a_wrong_command_line() {
    let project = project(MANIFEST);
    for arguments in [
        &[MANIFEST, "--manifest", MANIFEST][..],
        &[MANIFEST, "--readme", "readme.md", "--out", "out"],
        &[MANIFEST, "--out", "out"],
        &[MANIFEST, MANIFEST],
    ] {
        refused(&project, "", arguments);
    }
}

#[test]
fn a_folder_stands_for_its_manifest() {
    let project = project("service/spec/armgen.yaml");
    for (folder, named) in [
        ("", "service"),
        ("", "service/spec"),
        ("", "service/spec/"),
        ("service", "."),
    ] {
        let run = codegen(&project, folder, &[named]);
        assert_eq!(run.status, Some(0), "{named}: {run:?}");
    }
    let run = codegen(&project, "", &["--manifest", "service"]);
    assert_eq!(run.status, Some(0), "{run:?}");
}

#[test]
fn a_folder_without_a_manifest_is_named() {
    let project = project("spec/armgen.yaml");
    project.write("docs/index.txt", "");
    assert_eq!(
        refused(&project, "", &["docs"]),
        "error: there is no `armgen.yaml` or `spec/armgen.yaml` in the folder `docs`\n"
    );
    assert_eq!(
        refused(&project, "docs", &["."]),
        "error: there is no `armgen.yaml` or `spec/armgen.yaml` in the folder `.`\n"
    );
    project.write("redis/resource-manager/readme.md", "");
    assert_eq!(
        refused(&project, "", &["redis/resource-manager"]),
        "error: there is no `armgen.yaml` or `spec/armgen.yaml` in the folder `redis/resource-manager`; name its readme with \
         `--readme redis/resource-manager/readme.md`\n"
    );
}

#[test]
fn a_readme_is_named_with_its_option() {
    let project = project(MANIFEST);
    for arguments in [
        &["redis/readme.md"][..],
        &["redis/readme.md", "--out", "out"],
        &["--manifest", "redis/readme.md"],
    ] {
        let errors = refused(&project, "", arguments);
        let expected = ": a readme is named with `--readme redis/readme.md`\n";
        assert!(errors.contains(expected), "{errors}");
    }
}

#[test]
fn without_any_manifest_the_message_says_what_to_type() {
    assert_eq!(
        refused(&Folder::default(), "", &[]),
        "error: there is no `armgen.yaml` or `spec/armgen.yaml` in this folder or above it; name a manifest with \
         `armgen codegen FILE`, or a readme with `armgen codegen --readme FILE --out DIR`\n"
    );
}

#[test]
fn the_command_that_mends_is_for_the_folder_that_the_check_ran_in() {
    for (folder, arguments, command) in [
        ("", &[][..], "armgen codegen"),
        ("service/deep", &[], "armgen codegen"),
        ("service", &["."], "armgen codegen ."),
        (
            "service",
            &["spec/armgen.yaml"],
            "armgen codegen spec/armgen.yaml",
        ),
        (
            "",
            &["--manifest", "service"],
            "armgen codegen --manifest service",
        ),
    ] {
        let project = project("service/spec/armgen.yaml");
        if folder.is_empty() {
            add(&project, MANIFEST);
        }
        project.write("service/deep/file", "");
        let run = codegen(&project, folder, &[arguments, &["--check"]].concat());
        assert_eq!(run.status, Some(1), "{run:?}");
        let expected = format!("\nto update the files, run:\n\n    {command}\n");
        assert!(run.errors.ends_with(&expected), "{}", run.errors);
        let words: Vec<&str> = command.split(' ').skip(2).collect();
        assert_eq!(codegen(&project, folder, &words).status, Some(0));
        let run = codegen(&project, folder, &[arguments, &["--check"]].concat());
        assert_eq!(run.status, Some(0), "{run:?}");
    }
}
