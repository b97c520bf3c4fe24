//! Checks a manifest, and makes its packages. All problems are collected.

mod overlays;

use super::{Entry, Package, license, rules};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggestion};
use crate::settings::{CrateSettings, Rules, Sample, Selection, Wanted};
use crate::source::tree::Node;
use crate::source::{FileId, Sources, normalize, pointer};
use std::sync::Arc;

/// All keys of a package, in their usual order.
const KEYS: [&str; 15] = [
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
    "rules",
    "samples",
    "overlays",
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
    check.unique(&packages);
    Ok(check.problems.sorted().with(packages)?.value)
}

struct Check<'a> {
    /// The sources, without any file loaded.
    origin: &'a Sources,
    manifest: &'a Sources,
    file: FileId,
    problems: Diagnostics,
}

/// A value of the manifest and its pointer.
struct Value<'n> {
    node: &'n Node,
    pointer: String,
}

impl<'n> Value<'n> {
    /// The value of a key, if this is an object that has it.
    fn get(&self, key: &str) -> Option<Value<'n>> {
        let node = self.node.get(key)?;
        let pointer = pointer::join(&self.pointer, key);
        Some(Value { node, pointer })
    }
}

/// Checks a text. Returns what the text must be if it is not that.
type Rule = fn(&str) -> Option<&'static str>;

impl Check<'_> {
    fn report(&mut self, value: &Value<'_>, code: Code, message: impl AsRef<str>) {
        let place = self.manifest.place(self.file, &value.pointer);
        self.problems
            .push(Diagnostic::error(code, message).at(place));
    }

    fn report_item(&mut self, item: &Wanted, message: impl AsRef<str>) {
        let mut problem = Diagnostic::error(Code::ManifestValue, message);
        problem.place.clone_from(&item.place);
        self.problems.push(problem);
    }

    fn document(&mut self, node: &Node) -> Vec<Package> {
        let document = Value {
            node,
            pointer: String::new(),
        };
        let mut packages = Vec::new();
        if self.is_object(&document, &["packages"])
            && let Some(list) = self.required(&document, "packages")
        {
            for package in self.items(&list) {
                packages.extend(self.package(package));
            }
        }
        packages
    }

    fn package(&mut self, package: Value<'_>) -> Option<Package> {
        if !self.is_object(&package, &KEYS) {
            return None;
        }
        let name = self.required_text(&package, "name", rules::name);
        let version = self.required_text(&package, "version", rules::version);
        let license = self.license(&package);
        let description = self.required_text(&package, "description", rules::one_line);
        let repository = self.text(&package, "repository", rules::url);
        let output = self.required_text(&package, "output", rules::path);
        let root = self
            .text(&package, "root", rules::path)
            .map(|root| normalize(&root))
            .filter(|root| !root.is_empty());
        let mut sources = self.origin.clone().with_root(root.as_deref());
        let inputs = self.required(&package, "inputs");
        let inputs = inputs.map(|inputs| self.files(&inputs, &mut sources));
        let operations = package.get("operations");
        let operations =
            operations.map(|list| self.distinct_texts(&list, rules::one_line, str::to_owned));
        let api_version = self.text(&package, "api-version", rules::api_version);
        let client = self.text(&package, "client", rules::type_name);
        let quick_start = self.text(&package, "quick-start", rules::one_line);
        let rules = self.text(&package, "rules", rules::rules);
        let samples = package.get("samples");
        let samples = samples.map(|samples| self.samples(&samples, &mut sources));
        let overlays = package.get("overlays");
        let overlays = overlays.map(|overlays| self.overlays(&overlays));
        Some(Package {
            krate: CrateSettings {
                name: name?,
                version: version?,
                license: license?,
                description: description?,
                repository,
                client,
                quick_start,
                rules: match rules.as_deref() {
                    Some(rules::PATH) => Rules::Path,
                    _ => Rules::Definition,
                },
                samples: samples.unwrap_or_default(),
                examples: true,
            },
            output: normalize(&output?),
            root,
            selection: Selection {
                inputs: inputs?,
                operations: operations.unwrap_or_default(),
                api_version,
                skip_faulty: false,
                edits: overlays.unwrap_or_default(),
            },
            tag: None,
            warnings: Diagnostics::default(),
            sources,
            entry: Some(Entry {
                manifest: self.manifest.clone(),
                file: self.file,
                pointer: package.pointer,
            }),
        })
    }

    /// Whether a value is an object. Reports keys that are not known, and keys that are there twice.
    fn is_object(&mut self, value: &Value<'_>, known: &[&str]) -> bool {
        let Node::Object(entries) = value.node else {
            self.wrong_type(value, "an object");
            return false;
        };
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in entries {
            let key = key.as_str();
            let problem = if seen.contains(&key) {
                let message = format!("the key `{key}` is there twice");
                Some(Diagnostic::error(Code::ManifestKeyTwice, message))
            } else if known.contains(&key) {
                None
            } else {
                let message = format!("there is no key `{key}`");
                let help = suggestion(key, known.iter().copied())
                    .unwrap_or_else(|| format!("known keys: `{}`", known.join("`, `")));
                Some(Diagnostic::error(Code::ManifestKeyUnknown, message).with_help(help))
            };
            let pointer = pointer::join(&value.pointer, key);
            let place = || self.manifest.key_place(self.file, &pointer);
            self.problems
                .extend(problem.map(|problem| problem.at(place())));
            seen.push(key);
        }
        true
    }

    fn required<'n>(&mut self, object: &Value<'n>, key: &str) -> Option<Value<'n>> {
        let found = object.get(key);
        if found.is_none() {
            let message = format!("the key `{key}` is missing");
            self.report(object, Code::ManifestKeyMissing, message);
        }
        found
    }

    fn required_text(&mut self, object: &Value<'_>, key: &str, rule: Rule) -> Option<String> {
        let value = self.required(object, key)?;
        self.checked(&value, rule)
    }

    fn license(&mut self, package: &Value<'_>) -> Option<String> {
        let value = self.required(package, "license")?;
        let text = self.checked(&value, rules::one_line)?;
        let Some(help) = license::help(&text) else {
            return Some(text);
        };
        let message = format!("`{text}` is not an SPDX expression");
        let place = self.manifest.place(self.file, &value.pointer);
        let problem = Diagnostic::error(Code::ManifestValue, message).at(place);
        self.problems.push(problem.with_help(help));
        None
    }

    fn text(&mut self, object: &Value<'_>, key: &str, rule: Rule) -> Option<String> {
        self.checked(&object.get(key)?, rule)
    }

    fn checked(&mut self, value: &Value<'_>, rule: Rule) -> Option<String> {
        let Node::String(text) = value.node else {
            self.wrong_type(value, "a string");
            return None;
        };
        if let Some(expected) = rule(text) {
            let message = format!("`{text}` is not {expected}");
            self.report(value, Code::ManifestValue, message);
            return None;
        }
        Some(text.clone())
    }

    /// The items of an array. An empty array is an error.
    fn items<'n>(&mut self, list: &Value<'n>) -> Vec<Value<'n>> {
        let Node::Array(nodes) = list.node else {
            self.wrong_type(list, "an array");
            return Vec::new();
        };
        if nodes.is_empty() {
            self.report(list, Code::ManifestValue, "the array is empty");
        }
        let items = nodes.iter().enumerate().map(|(index, node)| Value {
            node,
            pointer: pointer::join(&list.pointer, &index.to_string()),
        });
        items.collect()
    }

    /// The texts of an array after normalization. A text that is there twice is an error.
    fn distinct_texts(
        &mut self,
        list: &Value<'_>,
        rule: Rule,
        normalize: fn(&str) -> String,
    ) -> Vec<Wanted> {
        let mut texts: Vec<Wanted> = Vec::new();
        for item in self.items(list) {
            let Some(text) = self.checked(&item, rule) else {
                continue;
            };
            let text = Wanted {
                text: normalize(&text),
                place: Some(Box::new(self.manifest.place(self.file, &item.pointer))),
            };
            if texts.iter().any(|other| other.text == text.text) {
                self.report_item(&text, format!("`{}` is there twice", text.text));
            } else {
                texts.push(text);
            }
        }
        texts
    }

    /// The paths of an array. Loads the files.
    fn files(&mut self, list: &Value<'_>, sources: &mut Sources) -> Vec<Wanted> {
        let files = self.distinct_texts(list, rules::path, normalize);
        for file in &files {
            if let Err(mut problem) = sources.load(&file.text) {
                // The place of an error inside of the file is more precise.
                problem.place = problem.place.or_else(|| file.place.clone());
                self.problems.push(problem);
            }
        }
        files
    }

    /// The programs of an array of paths.
    fn samples(&mut self, list: &Value<'_>, sources: &mut Sources) -> Vec<Sample> {
        let mut samples: Vec<Sample> = Vec::new();
        for item in self.files(list, sources) {
            let path = &item.text;
            let file_name = path.rsplit('/').next().unwrap_or(path);
            let Some(name) = rules::sample(file_name) else {
                self.report_item(&item, format!("`{file_name}` is not {}", rules::SAMPLE));
                continue;
            };
            if let Some(other) = samples.iter().find(|other| other.name == name) {
                let other = &other.path;
                self.report_item(&item, format!("`{path}` and `{other}` become one example"));
                continue;
            }
            // A file that could not be loaded has been reported.
            let Some(file) = sources.find(path) else {
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

    fn wrong_type(&mut self, value: &Value<'_>, expected: &str) {
        let message = format!("expected {expected}, found {}", value.node.kind());
        let mut problem = Diagnostic::error(Code::WrongType, message)
            .at(self.manifest.place(self.file, &value.pointer));
        if expected == "a string" && matches!(value.node, Node::Number(_) | Node::Boolean(_)) {
            problem = problem.with_help("put it in quotes");
        }
        self.problems.push(problem);
    }

    /// Reports packages that have the same name or the same folder as an earlier one.
    fn unique(&mut self, packages: &[Package]) {
        // cargo and rustc do not distinguish such names, and some file systems do not distinguish such folders.
        let name = |package: &Package| package.krate.name.replace('-', "_").to_ascii_lowercase();
        let output = |package: &Package| package.output.to_ascii_lowercase();
        for (index, package) in packages.iter().enumerate() {
            let mut earlier = packages.iter().take(index);
            if let Some(other) = earlier.clone().find(|other| name(other) == name(package)) {
                let message = format!("there is a package `{}` already", other.krate.name);
                self.twice(package, other, "name", message);
            }
            if let Some(other) = earlier.find(|other| output(other) == output(package)) {
                let (name, folder) = (&other.krate.name, &other.output);
                let message = format!("the package `{name}` is written to `{folder}` already");
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
