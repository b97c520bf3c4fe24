//! Measures the compilation of an application with five services: with one runtime for all crates, with a runtime in each, and with
//! published crates for the same services.
//!
//! Crates of others are built first, so that only our crates and the application are measured.

use crate::Bench;
use crate::compile::{Mode, PEER_VERSION, put};
use crate::figure::{Figure, Goal, Quantity};
use crate::meter::succeed;
use crate::report::{Report, print_error};
use crate::usage::Usage;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

/// The goals, as parts of what the application needs with a runtime in each crate.
const RELEASE_CPU_OF_EMBEDDED: f64 = 0.4;
const PROGRAM_OF_EMBEDDED: f64 = 0.85;

/// The goal, as a part of what it needs with the published crates.
const RELEASE_CPU_OF_PEERS: f64 = 1.0 / 12.0;

/// The name of the crate with the shared runtime.
const RUNTIME: &str = "arm_core";

/// A service, with the tag of the definitions that both crates are made from, or nearly.
struct Service {
    name: &'static str,
    tag: &'static str,
    /// The feature of the published crate that has the tag, unless that is its default.
    feature: Option<&'static str>,
}

/// 1,725 operations.
const SERVICES: [Service; 5] = [
    Service {
        name: "network",
        tag: "package-2024-01",
        // It has only `package-2024-03`.
        feature: None,
    },
    Service {
        name: "apimanagement",
        tag: "package-preview-2023-09",
        feature: None,
    },
    Service {
        name: "compute",
        tag: "package-2024-03-01",
        feature: Some("package-2024-03-01"),
    },
    Service {
        name: "automation",
        tag: "package-2023-11-01",
        feature: None,
    },
    Service {
        name: "search",
        tag: "package-preview-2024-06",
        feature: Some("package-preview-2024-06"),
    },
];

/// Which crates the application uses. The name of each is that of the application, too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Form {
    Shared,
    Embedded,
    Peers,
}

/// The resources of a build and the size of the program.
#[derive(Clone, Copy, Debug)]
struct Built {
    usage: Usage,
    program: Option<u64>,
}

/// Measures everything.
pub(crate) fn measure(bench: &Bench, root: &Path, report: &mut Report) {
    let projects = [Form::Shared, Form::Embedded, Form::Peers].map(|form| Project {
        bench,
        form,
        folder: bench.out.join("application").join(form.name()),
    });
    let written = projects.iter().try_for_each(|project| project.write(root));
    if report.attempt(written).is_none() {
        return;
    }
    let [shared, embedded, peers] = &projects;
    let ours = [shared, embedded].map(|project| report.attempt(project.build()));
    let [Some(shared), Some(embedded)] = ours else {
        return;
    };
    let title = "an application of five services, with one runtime or five";
    report.begin(title, "shared", "embedded");
    for figure in figures(
        &shared,
        &embedded,
        RELEASE_CPU_OF_EMBEDDED,
        Some(PROGRAM_OF_EMBEDDED),
    ) {
        report.add(&figure);
    }
    let title = format!("an application of five services, beside azure_mgmt {PEER_VERSION}");
    match peers.build() {
        Ok(peers) => {
            report.begin(&title, "armgen", "peers");
            for figure in figures(&shared, &peers, RELEASE_CPU_OF_PEERS, None) {
                report.add(&figure);
            }
        }
        // It is no fault of ours.
        Err(error) => report.skip(&title, &format!("the peers do not build: {error}")),
    }
}

/// The figures of two applications, each with what a check and a release build need.
fn figures(
    ours: &[Built; 2],
    peer: &[Built; 2],
    release_cpu: f64,
    program: Option<f64>,
) -> Vec<Figure> {
    let mut figures = Vec::new();
    for ((mode, cpu_goal), (ours, peer)) in
        [("cargo check", None), ("release build", Some(release_cpu))]
            .into_iter()
            .zip(ours.iter().zip(peer))
    {
        let mut add = |what: &str, value: fn(&Built) -> Option<Quantity>, goal: Option<f64>| {
            let figure = Figure::new(
                format!("{mode}, {what}"),
                value(ours),
                goal.map(Goal::Ratio),
            );
            figures.push(figure.beside(value(peer)));
        };
        add(
            "CPU time",
            |built| built.usage.cpu.map(Quantity::Time),
            cpu_goal,
        );
        add("time", |built| Some(Quantity::Time(built.usage.wall)), None);
        add(
            "peak memory",
            |built| built.usage.peak.map(Quantity::Bytes),
            None,
        );
        if ours.program.is_some() {
            add(
                "size of the program",
                |built| built.program.map(Quantity::Bytes),
                program,
            );
        }
    }
    figures
}

/// A workspace with the application and the crates that it uses.
struct Project<'a> {
    bench: &'a Bench,
    form: Form,
    folder: PathBuf,
}

impl Project<'_> {
    /// Generates the crates and writes the application.
    fn write(&self, root: &Path) -> Result<(), String> {
        put(&self.folder.join("Cargo.toml"), &self.form.package())?;
        put(&self.folder.join("src/main.rs"), self.form.program())?;
        // Uses the dependency versions of this project at first, and not the latest.
        let lock = self.folder.join("Cargo.lock");
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
        if !lock.exists() && own.is_file() {
            let text = fs::read_to_string(&own);
            let text = text.map_err(|error| format!("`{}`: {error}", own.display()))?;
            put(&lock, &text)?;
        }
        if self.form == Form::Peers {
            return Ok(());
        }
        let definitions = root.join("specification").canonicalize();
        let definitions = definitions.map_err(|error| format!("`{}`: {error}", root.display()))?;
        let definitions = relative(&self.folder, &definitions);
        let manifest = self.folder.join("armgen.yaml");
        put(&manifest, &self.form.manifest(&definitions))?;
        let mut command = Command::new(&self.bench.arguments.xtask);
        command.args(["codegen", "--manifest"]).arg(&manifest);
        let what = format!("`cargo xtask codegen` of {}", manifest.display());
        succeed(&mut command, &what).map(|_| ())
    }

    /// Checks and builds the application.
    fn build(&self) -> Result<[Built; 2], String> {
        Ok([self.compile(Mode::Check)?, self.compile(Mode::Release)?])
    }

    /// Compiles the application and the crates of its services again, after what they depend on.
    fn compile(&self, mode: Mode) -> Result<Built, String> {
        let (form, meter) = (self.form.name(), &self.bench.meter);
        let own = self.form.crates();
        let mut clean = Command::new(cargo());
        clean.args(self.arguments(&["clean", "--profile", mode.profile()]));
        for name in &own {
            clean.args(["--package", name]);
        }
        succeed(
            &mut clean,
            &format!("`cargo clean` of the application {form}"),
        )?;
        print_error(&format!(
            "building what the application {form} depends on\n"
        ));
        let arguments = self.arguments(mode.arguments());
        let mut dependencies = Command::new(cargo());
        dependencies.args(&arguments).arg("--keep-going");
        meter.dependencies(&own, &mut dependencies)?;
        print_error(&format!("compiling the application {form}\n"));
        let once = || Ok(());
        let (usage, _) = meter.least(1, Path::new(&cargo()), &arguments, once)?;
        let program = match mode {
            Mode::Check => None,
            Mode::Release => Some(self.program()?),
        };
        Ok(Built { usage, program })
    }

    /// The arguments of a command of cargo, which starts in any folder.
    fn arguments(&self, command: &[&str]) -> Vec<OsString> {
        let mut words: Vec<OsString> = command.iter().map(OsString::from).collect();
        // By default, members of the workspace are compiled incrementally, and the crates of others are not.
        words
            .extend(["--config", "build.incremental=false", "--manifest-path"].map(OsString::from));
        words.push(self.folder.join("Cargo.toml").into());
        words.extend(["--target-dir".into(), self.target().into()]);
        words
    }

    /// What is built of the crates of others is the same in both forms of ours.
    fn target(&self) -> PathBuf {
        self.folder.with_file_name("target")
    }

    /// The size of the program.
    fn program(&self) -> Result<u64, String> {
        let name = format!("{}{}", self.form.name(), std::env::consts::EXE_SUFFIX);
        let file = self.target().join("release").join(name);
        let data = fs::metadata(&file);
        let data = data.map_err(|error| format!("`{}` cannot be read: {error}", file.display()))?;
        Ok(data.len())
    }
}

impl Form {
    fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Embedded => "embedded",
            Self::Peers => "peers",
        }
    }

    /// The names of the application and of the crates of its services, with that of their runtime.
    fn crates(self) -> Vec<String> {
        let mut names = vec![self.name().to_owned()];
        names.extend(SERVICES.iter().map(|service| self.krate(service)));
        if self == Self::Shared {
            names.push(RUNTIME.to_owned());
        }
        names
    }

    fn krate(self, service: &Service) -> String {
        match self {
            Self::Peers => format!("azure_mgmt_{}", service.name),
            _ => format!("arm_{}", service.name),
        }
    }

    fn program(self) -> &'static str {
        match self {
            Self::Peers => include_str!("../programs/peers.rs"),
            _ => include_str!("../programs/armgen.rs"),
        }
    }

    /// The manifest of the application for cargo, with cargo's default profiles.
    fn package(self) -> String {
        let name = self.name();
        let mut text =
            format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n");
        for service in &SERVICES {
            let krate = self.krate(service);
            // Writing to a string cannot fail.
            let _ = match (self, service.feature) {
                (Self::Peers, Some(feature)) => writeln!(
                    text,
                    "{krate} = {{ version = \"={PEER_VERSION}\", default-features = false, features = [\"enable_reqwest\", \"{feature}\"] }}"
                ),
                (Self::Peers, None) => writeln!(text, "{krate} = \"={PEER_VERSION}\""),
                _ => writeln!(text, "{krate} = {{ path = \"crates/{krate}\" }}"),
            };
        }
        let core = if self == Self::Peers { "0.21" } else { "1" };
        let _ = write!(
            text,
            "async-trait = \"0.1\"\nazure_core = \"{core}\"\nfutures = \"0.3\"\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\n[workspace]\n"
        );
        text
    }

    /// The manifest of the crates for armgen.
    fn manifest(self, definitions: &str) -> String {
        let mut text = match self {
            Self::Shared => format!(
                "runtime:\n  name: {RUNTIME}\n  version: 0.1.0\n  license: MIT\n  output: crates/{RUNTIME}\n"
            ),
            _ => "runtime: embedded\n".to_owned(),
        };
        let _ = write!(
            text,
            "defaults:\n  output: crates\n  root: {definitions}\npackages:\n"
        );
        for service in &SERVICES {
            let _ = writeln!(
                text,
                "  - readme: {definitions}/{}/resource-manager/readme.md\n    tag: {}\n    name: {}",
                service.name,
                service.tag,
                self.krate(service)
            );
        }
        text
    }
}

/// The program that is called cargo.
fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The path that leads from a folder to another, with `/` between its parts. Both are absolute and without links.
fn relative(from: &Path, to: &Path) -> String {
    let both = from.components().zip(to.components());
    let common = both.take_while(|(left, right)| left == right).count();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to.components().skip(common).map(Component::as_os_str);
    let down = down.map(|part| part.to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Verdict;
    use std::time::Duration;

    fn built(seconds: u64, megabytes: Option<u64>) -> Built {
        Built {
            usage: Usage {
                wall: Duration::from_secs(seconds),
                cpu: Some(Duration::from_secs(seconds)),
                peak: Some(1),
            },
            program: megabytes,
        }
    }

    fn verdicts(ours: u64, cpu: f64, program: Option<f64>) -> Vec<(String, Verdict)> {
        let ours = [built(ours, None), built(ours, Some(ours))];
        let peer = [built(100, None), built(100, Some(100))];
        let figures = figures(&ours, &peer, cpu, program).into_iter();
        let with_goals = figures.filter_map(|figure| {
            let verdict = figure.verdict()?;
            Some((figure.work, verdict))
        });
        with_goals.collect()
    }

    #[test]
    fn one_runtime_may_need_two_fifths_of_five_for_a_program_that_is_smaller() {
        let cpu = "release build, CPU time".to_owned();
        let size = "release build, size of the program".to_owned();
        assert_eq!(
            verdicts(50, RELEASE_CPU_OF_EMBEDDED, Some(PROGRAM_OF_EMBEDDED)),
            [(cpu, Verdict::Missed), (size, Verdict::Holds)]
        );
    }

    #[test]
    fn a_release_build_may_need_a_twelfth_of_that_of_the_peers() {
        let cpu = || "release build, CPU time".to_owned();
        assert_eq!(
            verdicts(8, RELEASE_CPU_OF_PEERS, None),
            [(cpu(), Verdict::Holds)]
        );
        assert_eq!(
            verdicts(9, RELEASE_CPU_OF_PEERS, None),
            [(cpu(), Verdict::Missed)]
        );
    }

    #[test]
    fn a_check_is_shown_without_a_goal_and_without_a_program() {
        let ours = [built(1, None), built(1, Some(1))];
        let work = figures(&ours, &ours, 1.0, None)
            .into_iter()
            .map(|figure| figure.work);
        assert_eq!(
            work.collect::<Vec<_>>(),
            [
                "cargo check, CPU time",
                "cargo check, time",
                "cargo check, peak memory",
                "release build, CPU time",
                "release build, time",
                "release build, peak memory",
                "release build, size of the program",
            ]
        );
    }

    #[test]
    fn both_forms_of_ours_are_the_same_program_and_differ_in_their_runtime() {
        assert_eq!(Form::Shared.program(), Form::Embedded.program());
        let packages = "  - readme: specification/network/resource-manager/readme.md\n    tag: package-2024-01\n    name: arm_network\n";
        let [shared, embedded] =
            [Form::Shared, Form::Embedded].map(|form| form.manifest("specification"));
        assert!(shared.contains(packages), "{shared}");
        assert!(
            shared.starts_with("runtime:\n  name: arm_core\n"),
            "{shared}"
        );
        let (_, rest) = shared.split_once("defaults:").expect("there are defaults");
        assert_eq!(embedded, format!("runtime: embedded\ndefaults:{rest}"));
    }

    #[test]
    fn the_application_depends_on_the_crates_of_its_services() {
        let shared = Form::Shared.package();
        assert!(
            shared.contains("arm_network = { path = \"crates/arm_network\" }\n"),
            "{shared}"
        );
        let peers = Form::Peers.package();
        assert!(
            peers.contains("azure_mgmt_network = \"=0.21.0\"\n"),
            "{peers}"
        );
        assert!(peers.contains("\"package-2024-03-01\"] }\n"), "{peers}");
        assert_eq!(
            Form::Shared.crates()[..2],
            ["shared".to_owned(), "arm_network".to_owned()]
        );
        assert!(Form::Shared.crates().contains(&RUNTIME.to_owned()));
        assert!(!Form::Embedded.crates().contains(&RUNTIME.to_owned()));
    }

    #[test]
    fn a_relative_path_leads_up_and_down() {
        let path = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(path("/a/b/c", "/a/d/e"), "../../d/e");
        assert_eq!(path("/a", "/a/b"), "b");
        assert_eq!(path("/a/b", "/a"), "..");
    }
}
