//! Checks a manifest, and makes its crates. All problems are collected.

mod allowed;
mod defaults;
mod files;
mod overlays;
mod package;
mod runtime;
mod unique;
mod value;

use super::{Member, Package, RuntimeCrate, rules};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::tree::Node;
use crate::source::{FileId, Sources, normalize, pointer};
use std::path::Path;
use value::{Settings, Value};

/// The keys of a manifest.
const KEYS: [&str; 3] = ["runtime", "defaults", "packages"];

/// What a manifest lists.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) runtime: Option<RuntimeCrate>,
    pub(super) packages: Vec<Package>,
    pub(super) crates_folder: Option<String>,
}

impl Contents {
    /// All crates, that of the runtime first.
    pub(super) fn members(&self) -> impl Iterator<Item = Member<'_>> {
        let runtime = self.runtime.iter().map(Member::Runtime);
        runtime.chain(self.packages.iter().map(Member::Package))
    }
}

/// The crates of the manifest at a path. Outputs are relative to `folder`.
pub(super) fn contents(
    sources: &Sources,
    path: &str,
    folder: &Path,
) -> Result<Contents, Diagnostics> {
    let mut manifest = sources.clone();
    let file = manifest.load(path)?;
    let document: Node = manifest.parse(file)?;
    let mut check = Check {
        origin: sources,
        manifest: &manifest,
        file,
        folder,
        problems: Diagnostics::default(),
        incomplete: Vec::new(),
    };
    let contents = check.document(&document);
    check.unique(&contents);
    Ok(check.problems.sorted().with(contents)?.value)
}

/// The smallest complete manifest, on one line.
const SMALLEST: &str = "`packages: [{ name: arm_pets, version: 0.1.0, license: MIT, description: A client for pets, \
                        output: crates/arm_pets, inputs: [pets.json] }]`";

struct Check<'a> {
    /// The sources, without any file loaded.
    origin: &'a Sources,
    manifest: &'a Sources,
    file: FileId,
    /// The folder of the manifest.
    folder: &'a Path,
    problems: Diagnostics,
    /// The pointers of objects whose missing keys have been reported together.
    incomplete: Vec<String>,
}

impl Check<'_> {
    fn document(&mut self, node: &Node) -> Contents {
        let document = Value {
            node,
            pointer: String::new(),
        };
        let mut contents = Contents::default();
        if self.is_definition(&document) {
            return contents;
        }
        let packages = document.get("packages");
        let is_empty = |value: &Value<'_>| match value.node {
            Node::Null => true,
            Node::Array(items) => items.is_empty(),
            Node::Object(entries) => entries.is_empty(),
            _ => false,
        };
        if is_empty(&document) || packages.as_ref().is_some_and(is_empty) {
            let place = packages.as_ref().unwrap_or(&document);
            let place = self.manifest.place(self.file, &place.pointer);
            let message = "the manifest lists no packages";
            let problem = Diagnostic::error(Code::ManifestKeyMissing, message).at(place);
            self.push(problem.with_help(format!("the smallest is {SMALLEST}")));
            return contents;
        }
        if !self.is_object(&document, &KEYS) {
            return contents;
        }
        let defaults = self.defaults(&document);
        let crates = defaults
            .as_ref()
            .and_then(|defaults| defaults.get("output"));
        let crates = crates.and_then(|value| self.checked(&value, rules::path));
        contents.crates_folder = crates.map(|path| normalize(&path));
        let runtime = document.get("runtime");
        contents.runtime = runtime.and_then(|value| self.runtime(value, defaults.as_ref()));
        let packages = self.required(&document, "packages");
        let packages = packages.map(|list| self.items(&list));
        for own in packages.unwrap_or_default() {
            let settings = Settings {
                own,
                shared: defaults.clone(),
            };
            let package = self.package(&settings, contents.runtime.as_ref());
            contents.packages.extend(package);
        }
        contents
    }

    /// Whether the file is a definition. Otherwise each of its keys would be an unknown one.
    fn is_definition(&mut self, document: &Value<'_>) -> bool {
        let mut keys = ["swagger", "openapi"].into_iter();
        let Some(key) = keys.find(|key| document.get(key).is_some()) else {
            return false;
        };
        let place = self.manifest.key_place(self.file, &pointer::join("", key));
        let message = format!(
            "there is no key `{key}`: this is a definition, and a manifest lists definitions"
        );
        let problem = Diagnostic::error(Code::ManifestKeyUnknown, message).at(place);
        self.push(problem.with_help("list it under `inputs` of a package in a file `armgen.yaml`"));
        true
    }
}
