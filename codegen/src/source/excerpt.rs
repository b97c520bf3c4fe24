//! YAML inside of another file, such as a fenced code block in a Markdown file.

use super::positions::Positions;
use super::{FileId, Sources, parse, pointer};
use crate::diagnostic::{Diagnostic, Place};
use serde::Deserialize;
use std::ops::Range;
use std::sync::Arc;

/// A text that consists of pieces of a file, with their positions in the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Excerpt {
    text: Arc<str>,
    /// The offsets of each piece in the excerpt and in the file, in ascending order.
    pieces: Vec<(usize, usize)>,
    positions: Positions,
}

impl Excerpt {
    /// Joins pieces of a file, each given by its offset in the file and its text.
    pub(crate) fn new<'a>(pieces: impl IntoIterator<Item = (usize, &'a str)>) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        for (origin, piece) in pieces {
            starts.push((text.len(), origin));
            text.push_str(piece);
        }
        Self {
            text: text.into(),
            pieces: starts,
            positions: Positions::default(),
        }
    }

    /// The text.
    #[cfg(test)]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Replaces each tab in an indentation by a space, because YAML does not allow such tabs. Returns `None` if there are none.
    pub(crate) fn without_tabs(&self) -> Option<Self> {
        let mut is_indent = true;
        let replaced: String = self
            .text
            .chars()
            .map(|character| match character {
                '\n' => {
                    is_indent = true;
                    '\n'
                }
                '\t' if is_indent => ' ',
                other => {
                    is_indent &= other == ' ';
                    other
                }
            })
            .collect();
        (replaced != *self.text).then(|| Self {
            text: replaced.into(),
            pieces: self.pieces.clone(),
            positions: Positions::default(),
        })
    }

    /// The offset in the file of a byte of the excerpt.
    fn origin(&self, offset: usize) -> usize {
        let next = self.pieces.partition_point(|(start, _)| *start <= offset);
        let piece = next.checked_sub(1).and_then(|index| self.pieces.get(index));
        piece.map_or(0, |(start, origin)| origin + (offset - start))
    }

    /// The range in the file of a range of the excerpt.
    fn origins(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.origin(span.start);
        let end = match span.end.checked_sub(1) {
            Some(last) if last >= span.start => self.origin(last) + 1,
            _ => start,
        };
        start..end.max(start)
    }
}

impl Sources {
    /// Deserializes an excerpt of a file.
    ///
    /// # Errors
    /// As for [`Sources::parse`]. The place of the error is its position in the file.
    pub(crate) fn parse_excerpt<'a, T: Deserialize<'a>>(
        &self,
        file: FileId,
        excerpt: &'a Excerpt,
    ) -> Result<T, Diagnostic> {
        parse::parse_yaml(self.path(file), &excerpt.text).map_err(|mut problem| {
            if let Some(place) = problem.place.take() {
                let span = excerpt.origins(&place.span);
                problem.place = Some(Box::new(self.span(file, span, place.pointer)));
            }
            problem.message = without_positions(&problem.message);
            problem
        })
    }

    /// The place of the value at a JSON pointer in an excerpt of a file.
    pub(crate) fn excerpt_place(&self, file: FileId, excerpt: &Excerpt, pointer: &str) -> Place {
        let (text, tokens) = (&excerpt.text, pointer::tokens(pointer));
        let location = excerpt.positions.locate_yaml(text, &tokens, false);
        self.span(file, excerpt.origins(&location.value), pointer)
    }

    /// The place of a byte range of a file.
    pub(crate) fn span(
        &self,
        file: FileId,
        span: Range<usize>,
        pointer: impl Into<String>,
    ) -> Place {
        Place::new(self.path(file), self.text(file), span, pointer)
    }
}

/// Removes lines and columns from a message, because they refer to the excerpt and not to the file.
fn without_positions(message: &str) -> String {
    let mut parts = message.split(" at line ");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = |text: &str| {
            text.find(|next: char| !next.is_ascii_digit())
                .unwrap_or(text.len())
        };
        let behind = part.get(digits(part)..).unwrap_or_default();
        let behind = behind.strip_prefix(" column ").map_or(behind, |column| {
            column.get(digits(column)..).unwrap_or_default()
        });
        whole.push_str(behind);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Sources};
    use crate::source::tree::Node;

    const TEXT: &str = "x\n> a:\n>  - 'é'\n>  - b\n";

    fn quoted() -> (Sources, Excerpt) {
        let pieces = [(4, &TEXT[4..7]), (9, &TEXT[9..17]), (19, &TEXT[19..])];
        (Sources::in_memory([("a.md", TEXT)]), Excerpt::new(pieces))
    }

    #[test]
    fn a_value_has_its_place_in_the_file() {
        let (mut sources, excerpt) = quoted();
        let file = sources.load("a.md").unwrap();
        let place = sources.excerpt_place(file, &excerpt, "/a/1");
        assert_eq!(place.to_string(), "a.md:4:6, /a/1");
        assert_eq!(&TEXT[place.span], "b");
    }

    #[test]
    fn an_error_has_its_place_in_the_file() {
        let text = "> a: [\n> b: ]]\n";
        let mut sources = Sources::in_memory([("a.md", text)]);
        let file = sources.load("a.md").unwrap();
        let excerpt = Excerpt::new([(2, "a: [\n"), (9, "b: ]]\n")]);
        let problem = sources.parse_excerpt::<Node>(file, &excerpt).unwrap_err();
        let place = problem.place.unwrap();
        assert_eq!((place.line, place.column), (2, 7));
    }

    #[test]
    fn a_message_names_no_line_of_the_excerpt() {
        let excerpt = Excerpt::new([(0, "a:\n  - [}\n")]);
        let mut sources = Sources::in_memory([("a.md", "a:\n  - [}\n")]);
        let file = sources.load("a.md").unwrap();
        let problem = sources.parse_excerpt::<Node>(file, &excerpt).unwrap_err();
        assert_eq!(
            problem.message,
            "invalid YAML: did not find expected node content, while parsing a flow node"
        );
    }

    #[test]
    fn tabs_that_indent_become_spaces() {
        let excerpt = Excerpt::new([(0, "a:\n\t- b\tc\n \t- d\n")]);
        assert_eq!(
            excerpt.without_tabs().unwrap().text(),
            "a:\n - b\tc\n  - d\n"
        );
        assert!(Excerpt::new([(0, "a: b\tc\n")]).without_tabs().is_none());
    }
}
