//! Diagnostics as text: code, message, the line of the file, JSON pointer and help.

use crate::paths;
use crate::terminal::{wants_colours, width};
use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use armgen::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use std::collections::HashMap;
use std::ops::Range;

/// The maximum number of bytes of a line to show before and after a place. Some definitions are a single line of megabytes.
const SHOWN: usize = 400;

/// Renders diagnostics as text.
#[derive(Debug)]
pub(crate) struct Reporter {
    renderer: Renderer,
    folder: String,
}

impl Reporter {
    /// A reporter that adds a prefix to the paths of files.
    pub(crate) fn new(folder: impl Into<String>, colours: bool) -> Self {
        let renderer = if colours {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        Self {
            renderer,
            folder: folder.into(),
        }
    }

    /// A reporter for the standard error: with its colours and its width.
    pub(crate) fn for_errors(folder: impl Into<String>) -> Self {
        let error = std::io::stderr();
        let mut reporter = Self::new(folder, wants_colours(&error));
        if let Some(width) = width(&error) {
            reporter.renderer = reporter.renderer.term_width(width);
        }
        reporter
    }

    /// All diagnostics, with an empty line after each. Of warnings that say the same, the first is shown with the places of the
    /// others.
    pub(crate) fn render(&self, diagnostics: &Diagnostics) -> String {
        let mut groups: Vec<(&Diagnostic, Vec<&Place>)> = Vec::new();
        let mut known = HashMap::new();
        for diagnostic in diagnostics {
            let index = match saying(diagnostic) {
                Some(key) => *known.entry(key).or_insert(groups.len()),
                None => groups.len(),
            };
            if let Some((_, others)) = groups.get_mut(index) {
                others.extend(diagnostic.place.as_deref());
            } else {
                groups.push((diagnostic, Vec::new()));
            }
        }
        let mut text = String::new();
        for (diagnostic, others) in groups {
            text.push_str(&self.render_one(diagnostic, &others));
            text.push_str("\n\n");
        }
        text
    }

    fn render_one(&self, diagnostic: &Diagnostic, others: &[&Place]) -> String {
        let level = match diagnostic.severity {
            Severity::Error | Severity::DeniedWarning => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level
            .primary_title(diagnostic.message.as_str())
            .id(diagnostic.code.as_str());
        let mut main = match &diagnostic.place {
            Some(place) => self.show(Group::with_title(title), place, AnnotationKind::Primary),
            None => Group::with_title(title),
        };
        if let Some(place) = diagnostic
            .place
            .as_ref()
            .filter(|place| !place.pointer.is_empty())
        {
            let pointer = normalize_untrusted_str(&place.pointer);
            main = main.element(Level::NOTE.with_name("pointer").message(pointer));
        }
        if let Some(help) = &diagnostic.help {
            main = main.element(Level::HELP.message(help.as_str()));
        }
        if !others.is_empty() {
            let places: Vec<_> = others
                .iter()
                .map(|place| {
                    let path = paths::join(&self.folder, &place.file);
                    normalize_untrusted_str(&format!("{path}:{}:{}", place.line, place.column))
                })
                .collect();
            let places = places.join("\n");
            main = main.element(Level::NOTE.with_name("also").message(places));
        }
        let related = diagnostic.related.iter().map(|(place, what)| {
            let title = Level::NOTE.secondary_title(what.as_str());
            self.show(Group::with_title(title), place, AnnotationKind::Context)
        });
        let report: Vec<_> = std::iter::once(main).chain(related).collect();
        self.renderer.render(&report)
    }

    fn show<'a>(&self, group: Group<'a>, place: &'a Place, kind: AnnotationKind) -> Group<'a> {
        let path = paths::join(&self.folder, &place.file);
        match excerpt(&place.text, &place.span) {
            Some((excerpt, span)) => {
                let snippet = Snippet::source(excerpt).line_start(place.line).path(path);
                group.element(snippet.annotation(kind.span(span)))
            }
            None => group.element(
                Origin::path(path)
                    .line(place.line)
                    .char_column(place.column),
            ),
        }
    }
}

/// What a warning says, if it says nothing about its place that its place does not show.
fn saying(diagnostic: &Diagnostic) -> Option<(&'static str, &str, Option<&str>)> {
    let is_complete = diagnostic.severity != Severity::Error
        && diagnostic.related.is_empty()
        && diagnostic.place.is_some();
    is_complete.then(|| {
        (
            diagnostic.code.as_str(),
            &*diagnostic.message,
            diagnostic.help.as_deref(),
        )
    })
}

/// The line to show, cut off after the place, and the span in it. `None` if the line is empty, or if the place is far to the right
/// in a long line.
fn excerpt<'a>(text: &'a str, span: &Range<usize>) -> Option<(&'a str, Range<usize>)> {
    let (before, behind) = (text.get(..span.start)?, text.get(span.start..)?);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    if span.start - line_start > SHOWN {
        return None;
    }
    let line_end = span.start + behind.find(['\n', '\r']).unwrap_or(behind.len());
    let shown_end = boundary(text, span.start.saturating_add(SHOWN).min(line_end));
    let excerpt = text
        .get(line_start..shown_end)
        .filter(|excerpt| !excerpt.trim().is_empty())?;
    let start = span.start - line_start;
    Some((
        excerpt,
        start
            ..span
                .end
                .min(shown_end)
                .saturating_sub(line_start)
                .max(start),
    ))
}

fn boundary(text: &str, offset: usize) -> usize {
    (offset..text.len())
        .find(|offset| text.is_char_boundary(*offset))
        .unwrap_or(text.len())
}

/// `2 errors, 1 denied warning, 1 warning`
pub(crate) fn count(diagnostics: &Diagnostics) -> String {
    let kinds = [
        (Severity::Error, "error"),
        (Severity::DeniedWarning, "denied warning"),
        (Severity::Warning, "warning"),
    ];
    let counts = kinds.map(|(severity, noun)| {
        let of_kind = diagnostics.iter().filter(|one| one.severity == severity);
        (of_kind.count(), noun)
    });
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts.map(|(count, noun)| plural(count, noun)).collect();
    counts.join(", ")
}

/// `1 file`, `2 files`
pub(crate) fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use armgen::diagnostic::Code;
    use std::sync::Arc;

    fn place(text: &str, line: usize, column: usize, span: Range<usize>) -> Place {
        Place {
            file: Arc::from("petstore.json"),
            line,
            column,
            span,
            pointer: "/definitions/Cat".to_owned(),
            text: Arc::from(text),
        }
    }

    fn diagnostic(place: Place) -> Diagnostic {
        let problem = Diagnostic::error(Code::EnumEmpty, "the enum has no values");
        problem.at(place).with_help("list its values")
    }

    fn plain(diagnostic: Diagnostic) -> String {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(diagnostic);
        Reporter::new("spec/", false).render(&diagnostics)
    }

    #[test]
    fn a_diagnostic_shows_code_place_line_pointer_and_help() {
        let text = "{\n  \"Cat\": 5\n}\n";
        assert_lines(
            &plain(diagnostic(place(text, 2, 10, 11..12))),
            &[
                "error[enum-empty]: the enum has no values",
                " --> spec/petstore.json:2:10",
                "  |",
                "2 |   \"Cat\": 5",
                "  |          ^",
                "  |",
                "  = pointer: /definitions/Cat",
                "  = help: list its values",
            ],
        );
    }

    #[test]
    fn of_a_value_with_several_lines_the_first_is_shown() {
        let text = "{\n  \"Cat\": {\n  }\n}\n";
        let shown = plain(diagnostic(place(text, 2, 10, 11..16)));
        assert!(
            shown.contains("2 |   \"Cat\": {\n  |          ^\n"),
            "{shown}"
        );
    }

    #[test]
    fn of_a_line_of_megabytes_only_the_position_is_shown() {
        let text = format!("[{}5{}]", "0,".repeat(1_000_000), ",0".repeat(1_000_000));
        let shown = plain(diagnostic(place(&text, 1, 2_000_002, 2_000_001..2_000_002)));
        assert_lines(
            &shown,
            &[
                "error[enum-empty]: the enum has no values",
                "--> spec/petstore.json:1:2000002",
                " = pointer: /definitions/Cat",
                " = help: list its values",
            ],
        );
    }

    #[test]
    fn a_long_line_is_cut_behind_the_place() {
        let text = format!("[5{}]", ",0".repeat(1_000_000));
        let shown = plain(diagnostic(place(&text, 1, 2, 1..2)));
        assert!(shown.len() < 1_000, "{}", shown.len());
    }

    #[test]
    fn a_place_at_the_end_of_the_file_is_shown() {
        let shown = plain(diagnostic(place("{\"Cat\":", 1, 8, 7..7)));
        assert!(shown.contains("1 | {\"Cat\":\n  |        ^\n"), "{shown}");
    }

    #[test]
    fn control_characters_of_the_input_do_not_reach_the_terminal() {
        let text = "{\"\u{1b}[31mCat\": 5}";
        let mut place = place(text, 1, 2, 1..11);
        place.pointer = "/\u{1b}[31mCat".to_owned();
        let shown = plain(diagnostic(place));
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
    }

    #[test]
    fn colours_are_only_used_when_asked_for() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(diagnostic(place("5", 1, 1, 0..1)));
        assert!(
            Reporter::new("", true)
                .render(&diagnostics)
                .contains('\u{1b}')
        );
        assert!(
            !Reporter::new("", false)
                .render(&diagnostics)
                .contains('\u{1b}')
        );
    }

    #[test]
    fn of_warnings_that_say_the_same_the_others_are_places() {
        let warning = |line| {
            let warning = Diagnostic::warning(Code::EnumEmpty, "the enum has no values");
            let mut place = place("", line, 1, 0..0);
            place.pointer.clear();
            warning.at(place)
        };
        let diagnostics = Diagnostics::from_iter([warning(1), warning(5), warning(9)]);
        assert_lines(
            &Reporter::new("spec/", false).render(&diagnostics),
            &[
                "warning[enum-empty]: the enum has no values",
                "--> spec/petstore.json:1:1",
                " = also: spec/petstore.json:5:1",
                "         spec/petstore.json:9:1",
            ],
        );
    }

    #[test]
    fn errors_that_say_the_same_are_all_shown() {
        let error = |line| {
            Diagnostic::error(Code::EnumEmpty, "the enum has no values").at(place(
                "",
                line,
                1,
                0..0,
            ))
        };
        let shown = Reporter::new("", false).render(&Diagnostics::from_iter([error(1), error(5)]));
        assert_eq!(shown.matches("error[enum-empty]").count(), 2, "{shown}");
    }

    #[test]
    fn errors_and_warnings_are_counted() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(diagnostic(place("5", 1, 1, 0..1)));
        diagnostics.push(diagnostic(place("5", 1, 1, 0..1)));
        diagnostics.push(Diagnostic::warning(
            Code::EnumEmpty,
            "the enum has no values",
        ));
        assert_eq!(count(&diagnostics), "2 errors, 1 warning");
    }

    fn assert_lines(shown: &str, lines: &[&str]) {
        assert_eq!(shown.trim_end().lines().collect::<Vec<_>>(), lines);
    }
}
