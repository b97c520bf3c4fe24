//! Node.js, and packages of npm.

use std::path::Path;
use std::process::{Command, Stdio};

/// The oldest version that the servers are tried with.
const OLDEST: u32 = 20;

/// What npm installs, and what the folder of a package says about it.
const FILES: [&str; 3] = [".npmrc", "package.json", "package-lock.json"];

/// The folder that npm installs to, and the file with which it ends.
const INSTALLED: &str = "node_modules/.package-lock.json";

/// Installs what the `package-lock.json` in `sources` names in `folder`, unless it is there.
///
/// # Errors
/// If there is no Node.js of a sufficient version, or npm fails.
pub(crate) fn install(sources: &Path, folder: &Path) -> Result<(), String> {
    check_version()?;
    let mut is_current = folder.join(INSTALLED).is_file();
    for file in FILES {
        let (source, copy) = (sources.join(file), folder.join(file));
        let text = std::fs::read(&source)
            .map_err(|error| format!("cannot read `{}`: {error}", source.display()))?;
        if std::fs::read(&copy).is_ok_and(|old| old == text) {
            continue;
        }
        is_current = false;
        // A run that ends before npm does must not leave the earlier packages with the file of the new ones.
        let _ = std::fs::remove_file(folder.join(INSTALLED));
        std::fs::write(&copy, text)
            .map_err(|error| format!("cannot write `{}`: {error}", copy.display()))?;
    }
    if is_current {
        return Ok(());
    }
    let status = Command::new(npm())
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .args(["--loglevel", "error"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .status()
        .map_err(|error| format!("`npm` cannot be started: {error}; it is part of Node.js"))?;
    if status.success() {
        Ok(())
    } else {
        // The next run must not take what is there for complete.
        let _ = std::fs::remove_file(folder.join(INSTALLED));
        Err(format!(
            "`npm ci` failed in `{}` ({status}); it needs the registry of npm",
            folder.display()
        ))
    }
}

/// The name of npm's program. On Windows it is a script, which is found only by its whole name.
fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn check_version() -> Result<(), String> {
    let output = Command::new("node").arg("--version").output();
    let output = output.map_err(|error| {
        format!(
            "`node` cannot be started: {error}; install Node.js {OLDEST} or newer, which the server is written for"
        )
    })?;
    check(&String::from_utf8_lossy(&output.stdout))
}

/// Checks what `node --version` prints.
fn check(version: &str) -> Result<(), String> {
    let version = version.trim();
    let major = version.trim_start_matches('v').split('.').next();
    match major.and_then(|major| major.parse::<u32>().ok()) {
        Some(major) if major >= OLDEST => Ok(()),
        _ => Err(format!(
            "Node.js {OLDEST} or newer is needed, and `node --version` says `{version}`"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn the_oldest_version_and_newer_ones_will_do() {
        for version in ["v20.0.0\n", "v24.11.1", "v100.1.0"] {
            assert_eq!(check(version), Ok(()));
        }
    }

    #[test]
    fn an_older_version_is_named() {
        let error = check("v18.19.1\n").expect_err("it is too old");
        assert_eq!(
            error,
            "Node.js 20 or newer is needed, and `node --version` says `v18.19.1`"
        );
    }

    #[test]
    fn another_program_named_node_is_not_taken_for_node() {
        assert!(check("").is_err());
        assert!(check("node: 20").is_err());
    }
}
