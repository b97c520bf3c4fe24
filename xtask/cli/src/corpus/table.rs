//! Rows as a table, with notes below it.

use super::row::{Check, Row};
use crate::columns::columns;
use crate::report::plural;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The maximum number of compiler messages to show for a crate.
const SHOWN: usize = 5;

/// A column of numbers.
struct Column {
    heading: &'static str,
    unit: Unit,
    value: fn(&Row) -> Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Count,
    /// The time of the generator. It has no sum, because packages are generated in parallel.
    Milliseconds,
    /// The time of the compiler, measured in milliseconds.
    Seconds,
}

const COLUMNS: [Column; 15] = [
    column("inputs", Unit::Count, |row| Some(row.inputs)),
    column("operations", Unit::Count, |row| Some(row.operations)),
    column("types", Unit::Count, |row| Some(row.types)),
    column("skipped", Unit::Count, |row| Some(row.skipped)),
    column("errors", Unit::Count, |row| Some(row.errors)),
    column("warnings", Unit::Count, |row| Some(row.warnings)),
    column("lines", Unit::Count, |row| Some(row.lines)),
    column("ms", Unit::Milliseconds, |row| {
        usize::try_from(row.generate_ms).ok()
    }),
    column("check s", Unit::Seconds, |row| {
        time(row.details.checks[0].as_ref())
    }),
    column("no client s", Unit::Seconds, |row| {
        time(row.details.checks[1].as_ref())
    }),
    column("compile errors", Unit::Count, |row| row.compile_errors),
    column("examples", Unit::Count, |row| {
        Some(row.examples.as_ref()?.total)
    }),
    column("requests", Unit::Count, |row| {
        Some(row.examples.as_ref()?.request_ok)
    }),
    column("decoded", Unit::Count, |row| {
        Some(row.examples.as_ref()?.decoded)
    }),
    column("lossless", Unit::Count, |row| {
        Some(row.examples.as_ref()?.lossless)
    }),
];

const fn column(heading: &'static str, unit: Unit, value: fn(&Row) -> Option<usize>) -> Column {
    Column {
        heading,
        unit,
        value,
    }
}

fn time(check: Option<&Check>) -> Option<usize> {
    usize::try_from(check?.milliseconds?).ok()
}

impl Column {
    fn cell(&self, value: Option<usize>) -> String {
        match value {
            None => String::new(),
            Some(time) if self.unit == Unit::Seconds => {
                format!("{}.{}", time / 1000, time % 1000 / 100)
            }
            Some(count) => count.to_string(),
        }
    }

    /// The sum of the values, if there are any.
    fn sum(&self, rows: &[Row]) -> Option<usize> {
        let values: Vec<usize> = rows.iter().filter_map(self.value).collect();
        (self.unit != Unit::Milliseconds && !values.is_empty()).then(|| values.iter().sum())
    }
}

/// The table. Columns that are empty in all rows are left out. Lines that are longer than `width` are folded.
pub(super) fn table(rows: &[Row], width: Option<usize>) -> String {
    let mut headings = vec!["package".to_owned(), "tag".to_owned()];
    headings.extend(COLUMNS.map(|column| column.heading.to_owned()));
    let mut lines = vec![headings];
    for row in rows {
        let mut line = vec![row.package.clone(), row.tag.clone().unwrap_or_default()];
        line.extend(COLUMNS.map(|column| column.cell((column.value)(row))));
        lines.push(line);
    }
    let mut sums = vec![plural(rows.len(), "package"), String::new()];
    sums.extend(COLUMNS.map(|column| column.cell(column.sum(rows))));
    lines.push(sums);
    columns(&lines, TEXTS, width)
}

/// The number of columns that contain text, which is aligned to the left.
const TEXTS: usize = 2;

/// The operations that were left out, panics, compiler messages, and failed examples.
pub(super) fn notes(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let name = name(row);
        for note in &row.details.notes {
            let _ = writeln!(text, "{name}: {note}");
        }
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

/// The number of warnings by code.
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

/// The name of a row.
pub(super) fn name(row: &Row) -> String {
    match &row.tag {
        Some(tag) => format!("{}@{tag}", row.package),
        None => row.package.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::row::{Examples, Failure, Kind};
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
    fn a_table_has_sums_and_no_empty_columns() {
        let mut second = row("zoological-garden");
        second.skipped = 1;
        assert_eq!(
            table(&[row("pets"), second], None),
            "\
package            tag              inputs  operations  types  skipped  errors  warnings  lines  ms
pets               package-2024-01       2          12     30        0       0         0   4000  31
zoological-garden  package-2024-01       2          12     30        1       0         0   4000  31
2 packages                               4          24     60        1       0         0   8000
"
        );
    }

    #[test]
    fn results_of_the_compiler_and_of_examples_have_columns() {
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
            table(&[pets], None),
            "\
package    tag              inputs  operations  types  skipped  errors  warnings  lines  ms  check s  no client s  compile errors  examples  requests  decoded  lossless
pets       package-2024-01       2          12     30        0       0         0   4000  31      2.3          0.9               0        10         9        8         7
1 package                        2          12     30        0       0         0   4000          2.3          0.9               0        10         9        8         7
"
        );
    }

    #[test]
    fn notes_list_what_was_left_out_and_what_failed() {
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
