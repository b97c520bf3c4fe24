//! The words of a name, and names for symbols.

/// The separator of two digits that were separated in the text. Words do not contain it otherwise.
pub(super) const BETWEEN_DIGITS: char = '\u{1}';

/// Words whose inner capitals do not begin a word. They are known in this case, if no capital is before them and no lower-case
/// letter follows.
const MIXED_CASE: [&str; 14] = [
    "IPv4", "IPv6", "IPv", "OAuth", "OData", "IoT", "DDoS", "DoS", "QoS", "SaaS", "PaaS", "IaaS",
    "VNets", "VNet",
];

/// The words of a name, separated for heck. None if there are none.
pub(super) fn split(text: &str) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut words = String::with_capacity(text.len());
    let mut index = 0;
    while let Some(character) = characters.get(index).copied() {
        let before = index
            .checked_sub(1)
            .and_then(|before| characters.get(before))
            .copied();
        let rest = characters.get(index..).unwrap_or_default();
        let length = if before.is_some_and(char::is_uppercase) {
            None
        } else {
            acronym(rest)
        };
        if let Some(length) = length {
            words.push(character);
            words.extend(
                rest.iter()
                    .take(length)
                    .skip(1)
                    .flat_map(|character| character.to_lowercase()),
            );
            index += length;
            continue;
        }
        if is_word(character) {
            words.push(character);
        } else {
            words.push_str(separator(
                before,
                character,
                characters.get(index + 1).copied(),
            ));
        }
        index += 1;
    }
    words.chars().any(char::is_alphanumeric).then_some(words)
}

/// Whether a character is valid in an identifier and is not `_`, which separates words.
fn is_word(character: char) -> bool {
    character != '_' && character.is_alphanumeric() && unicode_ident::is_xid_continue(character)
}

/// The replacement of a character that is not valid in an identifier. The sign of a number becomes a word.
fn separator(before: Option<char>, character: char, behind: Option<char>) -> &'static str {
    let is_digit =
        |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    match character {
        '-' if before.is_none() && is_digit(behind) => "minus_",
        '+' if before.is_none() && is_digit(behind) => "plus_",
        _ if is_digit(before) && is_digit(behind) => "\u{1}",
        _ => "_",
    }
}

/// The length of an acronym at the start that heck would split: one of [`MIXED_CASE`], or a plural such
/// as `URIs`.
fn acronym(text: &[char]) -> Option<usize> {
    let ends = |length: usize| !text.get(length).is_some_and(|next| next.is_lowercase());
    let mixed = MIXED_CASE
        .iter()
        .map(|word| (word, word.len()))
        .find(|(word, length)| {
            text.get(..*length)
                .is_some_and(|start| start.iter().copied().eq(word.chars()))
                && ends(*length)
        });
    if let Some((_, length)) = mixed {
        return Some(length);
    }
    let capitals = text
        .iter()
        .take_while(|character| character.is_uppercase())
        .count();
    (capitals >= 2 && text.get(capitals) == Some(&'s') && ends(capitals + 1))
        .then_some(capitals + 1)
}

/// The words for a text that has neither letters nor digits. None if it has a character without one.
pub(super) fn spell(text: &str) -> Option<String> {
    /// The limit of symbols, so that names stay readable.
    const MOST: usize = 16;
    if text.is_empty() {
        return Some("Empty".to_owned());
    }
    text.chars().take(MOST).map(symbol).collect()
}

fn symbol(character: char) -> Option<&'static str> {
    Some(match character {
        ' ' => "Space",
        '!' => "Exclamation",
        '"' => "Quote",
        '#' => "Hash",
        '$' => "Dollar",
        '%' => "Percent",
        '&' => "Ampersand",
        '\'' => "Apostrophe",
        '(' => "OpenParenthesis",
        ')' => "CloseParenthesis",
        '*' => "Asterisk",
        '+' => "Plus",
        ',' => "Comma",
        '-' => "Minus",
        '.' => "Dot",
        '/' => "Slash",
        ':' => "Colon",
        ';' => "Semicolon",
        '<' => "Less",
        '=' => "Equal",
        '>' => "Greater",
        '?' => "Question",
        '@' => "At",
        '[' => "OpenBracket",
        '\\' => "Backslash",
        ']' => "CloseBracket",
        '^' => "Caret",
        '_' => "Underscore",
        '`' => "Backtick",
        '{' => "OpenBrace",
        '|' => "Pipe",
        '}' => "CloseBrace",
        '~' => "Tilde",
        _ => return None,
    })
}
