//! Each program in a README compiles as it is shown, with the dependencies that the README names before it and no others.

use crate::blocks::{Project, projects};
use crate::shapes::{RUNTIME, Shape, golden, unusual};
use armgen::render;
use armgen::settings::RuntimeSettings;
use armgen_fixtures::{Folder, files_in};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A README and the folders of the crates that it speaks of, as seen from the project.
struct Readme {
    name: String,
    text: String,
    crates: BTreeMap<String, Files>,
}

/// The files of a crate by path.
type Files = BTreeMap<String, String>;

/// The positions of the projects in a README.
const WITH_CLIENT: usize = 0;
const WITHOUT_CLIENT: usize = 1;

#[test]
fn the_programs_of_the_generated_crate_compile() {
    let readme = || Readme {
        name: "user".to_owned(),
        text: text("generated/README.md"),
        crates: BTreeMap::from([("arm_apimanagement".to_owned(), files("generated"))]),
    };
    assert_eq!(Workspace::new(&[readme()], WITH_CLIENT).check(), 8);
    let without = Workspace::new(&[readme()], WITHOUT_CLIENT);
    assert_eq!(without.check(), 2);
    let tree = without.tree();
    for name in ["azure_core", "tokio", "futures"] {
        assert!(!tree.lines().any(|line| line.starts_with(name)), "{tree}");
    }
}

#[test]
fn the_programs_of_this_project_compile() {
    let readme = || Readme {
        name: "user".to_owned(),
        text: text("README.md"),
        crates: BTreeMap::from([("vendor/arm_apimanagement".to_owned(), files("generated"))]),
    };
    assert_eq!(Workspace::new(&[readme()], WITH_CLIENT).check(), 2);
    assert_eq!(Workspace::new(&[readme()], WITHOUT_CLIENT).check(), 1);
}

#[test]
fn the_programs_of_crates_with_a_shared_runtime_compile() {
    let folder = |name: &str| files(&format!("tests/application/crates/{name}"));
    let crates =
        BTreeMap::from(["arm_disks", "arm_core"].map(|name| (name.to_owned(), folder(name))));
    let readme = |name: &'static str| Readme {
        name: "user".to_owned(),
        text: text(&format!("tests/application/crates/{name}/README.md")),
        crates: crates.clone(),
    };
    assert_eq!(
        Workspace::new(&[readme("arm_disks")], WITH_CLIENT).check(),
        8
    );
    assert_eq!(
        Workspace::new(&[readme("arm_disks")], WITHOUT_CLIENT).check(),
        2
    );
    assert_eq!(
        Workspace::new(&[readme("arm_core")], WITH_CLIENT).check(),
        1
    );
}

/// Crates whose programs have unusual arguments, bodies and results.
const GOLDENS: [&str; 12] = [
    "bodies",
    "examples",
    "forms",
    "lists_and_maps",
    "long_running",
    "media_types",
    "name_traps",
    "paging",
    "response_enum",
    "scripts",
    "statuses",
    "with_header",
];

#[test]
fn the_programs_of_crates_of_all_shapes_compile() {
    let shapes = || GOLDENS.map(golden).into_iter().chain(unusual());
    let readmes = || shapes().map(Readme::of).collect::<Vec<_>>();
    assert!(Workspace::new(&readmes(), WITH_CLIENT).check() > 100);
    assert!(Workspace::new(&readmes(), WITHOUT_CLIENT).check() > 20);
}

impl Readme {
    fn of(shape: Shape) -> Self {
        let runtime = RuntimeSettings {
            name: RUNTIME.to_owned(),
            version: "0.1.0".to_owned(),
            license: "MIT".to_owned(),
            description: "What crates share".to_owned(),
            repository: None,
        };
        Self {
            name: format!("user_of_{}", shape.name),
            text: shape.readme().to_owned(),
            crates: BTreeMap::from([
                (
                    format!("../{RUNTIME}"),
                    render::runtime_crate(&runtime, true),
                ),
                (shape.name, shape.files),
            ]),
        }
    }

    /// Writes a package with a module for each block, and one with the functions beside the first program.
    fn write(&self, project: &Project, folder: &Folder) {
        let Self { name, crates, .. } = self;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{}",
            project.dependencies
        );
        folder.write(&format!("{name}/Cargo.toml"), manifest);
        let mut root = "#![allow(dead_code)]\n".to_owned();
        let mut together = String::new();
        for (position, block) in project.blocks.iter().enumerate() {
            let _ = writeln!(root, "mod block_{position};");
            folder.write(&format!("{name}/src/block_{position}.rs"), &block.text);
            if together.is_empty() || !block.is_program() {
                together.push_str(&block.text);
            }
        }
        root.push_str("mod together;\n");
        folder.write(&format!("{name}/src/together.rs"), together);
        folder.write(&format!("{name}/src/lib.rs"), root);
        for (path, files) in crates {
            for (file, text) in files {
                folder.write(&format!("{name}/{path}/{file}"), text);
            }
        }
    }
}

/// The files of a crate in this repository, without what armgen keeps for itself.
fn files(folder: &str) -> Files {
    let mut files = files_in(&repository().join(folder));
    files.retain(|path, _| !path.starts_with(".armgen") && !path.starts_with("target/"));
    files
}

fn text(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A workspace outside of this one, with a project for each README.
struct Workspace {
    folder: Folder,
    /// The names of the projects.
    projects: Vec<String>,
    /// The number of blocks that are compiled.
    blocks: usize,
}

impl Workspace {
    fn new(readmes: &[Readme], position: usize) -> Self {
        let names = readmes.iter().map(|readme| readme.name.clone());
        let names: Vec<_> = names.collect();
        // The same versions as in the workspace: then nothing is downloaded that its build does not have already.
        let folder = Folder::new(&[
            (
                "Cargo.toml",
                format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n"),
            ),
            ("Cargo.lock", text("Cargo.lock")),
        ]);
        let mut blocks = 0;
        for readme in readmes {
            let mut projects = projects(&readme.text);
            assert!(
                position < projects.len(),
                "{}: {}",
                readme.name,
                readme.text
            );
            let project = projects.swap_remove(position);
            blocks += project.blocks.len();
            readme.write(&project, &folder);
        }
        Self {
            folder,
            projects: names,
            blocks,
        }
    }

    /// Compiles all blocks and returns how many there are.
    fn check(&self) -> usize {
        self.cargo(&["check", "--quiet"]);
        self.blocks
    }

    /// The crates that the projects depend on, by their lines.
    fn tree(&self) -> String {
        self.cargo(&["tree", "--edges", "normal", "--prefix", "none"])
    }

    fn cargo(&self, arguments: &[&str]) -> String {
        // Not the other members, whose default features would be added.
        let packages = self.projects.iter().flat_map(|name| ["--package", name]);
        let arguments: Vec<_> = arguments.iter().copied().chain(packages).collect();
        armgen_fixtures::cargo(
            &self.folder.path(""),
            env!("CARGO_TARGET_TMPDIR"),
            &arguments,
        )
    }
}
