//! What is printed. Nobody listening is no error.

use crate::figure::{Figure, Verdict};
use crate::table;
use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

/// What was found so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    missed: usize,
    failed: usize,
}

impl Report {
    /// Prints a figure.
    pub(crate) fn add(&mut self, figure: &Figure) {
        self.missed += usize::from(figure.verdict() == Some(Verdict::Missed));
        print(&table::row(figure));
    }

    /// What was found, if it was; else says why not.
    pub(crate) fn attempt<T>(&mut self, result: Result<T, impl Display>) -> Option<T> {
        match result {
            Ok(found) => Some(found),
            Err(error) => {
                self.failed += 1;
                print_error(&format!("error: {error}\n"));
                None
            }
        }
    }

    /// Says how many goals were missed; the exit status, for which that counts if `strict`.
    pub(crate) fn end(&self, strict: bool) -> ExitCode {
        if self.missed > 0 {
            print(&format!("\nmissed goals: {}\n", self.missed));
        }
        if self.failed > 0 || strict && self.missed > 0 {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        }
    }
}

/// Begins figures of another kind.
pub(crate) fn begin(title: &str, ours: &str, peer: &str) {
    print(&format!("\n{}", table::head(title, ours, peer)));
}

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
    // As above.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Goal, Quantity};

    fn report() -> Report {
        let mut report = Report::default();
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
    fn a_missed_goal_is_a_failure_only_if_asked_for() {
        assert_eq!(report().end(false), ExitCode::SUCCESS);
        assert_eq!(report().end(true), ExitCode::FAILURE);
        assert_eq!(Report::default().end(true), ExitCode::SUCCESS);
    }

    #[test]
    fn what_cannot_be_measured_is_a_failure() {
        let mut report = Report::default();
        assert_eq!(report.attempt(Ok::<_, String>(1)), Some(1));
        assert_eq!(report.end(false), ExitCode::SUCCESS);
        assert_eq!(report.attempt(Err::<u8, _>("there is no compiler")), None);
        assert_eq!(report.end(false), ExitCode::FAILURE);
    }
}
