//! Finds the fenced code blocks of YAML in a Markdown file, as `CommonMark` defines them.

use crate::source::excerpt::Excerpt;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The parts of a Markdown file that armgen uses.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The text of the first heading of level 1.
    pub(super) heading: Option<String>,
    /// The fenced code blocks of YAML, in order.
    pub(super) fences: Vec<Fence>,
}

/// A fenced code block of YAML.
#[derive(Debug)]
pub(super) struct Fence {
    /// The byte range of the opening fence, without its indentation.
    pub(super) line: Range<usize>,
    /// The byte range of the rest of the info string after the word `yaml`.
    pub(super) condition: Range<usize>,
    pub(super) yaml: Excerpt,
}

/// Parses a Markdown file.
pub(super) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut heading: Option<String> = None;
    // The current code block, if it is YAML, and the pieces of its content.
    let mut fence: Option<(Range<usize>, Range<usize>)> = None;
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                pieces.clear();
                fence = opening(text, range.start);
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((line, condition)) = fence.take() {
                    let yaml = Excerpt::new(pieces.iter().map(|(at, piece)| (*at, &**piece)));
                    document.fences.push(Fence {
                        line,
                        condition,
                        yaml,
                    });
                }
            }
            Event::Text(piece) if fence.is_some() => {
                pieces.push((range.start, piece.into_string()));
            }
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) => {
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                let text = heading.take().filter(|heading| !heading.trim().is_empty());
                document.heading = document.heading.or(text);
            }
            Event::Text(piece) | Event::Code(piece) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&piece);
                }
            }
            _ => {}
        }
    }
    document
}

/// The byte ranges of the opening fence at `start`, and of the condition in it. Returns `None` if the block is not YAML.
fn opening(text: &str, start: usize) -> Option<(Range<usize>, Range<usize>)> {
    let line = text.get(start..)?.lines().next()?.trim_end();
    let info = line
        .trim_start()
        .trim_start_matches(['`', '~'])
        .trim_start();
    let word = ["yaml", "yml"].iter().find_map(|word| {
        info.get(..word.len())
            .filter(|beginning| beginning.eq_ignore_ascii_case(word))
    })?;
    let after = info.get(word.len()..)?;
    if after.starts_with(|next: char| next.is_alphanumeric() || "-_.+".contains(next)) {
        return None;
    }
    let condition = after.trim_start();
    let end = start + line.len();
    Some((start..end, end - condition.len()..end))
}

#[cfg(test)]
mod tests {
    use super::read;

    /// The conditions and contents of the code blocks.
    fn fences(text: &str) -> Vec<(String, String)> {
        let fences = read(text).fences;
        let shown = fences.iter().map(|fence| {
            (
                text[fence.condition.clone()].to_owned(),
                fence.yaml.text().to_owned(),
            )
        });
        shown.collect()
    }

    fn one(condition: &str, yaml: &str) -> Vec<(String, String)> {
        vec![(condition.to_owned(), yaml.to_owned())]
    }

    #[test]
    fn the_word_yaml_may_have_any_case_and_leading_spaces() {
        for word in ["yaml", " yaml", "YAML", "  Yaml  ", "yml", "\tyaml"] {
            assert_eq!(
                fences(&format!("```{word}\na: b\n```\n")),
                one("", "a: b\n"),
                "{word}"
            );
        }
    }

    #[test]
    fn code_blocks_of_other_languages_are_ignored() {
        for word in ["", "json", "yamlish", "yaml-like", "sh yaml"] {
            assert!(
                fences(&format!("```{word}\na: b\n```\n")).is_empty(),
                "{word}"
            );
        }
        assert!(
            fences("    ```yaml\n    a: b\n    ```\n").is_empty(),
            "indented code"
        );
        assert!(
            fences("<!--\n```yaml\na: b\n```\n-->\n").is_empty(),
            "a comment"
        );
    }

    #[test]
    fn the_rest_of_the_info_string_is_the_condition() {
        assert_eq!(fences("``` yaml  $(a)  \nb\n```\n"), one("$(a)", "b\n"));
        assert_eq!(fences("```yaml$(a)\nb\n```\n"), one("$(a)", "b\n"));
        assert_eq!(fences("~~~yaml !$(a)\nb\n~~~\n"), one("!$(a)", "b\n"));
    }

    #[test]
    fn an_unclosed_fence_ends_with_the_file() {
        assert_eq!(fences("# A\n```yaml\na: b"), one("", "a: b"));
        assert_eq!(fences("```yaml\n"), one("", ""));
    }

    #[test]
    fn a_fence_is_closed_by_the_same_characters_only() {
        assert_eq!(fences("~~~~yaml\n~~~\n```\n~~~~\n"), one("", "~~~\n```\n"));
    }

    #[test]
    fn the_indentation_of_the_fence_is_removed_from_the_content() {
        assert_eq!(
            fences("  ```yaml\n  a:\n   - b\n  ```\n"),
            one("", "a:\n - b\n")
        );
        assert_eq!(
            fences("- x\n\n  ```yaml\n  a: b\n  ```\n"),
            one("", "a: b\n")
        );
        assert_eq!(fences("> ```yaml\n> a: b\n"), one("", "a: b\n"));
    }

    #[test]
    fn lines_may_end_with_crlf() {
        assert_eq!(
            fences("```yaml $(a)\r\na:\r\n- b\r\n\r\n```\r\n"),
            one("$(a)", "a:\n- b\n\n")
        );
    }

    #[test]
    fn the_first_heading_of_level_1_is_the_title() {
        let heading = |text| read(text).heading;
        assert_eq!(heading("## B\n# A `b`\n# C\n").unwrap(), "A b");
        assert_eq!(heading("A\n=\n").unwrap(), "A");
        assert_eq!(heading("#\ntext\n"), None);
    }
}
