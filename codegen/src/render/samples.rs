//! `examples/**`: the programs that the manifest names, formatted.

use super::print::notice;
use crate::rust::Crate;
use std::collections::BTreeMap;

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let samples = items.settings.samples.iter();
    let text = |source, text: &str| format!("// {}\n{text}", notice(&[source]));
    samples
        .map(|sample| {
            (
                format!("examples/{}.rs", sample.name),
                text(sample.path.clone(), &sample.text),
            )
        })
        .collect()
}

/// The names of the programs.
pub(super) fn names(items: &Crate) -> impl Iterator<Item = &str> {
    items
        .settings
        .samples
        .iter()
        .map(|sample| sample.name.as_str())
}
