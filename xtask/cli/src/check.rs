//! What `--check` prints: how many files are not up to date, which ones, and then their differences.
//!
//! Most of its readers read the log of a CI run. So the list comes first, and what is long is cut unless `--full` asks for all of it.

use crate::paths;
use crate::report::plural;
use crate::unified_diff::unified_diff;
use armgen::UpdatedCrate;
use armgen::output::Change;

/// The most files of a crate that are listed.
const MOST_FILES: usize = 40;

/// The most lines that are shown of the difference of a file.
const MOST_LINES_OF_A_FILE: usize = 60;

/// The number of lines after which no further file is shown.
const MOST_LINES: usize = 600;

/// How to show differences.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style<'a> {
    /// The prefix of the folders of crates.
    pub(crate) folder: &'a str,
    /// Whether nothing is cut.
    pub(crate) is_full: bool,
    pub(crate) colours: bool,
}

/// The files of the crates that are not up to date, and their differences. Empty if there are none.
pub(crate) fn report(crates: &[UpdatedCrate], style: Style<'_>) -> String {
    let outdated: Vec<_> = crates
        .iter()
        .filter(|one| !one.changes().is_empty())
        .map(|one| Stale::new(one, style))
        .collect();
    let mut text = Text::default();
    if outdated.len() > 1 {
        let files = outdated.iter().map(|one| one.changes.len()).sum();
        let crates = plural(outdated.len(), "crate");
        text.line(&format!(
            "{} of {crates} are not up to date",
            plural(files, "file")
        ));
    }
    for one in &outdated {
        one.list(&mut text, style.is_full);
    }
    let mut not_shown = 0;
    for (one, change) in outdated.iter().flat_map(Stale::shown) {
        if style.is_full || text.lines_of_differences < MOST_LINES {
            text.difference(&one.difference(change, style), style.is_full);
        } else {
            not_shown += 1;
        }
    }
    if not_shown > 0 {
        text.is_cut = true;
        let files = plural(not_shown, "more file");
        text.line(&format!("\n… the differences of {files}"));
    }
    if text.is_cut {
        text.line("\n`--full` shows what is cut (…)");
    }
    text.lines
}

/// What is printed.
#[derive(Debug, Default)]
struct Text {
    lines: String,
    lines_of_differences: usize,
    /// Whether something is not shown.
    is_cut: bool,
}

impl Text {
    fn line(&mut self, line: &str) {
        self.lines.extend([line, "\n"]);
    }

    /// Adds the difference of a file.
    fn difference(&mut self, difference: &str, is_full: bool) {
        let count = difference.lines().count();
        let shown = if is_full || count <= MOST_LINES_OF_A_FILE {
            count
        } else {
            MOST_LINES_OF_A_FILE
        };
        self.lines.push('\n');
        for line in difference.lines().take(shown) {
            self.line(line);
        }
        if shown < count {
            self.is_cut = true;
            self.line(&format!("… {}", plural(count - shown, "more line")));
        }
        self.lines_of_differences += shown;
    }
}

/// A crate that is not up to date.
#[derive(Debug)]
struct Stale<'c> {
    folder: String,
    changes: &'c [Change],
    /// The changes of more than line ends.
    others: Vec<&'c Change>,
    /// Whether nothing of the crate is there.
    is_new: bool,
    /// Whether its differences are shown. Those of a crate that is new are all of its files.
    is_shown: bool,
}

impl<'c> Stale<'c> {
    fn new(one: &'c UpdatedCrate, style: Style<'_>) -> Self {
        let changes = one.changes();
        let is_new = one.unchanged() == 0 && changes.iter().all(|change| change.old.is_none());
        let others = changes.iter().filter(|change| !change.is_of_line_ends());
        let folder = paths::join(style.folder, &one.shown_folder);
        Self {
            folder: paths::or_current(&folder).to_owned(),
            changes,
            others: others.collect(),
            is_new,
            is_shown: !is_new || style.is_full,
        }
    }

    fn list(&self, text: &mut Text, is_full: bool) {
        let folder = &self.folder;
        let line_ends = self.changes.len() - self.others.len();
        if line_ends > 0 {
            let (files, differ, their) = if line_ends == 1 {
                ("1 file".to_owned(), "differs", "its")
            } else {
                (plural(line_ends, "file"), "differ", "their")
            };
            text.line(&format!(
                "{files} of {folder} {differ} only in {their} line ends, CRLF in place of LF, and a run without `--check` mends that; \
                 git keeps LF where `.gitattributes` is committed"
            ));
        }
        let count = plural(self.others.len(), "file");
        let is = if self.others.len() == 1 { "is" } else { "are" };
        if self.others.is_empty() {
            return;
        }
        if self.is_new && !is_full {
            text.line(&format!(
                "{count} of {folder} {is} missing: the whole crate"
            ));
            return;
        }
        text.line(&format!("{count} of {folder} {is} not up to date:"));
        let most = if is_full { usize::MAX } else { MOST_FILES };
        for change in self.others.iter().take(most) {
            let kind = match (&change.old, &change.new) {
                (None, _) => "new",
                (_, None) => "removed",
                _ => "changed",
            };
            let path = &change.path;
            let line_ends = if change.has_other_line_ends() {
                " (and its line ends)"
            } else {
                ""
            };
            text.line(&format!("  {kind:7}  {path}{line_ends}"));
        }
        if let Some(more) = self.others.len().checked_sub(most).filter(|more| *more > 0) {
            text.is_cut = true;
            text.line(&format!("  … {}", plural(more, "more file")));
        }
    }

    /// The changes whose differences are shown: those of files that stay first, since they say most.
    fn shown(&self) -> impl Iterator<Item = (&Self, &'c Change)> {
        let is_changed = |change: &&Change| change.old.is_some() && change.new.is_some();
        let (changed, others): (Vec<&Change>, Vec<&Change>) =
            self.others.iter().copied().partition(is_changed);
        let shown = changed.into_iter().chain(others);
        shown
            .filter(|_| self.is_shown)
            .map(move |change| (self, change))
    }

    fn difference(&self, change: &Change, style: Style<'_>) -> String {
        let path = paths::join(&self.folder, &change.path);
        // Otherwise each line would differ.
        let old = change.old.as_ref().map(|old| old.replace("\r\n", "\n"));
        unified_diff(&path, old.as_deref(), change.new.as_deref(), style.colours)
    }
}
