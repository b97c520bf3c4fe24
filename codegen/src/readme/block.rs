//! Blocks of settings: YAML with a condition.

use super::condition::Condition;
use super::markdown::Fence;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::excerpt::Excerpt;
use crate::source::tree::Node;
use crate::source::{FileId, Sources, pointer};
use std::ops::Range;

/// A block of settings.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) condition: Condition,
    /// The settings in order, or the error if they cannot be read.
    pub(super) settings: Result<Vec<(String, Node)>, Diagnostic>,
    /// The byte range of the opening fence.
    line: Range<usize>,
    /// The byte offset of the condition in the file.
    condition_start: usize,
    yaml: Excerpt,
}

impl Block {
    pub(super) fn read(sources: &Sources, file: FileId, fence: Fence) -> Self {
        let text = sources.text(file);
        let condition = text.get(fence.condition.clone()).unwrap_or_default();
        let mut yaml = fence.yaml;
        let mut content = sources.parse_excerpt::<Node>(file, &yaml);
        if content.is_err()
            && let Some(without_tabs) = yaml.without_tabs()
            && let Ok(readable) = sources.parse_excerpt(file, &without_tabs)
        {
            content = Ok(readable);
            yaml = without_tabs;
        }
        let settings = content.and_then(|content| match content {
            Node::Object(settings) => Ok(settings),
            Node::Null => Ok(Vec::new()),
            other => {
                let message = format!(
                    "expected an object with settings such as `tag: …`, found {}",
                    other.kind()
                );
                Err(Diagnostic::error(Code::WrongType, message)
                    .at(sources.excerpt_place(file, &yaml, "")))
            }
        });
        Self {
            condition: Condition::read(condition),
            settings,
            line: fence.line,
            condition_start: fence.condition.start,
            yaml,
        }
    }

    /// The value of a setting and its pointer. If a key is repeated, its last value.
    pub(super) fn get(&self, key: &str) -> Option<(&Node, String)> {
        let settings = self.settings.as_ref().ok()?;
        let (_, value) = settings.iter().rfind(|(name, _)| name == key)?;
        Some((value, pointer::join("", key)))
    }

    /// The place of a value.
    pub(super) fn place(&self, sources: &Sources, file: FileId, pointer: &str) -> Place {
        sources.excerpt_place(file, &self.yaml, pointer)
    }

    /// The place of the opening fence.
    pub(super) fn fence_place(&self, sources: &Sources, file: FileId) -> Place {
        sources.span(file, self.line.clone(), "")
    }

    /// Whether the block lists definitions. A block that cannot be read counts, so that its error is reported.
    pub(super) fn may_have_inputs(&self) -> bool {
        self.settings.is_err() || self.get("input-file").is_some()
    }

    /// The place of the part of the condition that is not supported.
    pub(super) fn unsupported_condition(&self, sources: &Sources, file: FileId) -> Option<Place> {
        let rest = self.condition.unsupported()?;
        let span = self.condition_start + rest.start..self.condition_start + rest.end;
        Some(sources.span(file, span, ""))
    }
}

/// The items of an array, or a value that is not an array, with their pointers.
pub(super) fn values(value: &Node, pointer: String) -> Vec<(&Node, String)> {
    match value {
        Node::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (item, pointer::join(&pointer, &index.to_string())))
            .collect(),
        other => vec![(other, pointer)],
    }
}
