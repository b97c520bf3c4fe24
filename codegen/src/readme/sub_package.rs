//! Sub-packages: packages of one readme that have a tag of their own. A flag selects each.
//!
//! ````markdown
//! ``` yaml $(package-policy)
//! tag: package-policy-2023-04
//! ```
//! ````

use super::Readme;
use crate::diagnostic::{Code, Diagnostic, listed, suggestion_of_part};
use std::cmp::Reverse;

/// How the flags of sub-packages begin. Other flags are those of languages and generators.
pub(crate) const FLAG: &str = "package";

/// A sub-package of a readme.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SubPackage {
    /// Its flag.
    pub flag: String,
    /// The tag that it sets.
    pub tag: String,
}

impl SubPackage {
    /// Its name: the flag without `package-`.
    #[must_use]
    pub fn name(&self) -> &str {
        short_name(&self.flag)
    }
}

/// The name of a sub-package: its flag without `package-`.
pub(crate) fn short_name(flag: &str) -> &str {
    let rest = flag.strip_prefix(FLAG);
    let name = rest.and_then(|rest| rest.strip_prefix('-'));
    name.filter(|name| !name.is_empty()).unwrap_or(flag)
}

impl Readme {
    /// The sub-packages, in the order of the readme: flags that begin with `package` and have a block that sets a tag.
    #[must_use]
    pub fn sub_packages(&self) -> Vec<SubPackage> {
        let mut found: Vec<SubPackage> = Vec::new();
        let flags = self.blocks.iter().flat_map(|block| block.condition.flags());
        for flag in flags {
            let is_known = found.iter().any(|known| known.flag == flag);
            if is_known || !flag.starts_with(FLAG) {
                continue;
            }
            if let Some(setting) = self.tag_of_flag(flag) {
                found.push(SubPackage {
                    flag: flag.to_owned(),
                    tag: setting.tag,
                });
            }
        }
        found
    }

    /// Whether there is a package without a flag: a default tag, or definitions without a tag.
    #[must_use]
    pub fn has_own_package(&self) -> bool {
        self.default_tag().is_some() || self.has_unconditional_inputs()
    }

    /// The sub-package with a name, which may also be its flag.
    ///
    /// # Errors
    /// If there is none. The error lists those that are there.
    pub fn sub_package(&self, name: &str) -> Result<SubPackage, Diagnostic> {
        let known = self.sub_packages();
        let is_exact = |package: &&SubPackage| package.flag == name;
        let is_named = |package: &&SubPackage| package.name() == name;
        let found = known.iter().find(is_exact);
        if let Some(found) = found.or_else(|| known.iter().find(is_named)) {
            return Ok(found.clone());
        }
        let path = self.sources.path(self.file);
        let message = format!("`{path}` has no sub-package `{name}`");
        let problem = Diagnostic::error(Code::ReadmeSubPackageUnknown, message);
        let names: Vec<&str> = known.iter().map(SubPackage::name).collect();
        if names.is_empty() {
            return Err(problem.with_help("it has no sub-packages"));
        }
        let list = listed(&names, "`--list-tags`");
        Err(match suggestion_of_part(short_name(name), names) {
            Some(help) => problem.with_help(format!("{help} Its sub-packages are {list}")),
            None => problem.with_help(format!("its sub-packages are {list}")),
        })
    }

    /// The tags that belong to a sub-package, or to none of them, in the order of the readme.
    ///
    /// The tag that a sub-package sets belongs to it, and so do tags whose names begin as its flag does, or as its tag does before the
    /// version: `package-policy-2023-04-only`. All others belong to the readme's own package, and so does its own tag.
    #[must_use]
    pub fn tags_of(&self, sub_package: Option<&SubPackage>) -> Vec<&str> {
        let own = self.default_tag();
        let own = own.as_deref();
        let owners = Owners::new(self.sub_packages(), own);
        let mut tags = self.tags();
        tags.retain(|tag| {
            let is_set = |package: &SubPackage| package.tag == *tag;
            match sub_package {
                Some(package) if owners.is_set(tag) || own == Some(tag) => is_set(package),
                Some(package) => owners.nearest(tag) == Some(package.flag.as_str()),
                None => own == Some(tag) || (!owners.is_set(tag) && owners.nearest(tag).is_none()),
            }
        });
        tags
    }
}

/// Which sub-package a tag belongs to.
struct Owners {
    packages: Vec<SubPackage>,
    /// How the names of tags begin, and the flags of their sub-packages. The longest are first.
    beginnings: Vec<(String, String)>,
}

impl Owners {
    fn new(packages: Vec<SubPackage>, own_tag: Option<&str>) -> Self {
        let own = own_tag.map(beginning);
        let mut beginnings = Vec::new();
        for package in &packages {
            for start in [package.flag.as_str(), beginning(&package.tag)] {
                if start != FLAG && Some(start) != own {
                    beginnings.push((format!("{start}-"), package.flag.clone()));
                }
            }
        }
        beginnings.sort_by_key(|(start, _)| Reverse(start.len()));
        Self {
            packages,
            beginnings,
        }
    }

    /// Whether a sub-package sets the tag.
    fn is_set(&self, tag: &str) -> bool {
        self.packages.iter().any(|package| package.tag == tag)
    }

    /// The flag of the sub-package whose tags begin as this one does.
    fn nearest(&self, tag: &str) -> Option<&str> {
        let mut beginnings = self.beginnings.iter();
        let (_, flag) = beginnings.find(|(start, _)| tag.starts_with(start.as_str()))?;
        Some(flag)
    }
}

/// A tag without the version at its end, which begins with a digit: `package-policy` of `package-policy-2023-04`.
fn beginning(tag: &str) -> &str {
    let version = tag.match_indices('-').find(|(at, _)| {
        let rest = tag.get(at + 1..).unwrap_or_default();
        rest.starts_with(|first: char| first.is_ascii_digit())
    });
    version.map_or(tag, |(at, _)| tag.get(..at).unwrap_or(tag))
}
