//! The table of scenarios as a page.

use super::results::{Finding, Results, Row, count};
use super::table::finding;
use std::fmt::Write as _;

const STYLE: &str = "body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color-scheme: light dark; } \
    table { border-collapse: collapse; width: 100%; } \
    th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8884; vertical-align: top; } \
    .number { text-align: right; font-variant-numeric: tabular-nums; } \
    .fault { color: #c62828; font-weight: 600; }";

/// A page with the scenarios of all suites.
pub(crate) fn page(all: &[Results], is_whole: bool) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Conformance of armgen</title>\n<style>{STYLE}</style>\n\
        <h1>Conformance of armgen</h1>\n"
    );
    for results in all {
        let rows = results.rows();
        let counts = count(&rows);
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "<h2>{}: {} of {} scenarios</h2>",
            escaped(results.suite),
            counts.hit,
            counts.all
        );
        for group in rows.chunk_by(|one, other| one.file == other.file) {
            add_group(&mut page, group, is_whole);
        }
    }
    page.push_str("</html>\n");
    page
}

fn add_group(page: &mut String, rows: &[Row<'_>], is_whole: bool) {
    let file = rows.first().map_or("", |row| row.file);
    let counts = count(rows);
    let title = if file.is_empty() {
        "Without a test"
    } else {
        file
    };
    let _ = writeln!(
        page,
        "<h3>{}: {} of {}</h3>\n<table>\n<tr><th>scenario<th>outcome<th class=\"number\">hits<th>tests",
        escaped(title),
        counts.hit,
        counts.all
    );
    for row in rows {
        if !is_whole && row.finding == Some(Finding::Missed) {
            continue;
        }
        let tests: Vec<_> = row.tests.iter().map(|test| escaped(test)).collect();
        let reason = match row.finding {
            Some(Finding::Unmet(reason)) => format!(": {}", escaped(reason)),
            _ => String::new(),
        };
        let is_fault = row.finding.is_some();
        let _ = writeln!(
            page,
            "<tr><td>{} <span{}>{}{reason}</span><td>{}<td class=\"number\">{}<td>{}",
            escaped(row.scenario),
            if is_fault { " class=\"fault\"" } else { "" },
            finding(row),
            escaped(row.outcome),
            row.hits,
            tests.join("<br>")
        );
    }
    page.push_str("</table>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::conformance::results::tests::results;

    #[test]
    fn the_page_has_each_scenario_with_its_tests_and_what_is_to_say_about_it() {
        let report = r#"{ "azure": { "Get": 2, "Fly": 0, "<Put>": 1 } }"#;
        let page = page(&[results(true, report)], true);
        for line in [
            "<h2>azure: 1 of 3 scenarios</h2>",
            "<h3>pets.json: 1 of 2</h3>",
            "<tr><td>Get <span></span><td>value<td class=\"number\">2<td>pets.json: Get",
            "<tr><td>Fly <span class=\"fault\">out of reach: Pets do not.</span><td><td class=\"number\">0<td>",
            "<h3>Without a test: 0 of 1</h3>",
            "<tr><td>&lt;Put&gt; <span class=\"fault\">hit without a test</span><td><td class=\"number\">1<td>",
        ] {
            assert!(page.lines().any(|it| it == line), "{line}\n{page}");
        }
    }
}
