//! Changes to definitions before they are read: what the directives of a readme ask for.
//!
//! Only files that an edit is about are read as a tree, changed, and written as text again; all others are read as they are.
//! Places of problems are those of the file as it is on disk, as near to the value as it has one.

pub(crate) mod expression;
pub(crate) mod filter;
mod limits;
pub(crate) mod path;
pub(crate) mod position;
pub(crate) mod reader;
mod rename;
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
use rename::Rename;
use script::Script;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One change.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Where it is asked for.
    place: Box<Place>,
    files: Files,
    action: Action,
}

#[derive(Clone, Debug)]
enum Action {
    /// What becomes of some values.
    Transform { paths: Vec<Path>, script: Script },
    /// A definition gets another name.
    Rename(Rename),
}

/// Which files are meant.
#[derive(Clone, Debug)]
pub(crate) enum Files {
    All,
    /// Those whose paths end so.
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
    /// Values that become what a script makes of them.
    pub(crate) fn transform(
        place: Place,
        files: Files,
        paths: Vec<Path>,
        script: impl Into<Script>,
    ) -> Self {
        let script = script.into();
        Self {
            place: Box::new(place),
            files,
            action: Action::Transform { paths, script },
        }
    }

    /// A definition that is called otherwise, wherever it is referred to.
    pub(crate) fn rename_definition(place: Place, files: Files, from: &str, to: &str) -> Self {
        Self {
            place: Box::new(place),
            files,
            action: Action::Rename(Rename::new(from, to)),
        }
    }

    /// Whether it may have to do with a file.
    fn is_about(&self, path: &str) -> bool {
        // References to what is renamed are in other files, too.
        matches!(self.action, Action::Rename(_)) || self.files.contain(path)
    }

    /// Whether a text may have what is to be changed.
    fn may_concern(&self, text: &str) -> bool {
        let may_have = |word: &str| {
            // Keys that are written with escapes are there all the same.
            let is_escaped =
                word.contains(['"', '\\']) || text.contains("\\/") || text.contains("\\u");
            is_escaped || text.contains(word)
        };
        match &self.action {
            Action::Transform { paths, .. } => paths.iter().any(|path| path.words().all(may_have)),
            Action::Rename(rename) => may_have(rename.from()),
        }
    }

    /// Whether it finds something in a file, which it changes. Fails with what is wrong, and changes nothing then.
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
                let document = content.tree()?;
                let before = document.clone();
                let result = transform(document, paths, script);
                if result.is_err() {
                    *document = before;
                }
                result
            }
            Action::Rename(rename) => {
                let contains = |path: &str| self.files.contain(path);
                Ok(rename.apply(path, content.tree()?, &contains))
            }
        }
    }
}

/// Changes values, those inside of others first. Says whether there are such.
fn transform(document: &mut Node, paths: &[Path], script: &Script) -> Result<bool, String> {
    let mut selected = BTreeSet::new();
    for path in paths {
        selected.extend(path.select(document).ok_or("it is about too many values")?);
    }
    let mut limits = Limits::new(document)?;
    // From behind, so that places in lists stay what they are.
    for position in selected.iter().rev() {
        let Some(node) = position::find_mut(document, position) else {
            continue;
        };
        match script.run(node)? {
            Some(value) => {
                limits.exchange(node, &value, position.len())?;
                *node = value;
            }
            None => {
                position::remove(document, position).ok_or("a whole file cannot be taken away")?;
            }
        }
    }
    Ok(!selected.is_empty())
}

/// A file while it is changed.
struct Content<'s> {
    sources: &'s Sources,
    file: FileId,
    text: Arc<str>,
    /// The same as values, if something looked at them; newer than the text then.
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

/// The text of a file with all changes that concern it, none if there are no such; and what became of each.
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
            outcomes.seen.push(index);
        }
        // What earlier ones have put there is not in the text.
        if !edit.is_about(path) || (!is_changed && !edit.may_concern(sources.text(file))) {
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
