//! Finding YAML in Markdown. What a fence is, is what `CommonMark` says: three or more `` ` `` or `~`, up to three blanks before
//! them or as many as the list around them has, open until a fence that closes it or to the end of the file.

use crate::source::excerpt::Excerpt;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What is of interest in a Markdown file.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The text of the first heading of the first level.
    pub(super) heading: Option<String>,
    /// The fences with YAML, in their order.
    pub(super) fences: Vec<Fence>,
}

/// YAML between fences.
#[derive(Debug)]
pub(super) struct Fence {
    /// The line that opens it, without what stands before.
    pub(super) line: Range<usize>,
    /// What stands in that line behind the word `yaml`.
    pub(super) condition: Range<usize>,
    pub(super) yaml: Excerpt,
}

/// Reads a text.
pub(super) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut heading: Option<String> = None;
    // What is being read, if it is a fence with YAML, and the pieces of it so far.
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

/// The line of a fence that begins at an offset, and what is behind the word `yaml` in it; none if it has another word.
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
    let behind = info.get(word.len()..)?;
    if behind.starts_with(|next: char| next.is_alphanumeric() || "-_.+".contains(next)) {
        return None;
    }
    let condition = behind.trim_start();
    let end = start + line.len();
    Some((start..end, end - condition.len()..end))
}

#[cfg(test)]
mod tests {
    use super::read;

    /// The conditions and texts of the fences.
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
    fn a_fence_names_yaml_in_any_case_with_and_without_a_blank() {
        for word in ["yaml", " yaml", "YAML", "  Yaml  ", "yml", "\tyaml"] {
            assert_eq!(
                fences(&format!("```{word}\na: b\n```\n")),
                one("", "a: b\n"),
                "{word}"
            );
        }
    }

    #[test]
    fn other_languages_are_left_alone() {
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
    fn what_is_behind_the_word_is_the_condition() {
        assert_eq!(fences("``` yaml  $(a)  \nb\n```\n"), one("$(a)", "b\n"));
        assert_eq!(fences("```yaml$(a)\nb\n```\n"), one("$(a)", "b\n"));
        assert_eq!(fences("~~~yaml !$(a)\nb\n~~~\n"), one("!$(a)", "b\n"));
    }

    #[test]
    fn a_fence_that_is_left_open_ends_with_the_file() {
        assert_eq!(fences("# A\n```yaml\na: b"), one("", "a: b"));
        assert_eq!(fences("```yaml\n"), one("", ""));
    }

    #[test]
    fn a_fence_is_closed_by_its_own_kind_only() {
        assert_eq!(fences("~~~~yaml\n~~~\n```\n~~~~\n"), one("", "~~~\n```\n"));
    }

    #[test]
    fn what_the_fence_is_indented_by_is_no_part_of_the_text() {
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
    fn lines_may_end_in_the_way_of_windows() {
        assert_eq!(
            fences("```yaml $(a)\r\na:\r\n- b\r\n\r\n```\r\n"),
            one("$(a)", "a:\n- b\n\n")
        );
    }

    #[test]
    fn the_first_heading_of_the_first_level_is_the_title() {
        let heading = |text| read(text).heading;
        assert_eq!(heading("## B\n# A `b`\n# C\n").unwrap(), "A b");
        assert_eq!(heading("A\n=\n").unwrap(), "A");
        assert_eq!(heading("#\ntext\n"), None);
    }
}
