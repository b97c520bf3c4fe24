//! Replaced by the generator.
