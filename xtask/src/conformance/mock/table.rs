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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_pass_is_listed_with_its_reason() {
        let checked = Checked {
            package: "pets".to_owned(),
            operations: 3,
            examples: 4,
            passed: 1,
            faulty: vec!["Pets_Create (create.json): age must be integer".to_owned()],
            limits: vec!["Pets_List (list.json): it cannot be checked".to_owned()],
            failed: vec!["Pets_Get (get.json): the query must have `api-version`".to_owned()],
            wrong: 5,
            refused: 4,
            unchecked: vec!["Pets_Update (update.json)".to_owned()],
        };
        assert_eq!(
            requests(&[checked], None),
            "\
package  operations  requests  passed  faulty examples  limits of the mock  failed  wrong requests  refused
pets              3         4       1                1                   1       1               5        4
faulty example: pets: Pets_Create (create.json): age must be integer
not checked: pets: Pets_List (list.json): it cannot be checked
wrong body accepted: pets: Pets_Update (update.json)
error: pets: Pets_Get (get.json): the query must have `api-version`

"
        );
    }

    #[test]
    fn a_response_that_does_not_decode_is_an_error_of_its_operation() {
        let decoded = Decoded {
            operation: "Pets_Get".to_owned(),
            statuses: vec![200, 404],
            responses: 3,
            values: 1,
            errors: 1,
            not_invented: 2,
            failed: vec!["200: /body/age: `8` did not come back".to_owned()],
        };
        assert_eq!(
            responses(&[decoded], None),
            "\
operation  statuses  responses  values  errors  not invented  failed
Pets_Get   200 404           3       1       1             2       1
error: Pets_Get: 200: /body/age: `8` did not come back

"
        );
    }
}
