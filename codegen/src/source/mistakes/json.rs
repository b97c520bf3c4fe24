//! Mistakes in JSON.

use super::{Mistake, conflict};

/// The mistake at the offset where the parser of JSON failed, with its message.
pub(in crate::source) fn json(text: &str, at: usize, message: &str) -> Option<Mistake> {
    if let Some(conflict) = conflict(text) {
        return Some(conflict);
    }
    if message.starts_with("EOF") {
        return unclosed(text);
    }
    if message.starts_with("control character") {
        return line_end(text, at);
    }
    let rest = text.get(at..).unwrap_or_default();
    let at = at + (rest.len() - rest.trim_ascii_start().len());
    let rest = rest.trim_ascii_start();
    let next = rest.chars().next()?;
    if rest.starts_with("//") || rest.starts_with("/*") || next == '#' {
        return Some(Mistake::new(
            at,
            "a comment, which JSON does not have",
            "remove it",
        ));
    }
    if "“”„‟″".contains(next) {
        let message = "a curly quote, which JSON does not have";
        return Some(Mistake::new(at, message, "write `\"`"));
    }
    if next.is_whitespace() || next == '\u{feff}' || next == '\u{200b}' {
        let message = format!(
            "a U+{:04X}, which looks like a space or like nothing",
            u32::from(next)
        );
        return Some(Mistake::new(at, &message, "write a space"));
    }
    let word: &str = rest
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .next()
        .unwrap_or_default();
    let before = text.get(..at).unwrap_or_default().trim_end();
    match message {
        "trailing comma" => {
            let comma = before.rfind(',').unwrap_or(at);
            Some(Mistake::new(comma, "a comma with nothing after it", "remove the comma"))
        }
        "key must be a string" | "expected value" if next == '\'' => Some(single_quotes(at)),
        "key must be a string" if !word.is_empty() => {
            let help = format!("write `\"{word}\"`; a file that begins with `{{` is read as JSON");
            Some(Mistake::new(at, "a key without quotes", help))
        }
        "expected value" | "expected ident" => other_spelling(word, at),
        "expected `,` or `}`" | "expected `,` or `]`" if next == '"' => Some(Mistake {
            message: None,
            at,
            help: "write a comma after the value before it".to_owned(),
        }),
        "invalid escape" => Some(Mistake {
            message: None,
            at,
            help: "write `\\\\` for a backslash".to_owned(),
        }),
        "invalid number" => Some(Mistake {
            message: None,
            at,
            help: "a number begins with `-` or a digit, and with no zero before other digits; put a text in quotes"
                .to_owned(),
        }),
        "trailing characters" => Some(Mistake {
            message: None,
            at,
            help: "the document ends before this: remove it, or the closing bracket before it".to_owned(),
        }),
        _ => None,
    }
}

/// The end of a line in a string.
fn line_end(text: &str, at: usize) -> Option<Mistake> {
    let before = text.get(..=at)?;
    let help = "close the string with `\"`, or write `\\n` for the end of a line";
    let message = "a string that does not end on its line";
    before
        .ends_with(['\n', '\r'])
        .then(|| Mistake::new(at, message, help))
}

fn single_quotes(at: usize) -> Mistake {
    let help = "write `\"` in place of `'`";
    Mistake::new(
        at,
        "a string in single quotes, which JSON does not have",
        help,
    )
}

/// A value that JSON spells in another way.
fn other_spelling(word: &str, at: usize) -> Option<Mistake> {
    let meant = match word.to_ascii_lowercase().as_str() {
        "true" => "true",
        "false" => "false",
        "null" | "none" | "nil" | "undefined" => "null",
        "" => return None,
        _ => {
            let help = format!("put it in quotes if it is a text: `\"{word}\"`");
            return Some(Mistake::new(at, "a word that is no value of JSON", help));
        }
    };
    let message = "a word that is no value of JSON";
    Some(Mistake::new(at, message, format!("write `{meant}`")))
}

/// The last string or bracket that is not closed.
fn unclosed(text: &str) -> Option<Mistake> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut string = None;
    let mut is_escaped = false;
    for (index, letter) in text.char_indices() {
        match (letter, string) {
            _ if is_escaped => is_escaped = false,
            ('\\', Some(_)) => is_escaped = true,
            ('"', Some(_)) => string = None,
            ('"', None) => string = Some(index),
            ('{' | '[', None) => open.push((index, letter)),
            ('}' | ']', None) => {
                open.pop();
            }
            _ => {}
        }
    }
    if let Some(start) = string {
        return Some(Mistake::new(
            start,
            "a string that is not closed",
            "close it with `\"`",
        ));
    }
    let (start, bracket) = open.pop()?;
    let close = if bracket == '{' { '}' } else { ']' };
    let message = format!("a `{bracket}` that is not closed before the file ends");
    Some(Mistake::new(
        start,
        &message,
        format!("close it with `{close}`"),
    ))
}
