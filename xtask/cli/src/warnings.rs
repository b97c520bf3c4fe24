//! The warnings of a run: those that are new, and the number of the others.

use crate::explain;
use crate::report::{Reporter, plural};
use armgen::UpdatedCrate;
use armgen::diagnostic::Diagnostics;
use std::collections::BTreeMap;

/// The most warnings of several packages that are shown without being asked for. Nobody reads more, and they would hide what else the
/// run says.
pub(crate) const MOST: usize = 20;

/// The new warnings, or their numbers if there are many, and the number of those that are not new.
pub(crate) fn news(crates: &[UpdatedCrate], reporter: &Reporter, program: &str) -> String {
    let (mut new, mut counts) = (Diagnostics::default(), String::new());
    let (mut new_count, mut known_count) = (0, 0);
    for one in crates {
        let warnings = one.new_warnings();
        new_count += warnings.len();
        known_count += one.summary.warnings.len().saturating_sub(warnings.len());
        counts.push_str(&count(one, &warnings));
        new.extend(warnings);
    }
    let new = new.sorted();
    let mut text = if new_count > MOST {
        counts
    } else {
        reporter.render(&new)
    };
    let mut parts = Vec::new();
    if new_count > MOST {
        parts.push(plural(new_count, "new warning"));
    }
    if known_count > 0 {
        parts.push(format!(
            "{} of earlier runs or of crates without changes",
            plural(known_count, "warning")
        ));
    }
    if !parts.is_empty() {
        text.push_str(&parts.join(", "));
        text.push_str("; `--warnings` shows all\n");
    }
    text.push_str(&explain::hint(&new, program));
    text
}

/// `arm_redis: 3 warnings (2 name-clash, 1 unsupported-host), 1 operation left out`
fn count(one: &UpdatedCrate, warnings: &Diagnostics) -> String {
    if warnings.is_empty() {
        return String::new();
    }
    let mut kinds = BTreeMap::<&str, usize>::new();
    for warning in warnings {
        *kinds.entry(warning.code.as_str()).or_default() += 1;
    }
    let kinds: Vec<_> = kinds
        .iter()
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect();
    let left_out = match one.summary.skipped.len() {
        0 => String::new(),
        count => format!(", {} left out", plural(count, "operation")),
    };
    let warnings = plural(warnings.len(), "warning");
    format!(
        "{}: {warnings} ({}){left_out}\n",
        one.name,
        kinds.join(", ")
    )
}
