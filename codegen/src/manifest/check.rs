//! From the text of a manifest to its packages. Every fault is reported, and the check goes on behind it.

use super::{Entry, Package, rules};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggestion};
use crate::settings::{CrateSettings, Sample, Selection, Wanted};
use crate::source::tree::Node;
use crate::source::{FileId, Sources, normalize, pointer};
use std::sync::Arc;

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
    Ok(check.problems.sorted().with(packages)?.value)
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
            .filter(|root| !root.is_empty());
        let mut sources = self.origin.clone().with_root(root.as_deref());
        let inputs = self
            .required(&object, "inputs")
            .map(|(inputs, at)| self.files(inputs, &at, &mut sources));
        let operations = self.texts(&object, "operations", rules::one_line);
        let api_version = self.text(&object, "api-version", rules::word);
        let client = self.text(&object, "client", rules::type_name);
        let quick_start = self.text(&object, "quick-start", rules::one_line);
        let samples = object
            .get("samples")
            .map(|(samples, at)| self.samples(samples, &at, &mut sources));
        Some(Package {
            krate: CrateSettings {
                name: name?,
                version: version?,
                license: license?,
                description: description?,
                repository,
                client,
                quick_start,
                samples: samples.unwrap_or_default(),
                examples: true,
            },
            output: normalize(&output?),
            root,
            selection: Selection {
                inputs: self.wanted(inputs?),
                operations: self.wanted(operations),
                api_version,
                skip_faulty: false,
                edits: Vec::new(),
            },
            tag: None,
            warnings: Diagnostics::default(),
            sources,
            entry: Some(Entry {
                manifest: self.manifest.clone(),
                file: self.file,
                pointer: object.pointer,
            }),
        })
    }

    fn wanted(&self, texts: Vec<(String, String)>) -> Vec<Wanted> {
        let place = |pointer: &str| Some(Box::new(self.manifest.place(self.file, pointer)));
        let texts = texts.into_iter();
        let wanted = texts.map(|(text, pointer)| Wanted {
            text,
            place: place(&pointer),
        });
        wanted.collect()
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
                let help = suggestion(key, known.iter().copied())
                    .unwrap_or_else(|| format!("known keys: `{}`", known.join("`, `")));
                self.problems.push(problem.at(place).with_help(help));
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

    /// The texts of a list that need not be there, each once, with their pointers.
    fn texts(&mut self, object: &Object<'_>, key: &str, rule: Rule) -> Vec<(String, String)> {
        let Some((node, pointer)) = object.get(key) else {
            return Vec::new();
        };
        self.once(node, &pointer, rule, |text| text)
    }

    fn checked(&mut self, node: &Node, pointer: &str, rule: Rule) -> Option<String> {
        let Node::String(text) = node else {
            self.wrong_type(node, pointer, "a string");
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
        let Node::Array(items) = node else {
            self.wrong_type(node, pointer, "an array");
            return Vec::new();
        };
        if items.is_empty() {
            self.report(
                pointer,
                Diagnostic::error(Code::ManifestValue, "the array is empty"),
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
    fn samples(&mut self, node: &Node, pointer: &str, sources: &mut Sources) -> Vec<Sample> {
        let mut samples: Vec<Sample> = Vec::new();
        for (path, at) in self.files(node, pointer, sources) {
            let file_name = path.rsplit('/').next().unwrap_or(&path);
            let Some(name) = rules::sample(file_name) else {
                let expected = rules::SAMPLE;
                let message = format!("`{file_name}` is not {expected}");
                self.report(&at, Diagnostic::error(Code::ManifestValue, message));
                continue;
            };
            if let Some(other) = samples.iter().find(|other| other.name == name) {
                let message = format!("`{path}` and `{}` become one example", other.path);
                self.report(&at, Diagnostic::error(Code::ManifestValue, message));
                continue;
            }
            // What is wrong with a file that cannot be loaded is reported.
            let Some(file) = sources.find(&path) else {
                continue;
            };
            let text = Arc::clone(sources.text(file));
            if let Err(error) = syn::parse_file(&text) {
                let message = format!("the sample is not Rust: {error}");
                let problem = Diagnostic::error(Code::ManifestValue, message);
                self.problems.push(problem.at(sources.place(file, "")));
            }
            samples.push(Sample {
                name: name.to_owned(),
                path: Arc::clone(sources.path(file)),
                text,
            });
        }
        samples
    }

    fn wrong_type(&mut self, node: &Node, pointer: &str, expected: &str) {
        let problem = Diagnostic::error(
            Code::WrongType,
            format!("expected {expected}, found {}", node.kind()),
        );
        let is_unquoted =
            expected == "a string" && matches!(node, Node::Number(_) | Node::Boolean(_));
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
        let name = |package: &Package| package.krate.name.replace('-', "_").to_ascii_lowercase();
        let output = |package: &Package| package.output.to_ascii_lowercase();
        for (index, package) in packages.iter().enumerate() {
            let earlier = packages.get(..index).unwrap_or_default();
            if let Some(other) = earlier.iter().find(|other| name(other) == name(package)) {
                self.twice(
                    package,
                    other,
                    "name",
                    format!("there is a package `{}` already", other.krate.name),
                );
            }
            if let Some(other) = earlier
                .iter()
                .find(|other| output(other) == output(package))
            {
                let message = format!(
                    "the package `{}` is written to `{}` already",
                    other.krate.name, other.output
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
