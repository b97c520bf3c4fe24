//! The generated crates, and the workspace in which the tests use them.

use super::folder::{Folder, copy, write};
use super::suite::Suite;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// What the names of all generated crates begin with. The tests use the rest.
const PREFIX: &str = "conformance_";

/// The dependencies of what the tests share.
const HARNESS: &str = r#"async-trait = "0.1"
azure_core = "1.1"
conformance_runtime = { path = "../../crates/runtime", features = ["client"] }
http = "1"
libtest-mimic = "0.8.2"
reqwest = { version = "0.13", default-features = false, features = ["cookies", "rustls"] }
serde_json = "1"
tokio = { version = "1", features = ["rt", "time"] }
ureq = { version = "3", default-features = false, features = ["cookies"] }
"#;

/// The dependencies of each suite, beside the generated crates.
const SUITE: &str = r#"async-trait = "0.1"
azure_core = "1.1"
conformance_harness = { path = "../harness" }
conformance_runtime = { path = "../../crates/runtime", features = ["client"] }
futures = "0.3"
http = "1"
serde_json = "1"
time = { version = "0.3", features = ["macros", "parsing"] }
tokio = { version = "1", features = ["time"] }
"#;

/// Generates the crates from the definitions of the server. The output of the generator is shown if there is an error.
///
/// # Errors
/// If a file cannot be copied, or the generator finds an error.
pub(crate) fn generate(folder: &Folder) -> Result<(), String> {
    let manifest = folder.copy_inputs()?;
    let program = std::env::current_exe()
        .map_err(|error| format!("the path of this program is unknown: {error}"))?;
    let output = Command::new(program)
        .args(["codegen", "--manifest"])
        .arg(&manifest)
        .output()
        .map_err(|error| format!("`codegen` cannot be started: {error}"))?;
    if output.status.success() {
        Ok(())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("`codegen` failed:\n{said}"))
    }
}

/// Writes the workspace: the generated crates, what the tests share, and the suites.
///
/// # Errors
/// If a file cannot be read or written.
pub(crate) fn write_workspace(folder: &Folder) -> Result<(), String> {
    let mut workspace =
        String::from("[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\", \"tests/harness\"");
    for suite in Suite::ALL {
        // Writing to a string cannot fail.
        let _ = write!(workspace, ", \"tests/{}\"", suite.name());
    }
    // The crates are built once, without a debugger.
    workspace.push_str("]\n\n[profile.dev]\ndebug = false\nincremental = false\n");
    write(&folder.join("Cargo.toml"), workspace)?;
    // At first, dependencies have the versions that this repository is tested with.
    let lock = folder.join("Cargo.lock");
    if !lock.exists() {
        copy(&folder.repository().join("Cargo.lock"), &lock)?;
    }
    let harness = package(folder, "harness", "[lib]", HARNESS);
    write(&folder.join("tests/harness/Cargo.toml"), harness)?;
    let crates = names(&folder.join("crates"))?;
    for suite in Suite::ALL {
        let name = suite.name();
        let mut dependencies = SUITE.to_owned();
        for name in crates.iter().filter(|name| suite.uses(name)) {
            let _ = writeln!(
                dependencies,
                "{name} = {{ package = \"{PREFIX}{name}\", path = \"../../crates/{PREFIX}{name}\" }}"
            );
        }
        let target = format!("[[test]]\nname = \"{name}\"\nharness = false");
        let manifest = package(folder, name, &target, &dependencies);
        write(&folder.join(format!("tests/{name}/Cargo.toml")), manifest)?;
    }
    Ok(())
}

/// The manifest of a package whose code stays in this repository. `target` begins the table of its library or test.
fn package(folder: &Folder, name: &str, target: &str, dependencies: &str) -> String {
    let file = if name == "harness" {
        "lib.rs"
    } else {
        "main.rs"
    };
    let code = folder.sources().join(name).join(file);
    // An escaped string of Rust is one of TOML.
    let code = format!("{:?}", code.to_string_lossy());
    format!(
        "[package]\nname = \"{PREFIX}{name}\"\nedition = \"2024\"\n\n{target}\npath = {code}\n\n[dependencies]\n{dependencies}\n[lints.rust]\nunsafe_code = \"forbid\"\n\n[lints.clippy]\npedantic = {{ level = \"warn\", priority = -1 }}\n"
    )
}

/// The names of the generated crates, without what all of them begin with.
fn names(crates: &Path) -> Result<Vec<String>, String> {
    let problem = |error| format!("cannot read `{}`: {error}", crates.display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(crates).map_err(problem)? {
        let name = entry.map_err(problem)?.file_name();
        names.extend(
            name.to_string_lossy()
                .strip_prefix(PREFIX)
                .map(str::to_owned),
        );
    }
    names.sort_unstable();
    Ok(names)
}
