//! `Cargo.toml`, and `rustfmt.toml`, which keeps `cargo fmt` from changing what the generator wrote.

use super::runtime::{
    CLIENT_FEATURE, CODE_DEPENDENCIES, CODE_TEST_DEPENDENCIES, DEPENDENCIES, TEST_DEPENDENCIES,
    XML_DEPENDENCIES, XML_FEATURE,
};
use super::{print, samples};
use crate::rust::Crate;
use crate::settings::{CrateSettings, DefaultFeatures, Runtime, RuntimeSettings, SharedRuntime};
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// What a `Cargo.toml` says.
struct Contents<'a> {
    notice: String,
    name: &'a str,
    version: &'a str,
    license: &'a str,
    description: &'a str,
    repository: Option<&'a str>,
    default_features: DefaultFeatures,
    /// The value of the feature `client`.
    client: String,
    /// The value of the feature `xml`, which only the crate with the runtime of others has.
    xml: Option<&'static str>,
    dependencies: Lines<'a>,
    test_dependencies: Lines<'a>,
    examples: Vec<&'a str>,
}

/// Dependencies by name, and what the file says of them.
type Lines<'a> = BTreeMap<&'a str, String>;

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let CrateSettings {
        name,
        version,
        license,
        description,
        repository,
        default_features,
        runtime,
        ..
    } = &items.settings;
    let (client, dependencies, test_dependencies) = match runtime {
        Runtime::Embedded => (
            CLIENT_FEATURE.to_owned(),
            with_xml(lines(DEPENDENCIES), items.has_xml, false),
            lines(TEST_DEPENDENCIES),
        ),
        Runtime::Shared(shared) => beside(shared, items.has_xml),
    };
    let contents = Contents {
        notice: print::notice(&items.sources),
        name,
        version,
        license,
        description,
        repository: repository.as_deref(),
        default_features: *default_features,
        client,
        xml: None,
        dependencies,
        test_dependencies,
        examples: samples::names(items).collect(),
    };
    contents.files()
}

/// The files of a crate with the runtime.
pub(super) fn of_runtime(settings: &RuntimeSettings, has_xml: bool) -> BTreeMap<String, String> {
    let RuntimeSettings {
        name,
        version,
        license,
        description,
        repository,
    } = settings;
    let contents = Contents {
        notice: print::notice(&[]),
        name,
        version,
        license,
        description,
        repository: repository.as_deref(),
        default_features: DefaultFeatures::Client,
        client: CLIENT_FEATURE.to_owned(),
        xml: has_xml.then_some(XML_FEATURE),
        dependencies: with_xml(lines(DEPENDENCIES), has_xml, true),
        test_dependencies: lines(TEST_DEPENDENCIES),
        examples: Vec::new(),
    };
    contents.files()
}

fn lines(list: &'static [(&str, &str)]) -> Lines<'static> {
    let list = list.iter();
    list.map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}

/// The dependencies with those for bodies in XML, if there are such bodies.
fn with_xml(mut lines: Lines<'static>, has_xml: bool, optional: bool) -> Lines<'static> {
    if has_xml {
        let list = XML_DEPENDENCIES.iter();
        lines.extend(list.map(|(name, version)| {
            let optional = optional.then(|| format!("{{ version = {version}, optional = true }}"));
            (*name, optional.unwrap_or_else(|| (*version).to_owned()))
        }));
    }
    lines
}

/// The feature `client` and the dependencies of a crate whose runtime is another one.
fn beside(runtime: &SharedRuntime, has_xml: bool) -> (String, Lines<'_>, Lines<'_>) {
    let SharedRuntime {
        name,
        version,
        path,
    } = runtime;
    let client = format!(
        "[{}, \"dep:azure_core\"]",
        quoted(&format!("{name}/client"))
    );
    let mut dependencies = lines(CODE_DEPENDENCIES);
    let own = format!(
        "{{ path = {}, version = {}, default-features = false{} }}",
        quoted(path),
        quoted(version),
        if has_xml {
            ", features = [\"xml\"]"
        } else {
            ""
        }
    );
    dependencies.insert(name, own);
    let mut tests = lines(TEST_DEPENDENCIES);
    tests.extend(lines(CODE_TEST_DEPENDENCIES));
    (client, dependencies, tests)
}

impl Contents<'_> {
    fn files(&self) -> BTreeMap<String, String> {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        let format = format!("# {}\ndisable_all_formatting = true\n", self.notice);
        BTreeMap::from([
            ("Cargo.toml".to_owned(), text),
            ("rustfmt.toml".to_owned(), format),
        ])
    }

    fn write(&self, text: &mut String) -> fmt::Result {
        writeln!(text, "# {}", self.notice)?;
        writeln!(text, "[package]")?;
        writeln!(text, "name = {}", quoted(self.name))?;
        writeln!(text, "version = {}", quoted(self.version))?;
        // The runtime is this project's, and so is its oldest toolchain.
        let rust_version = quoted(env!("CARGO_PKG_RUST_VERSION"));
        writeln!(text, "edition = \"2024\"\nrust-version = {rust_version}")?;
        writeln!(text, "description = {}", quoted(self.description))?;
        if let Some(repository) = self.repository {
            writeln!(text, "repository = {}", quoted(repository))?;
        }
        writeln!(text, "license = {}", quoted(self.license))?;
        writeln!(text, "readme = \"README.md\"")?;
        writeln!(
            text,
            "keywords = [\"azure\", \"arm\", \"rest\", \"sdk\", \"cloud\"]"
        )?;
        writeln!(text, "categories = [\"api-bindings\"]")?;
        // What the repository needs and users of the package do not. `.armgen` stands for all that armgen keeps for itself.
        writeln!(text, "exclude = [\"/.armgen*\", \"/.gitattributes\"]")?;
        let default = match self.default_features {
            DefaultFeatures::Client => "[\"client\"]",
            DefaultFeatures::None => "[]",
        };
        writeln!(text, "\n[features]\ndefault = {default}")?;
        writeln!(
            text,
            "# A client on azure_core; without it there are models and request functions only, for any HTTP client."
        )?;
        writeln!(text, "client = {}", self.client)?;
        if let Some(xml) = self.xml {
            writeln!(
                text,
                "# Bodies in XML, for the crates that have some.\nxml = {xml}"
            )?;
        }
        for (section, list) in [
            ("dependencies", &self.dependencies),
            ("dev-dependencies", &self.test_dependencies),
        ] {
            writeln!(text, "\n[{section}]")?;
            for (name, value) in list {
                writeln!(text, "{name} = {value}")?;
            }
        }
        for name in &self.examples {
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
