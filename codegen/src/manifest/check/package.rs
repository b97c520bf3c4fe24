//! The packages of a manifest.

use super::Check;
use super::value::{Rule, Settings, Value};
use crate::diagnostic::{Checked, Code, Diagnostic, Diagnostics};
use crate::manifest::readme::{self, Described, RequestedTag};
use crate::manifest::{Entry, Package, RuntimeCrate, license, rules};
use crate::settings::licenses_without_text;
use crate::settings::{CrateSettings, DefaultFeatures, Rules, Runtime, Selection};
use crate::source::normalize;
use crate::source::tree::Node;

/// All keys of a package, in their usual order.
pub(super) const KEYS: [&str; 20] = [
    "name",
    "version",
    "license",
    "description",
    "repository",
    "output",
    "root",
    "readme",
    "sub-package",
    "tag",
    "inputs",
    "operations",
    "api-version",
    "client",
    "quick-start",
    "rules",
    "features",
    "samples",
    "allowed-warnings",
    "overlays",
];

/// The keys that a package without a readme must have.
const REQUIRED: [&str; 6] = [
    "name",
    "version",
    "license",
    "description",
    "output",
    "inputs",
];

/// The keys with a text that names no file, and the rules of the texts.
pub(super) const TEXTS: [(&str, Rule); 8] = [
    ("name", rules::name),
    ("version", rules::version),
    ("description", rules::one_line),
    ("repository", rules::url),
    ("api-version", rules::api_version),
    ("client", rules::type_name),
    ("quick-start", rules::one_line),
    ("rules", rules::rules),
];

impl Check<'_> {
    pub(super) fn package(
        &mut self,
        settings: &Settings<'_>,
        runtime: Option<&RuntimeCrate>,
    ) -> Option<Package> {
        if !self.is_object(&settings.own, &KEYS) {
            return None;
        }
        if settings.get("readme").is_none() {
            let mut missing = REQUIRED.to_vec();
            missing.retain(|key| settings.get(key).is_none());
            self.report_incomplete(&settings.own, "the package", &missing);
        }
        let root = self
            .text(settings, "root", rules::path)
            .map(|root| normalize(&root))
            .filter(|root| !root.is_empty());
        let allowed = self.allowed_warnings(settings);
        let overlays = settings.own.get("overlays");
        let overlays = overlays.map(|overlays| self.overlays(&overlays));
        if let Some(root) = root.as_deref().filter(|root| !self.is_folder(root)) {
            let message = format!("there is no folder `{root}`");
            let value = settings.get("root").unwrap_or(settings.own.clone());
            self.report(&value, Code::FileMissing, message);
            self.package_without_readme(settings);
            return None;
        }
        let readme = self.readme(settings, root.as_deref());
        let mut sources = match &readme {
            From::Readme(described) => described.value.sources.clone(),
            _ => self.origin.clone().with_root(root.as_deref()),
        };
        let (described, mut warnings) = match readme {
            From::Readme(described) => (Some(described.value), described.warnings),
            From::Inputs => (None, Diagnostics::default()),
            From::Unreadable => {
                self.package_without_readme(settings);
                return None;
            }
        };
        let said = described.as_ref();
        let krate = self.krate(settings, said, &mut warnings);
        let name = krate.as_ref().map(|krate| krate.name.as_str());
        let output = self.output(settings, name);
        let inputs = match said {
            Some(readme) if settings.get("inputs").is_none() => Some(readme.inputs()),
            _ => {
                let inputs = self.required(&settings.own, "inputs");
                inputs.map(|inputs| self.files(&inputs, &mut sources))
            }
        };
        let operations = settings.get("operations");
        let operations =
            operations.map(|list| self.distinct_texts(&list, rules::one_line, str::to_owned));
        let api_version = self.text(settings, "api-version", rules::api_version);
        let samples = settings.get("samples");
        let samples = samples.map(|samples| match said {
            None => self.samples(&samples, &mut sources),
            // The root of a readme is the checkout that it is in.
            Some(_) => self.samples(&samples, &mut self.origin.clone()),
        });
        let output = normalize(&output?);
        let license = krate.as_ref().map(|krate| krate.license.as_str());
        warnings.extend(
            license.and_then(|license| self.license_without_text(settings, license, &output)),
        );
        let root = sources.root().map(str::to_owned);
        let mut edits = said.map(|readme| readme.edits.clone()).unwrap_or_default();
        edits.extend(overlays.unwrap_or_default());
        Some(Package {
            krate: CrateSettings {
                runtime: runtime.map_or(Runtime::Embedded, |runtime| {
                    Runtime::Shared(self.shared_runtime(runtime, &output))
                }),
                samples: samples.unwrap_or_default(),
                checkout: root.as_deref().and_then(readme::checkout),
                examples: said.is_none(),
                ..krate?
            },
            output,
            root,
            selection: Selection {
                inputs: inputs?,
                operations: operations.unwrap_or_default(),
                api_version,
                skip_faulty: said.is_some(),
                edits,
            },
            tag: said.and_then(|readme| readme.tag.clone()),
            readme: settings.own.get("readme").and_then(|readme| readme.text()),
            alternatives: said.and_then(|readme| readme.alternatives),
            warnings,
            allowed,
            sources,
            entry: Some(Entry {
                manifest: self.manifest.clone(),
                file: self.file,
                pointer: settings.own.pointer.clone(),
            }),
        })
    }

    /// The settings of the crate of a package. What it does not say itself is as its readme says.
    fn krate(
        &mut self,
        settings: &Settings<'_>,
        said: Option<&Described>,
        warnings: &mut Diagnostics,
    ) -> Option<CrateSettings> {
        let name = match said {
            Some(readme) if settings.get("name").is_none() => {
                warnings.extend(readme.name.warning());
                Some(readme.name.text.clone())
            }
            _ => self.setting(settings, "name", rules::name, None),
        };
        let version = said.map(|_| readme::VERSION.to_owned());
        let version = self.setting(settings, "version", rules::version, version);
        let license = self.license(settings, said.map(|_| readme::LICENSE));
        let description = said.map(|readme| readme.description.clone());
        let description = self.setting(settings, "description", rules::one_line, description);
        let repository = self.text(settings, "repository", rules::url);
        let client = self.text(settings, "client", rules::type_name);
        let quick_start = self.text(settings, "quick-start", rules::one_line);
        let rules = self.text(settings, "rules", rules::rules);
        let default_features = self.features(settings);
        Some(CrateSettings {
            name: name?,
            version: version?,
            license: license?,
            description: description?,
            repository,
            client: client.or_else(|| said?.client.clone()),
            quick_start,
            rules: match rules.as_deref() {
                Some(rules::PATH) => Rules::Path,
                _ => Rules::Definition,
            },
            default_features,
            ..CrateSettings::default()
        })
    }

    /// Whether there is a folder at a path. Files in memory have no folders.
    fn is_folder(&self, path: &str) -> bool {
        let location = self.origin.location(path);
        location.is_none_or(|location| location.is_dir())
    }

    /// What the readme of a package says, if it has one.
    fn readme(&mut self, settings: &Settings<'_>, root: Option<&str>) -> From {
        let sub_package = self.text(settings, "sub-package", rules::one_line);
        let tag = self.text(settings, "tag", rules::one_line);
        let Some(value) = settings.get("readme") else {
            for key in ["sub-package", "tag"] {
                if let Some(value) = settings.get(key) {
                    let message = format!("`{key}` is one of a readme, and there is no `readme`");
                    self.report(&value, Code::ManifestValue, message);
                }
            }
            return From::Inputs;
        };
        let Some(path) = self.checked(&value, rules::path) else {
            return From::Unreadable;
        };
        let path = normalize(&path);
        let sources = self.origin.clone();
        let sources = match root {
            Some(root) => sources.with_root(Some(root)),
            None => sources.with_root(Some(&readme::root(&path))),
        };
        let wanted = RequestedTag {
            sub_package: sub_package.as_deref(),
            tag: tag.as_deref(),
        };
        let has_inputs = settings.get("inputs").is_some();
        let package = readme::package_name(&sources, &path);
        match readme::describe(&sources, &path, &package, &wanted, !has_inputs) {
            Ok(described) => From::Readme(Box::new(described)),
            Err(problems) => {
                self.problems_of_readme(settings, &value, problems);
                From::Unreadable
            }
        }
    }

    /// Reports problems of a readme. Those without a place are at the key that asks for what is not there.
    fn problems_of_readme(
        &mut self,
        settings: &Settings<'_>,
        readme: &Value<'_>,
        problems: Diagnostics,
    ) {
        for mut problem in problems {
            if problem.place.is_none() {
                let asks = match problem.code {
                    Code::ReadmeTagUnknown => settings.get("tag"),
                    Code::ReadmeSubPackageUnknown => settings.get("sub-package"),
                    _ => None,
                };
                let value = asks.as_ref().unwrap_or(readme);
                let place = self.manifest.place(self.file, &value.pointer);
                problem.place = Some(Box::new(place));
            }
            let Node::String(path) = readme.node else {
                continue;
            };
            if problem.code == Code::FileUnreadable && self.is_folder(&normalize(path)) {
                problem = problem.with_help("name the file in it, which is called `readme.md`");
            }
            self.push(problem);
        }
    }

    /// Checks the other settings of a package whose readme cannot be read.
    fn package_without_readme(&mut self, settings: &Settings<'_>) {
        for (key, rule) in TEXTS {
            self.text(settings, key, rule);
        }
        self.license(settings, Some(readme::LICENSE));
        self.features(settings);
    }

    /// The text of a key, or else the fallback. It is an error if there is neither.
    pub(super) fn setting(
        &mut self,
        settings: &Settings<'_>,
        key: &str,
        rule: Rule,
        fallback: Option<String>,
    ) -> Option<String> {
        match (settings.get(key), fallback) {
            (Some(value), _) => self.checked(&value, rule),
            (None, Some(fallback)) => Some(fallback),
            (None, None) => {
                self.required(&settings.own, key);
                None
            }
        }
    }

    pub(super) fn text(
        &mut self,
        settings: &Settings<'_>,
        key: &str,
        rule: Rule,
    ) -> Option<String> {
        self.checked(&settings.get(key)?, rule)
    }

    pub(super) fn license(
        &mut self,
        settings: &Settings<'_>,
        fallback: Option<&str>,
    ) -> Option<String> {
        let fallback = fallback.map(str::to_owned);
        let text = self.setting(settings, "license", rules::one_line, fallback)?;
        let Some(value) = settings.get("license") else {
            return Some(text);
        };
        let Some(help) = license::help(&text) else {
            return Some(text);
        };
        let message = format!("`{text}` is not an SPDX expression");
        let place = self.manifest.place(self.file, &value.pointer);
        let problem = Diagnostic::error(Code::ManifestValue, message).at(place);
        self.push(problem.with_help(help));
        None
    }

    /// The warning that a crate gets no text of its licence. There is none if its folder has a licence that armgen did not write.
    fn license_without_text(
        &self,
        settings: &Settings<'_>,
        license: &str,
        output: &str,
    ) -> Option<Diagnostic> {
        let value = settings.get("license")?;
        let without_text = licenses_without_text(license);
        if without_text.is_empty() || license::is_in(&self.folder.join(output)) {
            return None;
        }
        let message = format!(
            "armgen has no text of the licence `{}`, so it writes no file with it",
            without_text.join("`, `")
        );
        let place = self.manifest.place(self.file, &value.pointer);
        let help = "write the text into a file `LICENSE` in the folder of the crate; armgen leaves it there";
        Some(
            Diagnostic::warning(Code::LicenseTextMissing, message)
                .at(place)
                .with_help(help),
        )
    }

    /// The folder of a crate: its own, or the one of its name in the folder that all crates share.
    pub(super) fn output(&mut self, settings: &Settings<'_>, name: Option<&str>) -> Option<String> {
        if let Some(own) = settings.own.get("output") {
            return self.checked(&own, rules::path);
        }
        if settings.get("output").is_some() {
            let folder = self.text(settings, "output", rules::path)?;
            return Some(format!("{folder}/{}", name?));
        }
        self.required(&settings.own, "output");
        None
    }

    /// The features that are enabled by default: an array with `client`, or an empty one.
    pub(super) fn features(&mut self, settings: &Settings<'_>) -> DefaultFeatures {
        let Some(value) = settings.get("features") else {
            return DefaultFeatures::default();
        };
        if matches!(value.node, Node::Array(items) if items.is_empty()) {
            return DefaultFeatures::None;
        }
        self.distinct_texts(&value, rules::feature, str::to_owned);
        DefaultFeatures::Client
    }
}

/// Where a package is described.
enum From {
    Inputs,
    Readme(Box<Checked<Described>>),
    /// A readme with problems, which were reported.
    Unreadable,
}
