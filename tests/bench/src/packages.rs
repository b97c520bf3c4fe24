//! Measures the generator on whole packages of the public definitions.

use crate::Bench;
use crate::figure::{Figure, Goal, Quantity};
use crate::report::Report;
use crate::usage::Usage;
use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

/// A package whose generation is measured, and whose compilation is compared with that of a published crate.
#[derive(Debug)]
pub(crate) struct Package {
    service: &'static str,
    tag: &'static str,
    /// The name of the published crate.
    pub(crate) peer: &'static str,
    goals: Goals,
}

/// The goals for a command.
#[derive(Clone, Copy, Debug)]
struct Goals {
    time: Duration,
    /// In bytes.
    peak: Option<u64>,
}

/// Two services with hundreds of operations each.
pub(crate) const PACKAGES: [Package; 2] = [
    Package {
        service: "apimanagement",
        tag: "package-preview-2023-09",
        peer: "azure_mgmt_apimanagement",
        goals: Goals {
            time: Duration::from_millis(600),
            peak: Some(150_000_000),
        },
    },
    Package {
        service: "network",
        tag: "package-2024-01",
        peer: "azure_mgmt_network",
        goals: Goals {
            time: Duration::from_millis(800),
            peak: None,
        },
    },
];

/// The goals for all packages of the checkout in an empty folder.
const COLD: Goals = Goals {
    time: Duration::from_secs(5),
    peak: Some(600_000_000),
};

/// The goals for all packages without changes.
const UNCHANGED: Goals = Goals {
    time: Duration::from_millis(500),
    peak: None,
};

/// The number of runs of each command.
const RUNS: usize = 5;

/// The number of runs that generate all packages in an empty folder.
const COLD_RUNS: usize = 3;

impl Package {
    /// The name of its crate.
    pub(crate) fn crate_name(&self) -> String {
        format!("arm_{}", self.service)
    }

    /// The arguments of the command that writes its crate.
    pub(crate) fn codegen(&self, root: &Path, out: &Path) -> Vec<OsString> {
        let readme = root
            .join("specification")
            .join(self.service)
            .join("resource-manager/readme.md");
        vec![
            "codegen".into(),
            "--readme".into(),
            readme.into(),
            "--tag".into(),
            self.tag.into(),
            "--name".into(),
            self.crate_name().into(),
            "--out".into(),
            out.into(),
        ]
    }
}

/// Measures everything.
pub(crate) fn measure(bench: &Bench, root: &Path, report: &mut Report) {
    report.begin(
        "generating whole packages, from start to exit",
        "armgen",
        "",
    );
    let folder = bench.out.join("packages");
    for package in &PACKAGES {
        let work = format!("{} {}", package.service, package.tag);
        let arguments = package.codegen(root, &folder);
        let xtask = &bench.arguments.xtask;
        let found = bench
            .meter
            .least(RUNS, xtask, &arguments, || remove(&folder));
        if let Some((usage, _)) = report.attempt(found) {
            add(report, &work, usage, package.goals);
        }
    }
    let found = all(bench, root, &folder, report);
    report.attempt(found.and_then(|()| remove(&folder)));
}

/// Generates all packages of the checkout in an empty folder, and then again without changes.
fn all(bench: &Bench, root: &Path, folder: &Path, report: &mut Report) -> Result<(), String> {
    let mut arguments: Vec<OsString> = ["corpus", "--format", "json", "--root"]
        .map(OsString::from)
        .to_vec();
    arguments.extend([root.into(), "--out".into(), folder.into()]);
    let xtask = &bench.arguments.xtask;
    let cold = || remove(folder);
    let (usage, rows) = bench.meter.least(COLD_RUNS, xtask, &arguments, cold)?;
    let work = format!("all {} packages", count(&rows)?);
    add(report, &work, usage, COLD);
    let unchanged = || Ok(());
    let (usage, _) = bench.meter.least(RUNS, xtask, &arguments, unchanged)?;
    add(
        report,
        &format!("{work}, nothing changed"),
        usage,
        UNCHANGED,
    );
    Ok(())
}

fn add(report: &mut Report, work: &str, usage: Usage, goals: Goals) {
    let at_most = |goal: Option<Quantity>| goal.map(Goal::AtMost);
    report.add(&Figure::new(
        format!("{work}: time"),
        Some(Quantity::Time(usage.wall)),
        at_most(Some(Quantity::Time(goals.time))),
    ));
    report.add(&Figure::new(
        format!("{work}: peak memory"),
        usage.peak.map(Quantity::Bytes),
        at_most(goals.peak.map(Quantity::Bytes)),
    ));
}

/// The number of rows that `corpus` printed.
fn count(rows: &[u8]) -> Result<usize, String> {
    let rows: Vec<Value> = serde_json::from_slice(rows)
        .map_err(|error| format!("what `cargo xtask corpus` printed is no list: {error}"))?;
    Ok(rows.len())
}

/// Removes a folder if it exists.
fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("`{}` cannot be removed: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_a_package() {
        assert_eq!(count(br#"[{"package":"pets"},{"package":"zoo"}]"#), Ok(2));
        assert!(count(b"pets  1").is_err());
    }

    #[test]
    fn a_folder_that_is_not_there_is_removed_already() {
        let folder = tempfile::tempdir().expect("tests have a folder");
        let crates = folder.path().join("crates");
        assert_eq!(remove(&crates), Ok(()));
        fs::create_dir(&crates).expect("it can be made");
        assert_eq!(remove(&crates), Ok(()));
        assert!(!crates.exists());
    }
}
