//! Finds the packages of a checkout, and names them.

use crate::paths::{self, DEFINITIONS};
use armgen::diagnostic::{Diagnostic, suggestion_of_part};
use armgen::manifest::{CrateNames, PackageName, ReadmePackage};
use armgen::readme::Readme;
use armgen::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The argument for all packages.
const ALL: &str = "*";

/// Folders without readmes of packages. They are skipped because they have tens of thousands of files.
const WITHOUT_READMES: [&str; 3] = ["examples", "preview", "stable"];

/// The maximum number of packages that a message lists.
const SHOWN: usize = 10;

/// A selected package.
#[derive(Clone, Debug)]
pub(super) struct CorpusPackage {
    /// Its name on the command line.
    pub(super) name: String,
    /// The readme.
    pub(super) readme: PathBuf,
    /// The package of the readme to generate.
    pub(super) wanted: ReadmePackage,
    /// Whether it was named on the command line, so that its definitions must exist.
    pub(super) named: bool,
    /// A warning about the name of its crate.
    pub(super) warning: Option<Diagnostic>,
}

/// A package of a checkout.
#[derive(Debug)]
struct Known {
    name: PackageName,
    readme: PathBuf,
    /// The flag, if it is a sub-package.
    flag: Option<String>,
}

/// All packages of a checkout. All are found always, so that the crate of a package has the same name whatever is selected.
#[derive(Debug)]
struct Checkout {
    packages: BTreeMap<String, Known>,
    crates: CrateNames,
}

/// The packages that are named as `PACKAGE[@TAG]` or `*`, without repetitions. All packages of the checkout if none is named.
///
/// # Errors
/// If a package or the checkout does not exist.
pub(super) fn select(root: &Path, names: &[String]) -> Result<Vec<CorpusPackage>, String> {
    let checkout = Checkout::read(root)?;
    let all = [ALL.to_owned()];
    let names = if names.is_empty() { &all } else { names };
    let mut packages: BTreeMap<(String, Option<String>), CorpusPackage> = BTreeMap::new();
    for wanted in names {
        if wanted == ALL {
            for known in checkout.packages.values() {
                let package = checkout.package(known, None, false);
                let key = (package.name.clone(), None);
                packages.entry(key).or_insert(package);
            }
            continue;
        }
        let (known, tag) = checkout.find_with_tag(wanted)?;
        let package = checkout.package(known, tag, true);
        packages.insert((package.name.clone(), package.wanted.tag.clone()), package);
    }
    let packages: Vec<CorpusPackage> = packages.into_values().collect();
    distinct(&packages)?;
    Ok(packages)
}

/// Checks that no two packages are written to one folder. Their names differ unless two hashes are equal.
fn distinct(packages: &[CorpusPackage]) -> Result<(), String> {
    let mut folders: BTreeMap<&str, &str> = BTreeMap::new();
    for package in packages {
        let folder = &package.wanted.output;
        if let Some(other) = folders.insert(folder, &package.name) {
            let name = &package.name;
            return Err(format!(
                "the packages `{other}` and `{name}` have the same crate, `{folder}`; generate them in two runs"
            ));
        }
    }
    Ok(())
}

impl Checkout {
    fn read(root: &Path) -> Result<Self, String> {
        let definitions = paths::definitions(root)?;
        let found = packages(root, &definitions);
        if found.is_empty() {
            return Err(format!(
                "`{}` has no package: no `{DEFINITIONS}/*/resource-manager/**/readme.md`",
                root.display()
            ));
        }
        let crates = CrateNames::new(found.iter().map(|known| &known.name));
        let packages = found.into_iter();
        Ok(Self {
            packages: packages
                .map(|known| (known.name.to_string(), known))
                .collect(),
            crates,
        })
    }

    /// The package that is meant by `PACKAGE[@TAG]`, and the tag.
    fn find_with_tag<'n>(&self, text: &'n str) -> Result<(&Known, Option<&'n str>), String> {
        let whole = self.packages.get(text);
        match (whole, text.rsplit_once('@')) {
            (None, Some((name, tag))) => Ok((self.find(name)?, Some(tag))),
            _ => Ok((self.find(text)?, None)),
        }
    }

    /// The package with a name, or the only one with this abbreviation.
    fn find(&self, name: &str) -> Result<&Known, String> {
        if let Some(known) = self.packages.get(name) {
            return Ok(known);
        }
        let known = self.packages.values();
        let meant: Vec<&Known> = known.filter(|known| known.name.is_meant_by(name)).collect();
        match meant.as_slice() {
            [] => Err(self.unknown(name)),
            [known] => Ok(known),
            _ => {
                let names = meant.iter().map(|known| known.name.to_string());
                Err(format!(
                    "`{name}` may be {}: name one of them in full",
                    names.collect::<Vec<_>>().join(" or ")
                ))
            }
        }
    }

    /// Suggests packages, or lists those of the same service, or else services.
    fn unknown(&self, name: &str) -> String {
        let known = self.packages.keys().map(String::as_str);
        if let Some(help) = suggestion_of_part(name, known) {
            return format!("there is no package `{name}`; {help}");
        }
        let first = |name: &str| name.split('/').next().unwrap_or_default().to_lowercase();
        let service = first(name);
        let near = self.packages.keys().filter(|known| first(known) == service);
        let mut known: BTreeSet<&str> = near.map(String::as_str).collect();
        if known.is_empty() {
            let services = self.packages.values();
            known = services
                .filter_map(|known| known.name.folders().first())
                .map(String::as_str)
                .collect();
        }
        let more = match known.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let known: Vec<&str> = known.into_iter().take(SHOWN).collect();
        format!(
            "there is no package `{name}`; there is {}{more}",
            known.join(", ")
        )
    }

    fn package(&self, known: &Known, tag: Option<&str>, named: bool) -> CorpusPackage {
        let name = self.crates.name(&known.name, tag);
        CorpusPackage {
            warning: name.warning(),
            wanted: ReadmePackage {
                sub_package: known.flag.clone(),
                tag: tag.map(str::to_owned),
                output: format!("crates/{}", name.text),
                name: Some(name.text),
                ..ReadmePackage::default()
            },
            name: known.name.to_string(),
            readme: known.readme.clone(),
            named,
        }
    }
}

/// All packages below the folder of definitions.
fn packages(root: &Path, definitions: &Path) -> Vec<Known> {
    let sources = Sources::new(root);
    let mut found = Vec::new();
    let mut pending: Vec<PathBuf> = folders(definitions)
        .into_iter()
        .map(|service| service.join("resource-manager"))
        .collect();
    while let Some(folder) = pending.pop() {
        if let Some(readme) = readme(&folder)
            && let Some(inside) = inside(definitions, &folder)
        {
            found.extend(of_readme(&sources, &readme, &inside));
        }
        pending.extend(folders(&folder).into_iter().filter(|folder| {
            let name = folder.file_name().unwrap_or_default();
            !WITHOUT_READMES.iter().any(|without| name == *without)
        }));
    }
    found
}

/// The names of the folders that lead from one to another.
fn inside(definitions: &Path, folder: &Path) -> Option<Vec<String>> {
    let inside = folder.strip_prefix(definitions).ok()?;
    let names = inside.iter().map(|name| Some(name.to_str()?.to_owned()));
    names.collect()
}

/// The packages of a readme in these folders: its own, and its sub-packages.
fn of_readme(sources: &Sources, readme: &Path, folders: &[String]) -> Vec<Known> {
    let name = PackageName::of_folders(folders.iter().map(String::as_str));
    let known = |name, flag| Known {
        name,
        readme: readme.to_owned(),
        flag,
    };
    // Most readmes have no sub-packages and need not be read.
    let may_have_more = fs::read_to_string(readme).is_ok_and(|text| {
        let mut settings = text.split("$(").skip(1);
        settings.any(|setting| setting.trim_start().starts_with("package"))
    });
    let file = readme.file_name().unwrap_or_default().to_string_lossy();
    let path = format!("{DEFINITIONS}/{}/{file}", folders.join("/"));
    let content = may_have_more.then(|| Readme::read(sources, &path));
    // An error is reported when the package is generated.
    let Some(Ok(content)) = content else {
        return vec![known(name, None)];
    };
    let mut packages: Vec<Known> = content
        .sub_packages()
        .into_iter()
        .map(|package| known(name.with_sub_package(&package.flag), Some(package.flag)))
        .collect();
    if packages.is_empty() || content.has_own_package() {
        packages.push(known(name, None));
    }
    packages
}

/// The folders in a folder. Links are not followed, because they may form a cycle.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let entries = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    entries.map(|entry| entry.path()).collect()
}

/// The readme in a folder. Of several with different cases, the last in the order of bytes: `readme.md` after `README.md`.
fn readme(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    let readmes = entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.eq_ignore_ascii_case("readme.md"))
    });
    readmes.max()
}
