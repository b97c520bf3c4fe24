//! Rows as text for people: a table, and below it what its figures stand for.

use super::row::{Check, Examples, Row};
use crate::report::plural;
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

const HEADINGS: [&str; 17] = [
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
    "compile errors",
    "examples",
    "requests",
    "decoded",
    "lossless",
];

/// The columns for examples.
const COUNTS: [fn(&Examples) -> usize; 4] = [
    |examples| examples.total,
    |examples| examples.request_ok,
    |examples| examples.decoded,
    |examples| examples.lossless,
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
    cells.extend(COUNTS.map(|count| optional(examples.map(count))));
    cells
}

fn sums(rows: &[Row]) -> Vec<String> {
    let sum = |value: fn(&Row) -> usize| rows.iter().map(value).sum::<usize>().to_string();
    let any = |value: &dyn Fn(&Row) -> Option<usize>| {
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
    let mut cells = vec![plural(rows.len(), "package"), String::new()];
    cells.extend([
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
        any(&|row| row.compile_errors),
    ]);
    cells.extend(COUNTS.map(|count| any(&|row| row.examples.as_ref().map(count))));
    cells
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
                "{name}: {} of {} in {} {}: {}",
                failure.kind.as_str(),
                failure.operation,
                failure.file,
                failure.path,
                failure.cause
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
        *kinds.entry(diagnostic.code.as_str()).or_default() += 1;
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

#[cfg(test)]
mod tests {
    use super::super::row::{Failure, Kind};
    use super::*;

    fn row(package: &str) -> Row {
        Row {
            package: package.to_owned(),
            tag: Some("package-2024-01".to_owned()),
            inputs: 2,
            operations: 12,
            types: 30,
            lines: 4000,
            generate_ms: 31,
            ..Row::default()
        }
    }

    #[test]
    fn a_table_has_sums_and_only_columns_that_say_something() {
        let mut second = row("zoological-garden");
        second.skipped = 1;
        assert_eq!(
            table(&[row("pets"), second]),
            "\
package            tag              inputs  operations  types  skipped  errors  warnings  lines  ms
pets               package-2024-01       2          12     30        0       0         0   4000  31
zoological-garden  package-2024-01       2          12     30        1       0         0   4000  31
2 packages                               4          24     60        1       0         0   8000
"
        );
    }

    #[test]
    fn what_was_compiled_and_run_has_columns_of_its_own() {
        let mut pets = row("pets");
        let check = |milliseconds| Check {
            milliseconds: Some(milliseconds),
            ..Check::default()
        };
        pets.add_check(true, check(2345));
        pets.add_check(false, check(987));
        pets.examples = Some(Examples {
            total: 10,
            request_ok: 9,
            decoded: 8,
            lossless: 7,
            ..Examples::default()
        });
        assert_eq!(
            table(&[pets]),
            "\
package    tag              inputs  operations  types  skipped  errors  warnings  lines  ms  check s  no client s  compile errors  examples  requests  decoded  lossless
pets       package-2024-01       2          12     30        0       0         0   4000  31      2.3          0.9               0        10         9        8         7
1 package                        2          12     30        0       0         0   4000          2.3          0.9               0        10         9        8         7
"
        );
    }

    #[test]
    fn below_stands_what_was_left_out_and_what_went_wrong() {
        let mut pets = row("pets");
        pets.details.skipped = vec![("Pets_Get".to_owned(), "it has no path".to_owned())];
        pets.details.panic = Some("oh".to_owned());
        pets.add_check(
            true,
            Check {
                errors: 7,
                messages: vec!["error: no\n".to_owned(); 7],
                ..Check::default()
            },
        );
        pets.examples = Some(Examples {
            failures: vec![Failure {
                file: "get.json".to_owned(),
                operation: "Pets_Get".to_owned(),
                kind: Kind::Loss,
                path: "/responses/200".to_owned(),
                cause: "it did not come back".to_owned(),
            }],
            ..Examples::default()
        });
        let name = "pets@package-2024-01";
        let error = format!("{name}: error: no\n").repeat(SHOWN);
        assert_eq!(
            notes(&[pets]),
            format!(
                "{name}: skipped Pets_Get: it has no path\n{name}: panic: oh\n{error}{name}: … and 2 more\n\
                 {name}: loss of Pets_Get in get.json /responses/200: it did not come back\n"
            )
        );
    }
}
