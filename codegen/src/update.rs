//! Brings the crates of a manifest up to date.

use crate::diagnostic::{Checked, Diagnostic, Diagnostics, Levels};
use crate::fingerprint::{self, Fingerprint};
use crate::folders;
use crate::manifest::{self, Manifest, Member};
use crate::output::{self, Change, Difference, Lock, Purpose, Summary};
use crate::{Draft, Printed, print};
use rayon::prelude::*;

/// Whether [`update`] writes files.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mode {
    /// Write the files that differ.
    Write,
    /// Only compare the files.
    Check,
}

/// The next step of [`update`].
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// It generates the crates with these names. The other crates are up to date.
    Generate(&'a [&'a str]),
    /// It writes the files that differ to this folder, which is relative to the manifest's folder.
    Write(&'a str),
    /// All files that differed in this folder are written.
    Written(&'a str),
}

/// A crate, compared with its folder.
#[derive(Debug)]
pub struct UpdatedCrate {
    /// The name of the crate.
    pub name: String,
    /// The folder of the crate, relative to the manifest's folder.
    pub shown_folder: String,
    /// What is in the crate.
    pub summary: Summary,
    /// Whether it is the crate with the runtime, and not one of a package.
    pub is_runtime: bool,
    comparison: Comparison,
}

#[derive(Debug)]
enum Comparison {
    /// The fingerprint shows that the crate is up to date.
    Unchanged { files: usize },
    /// The crate was generated.
    Generated {
        difference: Box<Difference>,
        fingerprint: Fingerprint,
        draft: Option<Box<Draft>>,
    },
}

/// Generates the crates of a manifest, that of the runtime first, and compares them with the files in their folders. With
/// [`Mode::Write`], writes the files that differ. Crates that are up to date according to their fingerprints are not generated.
///
/// `levels` says which warnings are errors and which are not given, besides those that the manifest allows. `progress` is called before
/// each step.
///
/// # Errors
/// If there is an error in the definitions or with a folder, or a warning that is denied: the diagnostics of the packages that have
/// one. Nothing is written, and a later run gives the warnings of the other packages.
///
/// If another run uses the folder of a crate at the same time. Runs with [`Mode::Check`] do not exclude each other.
///
/// If a file cannot be written ([`Code::OutputUnwritable`](crate::diagnostic::Code::OutputUnwritable)). The next run
/// writes the remaining files.
pub fn update(
    manifest: &Manifest,
    mode: Mode,
    levels: &Levels,
    progress: &dyn Fn(Step<'_>),
) -> Result<Checked<Vec<UpdatedCrate>>, Diagnostics> {
    let members: Vec<_> = manifest.members().collect();
    folders::check(manifest, &members)?;
    let _locks = lock(manifest, &members, mode)?;
    let unchanged: Vec<Option<UpdatedCrate>> = members
        .par_iter()
        .map(|member| UpdatedCrate::unchanged_since_last_run(manifest, *member))
        .collect();
    let mut names = Vec::new();
    for (member, unchanged) in members.iter().zip(&unchanged) {
        if unchanged.is_none() {
            names.push(member.name());
        }
    }
    if !names.is_empty() {
        progress(Step::Generate(&names));
    }
    let compared = each(
        &members,
        unchanged,
        |member, unchanged, has_xml| match unchanged {
            Some(one) if !one.is_runtime || one.summary.has_xml == has_xml => Ok(one),
            _ => UpdatedCrate::generated(manifest, member, has_xml),
        },
        |one| one.summary.has_xml,
    );
    let checked = collect(manifest, levels, compared, |one| &mut one.summary)?;
    if mode == Mode::Write {
        for one in &checked.value {
            one.write(progress)?;
        }
    }
    Ok(checked)
}

/// Makes something of each member of a manifest: of the packages first, since the crate with the runtime depends on whether one of them
/// has bodies in XML. The results are in the order of the members, of which the runtime is the first.
pub(crate) fn each<S: Send, T: Send>(
    members: &[Member<'_>],
    states: Vec<S>,
    make: impl Fn(Member<'_>, S, bool) -> Result<T, Diagnostics> + Sync,
    has_xml: impl Fn(&T) -> bool,
) -> Vec<Result<T, Diagnostics>> {
    let all = members.iter().copied().zip(states);
    let (runtime, packages): (Vec<_>, Vec<_>) =
        all.partition(|(member, _)| matches!(member, Member::Runtime(_)));
    let packages: Vec<_> = packages
        .into_par_iter()
        .map(|(member, state)| make(member, state, false))
        .collect();
    let has_xml = packages.iter().flatten().any(has_xml);
    let runtime = runtime.into_iter();
    let runtime = runtime.map(|(member, state)| make(member, state, has_xml));
    runtime.chain(packages).collect()
}

/// Locks the folders of all crates until the run ends.
fn lock(manifest: &Manifest, members: &[Member<'_>], mode: Mode) -> Result<Vec<Lock>, Diagnostics> {
    let purpose = match mode {
        Mode::Write => Purpose::Write,
        Mode::Check => Purpose::Read,
    };
    let mut problems = Diagnostics::default();
    let mut locks = Vec::new();
    for member in members {
        match Lock::new(
            &manifest.output_folder(*member),
            member.shown_output(),
            purpose,
        ) {
            // They are dropped in this order, and a folder that was made for several crates is empty when the first lock goes.
            Ok(lock) => locks.insert(0, lock),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(problems.with(locks)?.value)
}

impl UpdatedCrate {
    fn unchanged_since_last_run(manifest: &Manifest, member: Member<'_>) -> Option<Self> {
        let known = fingerprint::known(manifest, member)?;
        Some(Self {
            name: member.name().to_owned(),
            shown_folder: member.output().to_owned(),
            summary: known.summary,
            is_runtime: matches!(member, Member::Runtime(_)),
            comparison: Comparison::Unchanged { files: known.files },
        })
    }

    fn generated(
        manifest: &Manifest,
        member: Member<'_>,
        has_xml: bool,
    ) -> Result<Self, Diagnostics> {
        let Printed {
            mut generated,
            inputs,
            draft,
        } = print(manifest, member, has_xml)?;
        let kept = output::keep(
            &generated.folder,
            &generated.shown_folder,
            &mut generated.files,
        )?;
        if member.lacks_text_of_license() {
            output::keep_licenses(
                &generated.folder,
                &generated.shown_folder,
                &mut generated.files,
            )?;
        }
        let fingerprint = Fingerprint::new(&generated, &inputs, kept)?;
        let shown_folder = generated.shown_folder;
        let difference = Difference::new(
            &generated.folder,
            &shown_folder,
            generated.files,
            &generated.record,
        )?;
        Ok(Self {
            name: generated.name,
            shown_folder,
            summary: generated.summary,
            is_runtime: matches!(member, Member::Runtime(_)),
            comparison: Comparison::Generated {
                difference: Box::new(difference),
                fingerprint,
                draft: draft.map(Box::new),
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
        let is_stale = !difference.changes().is_empty();
        if is_stale {
            progress(Step::Write(&self.shown_folder));
            difference.write()?;
        }
        fingerprint.write()?;
        if is_stale {
            progress(Step::Written(&self.shown_folder));
        }
        Ok(())
    }

    /// Whether an earlier run was ended while it wrote the crate, or could not write all files.
    #[must_use]
    pub fn was_unfinished(&self) -> bool {
        match &self.comparison {
            Comparison::Unchanged { .. } => false,
            Comparison::Generated { difference, .. } => difference.was_unfinished(),
        }
    }

    /// The files that differ from the generated ones, or did before they were written, sorted by path.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        match &self.comparison {
            Comparison::Unchanged { .. } => &[],
            Comparison::Generated { difference, .. } => difference.changes(),
        }
    }

    /// The warnings that the last run did not give. If that is not known, those of a crate that changes.
    #[must_use]
    pub fn new_warnings(&self) -> Diagnostics {
        let Comparison::Generated {
            difference,
            fingerprint,
            ..
        } = &self.comparison
        else {
            return Diagnostics::default();
        };
        let is_new = |warning: &&Diagnostic| match fingerprint.last_warnings() {
            Some(mut last) => !last.any(|other| warning.is_about_the_same(other)),
            None => !difference.changes().is_empty(),
        };
        self.summary
            .warnings
            .iter()
            .filter(is_new)
            .cloned()
            .collect()
    }

    /// The name of the crate that is in the folder, or was there before this one was written. `None` if it has the same name.
    #[must_use]
    pub fn former_name(&self) -> Option<&str> {
        match &self.comparison {
            Comparison::Unchanged { .. } => None,
            Comparison::Generated { difference, .. } => difference.former_name(),
        }
    }

    /// Whether the crate changes because it is made from other files than in the last run, or for the first time.
    #[must_use]
    pub fn has_new_files(&self) -> bool {
        match &self.comparison {
            Comparison::Unchanged { .. } => false,
            Comparison::Generated {
                difference,
                fingerprint,
                ..
            } => !difference.changes().is_empty() && !fingerprint.has_files_of_last_run(),
        }
    }

    /// What the crate was printed from. `None` if it was not generated.
    #[doc(hidden)]
    #[must_use]
    pub fn into_draft(self) -> Option<Draft> {
        match self.comparison {
            Comparison::Unchanged { .. } => None,
            Comparison::Generated { draft, .. } => draft.map(|draft| *draft),
        }
    }

    /// The number of files that were up to date.
    #[must_use]
    pub fn unchanged(&self) -> usize {
        match &self.comparison {
            Comparison::Unchanged { files } => *files,
            Comparison::Generated { difference, .. } => difference.unchanged(),
        }
    }
}

/// All crates with the warnings about them that are given. If there is an error, the diagnostics of the crates that have one, so that
/// the warnings of the others do not hide them.
pub(crate) fn collect<T>(
    manifest: &Manifest,
    levels: &Levels,
    results: Vec<Result<T, Diagnostics>>,
    summary: fn(&mut T) -> &mut Summary,
) -> Result<Checked<Vec<T>>, Diagnostics> {
    let (mut problems, mut given) = (Diagnostics::default(), Diagnostics::default());
    let (mut crates, mut found) = (Vec::new(), Vec::new());
    let mut is_complete = true;
    for (member, result) in manifest.members().zip(results) {
        let levels = member.levels(levels);
        match result {
            Ok(mut one) => {
                let summary = summary(&mut one);
                found.push((member, summary.warnings.clone()));
                summary.warnings = levels.apply(std::mem::take(&mut summary.warnings));
                let denied = summary.warnings.iter().filter(|one| one.is_error());
                problems.extend(denied.cloned());
                given.extend(summary.warnings.clone());
                crates.push(one);
            }
            Err(errors) => {
                is_complete = false;
                problems.extend(levels.apply(errors));
            }
        }
    }
    if is_complete {
        problems.extend(manifest::stale_allowances(&found));
    }
    if problems.is_empty() {
        problems = given;
    }
    problems.sorted().with(crates)
}
