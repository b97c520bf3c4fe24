//! From the text of a condition to what it says.

use super::Expression;
use std::ops::Range;

/// Expressions inside of expressions that are refused: nobody writes these by hand.
const DEEPEST: usize = 50;

/// What a text says, if anything, and what is left of it that is not understood.
pub(super) fn read(text: &str) -> (Option<Expression>, Option<Range<usize>>) {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
    };
    let expression = reader.any();
    reader.skip(|next| next.is_whitespace() || matches!(next, '(' | ')'));
    let rest = reader.at..text.len();
    (expression, (!rest.is_empty()).then_some(rest))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, is_skipped: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(is_skipped).len();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Takes a text if it is the next one behind blanks.
    fn take(&mut self, expected: &str) -> bool {
        let start = self.at;
        self.skip(char::is_whitespace);
        let found = self.rest().starts_with(expected);
        self.at = if found {
            self.at + expected.len()
        } else {
            start
        };
        found
    }

    /// `a || b`
    fn any(&mut self) -> Option<Expression> {
        self.chain(Self::all, &["||", "|"], Expression::Or)
    }

    /// `a && b`
    fn all(&mut self) -> Option<Expression> {
        self.chain(Self::equal, &["&&", "&"], Expression::And)
    }

    /// Parts between operators. An operator with nothing behind it is left unread.
    fn chain(
        &mut self,
        part: fn(&mut Self) -> Option<Expression>,
        operators: &[&str],
        together: fn(Vec<Expression>) -> Expression,
    ) -> Option<Expression> {
        let first = part(self)?;
        let mut parts = vec![first];
        loop {
            let before = self.at;
            if !operators.iter().any(|operator| self.take(operator)) {
                break;
            }
            let Some(next) = part(self) else {
                self.at = before;
                break;
            };
            parts.push(next);
        }
        match parts.len() {
            1 => parts.pop(),
            _ => Some(together(parts)),
        }
    }

    /// `a == b`, `a != b`
    fn equal(&mut self) -> Option<Expression> {
        let left = self.operand(false)?;
        let before = self.at;
        let is_equal = ["===", "==", "="]
            .iter()
            .any(|operator| self.take(operator));
        if !is_equal && !["!==", "!="].iter().any(|operator| self.take(operator)) {
            return Some(left);
        }
        let Some(right) = self.operand(true) else {
            self.at = before;
            return Some(left);
        };
        let equal = Expression::Equal(Box::new(left), Box::new(right));
        Some(if is_equal {
            equal
        } else {
            Expression::Not(Box::new(equal))
        })
    }

    /// One value. Where something is compared, a word without quotes is a text.
    fn operand(&mut self, is_compared: bool) -> Option<Expression> {
        let before = self.at;
        self.depth += 1;
        let operand = if self.depth > DEEPEST {
            None
        } else if self.take("!") {
            self.operand(false)
                .map(|inner| Expression::Not(Box::new(inner)))
        } else if self.take("$(") {
            self.setting()
        } else if self.take("(") {
            let inner = self.any();
            // A missing one is forgiven.
            self.take(")");
            inner
        } else {
            self.skip(char::is_whitespace);
            match self.rest().chars().next() {
                Some(quote @ ('\'' | '"')) => Some(self.quoted(quote)),
                _ => self.word(is_compared),
            }
        };
        self.depth -= 1;
        if operand.is_none() {
            self.at = before;
        }
        operand
    }

    /// The rest of `$(name)`.
    fn setting(&mut self) -> Option<Expression> {
        self.skip(char::is_whitespace);
        let name = self.skip(is_word).to_owned();
        // A missing one is forgiven.
        self.take(")");
        (!name.is_empty()).then_some(Expression::Setting(name))
    }

    fn quoted(&mut self, quote: char) -> Expression {
        self.at += quote.len_utf8();
        let rest = self.rest();
        let end = rest
            .find(['\'', '"'])
            .or_else(|| rest.find(char::is_whitespace));
        let text = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        self.at += text.len();
        self.at += usize::from(self.rest().starts_with(['\'', '"']));
        Expression::Text(text.trim().to_owned())
    }

    fn word(&mut self, is_compared: bool) -> Option<Expression> {
        let word = self.skip(is_word);
        match word {
            "" => None,
            "true" => Some(Expression::Boolean(true)),
            // What is called or computed is nothing that is known here.
            "false" | "undefined" | "null" => Some(Expression::Boolean(false)),
            _ => is_compared.then(|| Expression::Text(word.to_owned())),
        }
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_' | '.')
}
