//! Output, colours, the width of lines, and progress. A closed output is not an error: `cargo xtask codegen --check | head` succeeds.

use indicatif::{ProgressBar, ProgressStyle};
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// Prints to the standard output.
pub fn print(text: &str) {
    write(std::io::stdout().lock(), text);
}

/// Prints to the standard error.
pub fn print_error(text: &str) {
    write(std::io::stderr().lock(), text);
}

fn write(mut output: impl Write, text: &str) {
    // There is nowhere to report a closed output to.
    let _ = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
}

/// Whether to use colours, which are for terminals that support them. Variables can forbid them (`NO_COLOR`, `CLICOLOR=0`) or ask for
/// them anywhere (`CLICOLOR_FORCE`): see <https://no-color.org> and <https://bixense.com/clicolors>.
pub(crate) fn wants_colours(stream: &impl IsTerminal) -> bool {
    decide_colours(stream.is_terminal(), |name| std::env::var_os(name))
}

fn decide_colours(is_terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let value = |name| variable(name).filter(|value| !value.is_empty());
    if value("NO_COLOR").is_some() {
        return false;
    }
    if value("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    let is_forbidden = value("CLICOLOR").is_some_and(|value| value == "0");
    let is_dumb = value("TERM").is_some_and(|value| value == "dumb");
    is_terminal && !is_forbidden && !is_dumb
}

/// The number of characters in a line: that of the variable `COLUMNS`, or of the terminal. `None` if lines can be of any length.
pub fn width(stream: &impl IsTerminal) -> Option<usize> {
    let variable = std::env::var("COLUMNS").ok();
    let wanted = variable.and_then(|columns| columns.parse().ok());
    let of_terminal = || {
        let size = stream.is_terminal().then(terminal_size::terminal_size);
        size.flatten().map(|(width, _)| usize::from(width.0))
    };
    wanted.or_else(of_terminal)
}

/// Shows the current step: as one animated line on a terminal, otherwise as plain lines.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Progress of a single task.
    pub(crate) fn start() -> Self {
        Self::new("{spinner} {wide_msg}", "{spinner:.cyan} {wide_msg}", || {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(Duration::from_millis(80));
            bar
        })
    }

    /// Progress of a number of tasks.
    pub(crate) fn of(count: usize) -> Self {
        let coloured = "{bar:20.cyan} {pos}/{len} {wide_msg}";
        Self::new("{bar:20} {pos}/{len} {wide_msg}", coloured, || {
            ProgressBar::new(u64::try_from(count).unwrap_or_default())
        })
    }

    /// A message as `wide_msg` is cut off where the terminal ends. A longer line would stay there when the next one is shown.
    fn new(plain: &str, coloured: &str, bar: impl FnOnce() -> ProgressBar) -> Self {
        let error = std::io::stderr();
        let bar = error.is_terminal().then(|| {
            let is_coloured = wants_colours(&error);
            let template = if is_coloured { coloured } else { plain };
            let style = ProgressStyle::with_template(template);
            bar().with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { bar }
    }

    /// Shows one of the tasks that is being done. Plain lines name those that are done.
    pub(crate) fn doing(&self, text: String) {
        if let Some(bar) = &self.bar {
            bar.set_message(text);
        }
    }

    /// One of the tasks is done.
    pub(crate) fn done(&self, text: String) {
        match &self.bar {
            Some(bar) => bar.inc(1),
            None => print_error(&(text + "\n")),
        }
    }

    /// Shows the next step.
    pub(crate) fn step(&self, text: String) {
        match &self.bar {
            Some(bar) => bar.set_message(text),
            None => print_error(&(text + "\n")),
        }
    }

    /// Removes the animated line.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(is_terminal: bool, variables: &[(&str, &str)]) -> bool {
        decide_colours(is_terminal, |name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn colours_are_for_terminals_that_support_them() {
        assert!(colours(true, &[]));
        assert!(colours(true, &[("TERM", "xterm")]));
        assert!(!colours(true, &[("TERM", "dumb")]));
        assert!(!colours(false, &[]));
    }

    #[test]
    fn colours_can_be_forbidden() {
        assert!(!colours(true, &[("NO_COLOR", "1")]));
        assert!(!colours(true, &[("NO_COLOR", "0")]));
        assert!(colours(true, &[("NO_COLOR", "")]));
        assert!(!colours(true, &[("CLICOLOR", "0")]));
        assert!(colours(true, &[("CLICOLOR", "1")]));
        assert!(!colours(false, &[("CLICOLOR", "1")]));
    }

    #[test]
    fn colours_can_be_forced_unless_they_are_forbidden() {
        assert!(colours(false, &[("CLICOLOR_FORCE", "1")]));
        assert!(colours(
            false,
            &[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")]
        ));
        assert!(colours(false, &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")]));
        assert!(!colours(false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!colours(false, &[("CLICOLOR_FORCE", "")]));
        assert!(!colours(
            true,
            &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
        ));
    }
}
