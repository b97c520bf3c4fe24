//! Finds the position of a value in the text of a JSON document. The text is scanned once for all values.

use super::Location;
use std::ops::Range;

/// The index of a node in a [`Tree`].
type Id = usize;

/// The positions of all values in a text, without the values. It ends where the text is not JSON.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// The position of a value.
#[derive(Debug, Default)]
struct Node {
    key: Option<Range<usize>>,
    start: usize,
    first_child: Option<Id>,
    next_sibling: Option<Id>,
}

/// An object or an array whose end was not reached yet.
struct Open {
    id: Id,
    last_child: Option<Id>,
    is_object: bool,
}

impl Tree {
    pub(super) fn new(text: &str) -> Self {
        let mut scanner = Scanner::at(text, 0);
        let mut tree = Self { nodes: Vec::new() };
        // This is no recursion, because values may be deeply nested.
        let mut open: Vec<Open> = Vec::new();
        while tree.add(&mut scanner, &mut open).is_some() {}
        tree
    }

    /// Adds the next value, and leaves the objects and arrays that end behind it. Returns `None` at the end.
    fn add(&mut self, scanner: &mut Scanner<'_>, open: &mut Vec<Open>) -> Option<()> {
        scanner.skip_whitespace();
        let key = match open.last() {
            Some(parent) if parent.is_object => {
                let start = scanner.at;
                scanner.skip_string()?;
                let key = start..scanner.at;
                scanner.skip_whitespace();
                scanner.take(b':')?;
                scanner.skip_whitespace();
                Some(key)
            }
            _ => None,
        };
        let id = self.nodes.len();
        self.nodes.push(Node {
            key,
            start: scanner.at,
            ..Node::default()
        });
        if let Some(parent) = open.last_mut() {
            let before = match parent.last_child.replace(id) {
                Some(last) => &mut self.nodes.get_mut(last)?.next_sibling,
                None => &mut self.nodes.get_mut(parent.id)?.first_child,
            };
            *before = Some(id);
        }
        match scanner.peek()? {
            bracket @ (b'{' | b'[') => {
                scanner.at += 1;
                open.push(Open {
                    id,
                    last_child: None,
                    is_object: bracket == b'{',
                });
                scanner.skip_whitespace();
                if !matches!(scanner.peek()?, b'}' | b']') {
                    return Some(());
                }
            }
            b'"' => scanner.skip_string()?,
            _ => scanner.skip_literal()?,
        }
        loop {
            scanner.skip_whitespace();
            match scanner.peek()? {
                b',' => {
                    scanner.at += 1;
                    return Some(());
                }
                b'}' | b']' => {
                    scanner.at += 1;
                    open.pop()?;
                }
                _ => return None,
            }
        }
    }

    /// Locates the value at a JSON pointer, or its nearest parent that exists. The range of an object or an array is its opening
    /// bracket only, because it may have many lines.
    pub(super) fn locate(&self, text: &str, tokens: &[String]) -> Location {
        let extent = |node: &Node| Scanner::at(text, node.start).extent();
        let Some(mut node) = self.nodes.first() else {
            return Location::of_value(0..0);
        };
        for token in tokens {
            match self.child(text, node, token) {
                Some(child) => node = child,
                None => return Location::of_value(extent(node)),
            }
        }
        Location {
            value: extent(node),
            key: node.key.clone(),
        }
    }

    fn child(&self, text: &str, parent: &Node, token: &str) -> Option<&Node> {
        let scanner = Scanner::at(text, parent.start);
        let get = |id: Option<Id>| self.nodes.get(id?);
        let first = get(parent.first_child);
        let mut children = std::iter::successors(first, |node| get(node.next_sibling));
        if scanner.peek() == Some(b'[') {
            return children.nth(token.parse().ok()?);
        }
        let is_named = |key: Range<usize>| scanner.is_string(key, token);
        children.find(|child| child.key.clone().is_some_and(is_named))
    }
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    fn at(text: &'a str, at: usize) -> Self {
        let text = text.as_bytes();
        Self { text, at }
    }
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn take(&mut self, expected: u8) -> Option<()> {
        (self.peek() == Some(expected)).then(|| self.at += 1)
    }

    fn skip_whitespace(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Whether a range is a JSON string with this value.
    fn is_string(&self, quoted: Range<usize>, text: &str) -> bool {
        let Some(quoted) = self.text.get(quoted) else {
            return false;
        };
        let content = quoted
            .strip_prefix(b"\"")
            .and_then(|quoted| quoted.strip_suffix(b"\""));
        if quoted.contains(&b'\\') {
            serde_json::from_slice::<String>(quoted).is_ok_and(|unescaped| unescaped == text)
        } else {
            content == Some(text.as_bytes())
        }
    }

    fn skip_string(&mut self) -> Option<()> {
        self.take(b'"')?;
        loop {
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }

    /// Skips a number, `true`, `false` or `null`.
    fn skip_literal(&mut self) -> Option<()> {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    /// The range of the value at the current position, or of its opening bracket.
    fn extent(&self) -> Range<usize> {
        let mut end = Scanner {
            text: self.text,
            at: self.at,
        };
        let is_scalar = match self.peek() {
            Some(b'"') => end.skip_string().is_some(),
            Some(b'{' | b'[') | None => false,
            Some(_) => end.skip_literal().is_some(),
        };
        self.at..if is_scalar { end.at } else { self.at + 1 }
    }
}
