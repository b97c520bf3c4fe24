//! A crate that is up to date is recognized by its fingerprint, and any change is noticed.

use armgen::diagnostic::Levels;
use armgen::fingerprint::{self, Known};
use armgen::manifest::{Manifest, Member, ReadmePackage};
use armgen::{Mode, Step};
use armgen_fixtures::{Folder, MANIFEST, definitions, document, manifest, package};
use std::cell::RefCell;
use std::fs;
use std::ops::Deref;
#[cfg(unix)]
use std::os::unix::fs::symlink;

const README: &str = "# Pets\n```yaml\ninput-file: pets.yaml\n```\n";

/// Refers to a file that is there, to one that is not, and to an example that is not.
const DEFINITION: &str = r"
paths:
  /pets:
    get:
      operationId: Pets_Get
      responses: { 200: { description: It., schema: { $ref: 'common.yaml#/definitions/Pet' } } }
      x-ms-examples: { Get: { $ref: get.json } }
    put:
      operationId: Pets_Put
      parameters: [{ name: x, in: nowhere, type: string }]
      responses: { 204: { description: Nothing. } }";

const COMMON: &str =
    "definitions: { Pet: { type: object, properties: { name: { type: string } } } }";

const LIBRARY: &str = "crate/src/lib.rs";

/// The file with the crate's fingerprint.
const FINGERPRINT: &str = "crate/.armgen-cache/fingerprint.json";

/// A folder with definitions and the crate that was generated from them.
struct Project {
    folder: Folder,
    wanted: ReadmePackage,
}

impl Deref for Project {
    type Target = Folder;

    fn deref(&self) -> &Folder {
        &self.folder
    }
}

impl Project {
    fn new() -> Self {
        let files = [
            ("readme.md", README.to_owned()),
            ("pets.yaml", document(DEFINITION)),
            ("common.yaml", document(COMMON)),
        ];
        let project = Self {
            folder: Folder::new(&files),
            wanted: ReadmePackage {
                output: "crate".to_owned(),
                ..ReadmePackage::default()
            },
        };
        project.generate();
        project
    }

    fn manifest(&self) -> Manifest {
        let manifest = Manifest::from_readme(&self.path("readme.md"), &self.wanted);
        manifest
            .expect("the readme is right")
            .in_folder(&self.path(""))
    }

    fn generate(&self) {
        write(&self.manifest());
    }

    fn known(&self) -> Option<Known> {
        let manifest = self.manifest();
        fingerprint::known(&manifest, Member::Package(&manifest.packages[0]))
    }

    /// Checks that the crate is not known after a change, and is known when it was generated again.
    fn changed(change: impl FnOnce(&mut Self)) {
        let mut project = Self::new();
        assert!(project.known().is_some());
        change(&mut project);
        assert!(project.known().is_none());
        project.generate();
        assert!(project.known().is_some());
    }
}

/// Brings the crates of a manifest up to date. Returns the names of those that had to be generated.
fn write(manifest: &Manifest) -> Vec<String> {
    let names = RefCell::new(Vec::new());
    armgen::update(manifest, Mode::Write, &Levels::default(), &|step| {
        if let Step::Generate(generated) = step {
            names
                .borrow_mut()
                .extend(generated.iter().map(ToString::to_string));
        }
    })
    .unwrap_or_else(|problems| panic!("{problems}"));
    names.into_inner()
}

#[test]
fn an_unchanged_crate_is_known() {
    let project = Project::new();
    let output = armgen::generate(&project.manifest()).expect("the definitions are right");
    let generated = &output.value[0];
    let known = project.known().expect("nothing changed");
    // The index is a file too.
    assert_eq!(known.files, generated.files.len() + 1);
    assert_eq!(known.summary, generated.summary);
    assert_eq!(known.summary.skipped[0].id, "Pets_Put");
    let mut warnings = known.summary.warnings.iter();
    assert!(warnings.any(|one| one.place.is_some()));
}

#[test]
fn a_changed_readme_is_noticed() {
    Project::changed(|project| project.write("readme.md", README.replace("Pets", "Cats")));
}

#[test]
fn a_changed_definition_is_noticed() {
    Project::changed(|project| {
        let changed = DEFINITION.replace("Nothing.", "Nothing!");
        project.write("pets.yaml", document(&changed));
    });
}

#[test]
fn a_changed_file_that_a_definition_refers_to_is_noticed() {
    Project::changed(|project| {
        project.write("common.yaml", document(&COMMON.replace("name", "title")));
    });
}

#[test]
fn a_missing_file_is_noticed_when_it_appears() {
    Project::changed(|project| {
        project.write("get.json", r#"{ "parameters": {}, "responses": {} }"#);
    });
}

#[test]
fn a_removed_file_is_noticed() {
    let project = Project::new();
    project.remove("common.yaml");
    assert!(project.known().is_none());
}

#[test]
fn changed_options_are_noticed() {
    Project::changed(|project| project.wanted.operations = vec!["Pets_Get".to_owned()]);
    Project::changed(|project| project.wanted.client = Some("CatsClient".to_owned()));
}

#[test]
fn a_changed_file_of_the_crate_is_noticed() {
    Project::changed(|project| project.write(LIBRARY, project.read(LIBRARY) + "\n"));
    Project::changed(|project| project.remove(LIBRARY));
}

#[test]
fn a_changed_index_of_the_crate_is_noticed() {
    Project::changed(|project| project.write("crate/.armgen", "src/lib.rs\n"));
}

#[test]
fn another_build_of_the_generator_is_noticed() {
    Project::changed(|project| {
        let text = project.read(FINGERPRINT);
        let (before, after) = text
            .split_once("\"armgen\":\"")
            .expect("it names the build");
        let digit = if after.starts_with('0') { '1' } else { '0' };
        let other = format!("{before}\"armgen\":\"{digit}{}", &after[1..]);
        project.write(FINGERPRINT, other);
    });
}

#[test]
fn an_unreadable_fingerprint_is_ignored() {
    Project::changed(|project| project.write(FINGERPRINT, "{"));
    Project::changed(|project| project.remove(FINGERPRINT));
}

#[test]
fn attributes_for_git_that_the_user_keeps_cost_no_run_until_they_are_removed() {
    Project::changed(|project| {
        project.write("crate/.gitattributes", "* -text\n");
        let text = project
            .read("crate/.armgen")
            .replace(".gitattributes\n", "");
        project.write("crate/.armgen", text);
        project.generate();
        assert!(project.known().is_some());
        assert_eq!(project.read("crate/.gitattributes"), "* -text\n");
        project.remove("crate/.gitattributes");
    });
}

#[test]
fn the_folder_of_the_fingerprint_is_ignored_by_git_and_by_backups() {
    let project = Project::new();
    assert_eq!(project.read("crate/.armgen-cache/.gitignore"), "*\n");
    let tag = project.read("crate/.armgen-cache/CACHEDIR.TAG");
    assert!(tag.starts_with("Signature: 8a477f597d28d172789f06886806bc55\n"));
}

#[test]
fn the_folder_of_the_fingerprint_can_be_removed_and_copied() {
    let project = Project::new();
    fs::create_dir(project.path("copy")).expect("the folder is writable");
    for file in ["fingerprint.json", ".gitignore"] {
        let text = project.read(&format!("crate/.armgen-cache/{file}"));
        project.write(&format!("copy/.armgen-cache/{file}"), text);
    }
    let mut copy = project.manifest();
    copy.packages[0].output = "copy".to_owned();
    assert_eq!(write(&copy).len(), 1, "a copy is not taken for the crate");
    fs::remove_dir_all(project.path("crate/.armgen-cache")).expect("it is there");
    assert_eq!(write(&project.manifest()).len(), 1);
    assert!(project.known().is_some());
}

#[test]
fn the_fingerprint_of_an_earlier_version_is_removed_but_by_no_check() {
    let project = Project::new();
    let before = "crate/.armgen-fingerprint";
    project.write(before, "{}\n");
    project.remove(FINGERPRINT);
    armgen::update(
        &project.manifest(),
        Mode::Check,
        &Levels::default(),
        &|_| (),
    )
    .expect("it is right");
    assert!(project.exists(before) && !project.exists(FINGERPRINT));
    project.generate();
    assert!(!project.exists(before) && project.exists(FINGERPRINT));
}

#[test]
fn no_fingerprint_is_kept_if_a_file_cannot_be_read() {
    let project = Project::new();
    project.write("get.json", [0xff]);
    project.generate();
    assert!(!project.exists("crate/.armgen-cache"));
}

#[test]
fn a_fingerprint_does_not_name_its_folder() {
    let project = Project::new();
    let text = project.read(FINGERPRINT);
    let folder = project.path("").to_string_lossy().into_owned();
    assert!(!text.contains(folder.trim_start_matches('/')), "{text}");
}

#[test]
fn each_package_of_a_manifest_has_its_own_fingerprint() {
    let definition = definitions("Thing: { properties: { name: { type: string } } }");
    let packages = ["one", "two"].map(|name| package(name, &format!("{name}.yaml"), ""));
    let folder = Folder::new(&[
        (MANIFEST, manifest(&packages)),
        ("one.yaml", definition.clone()),
        ("two.yaml", definition.clone()),
    ]);
    let manifest = || Manifest::read(&folder.path(MANIFEST)).expect("it is right");
    assert_eq!(write(&manifest()), ["one", "two"]);
    assert!(write(&manifest()).is_empty());
    folder.write("one.yaml", definition.replace("name", "title"));
    assert_eq!(write(&manifest()), ["one"]);
}

#[test]
fn a_changed_overlay_is_noticed() {
    let definition = definitions("Thing: { properties: { name: { type: string } } }");
    let folder = Folder::new(&[(MANIFEST, String::new()), ("one.yaml", definition)]);
    let run = |overlays: &str| {
        folder.write(MANIFEST, manifest(&[package("one", "one.yaml", overlays)]));
        write(&Manifest::read(&folder.path(MANIFEST)).expect("it is right"))
    };
    let overlay = "overlays: [{ reason: So it is., where: $..name, set: { type: integer } }]";
    assert_eq!(run(""), ["one"]);
    assert_eq!(run(overlay), ["one"]);
    assert!(run(overlay).is_empty());
    assert!(run(&overlay.replace("So it is", "As it is")).is_empty());
    assert_eq!(run(&overlay.replace("integer", "number")), ["one"]);
    assert_eq!(run(""), ["one"]);
}

#[test]
fn a_fingerprint_that_names_files_elsewhere_is_not_believed() {
    let project = Project::new();
    let library = serde_json::to_string(&"src/lib.rs").expect("it is text");
    for path in ["../crate/src/lib.rs", "./src/lib.rs", "src/../src/lib.rs"] {
        let path = serde_json::to_string(path).expect("it is text");
        let text = project.read(FINGERPRINT);
        assert!(text.contains(&library), "{text}");
        project.write(FINGERPRINT, text.replace(&library, &path));
        assert!(project.known().is_none(), "{path}");
        project.write(FINGERPRINT, text);
        assert!(project.known().is_some());
    }
}

#[cfg(unix)]
#[test]
fn a_fingerprint_that_is_a_link_or_a_folder_is_an_error() {
    for make in [|path| fs::create_dir(path), |path| symlink("../mine", path)] {
        let project = Project::new();
        project.write("mine", "mine");
        project.remove(FINGERPRINT);
        make(project.path(FINGERPRINT)).expect("the folder is writable");
        assert!(project.known().is_none());
        let problems = armgen::update(
            &project.manifest(),
            Mode::Write,
            &Levels::default(),
            &|_| (),
        )
        .unwrap_err();
        let message = "and armgen keeps a file of its own there";
        assert!(problems.to_string().contains(message), "{problems}");
        assert_eq!(project.read("mine"), "mine");
    }
}

#[cfg(unix)]
#[test]
fn a_crate_behind_a_link_is_not_known() {
    let project = Project::new();
    fs::rename(project.path("crate/src"), project.path("src")).expect("it is there");
    symlink("../src", project.path("crate/src")).expect("the folder is writable");
    assert!(project.known().is_none());
    for mode in [Mode::Write, Mode::Check] {
        let problems =
            armgen::update(&project.manifest(), mode, &Levels::default(), &|_| ()).unwrap_err();
        assert!(
            problems.to_string().contains("output-outside"),
            "{problems}"
        );
    }
}

#[test]
fn two_packages_of_one_folder_are_an_error_whatever_their_paths() {
    let definition = definitions("Thing: { properties: { name: { type: string } } }");
    let packages = ["one", "two"].map(|name| package(name, "one.yaml", ""));
    let folder = Folder::new(&[(MANIFEST, manifest(&packages)), ("one.yaml", definition)]);
    let read = || Manifest::read(&folder.path(MANIFEST)).expect("it is right");
    let mut same = read();
    let name = folder.path("").canonicalize().expect("it is there");
    let name = name.file_name().expect("it has a name").to_string_lossy();
    same.packages[1].output = format!("../{name}/{}", same.packages[0].output);
    let problems = armgen::update(&same, Mode::Write, &Levels::default(), &|_| ()).unwrap_err();
    let problems = problems.to_string();
    assert!(problems.contains("manifest-package-twice"), "{problems}");
}
