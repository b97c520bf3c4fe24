//! The configuration of a tag: the combined settings of all blocks whose conditions are true.

use super::Readme;
use super::block::{Block, values};
use super::tag::SelectedTag;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::edit::Edit;
use crate::source::tree::Node;
use crate::source::{is_absolute, sibling};

/// The configuration of a tag.
#[derive(Clone, Debug, Default)]
pub struct Configuration {
    /// The tag. `None` if the readme has no tags.
    pub tag: Option<String>,
    /// The flag of the sub-package. `None` for the readme's own package.
    pub sub_package: Option<String>,
    /// The name of the client.
    pub title: Option<String>,
    /// The definitions in the order of the readme, without repetitions. There is at least one.
    pub inputs: Vec<Input>,
    /// The changes that the directives make to definitions, in order.
    pub edits: Vec<Edit>,
}

/// A definition that a readme lists.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path, relative to the same folder as the path of the readme.
    pub path: String,
    pub(super) block: usize,
    pub(super) pointer: String,
}

impl Readme {
    /// Combines the settings of the blocks whose conditions are true.
    pub(super) fn configure(
        &self,
        selected: &SelectedTag,
        problems: &mut Diagnostics,
    ) -> Configuration {
        let mut configuration = Configuration {
            tag: selected.tag.clone(),
            sub_package: selected.flag.clone(),
            ..Configuration::default()
        };
        for (index, block) in self.blocks.iter().enumerate() {
            let is_used = block.condition.holds(selected.scope());
            self.check(block, is_used, problems);
            if is_used && block.settings.is_ok() {
                self.add(index, block, &mut configuration, problems);
            }
        }
        if configuration.inputs.is_empty() && !problems.has_errors() {
            let path = self.sources.path(self.file);
            let message = match &selected.tag {
                Some(tag) => format!("the tag `{tag}` of `{path}` lists no definitions"),
                None => format!("`{path}` lists no definitions"),
            };
            let problem = Diagnostic::error(Code::ReadmeInputsMissing, message);
            let block_of_tag = self.blocks.iter().find(|block| {
                block.condition.depends_on_tag() && block.condition.holds(selected.scope())
            });
            let problem = match block_of_tag {
                Some(block) => problem.at(block.fence_place(&self.sources, self.file)),
                None => problem,
            };
            problems.push(problem.with_help("add their paths to `input-file`"));
        }
        configuration
    }

    /// Reports a block that cannot be read, and a condition that is not supported.
    fn check(&self, block: &Block, is_used: bool, problems: &mut Diagnostics) {
        if let Err(problem) = &block.settings {
            let mut problem = problem.clone();
            if !is_used {
                problem.severity = Severity::Warning;
            }
            problems.push(problem);
        }
        if !is_used && block.condition.is_supported() {
            return;
        }
        if let Some(place) = block.unsupported_condition(&self.sources, self.file) {
            let message = if is_used {
                "this text after the condition is ignored"
            } else {
                "this condition is not supported, so the block is ignored"
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
            for (text, pointer) in self.strings(block, value, at, problems) {
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
        for (key, reason) in [
            ("require", "the settings of that file are not read"),
            (
                "batch",
                "one tag is generated at a time; select the others by their names",
            ),
        ] {
            if let Some((_, pointer)) = block.get(key) {
                let message = format!("`{key}` is not supported: {reason}");
                let place = block.place(&self.sources, self.file, &pointer);
                problems.push(Diagnostic::warning(Code::ReadmeSetting, message).at(place));
            }
        }
    }

    /// A string, or the strings of an array, with their pointers.
    fn strings<'n>(
        &self,
        block: &Block,
        value: &'n Node,
        at: String,
        problems: &mut Diagnostics,
    ) -> Vec<(&'n str, String)> {
        let mut strings = Vec::new();
        for (value, pointer) in values(value, at) {
            match value {
                Node::String(text) => strings.push((text.as_str(), pointer)),
                // An empty item is often left behind when a path is removed.
                Node::Null => {}
                other => {
                    let message = format!("expected the path of a file, found {}", other.kind());
                    let place = block.place(&self.sources, self.file, &pointer);
                    problems.push(Diagnostic::error(Code::WrongType, message).at(place));
                }
            }
        }
        strings
    }

    /// Resolves the path of an input. Reports a path that does not lead to a local file.
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
                format!("`{text}` is a URL, and files are not downloaded"),
            )
            .with_help("use the readme of a local checkout that has the file")
        } else if path.contains("$(") {
            Diagnostic::error(
                Code::ReadmeSetting,
                format!("`{text}` refers to a setting, which is not supported here"),
            )
            .with_help("only `$(this-folder)` is supported, at the beginning of a path")
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
