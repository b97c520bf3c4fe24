//! What a readme says of one tag: the settings of all blocks that count, together.

use super::block::Block;
use super::{Chosen, Readme};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::edit::Edit;
use crate::source::tree::Node;
use crate::source::{is_absolute, pointer, sibling};

/// What a readme says of one tag.
#[derive(Clone, Debug, Default)]
pub struct Configuration {
    /// The tag, if it has one.
    pub tag: Option<String>,
    /// The name of the client.
    pub title: Option<String>,
    /// The definitions, in the order of the readme, each once. There is at least one.
    pub inputs: Vec<Input>,
    /// The changes to definitions that its directives ask for, in their order.
    pub edits: Vec<Edit>,
}

/// A definition that a readme names.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path, from where the readme's path is seen from.
    pub path: String,
    pub(super) block: usize,
    pub(super) pointer: String,
}

impl Readme {
    /// Puts the blocks that count together.
    pub(super) fn configure(&self, chosen: &Chosen, problems: &mut Diagnostics) -> Configuration {
        let mut configuration = Configuration {
            tag: chosen.tag.clone(),
            ..Configuration::default()
        };
        for (index, block) in self.blocks.iter().enumerate() {
            let counts = block.condition.holds(chosen.scope());
            self.check(block, counts, problems);
            if counts && block.settings.is_ok() {
                self.add(index, block, &mut configuration, problems);
            }
        }
        if configuration.inputs.is_empty() && !problems.has_errors() {
            let path = self.sources.path(self.file);
            let message = match &chosen.tag {
                Some(tag) => format!("the tag `{tag}` of `{path}` names no definitions"),
                None => format!("`{path}` names no definitions"),
            };
            let problem = Diagnostic::error(Code::ReadmeInputsMissing, message);
            let own = self.blocks.iter().find(|block| {
                block.condition.is_about_tag() && block.condition.holds(chosen.scope())
            });
            let problem = match own {
                Some(block) => problem.at(block.line(&self.sources, self.file)),
                None => problem,
            };
            problems.push(problem.with_help("list them under `input-file`"));
        }
        configuration
    }

    /// What is wrong with a block as a whole: an error if it counts.
    fn check(&self, block: &Block, counts: bool, problems: &mut Diagnostics) {
        if let Err(problem) = &block.settings {
            let mut problem = problem.clone();
            if !counts {
                problem.severity = Severity::Warning;
            }
            problems.push(problem);
        }
        if !counts && !block.condition.is_obscure() {
            return;
        }
        if let Some(place) = block.obscure(&self.sources, self.file) {
            let message = if counts {
                "text behind a condition is ignored"
            } else {
                "this is not understood as a condition, so the block does not count"
            };
            problems.push(Diagnostic::warning(Code::ReadmeCondition, message).at(place));
        }
    }

    fn add(
        &self,
        index: usize,
        block: &Block,
        configuration: &mut Configuration,
        problems: &mut Diagnostics,
    ) {
        if let Some((value, at)) = block.get("input-file") {
            for (text, pointer) in self.texts(block, value, at, problems) {
                let Some(path) = self.path(block, text, &pointer, problems) else {
                    continue;
                };
                let is_known = |input: &Input| input.path == path;
                if !configuration.inputs.iter().any(is_known) {
                    configuration.inputs.push(Input {
                        path,
                        block: index,
                        pointer,
                    });
                }
            }
        }
        let overridden = match block.get("override-info") {
            Some((Node::Object(entries), _)) => entries.iter().rfind(|(key, _)| key == "title"),
            _ => None,
        };
        let title = block.get("title").map(|(title, _)| title);
        if let Some(Node::String(title)) = title.or(overridden.map(|(_, title)| title)) {
            configuration.title = Some(title.trim().to_owned());
        }
        self.directives(block, &mut configuration.edits, problems);
        for (key, what) in [
            (
                "require",
                "the settings of the file that it names are missing",
            ),
            (
                "batch",
                "one package is generated at a time; ask for another by its tag",
            ),
        ] {
            if let Some((_, pointer)) = block.get(key) {
                let message = format!("`{key}` is not followed: {what}");
                let place = block.place(&self.sources, self.file, &pointer);
                problems.push(Diagnostic::warning(Code::ReadmeSetting, message).at(place));
            }
        }
    }

    /// A text, or the texts of a list, with their pointers.
    fn texts<'n>(
        &self,
        block: &Block,
        value: &'n Node,
        at: String,
        problems: &mut Diagnostics,
    ) -> Vec<(&'n str, String)> {
        let values: Vec<(&Node, String)> = match value {
            Node::Array(items) => items
                .iter()
                .enumerate()
                .map(|(index, item)| (item, pointer::join(&at, &index.to_string())))
                .collect(),
            other => vec![(other, at)],
        };
        let mut texts = Vec::new();
        for (value, pointer) in values {
            match value {
                Node::String(text) => texts.push((text.as_str(), pointer)),
                // What was taken out of a list often leaves this.
                Node::Null => {}
                other => {
                    let message = format!("expected the path of a file, found {}", other.kind());
                    let place = block.place(&self.sources, self.file, &pointer);
                    problems.push(Diagnostic::error(Code::WrongType, message).at(place));
                }
            }
        }
        texts
    }

    /// The path of a file that the readme names.
    fn path(
        &self,
        block: &Block,
        text: &str,
        pointer: &str,
        problems: &mut Diagnostics,
    ) -> Option<String> {
        let text = text.trim();
        let path = text
            .strip_prefix("$(this-folder)")
            .map_or(text, |rest| rest.trim_start_matches(['/', '\\']));
        let problem = if path.contains("://") {
            Diagnostic::error(
                Code::ReadmeSetting,
                format!("`{text}` is a URL, and nothing is fetched"),
            )
            .with_help("name the readme of a checkout that has the file")
        } else if path.contains("$(") {
            Diagnostic::error(
                Code::ReadmeSetting,
                format!("`{text}` has a setting without a value"),
            )
            .with_help("of settings, paths may have `$(this-folder)` at their beginning")
        } else if is_absolute(path) {
            Diagnostic::error(Code::OutsideRoot, format!("`{text}` is an absolute path"))
                .with_help("write it relative to the readme's folder")
        } else {
            return Some(sibling(self.sources.path(self.file), path));
        };
        problems.push(problem.at(block.place(&self.sources, self.file, pointer)));
        None
    }
}
