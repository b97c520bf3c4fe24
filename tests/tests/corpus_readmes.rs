//! The readmes of a checkout of the public definitions, named by `AZURE_REST_API_SPECS`. Without it, these tests say that they
//! were skipped.

use armgen::manifest::{Manifest, ReadmePackage};
use armgen::readme::{Input, Readme};
use armgen::source::Sources;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The checkout, if there is one.
fn checkout() -> Option<PathBuf> {
    let checkout = std::env::var_os("AZURE_REST_API_SPECS").map(PathBuf::from);
    if checkout.is_none() {
        // Not by `eprintln!`, which the test runner keeps to itself where a test passes.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: AZURE_REST_API_SPECS does not name a checkout of the definitions"
        );
    }
    // Tests run in the folder of their package, and the name may be relative to that of the workspace.
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    checkout.map(|checkout| workspace.join(checkout))
}

/// The readmes below the folder of all definitions, seen from the checkout.
fn readmes(checkout: &Path) -> Vec<String> {
    let mut readmes = Vec::new();
    let mut folders = vec![checkout.join("specification")];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).expect("the checkout can be read");
        for entry in entries.map(|entry| entry.expect("the checkout can be read")) {
            let path = entry.path();
            if path.is_dir() && entry.file_name() != "examples" {
                folders.push(path);
            } else if entry.file_name() == "readme.md" {
                let inside = path.strip_prefix(checkout).expect("it is in the checkout");
                readmes.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    readmes.sort();
    assert!(
        !readmes.is_empty(),
        "there are readmes in {}",
        checkout.display()
    );
    readmes
}

fn read(checkout: &Path, path: &str) -> Readme {
    Readme::read(&Sources::new(checkout), path).unwrap_or_else(|problem| panic!("{problem}"))
}

#[test]
fn each_tag_of_each_readme_names_definitions() {
    let Some(checkout) = checkout() else { return };
    let mut faults = Vec::new();
    for path in readmes(&checkout) {
        let readme = read(&checkout, &path);
        for tag in readme.tags() {
            match readme.configuration(Some(tag)) {
                Ok(configuration) => assert!(!configuration.value.inputs.is_empty()),
                Err(problems) => faults.push(format!("{path}, tag {tag}: {problems}")),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The rows of the table in the checkout's own README that tell how many definitions the packages have: package, tag, inputs.
fn table(checkout: &Path) -> Vec<(String, String, usize)> {
    let text = std::fs::read_to_string(checkout.join("README.md")).unwrap_or_default();
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, package, tag, _, inputs, _] = cells.as_slice() else {
            return None;
        };
        Some((
            (*package).to_owned(),
            (*tag).to_owned(),
            inputs.parse().ok()?,
        ))
    });
    rows.collect()
}

#[test]
fn packages_have_as_many_inputs_as_the_checkout_says() {
    let Some(checkout) = checkout() else { return };
    let table = table(&checkout);
    if table.is_empty() {
        eprintln!("skipped: the checkout does not say how many inputs its packages have");
    }
    for (package, tag, inputs) in table {
        let path = format!("specification/{package}/resource-manager/readme.md");
        let found = read(&checkout, &path).configuration(Some(&tag));
        let configuration = found.unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(configuration.value.inputs.len(), inputs, "{package}, {tag}");
    }
}

#[test]
fn a_tag_whose_definitions_are_not_in_the_checkout_says_so() {
    let Some(checkout) = checkout() else { return };
    for path in readmes(&checkout) {
        let readme = read(&checkout, &path);
        for tag in readme.tags() {
            let configuration = readme.configuration(Some(tag)).expect("tested above").value;
            let missing = |input: &&Input| !checkout.join(&input.path).is_file();
            let wanted = ReadmePackage {
                tag: Some(tag.to_owned()),
                ..ReadmePackage::default()
            };
            let manifest = Manifest::from_readme(&checkout.join(&path), &wanted);
            let Some(missing) = configuration.inputs.iter().find(missing) else {
                assert!(manifest.is_ok(), "{path}, {tag}");
                continue;
            };
            let problems = manifest.expect_err("a file is missing").to_string();
            let place = readme.place(missing).expect("it is named in the readme");
            let expected = format!("there is no file `{}` ({place})", missing.path);
            assert!(problems.contains(&expected), "{expected}: {problems}");
        }
    }
}
