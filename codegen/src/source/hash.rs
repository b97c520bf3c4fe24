//! Hashes of texts and settings.

use std::hash::{DefaultHasher, Hash, Hasher};

/// The hash of a value. It detects changes, but does not protect against deliberate collisions. It differs between versions of Rust.
pub(crate) fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
