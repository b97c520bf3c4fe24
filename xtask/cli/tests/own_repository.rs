//! The section of the README about a repository of one's own, followed to the letter: its files are written and its commands are run.

use armgen_fixtures::{Folder, Run};
use std::fs;
use std::path::{Path, PathBuf};

const SECTION: &str = "## In your own repository and in CI\n";

const WORKFLOW: &str = ".github/workflows/armgen.yml";

/// A block of the README.
struct Block {
    language: String,
    text: String,
}

impl Block {
    /// The blocks of the section, without those of its subsections.
    fn all() -> Vec<Self> {
        let readme = fs::read_to_string(root().join("README.md")).expect("there is a README");
        let (_, section) = readme.split_once(SECTION).expect("it has the section");
        let section = section.split("\n##").next().unwrap_or_default();
        let parts: Vec<&str> = section.split("```").collect();
        let blocks = parts.chunks_exact(2).map(|pair| {
            let (language, text) = pair[1].split_once('\n').expect("a block has lines");
            Self {
                language: language.to_owned(),
                text: text.to_owned(),
            }
        });
        blocks.collect()
    }

    /// The path of a file, which stands in its first line.
    fn path(&self) -> Option<&str> {
        self.text.lines().next()?.strip_prefix("# ")
    }

    /// What is typed in a console.
    fn commands(&self) -> impl Iterator<Item = &str> {
        let lines = self.text.lines().filter(|_| self.language == "console");
        lines.map(|line| line.strip_prefix("$ ").expect("it is a command"))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A repository with the files of the section, and its commands.
fn repository() -> (Folder, Vec<String>) {
    let repository = Folder::default();
    let mut commands = Vec::new();
    for block in Block::all() {
        commands.extend(block.commands().map(str::to_owned));
        if let Some(path) = block.path() {
            repository.write(path, &block.text);
        }
    }
    (repository, commands)
}

/// Runs a command of the README with this armgen, which must succeed without a warning.
fn run(repository: &Folder, command: &str) -> Run {
    let mut words = command.split(' ');
    assert_eq!(words.next(), Some("armgen"), "{command}");
    let mut armgen = repository.command(env!("CARGO_BIN_EXE_armgen"), "");
    let run = Run::of(armgen.args(words));
    assert_eq!(run.status, Some(0), "{command}: {run:?}");
    assert!(!run.errors.contains("warning"), "{run:?}");
    run
}

#[test]
fn the_files_and_commands_of_the_readme_make_a_crate_that_compiles() {
    let (repository, commands) = repository();
    let commands = commands
        .iter()
        .filter(|command| !command.starts_with("cargo install "));
    let commands: Vec<_> = commands.collect();
    assert_eq!(commands, ["armgen codegen", "cargo check"]);
    // The same versions as in the workspace: then nothing is downloaded that its build does not have already.
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("it is committed");
    repository.write("Cargo.lock", lock);
    for command in commands {
        if let Some(words) = command.strip_prefix("cargo ") {
            let words: Vec<&str> = words.split(' ').collect();
            armgen_fixtures::cargo(&repository.path(""), env!("CARGO_TARGET_TMPDIR"), &words);
        } else {
            let run = run(&repository, command);
            assert!(!run.errors.contains("Cargo.toml"), "{run:?}");
        }
    }
    assert!(repository.exists("crates/arm_pets/src/lib.rs"));
}

#[test]
fn the_check_of_the_workflow_holds_after_the_commands_and_fails_after_a_change() {
    let (repository, _) = repository();
    run(&repository, "armgen codegen");
    let workflow = repository.read(WORKFLOW);
    let steps = workflow.lines().filter_map(|line| line.split_once("run: "));
    let steps: Vec<&str> = steps.map(|(_, command)| command).collect();
    let [install, check] = steps[..] else {
        panic!("{steps:?}");
    };
    assert!(install.starts_with("cargo install --locked "), "{install}");
    run(&repository, check);

    let manifest = repository.read("armgen.yaml");
    repository.write("armgen.yaml", manifest.replace("0.1.0", "0.2.0"));
    let words = check.split(' ').skip(1);
    let run = Run::of(
        repository
            .command(env!("CARGO_BIN_EXE_armgen"), "")
            .args(words),
    );
    assert_eq!(run.status, Some(1), "{run:?}");
}

#[test]
fn what_is_installed_is_in_the_folder_and_has_the_name_that_the_readme_says() {
    let blocks = Block::all();
    let commands: Vec<&str> = blocks.iter().flat_map(Block::commands).collect();
    let installs = commands
        .iter()
        .filter_map(|command| command.strip_prefix("cargo install --locked "));
    let installs: Vec<&str> = installs.collect();
    let [path, url] = installs[..] else {
        panic!("{installs:?}");
    };
    let folder = path.strip_prefix("--path ").expect("the first is a folder");
    let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml"));
    let manifest = manifest.expect("the folder has a package");
    let (_, name) = url.rsplit_once(' ').expect("the second has a name");
    assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    assert!(manifest.contains("[[bin]]\nname = \"armgen\""));
}
