//! Packages that share one runtime, and packages that have a copy each.

use armgen::diagnostic::Levels;
use armgen::manifest::Manifest;
use armgen::output::GeneratedCrate;
use armgen::{Mode, UpdatedCrate};
use armgen_fixtures::{Folder, MANIFEST, document, manifest, package};
use std::collections::BTreeMap;

const DEFINITION: &str = "
paths:
  /subscriptions/{subscriptionId}/pets:
    get:
      operationId: Pets_Get
      parameters:
        - { name: subscriptionId, in: path, required: true, type: string }
        - { name: api-version, in: query, type: string, required: true }
      responses: { 200: { description: It., schema: { $ref: '#/definitions/Pet' } } }
definitions: { Pet: { properties: { name: { type: string }, extra: {} } } }";

const SHARED: &str = "runtime: { name: arm_core, version: 1.2.0, license: MIT, output: out/core }";

/// The text of a manifest with two packages.
fn text(runtime: &str) -> String {
    let packages = ["arm_one", "arm_two"].map(|name| package(name, "pets.yaml", ""));
    format!("{runtime}\n{}", manifest(&packages))
}

/// The crates of the manifest, by name.
fn generate(runtime: &str) -> BTreeMap<String, GeneratedCrate> {
    let files = [
        (MANIFEST, text(runtime)),
        ("pets.yaml", document(DEFINITION)),
    ];
    let generated =
        armgen_fixtures::generate(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let crates = generated.value.into_iter();
    crates.map(|one| (one.name.clone(), one)).collect()
}

fn file<'c>(crates: &'c BTreeMap<String, GeneratedCrate>, name: &str, path: &str) -> &'c str {
    &crates[name].files[path]
}

#[test]
fn the_code_of_a_package_is_the_same_with_either_runtime() {
    let (embedded, shared) = (generate(""), generate(SHARED));
    let (embedded, shared) = (&embedded["arm_one"].files, &shared["arm_one"].files);
    let mut different = Vec::new();
    for (path, text) in embedded {
        if shared.get(path) != Some(text) && !path.starts_with("src/runtime/") {
            different.push(path.as_str());
        }
    }
    assert_eq!(different, ["Cargo.toml", "README.md", "src/lib.rs"]);
    assert!(shared.keys().all(|path| embedded.contains_key(path)));
    assert!(!shared.keys().any(|path| path.starts_with("src/runtime/")));
}

#[test]
fn the_runtime_of_a_package_is_the_module_of_the_crate_that_it_depends_on() {
    let crates = generate(SHARED);
    let library = file(&crates, "arm_one", "src/lib.rs");
    assert!(
        library.contains("\npub use arm_core::runtime;\n"),
        "{library}"
    );
    assert!(!library.contains("mod runtime"), "{library}");
    let manifest = file(&crates, "arm_one", "Cargo.toml");
    for line in [
        "client = [\"arm_core/client\", \"dep:azure_core\"]",
        "arm_core = { path = \"../core\", version = \"1.2.0\", default-features = false }",
    ] {
        assert!(manifest.lines().any(|own| own == line), "{manifest}");
    }
    assert!(!manifest.contains("regex-lite"), "{manifest}");
}

#[test]
fn the_crate_of_the_runtime_has_what_packages_have_otherwise() {
    let (embedded, shared) = (generate(""), generate(SHARED));
    let runtime = |crates: &BTreeMap<String, GeneratedCrate>, name: &str| {
        let files = crates[name].files.clone().into_iter();
        files
            .filter(|(path, _)| path.starts_with("src/runtime/"))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(runtime(&shared, "arm_core"), runtime(&embedded, "arm_one"));
    let dependencies = |crates: &BTreeMap<String, GeneratedCrate>, name: &str| {
        let text = file(crates, name, "Cargo.toml").to_owned();
        let (_, features) = text.split_once("[features]").expect("it has features");
        features.to_owned()
    };
    assert_eq!(
        dependencies(&shared, "arm_core"),
        dependencies(&embedded, "arm_one")
    );
    for path in ["LICENSE-MIT", "README.md", "rustfmt.toml", "src/lib.rs"] {
        assert!(shared["arm_core"].files.contains_key(path), "{path}");
    }
}

/// Brings the crates of a manifest in a folder up to date.
fn update(folder: &Folder, runtime: &str) -> Vec<UpdatedCrate> {
    folder.write(MANIFEST, text(runtime));
    let manifest = Manifest::read(&folder.path(MANIFEST));
    let manifest = manifest.unwrap_or_else(|problems| panic!("{problems}"));
    let updated = armgen::update(&manifest, Mode::Write, &Levels::default(), &|_| ());
    updated
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

/// The crates of which files were written or removed.
fn changed(updated: &[UpdatedCrate]) -> Vec<&str> {
    let changed = updated.iter().filter(|one| !one.changes().is_empty());
    changed.map(|one| one.name.as_str()).collect()
}

#[test]
fn a_run_that_changes_nothing_writes_nothing() {
    let folder = Folder::new(&[("pets.yaml", document(DEFINITION))]);
    let first = update(&folder, SHARED);
    assert_eq!(changed(&first), ["arm_core", "arm_one", "arm_two"]);
    assert!(first[0].is_runtime && !first[1].is_runtime);
    let second = update(&folder, SHARED);
    assert_eq!(changed(&second), [""; 0]);
    assert!(second.into_iter().all(|one| one.into_draft().is_none()));
}

#[test]
fn another_version_of_the_runtime_is_one_for_all_packages() {
    let folder = Folder::new(&[("pets.yaml", document(DEFINITION))]);
    update(&folder, SHARED);
    let updated = update(&folder, &SHARED.replace("1.2.0", "1.3.0"));
    assert_eq!(changed(&updated), ["arm_core", "arm_one", "arm_two"]);
    for one in &updated {
        let paths: Vec<_> = one.changes().iter().map(|change| &*change.path).collect();
        assert_eq!(paths, ["Cargo.toml"], "{}", one.name);
    }
}

/// The definition with bodies in XML.
fn in_xml() -> String {
    document(&format!("produces: [application/xml]{DEFINITION}"))
}

#[test]
fn the_runtime_has_what_xml_needs_while_a_package_needs_it() {
    let folder = Folder::new(&[("pets.yaml", document(DEFINITION))]);
    let reader = "out/core/src/runtime/wire/xml/mod.rs";
    update(&folder, SHARED);
    assert!(!folder.path(reader).exists());
    let core = folder.read("out/core/Cargo.toml");
    folder.write("pets.yaml", in_xml());
    assert_eq!(
        changed(&update(&folder, SHARED)),
        ["arm_core", "arm_one", "arm_two"]
    );
    assert!(folder.path(reader).exists());
    let manifest = folder.read("out/core/Cargo.toml");
    for line in [
        "quick-xml = { version = \"0.42\", optional = true }",
        "xml = [\"dep:quick-xml\"]",
    ] {
        assert!(manifest.lines().any(|own| own == line), "{manifest}");
    }
    let manifest = folder.read("out/arm_one/Cargo.toml");
    assert!(
        manifest.contains("default-features = false, features = [\"xml\"] }"),
        "{manifest}"
    );
    assert!(!manifest.contains("quick-xml"), "{manifest}");
    assert_eq!(changed(&update(&folder, SHARED)), [""; 0]);
    folder.write("pets.yaml", document(DEFINITION));
    update(&folder, SHARED);
    assert!(!folder.path(reader).exists());
    assert_eq!(folder.read("out/core/Cargo.toml"), core);
}

#[test]
fn only_a_crate_with_xml_depends_on_its_parser() {
    let files = [
        (
            MANIFEST,
            manifest(&[
                package("arm_one", "pets.yaml", ""),
                package("arm_two", "xml.yaml", ""),
            ]),
        ),
        ("pets.yaml", document(DEFINITION)),
        ("xml.yaml", in_xml()),
    ];
    let generated =
        armgen_fixtures::generate(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let [json, xml] = &generated.value[..] else {
        panic!("two packages are two crates");
    };
    assert!(xml.files["Cargo.toml"].contains("\nquick-xml = \"0.42\"\n"));
    assert!(xml.files.contains_key("src/runtime/wire/xml/mod.rs"));
    for (path, text) in &json.files {
        assert!(!path.contains("xml") && !text.contains("quick"), "{path}");
        assert!(!text.contains("feature = \"xml\""), "{path}");
    }
}

#[test]
fn copies_of_the_runtime_disappear_when_packages_share_one() {
    let folder = Folder::new(&[("pets.yaml", document(DEFINITION))]);
    update(&folder, "runtime: embedded");
    assert!(folder.path("out/arm_one/src/runtime/mod.rs").exists());
    update(&folder, SHARED);
    assert!(!folder.path("out/arm_one/src/runtime").exists());
    assert!(folder.path("out/core/src/runtime/mod.rs").exists());
    update(&folder, "runtime: embedded");
    assert!(folder.path("out/arm_two/src/runtime/mod.rs").exists());
}

#[test]
fn features_that_are_not_enabled_by_default_are_named_where_the_crate_is_used() {
    let files = [
        (
            MANIFEST,
            manifest(&[package("arm_one", "pets.yaml", "features: []")]),
        ),
        ("pets.yaml", document(DEFINITION)),
    ];
    let generated =
        armgen_fixtures::generate(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let files = &generated.value[0].files;
    assert!(files["Cargo.toml"].contains("\ndefault = []\n"));
    let readme = &files["README.md"];
    assert!(
        readme.contains("arm_one = { path = \"arm_one\", features = [\"client\"] }"),
        "{readme}"
    );
    assert!(
        readme.contains("`client`, not enabled by default, adds"),
        "{readme}"
    );
}
