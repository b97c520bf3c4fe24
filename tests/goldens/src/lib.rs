//! All goldens, compiled together.
