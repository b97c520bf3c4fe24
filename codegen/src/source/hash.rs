//! Hashes of texts.

use std::hash::{DefaultHasher, Hasher};

/// The hash of a text. It tells changes by accident, and differs between versions of Rust.
pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}
