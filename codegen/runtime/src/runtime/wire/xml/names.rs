//! Names and text in documents.

use std::fmt::Write as _;

/// Whether a text can be the name of an element (XML 1.0, 2.3). Names with a colon are not, since it would separate a prefix.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(is_first) && text.chars().all(is_next)
}

fn is_first(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}' | '\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

fn is_next(letter: char) -> bool {
    is_first(letter)
        || matches!(letter,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}' | '\u{2040}')
}

/// Appends a text, in which the characters with a meaning in XML are written as references. In attributes that is white space too, since
/// parsers replace it. Returns false for a character that XML cannot have (XML 1.0, 2.2).
pub(super) fn push_text(out: &mut String, text: &str, is_attribute: bool) -> bool {
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' if is_attribute => out.push_str("&quot;"),
            // Writing to a string cannot fail.
            '\r' => drop(write!(out, "&#{};", u32::from(character))),
            '\n' | '\t' if is_attribute => drop(write!(out, "&#{};", u32::from(character))),
            '\n' | '\t' => out.push(character),
            '\0'..=' ' if character != ' ' => return false,
            '\u{FFFE}' | '\u{FFFF}' => return false,
            character => out.push(character),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_a_letter() {
        for name in [
            "a",
            "_a",
            "Last-Modified",
            "x.y",
            "Größe",
            "a1",
            "名前",
            "a\u{301}",
        ] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "", "1a", "-a", "a b", "a:b", "a>", "$filter", "x²", "ª", "a½", "\u{301}",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn characters_with_a_meaning_are_references() {
        let text = |is_attribute| {
            let mut out = String::new();
            assert!(push_text(&mut out, "<a> & \"\r\n\t", is_attribute));
            out
        };
        assert_eq!(text(false), "&lt;a&gt; &amp; \"&#13;\n\t");
        assert_eq!(text(true), "&lt;a&gt; &amp; &quot;&#13;&#10;&#9;");
    }

    #[test]
    fn control_characters_cannot_be_written() {
        for text in ["\0", "\u{1}", "\u{1F}", "\u{FFFF}"] {
            assert!(!push_text(&mut String::new(), text, false), "{text:?}");
        }
    }
}
