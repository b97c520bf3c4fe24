//! Translates regular expressions of definitions (ECMA-262) to those of generated crates (`regex-lite`).

use std::iter::Peekable;
use std::str::Chars;

/// A pattern with the same meaning in `regex-lite`.
///
/// # Errors
/// If there is none. The error is the reason.
pub(crate) fn translate(pattern: &str) -> Result<String, String> {
    let mut rust = String::with_capacity(pattern.len());
    let mut characters = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => escape(&mut characters, in_class, &mut rust)?,
            // In classes these are operators of `regex-lite`, but not of ECMA-262.
            '[' | '&' | '~' if in_class => rust.extend(['\\', character]),
            '[' => {
                in_class = true;
                rust.push('[');
                if characters.next_if_eq(&'^').is_some() {
                    rust.push('^');
                }
                if characters.peek() == Some(&']') {
                    return Err("an empty character class is not supported".to_owned());
                }
            }
            ']' => {
                in_class = false;
                rust.push(']');
            }
            '(' if !in_class && characters.peek() == Some(&'?') => {
                group(&characters)?;
                rust.push('(');
            }
            _ => rust.push(character),
        }
    }
    match regex_lite::Regex::new(&rust) {
        Ok(_) => Ok(rust),
        Err(reason) => Err(reason.to_string()),
    }
}

/// Translates the character after a backslash.
fn escape(
    characters: &mut Peekable<Chars<'_>>,
    in_class: bool,
    rust: &mut String,
) -> Result<(), String> {
    let Some(escaped) = characters.next() else {
        return Err("it ends with a backslash".to_owned());
    };
    let braced = characters.peek() == Some(&'{');
    if matches!(escaped, 'A' | 'z' | 'a' | 'U' | '<' | '>')
        || (braced && matches!(escaped, 'b' | 'B' | 'u' | 'x'))
    {
        return Err(format!("`\\{escaped}` has another meaning in `regex-lite`"));
    }
    rust.extend(['\\', escaped]);
    // After a class escape, `-` is not a range: `[\w-.]` is `[\w\-.]`.
    if in_class
        && matches!(escaped, 'd' | 'D' | 's' | 'S' | 'w' | 'W')
        && characters.next_if_eq(&'-').is_some()
    {
        let is_last = characters.peek() == Some(&']');
        rust.push_str(if is_last { "-" } else { "\\-" });
    }
    Ok(())
}

/// Checks a group that begins with `(?`. ECMA-262 has no flags.
fn group(characters: &Peekable<Chars<'_>>) -> Result<(), String> {
    match characters.clone().nth(1) {
        Some(':' | '<' | '=' | '!') => Ok(()),
        _ => Err("flags of groups are not supported".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn most_patterns_stay_as_they_are() {
        for pattern in [
            r"^[a-zA-Z0-9-]+$",
            r"^\d{1,3}(\.\d+)?$",
            r"^(?:a|b)*/[^/]+$",
            r"[\w-]",
            r"[-_.]",
            r"\/",
        ] {
            assert_eq!(translate(pattern).as_deref(), Ok(pattern));
        }
    }

    #[test]
    fn operators_of_classes_are_escaped() {
        assert_eq!(translate(r"[\w-._]").as_deref(), Ok(r"[\w\-._]"));
        assert_eq!(
            translate(r"^[a-zA-Z\d-_]$").as_deref(),
            Ok(r"^[a-zA-Z\d\-_]$")
        );
        assert_eq!(translate("[a[b&&c~~d]").as_deref(), Ok(r"[a\[b\&\&c\~\~d]"));
    }

    #[test]
    fn patterns_without_an_equivalent_are_rejected() {
        let with_another_meaning = [
            r"\Aa\z",
            "[]a]",
            "[^]",
            r"\<",
            "(?i)a",
            r"\b{start}",
            r"\u{41}",
            r"\a",
            "a\\",
        ];
        let without_support = ["^(?!x)", "(?<=x)", r"(a)\1", "a{,3}", "(", "[z-a]"];
        for pattern in with_another_meaning.iter().chain(&without_support) {
            assert!(translate(pattern).is_err(), "{pattern}");
        }
    }
}
