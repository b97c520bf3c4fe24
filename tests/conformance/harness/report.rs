//! What the server reports.

use crate::TestResult;
use std::collections::BTreeMap;

/// The paths of the reports, by the names of what they are about.
const REPORTS: [(&str, &str); 4] = [
    ("azure", "/report/azure"),
    ("general", "/report"),
    ("optional", "/report/optional"),
    ("dpg", "/report/dpg"),
];

/// How often each scenario was hit, by report and by scenario.
pub(crate) type Report = BTreeMap<&'static str, BTreeMap<String, u64>>;

/// The difference between two reports: what was hit in between.
pub(crate) fn since(start: &Report, mut end: Report) -> Report {
    for (name, counts) in &mut end {
        for (scenario, count) in counts.iter_mut() {
            let before = start.get(name).and_then(|counts| counts.get(scenario));
            *count = count.saturating_sub(before.copied().unwrap_or_default());
        }
    }
    end
}

/// Asks the server for its reports.
pub(crate) fn read(url: &str) -> TestResult<Report> {
    let mut report = Report::new();
    for (name, path) in REPORTS {
        let text = ureq::get(format!("{url}{path}"))
            .call()?
            .into_body()
            .read_to_string()?;
        // The server cannot count one that it did not list at its start: that has no number, and was hit.
        let counts: BTreeMap<String, Option<u64>> = serde_json::from_str(&text)?;
        let counts = counts
            .into_iter()
            .map(|(scenario, count)| (scenario, count.unwrap_or(1)));
        report.insert(name, counts.collect());
    }
    Ok(report)
}

/// How often a scenario was hit.
pub(crate) fn hits(report: &Report, scenario: &str) -> u64 {
    report
        .values()
        .filter_map(|counts| counts.get(scenario))
        .sum()
}
