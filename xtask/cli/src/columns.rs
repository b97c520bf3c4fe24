//! Text in columns.

use std::fmt::Write as _;

/// The space between two columns.
const GAP: usize = 2;

/// The space before the second and later lines of a line that is folded.
const INDENT: usize = 4;

/// Lines of cells as text, with a heading in the first line. The first columns, `texts` of them, are aligned to the left, and the
/// others to the right. Columns that are empty below their heading are left out. If the lines are longer than `width`, each of them is
/// folded between columns.
#[must_use]
pub fn columns(lines: &[Vec<String>], texts: usize, width: Option<usize>) -> String {
    let columns = Column::all(lines, texts);
    let total: usize = columns.iter().map(|column| column.width + GAP).sum();
    let folded = match width {
        Some(width) if total > width + GAP => fold(columns, width),
        _ => vec![columns],
    };
    let mut text = String::new();
    for line in lines {
        for (index, columns) in folded.iter().enumerate() {
            let shown = shown(line, columns, if index == 0 { 0 } else { INDENT });
            if index == 0 || !shown.is_empty() {
                text.push_str(&shown);
                text.push('\n');
            }
        }
    }
    text
}

/// A column that is shown.
struct Column {
    /// Its position in a line.
    index: usize,
    width: usize,
    is_text: bool,
}

impl Column {
    fn all(lines: &[Vec<String>], texts: usize) -> Vec<Self> {
        let count = lines.iter().map(Vec::len).max().unwrap_or_default();
        let columns = (0..count).filter_map(|index| {
            let cells = || lines.iter().filter_map(|line| line.get(index));
            let width = cells().map(|cell| cell.chars().count()).max();
            let is_empty = cells().skip(1).all(String::is_empty);
            (!is_empty).then(|| Self {
                index,
                width: width.unwrap_or_default(),
                is_text: index < texts,
            })
        });
        columns.collect()
    }
}

/// Distributes columns among lines of this width. A column that is wider has a line for itself.
fn fold(columns: Vec<Column>, width: usize) -> Vec<Vec<Column>> {
    let mut lines: Vec<Vec<Column>> = Vec::new();
    let mut end = 0;
    for column in columns {
        match lines.last_mut() {
            Some(line) if end + GAP + column.width <= width => {
                end += GAP + column.width;
                line.push(column);
            }
            _ => {
                end = column.width + if lines.is_empty() { 0 } else { INDENT };
                lines.push(vec![column]);
            }
        }
    }
    lines
}

fn shown(line: &[String], columns: &[Column], indent: usize) -> String {
    let mut text = " ".repeat(indent);
    for Column {
        index,
        width,
        is_text,
    } in columns
    {
        let cell = line.get(*index).map_or("", String::as_str);
        // Writing to a string cannot fail.
        let _ = if *is_text {
            write!(text, "{cell:<width$}{:GAP$}", "")
        } else {
            write!(text, "{cell:>width$}{:GAP$}", "")
        };
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Vec<Vec<String>> {
        let line = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
        vec![
            line(["package", "tag", "types", "skipped", "lines"]),
            line(["pets", "package-2024-01", "30", "", "4000"]),
            line(["zoological-garden", "package", "1", "", "17"]),
        ]
    }

    #[test]
    fn columns_that_fit_are_lines() {
        let expected = "\
package            tag              types  lines
pets               package-2024-01     30   4000
zoological-garden  package              1     17
";
        assert_eq!(columns(&lines(), 2, None), expected);
        assert_eq!(columns(&lines(), 2, Some(48)), expected);
    }

    #[test]
    fn lines_that_do_not_fit_are_folded_and_stay_aligned() {
        assert_eq!(
            columns(&lines(), 2, Some(47)),
            "\
package            tag              types
    lines
pets               package-2024-01     30
     4000
zoological-garden  package              1
       17
"
        );
        assert_eq!(
            columns(&lines(), 2, Some(20)),
            "\
package
    tag
    types  lines
pets
    package-2024-01
       30   4000
zoological-garden
    package
        1     17
"
        );
    }

    #[test]
    fn no_line_is_longer_than_the_width_unless_a_cell_is() {
        for width in 0..60 {
            let longest = |text: String| text.lines().map(str::len).max();
            let longest = longest(columns(&lines(), 2, Some(width))).unwrap_or_default();
            assert!(longest <= width.max(19), "{width}");
        }
    }

    #[test]
    fn a_part_of_a_line_that_is_empty_is_left_out() {
        let line = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let lines = [line(["name", "ms"]), line(["pets", "5"]), line(["sum", ""])];
        assert_eq!(
            columns(&lines, 1, Some(7)),
            "name\n    ms\npets\n     5\nsum\n"
        );
    }
}
