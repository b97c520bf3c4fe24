//! What follows from another problem is not said: a value is not missing if it is there under a mistyped key.

use crate::lower::At;
use crate::lower::report::problem::Problem;
use std::collections::BTreeSet;
use std::ops::Bound;

/// Leaves out the problems of missing values that are there, or of which a part is there, but cannot be used.
pub(super) fn leave_out_consequences(mut problems: Vec<Problem>) -> Vec<Problem> {
    let there = problems.iter().filter_map(|one| one.stands_for.clone());
    let there: BTreeSet<At> = there.collect();
    if !there.is_empty() {
        problems.retain(|one| one.lacks.as_ref().is_none_or(|at| !is_there(at, &there)));
    }
    problems
}

/// Whether a value, one around it, or one inside of it is there.
fn is_there(at: &At, there: &BTreeSet<At>) -> bool {
    let ends = at.pointer.match_indices('/').map(|(end, _)| end);
    let around = ends.chain([at.pointer.len()]);
    let mut around = around.filter_map(|end| at.pointer.get(..end));
    let inside = At::new(at.file, format!("{}/", at.pointer));
    let mut after = there.range((Bound::Included(inside), Bound::Unbounded));
    around.any(|pointer| there.contains(&At::new(at.file, pointer)))
        || after.next().is_some_and(|other| other.is_inside(at))
}
