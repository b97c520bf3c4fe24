//! A block of settings: YAML and the condition that it depends on.

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
    /// The settings, in their order; or why they cannot be read.
    pub(super) settings: Result<Vec<(String, Node)>, Diagnostic>,
    /// The bytes of the line that opens it.
    line: Range<usize>,
    /// Where the condition begins.
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
                let message = format!("expected settings such as `tag: …`, found {}", other.kind());
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

    /// The last value of a setting and its pointer.
    pub(super) fn get(&self, key: &str) -> Option<(&Node, String)> {
        let settings = self.settings.as_ref().ok()?;
        let (_, value) = settings.iter().rfind(|(name, _)| name == key)?;
        Some((value, pointer::join("", key)))
    }

    /// Where a value is.
    pub(super) fn place(&self, sources: &Sources, file: FileId, pointer: &str) -> Place {
        sources.excerpt_place(file, &self.yaml, pointer)
    }

    /// Where the line is that opens it.
    pub(super) fn line(&self, sources: &Sources, file: FileId) -> Place {
        sources.span(file, self.line.clone(), "")
    }

    /// Where the part of the condition is that is not understood.
    pub(super) fn obscure(&self, sources: &Sources, file: FileId) -> Option<Place> {
        let rest = self.condition.rest()?;
        let span = self.condition_start + rest.start..self.condition_start + rest.end;
        Some(sources.span(file, span, ""))
    }
}
