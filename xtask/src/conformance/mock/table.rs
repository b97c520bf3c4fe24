//! What the mock found, as text.

use super::requests::Checked;
use super::responses::Decoded;
use armgen_cli::columns::columns;
use std::fmt::Write as _;

/// The packages with their requests, and then what is to be said of single examples.
pub(crate) fn requests(all: &[Checked], width: Option<usize>) -> String {
    let mut lines = vec![line([
        "package",
        "operations",
        "requests",
        "passed",
        "faulty examples",
        "limits of the mock",
        "failed",
        "wrong requests",
        "refused",
    ])];
    let count = |list: &[String]| match list.len() {
        0 => String::new(),
        more => more.to_string(),
    };
    lines.extend(all.iter().map(|checked| {
        vec![
            checked.package.clone(),
            checked.operations.to_string(),
            checked.examples.to_string(),
            checked.passed.to_string(),
            count(&checked.faulty),
            count(&checked.limits),
            count(&checked.failed),
            checked.wrong.to_string(),
            checked.refused.to_string(),
        ]
    }));
    let mut text = columns(&lines, 1, width);
    for checked in all {
        let kinds = [
            ("faulty example", &checked.faulty),
            ("not checked", &checked.limits),
            ("wrong body accepted", &checked.unchecked),
            ("error", &checked.failed),
        ];
        for (kind, lines) in kinds {
            for line in lines {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{kind}: {}: {line}", checked.package);
            }
        }
    }
    text.push('\n');
    text
}

/// The operations with the responses that the mock invented.
pub(crate) fn responses(all: &[Decoded], width: Option<usize>) -> String {
    let mut lines = vec![line([
        "operation",
        "statuses",
        "responses",
        "values",
        "errors",
        "not invented",
        "failed",
    ])];
    lines.extend(all.iter().map(|decoded| {
        let statuses: Vec<_> = decoded.statuses.iter().map(u16::to_string).collect();
        vec![
            decoded.operation.clone(),
            statuses.join(" "),
            decoded.responses.to_string(),
            decoded.values.to_string(),
            decoded.errors.to_string(),
            decoded.not_invented.to_string(),
            decoded.failed.len().to_string(),
        ]
    }));
    let mut text = columns(&lines, 2, width);
    for decoded in all {
        for line in &decoded.failed {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "error: {}: {line}", decoded.operation);
        }
    }
    text.push('\n');
    text
}

fn line<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).into()
}
