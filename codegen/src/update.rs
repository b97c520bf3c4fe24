//! Brings the crates of a manifest up to date.

use crate::diagnostic::{Checked, Diagnostics};
use crate::fingerprint::{self, Fingerprint};
use crate::manifest::{Manifest, Package};
use crate::output::{Change, Difference, Summary};
use crate::{Draft, draft};
use rayon::prelude::*;

/// Whether files are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mode {
    /// Files that differ are written.
    Write,
    /// Files are only compared.
    Check,
}

/// What [`update`] does next.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// It generates the crates of these names. The others did not change.
    Generate(&'a [&'a str]),
    /// It writes the files of a crate that differ, into this folder (relative to the manifest's folder).
    Write(&'a str),
}

/// A crate, compared with its folder.
#[derive(Debug)]
pub struct UpdatedCrate {
    /// The name of the crate.
    pub name: String,
    /// The folder of the crate for people: relative to the manifest's folder.
    pub shown_folder: String,
    /// What is in the crate.
    pub summary: Summary,
    comparison: Comparison,
}

#[derive(Debug)]
enum Comparison {
    /// Neither the definitions nor the files changed since the last run.
    Unchanged { files: usize },
    /// The crate was generated.
    Generated {
        difference: Difference,
        fingerprint: Fingerprint,
        draft: Box<Draft>,
    },
}

/// Generates the crates of a manifest and compares them with what is in their folders. With [`Mode::Write`], writes the files that
/// differ. A crate is not generated if its fingerprint shows that nothing would change.
///
/// `progress` is called before each step.
///
/// # Errors
/// If anything is wrong with the definitions or with a folder. All problems of all packages come together, and nothing is written.
///
/// If a file cannot be written ([`Code::OutputUnwritable`](crate::diagnostic::Code::OutputUnwritable)). Files before it are
/// written; another run goes on from there.
pub fn update(
    manifest: &Manifest,
    mode: Mode,
    progress: &dyn Fn(Step<'_>),
) -> Result<Checked<Vec<UpdatedCrate>>, Diagnostics> {
    let packages = &manifest.packages;
    let unchanged: Vec<Option<UpdatedCrate>> = packages
        .par_iter()
        .map(|package| UpdatedCrate::unchanged_since_last_run(manifest, package))
        .collect();
    let mut names = Vec::new();
    for (package, unchanged) in packages.iter().zip(&unchanged) {
        if unchanged.is_none() {
            names.push(package.krate.name.as_str());
        }
    }
    if !names.is_empty() {
        progress(Step::Generate(&names));
    }
    let compared: Vec<Result<UpdatedCrate, Diagnostics>> = packages
        .par_iter()
        .zip(unchanged)
        .map(|(package, unchanged)| match unchanged {
            Some(unchanged) => Ok(unchanged),
            None => UpdatedCrate::generated(manifest, package),
        })
        .collect();
    let checked = collect(compared, |one| &one.summary)?;
    if mode == Mode::Write {
        for one in &checked.value {
            one.write(progress)?;
        }
    }
    Ok(checked)
}

impl UpdatedCrate {
    fn unchanged_since_last_run(manifest: &Manifest, package: &Package) -> Option<Self> {
        let known = fingerprint::known(package, &manifest.output_folder(package))?;
        Some(Self {
            name: package.krate.name.clone(),
            shown_folder: package.output.clone(),
            summary: known.summary,
            comparison: Comparison::Unchanged { files: known.files },
        })
    }

    fn generated(manifest: &Manifest, package: &Package) -> Result<Self, Diagnostics> {
        let Checked {
            value: draft,
            warnings,
        } = draft(package)?;
        let generated = draft.print(manifest, package, warnings);
        Ok(Self {
            name: generated.name.clone(),
            shown_folder: generated.shown_folder.clone(),
            summary: generated.summary.clone(),
            comparison: Comparison::Generated {
                fingerprint: Fingerprint::new(&generated, &draft.inputs),
                difference: generated.difference()?,
                draft: Box::new(draft),
            },
        })
    }

    fn write(&self, progress: &dyn Fn(Step<'_>)) -> Result<(), Diagnostics> {
        let Comparison::Generated {
            difference,
            fingerprint,
            ..
        } = &self.comparison
        else {
            return Ok(());
        };
        if !difference.changes().is_empty() {
            progress(Step::Write(&self.shown_folder));
            difference.write()?;
        }
        Ok(fingerprint.write()?)
    }

    /// The files that differ, or differed before they were written, sorted by path.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        match &self.comparison {
            Comparison::Unchanged { .. } => &[],
            Comparison::Generated { difference, .. } => difference.changes(),
        }
    }

    /// What the crate was printed from. `None` if it was not generated.
    #[doc(hidden)]
    #[must_use]
    pub fn into_draft(self) -> Option<Draft> {
        match self.comparison {
            Comparison::Unchanged { .. } => None,
            Comparison::Generated { draft, .. } => Some(*draft),
        }
    }

    /// How many files are as they are generated.
    #[must_use]
    pub fn unchanged(&self) -> usize {
        match &self.comparison {
            Comparison::Unchanged { files } => *files,
            Comparison::Generated { difference, .. } => difference.unchanged(),
        }
    }
}

/// All crates with their warnings, or the diagnostics of all if there is an error.
pub(crate) fn collect<T>(
    results: Vec<Result<T, Diagnostics>>,
    summary: fn(&T) -> &Summary,
) -> Result<Checked<Vec<T>>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut crates = Vec::new();
    for result in results {
        match result {
            Ok(one) => {
                diagnostics.extend(summary(&one).warnings.clone());
                crates.push(one);
            }
            Err(problems) => diagnostics.extend(problems),
        }
    }
    diagnostics.sorted().with(crates)
}
