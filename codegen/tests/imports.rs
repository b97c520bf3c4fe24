//! Which parts of the generator and of the runtime use which others: read from the code, where `crate::…` and `super::…` stand.

mod modules;

use modules::Modules;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The modules of the generator, and those that each may use.
const STAGES: [(&str, &[&str]); 18] = [
    ("api", &[]),
    ("diagnostic", &[]),
    ("edit", &["diagnostic", "pointer", "source"]),
    ("examples", &["api", "pointer", "rust"]),
    (
        "fingerprint",
        &["api", "diagnostic", "manifest", "output", "source"],
    ),
    (
        "lower",
        &[
            "api",
            "diagnostic",
            "edit",
            "percent",
            "pointer",
            "settings",
            "source",
            "swagger",
        ],
    ),
    (
        "manifest",
        &[
            "diagnostic",
            "names",
            "pointer",
            "readme",
            "settings",
            "source",
        ],
    ),
    ("names", &[]),
    ("output", &["api", "diagnostic", "source"]),
    ("percent", &[]),
    ("pointer", &[]),
    ("readme", &["diagnostic", "edit", "pointer", "source"]),
    ("render", &["api", "names", "pointer", "rust", "settings"]),
    (
        "rust",
        &[
            "api",
            "diagnostic",
            "names",
            "percent",
            "pointer",
            "settings",
        ],
    ),
    ("settings", &["diagnostic", "edit"]),
    ("source", &["diagnostic", "percent", "pointer"]),
    ("swagger", &[]),
    (
        "update",
        &["diagnostic", "fingerprint", "manifest", "output"],
    ),
];

/// Modules of one folder that use each other.
const RINGS: [(&str, &[&str]); 5] = [
    ("crate::examples", &["compare", "judge"]),
    ("crate::rust::functions", &["responses", "with_header"]),
    (
        "crate::runtime",
        &[
            "build",
            "error",
            "form",
            "host",
            "operation",
            "response",
            "wire",
        ],
    ),
    ("crate::runtime", &["long_running", "paging", "request"]),
    // Values hold models, and models hold values.
    (
        "crate::runtime::wire",
        &[
            "equality",
            "model",
            "open_enum",
            "read",
            "scalar",
            "union",
            "union_read",
            "value",
            "write",
        ],
    ),
];

fn generator() -> Modules {
    Modules::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

fn runtime() -> Modules {
    Modules::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/src"))
}

#[test]
fn a_stage_uses_only_the_stages_that_it_may() {
    let stages = BTreeMap::from(STAGES);
    for (stage, used) in generator().uses().remove("crate").unwrap_or_default() {
        let allowed = stages.get(stage.as_str()).copied().unwrap_or_default();
        for other in used {
            assert!(
                allowed.contains(&other.as_str()),
                "`{stage}` uses `{other}`"
            );
        }
    }
}

#[test]
fn modules_of_one_folder_do_not_use_each_other_in_a_ring() {
    for (folder, uses) in generator().uses().into_iter().chain(runtime().uses()) {
        for ring in rings(&uses) {
            let is_known = RINGS.iter().any(|(place, known)| {
                let mut ring = ring.iter();
                *place == folder && ring.all(|name| known.contains(&name.as_str()))
            });
            let uses: BTreeMap<&String, Vec<&String>> = ring
                .iter()
                .map(|name| (name, uses[name].intersection(&ring).collect()))
                .collect();
            assert!(is_known, "in {folder}, modules use each other: {uses:?}");
        }
    }
}

/// The sets of modules of which each uses all others, directly or not.
fn rings(uses: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<BTreeSet<String>> {
    let reached = |from: &String| {
        let mut reached = BTreeSet::new();
        let mut pending = vec![from];
        while let Some(next) = pending.pop() {
            for used in uses.get(next).into_iter().flatten() {
                if reached.insert(used.clone()) {
                    pending.push(used);
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&String, BTreeSet<String>> =
        uses.keys().map(|name| (name, reached(name))).collect();
    let mut rings = BTreeSet::new();
    for (name, from_name) in &reached {
        let ring = from_name.iter().filter(|other| {
            let from_other = reached.get(other);
            from_other.is_some_and(|from_other| from_other.contains(*name))
        });
        let ring: BTreeSet<String> = ring.cloned().collect();
        if !ring.is_empty() {
            rings.insert(ring);
        }
    }
    rings
}
