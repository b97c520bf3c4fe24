//! Runs `cargo check` on crates, one after another, so that the time of each can be measured.

use super::cargo::{self, Message};
use super::row::Check;
use super::workspace::{DEPENDENCIES_CRATE, Workspace};
use crate::terminal::Progress;
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

/// Checks the crates with or without the feature `client`.
///
/// # Errors
/// If cargo fails without an error in a crate.
pub(super) fn check(
    workspace: &Workspace,
    crates: &[String],
    client: bool,
    progress: &Progress,
) -> Result<BTreeMap<String, Check>, String> {
    let mut checks: BTreeMap<String, Check> = crates
        .iter()
        .map(|name| (name.clone(), Check::default()))
        .collect();
    let shape: &[&str] = if client {
        &[]
    } else {
        &["--no-default-features"]
    };
    let with = if client { "with" } else { "without" };
    let doing = |what: String| progress.doing(format!("{what} {with} client"));
    progress.step(format!("checking the dependencies {with} client"));
    let command = ["check", "--package", DEPENDENCIES_CRATE];
    let command = [&command, shape].concat();
    cargo::run(workspace.folder(), &command, doing, |_, _| {})?;

    let packages = crates.iter().flat_map(|name| ["--package", name.as_str()]);
    let mut command = vec!["check", "--keep-going", "--jobs", "1"];
    command.extend(shape);
    command.extend(packages);
    let mut times = Times::read(workspace, client);
    let mut last = Duration::ZERO;
    cargo::run(workspace.folder(), &command, doing, |message, time| {
        match message {
            Message::Artifact { name, fresh, .. } => {
                if let Some(check) = checks.get_mut(&name) {
                    // A crate that is up to date keeps the time of an earlier run.
                    let took =
                        u64::try_from(time.saturating_sub(last).as_millis()).unwrap_or(u64::MAX);
                    if !fresh {
                        times.of.insert(name.clone(), took);
                    }
                    check.milliseconds = times.of.get(&name).copied();
                    progress.done(format!("checked {name} {with} client"));
                }
                last = time;
            }
            Message::Finding {
                name,
                is_error,
                text,
            } => {
                let Some(check) = checks.get_mut(&name) else {
                    return;
                };
                if is_error {
                    check.errors += 1;
                } else {
                    check.warnings += 1;
                }
                check.messages.push(text);
                last = time;
            }
        }
    })?;
    times.write()?;
    Ok(checks)
}

/// The time that each crate took when it was last checked, in milliseconds.
struct Times<'a> {
    workspace: &'a Workspace,
    path: &'static str,
    of: BTreeMap<String, u64>,
}

impl<'a> Times<'a> {
    fn read(workspace: &'a Workspace, client: bool) -> Self {
        let path = if client {
            "target/check-times-client.json"
        } else {
            "target/check-times-no-client.json"
        };
        let text = fs::read_to_string(workspace.folder().join(path));
        let of = text.ok().and_then(|text| serde_json::from_str(&text).ok());
        Self {
            workspace,
            path,
            of: of.unwrap_or_default(),
        }
    }

    fn write(&self) -> Result<(), String> {
        let text = serde_json::to_string(&self.of).map_err(|error| error.to_string())?;
        let written = self.workspace.put(self.path, &text);
        written.map_err(|error| format!("`{}` cannot be written: {error}", self.path))
    }
}
