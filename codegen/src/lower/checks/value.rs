//! What schemas, parameters, items and headers have in common.

use crate::diagnostic::{Code, suggestion};
use crate::lower::Level;
use crate::lower::checks::bounds::bounds;
use crate::lower::checks::default::default;
use crate::lower::checks::enums::enums;
use crate::lower::checks::format::format;
use crate::lower::checks::limits::Limits;
use crate::lower::checks::mistake::Mistake;
use crate::lower::checks::pattern::pattern;
use crate::swagger::EnumExtension;

/// The mistakes in what restricts a value. `level` is that of bounds which no value meets.
pub(crate) fn value(
    limits: &Limits<'_>,
    extension: Option<&EnumExtension>,
    level: Level,
) -> Vec<Mistake> {
    let mut mistakes = bounds(limits, level);
    mistakes.extend(pattern(limits));
    mistakes.extend(format(limits));
    mistakes.extend(enums(limits, extension));
    mistakes.extend(default(limits));
    mistakes
}

/// A name for clients without characters.
pub(crate) fn client_name(name: Option<&str>) -> Option<Mistake> {
    name.filter(|name| name.trim().is_empty())?;
    let message = "`x-ms-client-name` is empty";
    let help = "write the name, or remove `x-ms-client-name`";
    Some(Mistake::warning(Code::NameEmpty, message, help).below("x-ms-client-name"))
}

/// A value that is none of those which its key can have.
pub(crate) fn unknown(key: &str, value: &str, known: &[&str]) -> Mistake {
    let message = format!("`{key}` cannot be `{value}`");
    let help = suggestion(value, known.iter().copied());
    let help = help.unwrap_or_else(|| format!("it can be `{}`", known.join("`, `")));
    Mistake::warning(Code::ValueUnknown, message, help)
}

/// Whether a name is one of a header: a token (RFC 9110, 5.1).
pub(crate) fn is_token(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_allowed)
}

/// A name that no header can have.
pub(crate) fn header_name(name: &str, level: Level) -> Option<Mistake> {
    (!is_token(name)).then(|| {
        let message = format!("`{name}` is no name of a header");
        let help = "it has letters, digits and `-`, and no spaces";
        Mistake::new(level, Code::HeaderNameInvalid, message, help)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    #[test]
    fn the_name_of_a_header_is_a_token() {
        assert_eq!(header_name("x-ms-a", Level::Flaw), None);
        let found = header_name("x ms", Level::Flaw);
        let expected = ": header-name-invalid: `x ms` is no name of a header";
        assert_eq!(lines(&Vec::from_iter(found)), [expected]);
    }

    #[test]
    fn a_name_for_clients_has_characters() {
        assert_eq!(client_name(Some("a")), None);
        let expected = "x-ms-client-name: name-empty: `x-ms-client-name` is empty";
        assert_eq!(lines(&Vec::from_iter(client_name(Some(" ")))), [expected]);
    }
}
