//! The table of scenarios as text.

use super::results::{Counts, Finding, Results, Row, count};
use armgen_cli::columns::columns;
use std::fmt::Write as _;

/// The scenarios of a suite with the tests behind them, and then the counts by definition. With `is_whole`, what no test reached is
/// listed too.
pub(crate) fn text(results: &Results, is_whole: bool, width: Option<usize>) -> String {
    let all = results.rows();
    let shown = |row: &&Row<'_>| is_whole || row.finding != Some(Finding::Missed);
    let rows: Vec<_> = all.iter().filter(shown).collect();
    let mut lines = vec![heading(&["scenario", "", "outcome", "tested with", "hits"])];
    for group in rows.chunk_by(|one, other| one.file == other.file) {
        lines.push(vec![definition(group).to_owned()]);
        lines.extend(group.iter().map(|row| line(row)));
    }
    let mut text = columns(&lines, 4, width);
    text.push('\n');
    let mut lines = vec![heading(&[
        "definition",
        "scenarios",
        "hit",
        "values",
        "errors",
    ])];
    for group in rows.chunk_by(|one, other| one.file == other.file) {
        let counts = count(group.iter().copied());
        lines.push(counted(definition(group), counts));
    }
    let all = count(&all);
    lines.push(counted("all", all));
    text.push_str(&columns(&lines, 1, width));
    for row in &rows {
        if let Some(Finding::Unmet(reason)) = row.finding {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "\n{} cannot be reached: {reason}", row.scenario);
        }
    }
    let _ = writeln!(
        text,
        "\n{}: {} of {} scenarios\n",
        results.suite, all.hit, all.all
    );
    text
}

/// The definition of a group of scenarios.
fn definition<'a>(group: &[&Row<'a>]) -> &'a str {
    let file = group.first().map_or("", |row| row.file);
    if file.is_empty() { "(no test)" } else { file }
}

fn line(row: &Row<'_>) -> Vec<String> {
    let clients = match row.clients {
        (true, true) => "client, requests",
        (true, false) => "client",
        (false, true) => "requests",
        (false, false) => "",
    };
    vec![
        format!("  {}", row.scenario),
        finding(row),
        row.outcome.to_owned(),
        clients.to_owned(),
        row.hits.to_string(),
    ]
}

fn heading(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|&cell| cell.to_owned()).collect()
}

fn counted(name: &str, counts: Counts) -> Vec<String> {
    let numbers = [
        counts.all,
        counts.hit,
        counts.hit - counts.errors,
        counts.errors,
    ];
    let mut cells = vec![name.to_owned()];
    cells.extend(numbers.map(|number| number.to_string()));
    cells
}

/// What there is to say about a scenario, in a word or two.
pub(crate) fn finding(row: &Row<'_>) -> String {
    let text = match row.finding {
        None if row.is_required => "",
        None => "optional",
        Some(Finding::Missed) => "missed",
        Some(Finding::Failed) => "failed",
        Some(Finding::Unnamed) => "hit without a test",
        Some(Finding::Unmet(_)) => "out of reach",
        Some(Finding::Met) => "hit, but said to be out of reach",
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::conformance::results::tests::results;

    const REPORT: &str = r#"{ "azure": { "Get": 2, "Put": 0, "Fly": 0 } }"#;

    #[test]
    fn the_table_has_each_scenario_and_the_counts_of_each_definition() {
        let text = text(&results(true, REPORT), true, None);
        let expected = "\
scenario                 outcome  tested with  hits
pets.json
  Fly      out of reach                           0
  Get                    value    client          2
(no test)
  Put      missed                                 0

definition  scenarios  hit  values  errors
pets.json           2    1       1       0
(no test)           1    0       0       0
all                 3    1       1       0

Fly cannot be reached: Pets do not.

azure: 1 of 3 scenarios

";
        assert_eq!(text, expected);
    }

    #[test]
    fn with_a_filter_missed_scenarios_are_counted_and_not_listed() {
        let text = text(&results(true, REPORT), false, None);
        assert!(!text.contains("Put"), "{text}");
        assert!(text.contains("azure: 1 of 3 scenarios"), "{text}");
    }
}
