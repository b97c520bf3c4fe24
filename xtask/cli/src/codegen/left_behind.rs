//! What is said of crates of earlier runs: in which folders they are, and how to remove them.

use super::input::Input;
use crate::paths;
use crate::quoted::quoted;
use crate::report::plural;
use armgen::{LeftBehind, UpdatedCrate};
use std::fmt::Write;

/// The most files that are named.
const MOST_FILES: usize = 3;

/// Names crates of earlier runs that the manifest does not name. Empty if there are none.
pub(super) fn left_behind(left: &[LeftBehind], input: &Input) -> String {
    let mut text = String::new();
    let mut removable = Vec::new();
    for one in left {
        let folder = paths::join(&input.output_folder, &one.folder);
        let name = &one.name;
        let why = match &one.moved_to {
            Some(now) => {
                let now = paths::join(&input.output_folder, now);
                format!("has what was the crate `{name}`, which is in `{now}` now")
            }
            None => format!("has the crate `{name}`, which is no longer in the manifest"),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "`{folder}` {why}{}", of_others(&one.others));
        if one.others.is_empty() {
            removable.push(input.typed_folder(&one.folder));
        }
    }
    if !removable.is_empty() {
        let them = if removable.len() == 1 { "it" } else { "them" };
        let command = removal(&removable, cfg!(windows));
        let _ = write!(text, "to remove {them}, run:\n\n    {command}\n\n");
    }
    text
}

/// What is said of files that armgen did not write.
fn of_others(others: &[String]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let named: Vec<_> = others
        .iter()
        .take(MOST_FILES)
        .map(|path| format!("`{path}`"))
        .collect();
    let more = match others.len().saturating_sub(MOST_FILES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        ", and {} that armgen did not write: {}{more}; keep them, and remove the others",
        plural(others.len(), "file"),
        named.join(", ")
    )
}

/// The command that removes folders, in a shell of Unix, or in each of those of Windows.
fn removal(folders: &[String], is_windows: bool) -> String {
    let command = if is_windows {
        "cmd /c rmdir /s /q"
    } else {
        "rm -r"
    };
    let mut words = vec![command.to_owned()];
    words.extend(folders.iter().map(|folder| {
        if is_windows {
            format!("\"{}\"", folder.replace('/', "\\"))
        } else if folder.starts_with('-') {
            quoted(&format!("./{folder}"))
        } else {
            quoted(folder)
        }
    }));
    words.join(" ")
}

/// Names crates that are in the folders of crates of other names.
pub(super) fn renamed(crates: &[UpdatedCrate], input: &Input) -> String {
    let mut text = String::new();
    for one in crates {
        if let Some(former) = one.former_name() {
            let folder = paths::join(&input.output_folder, &one.shown_folder);
            let name = &one.name;
            let _ = writeln!(
                text,
                "`{folder}`: the crate `{name}` takes the place of `{former}`"
            );
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::removal;

    #[test]
    fn folders_are_words_of_a_shell() {
        let remove = |folders: &[&str], is_windows| {
            let folders: Vec<_> = folders.iter().map(ToString::to_string).collect();
            removal(&folders, is_windows)
        };
        assert_eq!(remove(&["crates/arm_a"], false), "rm -r crates/arm_a");
        assert_eq!(
            remove(&["it's/a b", "-x", "$HOME/a"], false),
            r"rm -r 'it'\''s/a b' ./-x '$HOME/a'"
        );
        assert_eq!(
            remove(&["crates/arm_a", "my crates/b"], true),
            r#"cmd /c rmdir /s /q "crates\arm_a" "my crates\b""#
        );
    }
}
