//! Goldens: small definitions with one construct each, and the Rust that must come out of them.
//!
//! A case is a folder of `tests/goldens/` with a `definition.yaml`. What comes out is in `tests/goldens/src/<case>/`, and all of it is
//! compiled together as the crate `armgen-goldens`; what is said of the definition is beside it, in `warnings.txt`. After a change
//! that is meant,
//!
//! ```text
//! UPDATE_GOLDENS=1 cargo test -p armgen-tests --test golden
//! ```
//!
//! writes it anew; look at the difference before you commit it. Without that, no test writes anything.

use armgen::api::Origin;
use armgen::diagnostic::Diagnostics;
use armgen::lower::{Selection, lower};
use armgen::settings::CrateSettings;
use armgen::source::Sources;
use armgen::{render, rust};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The cases that show clients too; in the others they would say the same again.
const WITH_CLIENTS: [&str; 10] = [
    "client",
    "formats",
    "forms",
    "header_collections",
    "hosts",
    "media_types",
    "name_traps",
    "odd_names",
    "pages",
    "secret",
];

#[test]
fn every_definition_gives_its_golden() {
    let expected = expected();
    let found = found();
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        update(&expected, &found);
        return;
    }
    let mut differences = String::new();
    let paths: std::collections::BTreeSet<_> = expected.keys().chain(found.keys()).collect();
    for path in paths {
        let was = found.get(path).map_or("", String::as_str);
        let is = expected.get(path).map_or("", String::as_str);
        if was != is {
            let diff = TextDiff::from_lines(was, is);
            differences += &diff.unified_diff().header(path, "generated").to_string();
        }
    }
    assert!(
        differences.is_empty(),
        "{differences}\nif this is meant: UPDATE_GOLDENS=1 cargo test -p armgen-tests --test golden"
    );
}

fn goldens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("goldens")
}

/// The folders with definitions, sorted.
fn cases() -> Vec<String> {
    let folders = fs::read_dir(goldens())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let cases = folders.filter(|folder| folder.join("definition.yaml").is_file());
    let mut cases: Vec<_> = cases
        .map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    cases.sort();
    cases
}

/// What the definitions give: the files of `src/`, by path.
fn expected() -> BTreeMap<String, String> {
    let cases = cases();
    assert!(!cases.is_empty());
    let mut files = BTreeMap::new();
    let mut problems = Vec::new();
    let mut library =
        "//! All goldens, compiled together. Written by the test `golden`.\n\n".to_owned();
    for case in &cases {
        library.extend(["pub mod ", case, ";\n"]);
        let code = generate(case).unwrap_or_else(|found| {
            problems.extend(
                found
                    .into_iter()
                    .map(|problem| format!("{case}: {problem}")),
            );
            BTreeMap::new()
        });
        let mut module = format!("//! The golden of `goldens/{case}`.\n\n");
        for name in ["clients", "models", "operations", "parameters", "responses"] {
            if code
                .keys()
                .any(|path| path.trim_start_matches("src/").starts_with(name))
            {
                let public = if name == "parameters" { "" } else { "pub " };
                module.extend([public, "mod ", name, ";\n"]);
            }
        }
        module += "pub use armgen_runtime::runtime;\n";
        files.insert(format!("{case}/mod.rs"), module);
        files.extend(
            code.into_iter()
                .map(|(path, text)| (format!("{case}/{}", path.trim_start_matches("src/")), text)),
        );
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    files.insert("lib.rs".to_owned(), library);
    files
}

fn generate(case: &str) -> Result<BTreeMap<String, String>, Vec<String>> {
    let mut sources = Sources::new(&goldens().join(case));
    let mut diagnostics = Diagnostics::default();
    let selection = Selection {
        inputs: vec!["definition.yaml".into()],
        skip_faulty: true,
        ..Selection::default()
    };
    let api = lower(&mut sources, &selection, &mut diagnostics).unwrap();
    let place = |_: &Origin| None;
    let settings = CrateSettings {
        name: case.to_owned(),
        examples: true,
        ..CrateSettings::default()
    };
    let root = format!("crate::{case}");
    let items = rust::items(
        &api,
        &settings,
        &root,
        &mut rust::Problems::new(&place, &mut diagnostics),
    );
    let said: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
    if diagnostics.has_errors() || !api.skipped.is_empty() {
        return Err(said);
    }
    let mut code = items.map(|items| render::code(&items)).ok_or(said)?;
    if !diagnostics.is_empty() {
        let warnings = format!("{}\n", diagnostics.sorted());
        code.insert("warnings.txt".to_owned(), warnings);
    }
    code.retain(|path, _| WITH_CLIENTS.contains(&case) || !path.starts_with("src/clients/"));
    Ok(code)
}

/// What is there: the files of `src/`, by path.
fn found() -> BTreeMap<String, String> {
    let root = goldens().join("src");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                files.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

fn update(expected: &BTreeMap<String, String>, found: &BTreeMap<String, String>) {
    let root = goldens().join("src");
    for path in found.keys().filter(|path| !expected.contains_key(*path)) {
        fs::remove_file(root.join(path)).unwrap();
    }
    for (path, text) in expected
        .iter()
        .filter(|(path, text)| found.get(*path) != Some(text))
    {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}
