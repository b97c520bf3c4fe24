//! Unified diffs.

use similar::TextDiff;
use std::time::Duration;

/// The time limit for a file. After it, the diff is less precise.
const PATIENCE: Duration = Duration::from_secs(2);

/// The unified diff of a file. `None` stands for a file that does not exist.
pub(crate) fn unified_diff(
    path: &str,
    old: Option<&str>,
    new: Option<&str>,
    colours: bool,
) -> String {
    let name = |side: &str, text: Option<&str>| {
        text.map_or_else(|| "/dev/null".to_owned(), |_| format!("{side}/{path}"))
    };
    let (old_text, new_text) = (old.unwrap_or_default(), new.unwrap_or_default());
    let difference = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(old_text, new_text);
    let text = difference
        .unified_diff()
        .header(&name("a", old), &name("b", new))
        .to_string();
    if !colours {
        return text;
    }
    let mut coloured = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        let colour = match line.as_bytes().first() {
            Some(b'+') => "\u{1b}[32m",
            Some(b'-') => "\u{1b}[31m",
            Some(b'@') => "\u{1b}[36m",
            _ => "",
        };
        let end = if colour.is_empty() { "" } else { "\u{1b}[0m" };
        for part in [colour, line, end, "\n"] {
            coloured.push_str(part);
        }
    }
    coloured
}

#[cfg(test)]
mod tests {
    use super::unified_diff;

    #[test]
    fn a_changed_line_is_shown_between_its_neighbours() {
        let shown = unified_diff("src/lib.rs", Some("a\nb\nc\n"), Some("a\nB\nc\n"), false);
        assert_eq!(
            shown,
            "--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"
        );
    }

    #[test]
    fn a_new_file_comes_from_nowhere() {
        assert_eq!(
            unified_diff("x", None, Some("a\n"), false),
            "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n"
        );
    }

    #[test]
    fn a_file_that_goes_away_goes_nowhere() {
        assert_eq!(
            unified_diff("x", Some("a\n"), None, false),
            "--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
        );
    }

    #[test]
    fn colours_are_put_around_the_lines() {
        let shown = unified_diff("x", Some("a\n"), Some("b\n"), true);
        assert!(
            shown.contains("\u{1b}[31m-a\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n"),
            "{shown:?}"
        );
    }
}
