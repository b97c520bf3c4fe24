//! Changes to definitions that are made before they are parsed. The directives of a readme and the overlays of a manifest ask for
//! them.
//!
//! A file that edits apply to is parsed to a tree, changed and serialized again. All other files are parsed as they are.
//! Diagnostics refer to the file on disk: to the value itself, or to its nearest parent that exists there.

mod change;
pub(crate) mod expression;
pub(crate) mod filter;
mod limits;
mod near;
pub(crate) mod overlay;
pub(crate) mod path;
pub(crate) mod position;
pub(crate) mod reader;
pub(crate) mod rename;
mod report;
pub(crate) mod route;
pub(crate) mod script;
pub(crate) mod select;
#[cfg(test)]
mod tests;
mod verbs;

pub(crate) use report::{Applied, Outcomes, report};

use crate::diagnostic::Place;
use crate::source::tree::Node;
use crate::source::{FileId, Sources};
use change::{Change, Failure};
use overlay::Overlay;
use path::Path;
use rename::Rename;
use report::Found;
use script::Script;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One change.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The place of the directive or overlay.
    place: Box<Place>,
    origin: Origin,
    files: Files,
    action: Action,
}

/// What asks for an edit.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// A directive of a readme. If it changes nothing, that is a warning.
    Directive,
    /// An overlay of a manifest. If it changes nothing, that is an error.
    Overlay(Box<Overlay>),
}

/// What an edit does.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// Runs a script on the selected values.
    Transform { paths: Vec<Path>, script: Script },
    /// Renames the keys of the selected values, and changes all references to them.
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
        matches!(self, Self::All) || self.find(path).next().is_some()
    }

    /// The indices of the names that the path of a file ends with.
    fn find<'f>(&'f self, path: &'f str) -> impl Iterator<Item = usize> + 'f {
        let ends_with = move |name: &String| {
            let mut parts = path.rsplit('/');
            name.rsplit('/').all(|part| {
                parts
                    .next()
                    .is_some_and(|own| own.eq_ignore_ascii_case(part))
            })
        };
        let names: &[String] = match self {
            Self::All => &[],
            Self::Named(names) => names,
        };
        let found = names.iter().enumerate();
        let found = found.filter(move |(_, name)| ends_with(name));
        found.map(|(index, _)| index)
    }
}

/// Only overlays: directives depend only on the text of their readme.
impl Hash for Edit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        if let Origin::Overlay(overlay) = &self.origin {
            overlay.text.hash(state);
        }
    }
}

impl Edit {
    /// An action on files that a directive at a place asks for.
    pub(crate) fn of_directive(place: Place, files: Files, action: Action) -> Self {
        Self::new(place, Origin::Directive, files, action)
    }

    /// An action on files that an overlay at a place asks for.
    pub(crate) fn of_overlay(place: Place, overlay: Overlay, files: Files, action: Action) -> Self {
        let origin = Origin::Overlay(Box::new(overlay));
        Self::new(place, origin, files, action)
    }

    fn new(place: Place, origin: Origin, files: Files, action: Action) -> Self {
        Self {
            place: Box::new(place),
            origin,
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
        // Other files may refer to what is renamed.
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
            Action::Rename(rename) => rename.paths.iter().any(|path| {
                // References have the last word, encoded.
                let is_plain = |next: char| next.is_ascii_alphanumeric() || "-._".contains(next);
                let last = path.required_words().last();
                last.is_none_or(|word| !word.chars().all(is_plain) || may_contain(word))
            }),
        }
    }

    /// Applies the edit to a file.
    ///
    /// # Errors
    /// The reason why the edit cannot be applied. The file is unchanged then.
    fn apply(&self, path: &str, content: &mut Content<'_>) -> Result<Change, Failure> {
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
                    return Ok(Change {
                        matched: if is_changed { vec![0] } else { Vec::new() },
                        is_changed,
                        unchanged: None,
                    });
                }
                change::transform(content.tree()?, paths, script)
            }
            Action::Rename(rename) => {
                let contains = |path: &str| self.files.contain(path);
                rename.apply(path, content.tree()?, &contains)
            }
        }
    }
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
        let outcome = outcomes.of(index);
        outcome.files.extend(edit.files.find(path));
        // The original text does not contain what earlier edits inserted.
        if !edit.may_apply_to(path) || (!is_changed && !edit.may_match(sources.text(file))) {
            continue;
        }
        let at = |pointer: String| Found {
            file,
            path: Arc::clone(path),
            pointer,
        };
        match edit.apply(path, &mut content) {
            Ok(change) => {
                is_changed |= change.is_changed;
                outcome.is_changed |= change.is_changed;
                outcome.matched.extend(change.matched);
                outcome.unchanged.extend(change.unchanged.map(at));
            }
            // A file that is no JSON and no YAML is reported when it is parsed.
            Err(_) if !is_changed && sources.parse::<Node>(file).is_err() => {}
            Err(Failure { reason, pointer }) => {
                outcome
                    .failed
                    .push((at(pointer.unwrap_or_default()), reason));
            }
        }
    }
    (is_changed.then(|| content.text()), outcomes)
}
