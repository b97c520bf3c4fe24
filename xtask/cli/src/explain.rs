//! `--explain`: what a code of a diagnostic means.

use crate::columns::columns;
use crate::terminal::{print, width};
use armgen::diagnostic::{Code, Diagnostics};
use clap::Args;
use std::process::ExitCode;

/// The most characters of a line of text, on a terminal that has more. Lines of examples stay as they are.
const WIDTH: usize = 80;

/// The option that both programs have beside their commands.
#[derive(Args, Debug)]
pub struct Explain {
    /// Explain codes of diagnostics, such as `reference-missing`, with an example. Without a code, list all of them.
    #[arg(long, value_name = "CODE", num_args = 0..)]
    explain: Vec<Code>,
}

impl Explain {
    /// Prints what is asked for.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        if self.explain.is_empty() {
            print(&list());
        }
        let width = width(&std::io::stdout()).map_or(WIDTH, |width| width.min(WIDTH));
        let explanations = self.explain.iter().map(|code| explanation(*code, width));
        let explanations: Vec<_> = explanations.collect();
        print(&explanations.join("\n"));
        ExitCode::SUCCESS
    }
}

/// All codes with what they mean.
fn list() -> String {
    let mut lines = vec![vec!["code".to_owned(), "meaning".to_owned()]];
    let of = |code: &Code| vec![code.to_string(), code.summary()];
    lines.extend(Code::ALL.iter().map(of));
    columns(&lines, 2, width(&std::io::stdout()))
}

/// The section of a code as text for a terminal: paragraphs are filled, and examples indented.
fn explanation(code: Code, width: usize) -> String {
    let mut text = format!("{code}\n");
    let mut paragraph = String::new();
    let mut fence = None;
    for line in code.explanation().lines().chain([""]) {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            Some(length) if ticks == length => fence = None,
            Some(_) => text.extend([if line.is_empty() { "" } else { "    " }, line, "\n"]),
            None if ticks >= FENCE => {
                fence = Some(ticks);
                text.push('\n');
            }
            None if line.is_empty() => {
                if !paragraph.is_empty() {
                    text.extend(["\n", &filled(&paragraph, width)]);
                    paragraph.clear();
                }
            }
            None => paragraph.extend([line, " "]),
        }
    }
    text
}

/// The fewest backticks that begin a block.
const FENCE: usize = 3;

/// A paragraph in lines of at most `most` characters, if its words are not longer.
fn filled(paragraph: &str, most: usize) -> String {
    let (mut text, mut width) = (String::new(), 0);
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > most {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += length;
    }
    text + "\n"
}

/// The line that says how to learn more about the first error that is shown, or else the first warning. Empty if there are none.
pub(crate) fn hint(shown: &Diagnostics, program: &str) -> String {
    let first_error = shown.iter().find(|problem| problem.is_error());
    let Some(first) = first_error.or(shown.iter().next()) else {
        return String::new();
    };
    let noun = if first.is_error() { "error" } else { "warning" };
    let alike = || {
        shown
            .iter()
            .filter(|other| other.severity == first.severity)
    };
    let what = if alike().count() == 1 {
        format!("this {noun}")
    } else if alike().all(|other| other.code == first.code) {
        format!("these {noun}s")
    } else {
        let article = if first.is_error() { "an" } else { "a" };
        format!("{article} {noun}")
    };
    let code = first.code;
    format!("to learn more about {what}, run `{program} --explain {code}`\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use armgen::diagnostic::Diagnostic;

    fn hint_of(diagnostics: impl IntoIterator<Item = Diagnostic>) -> String {
        let mut shown = Diagnostics::default();
        shown.extend(diagnostics);
        hint(&shown, "armgen")
    }

    #[test]
    fn a_hint_names_the_first_error() {
        let warning = Diagnostic::warning(Code::NameClash, "");
        let error = Diagnostic::error(Code::EnumEmpty, "");
        assert_eq!(
            hint_of([warning.clone(), error]),
            "to learn more about this error, run `armgen --explain enum-empty`\n"
        );
        assert_eq!(
            hint_of([warning.clone(), warning.clone()]),
            "to learn more about these warnings, run `armgen --explain name-clash`\n"
        );
        assert_eq!(
            hint_of([warning]),
            "to learn more about this warning, run `armgen --explain name-clash`\n"
        );
        assert_eq!(hint_of([]), "");
    }

    #[test]
    fn an_example_keeps_its_lines_and_the_text_around_it_is_filled() {
        let text = explanation(Code::YamlSyntax, WIDTH);
        assert!(
            text.starts_with("yaml-syntax\n\nThe text is not YAML. "),
            "{text}"
        );
        assert!(
            text.ends_with(
                "\n\n    description: Pets: all of them\n\nMended:\n\n    description: \"Pets: all of them\"\n"
            ),
            "{text}"
        );
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(WIDTH), "{text}");
    }

    #[test]
    fn an_example_with_fences_inside_shows_them() {
        let text = explanation(Code::ReadmeTagMissing, WIDTH);
        assert!(text.contains("\n    ```\n"), "{text}");
    }
}
