//! Rules of the definition, and how a caller waives them.

/// Which rules the arguments of requests must follow.
///
/// Whatever this says, a value cannot leave its place: a path parameter stays in its segment, a header in its line, and a host
/// parameter in the name of the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rules {
    /// The rules of the definition: lengths, patterns, ranges, UUIDs, and the rules for arrays. A broken one is an error before
    /// anything is sent.
    #[default]
    Definition,
    /// Only what keeps a value in its place. Services may relax their rules before their definitions do.
    Path,
}
