//! Rules of the definition, and how a caller waives them.

use super::Request;
use super::prepared::Prepared;
use crate::runtime::Result;

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

/// Waives the rules of the definition for one request.
///
/// ```text
/// use runtime::WaiveRules;
///
/// let request = operations::virtual_machines::get(subscription_id, "a name that is new").without_rules()?;
/// ```
pub trait WaiveRules<R, K> {
    /// The request, even if its arguments break rules of the definition ([`Rules::Path`]).
    ///
    /// # Errors
    /// If a value cannot be kept in its place, and for each other error that is not about a rule:
    /// [`ParameterError::is_rule`](crate::runtime::ParameterError::is_rule).
    fn without_rules(self) -> Result<Request<R, K>>;
}

impl<R, K> WaiveRules<R, K> for Result<Request<R, K>> {
    #[inline]
    fn without_rules(self) -> Result<Request<R, K>> {
        self.or_else(|error| Prepared::without_rules(error).map(Request::of))
    }
}
