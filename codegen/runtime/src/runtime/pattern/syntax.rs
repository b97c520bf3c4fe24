//! Reads the simple regular expressions: characters, classes, groups, alternatives, repetitions, and anchors at the ends.
//!
//! Everything else gives `None`, and so does everything that readers of regular expressions disagree about.

use std::iter::Peekable;
use std::str::Chars;

/// An expression as a tree.
#[derive(Debug, Clone)]
pub(super) enum Tree {
    One(Class),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    /// At least, at most.
    Repeat(Box<Tree>, usize, Option<usize>),
}

/// A set of characters: a bit for each in ASCII, and one for all the others together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Class {
    pub(super) ascii: u128,
    pub(super) others: bool,
}

/// More repetitions than this are left to others.
const MOST_REPETITIONS: usize = 127;

/// Reads an expression that is to be found anywhere: the tree matches whole values, so what is not anchored gets room.
pub(super) fn parse(text: &str) -> Option<Tree> {
    let body = text.strip_prefix('^');
    let is_anchored_at_start = body.is_some();
    let mut parser = Parser {
        rest: body.unwrap_or(text).chars().peekable(),
    };
    let tree = parser.alternatives()?;
    let is_anchored_at_end = parser.rest.next_if_eq(&'$').is_some();
    if parser.rest.next().is_some() {
        return None;
    }
    // In `^a|b$` each anchor belongs to one of the alternatives.
    if (is_anchored_at_start || is_anchored_at_end) && matches!(tree, Tree::Any(_)) {
        return None;
    }
    let room = || Tree::Repeat(Box::new(Tree::One(Class::default().negated())), 0, None);
    let mut parts = vec![tree];
    if !is_anchored_at_start {
        parts.insert(0, room());
    }
    if !is_anchored_at_end {
        parts.push(room());
    }
    Some(Tree::All(parts))
}

struct Parser<'a> {
    rest: Peekable<Chars<'a>>,
}

impl Parser<'_> {
    fn alternatives(&mut self) -> Option<Tree> {
        let mut branches = vec![self.sequence()?];
        while self.rest.next_if_eq(&'|').is_some() {
            branches.push(self.sequence()?);
        }
        if branches.len() == 1 {
            branches.pop()
        } else {
            Some(Tree::Any(branches))
        }
    }

    fn sequence(&mut self) -> Option<Tree> {
        let mut parts = Vec::new();
        while self
            .rest
            .peek()
            .is_some_and(|next| !matches!(next, '|' | ')' | '$'))
        {
            let atom = self.atom()?;
            parts.push(self.repetition(atom)?);
        }
        Some(Tree::All(parts))
    }

    fn atom(&mut self) -> Option<Tree> {
        Some(match self.rest.next()? {
            '(' => {
                if self.rest.next_if_eq(&'?').is_some() {
                    self.rest.next_if_eq(&':')?;
                }
                let tree = self.alternatives()?;
                self.rest.next_if_eq(&')')?;
                tree
            }
            '[' => Tree::One(self.class()?),
            '.' => Tree::One(Class::of('\n')?.negated()),
            '\\' => Tree::One(self.escape()?),
            '^' | '$' | ')' | '*' | '+' | '?' | '{' | '}' | ']' => return None,
            character => Tree::One(Class::of(character)?),
        })
    }

    fn repetition(&mut self, tree: Tree) -> Option<Tree> {
        let (least, most) = match self.rest.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                self.rest.next();
                let limits = self.limits()?;
                return self.repeated(tree, limits);
            }
            _ => return Some(tree),
        };
        self.rest.next();
        self.repeated(tree, (least, most))
    }

    fn repeated(&mut self, tree: Tree, (least, most): (usize, Option<usize>)) -> Option<Tree> {
        // A lazy repetition matches the same values.
        self.rest.next_if_eq(&'?');
        if matches!(self.rest.peek(), Some('?' | '*' | '+' | '{'))
            || most.is_some_and(|most| most < least)
        {
            return None;
        }
        Some(Tree::Repeat(Box::new(tree), least, most))
    }

    /// What stands behind the brace: `3}`, `3,}` or `3,24}`.
    fn limits(&mut self) -> Option<(usize, Option<usize>)> {
        let least = self.number()?;
        let most = if self.rest.next_if_eq(&',').is_none() {
            Some(least)
        } else if self.rest.peek() == Some(&'}') {
            None
        } else {
            Some(self.number()?)
        };
        self.rest.next_if_eq(&'}')?;
        Some((least, most))
    }

    fn number(&mut self) -> Option<usize> {
        let mut digits = String::new();
        while let Some(digit) = self.rest.next_if(char::is_ascii_digit) {
            digits.push(digit);
        }
        digits
            .parse()
            .ok()
            .filter(|number| *number <= MOST_REPETITIONS)
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Option<Class> {
        let character = self.rest.next()?;
        let class = match character.to_ascii_lowercase() {
            'd' => Class::range('0', '9')?,
            'w' => Class::range('0', '9')?
                .or(Class::range('a', 'z')?)
                .or(Class::range('A', 'Z')?)
                .or(Class::of('_')?),
            's' => Class::range('\t', '\r')?.or(Class::of(' ')?),
            mark if mark.is_ascii_punctuation() => Class::of(mark)?,
            _ => return None,
        };
        Some(if character.is_ascii_uppercase() {
            class.negated()
        } else {
            class
        })
    }

    /// What stands behind an opening bracket.
    fn class(&mut self) -> Option<Class> {
        let is_negated = self.rest.next_if_eq(&'^').is_some();
        let mut class = Class::default();
        let mut is_first = true;
        loop {
            let item = match self.rest.next()? {
                ']' if is_first => return None,
                ']' => break,
                '\\' => {
                    let item = self.escape()?;
                    // `\.-z` is a range for some, and `\w-z` is nothing at all.
                    if self.rest.peek() == Some(&'-') && !self.dash_is_last() {
                        return None;
                    }
                    item
                }
                '-' if is_first || self.rest.peek() == Some(&']') => Class::of('-')?,
                // Classes in classes and operations on sets, for some.
                '[' | '-' => return None,
                '&' | '~' if matches!(self.rest.peek(), Some('&' | '~')) => return None,
                start if self.rest.peek() == Some(&'-') && !self.dash_is_last() => {
                    self.rest.next();
                    match self.rest.next()? {
                        '\\' | '[' | '-' => return None,
                        end => Class::range(start, end)?,
                    }
                }
                character => Class::of(character)?,
            };
            class = class.or(item);
            is_first = false;
        }
        Some(if is_negated { class.negated() } else { class })
    }

    /// Whether the dash that comes next is the last character of its class, and so stands for itself.
    fn dash_is_last(&self) -> bool {
        let mut ahead = self.rest.clone();
        ahead.next();
        ahead.next() == Some(']')
    }
}

impl Class {
    fn of(character: char) -> Option<Self> {
        Self::range(character, character)
    }

    fn range(start: char, end: char) -> Option<Self> {
        let within = |character: char| u32::from(start) <= u32::from(character) && character <= end;
        let is_ascii = start.is_ascii() && end.is_ascii() && start <= end;
        let ascii = ('\0'..='\x7F')
            .filter(|character| within(*character))
            .fold(0, |ascii, character| ascii | bit(character));
        is_ascii.then_some(Self {
            ascii,
            others: false,
        })
    }

    fn or(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            others: self.others || other.others,
        }
    }

    fn negated(self) -> Self {
        Self {
            ascii: !self.ascii,
            others: !self.others,
        }
    }
}

/// The bit of an ASCII character.
pub(super) fn bit(character: char) -> u128 {
    1_u128.checked_shl(u32::from(character)).unwrap_or_default()
}
