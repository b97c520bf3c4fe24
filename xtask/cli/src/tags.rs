//! `codegen --readme FILE --list-tags`, and the line about other tags.

use crate::columns::columns;
use crate::paths;
use crate::quoted::quoted;
use crate::report::plural;
use crate::terminal::width;
use armgen::diagnostic::Diagnostic;
use armgen::manifest::{Alternatives, Package};
use armgen::tags::{ListedTag, TagList};
use std::path::Path;

/// The table of the tags of a readme, with an explanation.
///
/// # Errors
/// If the readme cannot be read.
pub(crate) fn list(readme: &Path, root: Option<&Path>) -> Result<String, Diagnostic> {
    let TagList { tags, unread } = TagList::read(readme, root)?;
    let headings = ["package", "tag", "date", "stability", "operations"];
    let mut lines = vec![headings.map(str::to_owned).to_vec()];
    lines.extend(tags.iter().map(line));
    let mut text = columns(&lines, headings.len() - 1, width(&std::io::stdout()));
    text.push_str("\n* the tag of the package unless `--tag` names another one");
    if tags.iter().any(|tag| tag.package != first(&tags)) {
        text.push_str("; `--sub-package` selects a package after the first by the end of its name");
    }
    text.push('\n');
    if tags.iter().any(|tag| tag.operations.is_none()) {
        text.push_str("- unknown, because definitions are not there or cannot be read");
        if let Some(path) = unread.first() {
            let path = paths::join(&paths::shown_checkout(readme, root), path);
            let files = plural(unread.len(), "file");
            for part in [": ", &files, ", such as `", &path, "`"] {
                text.push_str(part);
            }
        }
        text.push('\n');
    }
    Ok(text)
}

fn first(tags: &[ListedTag]) -> &str {
    tags.first().map_or("", |tag| tag.package.as_str())
}

fn line(tag: &ListedTag) -> Vec<String> {
    let unknown = || "-".to_owned();
    let mark = if tag.is_own { " *" } else { "" };
    vec![
        tag.package.clone(),
        format!("{}{mark}", tag.tag.as_deref().unwrap_or("(none)")),
        tag.date.clone().unwrap_or_else(unknown),
        if tag.is_preview { "preview" } else { "stable" }.to_owned(),
        tag.operations
            .map_or_else(unknown, |count| count.to_string()),
    ]
}

/// A line that says what the readme of a package has beside its own tag. Empty if there is nothing.
pub(crate) fn alternatives(package: &Package, readme: &str, program: &str) -> String {
    let Some(Alternatives { tags, sub_packages }) = package.alternatives else {
        return String::new();
    };
    let mut others = Vec::new();
    if tags > 0 {
        others.push(plural(tags, "other tag"));
    }
    if sub_packages > 0 {
        others.push(plural(sub_packages, "sub-package"));
    }
    if others.is_empty() {
        return String::new();
    }
    let name = &package.krate.name;
    let tag = package.tag.as_deref().unwrap_or("none");
    format!(
        "{name}: the readme's own tag, {tag}; it has {}, which `{program} codegen --readme {} --list-tags` lists\n",
        others.join(" and "),
        quoted(readme)
    )
}
