//! The explanations of codes: each has an example, and the example gives the code.
//!
//! The words behind the language of a block say what it is:
//!
//! - `definition`: the file `pets.yaml`, without what every definition has;
//! - `package`: keys of the only package of the manifest;
//! - a name of a file: that file, as it is;
//! - `not-run: …`: a command that shows the code, and why it cannot be an example;
//! - one of these and `mended`: what is there instead when the example is mended.

use armgen::Mode;
use armgen::diagnostic::{Code, Diagnostics, Levels};
use armgen::manifest::{Manifest, ReadmePackage};
use armgen_fixtures::{Folder, MANIFEST};
use std::collections::BTreeSet;

/// The codes of which no input of a few lines can be an example.
const NOT_RUN: [Code; 6] = [
    Code::FileNotUtf8,
    Code::FileTooLarge,
    Code::TooMany,
    Code::OutputUnwritable,
    Code::OutputOutside,
    Code::OutputLocked,
];

/// What a package of a manifest needs.
const PACKAGE: [(&str, &str); 6] = [
    ("name", "arm_pets"),
    ("version", "0.1.0"),
    ("license", "MIT"),
    ("description", "Azure Resource Manager client for pets"),
    ("output", "crate"),
    ("inputs", "[pets.yaml]"),
];

/// What definitions have that an example leaves out.
const HEAD: &str = "swagger: '2.0'\ninfo: { title: Pets, version: '2024-01-01' }\n";
const PATHS: &str = "paths:
  /pets:
    get:
      operationId: Pets_Get
      responses: { 200: { description: The pets., schema: { $ref: '#/definitions/Pet' } } }
";
const DEFINITIONS: &str = "definitions: { Pet: { type: object } }\n";

/// A fenced block.
struct Block {
    /// The words behind the language.
    kind: String,
    text: String,
}

/// The blocks of an example, and those that replace them when it is mended.
fn example(section: &str) -> (Vec<Block>, Vec<Block>) {
    let (mut wrong, mut mended) = (Vec::new(), Vec::new());
    for block in blocks(section) {
        match block.kind.strip_suffix(" mended").map(str::to_owned) {
            Some(kind) => mended.push(Block { kind, ..block }),
            None => wrong.push(block),
        }
    }
    (wrong, mended)
}

/// The fenced blocks of a section. A fence is closed by one of the same length.
fn blocks(section: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let info = line.trim_start_matches('`');
        let fence = &line[..line.len() - info.len()];
        if fence.len() < 3 {
            continue;
        }
        let inside = lines.by_ref().take_while(|line| *line != fence);
        let text = inside.flat_map(|line| [line, "\n"]).collect();
        let kind = info.split_once(' ').map_or("", |(_, kind)| kind);
        blocks.push(Block {
            kind: kind.to_owned(),
            text,
        });
    }
    blocks
}

/// Adds what an example of a definition leaves out.
fn definition(text: &str) -> String {
    let missing = |key: &str| !text.starts_with(key) && !text.contains(&format!("\n{key}"));
    let parts = [
        (missing("swagger:"), HEAD),
        (true, text),
        (missing("paths:"), PATHS),
        (missing("paths:") && missing("definitions:"), DEFINITIONS),
    ];
    let parts = parts.into_iter().filter(|(is_needed, _)| *is_needed);
    parts.map(|(_, part)| part).collect()
}

/// A manifest whose only package has these keys and the missing ones.
fn manifest(keys: &str) -> String {
    let mut text = String::new();
    for (key, value) in PACKAGE {
        if !keys
            .lines()
            .any(|line| line.starts_with(&format!("{key}:")))
        {
            text.extend([key, ": ", value, "\n"]);
        }
    }
    text.push_str(keys);
    format!("packages:\n  -\n{}", armgen_fixtures::indent(&text, 4))
}

/// The folder of an example.
fn folder(blocks: &[Block]) -> Folder {
    let files = [(MANIFEST, manifest("")), ("pets.yaml", definition(""))];
    let folder = Folder::new(&files);
    for block in blocks {
        match block.kind.as_str() {
            "definition" => folder.write("pets.yaml", definition(&block.text)),
            "package" => folder.write(MANIFEST, manifest(&block.text)),
            "pets.json" => {
                folder.write("pets.json", &block.text);
                folder.write(MANIFEST, manifest("inputs: [pets.json]\n"));
            }
            "" => panic!("a block does not say what it is:\n{}", block.text),
            file => folder.write(file, &block.text),
        }
    }
    folder
}

/// What armgen says of an example.
fn diagnostics(blocks: &[Block]) -> Diagnostics {
    let folder = folder(blocks);
    let has = |file: &str| blocks.iter().any(|block| block.kind == file);
    let manifest = if has("readme.md") && !has(MANIFEST) {
        let output = folder.path("crate").to_string_lossy().into_owned();
        let package = ReadmePackage {
            output,
            ..ReadmePackage::default()
        };
        Manifest::from_readme(&folder.path("readme.md"), &package)
    } else {
        Manifest::read(&folder.path(MANIFEST))
    };
    let update =
        |manifest: Manifest| armgen::update(&manifest, Mode::Write, &Levels::default(), &|_| ());
    match manifest.and_then(update) {
        Ok(checked) => checked.warnings,
        Err(diagnostics) => diagnostics,
    }
}

#[test]
fn an_example_without_its_mistake_gives_no_diagnostic() {
    assert_eq!(diagnostics(&[]), Diagnostics::default());
}

#[test]
fn the_example_of_a_code_gives_it_and_others_only_where_the_text_names_them() {
    let mut failures = String::new();
    for code in Code::ALL.iter().filter(|code| !NOT_RUN.contains(code)) {
        let section = code.explanation();
        let found = diagnostics(&example(section).0);
        let codes: BTreeSet<_> = found.iter().map(|problem| problem.code).collect();
        let is_named = |other: &Code| other == code || section.contains(&format!("`{other}`"));
        let mut warnings = found.iter().filter(|problem| !problem.is_error());
        let is_right = warnings.all(|warning| !warning.code.is_always_error());
        if !codes.contains(code) || !codes.iter().all(is_named) || !is_right {
            failures.extend(["## ", code.as_str(), "\n", &found.to_string(), "\n"]);
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn a_mended_example_gives_no_diagnostic() {
    let sections = Code::ALL.iter().map(|code| code.explanation());
    let mended = sections.map(|section| example(section).1);
    let mended: Vec<_> = mended.filter(|blocks| !blocks.is_empty()).collect();
    assert!(mended.len() > 1);
    for blocks in mended {
        assert_eq!(diagnostics(&blocks), Diagnostics::default());
    }
}

#[test]
fn a_code_without_an_example_shows_a_command_and_says_why() {
    for code in Code::ALL {
        let blocks = blocks(code.explanation());
        let reason = |block: &Block| block.kind.strip_prefix("not-run: ").map(str::len);
        let reasons: Vec<_> = blocks.iter().filter_map(reason).collect();
        let is_run = blocks.iter().any(|block| reason(block).is_none());
        if NOT_RUN.contains(code) {
            assert!(
                !is_run && reasons.iter().all(|length| *length > 20),
                "{code}"
            );
            assert_eq!(reasons.len(), 1, "{code}");
        } else {
            assert!(is_run && reasons.is_empty(), "{code}");
        }
    }
}
