//! JSON pointers (RFC 6901).

/// The pointer of a value in the value that `parent` means.
#[must_use]
pub fn join(parent: &str, token: &str) -> String {
    let mut pointer = String::with_capacity(parent.len() + token.len() + 1);
    pointer.push_str(parent);
    push(&mut pointer, token);
    pointer
}

/// Appends one step to a pointer: the key of an object or the index in a list.
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

/// The steps of a pointer, unescaped. What stands before the first `/` is no step.
#[must_use]
pub fn tokens(pointer: &str) -> Vec<String> {
    pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// The last step of a pointer, unescaped; none for the whole document.
#[must_use]
pub fn last(pointer: &str) -> Option<String> {
    tokens(pointer).pop()
}
