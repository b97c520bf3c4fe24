//! Changes to definitions that are made before they are parsed. The directives of a readme ask for them.
//!
//! A file that edits apply to is parsed to a tree, changed and serialized again. All other files are parsed as they are.
//! Diagnostics refer to the file on disk: to the value itself, or to its nearest parent that exists there.

pub(crate) mod expression;
pub(crate) mod filter;
mod limits;
pub(crate) mod path;
pub(crate) mod position;
pub(crate) mod reader;
pub(crate) mod rename;
mod report;
pub(crate) mod route;
pub(crate) mod script;
#[cfg(test)]
mod tests;

pub(crate) use report::{Outcomes, report};

use crate::diagnostic::Place;
use crate::source::tree::Node;
use crate::source::{FileId, Sources};
use limits::Limits;
use path::Path;
use position::Position;
use rename::Rename;
use script::Script;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One change.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The place of the directive.
    place: Box<Place>,
    files: Files,
    action: Action,
}

/// What an edit does.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// Runs a script on the selected values.
    Transform { paths: Vec<Path>, script: Script },
    /// Renames a definition, and changes all references to it.
    Rename(Rename),
}

/// The files that an edit applies to.
#[derive(Clone, Debug)]
pub(crate) enum Files {
    All,
    /// The files whose paths end with one of these paths.
    Named(Vec<String>),
}

impl Files {
    fn contain(&self, path: &str) -> bool {
        let ends_with = |name: &String| {
            let mut parts = path.rsplit('/');
            name.rsplit('/').all(|part| {
                parts
                    .next()
                    .is_some_and(|own| own.eq_ignore_ascii_case(part))
            })
        };
        match self {
            Self::All => true,
            Self::Named(names) => names.iter().any(ends_with),
        }
    }
}

impl Edit {
    /// An action on files. `place` is that of the directive.
    pub(crate) fn new(place: Place, files: Files, action: Action) -> Self {
        Self {
            place: Box::new(place),
            files,
            action,
        }
    }

    /// The line and the column of the directive.
    pub(crate) fn position(&self) -> (usize, usize) {
        (self.place.line, self.place.column)
    }

    /// Whether the edit may apply to the file at `path`.
    fn may_apply_to(&self, path: &str) -> bool {
        // Other files may refer to a renamed definition.
        matches!(self.action, Action::Rename(_)) || self.files.contain(path)
    }

    /// Whether a text may contain a value that the edit changes. This is a quick check before the text is parsed.
    fn may_match(&self, text: &str) -> bool {
        let may_contain = |word: &str| {
            // Escape sequences can hide the word.
            let is_escaped =
                word.contains(['"', '\\']) || text.contains("\\/") || text.contains("\\u");
            is_escaped || text.contains(word)
        };
        match &self.action {
            Action::Transform { paths, .. } => paths
                .iter()
                .any(|path| path.required_words().all(may_contain)),
            Action::Rename(rename) => may_contain(&rename.from),
        }
    }

    /// Applies the edit to a file. Returns whether it found a value to change.
    ///
    /// # Errors
    /// The reason why the edit cannot be applied. The file is unchanged then.
    fn apply(&self, path: &str, content: &mut Content<'_>) -> Result<bool, String> {
        match &self.action {
            Action::Transform { paths, script } => {
                let whole = paths.iter().all(Path::is_whole);
                if let Some(replacements) = script.replacements().filter(|_| whole) {
                    let before = content.text();
                    let mut text = before.to_string();
                    for replacement in replacements {
                        text = replacement.apply(&text)?;
                    }
                    let is_changed = text != *before;
                    content.replace(text.into())?;
                    return Ok(is_changed);
                }
                transform(content.tree()?, paths, script)
            }
            Action::Rename(rename) => {
                let contains = |path: &str| self.files.contain(path);
                Ok(rename.apply(path, content.tree()?, &contains))
            }
        }
    }
}

/// Runs a script on the values at some paths. Returns whether there are any. If it fails, nothing is changed.
fn transform(document: &mut Node, paths: &[Path], script: &Script) -> Result<bool, String> {
    let mut selected = BTreeSet::new();
    for path in paths {
        selected.extend(path.select(document).ok_or("it selects too many values")?);
    }
    // One change is made or not. A copy for each of thousands of directives takes seconds.
    let before = (selected.len() > 1).then(|| document.clone());
    let result = change(document, &selected, script);
    if let Some(before) = before.filter(|_| result.is_err()) {
        *document = before;
    }
    result.map(|()| !selected.is_empty())
}

/// Runs a script on the values at some positions.
fn change(
    document: &mut Node,
    selected: &BTreeSet<Position>,
    script: &Script,
) -> Result<(), String> {
    let mut limits = Limits::new(document)?;
    // In reverse order, so that the positions of the remaining values stay valid. Nested values are changed before their parents.
    for position in selected.iter().rev() {
        let Some(node) = position::find_mut(document, position) else {
            continue;
        };
        match script.run(node)? {
            Some(value) => {
                limits.replace(node, &value, position.len())?;
                *node = value;
            }
            None => {
                position::remove(document, position)
                    .ok_or("the root of a file cannot be deleted")?;
            }
        }
    }
    Ok(())
}

/// The content of a file while it is edited.
struct Content<'s> {
    sources: &'s Sources,
    file: FileId,
    text: Arc<str>,
    /// The parsed content. If present, it may have changes that `text` does not have.
    tree: Option<Node>,
}

impl Content<'_> {
    fn tree(&mut self) -> Result<&mut Node, String> {
        let tree = match self.tree.take() {
            Some(tree) => tree,
            None => self.parse(&self.text)?,
        };
        Ok(self.tree.insert(tree))
    }

    fn text(&mut self) -> Arc<str> {
        if let Some(text) = self
            .tree
            .take()
            .and_then(|tree| serde_json::to_string(&tree).ok())
        {
            self.text = text.into();
        }
        Arc::clone(&self.text)
    }

    fn replace(&mut self, text: Arc<str>) -> Result<(), String> {
        self.parse(&text)?;
        self.text = text;
        Ok(())
    }

    fn parse(&self, text: &Arc<str>) -> Result<Node, String> {
        let parsed = self.sources.parse_changed(self.file, text);
        parsed.map_err(|problem| problem.message)
    }
}

/// The edits that may change the file at `path`.
pub(crate) fn of_file<'e>(edits: &'e [Edit], path: &str) -> impl Iterator<Item = &'e Edit> {
    edits.iter().filter(move |edit| edit.may_apply_to(path))
}

/// Applies edits to a file. Returns the changed text, or `None` if nothing changed, and the outcome of each edit.
pub(crate) fn apply(
    edits: &[Edit],
    sources: &Sources,
    file: FileId,
) -> (Option<Arc<str>>, Outcomes) {
    let path = sources.path(file);
    let mut outcomes = Outcomes::default();
    let mut is_changed = false;
    let mut content = Content {
        sources,
        file,
        text: Arc::clone(sources.text(file)),
        tree: None,
    };
    for (index, edit) in edits.iter().enumerate() {
        if edit.files.contain(path) {
            outcomes.file_found.push(index);
        }
        // The original text does not contain what earlier edits inserted.
        if !edit.may_apply_to(path) || (!is_changed && !edit.may_match(sources.text(file))) {
            continue;
        }
        match edit.apply(path, &mut content) {
            Ok(found) => {
                is_changed |= found;
                outcomes.applied.extend(found.then_some(index));
            }
            Err(reason) => outcomes.failed.push((index, Arc::clone(path), reason)),
        }
    }
    (is_changed.then(|| content.text()), outcomes)
}
