//! Embeds the runtime's source and its dependencies, so that what generated crates get is what is tested here.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, error::Error, fs};

/// What the tests and examples of a generated crate need besides, with the features that they use.
const FOR_TESTS: [(&str, &str); 2] = [
    ("azure_identity", ""),
    ("tokio", ", features = [\"macros\", \"rt-multi-thread\"]"),
];

/// What the code of a generated crate uses itself.
const FOR_CODE: [&str; 3] = ["azure_core", "http", "serde_json"];

/// What its tests and examples use of the runtime's dependencies besides.
const FOR_TESTS_OF_CODE: [&str; 3] = ["futures", "serde", "time"];

/// What the output depends on.
const INPUTS: [&str; 8] = [
    "build.rs",
    "src",
    "templates",
    "runtime/src/runtime",
    "runtime/Cargo.toml",
    "Cargo.toml",
    "../Cargo.toml",
    "../Cargo.lock",
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::var("CARGO_MANIFEST_DIR")?;
    let folder = Path::new(&folder);
    let workspace = fs::read_to_string(folder.join("../Cargo.toml"))?;
    let runtime = fs::read_to_string(folder.join("runtime/Cargo.toml"))?;
    let mut code = String::from(
        "/// The files of the runtime by path, with `/` between the parts.\npub static FILES: &[(&str, &str)] = &[\n",
    );
    let sources = folder.join("runtime/src/runtime");
    let mut paths = Vec::new();
    collect(&sources, "", &mut paths)?;
    paths.sort();
    for path in paths {
        let file = sources.join(&path);
        writeln!(
            code,
            "    ({path:?}, include_str!({:?})),",
            file.display().to_string()
        )?;
    }
    code.push_str("];\n");
    let feature = |wanted: &str| {
        let found = section(&runtime, "features").find(|(name, _)| *name == wanted);
        found.map_or_else(
            || Err(format!("no feature `{wanted}`")),
            |(_, value)| Ok(value),
        )
    };
    let (client, xml) = (feature("client")?, feature("xml")?);
    let all = section(&runtime, "dependencies");
    let all = all.map(|(name, value)| (name, value.contains("optional = true")));
    let is_for_xml = |name: &str| xml.contains(&format!("\"dep:{name}\""));
    let (for_xml, list): (Vec<_>, Vec<_>) = all.partition(|(name, _)| is_for_xml(name));
    code.push_str("/// The runtime's dependencies, as in a manifest.\n");
    dependencies("pub const DEPENDENCIES", &list, &workspace, &mut code)?;
    code.push_str("/// Those of a crate whose runtime is another crate.\n");
    let own: Vec<_> = list
        .iter()
        .filter(|(name, _)| FOR_CODE.contains(name))
        .copied()
        .collect();
    dependencies(
        "pub(super) const CODE_DEPENDENCIES",
        &own,
        &workspace,
        &mut code,
    )?;
    code.push_str("/// What the tests and examples of such a crate need besides.\n");
    let tests = FOR_TESTS_OF_CODE.map(|name| (name, false));
    dependencies(
        "pub(super) const CODE_TEST_DEPENDENCIES",
        &tests,
        &workspace,
        &mut code,
    )?;
    code.push_str("/// What tests and examples need besides.\npub(super) const TEST_DEPENDENCIES: &[(&str, &str)] = &[\n");
    for (name, features) in FOR_TESTS {
        let version = dependency(&workspace, name)?
            .split('"')
            .nth(1)
            .ok_or("no version")?;
        writeln!(
            code,
            "    ({name:?}, {:?}),",
            format!("{{ version = {version:?}{features} }}")
        )?;
    }
    code.push_str("];\n");
    code.push_str("/// What the runtime needs besides for bodies in XML.\n");
    let for_xml: Vec<_> = for_xml.iter().map(|(name, _)| (*name, false)).collect();
    dependencies(
        "pub(super) const XML_DEPENDENCIES",
        &for_xml,
        &workspace,
        &mut code,
    )?;
    writeln!(
        code,
        "/// What the feature `xml` is made of, as in a manifest.\npub(super) const XML_FEATURE: &str = {xml:?};"
    )?;
    writeln!(
        code,
        "/// What the feature `client` is made of, as in a manifest.\npub const CLIENT_FEATURE: &str = {client:?};"
    )?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("runtime.rs"), code)?;
    let mut hasher = DefaultHasher::new();
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
        hash(&folder.join(input), &mut hasher)?;
    }
    println!("cargo::rustc-env=ARMGEN_BUILD={:016x}", hasher.finish());
    Ok(())
}

/// Takes in the contents of a file, or of all files in a folder. What is not there has none.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> Result<(), Box<dyn Error>> {
    if path.is_dir() {
        let mut paths = Vec::new();
        collect(path, "", &mut paths)?;
        paths.sort();
        for file in paths {
            file.hash(hasher);
            fs::read(path.join(&file))?.hash(hasher);
        }
    } else if path.is_file() {
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}

/// The paths of all files in a folder, with `/` between the parts.
fn collect(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// What the workspace says of a dependency.
fn dependency<'a>(workspace: &'a str, name: &str) -> Result<&'a str, Box<dyn Error>> {
    let mut known = section(workspace, "workspace.dependencies");
    let (_, value) = known
        .find(|(known, _)| *known == name)
        .ok_or_else(|| format!("no version of {name}"))?;
    Ok(value)
}

/// Adds a constant with dependencies: their names, and what a manifest says of them.
fn dependencies(
    constant: &str,
    list: &[(&str, bool)],
    workspace: &str,
    code: &mut String,
) -> Result<(), Box<dyn Error>> {
    writeln!(code, "{constant}: &[(&str, &str)] = &[")?;
    for (name, optional) in list {
        let value = dependency(workspace, name)?;
        let value = match (value.strip_prefix('{'), optional) {
            (None, true) => format!("{{ version = {value}, optional = true }}"),
            (Some(rest), true) => format!(
                "{{{}, optional = true }}",
                rest.trim_end_matches([' ', '}'])
            ),
            (_, false) => value.to_owned(),
        };
        writeln!(code, "    ({name:?}, {value:?}),")?;
    }
    code.push_str("];\n");
    Ok(())
}

/// The keys and values of a section, of which each is on a line of its own.
fn section<'a>(
    manifest: &'a str,
    name: &str,
) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
    let head = format!("[{name}]");
    let lines = manifest
        .lines()
        .skip_while(move |line| *line != head)
        .skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    lines
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.trim().trim_end_matches(".workspace"), value.trim()))
}
