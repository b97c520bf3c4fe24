//! Packages of readmes in the public repository of definitions, which need no manifest.

use super::location::ReadmeLocation;
use super::naming::PackageName;
use super::{Manifest, Package, rules};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::readme::{Configuration, Readme};
use crate::settings::{CrateSettings, Selection, Wanted};
use crate::source::Sources;
use std::path::{Path, PathBuf};

/// The package of a readme to generate.
#[derive(Clone, Debug, Default)]
pub struct ReadmePackage {
    /// The tag, or the name of a sub-package. The default is the default tag of the readme.
    pub tag: Option<String>,
    /// The folder below which files may be read. The default is `specification` in the checkout that the readme is in; outside of a
    /// checkout, the folder with the folders of services.
    pub root: Option<PathBuf>,
    /// The sub-package of the readme, by its flag with or without `package-`. The default is the readme's own package.
    pub sub_package: Option<String>,
    /// The name of the crate. The default is made from the name of the package, [`PackageName`], and the tag if it is set here.
    pub name: Option<String>,
    /// The name of the client's type. The default is the title that the readme sets, or else that of the first input.
    pub client: Option<String>,
    /// The version of the API. The default is that of the file that defines an operation.
    pub api_version: Option<String>,
    /// The folder of the crate, relative to the current folder.
    pub output: String,
    /// The ids of the operations to generate, where `*` stands for any text. Empty for all.
    pub operations: Vec<String>,
}

impl Manifest {
    /// A manifest with the package of a readme. Loads its inputs. Operations that cannot be generated will be left out, with a
    /// warning.
    ///
    /// # Errors
    /// If the readme or an input cannot be read, or if the readme does not have the tag.
    pub fn from_readme(readme: &Path, wanted: &ReadmePackage) -> Result<Self, Diagnostics> {
        let location = match &wanted.root {
            Some(root) => ReadmeLocation::below(root, readme)?,
            None => ReadmeLocation::find(readme)?,
        };
        let current = std::env::current_dir().map_err(|error| {
            Diagnostic::error(
                Code::FileUnreadable,
                format!("the current folder is unknown: {error}"),
            )
        })?;
        let sources = Sources::new(&location.folder)
            .with_root(location.root.as_deref())
            .without_manifest();
        // The path below the root may begin behind the folder of the service.
        let package = ReadmeLocation::find(readme)?.package();
        Self::from_readme_as(&package, &sources, &location.path, &current, wanted)
    }

    /// Like [`Manifest::from_readme`], for a readme among files in memory. The output is relative to `folder`.
    ///
    /// # Errors
    /// As for [`Manifest::from_readme`].
    #[doc(hidden)]
    pub fn from_readme_in(
        sources: &Sources,
        path: &str,
        folder: &Path,
        wanted: &ReadmePackage,
    ) -> Result<Self, Diagnostics> {
        let package = PackageName::of_readme(path);
        Self::from_readme_as(&package, sources, path, folder, wanted)
    }

    fn from_readme_as(
        package: &PackageName,
        sources: &Sources,
        path: &str,
        folder: &Path,
        wanted: &ReadmePackage,
    ) -> Result<Self, Diagnostics> {
        let readme = Readme::read(sources, path)?;
        let (sub_package, tag) = (wanted.sub_package.as_deref(), wanted.tag.as_deref());
        let (configuration, mut problems) = readme.partial_configuration(sub_package, tag);
        let configuration = configuration.unwrap_or_default();
        let mut sources = readme.sources().clone();
        for input in &configuration.inputs {
            if let Err(mut problem) = sources.load(&input.path) {
                problem.place = problem.place.or_else(|| readme.place(input).map(Box::new));
                problems.push(problem);
            }
        }
        let name = wanted.name.clone().unwrap_or_else(|| {
            let flag = configuration.sub_package.as_deref();
            let sub_package = flag.map(|flag| package.with_sub_package(flag));
            let name = sub_package
                .as_ref()
                .unwrap_or(package)
                .crate_name(tag.filter(|tag| Some(*tag) != flag));
            problems.extend(name.warning());
            name.text
        });
        let texts = wanted.operations.iter().map(|id| (id, rules::one_line(id)));
        for (text, expected) in std::iter::once((&name, rules::name(&name))).chain(texts) {
            if let Some(expected) = expected {
                let message = format!("`{text}` is not {expected}");
                problems.push(Diagnostic::error(Code::ManifestValue, message));
            }
        }
        let warnings = problems.sorted().with(())?.warnings;
        let package = Package {
            krate: CrateSettings {
                name,
                version: "0.1.0".to_owned(),
                // The license of the public definitions, whose texts are copied into the crate. The runtime is also under it.
                license: "MIT".to_owned(),
                description: description(&readme, package),
                client: client(&configuration),
                ..CrateSettings::default()
            },
            output: wanted.output.clone(),
            root: sources.root().map(str::to_owned),
            selection: Selection {
                inputs: wanted_texts(configuration.inputs.iter().map(|input| &input.path)),
                operations: wanted_texts(&wanted.operations),
                api_version: None,
                skip_faulty: true,
                edits: configuration.edits,
            },
            tag: configuration.tag,
            warnings,
            sources,
            entry: None,
        };
        Ok(Self {
            packages: vec![package],
            folder: folder.to_owned(),
        })
    }
}

/// Texts without a place in a manifest.
fn wanted_texts<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<Wanted> {
    let texts = texts.into_iter();
    texts.map(|text| text.as_str().into()).collect()
}

fn description(readme: &Readme, package: &PackageName) -> String {
    let heading = readme.heading().map(|heading| {
        let words: Vec<&str> = heading.split_whitespace().collect();
        words.join(" ")
    });
    let called = heading
        .filter(|heading| rules::one_line(heading).is_none())
        .unwrap_or_else(|| package.to_string());
    format!("Azure Resource Manager client for {called}")
}

/// The name of the client that the readme sets, if it is usable as the name of a type.
fn client(configuration: &Configuration) -> Option<String> {
    let title = configuration.title.as_ref()?;
    let name = names::type_name(&format!("{}Client", title.trim_end_matches("Client")))?;
    Some(name.as_str().to_owned())
}
