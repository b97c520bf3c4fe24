//! Mistakes in YAML.

use super::{Mistake, conflict, line, line_start};

/// What the parser of YAML says of a text that it cannot read.
pub(in crate::source) struct Failure<'m> {
    /// What it did not expect, and what it was reading.
    pub(in crate::source) message: &'m str,
    /// Where it failed, in bytes.
    pub(in crate::source) at: usize,
    /// Where that begins which it was reading.
    pub(in crate::source) begun: Option<usize>,
}

/// The mistake where the parser failed.
pub(in crate::source) fn yaml(text: &str, failure: &Failure<'_>) -> Option<Mistake> {
    let Failure { message, at, begun } = *failure;
    let begun = begun.unwrap_or(at);
    let has = |part: &str| message.contains(part);
    if let Some(tab) = tab(text, at) {
        let message = "a tab in an indentation, which YAML does not allow";
        return Some(Mistake::new(tab, message, "indent with spaces"));
    }
    if let Some(conflict) = conflict(text) {
        return Some(conflict);
    }
    if has("cannot start any token") || has("scanning a directive") {
        return reserved(text, if has("directive") { begun } else { at });
    }
    if has("alias") || has("anchor") {
        return reserved(text, if has("unknown anchor") { at } else { begun });
    }
    if has("quoted scalar") && has("end of stream") {
        let quote = text.get(begun..)?.chars().next()?;
        let help = format!("close it with `{quote}`");
        return Some(Mistake::new(begun, "a string that is not closed", help));
    }
    if has("unknown escape") {
        let help = "write `\\\\` for a backslash, or put the text in single quotes";
        return Some(Mistake {
            message: None,
            at,
            help: help.to_owned(),
        });
    }
    if has("flow")
        && let Some(comment) = comment_in_brackets(text, begun, at)
    {
        return Some(comment);
    }
    if has("flow sequence") || has("flow mapping") {
        return Some(bracket(text, begun, at));
    }
    if has("found unexpected ':'") {
        let help = "write a space after the colon, or put a text with a colon in quotes";
        return Some(Mistake {
            message: None,
            at,
            help: help.to_owned(),
        });
    }
    if has("more than one document") {
        let second = text.match_indices("\n---").find(|(index, _)| {
            let before = text.get(..*index).unwrap_or_default();
            before
                .lines()
                .any(|line| !line.is_empty() && !line.starts_with('#'))
        });
        let second = second.map_or(at, |(index, _)| index + 1);
        let message = "`---` begins another document, and only one is read";
        return Some(Mistake::new(
            second,
            message,
            "remove it, or write two files",
        ));
    }
    if has("mapping values are not allowed") {
        let colon = second_colon(text, at).or_else(|| no_space(text, at));
        return colon.or_else(|| Some(indentation(text, at)));
    }
    if has("could not find expected ':'") {
        return no_space(text, begun).or_else(|| no_space(text, at)).or_else(|| {
            let help = "write `key: value` or `- item`, or indent the line below the text that it is a part of";
            Some(Mistake::new(begun, "a line that is neither a key nor an item", help))
        });
    }
    if has("did not find expected key") || has("expected '-' indicator") {
        return misplaced(text, at);
    }
    None
}

/// The tab in the indentation of the line at an offset.
fn tab(text: &str, at: usize) -> Option<usize> {
    let line = line(text, at);
    let indentation = line.len() - line.trim_start().len();
    let tab = line.get(..indentation)?.find('\t')?;
    Some(line_start(text, at) + tab)
}

/// A text that begins with a character of YAML's own.
fn reserved(text: &str, at: usize) -> Option<Mistake> {
    let rest = text.get(at..)?.lines().next()?;
    let first = rest
        .chars()
        .next()
        .filter(|first| "@`%*&!|>".contains(*first))?;
    // In brackets, the text ends with them.
    let is_inside = line(text, at)
        .trim_start_matches(['-', ' '])
        .contains(['[', '{']);
    let end = if is_inside {
        rest.find([',', ']', '}'])
    } else {
        rest.find(" #")
    };
    let value = rest.get(..end.unwrap_or(rest.len()))?.trim_end();
    let message =
        format!("a text that begins with `{first}`, which has a meaning of its own in YAML");
    let quote = if value.contains('\'') { '"' } else { '\'' };
    let help = format!("put it in quotes: `{quote}{value}{quote}`");
    Some(Mistake::new(at, &message, help))
}

/// A text that begins with `#` in brackets, whose rest is a comment then.
fn comment_in_brackets(text: &str, begun: usize, at: usize) -> Option<Mistake> {
    let begun = text.get(..begun)?.trim_end().len();
    let start = line_start(text, begun);
    let part = text.get(start..at)?;
    let comment = part.find(": #")? + 2;
    part.get(..comment)?.contains(['{', '[']).then(|| {
        let message = "a text that begins with `#`, which begins a comment in YAML";
        Mistake::new(start + comment, message, "put it in quotes")
    })
}

/// A bracket that is not closed, or in which a comma is missing.
fn bracket(text: &str, begun: usize, at: usize) -> Mistake {
    let is_object = text.get(begun..).is_some_and(|rest| rest.starts_with('{'));
    let (open, close) = if is_object { ('{', '}') } else { ('[', ']') };
    if line_start(text, begun) == line_start(text, at) {
        if text.get(at..).is_some_and(|rest| rest.starts_with(": ")) {
            let help = "put it in quotes";
            return Mistake::new(at, "a text with a colon and a space in it", help);
        }
        let help = format!("write a comma before it, or close the `{open}` with `{close}`");
        return Mistake {
            message: None,
            at,
            help,
        };
    }
    let message = format!("a `{open}` that is not closed, or a comma that is missing after it");
    Mistake::new(begun, &message, format!("close it with `{close}`"))
}

/// A colon in a text that is the value of a key.
fn second_colon(text: &str, at: usize) -> Option<Mistake> {
    let line = line(text, at);
    let (key, value) = line.split_once(": ")?;
    // The colon of the key itself: the line before it is wrong.
    if line_start(text, at) + key.len() >= at {
        return None;
    }
    let value = value.trim();
    if !value.contains(": ") && !value.ends_with(':') {
        return None;
    }
    let start = line_start(text, at) + key.len() + 2;
    let quote = if value.contains('\'') { '"' } else { '\'' };
    let key = key.trim_start_matches([' ', '-']);
    let help = format!("put it in quotes: `{key}: {quote}{value}{quote}`");
    Some(Mistake::new(
        start,
        "a text with a colon and a space in it",
        help,
    ))
}

/// The line at an offset or the one before it, if a space is missing after its colon or its hyphen.
fn no_space(text: &str, at: usize) -> Option<Mistake> {
    let start = line_start(text, at);
    let previous = text.get(..start)?.trim_end();
    for start in [start, line_start(text, previous.len())] {
        let line = line(text, start);
        let content = line.trim_start();
        let indented = start + (line.len() - content.len());
        let item = content.trim_start_matches("- ");
        if let Some(item) = content
            .strip_prefix('-')
            .filter(|item| item.starts_with(char::is_alphabetic))
        {
            let help = format!("write `- {item}`");
            return Some(Mistake::new(
                indented,
                "no space after the hyphen of an item",
                help,
            ));
        }
        let Some((key, value)) = item.split_once(':') else {
            continue;
        };
        let is_key = |letter: char| letter.is_alphanumeric() || "-_$/{}".contains(letter);
        if !value.is_empty() && !value.starts_with([' ', '/']) && key.chars().all(is_key) {
            let at = indented + (content.len() - item.len());
            let help = format!("write `{key}: {value}`");
            return Some(Mistake::new(at, "no space after the colon of a key", help));
        }
    }
    None
}

/// A line whose indentation is that of no line above, or a text after the end of a value.
fn misplaced(text: &str, at: usize) -> Option<Mistake> {
    let before = text.get(line_start(text, at)..at)?.trim();
    if before.is_empty() {
        return Some(indentation(text, at));
    }
    let (message, help) = match before.chars().next_back()? {
        '"' | '\'' => (
            "a text after the closing quote",
            "put all of the text in quotes, or none of it",
        ),
        ']' | '}' => ("a text after the closing bracket", "remove it"),
        _ => return None,
    };
    Some(Mistake::new(at, message, help))
}

/// A line with another indentation than its neighbours.
fn indentation(text: &str, at: usize) -> Mistake {
    let line = line(text, at);
    let content = line_start(text, at) + (line.len() - line.trim_start().len());
    let message = "a line with another indentation than the lines beside it";
    let help = "give the keys of one object, and the hyphens of one array, the same indentation";
    Mistake::new(content, message, help)
}
