//! Printing of results. A closed output is not an error.

use crate::figure::{Figure, Verdict};
use crate::table;
use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

/// The printed report, and the number of missed goals and failures so far.
#[derive(Debug)]
pub(crate) struct Report {
    print: fn(&str),
    print_error: fn(&str),
    missed: usize,
    failed: usize,
}

impl Report {
    /// A report on the terminal.
    pub(crate) fn new() -> Self {
        Self::through(print, print_error)
    }

    fn through(print: fn(&str), print_error: fn(&str)) -> Self {
        Self {
            print,
            print_error,
            missed: 0,
            failed: 0,
        }
    }

    /// Begins a table of figures.
    pub(crate) fn begin(&self, title: &str, ours: &str, peer: &str) {
        (self.print)(&format!("\n{}", table::head(title, ours, peer)));
    }

    /// Reports that a part was skipped.
    pub(crate) fn skip(&self, part: &str, reason: &str) {
        (self.print)(&format!("\n{part} was skipped: {reason}\n"));
    }

    /// Prints a figure.
    pub(crate) fn add(&mut self, figure: &Figure) {
        self.missed += usize::from(figure.verdict() == Some(Verdict::Missed));
        (self.print)(&table::row(figure));
    }

    /// The value of a result, or `None` after its error was reported.
    pub(crate) fn attempt<T>(&mut self, result: Result<T, impl Display>) -> Option<T> {
        match result {
            Ok(found) => Some(found),
            Err(error) => {
                self.failed += 1;
                (self.print_error)(&format!("error: {error}\n"));
                None
            }
        }
    }

    /// Prints the number of missed goals. Returns the exit status, which is a failure for a missed goal if `strict`.
    pub(crate) fn end(&self, strict: bool) -> ExitCode {
        if self.missed > 0 {
            (self.print)(&format!("\nmissed goals: {}\n", self.missed));
        }
        if self.failed > 0 || strict && self.missed > 0 {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        }
    }
}

/// Prints to the standard output.
pub(crate) fn print(text: &str) {
    let mut output = std::io::stdout().lock();
    // There is nowhere to report a closed output to.
    let _ = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
}

/// Prints to the standard error.
pub(crate) fn print_error(text: &str) {
    // As above.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Goal, Quantity};

    fn silent() -> Report {
        Report::through(|_| {}, |_| {})
    }

    fn report() -> Report {
        let mut report = silent();
        let goal = Some(Goal::AtMost(Quantity::Bytes(10)));
        for bytes in [Some(9), Some(11), None] {
            report.add(&Figure::new("work", bytes.map(Quantity::Bytes), goal));
        }
        report
    }

    #[test]
    fn only_goals_that_are_missed_count() {
        assert_eq!(report().missed, 1);
    }

    #[test]
    fn a_missed_goal_is_a_failure_only_if_strict() {
        assert_eq!(report().end(false), ExitCode::SUCCESS);
        assert_eq!(report().end(true), ExitCode::FAILURE);
        assert_eq!(silent().end(true), ExitCode::SUCCESS);
    }

    #[test]
    fn what_cannot_be_measured_is_a_failure() {
        let mut report = silent();
        assert_eq!(report.attempt(Ok::<_, String>(1)), Some(1));
        assert_eq!(report.end(false), ExitCode::SUCCESS);
        assert_eq!(report.attempt(Err::<u8, _>("there is no compiler")), None);
        assert_eq!(report.end(false), ExitCode::FAILURE);
    }
}
