//! Errors in XML, and the titles of HTML pages. Markup is scanned once from its start to its end, and not checked.

use super::detail::{CODES, MESSAGES};

/// What was found in a document.
#[derive(Default)]
pub(super) struct Found {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    /// The text of a document that has only one element: `<string>Not found</string>`.
    pub(super) text: Option<String>,
}

/// The elements that an HTML page, or a part of one, starts with.
const PAGES: [&str; 9] = [
    "html", "head", "body", "title", "h1", "h2", "p", "div", "center",
];

/// Whether a text starts as markup does.
pub(super) fn is_markup(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next() == Some('<')
        && characters
            .next()
            .is_some_and(|next| next.is_alphabetic() || matches!(next, '_' | '?' | '!'))
}

/// An element whose text is read.
struct Open<'a> {
    name: &'a str,
    is_code: bool,
    /// The place of its name among those for the same thing. The lowest is kept.
    rank: usize,
    text: String,
}

#[cold]
pub(super) fn read(document: &str) -> Found {
    let mut scan = Scan::default();
    let mut rest = document;
    while let Some((text, markup)) = rest.split_once('<') {
        scan.text(text, true);
        if let Some((text, after)) = within(markup, "![CDATA[", "]]>") {
            scan.text(text, false);
            rest = after;
        } else if let Some((_, after)) = within(markup, "!--", "-->") {
            rest = after;
        } else {
            let end = end_of_tag(markup);
            scan.tag(markup.get(..end).unwrap_or_default());
            rest = markup.get(end + 1..).unwrap_or_default();
        }
    }
    scan.text(rest, true);
    scan.found()
}

#[derive(Default)]
struct Scan<'a> {
    is_page: bool,
    elements: usize,
    closed: bool,
    open: Option<Open<'a>>,
    code: Option<(usize, String)>,
    message: Option<(usize, String)>,
    /// There is text beside the first element.
    is_mixed: bool,
    /// The text of the first element, until there is a second one.
    all: String,
}

impl<'a> Scan<'a> {
    fn text(&mut self, text: &str, is_escaped: bool) {
        if self.elements == 1 && !self.closed {
            append(&mut self.all, text, is_escaped);
        } else {
            self.is_mixed |= !text.trim().is_empty();
        }
        if let Some(open) = &mut self.open {
            append(&mut open.text, text, is_escaped);
        }
    }

    fn tag(&mut self, tag: &'a str) {
        if tag.starts_with(['!', '?']) {
            self.is_page |= starts_with(tag, "!doctype html");
        } else if let Some(name) = tag.strip_prefix('/') {
            self.closed = true;
            let name = local_name(name);
            if let Some(open) = self.open.take_if(|open| open.name == name) {
                self.keep(&open);
            }
        } else {
            let name = local_name(tag);
            self.elements += 1;
            self.is_page |=
                self.elements == 1 && PAGES.iter().any(|page| page.eq_ignore_ascii_case(name));
            let is_blank = |open: &Open<'_>| open.text.trim().is_empty();
            if !tag.ends_with('/')
                && self.open.as_ref().is_none_or(is_blank)
                && let Some(open) = self.opened(name)
            {
                self.open = Some(open);
            }
        }
    }

    fn opened(&self, name: &'a str) -> Option<Open<'a>> {
        let rank = |names: &[&str]| {
            names
                .iter()
                .position(|known| known.eq_ignore_ascii_case(name))
        };
        let (is_code, rank) = if self.is_page {
            (false, rank(&["title"])?)
        } else if let Some(rank) = rank(&CODES) {
            (true, rank)
        } else {
            (false, rank(&MESSAGES)?)
        };
        Some(Open {
            name,
            is_code,
            rank,
            text: String::new(),
        })
    }

    /// Keeps the text of an element, unless there is one with a better name, or an earlier one with the same name.
    fn keep(&mut self, open: &Open<'_>) {
        let place = if open.is_code {
            &mut self.code
        } else {
            &mut self.message
        };
        let text = open.text.trim();
        if !text.is_empty() && place.as_ref().is_none_or(|(rank, _)| open.rank < *rank) {
            *place = Some((open.rank, text.to_owned()));
        }
    }

    fn found(self) -> Found {
        let is_text = !self.is_page && self.elements == 1 && self.closed && !self.is_mixed;
        let (code, message) = (
            self.code.map(|(_, code)| code),
            self.message.map(|(_, message)| message),
        );
        Found {
            text: Some(self.all).filter(|text| {
                is_text && code.is_none() && message.is_none() && !text.trim().is_empty()
            }),
            code,
            message,
        }
    }
}

/// What is between `start`, with which the text starts, and `end`, and what follows. Without an end it is the rest.
fn within<'a>(text: &'a str, start: &str, end: &str) -> Option<(&'a str, &'a str)> {
    let text = text.strip_prefix(start)?;
    Some(text.split_once(end).unwrap_or((text, "")))
}

/// Where the tag ends: at the first `>` that is not in quotation marks.
fn end_of_tag(markup: &str) -> usize {
    let mut quote = None;
    let end = markup.bytes().position(|byte| match quote {
        Some(mark) => {
            quote = quote.filter(|_| byte != mark);
            false
        }
        None if matches!(byte, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        None => byte == b'>',
    });
    end.unwrap_or(markup.len())
}

/// The name in a tag, without its prefix.
fn local_name(tag: &str) -> &str {
    let end = tag.find(|character: char| character.is_whitespace() || character == '/');
    let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|text| text.eq_ignore_ascii_case(start))
}

/// Appends text whose entities are replaced if it is escaped. Unknown entities stay as they are.
fn append(to: &mut String, text: &str, is_escaped: bool) {
    let mut rest = text;
    while let Some((before, entity)) = rest.split_once('&').filter(|_| is_escaped) {
        to.push_str(before);
        // The longest is `&#x10FFFF;`, also with some zeros.
        let end = entity.bytes().take(16).position(|byte| byte == b';');
        let name = end.and_then(|end| entity.get(..end));
        if let Some((name, character)) = name.and_then(|name| Some((name, character(name)?))) {
            to.push(character);
            rest = entity.get(name.len() + 1..).unwrap_or_default();
        } else {
            to.push('&');
            rest = entity;
        }
    }
    to.push_str(rest);
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}
