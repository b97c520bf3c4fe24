//! Text of a definition as documentation without markup: rustdoc reads it as paragraphs of plain words. It cannot become code, a
//! doctest, a link, a heading, a table or HTML. Only web addresses become links.

mod address;
#[cfg(test)]
mod rustdoc_tests;
#[cfg(test)]
mod tests;

use crate::diagnostic::is_unprintable;

/// The width of a line in characters, without indentation and slashes. Longer words are not split.
const WIDTH: usize = 100;

/// The lines of a description in Markdown, wrapped. Paragraphs are separated by one empty line; the items of a list are
/// paragraphs. Each line is one line of a doc comment: `/// ` or `#[doc = " …"]`.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace(
        ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'],
        "\n",
    );
    let mut lines = Vec::new();
    let mut paragraph: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let words: Vec<String> = line
            .split_whitespace()
            .map(visible)
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() || begins_item(&words) {
            end_paragraph(&mut paragraph, &mut lines);
        }
        paragraph.extend(words);
    }
    end_paragraph(&mut paragraph, &mut lines);
    lines
}

/// Whether a description already contains a note such as `Required.`: as a sentence of its own, or in brackets. Case and punctuation
/// do not matter. For a noun, such as `A UUID.`, it is enough that the last sentence ends with it.
#[must_use]
pub(crate) fn says(description: &str, note: &str) -> bool {
    let note = note.trim_end_matches('.').to_lowercase();
    let description = description.to_lowercase();
    let mut last = "";
    for sentence in description.split(['.', ';', '!', '\n', '[', ']', '(', ')']) {
        if letters(sentence).eq(letters(&note)) {
            return true;
        }
        if sentence.contains(char::is_alphanumeric) {
            last = sentence;
        }
    }
    let last = last.trim_end_matches(|last: char| !last.is_alphanumeric());
    note.starts_with("a ") && last.ends_with(&format!(" {note}"))
}

/// What follows a text at the beginning of a description, if the text ends a sentence there. Case and punctuation do not matter.
#[must_use]
pub(crate) fn behind<'a>(description: &'a str, text: &str) -> Option<&'a str> {
    let mut left = letters(text).flat_map(char::to_lowercase).peekable();
    left.peek()?;
    let mut rest = description.char_indices();
    while left.peek().is_some() {
        let (_, letter) = rest.find(|(_, letter)| letter.is_alphanumeric())?;
        if letter
            .to_lowercase()
            .any(|letter| left.next() != Some(letter))
        {
            return None;
        }
    }
    let rest = rest.as_str();
    let end = rest.find(|next: char| !matches!(next, '"' | '\'' | ')' | '`'));
    let rest = rest.get(end.unwrap_or(rest.len())..)?;
    if rest.is_empty() {
        return Some(rest);
    }
    let behind = rest.strip_prefix(['.', '!', ';', '\n'])?;
    // A dot in a name or a number ends no sentence.
    let ends =
        behind.is_empty() || behind.starts_with(char::is_whitespace) || rest.starts_with('\n');
    ends.then(|| behind.trim_start())
}

/// The letters and digits of a text.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_alphanumeric())
}

/// A text as inline code in Markdown, on one line.
#[must_use]
pub fn code(text: &str) -> String {
    let text = visible(&text.replace(|character: char| character.is_control(), " "));
    let longest_run = text
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest_run + 1);
    let is_blank = text.trim().is_empty();
    // Markdown removes one space on both sides, unless all characters are spaces.
    let pad = if !is_blank && (text.starts_with(['`', ' ']) || text.ends_with(['`', ' '])) {
        " "
    } else {
        ""
    };
    format!(
        "{fence}{pad}{}{pad}{fence}",
        if is_blank { " " } else { &text }
    )
}

/// The text without control characters and changes of the writing direction, which the compiler rejects in comments.
fn visible(text: &str) -> String {
    text.chars()
        .filter(|character| !is_unprintable(*character))
        .collect()
}

/// Whether a line begins a list item, in the usual forms of plain text.
fn begins_item(words: &[String]) -> bool {
    let first = words.first().map_or("", String::as_str);
    let number = first.strip_suffix(['.', ')']).unwrap_or_default();
    matches!(first, "-" | "*" | "+" | "•")
        || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Wraps the words of a paragraph.
fn end_paragraph(words: &mut Vec<String>, lines: &mut Vec<String>) {
    if words.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let mut line = String::new();
    let mut width = 0;
    for word in words.drain(..) {
        let mut escaped = escape(&word);
        let length = escaped.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            lines.push(std::mem::take(&mut line));
            width = 0;
        }
        if width > 0 {
            line.push(' ');
            width += 1;
        } else {
            escaped = escape_first(escaped);
        }
        line.push_str(&escaped);
        width += length;
    }
    lines.push(line);
}

/// Escapes everything in a word that has a meaning in Markdown, but for a name in backticks, which stays inline code.
fn escape(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len() + 8);
    let mut rest = word;
    if let Some((before, name, behind)) = inline_code(word) {
        escape_text(before, &mut escaped);
        escaped.push('`');
        escaped.push_str(name);
        escaped.push('`');
        rest = behind;
    }
    escape_text(rest, &mut escaped);
    escaped
}

/// The parts of a word before, between and after its only pair of backticks.
fn inline_code(word: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = word.split_once('`')?;
    let (name, behind) = rest.split_once('`')?;
    (!name.is_empty() && !behind.contains('`')).then_some((before, name, behind))
}

fn escape_text(text: &str, escaped: &mut String) {
    let mut rest = text;
    while let Some(found) = address::find(rest) {
        escape_plain(found.before, escaped);
        if address::is_plain(found.address) {
            escaped.push('<');
            escaped.push_str(found.address);
            escaped.push('>');
        } else {
            // With an escaped colon it is no address to Markdown and to rustdoc's lint about bare addresses.
            let (scheme, _) = found.address.split_once(':').unwrap_or((found.address, ""));
            escape_plain(scheme, escaped);
            escaped.push_str("\\:");
            // The rest may contain another address.
            let done = found.before.len() + scheme.len() + 1;
            rest = rest.get(done..).unwrap_or_default();
            continue;
        }
        rest = found.behind;
    }
    escape_plain(rest, escaped);
}

fn escape_plain(text: &str, escaped: &mut String) {
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let behind = characters.peek();
        let has_meaning = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            // Between letters it has no meaning, and names contain many.
            '_' => {
                !(before.is_some_and(char::is_alphanumeric)
                    && behind.is_some_and(|behind| behind.is_alphanumeric()))
            }
            '&' => behind.is_some_and(|behind| behind.is_alphanumeric() || *behind == '#'),
            _ => false,
        };
        if has_meaning {
            escaped.push('\\');
        }
        escaped.push(character);
        before = Some(character);
    }
}

/// Escapes what has a meaning only at the beginning of a line: headings and their underlines, and items of lists.
fn escape_first(word: String) -> String {
    if word.starts_with(['#', '-', '+', '=', ':']) {
        return format!("\\{word}");
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match word.split_at_checked(digits) {
        Some((number, mark)) if digits > 0 && mark.starts_with(['.', ')']) => {
            format!("{number}\\{mark}")
        }
        _ => word,
    }
}
