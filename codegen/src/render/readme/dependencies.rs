//! What a user writes into `Cargo.toml`: the crate, and the crates that the programs of the README name.

use crate::render::markdown::Markdown;
use crate::rust::Crate;
use crate::settings::DefaultFeatures;

/// The features of the crate that the programs need.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Features {
    Client,
    NoClient,
}

/// Crates that programs name, and what `Cargo.toml` says of them.
const CRATES: [(&str, &str); 7] = [
    ("azure_core", "\"1\""),
    ("azure_identity", "\"1\""),
    ("futures", "\"0.3\""),
    ("http", "\"1\""),
    ("serde_json", "\"1\""),
    (
        "tokio",
        "{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }",
    ),
    ("ureq", "\"3\""),
];

/// Adds the dependencies of programs.
pub(super) fn add(items: &Crate, features: Features, programs: &Markdown, readme: &mut Markdown) {
    let name = &items.settings.name;
    let features = match (features, items.settings.default_features) {
        (Features::Client, DefaultFeatures::None) if items.client.is_some() => {
            ", features = [\"client\"]"
        }
        (Features::NoClient, DefaultFeatures::Client) => ", default-features = false",
        _ => "",
    };
    let mut lines = vec![
        "[dependencies]".to_owned(),
        format!("{name} = {{ path = \"{name}\"{features} }}"),
    ];
    lines.extend(of_programs(programs));
    readme.code("toml", &lines);
}

/// The lines for what programs name.
pub(in super::super) fn of_programs(programs: &Markdown) -> Vec<String> {
    let named = CRATES
        .iter()
        .filter(|(name, _)| names(programs.programs(), name));
    named
        .map(|(name, value)| format!("{name} = {value}"))
        .collect()
}

/// Whether a program has a path that begins with a crate.
fn names(program: &str, name: &str) -> bool {
    let path = format!("{name}::");
    program.match_indices(&path).any(|(start, _)| {
        let before = program.get(..start).unwrap_or_default();
        !before.ends_with(|character: char| {
            character.is_alphanumeric() || matches!(character, '_' | ':')
        })
    })
}
