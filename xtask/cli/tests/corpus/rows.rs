//! Rows as a table and in JSON.

use crate::{checkout, corpus};
use armgen_fixtures::Run;

#[test]
fn a_table_fits_the_width_of_the_terminal() {
    let checkout = checkout(&["pets", "zoo"]);
    let mut command = checkout.command(env!("CARGO_BIN_EXE_armgen"), "");
    command.args(["corpus", "--root", "root", "--out", "out"]);
    let run = Run::of(command.env("COLUMNS", "60"));
    assert_eq!(run.status, Some(0), "{run:?}");
    let notes = run
        .output
        .find("zoo@first: skipped")
        .expect("there are notes");
    let table = &run.output[..notes];
    assert!(table.starts_with("package"), "{table}");
    for line in table.lines() {
        assert!(line.len() <= 60, "{line}");
    }
}

#[test]
fn a_table_has_a_row_for_each_package_and_says_what_was_left_out() {
    let run = corpus(&checkout(&["pets", "zoo"]), &[]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let output = settled(&run.output, 2);
    let output: Vec<&str> = output.lines().collect();
    assert_eq!(
        output[..3],
        [
            "package tag inputs operations types skipped errors warnings lines ms",
            "pets new 1 1 2 0 0 0 0 0",
            "zoo first 1 1 0 1 0 2 0 0",
        ],
        "{run:?}"
    );
    assert!(output[3].starts_with("2 packages 2 2 2 1 0 2 "), "{run:?}");
    assert_eq!(
        output[4..],
        [
            "zoo@first: skipped Cages_Get: parameter `x` has an unknown location `nowhere`",
            "warnings: operation-skipped 1, value-unknown 1",
        ]
    );
}

/// The text of a table with zeros for what differs from machine to machine and with each change of the generator: the last two
/// columns, which are lines and milliseconds.
fn settled(table: &str, rows: usize) -> String {
    let lines = table.lines().enumerate().map(|(index, line)| {
        let cells: Vec<&str> = line.split_whitespace().collect();
        match cells.as_slice() {
            [first @ .., _, _] if (1..=rows).contains(&index) => {
                format!("{} 0 0\n", first.join(" "))
            }
            _ => format!("{}\n", cells.join(" ")),
        }
    });
    lines.collect()
}

#[test]
fn the_rows_in_json_have_these_fields() {
    let run = corpus(&checkout(&["pets"]), &["--format", "json"]);
    let text = settled_json(&run.output);
    assert_eq!(
        text,
        r#"[
  {
    "package": "pets",
    "tag": "new",
    "inputs": 1,
    "operations": 1,
    "types": 2,
    "skipped": 0,
    "errors": 0,
    "warnings": 0,
    "lines": 0,
    "generate_ms": 0,
    "check_ms": null,
    "compile_errors": null,
    "examples": null
  }
]
"#
    );
}

/// The same for the JSON form.
fn settled_json(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let changing = ["\"lines\": ", "\"generate_ms\": ", "\"check_ms\": "];
        let changing = changing
            .iter()
            .find(|key| line.trim_start().starts_with(**key));
        match (changing, line.ends_with("null,")) {
            (Some(key), false) => format!("    {key}0,\n"),
            _ => format!("{line}\n"),
        }
    });
    lines.collect()
}
