//! Goldens: small definitions with one construct each, and the Rust code that is generated from them.
//!
//! A case is a folder of `tests/goldens/` with a `definition.yaml`. Its code is in `tests/goldens/src/<case>/`, and its warnings are in
//! `warnings.txt` beside the code. If there is an `overlays.yaml` beside the definition, they are applied to it. The code of all cases is
//! compiled as the crate `armgen-goldens`. A definition that starts with the comment `# golden: with clients` has clients too, and with
//! `# golden: with the rules of paths` its functions check only those. To update the goldens after a change, run
//!
//! ```text
//! UPDATE_GOLDENS=1 cargo test --workspace --test golden
//! ```
//!
//! and read the difference before you commit it. Otherwise no test writes anything.

use armgen::lower::Selection;
use armgen::render;
use armgen::settings::{CrateSettings, Rules};
use armgen_fixtures::{
    MANIFEST, difference_of_files, files_in, indent, items, lower_folder, manifest, package,
    read_manifest,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The definition of a case.
const DEFINITION: &str = "definition.yaml";

/// The files of `goldens/src/`, by path.
type Files = BTreeMap<String, String>;

#[test]
fn every_definition_gives_its_golden() {
    let generated = generate_all();
    let expected = files_in(&goldens().join("src"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        update(&expected, &generated);
        return;
    }
    let differences = difference_of_files(&expected, &generated);
    assert!(
        differences.is_empty(),
        "{differences}\nif this is meant: UPDATE_GOLDENS=1 cargo test --workspace --test golden"
    );
}

#[test]
fn each_folder_beside_the_code_has_a_definition() {
    let folders = fs::read_dir(goldens()).unwrap().map(|entry| entry.unwrap());
    let folders = folders.filter(|entry| entry.path().is_dir() && entry.file_name() != "src");
    let without = folders.filter(|entry| !entry.path().join(DEFINITION).is_file());
    let without: Vec<_> = without.map(|entry| entry.file_name()).collect();
    assert!(without.is_empty(), "no `{DEFINITION}` in {without:?}");
}

fn goldens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("goldens")
}

/// The folders with definitions, sorted.
fn cases() -> Vec<String> {
    let folders = fs::read_dir(goldens())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let cases = folders.filter(|folder| folder.join(DEFINITION).is_file());
    let mut cases: Vec<_> = cases
        .map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    cases.sort();
    cases
}

/// What is generated from all definitions.
fn generate_all() -> Files {
    let mut files = Files::new();
    let mut problems = Vec::new();
    let mut library =
        "//! All goldens, compiled together. Written by the test `golden`.\n\n".to_owned();
    for case in cases() {
        library.extend(["pub mod ", &case, ";\n"]);
        let code = match generate(&case) {
            Ok(code) => code,
            Err(problem) => {
                problems.push(format!("{case}: {problem}"));
                continue;
            }
        };
        let mut module = format!("//! The golden of `goldens/{case}`.\n\n");
        for name in ["clients", "models", "operations", "parameters", "responses"] {
            if code.keys().any(|path| path.starts_with(name)) {
                let public = if name == "parameters" { "" } else { "pub " };
                module.extend([public, "mod ", name, ";\n"]);
            }
        }
        module += "pub use armgen_runtime::runtime;\n";
        files.insert(format!("{case}/mod.rs"), module);
        for (path, text) in code {
            files.insert(format!("{case}/{path}"), text);
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    files.insert("lib.rs".to_owned(), library);
    files
}

/// The files of one case, or what is wrong with its definition.
fn generate(case: &str) -> Result<Files, String> {
    let folder = goldens().join(case);
    let selection = selection(&folder)?;
    let lowered = lower_folder(&folder, &selection);
    let mut diagnostics = lowered.diagnostics.clone();
    let api = lowered.any_model();
    let settings = CrateSettings {
        name: case.to_owned(),
        examples: true,
        rules: if has_note(&folder, "with the rules of paths") {
            Rules::Path
        } else {
            Rules::Definition
        },
        ..CrateSettings::default()
    };
    let items = items(&api, &settings, &format!("crate::{case}"));
    let items = items.map_err(|problems| problems.to_string())?;
    diagnostics.extend(items.warnings);
    let faulty = diagnostics.has_errors() || !api.skipped.is_empty();
    let diagnostics = diagnostics.sorted();
    if faulty {
        return Err(diagnostics.to_string());
    }
    let mut items = items.value;
    if !has_note(&folder, "with clients") {
        items.client = None;
    }
    let mut files = Files::new();
    // Examples name the crate that they are compiled with.
    let [of_case, compiled] = [case, "armgen_goldens"].map(|name| format!("{name}::{case}::"));
    for (path, text) in render::code(&items) {
        let text = text.replace(&of_case, &compiled);
        files.insert(path.trim_start_matches("src/").to_owned(), text);
    }
    if !diagnostics.is_empty() {
        files.insert("warnings.txt".to_owned(), format!("{diagnostics}\n"));
    }
    Ok(files)
}

/// The definition of a case, and its overlays.
fn selection(folder: &Path) -> Result<Selection, String> {
    let mut selection = Selection {
        inputs: vec![DEFINITION.into()],
        skip_faulty: true,
        ..Selection::default()
    };
    if let Ok(overlays) = fs::read_to_string(folder.join("overlays.yaml")) {
        let more = format!("overlays:\n{}", indent(&overlays, 6));
        let text = manifest(&[package("arm_golden", DEFINITION, &more)]);
        let definition = fs::read_to_string(folder.join(DEFINITION)).unwrap();
        let manifest = read_manifest(&[(MANIFEST, text), (DEFINITION, definition)]);
        let mut manifest = manifest.map_err(|problems| problems.to_string())?;
        selection.edits = manifest.packages.remove(0).selection.edits;
    }
    Ok(selection)
}

/// Whether a definition begins with a comment that says how its golden is made.
fn has_note(folder: &Path, note: &str) -> bool {
    let text = fs::read_to_string(folder.join(DEFINITION)).unwrap();
    let mut notes = text
        .lines()
        .map_while(|line| line.strip_prefix("# golden: "));
    notes.any(|one| one == note)
}

fn update(expected: &Files, generated: &Files) {
    let root = goldens().join("src");
    for path in expected.keys() {
        if !generated.contains_key(path) {
            fs::remove_file(root.join(path)).unwrap();
        }
    }
    for (path, text) in generated {
        if expected.get(path) != Some(text) {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
}
