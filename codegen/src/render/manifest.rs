//! `Cargo.toml`, and `rustfmt.toml`, which keeps `cargo fmt` from changing what the generator wrote.

use super::runtime::{CLIENT_FEATURE, DEPENDENCIES, TEST_DEPENDENCIES};
use super::{print, samples};
use crate::rust::Crate;
use crate::settings::CrateSettings;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write(items, &mut text);
    let format = format!(
        "# {}\ndisable_all_formatting = true\n",
        print::notice(&items.sources)
    );
    BTreeMap::from([
        ("Cargo.toml".to_owned(), text),
        ("rustfmt.toml".to_owned(), format),
    ])
}

fn write(items: &Crate, text: &mut String) -> fmt::Result {
    let CrateSettings {
        name,
        version,
        license,
        description,
        repository,
        ..
    } = &items.settings;
    writeln!(text, "# {}", print::notice(&items.sources))?;
    writeln!(text, "[package]")?;
    writeln!(text, "name = {}", quoted(name))?;
    writeln!(text, "version = {}", quoted(version))?;
    // The runtime in the crate is this project's, and so is its oldest toolchain.
    let rust_version = quoted(env!("CARGO_PKG_RUST_VERSION"));
    writeln!(text, "edition = \"2024\"\nrust-version = {rust_version}")?;
    writeln!(text, "description = {}", quoted(description))?;
    if let Some(repository) = repository {
        writeln!(text, "repository = {}", quoted(repository))?;
    }
    writeln!(text, "license = {}", quoted(license))?;
    writeln!(text, "readme = \"README.md\"")?;
    writeln!(
        text,
        "keywords = [\"azure\", \"arm\", \"rest\", \"sdk\", \"cloud\"]"
    )?;
    writeln!(text, "categories = [\"api-bindings\"]")?;
    writeln!(text, "\n[features]\ndefault = [\"client\"]")?;
    writeln!(
        text,
        "# A client on azure_core; without it there are models and request functions only, for any HTTP client."
    )?;
    writeln!(text, "client = {CLIENT_FEATURE}")?;
    writeln!(text, "\n[dependencies]")?;
    for (name, value) in DEPENDENCIES {
        writeln!(text, "{name} = {value}")?;
    }
    writeln!(text, "\n[dev-dependencies]")?;
    for (name, value) in TEST_DEPENDENCIES {
        writeln!(text, "{name} = {value}")?;
    }
    for name in samples::names(items) {
        writeln!(
            text,
            "\n[[example]]\nname = {}\nrequired-features = [\"client\"]",
            quoted(name)
        )?;
    }
    writeln!(text, "\n[package.metadata.docs.rs]\nall-features = true")?;
    writeln!(
        text,
        "\n[lints.rust]\nunsafe_code = \"forbid\"\nmissing_docs = \"deny\""
    )
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            character if character.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
