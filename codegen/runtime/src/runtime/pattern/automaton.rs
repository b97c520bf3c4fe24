//! A deterministic automaton for simple regular expressions: one step of a table per byte.

use super::syntax::{Class, Tree, bit};

/// A set of positions: a bit for each character class in the expression, repetitions written out.
type Positions = u128;

const MOST_POSITIONS: usize = 127;
const MOST_STATES: usize = 255;

pub(super) struct Automaton {
    /// The column of each byte.
    columns: [u8; 256],
    /// A row for each state; in each column where the row of the next state begins.
    next: Vec<u16>,
    /// The number of columns.
    width: usize,
    /// For each state, whether the value may end there.
    accepting: Vec<bool>,
}

impl Automaton {
    /// `None` if the expression needs more positions or states than fit.
    pub(super) fn new(tree: &Tree) -> Option<Self> {
        let mut positions = Glushkov::default();
        let whole = positions.place(tree)?;
        let (columns, alphabet) = positions.columns();
        let width = alphabet.len();

        // States are told apart by what may come next, and by whether the value may end there.
        let mut states = vec![(whole.first, whole.is_nullable)];
        let mut next = Vec::new();
        let mut accepting = Vec::new();
        while let Some(&(follow, is_accepting)) = states.get(accepting.len()) {
            for taking in &alphabet {
                let number = match taking {
                    // What only continues a character changes nothing.
                    None => accepting.len(),
                    Some(taking) => {
                        let reached = follow & taking;
                        let state = (positions.follow_of(reached), reached & whole.last != 0);
                        // There are few, so that looking through them is fast enough and a map would cost more.
                        let known = states.iter().position(|known| *known == state);
                        known.unwrap_or_else(|| {
                            states.push(state);
                            states.len() - 1
                        })
                    }
                };
                next.push(u16::try_from(number * width).ok()?);
            }
            accepting.push(is_accepting);
            if states.len() > MOST_STATES {
                return None;
            }
        }
        Some(Self {
            columns,
            next,
            width,
            accepting,
        })
    }

    pub(super) fn is_match(&self, value: &str) -> bool {
        let mut row = 0;
        for byte in value.bytes() {
            let column = usize::from(self.columns[usize::from(byte)]);
            // There is one for each row and column.
            row = self.next.get(row + column).copied().map_or(0, usize::from);
        }
        self.accepting
            .get(row / self.width)
            .copied()
            .unwrap_or(false)
    }
}

/// Glushkov's construction: which positions may come first, last, and after one another.
#[derive(Default)]
struct Glushkov {
    classes: Vec<Class>,
    follow: Vec<Positions>,
}

/// What is known of a part of the expression.
#[derive(Clone, Copy)]
struct Part {
    first: Positions,
    last: Positions,
    is_nullable: bool,
}

const EMPTY: Part = Part {
    first: 0,
    last: 0,
    is_nullable: true,
};

impl Glushkov {
    fn place(&mut self, tree: &Tree) -> Option<Part> {
        match tree {
            Tree::One(class) => {
                let position = u32::try_from(self.classes.len()).ok()?;
                if self.classes.len() >= MOST_POSITIONS {
                    return None;
                }
                self.classes.push(*class);
                self.follow.push(0);
                let set = 1_u128.checked_shl(position)?;
                Some(Part {
                    first: set,
                    last: set,
                    is_nullable: false,
                })
            }
            Tree::All(parts) => {
                let mut whole = EMPTY;
                for part in parts {
                    let part = self.place(part)?;
                    whole = self.join(whole, part);
                }
                Some(whole)
            }
            Tree::Any(branches) => {
                let mut whole = Part {
                    first: 0,
                    last: 0,
                    is_nullable: false,
                };
                for branch in branches {
                    let part = self.place(branch)?;
                    whole.first |= part.first;
                    whole.last |= part.last;
                    whole.is_nullable |= part.is_nullable;
                }
                Some(whole)
            }
            Tree::Repeat(tree, least, most) => {
                // Written out from the end: `x{2,4}` is `xx(x(x)?)?`, and `x{2,}` is `xx(x)*`.
                let mut whole = EMPTY;
                if let Some(most) = most {
                    for _ in *least..*most {
                        let part = self.place(tree)?;
                        whole = Part {
                            is_nullable: true,
                            ..self.join(part, whole)
                        };
                    }
                } else {
                    let part = self.place(tree)?;
                    self.link(part.last, part.first);
                    whole = Part {
                        is_nullable: true,
                        ..part
                    };
                }
                for _ in 0..*least {
                    let part = self.place(tree)?;
                    whole = self.join(part, whole);
                }
                Some(whole)
            }
        }
    }

    fn join(&mut self, left: Part, right: Part) -> Part {
        self.link(left.last, right.first);
        Part {
            first: left.first | if left.is_nullable { right.first } else { 0 },
            last: right.last | if right.is_nullable { left.last } else { 0 },
            is_nullable: left.is_nullable && right.is_nullable,
        }
    }

    fn link(&mut self, from: Positions, to: Positions) {
        for (position, follow) in self.follow.iter_mut().enumerate() {
            if has(from, position) {
                *follow |= to;
            }
        }
    }

    fn follow_of(&self, set: Positions) -> Positions {
        let follows = self
            .follow
            .iter()
            .enumerate()
            .filter(|(position, _)| has(set, *position));
        follows.fold(0, |all, (_, follow)| all | follow)
    }

    /// A column for each set of characters that no class tells apart, with the positions that take them; `None` for the bytes that
    /// only continue a character.
    fn columns(&self) -> ([u8; 256], Vec<Option<Positions>>) {
        let mut columns = [0; 256];
        let mut alphabet = vec![None];
        for (byte, column) in (0..=u8::MAX).zip(&mut columns) {
            if (0x80..0xC0).contains(&byte) {
                continue;
            }
            let takes = |class: &Class| {
                if byte.is_ascii() {
                    class.ascii & bit(byte.into()) != 0
                } else {
                    class.others
                }
            };
            let set = self
                .classes
                .iter()
                .rev()
                .fold(0, |set, class| set << 1 | Positions::from(takes(class)));
            let known = alphabet.iter().position(|known| *known == Some(set));
            let index = known.unwrap_or_else(|| {
                alphabet.push(Some(set));
                alphabet.len() - 1
            });
            // At most 129 columns: ASCII, the others together, and the bytes that continue.
            *column = u8::try_from(index).unwrap_or_default();
        }
        (columns, alphabet)
    }
}

fn has(set: Positions, position: usize) -> bool {
    u32::try_from(position)
        .ok()
        .and_then(|position| set.checked_shr(position))
        .is_some_and(|set| set & 1 == 1)
}
