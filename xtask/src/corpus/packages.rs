//! Finds the packages of a checkout, and names them.

use crate::paths::{self, DEFINITIONS};
use armgen::manifest::{ReadmeLocation, ReadmePackage};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The argument for all packages.
const ALL: &str = "*";

/// Folders without readmes of packages. They are skipped because they have tens of thousands of files.
const WITHOUT_READMES: [&str; 3] = ["examples", "preview", "stable"];

/// The maximum number of packages that a message lists.
const SHOWN: usize = 50;

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
}

/// The packages that are named as `PACKAGE[@TAG]` or `*`, without repetitions. All packages of the checkout if none is named.
///
/// # Errors
/// If a package or the checkout does not exist.
pub(super) fn select(root: &Path, names: &[String]) -> Result<Vec<CorpusPackage>, String> {
    let definitions = paths::definitions(root)?;
    if names.is_empty() {
        return all(root, &definitions);
    }
    let mut packages = BTreeMap::new();
    for wanted in names {
        if wanted == ALL {
            for package in all(root, &definitions)? {
                packages.entry(package.name.clone()).or_insert(package);
            }
            continue;
        }
        let (name, tag) = match wanted.split_once('@') {
            Some((name, tag)) => (name, Some(tag)),
            None => (wanted.as_str(), None),
        };
        let service = name.split('/').next().unwrap_or(name);
        // A service is a single folder name, so that it cannot lead out of the checkout.
        let known = if matches!(service, "" | "." | "..") || service.contains('\\') {
            BTreeMap::new()
        } else {
            readmes(vec![definitions.join(service)])
        };
        let Some(readme) = known.get(name) else {
            return Err(unknown(name, &known, &definitions));
        };
        packages.insert(
            wanted.clone(),
            package(name.to_owned(), readme.clone(), tag, true),
        );
    }
    Ok(packages.into_values().collect())
}

/// All packages of the checkout.
fn all(root: &Path, definitions: &Path) -> Result<Vec<CorpusPackage>, String> {
    let readmes = readmes(folders(definitions));
    if readmes.is_empty() {
        return Err(format!(
            "`{}` has no package: no `{DEFINITIONS}/*/resource-manager/**/readme.md`",
            root.display()
        ));
    }
    let packages = readmes
        .into_iter()
        .map(|(name, readme)| package(name, readme, None, false));
    Ok(packages.collect())
}

fn package(name: String, readme: PathBuf, tag: Option<&str>, named: bool) -> CorpusPackage {
    let mut crate_name = format!("arm_{}", words(&name));
    if let Some(tag) = tag {
        crate_name = format!("{crate_name}_{}", words(tag));
    }
    CorpusPackage {
        wanted: ReadmePackage {
            tag: tag.map(str::to_owned),
            output: format!("crates/{crate_name}"),
            name: Some(crate_name),
            ..ReadmePackage::default()
        },
        name,
        readme,
        named,
    }
}

/// The words of a text in lower case with `_` between them, as in names of crates.
fn words(text: &str) -> String {
    let words: Vec<String> = text
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("_")
}

fn unknown(name: &str, near: &BTreeMap<String, PathBuf>, definitions: &Path) -> String {
    let mut known: Vec<String> = near.keys().cloned().collect();
    if known.is_empty() {
        known = folders(definitions)
            .iter()
            .filter(|folder| folder.join("resource-manager").is_dir())
            .filter_map(|folder| Some(folder.file_name()?.to_string_lossy().into_owned()))
            .collect();
        known.sort();
    }
    let more = if known.len() > SHOWN { ", …" } else { "" };
    known.truncate(SHOWN);
    format!(
        "there is no package `{name}`; there is {}{more}",
        known.join(", ")
    )
}

/// The readmes in the folders of services, by the names of their packages.
fn readmes(services: Vec<PathBuf>) -> BTreeMap<String, PathBuf> {
    let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    let mut folders: Vec<PathBuf> = services
        .into_iter()
        .map(|service| service.join("resource-manager"))
        .collect();
    while let Some(folder) = folders.pop() {
        if let Some(readme) = readme(&folder)
            && let Ok(location) = ReadmeLocation::find(&readme)
        {
            let name = location.package().to_string();
            found.entry(name).or_default().push(readme);
        }
        folders.extend(self::folders(&folder).into_iter().filter(|folder| {
            let name = folder.file_name().unwrap_or_default();
            !WITHOUT_READMES.iter().any(|without| name == *without)
        }));
    }
    let mut readmes = BTreeMap::new();
    for (name, mut paths) in found {
        paths.sort();
        let one = paths.len() == 1;
        for (number, path) in (1..).zip(paths) {
            let name = if one {
                name.clone()
            } else {
                format!("{name}/{number}")
            };
            readmes.insert(name, path);
        }
    }
    readmes
}

/// The folders in a folder. Links are not followed, because they may form a cycle.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let entries = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    entries.map(|entry| entry.path()).collect()
}

fn readme(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    let mut readmes = entries.filter(|entry| {
        let name = entry.file_name();
        name.to_str()
            .is_some_and(|name| name.eq_ignore_ascii_case("readme.md"))
    });
    readmes.next().map(|entry| entry.path())
}
