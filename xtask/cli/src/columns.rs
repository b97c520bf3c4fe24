//! Text in columns.

use std::fmt::Write as _;

/// Lines of cells as text, with a heading in the first line. The first columns, `texts` of them, are aligned to the left, and the
/// others to the right. Columns that are empty below their heading are left out.
pub(crate) fn columns(lines: &[Vec<String>], texts: usize) -> String {
    let mut text = vec![String::new(); lines.len()];
    let count = lines.iter().map(Vec::len).max().unwrap_or_default();
    for column in 0..count {
        let cells = || lines.iter().filter_map(|line| line.get(column));
        if cells().skip(1).all(String::is_empty) {
            continue;
        }
        let width = cells().map(|cell| cell.chars().count()).max();
        let width = width.unwrap_or_default();
        for (text, cell) in text.iter_mut().zip(cells()) {
            // Writing to a string cannot fail.
            let _ = if column < texts {
                write!(text, "{cell:<width$}  ")
            } else {
                write!(text, "{cell:>width$}  ")
            };
        }
    }
    let lines = text.iter().map(|line| line.trim_end().to_owned() + "\n");
    lines.collect()
}
