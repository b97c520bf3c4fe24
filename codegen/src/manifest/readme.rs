//! Packages of readmes in the public repository of definitions, which need no manifest.

use super::{Manifest, Package, rules};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edit::Edit;
use crate::names;
use crate::readme::{Configuration, Readme};
use crate::settings::{CrateSettings, Selection, Wanted};
use crate::source::Sources;
use std::path::{Component, Path, PathBuf};

/// The folder of all definitions in a checkout of the public repository. Definitions may refer to files anywhere in it.
const DEFINITIONS: &str = "specification";

/// The package of a readme to generate.
#[derive(Clone, Debug, Default)]
pub struct ReadmePackage {
    /// The tag, or the name of a sub-package. The default is the default tag of the readme.
    pub tag: Option<String>,
    /// The folder below which files may be read. The default is `specification` in the checkout that the readme is in; outside of a
    /// checkout, the folder with the folders of services.
    pub root: Option<PathBuf>,
    /// The name of the crate. The default is `arm_` and the name of the service's folder.
    pub name: Option<String>,
    /// The folder of the crate, relative to the current folder.
    pub output: String,
    /// The ids of the operations to generate, where `*` stands for any text. Empty for all.
    pub operations: Vec<String>,
}

/// The location of a readme.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReadmeLocation {
    /// The folder that paths are relative to: the checkout. Outside of a checkout, the folder that contains the service's folder if
    /// the readme is in a folder `resource-manager`, and otherwise the folder of the readme.
    pub folder: PathBuf,
    /// The folder that contains all definitions, relative to `folder`. `None` for `folder` itself.
    pub root: Option<String>,
    /// The path of the readme, relative to `folder`.
    pub path: String,
}

impl ReadmeLocation {
    /// Finds the checkout that a readme is in.
    ///
    /// # Errors
    /// If the file does not exist.
    pub fn find(readme: &Path) -> Result<Self, Diagnostic> {
        let shown = readme.display();
        let missing =
            || Diagnostic::error(Code::FileMissing, format!("there is no readme `{shown}`"));
        // An absolute path stays valid if the current folder of the process changes.
        let path = readme.canonicalize().map_err(|_| missing())?;
        let own = path.parent().ok_or_else(missing)?;
        let ancestor = |wanted: &str| {
            own.ancestors()
                .find(|folder| folder.file_name().is_some_and(|name| name == wanted))
        };
        // Services side by side may refer to each other even outside of a checkout.
        let services = ancestor("resource-manager")
            .and_then(Path::parent)
            .and_then(Path::parent);
        let (folder, root) = match ancestor(DEFINITIONS).and_then(Path::parent) {
            Some(checkout) => (checkout, Some(DEFINITIONS)),
            None => (services.unwrap_or(own), None),
        };
        let inside = path.strip_prefix(folder).map_err(|_| missing())?;
        Ok(Self {
            path: with_slashes(inside).ok_or_else(|| not_utf8(readme))?,
            folder: folder.to_owned(),
            root: root.map(str::to_owned),
        })
    }

    /// The location of a readme below a folder, which contains all definitions.
    ///
    /// # Errors
    /// If the file or the folder does not exist, or if the file is not below the folder.
    pub fn below(root: &Path, readme: &Path) -> Result<Self, Diagnostic> {
        let (shown_root, shown) = (root.display(), readme.display());
        let missing = |what: String| Diagnostic::error(Code::FileMissing, what);
        let path = readme.canonicalize();
        let path = path.map_err(|_| missing(format!("there is no readme `{shown}`")))?;
        let folder = root.canonicalize().ok().filter(|folder| folder.is_dir());
        let folder = folder.ok_or_else(|| missing(format!("there is no folder `{shown_root}`")))?;
        let inside = path.strip_prefix(&folder).map_err(|_| {
            let message = format!("the readme `{shown}` is outside of the root, `{shown_root}`");
            Diagnostic::error(Code::OutsideRoot, message)
                .with_help("name a folder that contains the readme with `--root`")
        })?;
        Ok(Self {
            path: with_slashes(inside).ok_or_else(|| not_utf8(readme))?,
            root: None,
            folder,
        })
    }

    /// The names of the folders that identify the package: that of the service, and those below it if it has several packages.
    #[must_use]
    pub fn service(&self) -> Vec<&str> {
        service(&self.path)
    }
}

/// A path with `/` between its parts, if it is UTF-8.
fn with_slashes(path: &Path) -> Option<String> {
    let parts = path.components().map(Component::as_os_str);
    let parts: Option<Vec<&str>> = parts.map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn not_utf8(readme: &Path) -> Diagnostic {
    let shown = readme.display();
    let message = format!("the name of the readme `{shown}` is not UTF-8");
    Diagnostic::error(Code::FileUnreadable, message)
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
        let mut wanted = wanted.clone();
        if wanted.root.is_some() && wanted.name.is_none() {
            // The path below the root may begin behind the folder of the service.
            let service = ReadmeLocation::find(readme)?.service().join("_");
            wanted.name = Some(crate_name(&service));
        }
        Self::from_readme_in(&sources, &location.path, &current, &wanted)
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
        let requested = RequestedTag {
            sub_package: None,
            tag: wanted.tag.as_deref(),
        };
        let described = describe(sources, path, &requested, true);
        let mut problems = Diagnostics::default();
        let described = match described {
            Ok(described) => Some(described),
            Err(found) => {
                problems.extend(found);
                None
            }
        };
        let name = wanted.name.as_ref();
        let name = name.map(|name| (name, rules::name(name)));
        let texts = wanted.operations.iter().map(|id| (id, rules::one_line(id)));
        for (text, expected) in name.into_iter().chain(texts) {
            if let Some(expected) = expected {
                let message = format!("`{text}` is not {expected}");
                problems.push(Diagnostic::error(Code::ManifestValue, message));
            }
        }
        let Some(described) = described.filter(|_| !problems.has_errors()) else {
            return Err(problems.sorted());
        };
        let package = Package {
            krate: CrateSettings {
                name: wanted.name.clone().unwrap_or(described.name.clone()),
                version: VERSION.to_owned(),
                license: LICENSE.to_owned(),
                description: described.description.clone(),
                client: described.client.clone(),
                ..CrateSettings::default()
            },
            output: wanted.output.clone(),
            root: described.sources.root().map(str::to_owned),
            selection: Selection {
                inputs: described.inputs(),
                operations: wanted_texts(&wanted.operations),
                api_version: None,
                skip_faulty: true,
                edits: described.edits,
            },
            tag: described.tag,
            warnings: described.warnings,
            sources: described.sources,
            entry: None,
        };
        Ok(Self {
            runtime: None,
            packages: vec![package],
            folder: folder.to_owned(),
        })
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
    pub(super) name: String,
    pub(super) description: String,
    /// The name of the client.
    pub(super) client: Option<String>,
    inputs: Vec<String>,
    pub(super) edits: Vec<Edit>,
    pub(super) tag: Option<String>,
    pub(super) warnings: Diagnostics,
    /// With the readme and, if they were asked for, the inputs.
    pub(super) sources: Sources,
}

impl Described {
    /// The definitions of the tag.
    pub(super) fn inputs(&self) -> Vec<Wanted> {
        wanted_texts(&self.inputs)
    }
}

/// Reads what the readme at a path says about a package. With `load`, loads the definitions of the tag.
pub(super) fn describe(
    sources: &Sources,
    path: &str,
    wanted: &RequestedTag<'_>,
    load: bool,
) -> Result<Described, Diagnostics> {
    let readme = Readme::read(sources, path)?;
    let tag = wanted.tag.or(wanted.sub_package);
    let (configuration, mut problems) = readme.partial_configuration(tag);
    let configuration = configuration.unwrap_or_default();
    let mut sources = readme.sources().clone();
    for input in configuration.inputs.iter().filter(|_| load) {
        if let Err(mut problem) = sources.load(&input.path) {
            problem.place = problem.place.or_else(|| readme.place(input).map(Box::new));
            problems.push(problem);
        }
    }
    let warnings = problems.sorted().with(())?.warnings;
    let located = sources.located(path);
    let service = service(located.as_deref().unwrap_or(path)).join("_");
    let inputs = configuration.inputs.iter();
    Ok(Described {
        name: crate_name(&service),
        description: description(&readme, &service),
        client: client(&configuration),
        inputs: inputs.map(|input| input.path.clone()).collect(),
        edits: configuration.edits,
        tag: configuration.tag,
        warnings,
        sources,
    })
}

/// The folder that contains all definitions which those of a readme may refer to, unless a manifest says otherwise: the folder
/// `specification` that the readme is in, or else the folder of the services, or that of the readme.
pub(super) fn root(readme: &str) -> String {
    let parts: Vec<&str> = readme.split('/').collect();
    let folder = |end: usize| parts.get(..end).unwrap_or_default().join("/");
    if let Some(definitions) = parts.iter().rposition(|part| *part == DEFINITIONS) {
        return folder(definitions + 1);
    }
    match parts.iter().rposition(|part| *part == "resource-manager") {
        Some(0) => "..".to_owned(),
        Some(index) if parts.get(index - 1) == Some(&"..") => format!("{}/..", folder(index)),
        Some(index) => folder(index - 1),
        None => folder(parts.len().saturating_sub(1)),
    }
}

/// The folder below `specification`, and those below `resource-manager` except for that of the provider. Without these folders,
/// the folders of the readme.
fn service(path: &str) -> Vec<&str> {
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    if let Some(definitions) = folders.iter().rposition(|folder| *folder == DEFINITIONS) {
        folders.drain(..=definitions);
    }
    let mut names: Vec<&str> = Vec::new();
    for folder in folders {
        let is_kind = matches!(folder, "resource-manager" | "data-plane");
        let is_known = names.iter().any(|name| name.eq_ignore_ascii_case(folder));
        if !is_kind && !folder.contains('.') && !is_known {
            names.push(folder);
        }
    }
    names
}

/// Texts without a place in a manifest.
fn wanted_texts<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<Wanted> {
    let texts = texts.into_iter();
    texts.map(|text| text.as_str().into()).collect()
}

fn crate_name(service: &str) -> String {
    let mut name = "arm".to_owned();
    let parts = service.split(|character: char| !character.is_ascii_alphanumeric());
    for part in parts.filter(|part| !part.is_empty()) {
        name.push('_');
        name.push_str(&part.to_ascii_lowercase());
    }
    if name == "arm" {
        "arm_package".to_owned()
    } else {
        name
    }
}

fn description(readme: &Readme, service: &str) -> String {
    let heading = readme.heading().map(|heading| {
        let words: Vec<&str> = heading.split_whitespace().collect();
        words.join(" ")
    });
    let called = heading
        .filter(|heading| rules::one_line(heading).is_none())
        .unwrap_or_else(|| service.replace('_', " "));
    format!("Azure Resource Manager client for {called}")
}

/// The name of the client that the readme sets, if it is usable as the name of a type.
fn client(configuration: &Configuration) -> Option<String> {
    let title = configuration.title.as_ref()?;
    let name = names::type_name(&format!("{}Client", title.trim_end_matches("Client")))?;
    Some(name.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{ReadmeLocation, crate_name, service};

    #[test]
    fn paths_begin_at_the_checkout_the_services_or_the_readme() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let find = |inside: &str| {
            let own = folder.join(inside);
            std::fs::create_dir_all(&own).unwrap();
            std::fs::write(own.join("readme.md"), "").unwrap();
            let found = ReadmeLocation::find(&own.join("readme.md")).unwrap();
            let base = found.folder.strip_prefix(&folder).unwrap();
            (base.to_str().unwrap().to_owned(), found.root, found.path)
        };
        let location = |base: &str, root: Option<&str>, path: &str| {
            (base.to_owned(), root.map(str::to_owned), path.to_owned())
        };
        assert_eq!(
            find("a/specification/b/resource-manager/C.D"),
            location(
                "a",
                Some("specification"),
                "specification/b/resource-manager/C.D/readme.md"
            )
        );
        assert_eq!(
            find("x/b/resource-manager"),
            location("x", None, "b/resource-manager/readme.md")
        );
        assert_eq!(find("y/z"), location("y/z", None, "readme.md"));
    }

    fn name(path: &str) -> String {
        crate_name(&service(path).join("_"))
    }

    #[test]
    fn a_crate_is_called_after_the_folder_of_its_service() {
        assert_eq!(
            name("specification/network/resource-manager/readme.md"),
            "arm_network"
        );
        assert_eq!(
            name("specification/cosmos-db/resource-manager/readme.md"),
            "arm_cosmos_db"
        );
        assert_eq!(
            name("a/specification/b/resource-manager/readme.md"),
            "arm_b"
        );
    }

    #[test]
    fn services_in_one_folder_have_names_of_their_own() {
        assert_eq!(
            name(
                "specification/mysql/resource-manager/Microsoft.DBforMySQL/FlexibleServers/readme.md"
            ),
            "arm_mysql_flexibleservers"
        );
        assert_eq!(
            name("specification/network/resource-manager/Microsoft.Network/Network/readme.md"),
            "arm_network"
        );
    }

    #[test]
    fn without_known_folders_the_readmes_own_counts() {
        assert_eq!(name("pets/readme.md"), "arm_pets");
        assert_eq!(name("readme.md"), "arm_package");
        assert_eq!(name("Ünïcode pets/readme.md"), "arm_n_code_pets");
    }
}
