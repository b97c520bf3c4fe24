//! Lines, colours and progress. Nobody listening is no error: `cargo xtask codegen --check | head` ends well.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// Prints to the standard output.
pub(crate) fn print(text: &str) {
    let mut output = std::io::stdout().lock();
    // A reader that has gone away wants no more lines, and there is nowhere to say so.
    let _ = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
}

/// Prints to the standard error.
pub(crate) fn print_error(text: &str) {
    let mut output = std::io::stderr().lock();
    // As above.
    let _ = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
}

/// Whether a stream wants colours: it is a terminal that knows them, and nobody asked for none (<https://no-color.org>).
pub(crate) fn wants_colours(stream: &impl IsTerminal) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal()
        && !is_set("NO_COLOR")
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// Says what is being done: in one moving line on a terminal, else in plain lines.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Begins to say it.
    pub(crate) fn start() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let template = if wants_colours(&std::io::stderr()) {
                "{spinner:.cyan} {msg}"
            } else {
                "{spinner} {msg}"
            };
            let style = ProgressStyle::with_template(template)
                .unwrap_or_else(|_| ProgressStyle::default_spinner());
            let bar = ProgressBar::new_spinner().with_style(style);
            bar.enable_steady_tick(Duration::from_millis(80));
            bar
        });
        Self { bar }
    }

    /// Begins to say it of a number of things.
    pub(crate) fn of(count: usize) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let template = if wants_colours(&std::io::stderr()) {
                "{bar:30.cyan} {pos}/{len} {msg}"
            } else {
                "{bar:30} {pos}/{len} {msg}"
            };
            let style = ProgressStyle::with_template(template)
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            let count = u64::try_from(count).unwrap_or_default();
            ProgressBar::new(count).with_style(style)
        });
        Self { bar }
    }

    /// One of the things is done.
    pub(crate) fn done(&self, text: String) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
        self.step(text);
    }

    /// The next step.
    pub(crate) fn step(&self, text: String) {
        match &self.bar {
            Some(bar) => bar.set_message(text),
            None => print_error(&(text + "\n")),
        }
    }

    /// Nothing more is being done: the moving line goes away.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
