//! The command that a user types to run `codegen` again.

use crate::arguments::Codegen;
use crate::paths;
use crate::quoted::quoted;
use std::path::PathBuf;

/// The command that writes the files, with the options that say which.
pub(super) fn command(arguments: &Codegen, program: &str) -> String {
    let shown = |path: &Option<PathBuf>| path.as_deref().map(paths::shown);
    let options = [
        ("--manifest", &shown(&arguments.manifest)),
        ("--readme", &shown(&arguments.readme)),
        ("--root", &shown(&arguments.root)),
        ("--sub-package", &arguments.sub_package),
        ("--tag", &arguments.tag),
        ("--out", &arguments.out),
        ("--name", &arguments.name),
        ("--client", &arguments.client),
        ("--api-version", &arguments.api_version),
    ];
    let mut command = vec![format!("{program} codegen")];
    for (option, value) in options {
        command.extend(value.as_ref().map(|value| {
            // Behind a space, it could be read as an option.
            let between = if value.starts_with('-') { "=" } else { " " };
            format!("{option}{between}{}", quoted(value))
        }));
    }
    if !arguments.operations.is_empty() {
        command.push("--operations".to_owned());
        command.extend(arguments.operations.iter().map(|id| quoted(id)));
    }
    if let Some(file) = shown(&arguments.file) {
        command.extend(file.starts_with('-').then(|| "--".to_owned()));
        command.push(quoted(&file));
    }
    command.join(" ")
}
