//! Identifiers: the only place where names of a definition become names of Rust. Whatever the name, what comes back is a valid
//! identifier of edition 2024, or nothing.

pub(crate) mod reserved;
#[cfg(test)]
mod tests;
mod words;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use reserved::{KEYWORDS, NEVER_RAW, TAKEN_FILES, TAKEN_TYPES};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A valid Rust identifier, raw (`r#type`) where it has to be.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Identifier(String);

impl Identifier {
    /// The text in source code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text without `r#`, as in the name of a module's file.
    #[must_use]
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// The name with a suffix, which must be valid inside an identifier.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        debug_assert!(suffix.chars().all(unicode_ident::is_xid_continue));
        // Two underscores in a row are no snake case.
        let plain = if suffix.starts_with('_') {
            self.plain().trim_end_matches('_')
        } else {
            self.plain()
        };
        Self::of(format!("{plain}{suffix}"))
    }

    /// The name with a number as its suffix.
    #[must_use]
    pub fn numbered(&self, number: usize, case: Case) -> Self {
        let plain = self.plain().trim_end_matches('_');
        let between = match case {
            Case::Type if !plain.ends_with(|last: char| last.is_ascii_digit()) => "",
            _ => "_",
        };
        Self::of(format!("{plain}{between}{number}"))
    }

    /// A name for a thing without a usable name: what it is, in ASCII letters, and its position.
    #[must_use]
    pub fn of_position(what: &str, position: usize, case: Case) -> Self {
        let words = what.split_whitespace().collect::<Vec<_>>().join("_");
        Self(case.apply(&words)).numbered(position, case)
    }

    /// The name with ASCII letters or `_` before it.
    #[must_use]
    pub fn with_prefix(&self, prefix: &str) -> Self {
        debug_assert!(
            prefix
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        );
        Self::of(format!("{prefix}{}", self.plain()))
    }

    /// The identifier of a word.
    fn of(text: String) -> Self {
        if NEVER_RAW.contains(&text.as_str()) {
            Self(text + "_")
        } else if KEYWORDS.contains(&text.as_str()) {
            Self(format!("r#{text}"))
        } else {
            Self(text)
        }
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// How a name is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Case {
    /// `PrivateEndpoint`: types and variants.
    Type,
    /// `private_endpoint`: fields, arguments, functions, modules.
    Value,
    /// `PRIVATE_ENDPOINT`: constants and statics.
    Constant,
}

impl Case {
    fn apply(self, words: &str) -> String {
        match self {
            Self::Type => words.to_upper_camel_case(),
            Self::Value => words.to_snake_case(),
            Self::Constant => words.to_shouty_snake_case(),
        }
    }
}

/// Whether a word is a keyword of Rust.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || NEVER_RAW.contains(&word)
}

/// Whether a module or crate of this name would have a file or folder with a special meaning.
pub(crate) fn is_taken_file(name: &str) -> bool {
    TAKEN_FILES.contains(&name)
}

/// The longest identifier, in bytes: a module's file name has at most 255.
const LONGEST: usize = 200;

/// The name of a type: `PrivateEndpoint`. Symbols without letters and digits are spelled, and nothing is `Empty`. None if there is
/// a character without a name, and no letter and no digit.
#[must_use]
pub fn type_name(text: &str) -> Option<Identifier> {
    let name = identifier(text, Case::Type)?;
    Some(
        if TAKEN_TYPES.contains(&name.plain().trim_end_matches('_')) {
            Identifier(format!("{}Model", name.plain().trim_end_matches('_')))
        } else {
            name
        },
    )
}

/// The name of a variant: `Approved`. None as for [`type_name`].
#[must_use]
pub fn variant_name(text: &str) -> Option<Identifier> {
    let name = identifier(text, Case::Type)?;
    Some(match name.as_str() {
        "Self_" => Identifier("SelfValue".to_owned()),
        // The constant of an open enum with its values.
        "KNOWN" => Identifier("KnownValue".to_owned()),
        _ => name,
    })
}

/// The name of a field, an argument or a function: `private_endpoint`. None as for [`type_name`].
#[must_use]
pub fn value_name(text: &str) -> Option<Identifier> {
    identifier(text, Case::Value)
}

/// The name of a module: as for a function, but valid as a file name on all platforms, and with ASCII characters only, since rustc
/// loads no file for other names (E0754). None as for [`type_name`], and if
/// nothing of it is ASCII.
#[must_use]
pub fn module_name(text: &str) -> Option<Identifier> {
    let mut name = value_name(text)?;
    if !name.as_str().is_ascii() {
        let ascii = text.replace(|letter: char| !letter.is_ascii(), " ");
        let has_word = ascii.contains(|letter: char| letter.is_ascii_alphanumeric());
        name = value_name(&ascii).filter(|_| has_word)?;
    }
    Some(if is_taken_file(name.plain()) {
        Identifier(format!("{}_", name.plain()))
    } else {
        name
    })
}

/// The name of a constant: `PRIVATE_ENDPOINT`. A name whose letters have no case gets a prefix, since no argument of a function may have
/// the name of a static. None as for [`type_name`].
#[must_use]
pub fn constant_name(text: &str) -> Option<Identifier> {
    let name = identifier(text, Case::Constant)?;
    // Not all capital letters have a small one: `𝕊`.
    Some(if name.plain().to_lowercase() == name.plain() {
        name.with_prefix("STATIC_")
    } else {
        name
    })
}

fn identifier(text: &str, case: Case) -> Option<Identifier> {
    // To rustc, names that are equal in this form are equal.
    let text: String = text.nfc().collect();
    let words = words::split(&text).or_else(|| words::spell(&text))?;
    let words = words.trim_start_matches(['_', words::BETWEEN_DIGITS]);
    // Before the case is changed, so that `5Qi` becomes `N5Qi` and `n5_qi`.
    let before_digit = if words.starts_with(unicode_ident::is_xid_start) {
        ""
    } else {
        "N"
    };
    let words = format!("{before_digit}{words}");
    // Only the `_` between two digits distinguishes `1.0` and `10`, and heck removes it in camel case.
    let mut name = words
        .split(words::BETWEEN_DIGITS)
        .map(|words| case.apply(words))
        .collect::<Vec<_>>()
        .join("_");
    // A letter of another case can have characters that are not valid, such as an accent that is split off.
    name.retain(unicode_ident::is_xid_continue);
    let mut name: String = name.nfc().collect();
    if name.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|end| name.is_char_boundary(*end));
        name.truncate(end.unwrap_or_default());
        name.truncate(name.trim_end_matches('_').len());
    }
    name.starts_with(unicode_ident::is_xid_start)
        .then(|| Identifier::of(name))
}
