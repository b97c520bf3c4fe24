//! `allowed-warnings`: the warnings about a package that are not given.

use super::Check;
use super::value::Settings;
use crate::diagnostic::Code;
use crate::manifest::{AllowedWarning, rules};
use crate::source::tree::Node;

impl Check<'_> {
    /// The allowed warnings of a package. An empty array allows none, whatever packages share.
    pub(super) fn allowed_warnings(&mut self, settings: &Settings<'_>) -> Vec<AllowedWarning> {
        let Some(list) = settings.get("allowed-warnings") else {
            return Vec::new();
        };
        if matches!(list.node, Node::Array(items) if items.is_empty()) {
            return Vec::new();
        }
        let mut allowed = Vec::new();
        for item in self.distinct_texts(&list, rules::one_line, str::to_owned) {
            match Code::of_warning(&item.text) {
                Ok(code) => allowed.extend(item.place.map(|place| AllowedWarning {
                    code,
                    place: *place,
                })),
                Err(problem) => self.report_item(&item, problem.to_string()),
            }
        }
        allowed
    }
}
