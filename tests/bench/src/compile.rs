//! Measures the compilation of whole packages, and of published crates for the same services.
//!
//! Dependencies are built first, so that only the compilation of the crate itself is measured.

use crate::Bench;
use crate::figure::{Figure, Goal, Quantity};
use crate::meter::succeed;
use crate::packages::{PACKAGES, Package};
use crate::report::{Report, print_error};
use crate::usage::Usage;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version of the published crates.
pub(crate) const PEER_VERSION: &str = "0.21.0";

/// The name of a member without code that depends on the published crates.
const PEERS: &str = "peers";

/// The goals, as parts of what the published crate needs.
const CHECK_CPU: f64 = 1.0 / 5.0;
const RELEASE_CPU: f64 = 1.0 / 10.0;
const RELEASE_RLIB: f64 = 1.0 / 4.0;

/// The profile of a compilation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Mode {
    Check,
    Release,
}

/// The resources of a compilation and the size of its output.
#[derive(Clone, Copy, Debug)]
struct Compiled {
    usage: Usage,
    rlib: Option<u64>,
}

/// Measures everything.
pub(crate) fn measure(bench: &Bench, root: &Path, report: &mut Report) {
    let project = Project {
        bench,
        folder: bench.out.join("compile"),
    };
    let written = project.write(root);
    if report.attempt(written).is_none() {
        return;
    }
    for package in &PACKAGES {
        let (ours, peer) = (package.crate_name(), package.peer);
        report.begin(
            &format!("{ours} beside {peer} {PEER_VERSION}"),
            "armgen",
            "peer",
        );
        for mode in [Mode::Check, Mode::Release] {
            let found = project.compare(&ours, peer, mode);
            if let Some((ours, peer)) = report.attempt(found) {
                for figure in figures(mode, ours, peer) {
                    report.add(&figure);
                }
            }
        }
    }
}

fn figures(mode: Mode, ours: Compiled, peer: Compiled) -> Vec<Figure> {
    type Value = fn(&Compiled) -> Option<Quantity>;
    let cpu: Value = |compiled| compiled.usage.cpu.map(Quantity::Time);
    let wall: Value = |compiled| Some(Quantity::Time(compiled.usage.wall));
    let peak: Value = |compiled| compiled.usage.peak.map(Quantity::Bytes);
    let rlib: Value = |compiled| compiled.rlib.map(Quantity::Bytes);
    let (name, cpu_goal) = match mode {
        Mode::Check => ("cargo check", CHECK_CPU),
        Mode::Release => ("release build", RELEASE_CPU),
    };
    let mut values = vec![
        ("CPU time", cpu, Some(cpu_goal)),
        ("time", wall, None),
        ("peak memory", peak, None),
    ];
    if mode == Mode::Release {
        values.push(("size of the rlib", rlib, Some(RELEASE_RLIB)));
    }
    let figure = |(what, value, goal): (&str, Value, Option<f64>)| {
        let goal = goal.map(Goal::Ratio);
        Figure::new(format!("{name}, {what}"), value(&ours), goal).beside(value(&peer))
    };
    values.into_iter().map(figure).collect()
}

/// A workspace with the generated and the published crates, which share a target folder.
struct Project<'a> {
    bench: &'a Bench,
    folder: PathBuf,
}

impl Project<'_> {
    /// Generates the crates, and adds the published ones as dependencies.
    fn write(&self, root: &Path) -> Result<(), String> {
        for package in &PACKAGES {
            let out = self.folder.join("crates").join(package.crate_name());
            let mut command = Command::new(&self.bench.arguments.xtask);
            command.args(package.codegen(root, &out));
            let name = package.crate_name();
            succeed(&mut command, &format!("`cargo xtask codegen` of {name}"))?;
        }
        put(&self.folder.join("Cargo.toml"), &workspace(&PACKAGES))?;
        let member = self.folder.join(PEERS);
        put(&member.join("Cargo.toml"), &peers(&PACKAGES))?;
        put(&member.join("src/lib.rs"), "")?;
        // Uses the dependency versions of this project at first, and not the latest.
        let lock = self.folder.join("Cargo.lock");
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
        if !lock.exists() && own.is_file() {
            fs::copy(own, &lock).map_err(|error| unwritable(&lock, &error))?;
        }
        Ok(())
    }

    /// Compiles two crates alternately, so that disturbances affect both. Returns the minimum of each.
    fn compare(&self, ours: &str, peer: &str, mode: Mode) -> Result<(Compiled, Compiled), String> {
        let mut least = (self.compile(ours, mode)?, self.compile(peer, mode)?);
        for _ in 1..mode.rounds() {
            least.0 = least.0.least(self.compile(ours, mode)?);
            least.1 = least.1.least(self.compile(peer, mode)?);
        }
        Ok(least)
    }

    /// Compiles a crate again, after its dependencies.
    fn compile(&self, name: &str, mode: Mode) -> Result<Compiled, String> {
        let meter = &self.bench.meter;
        let mut clean = self.cargo(&["clean", "--profile", mode.profile()], name);
        succeed(&mut clean, &format!("`cargo clean --package {name}`"))?;
        print_error(&format!("building what {name} depends on\n"));
        let build = || self.cargo(mode.arguments(), name);
        meter.dependencies(&[name.to_owned()], build().arg("--keep-going"))?;
        print_error(&format!("compiling {name}\n"));
        let usage = meter.compiler(name, &mut build())?;
        let rlib = match mode {
            Mode::Check => None,
            Mode::Release => Some(self.rlib(name)?),
        };
        Ok(Compiled { usage, rlib })
    }

    fn cargo(&self, arguments: &[&str], name: &str) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .current_dir(&self.folder)
            .args(arguments)
            .args(["--package", name, "--target-dir", "target"])
            // By default, only members of the workspace are compiled incrementally.
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("CARGO_BUILD_TARGET");
        command
    }

    /// The size of the output of a release build.
    fn rlib(&self, name: &str) -> Result<u64, String> {
        let file = self.folder.join(format!("target/release/lib{name}.rlib"));
        let data = fs::metadata(&file);
        let data = data.map_err(|error| format!("`{}` cannot be read: {error}", file.display()))?;
        Ok(data.len())
    }
}

impl Compiled {
    fn least(self, other: Self) -> Self {
        Self {
            usage: self.usage.least(other.usage),
            ..other
        }
    }
}

impl Mode {
    /// How often each crate is compiled. Release builds take so long that disturbances even out.
    fn rounds(self) -> usize {
        match self {
            Self::Check => 3,
            Self::Release => 1,
        }
    }

    pub(crate) fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Release => &["build", "--release"],
        }
    }

    pub(crate) fn profile(self) -> &'static str {
        match self {
            Self::Check => "dev",
            Self::Release => "release",
        }
    }
}

/// Writes a file and makes the folders that it is in.
pub(crate) fn put(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    let written = folder.and_then(|()| fs::write(path, text));
    written.map_err(|error| unwritable(path, &error))
}

fn unwritable(path: &Path, error: &std::io::Error) -> String {
    format!("`{}` cannot be written: {error}", path.display())
}

/// The manifest of the workspace, with cargo's default profiles.
fn workspace(packages: &[Package]) -> String {
    let mut text = format!("[workspace]\nresolver = \"3\"\nmembers = [\n    \"{PEERS}\",\n");
    for package in packages {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    \"crates/{}\",", package.crate_name());
    }
    text + "]\n"
}

/// The manifest of the member that depends on the published crates.
fn peers(packages: &[Package]) -> String {
    let mut text = format!("[package]\nname = \"{PEERS}\"\nedition = \"2024\"\n\n[dependencies]\n");
    for package in packages {
        let _ = writeln!(text, "{} = \"={PEER_VERSION}\"", package.peer);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Verdict;
    use std::time::Duration;

    fn compiled(seconds: u64, megabytes: u64) -> Compiled {
        Compiled {
            usage: Usage {
                wall: Duration::from_secs(seconds),
                cpu: Some(Duration::from_secs(seconds)),
                peak: Some(megabytes),
            },
            rlib: Some(megabytes),
        }
    }

    fn verdicts(mode: Mode) -> Vec<(String, Verdict)> {
        let figures = figures(mode, compiled(15, 30), compiled(100, 100));
        let with_goals = figures.into_iter().filter_map(|figure| {
            let verdict = figure.verdict()?;
            Some((figure.work, verdict))
        });
        with_goals.collect()
    }

    #[test]
    fn a_check_may_need_a_fifth() {
        let check = ("cargo check, CPU time".to_owned(), Verdict::Holds);
        assert_eq!(verdicts(Mode::Check), [check]);
    }

    #[test]
    fn a_release_build_may_need_a_tenth_for_a_quarter_of_the_size() {
        let cpu = ("release build, CPU time".to_owned(), Verdict::Missed);
        let rlib = (
            "release build, size of the rlib".to_owned(),
            Verdict::Missed,
        );
        assert_eq!(verdicts(Mode::Release), [cpu, rlib]);
    }

    #[test]
    fn the_workspace_has_our_crates_and_those_of_others() {
        assert_eq!(
            workspace(&PACKAGES),
            "[workspace]\nresolver = \"3\"\nmembers = [\n    \"peers\",\n    \"crates/arm_apimanagement\",\n    \"crates/arm_network\",\n]\n"
        );
        assert_eq!(
            peers(&PACKAGES),
            "[package]\nname = \"peers\"\nedition = \"2024\"\n\n[dependencies]\nazure_mgmt_apimanagement = \"=0.21.0\"\nazure_mgmt_network = \"=0.21.0\"\n"
        );
    }
}
