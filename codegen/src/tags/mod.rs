//! The tags of a readme, with what there is to know before one is chosen.

mod outline;
#[cfg(test)]
mod tests;

use crate::diagnostic::Diagnostic;
use crate::edit::{self, Edit};
use crate::manifest::{PackageName, ReadmeLocation};
use crate::readme::{Readme, SubPackage};
use crate::source::Sources;
use outline::Outline;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The tags of a readme.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TagList {
    /// The tags of the readme's own package, then those of each sub-package. The latest are first.
    pub tags: Vec<ListedTag>,
    /// The definitions of these tags that are not there or cannot be read.
    pub unread: Vec<String>,
}

/// A tag of a package.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ListedTag {
    /// The name of the package.
    pub package: String,
    /// The tag. `None` if the readme lists definitions without a tag.
    pub tag: Option<String>,
    /// Whether the package has this tag if none is chosen.
    pub is_own: bool,
    /// The latest date of the versions of its definitions.
    pub date: Option<String>,
    /// Whether a definition is a preview.
    pub is_preview: bool,
    /// The number of different operations. `None` if a definition is not there or cannot be read.
    pub operations: Option<usize>,
}

/// A definition, and the places of the edits that may change it.
type Part = (String, Vec<(usize, usize)>);

/// A tag before its definitions are read.
struct Draft {
    tag: ListedTag,
    /// Empty if the tag has no definitions.
    parts: Vec<Part>,
}

impl TagList {
    /// Lists the tags of a readme. Each definition is read once. Files are read below the root, by default as a package of the readme
    /// would be.
    ///
    /// # Errors
    /// If the readme cannot be read.
    pub fn read(readme: &Path, root: Option<&Path>) -> Result<Self, Diagnostic> {
        let package = ReadmeLocation::find(readme)?.package();
        Ok(Self::of(&open(readme, root)?, &package))
    }

    /// Lists the tags of a readme among files in memory.
    ///
    /// # Errors
    /// As for [`TagList::read`].
    #[doc(hidden)]
    pub fn read_in(sources: &Sources, path: &str) -> Result<Self, Diagnostic> {
        let readme = Readme::read(sources, path)?;
        Ok(Self::of(&readme, &PackageName::of_readme(path)))
    }

    fn of(readme: &Readme, package: &PackageName) -> Self {
        let mut edits = BTreeMap::new();
        let mut drafts = Vec::new();
        let sub_packages = readme.sub_packages();
        for sub_package in std::iter::once(None).chain(sub_packages.iter().map(Some)) {
            let tags = tags(readme, sub_package).into_iter();
            drafts.push(
                tags.map(|tag| draft(readme, package, sub_package, tag, &mut edits))
                    .collect::<Vec<_>>(),
            );
        }
        let sources = readme.sources();
        let outlines = edits.into_par_iter().map(|(part, edits)| {
            let outline = Outline::read(sources, &part.0, &edits);
            (part, outline)
        });
        let outlines: BTreeMap<Part, Option<Outline>> = outlines.collect();
        let unread = outlines.iter().filter(|(_, outline)| outline.is_none());
        let unread: BTreeSet<&String> = unread.map(|((path, _), _)| path).collect();
        let packages = drafts.into_iter().map(|drafts| {
            let tags = drafts.into_iter().map(|draft| draft.finish(&outlines));
            let mut tags: Vec<ListedTag> = tags.collect();
            tags.sort_by_key(|tag| Reverse(tag.date.clone()));
            tags
        });
        Self {
            tags: packages.flatten().collect(),
            unread: unread.into_iter().cloned().collect(),
        }
    }
}

fn open(readme: &Path, root: Option<&Path>) -> Result<Readme, Diagnostic> {
    let location = match root {
        Some(root) => ReadmeLocation::below(root, readme)?,
        None => ReadmeLocation::find(readme)?,
    };
    let sources = Sources::new(&location.folder).with_root(location.root.as_deref());
    Readme::read(&sources, &location.path)
}

/// The tags of a package, and whether each is its own. `None` stands for the definitions of a readme without tags.
fn tags(readme: &Readme, sub_package: Option<&SubPackage>) -> Vec<(Option<String>, bool)> {
    let own = match sub_package {
        Some(sub_package) => Some(sub_package.tag.clone()),
        None => readme.default_tag(),
    };
    let known = readme.tags_of(sub_package).into_iter();
    let mut tags: Vec<(Option<String>, bool)> = known
        .map(|tag| (Some(tag.to_owned()), own.as_deref() == Some(tag)))
        .collect();
    // One that no block depends on, or that no block knows.
    let is_listed = tags.iter().any(|(_, is_own)| *is_own);
    if !is_listed && (sub_package.is_some() || readme.has_own_package()) {
        tags.insert(0, (own, true));
    }
    tags
}

/// Reads what the readme says of a tag. Adds the edits of its definitions to `edits`.
fn draft(
    readme: &Readme,
    package: &PackageName,
    sub_package: Option<&SubPackage>,
    (tag, is_own): (Option<String>, bool),
    edits: &mut BTreeMap<Part, Vec<Edit>>,
) -> Draft {
    let flag = sub_package.map(|sub_package| sub_package.flag.as_str());
    let (configuration, _) = readme.partial_configuration(flag, tag.as_deref());
    let configuration = configuration.unwrap_or_default();
    let mut parts = Vec::new();
    for input in configuration.inputs {
        let own: Vec<&Edit> = edit::of_file(&configuration.edits, &input.path).collect();
        let part = (input.path, own.iter().map(|edit| edit.position()).collect());
        if !edits.contains_key(&part) {
            edits.insert(part.clone(), own.into_iter().cloned().collect());
        }
        parts.push(part);
    }
    let name = flag.map(|flag| package.with_sub_package(flag));
    Draft {
        tag: ListedTag {
            package: name.as_ref().unwrap_or(package).to_string(),
            tag,
            is_own,
            date: None,
            is_preview: false,
            operations: None,
        },
        parts,
    }
}

impl Draft {
    fn finish(mut self, outlines: &BTreeMap<Part, Option<Outline>>) -> ListedTag {
        let mut operations = BTreeSet::new();
        let mut is_whole = !self.parts.is_empty();
        for part in &self.parts {
            let outline = outlines.get(part).and_then(Option::as_ref);
            let version = outline.and_then(|outline| outline.version.as_deref());
            let date = version.and_then(date).or_else(|| date_of_path(&part.0));
            self.tag.date = self.tag.date.max(date.map(str::to_owned));
            self.tag.is_preview |= version.is_some_and(is_preview) || is_preview(&part.0);
            is_whole &= outline.is_some();
            operations.extend(outline.iter().flat_map(|outline| &outline.operations));
        }
        self.tag.operations = is_whole.then_some(operations.len());
        self.tag
    }
}

/// The date of the innermost folder that is called after a version.
fn date_of_path(path: &str) -> Option<&str> {
    path.rsplit('/').skip(1).find_map(date)
}

/// The date that a version begins with.
fn date(version: &str) -> Option<&str> {
    let date = version.get(..10)?;
    let is_date = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_date.then_some(date)
}

/// Whether a version, or a part of a path, is that of a preview.
fn is_preview(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.split('/').any(|part| {
        let is_version = date(part).is_some()
            && ["preview", "alpha", "beta"]
                .iter()
                .any(|word| part.contains(word));
        part == "preview" || is_version
    })
}
