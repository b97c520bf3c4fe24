//! Formats the values in `json!`, which the formatter leaves as they are.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::str::FromStr as _;

/// What begins a value.
const MACRO: &str = "json!(";

/// The greatest width of a value on one line.
const WIDTH: usize = 60;

/// The code with each `json!` value on one line if it is short, and otherwise with a line for each property and item.
pub(super) fn with_formatted_json(code: &str) -> String {
    let mut text = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, behind)) = split_macro(rest) {
        text.push_str(before);
        let line = text.rsplit('\n').next().unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        let Some((tokens, end)) = inside(behind) else {
            rest = behind;
            continue;
        };
        let tokens: Vec<_> = tokens.into_iter().collect();
        value(&tokens, indent, &mut text);
        text.push(')');
        rest = behind.get(end..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// The code up to the inside of the first macro that is not in a string, and the rest.
fn split_macro(code: &str) -> Option<(&str, &str)> {
    let mut string = Strings::default();
    let (position, _) = code.char_indices().find(|(position, letter)| {
        !string.contain(*letter)
            && code
                .get(*position..)
                .is_some_and(|rest| rest.starts_with(MACRO))
    })?;
    code.split_at_checked(position + MACRO.len())
}

/// The tokens up to the closing parenthesis, and the position behind it.
fn inside(code: &str) -> Option<(TokenStream, usize)> {
    let mut string = Strings::default();
    let mut depth = 1;
    for (position, letter) in code.char_indices() {
        if string.contain(letter) {
            continue;
        }
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let tokens = TokenStream::from_str(code.get(..position)?).ok()?;
            return Some((tokens, position + 1));
        }
    }
    None
}

/// Tells which letters are in a string.
#[derive(Default)]
struct Strings {
    inside: bool,
    escaped: bool,
}

impl Strings {
    /// Whether the next letter belongs to a string.
    fn contain(&mut self, letter: char) -> bool {
        let was_inside = self.inside;
        if self.escaped {
            self.escaped = false;
        } else if letter == '\\' {
            self.escaped = self.inside;
        } else if letter == '"' {
            self.inside = !self.inside;
        }
        was_inside || self.inside
    }
}

/// Writes a value.
fn value(tokens: &[TokenTree], indent: usize, text: &mut String) {
    let [TokenTree::Group(group)] = tokens else {
        return text.push_str(&flat(tokens));
    };
    let short = flat(tokens);
    let (open, close) = match group.delimiter() {
        Delimiter::Brace => ('{', '}'),
        Delimiter::Bracket => ('[', ']'),
        _ => return text.push_str(&short),
    };
    if group.stream().is_empty() || short.len() <= WIDTH {
        return text.push_str(&short);
    }
    text.push(open);
    let inner = indent + 4;
    let tokens: Vec<_> = group.stream().into_iter().collect();
    for item in tokens.split(|token| is(token, ',')) {
        if item.is_empty() {
            continue;
        }
        text.push('\n');
        text.push_str(&" ".repeat(inner));
        match item.iter().position(|token| is(token, ':')) {
            Some(colon) => {
                let (key, rest) = item.split_at(colon);
                text.push_str(&flat(key));
                text.push_str(": ");
                value(rest.get(1..).unwrap_or_default(), inner, text);
            }
            None => value(item, inner, text),
        }
        text.push(',');
    }
    text.push('\n');
    text.push_str(&" ".repeat(indent));
    text.push(close);
}

/// A value on one line.
fn flat(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inside: Vec<_> = group.stream().into_iter().collect();
                let inside = flat(&inside);
                match group.delimiter() {
                    Delimiter::Brace if inside.is_empty() => text.push_str("{}"),
                    Delimiter::Brace => text.extend(["{ ", &inside, " }"]),
                    _ => text.extend(["[", &inside, "]"]),
                }
            }
            TokenTree::Punct(punct) => {
                text.push(punct.as_char());
                if matches!(punct.as_char(), ',' | ':') {
                    text.push(' ');
                }
            }
            other => text.push_str(&other.to_string()),
        }
    }
    text.trim_end().to_owned()
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

#[cfg(test)]
mod tests {
    use super::with_formatted_json;

    #[test]
    fn a_short_value_is_on_one_line() {
        assert_eq!(
            with_formatted_json(
                "    a: serde_json::json!({\n  \"a\" : [1, - 2.5] , \"b\" : {} }),\n"
            ),
            "    a: serde_json::json!({ \"a\": [1, -2.5], \"b\": {} }),\n"
        );
    }

    #[test]
    fn a_long_value_has_a_line_for_each_property_and_item() {
        let long = "x".repeat(50);
        assert_eq!(
            with_formatted_json(&format!(
                "    json!({{ \"a\" : [ {{ \"b\" : \"{long}\" }} , null ] , \"c\" : true }})"
            )),
            format!(
                "    json!({{\n        \"a\": [\n            {{\n                \"b\": \"{long}\",\n            }},\n            null,\n        ],\n        \"c\": true,\n    }})"
            )
        );
    }

    #[test]
    fn strings_are_not_changed() {
        let code = "let a = \"json!( { 1 :2 }) \\\" (\"; json!(\")  , \\\"(\")";
        assert_eq!(with_formatted_json(code), code);
    }
}
