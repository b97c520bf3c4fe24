//! Names of packages of the public definitions, and of their crates.
//!
//! The name of a package follows from the path of its readme alone, and the name of its crate from the name of the package. So
//! neither changes when a readme is added beside it. Only where two packages of a checkout come to one crate, one of them has
//! another name in [`CrateNames`].

use crate::diagnostic::{Code, Diagnostic};
use crate::readme::{FLAG, short_name};
use std::collections::BTreeMap;
use std::fmt;

/// The folder of all definitions in a checkout of the public repository. Definitions may refer to files anywhere in it.
pub(super) const DEFINITIONS: &str = "specification";

/// The folder of a service with the readmes of its packages.
pub(super) const MANAGEMENT: &str = "resource-manager";

/// The maximum length of the name of a crate.
pub(super) const LONGEST: usize = 64;

/// The number of hexadecimal digits of the hash in the name of a crate.
const DIGITS: usize = 6;

/// The name of a package: `network`, `compute/Microsoft.Compute/Disk`, or `resources/policy` for a sub-package.
///
/// It is the folder below `specification` and those below `resource-manager`, as they are spelled, and the sub-package. Two packages
/// of a checkout never have the same name:
///
/// - A folder directly in `resource-manager` without a dot, which is not that of a provider, keeps `resource-manager` in the name.
/// - A sub-package is named without `package-` only where no folder of another package can be called so.
/// - The name ends with `/` if its last folder begins with `package`, as the flags of sub-packages do.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct PackageName {
    folders: Vec<String>,
    sub_package: Option<String>,
}

impl PackageName {
    /// The name of the package of a readme, from its path in the checkout.
    #[must_use]
    pub fn of_readme(path: &str) -> Self {
        let mut folders: Vec<&str> = path.split('/').collect();
        folders.pop();
        if let Some(definitions) = definitions(&folders) {
            folders.drain(..=definitions);
        }
        Self::of_folders(folders)
    }

    /// The name of the package whose readme is in these folders below the folder of all definitions.
    #[must_use]
    pub fn of_folders<'a>(folders: impl IntoIterator<Item = &'a str>) -> Self {
        let mut folders: Vec<String> = folders.into_iter().map(str::to_owned).collect();
        let is_implied = match folders.as_slice() {
            [_, management] => management == MANAGEMENT,
            [_, management, provider, ..] => management == MANAGEMENT && provider.contains('.'),
            _ => false,
        };
        if is_implied {
            folders.remove(1);
        }
        Self {
            folders,
            sub_package: None,
        }
    }

    /// The name of a sub-package of this readme, from its flag.
    #[must_use]
    pub fn with_sub_package(&self, flag: &str) -> Self {
        let short = short_name(flag);
        let is_usable = !short.starts_with(FLAG) && short.bytes().all(is_plain);
        let is_short = is_usable && self.folders.len() <= 1;
        Self {
            folders: self.folders.clone(),
            sub_package: Some(if is_short { short } else { flag }.to_owned()),
        }
    }

    /// Whether a text on the command line means this package. It may have another case, and leave out `resource-manager` and
    /// folders with a dot. A sub-package may be named with or without `package-`.
    #[must_use]
    pub fn is_meant_by(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let mut parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty()).collect();
        if let Some(own) = &self.sub_package {
            let named = parts.pop().unwrap_or_default();
            if short_name(named) != short_name(&own.to_lowercase()) {
                return false;
            }
        }
        let mut parts = parts.into_iter().peekable();
        let are_there = self.folders.iter().all(|folder| {
            let is_named = parts.next_if(|part| *part == folder.to_lowercase());
            is_named.is_some() || folder.contains('.') || folder == MANAGEMENT
        });
        are_there && parts.next().is_none()
    }

    /// The folders in the name.
    #[must_use]
    pub fn folders(&self) -> &[String] {
        &self.folders
    }

    /// The name of the crate of this package, or of one of its tags, if no other package has the same.
    #[must_use]
    pub fn crate_name(&self, tag: Option<&str>) -> CrateName {
        self.name_crate(tag, false)
    }

    fn name_crate(&self, tag: Option<&str>, is_taken: bool) -> CrateName {
        let plain = self.words(tag).join("_");
        let room = LONGEST - DIGITS - 1;
        let is_hashed = is_taken || !self.is_plain() || !tag.is_none_or(is_plain_tag);
        if !is_hashed && plain.len() <= LONGEST {
            return CrateName {
                text: plain,
                whole: None,
            };
        }
        let kept = if plain.len() <= room {
            plain.as_str()
        } else {
            let cut = plain.get(..room).unwrap_or_default();
            let words = plain.get(..=room).and_then(|start| start.rsplit_once('_'));
            match words {
                // Without a word of its own, the name would say nothing.
                Some((words, _)) if words.contains('_') => words,
                _ => cut.trim_end_matches('_'),
            }
        };
        let whole = match tag {
            Some(tag) => format!("{self}@{tag}"),
            None => self.to_string(),
        };
        CrateName {
            text: format!("{kept}_{:0DIGITS$x}", hash(&whole)),
            whole: (kept.len() < plain.len()).then_some(plain),
        }
    }

    /// The words of the crate's name.
    fn words(&self, tag: Option<&str>) -> Vec<String> {
        let mut all = vec!["arm".to_owned()];
        let mut organization = "";
        for (index, folder) in self.folders.iter().enumerate() {
            match index {
                0 => organization = folder,
                1 if folder.contains('.') => {
                    all.extend(provider_words(folder, organization));
                    continue;
                }
                _ if folder == MANAGEMENT => continue,
                _ => {}
            }
            all.extend(words(folder));
        }
        all.extend(self.sub_package.as_deref().into_iter().flat_map(words));
        if self.folders.is_empty() && self.sub_package.is_none() {
            all.push("package".to_owned());
        }
        all.extend(tag.into_iter().flat_map(words));
        all
    }

    /// Whether nothing but punctuation between words is lost in the name of the crate.
    fn is_plain(&self) -> bool {
        let folders = self.folders.iter().enumerate().all(|(index, folder)| {
            let is_provider = index == 1;
            folder
                .bytes()
                .all(|byte| is_plain(byte) || (is_provider && byte == b'.'))
        });
        let sub_package = self.sub_package.as_deref().unwrap_or_default();
        folders && sub_package.bytes().all(is_plain)
    }
}

impl fmt::Display for PackageName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folders = self.folders.join("/");
        match (&self.sub_package, self.folders.last()) {
            (Some(sub_package), Some(_)) => write!(formatter, "{folders}/{sub_package}"),
            (Some(sub_package), None) => formatter.write_str(sub_package),
            (None, Some(last)) if self.folders.len() > 1 && last.starts_with(FLAG) => {
                write!(formatter, "{folders}/")
            }
            (None, Some(_)) => formatter.write_str(&folders),
            (None, None) => formatter.write_str("package"),
        }
    }
}

/// The position of the folder of all definitions. Where several folders are called so, that of the services counts.
pub(super) fn definitions(folders: &[&str]) -> Option<usize> {
    let is_checkout = |at: &usize| folders.get(at + 2) == Some(&MANAGEMENT);
    let positions = || (0..folders.len()).filter(|at| folders.get(*at) == Some(&DEFINITIONS));
    positions()
        .rfind(is_checkout)
        .or_else(|| positions().next_back())
}

/// The words of a provider's name, without `Microsoft`. There are none if the rest says what the organization says.
fn provider_words(provider: &str, organization: &str) -> Vec<String> {
    let (first, rest) = provider.split_once('.').unwrap_or_default();
    let letters = |text: &str| words(text).collect::<String>();
    if !first.eq_ignore_ascii_case("Microsoft") {
        words(provider).collect()
    } else if letters(rest) == letters(organization) {
        Vec::new()
    } else {
        words(rest).collect()
    }
}

/// The words of a text in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

/// Whether no other tag has the same words.
fn is_plain_tag(tag: &str) -> bool {
    words(tag).collect::<Vec<_>>().join("-") == tag
}

/// A hash that is the same on all machines and in all versions: FNV-1a, folded to the digits that names have.
fn hash(text: &str) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 24) ^ (hash >> 48)) & 0xff_ffff
}

/// The name of a crate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CrateName {
    /// The name.
    pub text: String,
    /// The whole name, if it was too long.
    whole: Option<String>,
}

impl CrateName {
    /// A warning, if the name was shortened.
    #[must_use]
    pub fn warning(&self) -> Option<Diagnostic> {
        let whole = self.whole.as_ref()?;
        let message = format!(
            "the name of the crate, `{whole}`, is shortened to `{}`",
            self.text
        );
        let help = format!("a name has at most {LONGEST} characters; another one can be chosen");
        Some(Diagnostic::warning(Code::NameUnusable, message).with_help(help))
    }
}

/// The names of the crates of all packages of a checkout. No two packages have the same.
#[derive(Debug)]
pub struct CrateNames {
    /// The package that keeps a name, by the name.
    owners: BTreeMap<String, PackageName>,
}

impl CrateNames {
    /// Names the crates of packages. Where several come to one name, the one with the fewest parts keeps it, or else the first in the
    /// order of bytes.
    #[must_use]
    pub fn new<'a>(packages: impl IntoIterator<Item = &'a PackageName>) -> Self {
        let mut owners: BTreeMap<String, PackageName> = BTreeMap::new();
        for package in packages.into_iter().filter(|package| package.is_plain()) {
            let name = package.words(None).join("_");
            let rank = |package: &PackageName| {
                let text = package.to_string();
                (text.split('/').count(), text)
            };
            let owner = owners.entry(name).or_insert_with(|| package.clone());
            if rank(package) < rank(owner) {
                *owner = package.clone();
            }
        }
        Self { owners }
    }

    /// The name of the crate of a package or of one of its tags.
    #[must_use]
    pub fn name(&self, package: &PackageName, tag: Option<&str>) -> CrateName {
        let own = package.words(None).len();
        let all = package.words(tag);
        // A name with a tag must not be that of another package, with or without a tag.
        let is_taken = (own..=all.len()).any(|count| {
            let start: Vec<&str> = all.iter().take(count).map(String::as_str).collect();
            let owner = self.owners.get(&start.join("_"));
            owner.is_some_and(|owner| owner != package)
        });
        package.name_crate(tag, is_taken)
    }
}

#[cfg(test)]
mod tests;
