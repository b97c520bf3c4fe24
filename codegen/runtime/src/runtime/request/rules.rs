//! Which rules the arguments of requests must follow.

/// Which rules arguments must follow.
///
/// What keeps an argument in its place in the request is checked in any case: a path parameter must not be empty, for example.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Rules {
    /// Those of the definition: lengths, patterns, ranges and UUIDs.
    #[default]
    Definition,
    /// None. Services relax rules before definitions do.
    Path,
}
