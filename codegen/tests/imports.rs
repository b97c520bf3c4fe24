//! Which parts of the generator and of the runtime use which others: read from the code, where `crate::…` and `super::…` stand.

mod modules;

use armgen_fixtures::assert_same_items;
use modules::Modules;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The modules of the generator, and those that each may use.
const STAGES: [(&str, &[&str]); 21] = [
    ("api", &[]),
    ("diagnostic", &[]),
    ("edit", &["diagnostic", "pointer", "source"]),
    ("examples", &["api", "pointer", "rust"]),
    (
        "fingerprint",
        &["diagnostic", "manifest", "output", "source"],
    ),
    ("folders", &["diagnostic", "manifest", "output", "source"]),
    ("left_behind", &["manifest", "output"]),
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
            "edit",
            "names",
            "pointer",
            "readme",
            "settings",
            "source",
        ],
    ),
    ("names", &[]),
    ("output", &["api", "diagnostic"]),
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
        "tags",
        &["diagnostic", "edit", "manifest", "readme", "source"],
    ),
    (
        "update",
        &["diagnostic", "fingerprint", "folders", "manifest", "output"],
    ),
];

/// Modules of one folder that use each other.
const RINGS: [(&str, &[&str]); 1] = [
    // Values are read from responses, and reading them fails with errors that hold responses.
    ("crate::runtime", &["error", "response", "wire"]),
];

fn generator() -> Modules {
    Modules::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

fn runtime() -> Modules {
    Modules::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/src"))
}

#[test]
fn each_stage_uses_the_stages_that_it_may_and_no_others() {
    let stages = generator().uses().remove("crate").unwrap_or_default();
    let line = |stage: &str, used: &str| format!("`{stage}` uses `{used}`");
    let found = stages
        .iter()
        .flat_map(|(stage, used)| used.iter().map(|used| line(stage, used)));
    let allowed = STAGES
        .iter()
        .flat_map(|(stage, allowed)| allowed.iter().map(|used| line(stage, used)));
    assert_same_items(found, allowed);
}

#[test]
fn modules_of_one_folder_use_each_other_in_a_ring_only_where_it_is_listed() {
    let mut found = BTreeSet::new();
    for (folder, uses) in generator().uses().into_iter().chain(runtime().uses()) {
        let rings = rings(&uses).into_iter();
        found.extend(rings.map(|ring| (folder.clone(), Vec::from_iter(ring))));
    }
    let known = RINGS.map(|(folder, ring)| {
        let ring = ring.iter().map(|name| (*name).to_owned());
        (folder.to_owned(), ring.collect::<Vec<_>>())
    });
    assert_same_items(found, BTreeSet::from(known));
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
