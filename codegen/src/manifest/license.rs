//! The licence of a crate: an SPDX expression.

use crate::diagnostic::suggestion;
use spdx::Expression;
use spdx::ParseMode;
use spdx::error::{ParseError, Reason};
use spdx::identifiers::{EXCEPTIONS, LICENSES};
use std::path::Path;

/// The beginnings of names that a licence has outside of the list.
const PREFIXES: [&str; 3] = ["LicenseRef-", "DocumentRef-", "AdditionRef-"];

/// Help for an expression that is not valid; `None` if it is.
pub(super) fn help(text: &str) -> Option<String> {
    let how = || {
        "such as `MIT OR Apache-2.0`; <https://spdx.org/licenses> lists the licences, and `LicenseRef-NAME` is one of your own".to_owned()
    };
    // The parser accepts `LicenseRef-` without a name.
    let mut words = text.split([' ', '(', ')', ':']);
    if words.any(|word| PREFIXES.contains(&word)) {
        return Some(how());
    }
    let error = parse(text).err()?;
    // Such as `MIT/Apache-2.0` and `mit`.
    if let Ok(Some(meant)) = Expression::canonicalize(text)
        && parse(&meant).is_ok()
    {
        return Some(format!("did you mean `{meant}`?"));
    }
    // Such as `MIT License`.
    let licenses = LICENSES.iter().map(|one| one.name);
    let mut named = LICENSES.iter();
    if let Some(meant) = named.find(|one| one.full_name.eq_ignore_ascii_case(text)) {
        return Some(format!("did you mean `{}`?", meant.name));
    }
    let unknown = text.get(error.span).unwrap_or_default();
    let nearest = match error.reason {
        Reason::UnknownLicense | Reason::UnknownException | Reason::UnknownTerm => suggestion(
            unknown,
            licenses.chain(EXCEPTIONS.iter().map(|one| one.name)),
        ),
        _ => None,
    };
    Some(nearest.unwrap_or_else(how))
}

/// Whether a folder has a file with a licence that is not one of those which armgen writes.
pub(super) fn is_in(folder: &Path) -> bool {
    const OF_ARMGEN: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let mut names = entries.map(|entry| entry.file_name().to_string_lossy().to_uppercase());
    names.any(|name| {
        let mut starts = ["LICENSE", "LICENCE", "COPYING"].into_iter();
        starts.any(|start| name.starts_with(start)) && !OF_ARMGEN.contains(&name.as_str())
    })
}

/// Identifiers that were replaced by others, such as `GPL-3.0`, are still in the list.
fn parse(text: &str) -> Result<Expression, ParseError> {
    let mode = ParseMode {
        allow_deprecated: true,
        ..ParseMode::STRICT
    };
    Expression::parse_mode(text, mode)
}
