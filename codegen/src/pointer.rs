//! JSON pointers (RFC 6901).

/// Appends a token to a copy of a pointer.
#[must_use]
pub fn join(parent: &str, token: &str) -> String {
    let mut pointer = String::with_capacity(parent.len() + token.len() + 1);
    pointer.push_str(parent);
    push(&mut pointer, token);
    pointer
}

/// Appends a token to a pointer: the key in an object or the index in an array.
pub fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    for character in token.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The tokens of a pointer, unescaped. Text before the first `/` is ignored.
#[must_use]
pub fn tokens(pointer: &str) -> Vec<String> {
    pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// The last token of a pointer, unescaped. `None` for the root.
#[must_use]
pub fn last(pointer: &str) -> Option<String> {
    tokens(pointer).pop()
}

/// One step from a JSON value to a value in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// The property of an object.
    Key(String),
    /// The item of a list.
    Index(usize),
}

/// The pointer of some steps.
#[must_use]
pub fn of(steps: &[Step]) -> String {
    let mut pointer = String::new();
    for step in steps {
        match step {
            Step::Key(key) => push(&mut pointer, key),
            Step::Index(index) => push(&mut pointer, &index.to_string()),
        }
    }
    pointer
}
