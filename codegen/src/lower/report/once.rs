//! What has one cause is said once.

use crate::lower::report::cause::Cause;
use crate::lower::report::problem::Problem;
use std::collections::{BTreeSet, HashMap};

/// How many other places of a mistake are shown.
const MOST_PLACES: usize = 3;

/// Keeps the first problem of each cause, which says how many others there are.
pub(super) fn say_causes_once(problems: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::new();
    let mut first: HashMap<(bool, String), usize> = HashMap::new();
    let mut more: Vec<Vec<Problem>> = Vec::new();
    for problem in problems {
        let key = problem.cause.as_ref().map(Cause::key);
        let key = key.map(|(is_skipped, key)| (is_skipped, key.to_owned()));
        let known = key.as_ref().and_then(|key| first.get(key));
        if let Some(others) = known.and_then(|index| more.get_mut(*index)) {
            others.push(problem);
            continue;
        }
        first.extend(key.map(|key| (key, kept.len())));
        kept.push(problem);
        more.push(Vec::new());
    }
    let kept = kept.into_iter().zip(more);
    kept.map(|(problem, others)| problem.with_others(&others))
        .collect()
}

impl Problem {
    /// Says that there are other problems with the same cause.
    fn with_others(mut self, others: &[Self]) -> Self {
        let count = others.len();
        if count == 0 {
            return self;
        }
        match &self.cause {
            Some(Cause::Skipped { id, reason, .. }) => {
                let ids = others.iter().filter_map(|other| match &other.cause {
                    Some(Cause::Skipped { id, .. }) => Some(format!("`{id}`")),
                    _ => None,
                });
                let ids: Vec<String> = ids.collect();
                let others = if count == 1 {
                    "operation"
                } else {
                    "operations"
                };
                let message =
                    format!("operation `{id}` and {count} other {others} are skipped: {reason}");
                self.diagnostic.message = message;
                self.with_help(format!("the other {others}: {}", ids.join(", ")))
            }
            Some(Cause::OutsideRoot(file)) => {
                let files = others.iter().filter_map(|other| match &other.cause {
                    Some(Cause::OutsideRoot(other)) if other != file => Some(format!("`{other}`")),
                    _ => None,
                });
                let files: BTreeSet<String> = files.collect();
                let files = Vec::from_iter(files).join(", ");
                let help = self.diagnostic.help.clone().unwrap_or_default();
                let problem = self.and_more(count, "out of it");
                if files.is_empty() {
                    problem
                } else {
                    problem.with_help(format!("{help}; other files outside: {files}"))
                }
            }
            Some(Cause::Same(_)) => {
                let places = if count == 1 { "place" } else { "places" };
                let message = &self.diagnostic.message;
                self.diagnostic.message = format!("{message}; the same in {count} more {places}");
                let others = others.iter().filter_map(|other| other.at.as_ref());
                for other in others.take(MOST_PLACES) {
                    self = self.with_related(other, "here too");
                }
                self
            }
            _ => self.and_more(count, "there"),
        }
    }

    fn and_more(mut self, count: usize, whither: &str) -> Self {
        let references = if count == 1 {
            "reference leads"
        } else {
            "references lead"
        };
        let message = &self.diagnostic.message;
        self.diagnostic.message = format!("{message}; {count} more {references} {whither}");
        self
    }
}
