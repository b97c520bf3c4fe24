//! Whether each crate of a manifest can have the folder that it is to be written to. This is known before anything is generated.
//!
//! Folders are compared as they are on disk, behind links. The manifest compares their paths only.

mod place;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::manifest::{Manifest, ManifestOrigin, Member};
use crate::output::{Folder, Index};
use place::{real, up};
use std::fs;
use std::path::{Path, PathBuf};

const BESIDE: &str = "write each crate beside the others";

/// Checks the folders of all crates.
///
/// # Errors
/// If a crate cannot have its folder.
pub(crate) fn check(manifest: &Manifest, members: &[Member<'_>]) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::default();
    for (index, member) in members.iter().enumerate() {
        let place = Place::new(manifest, *member);
        let others = members.iter().enumerate();
        let others = others.filter(|(other, _)| *other != index);
        let problem = place
            .around()
            .or_else(|| {
                others
                    .into_iter()
                    .find_map(|(at, other)| place.shared(*other, at < index))
            })
            .or_else(|| place.is_file())
            .or_else(|| place.of_another_crate())
            .or_else(|| place.in_another_crate())
            .or_else(|| place.around_another_crate());
        problems.extend(problem);
    }
    problems.with(()).map(|_| ())
}

/// The folder of a crate.
struct Place<'m> {
    manifest: &'m Manifest,
    member: Member<'m>,
    location: PathBuf,
    /// The index that is there.
    index: Index,
}

impl<'m> Place<'m> {
    fn new(manifest: &'m Manifest, member: Member<'m>) -> Self {
        let location = manifest.output_folder(member);
        Self {
            manifest,
            member,
            // What is wrong with it is found when the files are compared.
            index: index(&location),
            location: real(&location),
        }
    }

    /// The problem that the folder is that of the manifest or contains it.
    fn around(&self) -> Option<Diagnostic> {
        let folder = real(&self.manifest.folder);
        let what = match &self.manifest.origin {
            ManifestOrigin::File(_) if self.location == folder => "the folder of the manifest",
            ManifestOrigin::File(_) if folder.starts_with(&self.location) => {
                "which contains the folder of the manifest"
            }
            ManifestOrigin::Readme(Some(readme)) if real(readme).starts_with(&self.location) => {
                "which contains the readme"
            }
            ManifestOrigin::Readme(_) if self.location == folder && self.has_files_of_others() => {
                "the current folder, which has other files"
            }
            ManifestOrigin::Readme(_)
                if self.location != folder && folder.starts_with(&self.location) =>
            {
                "which contains the current folder"
            }
            _ => return None,
        };
        Some(self.problem(what).with_help(self.own_folder()))
    }

    /// Whether a folder that has no crate of this name has anything but hidden files.
    fn has_files_of_others(&self) -> bool {
        let is_own = self
            .index
            .record()
            .is_some_and(|record| record.name == self.member.name());
        let mut entries = fs::read_dir(&self.location).into_iter().flatten().flatten();
        !is_own && entries.any(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
    }

    /// The problem that the folder is that of another crate of the manifest, or is in it.
    fn shared(&self, other: Member<'_>, is_earlier: bool) -> Option<Diagnostic> {
        let folder = real(&self.manifest.output_folder(other));
        let (shown, output) = (other.shown(), other.shown_output());
        if self.location == folder && is_earlier {
            let what = format!("which is the folder `{output}` of {shown}");
            let mut problem = self.problem(&what);
            problem.code = Code::ManifestPackageTwice;
            return Some(problem);
        }
        let is_inside = self.location != folder && self.location.starts_with(&folder);
        // That folder cannot be the one of a crate, whatever is in it.
        let is_around = real(&self.manifest.folder).starts_with(&folder);
        let what = format!("inside the folder `{output}` of {shown}");
        (is_inside && !is_around).then(|| self.problem(&what).with_help(BESIDE))
    }

    fn is_file(&self) -> Option<Diagnostic> {
        let files = self.location.ancestors();
        let (depth, _) = files.enumerate().find(|(_, path)| path.is_file())?;
        let output = up(self.member.output(), depth);
        let what = match depth {
            0 => "which is a file".to_owned(),
            _ => format!("and `{output}` is a file"),
        };
        Some(self.problem(&what).with_help("name a folder"))
    }

    /// The problem that armgen wrote another crate to the folder. A crate whose name the manifest changes has the same manifest.
    fn of_another_crate(&self) -> Option<Diagnostic> {
        let record = self.index.record()?;
        let is_own = record.name == self.member.name()
            || (record.manifest.is_some()
                && record.manifest == self.manifest.seen_from(self.member));
        let (name, wherefrom) = (
            &record.name,
            match &record.manifest {
                Some(manifest) => format!(
                    "made from the manifest `{}`",
                    self.seen_from_manifest(manifest)
                ),
                None => "made from a readme".to_owned(),
            },
        );
        (!is_own).then(|| {
            self.problem(&format!("which has another crate, `{name}`, {wherefrom}"))
                .with_help("name another folder; or, if the crate is of no use any more, remove its folder first")
        })
    }

    fn in_another_crate(&self) -> Option<Diagnostic> {
        let mut parents = self.location.ancestors().enumerate().skip(1);
        let (depth, parent, name) =
            parents.find_map(|(depth, parent)| Some((depth, parent, name_of_crate(parent)?)))?;
        let folder = up(self.member.output(), depth);
        let what = if real(&self.manifest.folder.join(&folder)) == parent {
            format!("inside `{folder}`, the folder of the crate `{name}`")
        } else {
            format!("a link to a folder inside that of the crate `{name}`")
        };
        Some(self.problem(&what).with_help(BESIDE))
    }

    /// The problem that there are crates in the folder, which is itself none yet.
    fn around_another_crate(&self) -> Option<Diagnostic> {
        if self.index.record().is_some() {
            return None;
        }
        let entries = fs::read_dir(&self.location).into_iter().flatten().flatten();
        let mut inside: Vec<_> = entries
            .filter_map(|entry| {
                let name = name_of_crate(&entry.path())?;
                Some((entry.file_name().to_string_lossy().into_owned(), name))
            })
            .collect();
        inside.sort();
        let (folder, name) = inside.first()?;
        let what = format!("which has the crate `{name}` in its folder `{folder}`");
        Some(self.problem(&what).with_help(self.own_folder()))
    }

    fn problem(&self, what: &str) -> Diagnostic {
        let (shown, output) = (self.member.shown(), self.member.shown_output());
        let message = format!("{shown} is written to `{output}`, {what}");
        let mut problem = Diagnostic::error(Code::OutputFolder, message);
        problem.place = self.member.place(&["output"]).map(Box::new);
        problem
    }

    /// What to write in place of a folder that has other things.
    fn own_folder(&self) -> String {
        let output = match self.member.output() {
            "" => self.member.name().to_owned(),
            output => format!("{output}/{}", self.member.name()),
        };
        match self.manifest.origin {
            ManifestOrigin::File(_) => {
                format!("name a folder of its own, such as `output: {output}`")
            }
            ManifestOrigin::Readme(_) => {
                format!("name a folder of its own, such as `--out {output}`")
            }
        }
    }

    /// A path that is relative to the folder of the crate, relative to the folder of the manifest.
    fn seen_from_manifest(&self, path: &str) -> String {
        crate::source::normalize(&format!("{}/{path}", self.member.output()))
    }
}

fn index(folder: &Path) -> Index {
    Index::read(&Folder::new(folder, "")).unwrap_or_default()
}

/// The name of the crate that armgen wrote to a folder.
fn name_of_crate(folder: &Path) -> Option<String> {
    Some(index(folder).record()?.name.clone())
}
