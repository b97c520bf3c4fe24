//! Rows as text for people: a table, and below it what its figures stand for.

use super::row::{Check, Row};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The most findings of the compiler that are shown of a crate.
const SHOWN: usize = 5;

/// The table. Columns without a value in any row are left out.
pub(super) fn table(rows: &[Row]) -> String {
    let mut lines: Vec<Vec<String>> = vec![HEADINGS.map(str::to_owned).to_vec()];
    lines.extend(rows.iter().map(cells));
    lines.push(sums(rows));
    let empty = |column: usize| {
        let mut cells = lines.iter().skip(1).filter_map(|line| line.get(column));
        cells.all(String::is_empty)
    };
    let shown: Vec<usize> = (0..HEADINGS.len())
        .filter(|column| !empty(*column))
        .collect();
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = shown.iter().map(|column| width(*column)).collect();
    let mut text = String::new();
    for line in &lines {
        let mut row = String::new();
        for (column, width) in shown.iter().zip(&widths) {
            let cell = line.get(*column).map_or("", String::as_str);
            // Writing to a string cannot fail.
            let _ = if *column < TEXTS {
                write!(row, "{cell:<width$}  ")
            } else {
                write!(row, "{cell:>width$}  ")
            };
        }
        let _ = writeln!(text, "{}", row.trim_end());
    }
    text
}

const HEADINGS: [&str; 16] = [
    "package",
    "tag",
    "inputs",
    "operations",
    "types",
    "skipped",
    "errors",
    "warnings",
    "lines",
    "ms",
    "check s",
    "no client s",
    "findings",
    "examples",
    "requests",
    "decoded/lossless",
];

/// How many columns are texts, which begin at the left.
const TEXTS: usize = 2;

fn cells(row: &Row) -> Vec<String> {
    let [client, no_client] = &row.details.checks;
    let mut cells = vec![row.package.clone(), row.tag.clone().unwrap_or_default()];
    cells.extend(
        [
            row.inputs,
            row.operations,
            row.types,
            row.skipped,
            row.errors,
            row.warnings,
            row.lines,
        ]
        .map(|count| count.to_string()),
    );
    cells.push(row.generate_ms.to_string());
    cells.extend([client, no_client].map(|check| seconds(check.as_ref())));
    cells.push(optional(row.compile_errors));
    let examples = row.examples.as_ref();
    cells.push(optional(examples.map(|examples| examples.total)));
    cells.push(optional(examples.map(|examples| examples.request_ok)));
    cells.push(examples.map_or_else(String::new, |examples| {
        format!("{}/{}", examples.decoded, examples.lossless)
    }));
    cells
}

fn sums(rows: &[Row]) -> Vec<String> {
    let sum = |value: fn(&Row) -> usize| rows.iter().map(value).sum::<usize>().to_string();
    let any = |value: fn(&Row) -> Option<usize>| {
        let values: Vec<usize> = rows.iter().filter_map(value).collect();
        optional((!values.is_empty()).then(|| values.iter().sum()))
    };
    let checked = |index: usize| {
        let checks = rows
            .iter()
            .filter_map(|row| row.details.checks.get(index)?.as_ref());
        let times: Vec<u64> = checks.filter_map(|check| check.milliseconds).collect();
        if times.is_empty() {
            String::new()
        } else {
            in_seconds(times.iter().sum())
        }
    };
    let decoded = any(|row| Some(row.examples.as_ref()?.decoded));
    let lossless = any(|row| Some(row.examples.as_ref()?.lossless));
    vec![
        format!("{} packages", rows.len()),
        String::new(),
        sum(|row| row.inputs),
        sum(|row| row.operations),
        sum(|row| row.types),
        sum(|row| row.skipped),
        sum(|row| row.errors),
        sum(|row| row.warnings),
        sum(|row| row.lines),
        String::new(),
        checked(0),
        checked(1),
        any(|row| row.compile_errors),
        any(|row| Some(row.examples.as_ref()?.total)),
        any(|row| Some(row.examples.as_ref()?.request_ok)),
        if decoded.is_empty() {
            decoded
        } else {
            format!("{decoded}/{lossless}")
        },
    ]
}

fn optional(count: Option<usize>) -> String {
    count.map_or_else(String::new, |count| count.to_string())
}

fn seconds(check: Option<&Check>) -> String {
    let milliseconds = check.and_then(|check| check.milliseconds);
    milliseconds.map_or_else(String::new, in_seconds)
}

fn in_seconds(milliseconds: u64) -> String {
    format!("{}.{}", milliseconds / 1000, milliseconds % 1000 / 100)
}

/// What was left out and why, what panics and the compiler said, and which examples failed.
pub(super) fn notes(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let name = name(row);
        for (id, reason) in &row.details.skipped {
            let _ = writeln!(text, "{name}: skipped {id}: {reason}");
        }
        if let Some(panic) = &row.details.panic {
            let _ = writeln!(text, "{name}: panic: {panic}");
        }
        for check in row.details.checks.iter().flatten() {
            for message in check.messages.iter().take(SHOWN) {
                let _ = writeln!(text, "{name}: {}", message.trim_end());
            }
            if check.messages.len() > SHOWN {
                let _ = writeln!(text, "{name}: … and {} more", check.messages.len() - SHOWN);
            }
        }
        for failure in row.examples.iter().flat_map(|examples| &examples.failures) {
            let _ = writeln!(
                text,
                "{name}: {} of {} in {}{}: {}",
                failure.kind, failure.operation, failure.file, failure.path, failure.cause
            );
        }
    }
    text + &warnings(rows)
}

/// How many warnings there are of each kind.
fn warnings(rows: &[Row]) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let diagnostics = rows.iter().flat_map(|row| &row.details.diagnostics);
    for diagnostic in diagnostics.filter(|diagnostic| !diagnostic.is_error()) {
        *kinds.entry(diagnostic.code).or_default() += 1;
    }
    if kinds.is_empty() {
        return String::new();
    }
    let kinds: Vec<String> = kinds
        .into_iter()
        .map(|(code, count)| format!("{code} {count}"))
        .collect();
    format!("warnings: {}\n", kinds.join(", "))
}

/// What a row is called.
pub(super) fn name(row: &Row) -> String {
    match &row.tag {
        Some(tag) => format!("{}@{tag}", row.package),
        None => row.package.clone(),
    }
}
