//! Rules for the texts of a manifest. A rule returns `None` if the text is valid, and otherwise what the text must be.

use crate::diagnostic::Diagnostic;
use crate::edit::select;
use crate::names;
use std::path::Path;

/// The name of a crate, as in `cargo new`.
pub(super) fn name(text: &str) -> Option<&'static str> {
    let is_name = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.len() <= 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if !is_name {
        return Some("the name of a crate: a letter, then up to 63 letters, digits, `-` and `_`");
    }
    let reserved = [
        "test",
        "core",
        "std",
        "alloc",
        "proc_macro",
        "proc-macro",
        "build",
        "deps",
        "examples",
        "incremental",
    ];
    (names::is_keyword(text) || names::is_taken_file(text) || reserved.contains(&text))
        .then_some("the name of a crate: it is reserved")
}

/// Names in generated crates: what they depend on, and their modules.
const TAKEN: [&str; 18] = [
    "async_trait",
    "azure_core",
    "azure_identity",
    "base64",
    "clients",
    "futures",
    "http",
    "httpdate",
    "models",
    "operations",
    "parameters",
    "regex_lite",
    "responses",
    "runtime",
    "serde",
    "serde_json",
    "time",
    "tokio",
];

/// The name of a crate that generated crates depend on.
pub(super) fn runtime_name(text: &str) -> Option<&'static str> {
    let is_taken = TAKEN.contains(&text.replace('-', "_").to_ascii_lowercase().as_str());
    name(text).or(is_taken
        .then_some("a name for the runtime: generated crates have something else of this name"))
}

/// The version of a crate (semver.org).
pub(super) fn version(text: &str) -> Option<&'static str> {
    semver::Version::parse(text)
        .is_err()
        .then_some("a version such as `1.0.0` (semver.org)")
}

/// One line of text.
pub(super) fn one_line(text: &str) -> Option<&'static str> {
    (text.trim().is_empty() || text.contains(char::is_control)).then_some("one line of text")
}

/// The version of an API.
pub(super) fn api_version(text: &str) -> Option<&'static str> {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    (text.is_empty() || !text.bytes().all(is_allowed))
        .then_some("a version of an API such as `2024-05-01`")
}

/// An HTTP URL.
pub(super) fn url(text: &str) -> Option<&'static str> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .unwrap_or_default();
    let is_allowed = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    (!host.starts_with(|first: char| first.is_ascii_alphanumeric())
        || !text.bytes().all(is_allowed))
    .then_some("a URL that begins with `https://`")
}

/// The value of `rules` for [`Rules::Path`](crate::settings::Rules::Path).
pub(super) const PATH: &str = "path";

/// Which rules arguments must follow.
pub(super) fn rules(text: &str) -> Option<&'static str> {
    (!["definition", PATH].contains(&text)).then_some("`definition` or `path`")
}

/// A feature that can be enabled by default.
pub(super) fn feature(text: &str) -> Option<&'static str> {
    (text != "client").then_some("a feature of generated crates: they have `client`")
}

/// What [`path`] expects.
pub(super) const RELATIVE: &str = "a path relative to the manifest's folder";

/// A path relative to the manifest's folder.
pub(super) fn path(text: &str) -> Option<&'static str> {
    (text.is_empty()
        || crate::source::is_absolute(text)
        || text.contains(char::is_control)
        || unexpanded(text).is_some())
    .then_some(RELATIVE)
}

/// What to write instead of a text that is no path relative to the manifest's folder.
pub(super) fn path_help(text: &str) -> String {
    let why = match unexpanded(text) {
        Some(what) => format!("armgen does not replace {what}; "),
        None if crate::source::is_absolute(text) => {
            "an absolute path leads to the same folder on one machine only; ".to_owned()
        }
        None => String::new(),
    };
    format!(
        "{why}write it as it is seen from the folder of the manifest, such as `pets/crate` or `../pets`"
    )
}

/// The problem that something is missing, with help if its path has what a shell would have replaced.
pub(super) fn missing(problem: Diagnostic, path: &Path) -> Diagnostic {
    match unexpanded(&path.to_string_lossy()) {
        Some(what) => problem.with_help(format!(
            "armgen does not replace {what}, and a shell may not do so behind `=`"
        )),
        None => problem,
    }
}

/// What a shell would replace in a path.
pub(super) fn unexpanded(text: &str) -> Option<&'static str> {
    let is_name = |name: &str| {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        !name.is_empty() && name.bytes().all(is_allowed)
    };
    let is_variable = |part: &str| {
        let of_shell = part.strip_prefix('$').map(|name| {
            let inner = name
                .strip_prefix('{')
                .and_then(|name| name.strip_suffix('}'));
            inner.or_else(|| name.strip_prefix("env:")).unwrap_or(name)
        });
        let of_windows = part
            .strip_prefix('%')
            .and_then(|name| name.strip_suffix('%'));
        of_shell.or(of_windows).is_some_and(is_name)
    };
    if text.starts_with('~') {
        Some("`~` by the folder of a user")
    } else if text.split(['/', '\\']).any(is_variable) {
        Some("variables of the environment")
    } else {
        None
    }
}

/// The folder of a crate on the command line.
pub(super) fn out(text: &str) -> Option<&'static str> {
    let is_of_windows = crate::source::is_absolute(text) && !text.starts_with('/');
    if unexpanded(text).is_some() {
        Some(
            "the path of a folder: armgen does not replace `~` and variables, and a shell may not do so behind `=`",
        )
    } else if is_of_windows && !cfg!(windows) {
        Some("the path of a folder on this machine: it is one of Windows")
    } else {
        None
    }
}

/// The end of the path of a definition.
pub(super) fn definition(text: &str) -> Option<&'static str> {
    (one_line(text).is_some() || select::file_name(text).is_none_or(|name| name.is_empty()))
        .then_some("the path of a definition, which ends with `.json`, `.yaml` or `.yml`")
}

/// The name of a type, spelled as armgen would spell it.
pub(super) fn type_name(text: &str) -> Option<&'static str> {
    let is_name = names::type_name(text).is_some_and(|name| name.as_str() == text);
    (!is_name).then_some("the name of a type in Rust such as `ExampleClient`")
}

/// What [`sample`] expects.
pub(super) const SAMPLE: &str =
    "the name of a program: lower-case letters, digits, `-` and `_`, then `.rs`";

/// The name of a program, from the name of its file.
pub(super) fn sample(file_name: &str) -> Option<&str> {
    let is_allowed = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
    };
    let name = file_name.strip_suffix(".rs")?;
    let is_name = !name.is_empty() && name.bytes().all(is_allowed) && !names::is_taken_file(name);
    is_name.then_some(name)
}
