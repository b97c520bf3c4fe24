//! What the tests of a suite did, and what the server counted.

use super::folder::Folder;
use super::suite::Suite;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What the tests of a suite did, and what the server counted.
#[derive(Debug, Deserialize)]
pub(crate) struct Results {
    /// The name of the suite, which is that of its report.
    #[serde(skip)]
    pub(crate) suite: &'static str,
    tests: Vec<Test>,
    /// Scenarios that no client of armgen can reach.
    unmet: Vec<Unmet>,
    /// How often scenarios were hit, by report.
    report: BTreeMap<String, BTreeMap<String, u64>>,
}

#[derive(Debug, Deserialize)]
struct Test {
    /// The definition, such as `lro.json`.
    file: String,
    name: String,
    scenarios: Vec<String>,
    outcome: String,
    is_blocking: bool,
    passed: bool,
}

#[derive(Debug, Deserialize)]
struct Unmet {
    file: String,
    scenario: String,
    reason: String,
}

/// A scenario, and the tests behind it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    pub(crate) scenario: &'a str,
    /// The definition, or nothing if no test names the scenario.
    pub(crate) file: &'a str,
    pub(crate) hits: u64,
    /// Whether it is in the report of the suite, and not in the optional one.
    pub(crate) is_required: bool,
    /// `value` or `error`.
    pub(crate) outcome: &'a str,
    pub(crate) tests: Vec<&'a str>,
    /// Whether the tests use the generated client, and a blocking one with request functions.
    pub(crate) clients: (bool, bool),
    pub(crate) finding: Option<Finding<'a>>,
}

/// What there is to say about a scenario.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Finding<'a> {
    /// No test reached it.
    Missed,
    /// A test of it failed.
    Failed,
    /// It was hit, and no test names it, so that nothing was asserted.
    Unnamed,
    /// It cannot be reached, for this reason.
    Unmet(&'a str),
    /// It was hit although it is said to be out of reach.
    Met,
}

impl Finding<'_> {
    fn is_fault(&self, is_whole: bool) -> bool {
        match self {
            // With a filter, most scenarios are missed on purpose.
            Self::Missed => is_whole,
            Self::Unmet(_) => false,
            Self::Failed | Self::Unnamed | Self::Met => true,
        }
    }
}

/// How many scenarios there are, and how many of them were hit by tests that passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) hit: usize,
    pub(crate) all: usize,
    /// Of those that were hit: how many end in an error.
    pub(crate) errors: usize,
}

impl Results {
    /// Reads what the tests of a suite wrote.
    ///
    /// # Errors
    /// If they wrote nothing.
    pub(crate) fn read(suite: Suite, folder: &Folder) -> Result<Self, String> {
        let path = folder.results(suite);
        let text = std::fs::read(&path).map_err(|error| {
            format!(
                "the tests of `{}` left no results in `{}`: {error}",
                suite.name(),
                path.display()
            )
        })?;
        Self::parse(suite.name(), &text)
            .map_err(|error| format!("cannot read `{}`: {error}", path.display()))
    }

    fn parse(suite: &'static str, text: &[u8]) -> serde_json::Result<Self> {
        let results: Self = serde_json::from_slice(text)?;
        Ok(Self { suite, ..results })
    }

    /// Whether no test ran.
    pub(crate) fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// The scenarios: by definition, then those that no test names.
    pub(crate) fn rows(&self) -> Vec<Row<'_>> {
        let mut rows: Vec<Row<'_>> = Vec::new();
        for (report, counts) in &self.report {
            let is_required = report == self.suite;
            for (scenario, &hits) in counts {
                let row = self.row(scenario, hits, is_required);
                let is_shown = is_required || !row.tests.is_empty();
                // What is in another report belongs to another suite, unless it was hit here.
                if is_shown || hits > 0 {
                    rows.push(row);
                }
            }
        }
        rows.sort_by_key(|row| (row.file.is_empty(), row.file, row.scenario));
        rows
    }

    fn row<'a>(&'a self, scenario: &'a str, hits: u64, is_required: bool) -> Row<'a> {
        let names = |test: &&Test| test.scenarios.iter().any(|name| name == scenario);
        let tests: Vec<_> = self.tests.iter().filter(names).collect();
        let unmet = self.unmet.iter().find(|unmet| unmet.scenario == scenario);
        let finding = match unmet {
            Some(_) if hits > 0 => Some(Finding::Met),
            Some(unmet) => Some(Finding::Unmet(&unmet.reason)),
            None if tests.is_empty() && hits > 0 => Some(Finding::Unnamed),
            None if tests.iter().any(|test| !test.passed) => Some(Finding::Failed),
            None if hits == 0 => Some(Finding::Missed),
            None => None,
        };
        let file = tests.first().map(|test| test.file.as_str());
        let file = file.or_else(|| unmet.map(|unmet| unmet.file.as_str()));
        Row {
            scenario,
            file: file.unwrap_or_default(),
            hits,
            is_required,
            outcome: tests.first().map_or("", |test| &test.outcome),
            tests: tests.iter().map(|test| test.name.as_str()).collect(),
            clients: (
                tests.iter().any(|test| !test.is_blocking),
                tests.iter().any(|test| test.is_blocking),
            ),
            finding,
        }
    }

    /// Whether all is as it must be. `is_whole` says whether all tests were to run.
    pub(crate) fn holds(&self, is_whole: bool) -> bool {
        let is_fault = |row: Row<'_>| row.finding.is_some_and(|it| it.is_fault(is_whole));
        !self.rows().into_iter().any(is_fault)
    }
}

/// Counts the scenarios that the server asks for.
pub(crate) fn count<'a>(rows: impl IntoIterator<Item = &'a Row<'a>>) -> Counts {
    let mut counts = Counts::default();
    for row in rows.into_iter().filter(|row| row.is_required) {
        counts.all += 1;
        if row.finding.is_none() {
            counts.hit += 1;
            counts.errors += usize::from(row.outcome == "error");
        }
    }
    counts
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The results of a suite with one test, of the scenario `Get`.
    pub(crate) fn results(passed: bool, report: &str) -> Results {
        let text = format!(
            r#"{{
                "tests": [{{
                    "file": "pets.json", "name": "pets.json: Get", "scenarios": ["Get"],
                    "outcome": "value", "is_blocking": false, "passed": {passed}
                }}],
                "unmet": [{{ "file": "pets.json", "scenario": "Fly", "reason": "Pets do not." }}],
                "report": {report}
            }}"#
        );
        Results::parse("azure", text.as_bytes()).expect("these are results")
    }

    fn findings(results: &Results) -> Vec<(&str, Option<Finding<'_>>)> {
        let rows = results.rows().into_iter();
        rows.map(|row| (row.scenario, row.finding)).collect()
    }

    #[test]
    fn a_scenario_that_was_hit_by_a_test_that_passed_holds() {
        let results = results(true, r#"{ "azure": { "Get": 1 } }"#);
        assert_eq!(findings(&results), [("Get", None)]);
        assert!(results.holds(true));
    }

    #[test]
    fn results_without_tests_are_empty() {
        assert!(!results(false, "{}").is_empty());
        let nothing = br#"{ "tests": [], "unmet": [], "report": {} }"#;
        let nothing = Results::parse("azure", nothing).expect("these are results");
        assert!(nothing.is_empty());
    }

    #[test]
    fn a_hit_without_a_test_that_names_it_is_a_fault() {
        let results = results(true, r#"{ "azure": { "Get": 1, "Put": 1 } }"#);
        assert_eq!(
            findings(&results),
            [("Get", None), ("Put", Some(Finding::Unnamed))]
        );
        assert!(!results.holds(true));
        assert!(!results.holds(false));
    }

    #[test]
    fn a_hit_of_a_test_that_failed_is_a_fault() {
        let results = results(false, r#"{ "azure": { "Get": 1 } }"#);
        assert_eq!(findings(&results), [("Get", Some(Finding::Failed))]);
        assert!(!results.holds(true));
    }

    #[test]
    fn a_missed_scenario_is_a_fault_unless_only_some_tests_were_to_run() {
        let results = results(true, r#"{ "azure": { "Get": 1, "Put": 0 } }"#);
        assert_eq!(
            findings(&results),
            [("Get", None), ("Put", Some(Finding::Missed))]
        );
        assert!(!results.holds(true));
        assert!(results.holds(false));
    }

    #[test]
    fn a_scenario_out_of_reach_is_none_as_soon_as_it_is_hit() {
        let missed = results(true, r#"{ "azure": { "Get": 1, "Fly": 0 } }"#);
        assert_eq!(
            findings(&missed),
            [("Fly", Some(Finding::Unmet("Pets do not."))), ("Get", None)]
        );
        assert!(missed.holds(true));
        let hit = results(true, r#"{ "azure": { "Get": 1, "Fly": 1 } }"#);
        assert!(!hit.holds(true));
    }

    #[test]
    fn an_optional_scenario_is_shown_if_a_test_names_it_and_is_not_counted() {
        let results = results(
            true,
            r#"{ "azure": { "Put": 0 }, "optional": { "Get": 2, "Head": 0 } }"#,
        );
        let rows = results.rows();
        let shown: Vec<_> = rows.iter().map(|row| (row.scenario, row.hits)).collect();
        assert_eq!(shown, [("Get", 2), ("Put", 0)]);
        let counts = Counts {
            all: 1,
            ..Counts::default()
        };
        assert_eq!(count(&rows), counts);
    }
}
