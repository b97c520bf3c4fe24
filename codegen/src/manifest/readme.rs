//! Packages of readmes in the public repository of definitions, which need no manifest.

use super::location::ReadmeLocation;
use super::naming::{self, CrateName, DEFINITIONS, MANAGEMENT, PackageName};
use super::{Alternatives, Manifest, ManifestOrigin, Package, rules};
use crate::diagnostic::{Checked, Code, Diagnostic, Diagnostics};
use crate::edit::Edit;
use crate::names;
use crate::readme::{Configuration, Readme, short_name};
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
    /// The name of the crate. The default is made from the name of the package, [`PackageName`].
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
        let mut problems = wanted.problems();
        let requested = RequestedTag {
            sub_package: wanted.sub_package.as_deref(),
            tag: wanted.tag.as_deref(),
        };
        let described = problems.collect(describe(sources, path, package, &requested, true))?;
        let name = wanted.name.clone().unwrap_or_else(|| {
            problems.extend(described.name.warning());
            described.name.text.clone()
        });
        let warnings = problems.sorted().with(())?.warnings;
        let readme_folder = sources.location(path);
        let readme_folder = readme_folder.and_then(|path| Some(path.parent()?.to_owned()));
        let package = Package {
            krate: CrateSettings {
                name,
                version: VERSION.to_owned(),
                license: LICENSE.to_owned(),
                description: described.description.clone(),
                client: wanted.client.clone().or(described.client.clone()),
                ..CrateSettings::default()
            },
            output: wanted.output.clone(),
            root: described.sources.root().map(str::to_owned),
            selection: Selection {
                inputs: described.inputs(),
                operations: wanted_texts(&wanted.operations),
                api_version: wanted.api_version.clone(),
                skip_faulty: true,
                edits: described.edits,
            },
            tag: described.tag,
            readme: None,
            alternatives: described.alternatives,
            warnings,
            allowed: Vec::new(),
            sources: described.sources,
            entry: None,
        };
        Ok(Self {
            runtime: None,
            packages: vec![package],
            crates_folder: None,
            folder: folder.to_owned(),
            origin: ManifestOrigin::Readme(readme_folder),
        })
    }
}

impl ReadmePackage {
    /// What is wrong with the texts.
    fn problems(&self) -> Diagnostics {
        let of = |text: &Option<String>, rule: fn(&str) -> Option<&'static str>| {
            let text = text.as_ref()?;
            Some((text.clone(), rule(text)?))
        };
        let operations = self.operations.iter();
        let operations = operations.filter_map(|id| Some((id.clone(), rules::one_line(id)?)));
        let texts = [
            of(&Some(self.output.clone()), rules::out),
            of(&self.name, rules::name),
            of(&self.client, rules::type_name),
            of(&self.api_version, rules::api_version),
        ];
        let texts = texts.into_iter().flatten().chain(operations);
        let problems = texts.map(|(text, expected)| {
            let message = format!("`{text}` is not {expected}");
            Diagnostic::error(Code::ManifestValue, message)
        });
        problems.collect()
    }
}

/// The version of the crate of a readme that has no other.
pub(super) const VERSION: &str = "0.1.0";

/// The license of the public definitions, whose texts are copied into the crate. The runtime is also under it.
pub(super) const LICENSE: &str = "MIT";

/// The tag of a readme that is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RequestedTag<'a> {
    pub(super) sub_package: Option<&'a str>,
    pub(super) tag: Option<&'a str>,
}

/// What a readme says about a package.
#[derive(Debug)]
pub(super) struct Described {
    /// The name of the crate.
    pub(super) name: CrateName,
    pub(super) description: String,
    /// The name of the client.
    pub(super) client: Option<String>,
    inputs: Vec<String>,
    pub(super) edits: Vec<Edit>,
    pub(super) tag: Option<String>,
    pub(super) alternatives: Option<Alternatives>,
    /// With the readme and, if they were asked for, the inputs.
    pub(super) sources: Sources,
}

impl Described {
    /// The definitions of the tag.
    pub(super) fn inputs(&self) -> Vec<Wanted> {
        wanted_texts(&self.inputs)
    }
}

/// Reads what the readme at a path, which is that of a package, says about it. With `load`, loads the definitions of the tag.
pub(super) fn describe(
    sources: &Sources,
    path: &str,
    package: &PackageName,
    wanted: &RequestedTag<'_>,
    load: bool,
) -> Result<Checked<Described>, Diagnostics> {
    let readme = Readme::read(sources, path)?;
    let (configuration, mut problems) =
        readme.partial_configuration(wanted.sub_package, wanted.tag);
    let configuration = configuration.unwrap_or_default();
    let mut sources = readme.sources().clone();
    for input in configuration.inputs.iter().filter(|_| load) {
        if let Err(mut problem) = sources.load(&input.path) {
            problem.place = problem.place.or_else(|| readme.place(input).map(Box::new));
            problems.push(problem);
        }
    }
    let flag = configuration.sub_package.as_deref();
    let package = flag.map_or_else(|| package.clone(), |flag| package.with_sub_package(flag));
    let inputs = configuration.inputs.iter();
    problems.sorted().with(Described {
        // A crate that goes from one tag to the next keeps its name.
        name: package.crate_name(None),
        description: description(&readme, &package, flag),
        client: client(&configuration),
        inputs: inputs.map(|input| input.path.clone()).collect(),
        edits: configuration.edits,
        tag: configuration.tag,
        alternatives: (wanted.sub_package.or(wanted.tag).is_none()).then(|| alternatives(&readme)),
        sources,
    })
}

/// What there is beside the readme's own tag.
fn alternatives(readme: &Readme) -> Alternatives {
    let own = readme.default_tag();
    let tags = readme.tags_of(None).into_iter();
    Alternatives {
        tags: tags.filter(|tag| own.as_deref() != Some(*tag)).count(),
        sub_packages: readme.sub_packages().len(),
    }
}

/// The folder that contains all definitions which those of a readme may refer to, unless a manifest says otherwise: the folder
/// `specification` that the readme is in, or else the folder of the services, or that of the readme.
pub(super) fn root(readme: &str) -> String {
    let parts: Vec<&str> = readme.split('/').collect();
    let folder = |end: usize| parts.get(..end).unwrap_or_default().join("/");
    if let Some(definitions) = naming::definitions(&parts) {
        return folder(definitions + 1);
    }
    match parts.iter().rposition(|part| *part == MANAGEMENT) {
        Some(0) => "..".to_owned(),
        Some(index) if parts.get(index - 1) == Some(&"..") => format!("{}/..", folder(index)),
        Some(index) => folder(index - 1),
        None => folder(parts.len().saturating_sub(1)),
    }
}

/// The folder of the checkout that a root is in: the root itself, unless that is the folder `specification`. `None` if it is not
/// outside of the manifest's folder.
pub(super) fn checkout(root: &str) -> Option<String> {
    let outside = root.starts_with("..").then_some(root)?;
    let folder = outside.strip_suffix(DEFINITIONS);
    let folder = folder.and_then(|folder| folder.strip_suffix('/'));
    Some(folder.unwrap_or(outside).to_owned())
}

/// The name of the package of a readme in a manifest.
pub(super) fn package_name(sources: &Sources, path: &str) -> PackageName {
    // Relative to the manifest's folder, the path may begin behind the folder of the service.
    let location = sources
        .location(path)
        .and_then(|path| ReadmeLocation::find(&path).ok());
    location.map_or_else(|| PackageName::of_readme(path), |found| found.package())
}

/// Texts without a place in a manifest.
fn wanted_texts<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<Wanted> {
    let texts = texts.into_iter();
    texts.map(|text| text.as_str().into()).collect()
}

fn description(readme: &Readme, package: &PackageName, flag: Option<&str>) -> String {
    let heading = readme.heading().map(|heading| {
        let words: Vec<&str> = heading.split_whitespace().collect();
        words.join(" ")
    });
    let called = heading
        .filter(|heading| rules::one_line(heading).is_none())
        .unwrap_or_else(|| match package.folders() {
            [] => package.to_string(),
            folders => folders.join(" "),
        });
    let more = flag.map(|flag| format!(" ({})", short_name(flag)));
    format!(
        "Azure Resource Manager client for {called}{}",
        more.unwrap_or_default()
    )
}

/// The name of the client that the readme sets, if it is usable as the name of a type.
fn client(configuration: &Configuration) -> Option<String> {
    let title = configuration.title.as_ref()?;
    let name = names::type_name(&format!("{}Client", title.trim_end_matches("Client")))?;
    Some(name.as_str().to_owned())
}
