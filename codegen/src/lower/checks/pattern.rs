//! Patterns that are no regular expressions of ECMA-262, whether or not armgen can check values with them.

use crate::diagnostic::Code;
use crate::lower::checks::limits::Limits;
use crate::lower::checks::mistake::Mistake;
use std::iter::Peekable;
use std::str::Chars;

/// A pattern that nothing can be compared with.
pub(crate) fn pattern(limits: &Limits<'_>) -> Option<Mistake> {
    let pattern = limits.pattern?;
    let why = why_invalid(pattern)?;
    let message = format!("pattern `{pattern}` is no regular expression: {why}");
    let help = "correct it; a character that stands for itself has a backslash before it";
    Some(Mistake::warning(Code::PatternInvalid, message, help).below("pattern"))
}

/// Why a pattern is no regular expression; `None` if it is one. What browsers accept is one, such as a brace that stands for itself.
pub(crate) fn why_invalid(pattern: &str) -> Option<&'static str> {
    let mut characters = pattern.chars().peekable();
    let mut open_groups = 0_usize;
    // Whether there is something that `*` can repeat.
    let mut is_repeatable = false;
    while let Some(character) = characters.next() {
        is_repeatable = match character {
            '\\' if characters.next().is_none() => return Some("it ends with a backslash"),
            '[' => match class(&mut characters) {
                Some(why) => return Some(why),
                None => true,
            },
            '(' => {
                open_groups += 1;
                if characters.next_if_eq(&'?').is_some() {
                    // The kind of the group: `:`, `=`, `!`, `<`.
                    characters.next();
                }
                false
            }
            ')' if open_groups == 0 => return Some("`)` closes no group"),
            ')' => {
                open_groups -= 1;
                true
            }
            '*' | '+' | '?' if !is_repeatable => return Some("a quantifier has nothing to repeat"),
            '*' | '+' | '?' => {
                characters.next_if_eq(&'?');
                false
            }
            '|' | '^' => false,
            _ => true,
        };
    }
    (open_groups > 0).then_some("a group is not closed")
}

/// Reads a class of characters after its `[`. Returns what is wrong with it.
fn class(characters: &mut Peekable<Chars<'_>>) -> Option<&'static str> {
    characters.next_if_eq(&'^');
    // The beginning of a range, if the last character can be one.
    let mut start = None;
    while let Some(character) = characters.next() {
        let (value, is_literal) = match character {
            ']' => return None,
            '\\' => (characters.next().unwrap_or('\\'), false),
            other => (other, true),
        };
        let is_range = characters.peek() == Some(&'-') && {
            let mut ahead = characters.clone();
            ahead.next();
            ahead.peek() != Some(&']')
        };
        match start.take() {
            Some(start) if is_literal && start > value => {
                return Some("a range of characters is in the wrong order");
            }
            None if is_range => {
                characters.next();
                start = Some(if is_literal { value } else { '\0' });
            }
            _ => {}
        }
    }
    Some("a class of characters is not closed")
}

#[cfg(test)]
mod tests {
    use super::why_invalid;

    #[test]
    fn what_is_no_regular_expression_is_found() {
        for (pattern, expected) in [
            ("(", "a group is not closed"),
            ("a)", "`)` closes no group"),
            ("[a", "a class of characters is not closed"),
            ("[a\\", "a class of characters is not closed"),
            ("a\\", "it ends with a backslash"),
            ("*a", "a quantifier has nothing to repeat"),
            ("a|*", "a quantifier has nothing to repeat"),
            ("[z-a]", "a range of characters is in the wrong order"),
        ] {
            assert_eq!(why_invalid(pattern), Some(expected), "{pattern}");
        }
    }

    #[test]
    fn what_only_other_engines_support_is_a_regular_expression() {
        for pattern in [
            "^[a-zA-Z0-9-]+$",
            "^(?!x)(?:a|b)*?$",
            "(?<=x)y",
            "(?i)a",
            r"(a)\1",
            "[]a",
            "a{,3}",
            "[\\w-.]",
            "[-_.]",
            "[a-]",
            "[*+?(]",
            r"\(\[\*",
            "a{2,3}?",
            "",
        ] {
            assert_eq!(why_invalid(pattern), None, "{pattern}");
        }
    }
}
