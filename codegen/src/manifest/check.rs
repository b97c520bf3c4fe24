//! From the text of a manifest to its packages. Every fault is reported, and the check goes on behind it.

use super::{Package, Places, rules};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::tree::Node;
use crate::source::{FileId, Sources, normalize, pointer};
use std::collections::HashMap;

/// All keys of a package, in the order in which a manifest usually has them.
const KEYS: [&str; 13] = [
    "name",
    "version",
    "license",
    "description",
    "repository",
    "output",
    "root",
    "inputs",
    "operations",
    "api-version",
    "client",
    "quick-start",
    "samples",
];

/// The packages of the manifest at a path.
pub(super) fn packages(sources: &Sources, path: &str) -> Result<Vec<Package>, Diagnostics> {
    let mut manifest = sources.clone();
    let file = manifest.load(path)?;
    let document: Node = manifest.parse(file)?;
    let mut check = Check {
        origin: sources,
        manifest: &manifest,
        file,
        problems: Diagnostics::default(),
    };
    let packages = check.document(&document);
    check.same(&packages);
    check
        .problems
        .sorted()
        .with(packages)
        .map(|(packages, _)| packages)
}

/// The texts of a list without their pointers.
fn without_pointers(files: Vec<(String, String)>) -> Vec<String> {
    files.into_iter().map(|(path, _)| path).collect()
}

struct Check<'a> {
    /// The sources without a file.
    origin: &'a Sources,
    manifest: &'a Sources,
    file: FileId,
    problems: Diagnostics,
}

/// An object and where it stands.
struct Object<'n> {
    pointer: String,
    entries: &'n [(String, Node)],
}

impl<'n> Object<'n> {
    /// The value of a key and its pointer.
    fn get(&self, key: &str) -> Option<(&'n Node, String)> {
        let (_, value) = self.entries.iter().find(|(name, _)| name == key)?;
        Some((value, pointer::join(&self.pointer, key)))
    }
}

/// A rule for a text: none if it is kept, else what the text has to be.
type Rule = fn(&str) -> Option<&'static str>;

impl Check<'_> {
    fn report(&mut self, pointer: &str, problem: Diagnostic) {
        self.problems
            .push(problem.at(self.manifest.place(self.file, pointer)));
    }

    fn document(&mut self, document: &Node) -> Vec<Package> {
        let Some(object) = self.object(document, String::new(), &["packages"]) else {
            return Vec::new();
        };
        let Some((packages, pointer)) = self.required(&object, "packages") else {
            return Vec::new();
        };
        let packages = self.list(packages, &pointer);
        packages
            .into_iter()
            .filter_map(|(package, pointer)| self.package(package, pointer))
            .collect()
    }

    fn package(&mut self, package: &Node, pointer: String) -> Option<Package> {
        let object = self.object(package, pointer, &KEYS)?;
        let name = self.required_text(&object, "name", rules::name);
        let version = self.required_text(&object, "version", rules::version);
        let license = self.required_text(&object, "license", rules::license);
        let description = self.required_text(&object, "description", rules::one_line);
        let repository = self.text(&object, "repository", rules::url);
        let output = self.required_text(&object, "output", rules::path);
        let root = self
            .text(&object, "root", rules::path)
            .map(|root| normalize(&root))
            .unwrap_or_default();
        let mut sources = self.origin.clone().apart().with_root(&root);
        let inputs = self
            .required(&object, "inputs")
            .map(|(inputs, at)| without_pointers(self.files(inputs, &at, &mut sources)));
        let operations = self.texts(&object, "operations", rules::one_line);
        let api_version = self.text(&object, "api-version", rules::word);
        let client = self.text(&object, "client", rules::type_name);
        let quick_start = self.text(&object, "quick-start", rules::one_line);
        let samples = object
            .get("samples")
            .map(|(samples, at)| self.samples(samples, &at, &mut sources));
        Some(Package {
            name: name?,
            version: version?,
            license: license?,
            description: description?,
            repository,
            output: normalize(&output?),
            root,
            inputs: inputs?,
            operations,
            api_version,
            client,
            quick_start,
            samples: samples.unwrap_or_default(),
            tag: None,
            examples: true,
            skip_faulty: false,
            edits: Vec::new(),
            warnings: Diagnostics::default(),
            sources,
            places: Some(Places {
                manifest: self.manifest.clone(),
                file: self.file,
                pointer: object.pointer,
            }),
        })
    }

    /// A value as an object with known keys.
    fn object<'n>(
        &mut self,
        node: &'n Node,
        pointer: String,
        known: &[&str],
    ) -> Option<Object<'n>> {
        let Node::Object(entries) = node else {
            self.wrong_type(node, &pointer, "an object");
            return None;
        };
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in entries {
            let at = pointer::join(&pointer, key);
            if seen.contains(&key.as_str()) {
                let problem = Diagnostic::error(
                    Code::ManifestKeyTwice,
                    format!("the key `{key}` is there twice"),
                );
                self.problems
                    .push(problem.at(self.manifest.key_place(self.file, &at)));
            } else if !known.contains(&key.as_str()) {
                let problem =
                    Diagnostic::error(Code::ManifestKeyUnknown, format!("there is no key `{key}`"));
                let place = self.manifest.key_place(self.file, &at);
                self.problems
                    .push(problem.at(place).with_help(rules::suggestion(key, known)));
            }
            seen.push(key);
        }
        Some(Object { pointer, entries })
    }

    fn required<'n>(&mut self, object: &Object<'n>, key: &str) -> Option<(&'n Node, String)> {
        let found = object.get(key);
        if found.is_none() {
            let problem = Diagnostic::error(
                Code::ManifestKeyMissing,
                format!("the key `{key}` is missing"),
            );
            self.report(&object.pointer, problem);
        }
        found
    }

    fn required_text(&mut self, object: &Object<'_>, key: &str, rule: Rule) -> Option<String> {
        let (node, pointer) = self.required(object, key)?;
        self.checked(node, &pointer, rule)
    }

    fn text(&mut self, object: &Object<'_>, key: &str, rule: Rule) -> Option<String> {
        let (node, pointer) = object.get(key)?;
        self.checked(node, &pointer, rule)
    }

    /// The texts of a list that need not be there, each once.
    fn texts(&mut self, object: &Object<'_>, key: &str, rule: Rule) -> Vec<String> {
        let Some((node, pointer)) = object.get(key) else {
            return Vec::new();
        };
        without_pointers(self.once(node, &pointer, rule, |text| text))
    }

    fn checked(&mut self, node: &Node, pointer: &str, rule: Rule) -> Option<String> {
        let Node::Text(text) = node else {
            self.wrong_type(node, pointer, "a text");
            return None;
        };
        let Some(expected) = rule(text) else {
            return Some(text.clone());
        };
        let problem = Diagnostic::error(Code::ManifestValue, format!("`{text}` is not {expected}"));
        self.report(pointer, problem);
        None
    }

    /// The items of a list, each with its pointer. An empty list says nothing, and is a fault.
    fn list<'n>(&mut self, node: &'n Node, pointer: &str) -> Vec<(&'n Node, String)> {
        let Node::List(items) = node else {
            self.wrong_type(node, pointer, "a list");
            return Vec::new();
        };
        if items.is_empty() {
            self.report(
                pointer,
                Diagnostic::error(Code::ManifestValue, "the list is empty"),
            );
        }
        items
            .iter()
            .enumerate()
            .map(|(index, item)| (item, pointer::join(pointer, &index.to_string())))
            .collect()
    }

    /// The texts of a list with their pointers; texts that mean the same twice are a fault.
    fn once(
        &mut self,
        node: &Node,
        pointer: &str,
        rule: Rule,
        meaning: fn(String) -> String,
    ) -> Vec<(String, String)> {
        let mut texts: Vec<(String, String)> = Vec::new();
        for (item, at) in self.list(node, pointer) {
            let Some(text) = self.checked(item, &at, rule).map(meaning) else {
                continue;
            };
            if texts.iter().any(|(other, _)| *other == text) {
                self.report(
                    &at,
                    Diagnostic::error(Code::ManifestValue, format!("`{text}` is there twice")),
                );
            } else {
                texts.push((text, at));
            }
        }
        texts
    }

    /// Files that exist, with their pointers; they are loaded.
    fn files(
        &mut self,
        node: &Node,
        pointer: &str,
        sources: &mut Sources,
    ) -> Vec<(String, String)> {
        let files = self.once(node, pointer, rules::path, |path| normalize(&path));
        for (path, at) in &files {
            if let Err(problem) = sources.load(path) {
                // A fault inside of the file is shown there.
                if problem.place.is_some() {
                    self.problems.push(problem);
                } else {
                    self.report(at, problem);
                }
            }
        }
        files
    }

    /// Programs, which get the names of their files.
    fn samples(&mut self, node: &Node, pointer: &str, sources: &mut Sources) -> Vec<String> {
        let samples = self.files(node, pointer, sources);
        let mut names: HashMap<&str, &str> = HashMap::new();
        for (sample, at) in &samples {
            let name = sample.rsplit('/').next().unwrap_or(sample);
            if let Some(expected) = rules::sample(name) {
                self.report(
                    at,
                    Diagnostic::error(Code::ManifestValue, format!("`{name}` is not {expected}")),
                );
            } else if let Some(other) = names.insert(name, sample) {
                let message = format!("`{sample}` and `{other}` become one example");
                self.report(at, Diagnostic::error(Code::ManifestValue, message));
            }
        }
        without_pointers(samples)
    }

    fn wrong_type(&mut self, node: &Node, pointer: &str, expected: &str) {
        let problem = Diagnostic::error(
            Code::WrongType,
            format!("expected {expected}, found {}", node.kind()),
        );
        let is_unquoted =
            expected == "a text" && matches!(node, Node::Number(_) | Node::Boolean(_));
        self.report(
            pointer,
            if is_unquoted {
                problem.with_help("put it in quotes")
            } else {
                problem
            },
        );
    }

    /// No two packages have one name or one folder.
    fn same(&mut self, packages: &[Package]) {
        // To cargo and rustc these are one name; to some file systems these are one folder.
        let name = |package: &Package| package.name.replace('-', "_").to_ascii_lowercase();
        let output = |package: &Package| package.output.to_ascii_lowercase();
        for (index, package) in packages.iter().enumerate() {
            let earlier = packages.get(..index).unwrap_or_default();
            if let Some(other) = earlier.iter().find(|other| name(other) == name(package)) {
                self.twice(
                    package,
                    other,
                    "name",
                    format!("there is a package `{}` already", other.name),
                );
            }
            if let Some(other) = earlier
                .iter()
                .find(|other| output(other) == output(package))
            {
                let message = format!(
                    "the package `{}` is written to `{}` already",
                    other.name, other.output
                );
                self.twice(package, other, "output", message);
            }
        }
    }

    fn twice(&mut self, package: &Package, other: &Package, key: &str, message: String) {
        let mut problem = Diagnostic::error(Code::ManifestPackageTwice, message);
        problem.place = package.place(&[key]).map(Box::new);
        if let Some(other) = other.place(&[key]) {
            problem = problem.with_related(other, "here");
        }
        self.problems.push(problem);
    }
}
