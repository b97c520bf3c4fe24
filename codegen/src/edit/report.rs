//! Problems with edits that could not be applied, or that change nothing.

use super::overlay::{Overlay, Selector};
use super::{Edit, Files, Origin, near};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, suggestion};
use crate::source::{FileId, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The outcomes of edits by their indices.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    edits: BTreeMap<usize, Outcome>,
}

/// What became of an edit.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The indices of the names of files that are those of a file.
    pub(super) files: BTreeSet<usize>,
    /// The indices of the paths that select a value.
    pub(super) matched: BTreeSet<usize>,
    /// Whether a value differs from before.
    pub(super) is_changed: bool,
    /// Selected values that are as the edit would have them.
    pub(super) unchanged: Vec<Found>,
    /// The values that it could not be applied to, and the reasons.
    pub(super) failed: Vec<(Found, String)>,
}

/// A value in a file.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) file: FileId,
    pub(super) path: Arc<str>,
    pub(super) pointer: String,
}

impl Found {
    fn place(&self, sources: &Sources) -> Place {
        sources.place(self.file, &self.pointer)
    }
}

impl Outcomes {
    /// The outcome of an edit.
    pub(super) fn of(&mut self, edit: usize) -> &mut Outcome {
        self.edits.entry(edit).or_default()
    }

    /// Adds the outcomes of another file.
    pub(crate) fn add(&mut self, other: Self) {
        for (index, other) in other.edits {
            let own = self.of(index);
            own.files.extend(other.files);
            own.matched.extend(other.matched);
            own.is_changed |= other.is_changed;
            own.unchanged.extend(other.unchanged);
            own.failed.extend(other.failed);
        }
    }
}

/// The files that edits were applied to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Applied<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) files: &'a [FileId],
    /// Whether all files could be read. If one could not, the files that it refers to are missing.
    pub(crate) is_complete: bool,
    /// Whether the run fails because a file could not be read.
    pub(crate) is_failed: bool,
}

/// The problems with the edits that failed, and with those that changed nothing in any file.
pub(crate) fn report(edits: &[Edit], outcomes: &Outcomes, applied: Applied<'_>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let nothing = Outcome::default();
    for (index, edit) in edits.iter().enumerate() {
        let outcome = outcomes.edits.get(&index).unwrap_or(&nothing);
        match &edit.origin {
            Origin::Directive => diagnostics.extend(of_directive(edit, outcome, applied)),
            Origin::Overlay(overlay) => {
                let report = OfOverlay {
                    edit,
                    overlay,
                    outcome,
                    applied,
                };
                diagnostics.extend(report.problems());
            }
        }
    }
    diagnostics
}

/// The warnings about a directive.
fn of_directive(edit: &Edit, outcome: &Outcome, applied: Applied<'_>) -> Vec<Diagnostic> {
    let warn = |code, message: String| Diagnostic::warning(code, message).at((*edit.place).clone());
    if !outcome.failed.is_empty() {
        let failed = outcome.failed.iter();
        let failed = failed.map(|(found, reason)| {
            let file = &found.path;
            let message = format!("this directive is not applied to `{file}`: {reason}");
            warn(Code::ReadmeDirective, message)
        });
        return failed.collect();
    }
    if outcome.is_changed || !outcome.matched.is_empty() {
        return Vec::new();
    }
    let why = match &edit.files {
        Files::Named(_) if outcome.files.is_empty() && !applied.is_complete => return Vec::new(),
        Files::Named(names) if outcome.files.is_empty() => no_file(names),
        _ => "nothing in the definitions matches it".to_owned(),
    };
    let message = format!("this directive changes nothing: {why}");
    vec![warn(Code::ReadmeDirectiveStale, message)]
}

fn no_file(names: &[String]) -> String {
    format!(
        "the package has no definition file `{}`",
        names.join("`, `")
    )
}

/// The errors about an overlay.
struct OfOverlay<'a> {
    edit: &'a Edit,
    overlay: &'a Overlay,
    outcome: &'a Outcome,
    applied: Applied<'a>,
}

impl OfOverlay<'_> {
    fn problems(&self) -> Vec<Diagnostic> {
        if let Some(failure) = self.failure() {
            return vec![failure];
        }
        if self.applied.is_failed {
            return Vec::new();
        }
        let mut problems: Vec<Diagnostic> = self.missing_files().collect();
        if problems.is_empty() {
            problems.extend(self.unmatched());
        }
        if problems.is_empty() && !self.outcome.is_changed {
            problems.push(self.unchanged());
        }
        problems
    }

    /// The first failure. Those in other files have mostly the same reason.
    fn failure(&self) -> Option<Diagnostic> {
        let (found, reason) = self.outcome.failed.first()?;
        let others = match self.outcome.failed.len() - 1 {
            0 => String::new(),
            1 => " and to another file".to_owned(),
            count => format!(" and to {count} other files"),
        };
        let path = &found.path;
        let message = format!("this overlay cannot be applied to `{path}`{others}: {reason}");
        let failure = Diagnostic::error(Code::Overlay, message)
            .at((*self.edit.place).clone())
            .with_related(found.place(self.applied.sources), "this is the value");
        Some(failure.with_help(format!("its reason is: {}", self.overlay.reason)))
    }

    fn missing_files(&self) -> impl Iterator<Item = Diagnostic> {
        let names: &[String] = match &self.edit.files {
            Files::All => &[],
            Files::Named(names) => names,
        };
        let missing = names.iter().zip(&self.overlay.files).enumerate();
        let missing = missing.filter(|(index, _)| !self.outcome.files.contains(index));
        missing.map(move |(_, (name, place))| {
            let Applied { sources, files, .. } = self.applied;
            let paths = files.iter().map(|file| sources.path(*file));
            let others = paths.map(|path| near::end(path, name));
            let others = others.filter(|other| names.iter().all(|name| name != other));
            let help = match suggestion(name, others) {
                Some(other) => format!("{other} Its reason is: {}", self.overlay.reason),
                None => self.help(),
            };
            let message = no_file(std::slice::from_ref(name));
            self.stale(&message, place).with_help(help)
        })
    }

    /// The selectors that select nothing in any file.
    fn unmatched(&self) -> impl Iterator<Item = Diagnostic> {
        let mut next = 0;
        self.overlay.selectors.iter().filter_map(move |selector| {
            let paths = next..next + selector.paths.len();
            next = paths.end;
            let mut matched = self.outcome.matched.range(paths);
            let is_unmatched = matched.next().is_none();
            is_unmatched.then(|| self.unmatched_by(selector))
        })
    }

    fn unmatched_by(&self, selector: &Selector) -> Diagnostic {
        let Selector {
            key, text, place, ..
        } = selector;
        let message = format!("nothing in the definitions matches `{key}: {text}`");
        let problem = self.stale(&message, place);
        let Applied { sources, files, .. } = self.applied;
        let files = files.iter().copied();
        let files = files.filter(|file| self.edit.files.contain(sources.path(*file)));
        let near = match *key {
            "where-operation" => near::operation(sources, files, text),
            _ => near::value(sources, files, &selector.paths),
        };
        match near {
            Some((place, what)) => problem.with_related(place, what),
            None => problem,
        }
    }

    fn unchanged(&self) -> Diagnostic {
        let (why, what) = match self.overlay.verb {
            "replace" => ("no string that it selects has such a text", "this has none"),
            "add" => ("what it adds is there already", "it is in this already"),
            "rename" => ("what it selects has this name already", "this has the name"),
            _ => (
                "what it selects has this value already",
                "this has the value",
            ),
        };
        let message = format!("this overlay changes nothing: {why}");
        let problem = self.stale(&message, &self.edit.place);
        // One of many texts that lack another text explains nothing.
        let mut paths = self.overlay.selectors.iter().flat_map(|one| &one.paths);
        let is_shown = self.overlay.verb != "replace" || paths.all(|path| path.keys().is_some());
        match self.outcome.unchanged.first().filter(|_| is_shown) {
            Some(found) => problem.with_related(found.place(self.applied.sources), what),
            None => problem,
        }
    }

    fn stale(&self, message: &str, place: &Place) -> Diagnostic {
        Diagnostic::error(Code::OverlayStale, message)
            .at(place.clone())
            .with_help(self.help())
    }

    fn help(&self) -> String {
        format!(
            "if the definition was mended, remove the overlay; its reason is: {}",
            self.overlay.reason
        )
    }
}
