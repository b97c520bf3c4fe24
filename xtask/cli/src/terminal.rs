//! Output, colours and progress. A closed output is not an error: `cargo xtask codegen --check | head` succeeds.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// Prints to the standard output.
pub(crate) fn print(text: &str) {
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

/// Whether to use colours: the stream is a terminal that supports them, and they are not disabled (<https://no-color.org>).
pub(crate) fn wants_colours(stream: &impl IsTerminal) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal()
        && !is_set("NO_COLOR")
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// Shows the current step: as one animated line on a terminal, otherwise as plain lines.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Progress of a single task.
    pub(crate) fn start() -> Self {
        Self::new("{spinner} {msg}", "{spinner:.cyan} {msg}", || {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(Duration::from_millis(80));
            bar
        })
    }

    /// Progress of a number of tasks.
    pub(crate) fn of(count: usize) -> Self {
        let coloured = "{bar:30.cyan} {pos}/{len} {msg}";
        Self::new("{bar:30} {pos}/{len} {msg}", coloured, || {
            ProgressBar::new(u64::try_from(count).unwrap_or_default())
        })
    }

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

    /// One of the tasks is done.
    pub(crate) fn done(&self, text: String) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
        self.step(text);
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
