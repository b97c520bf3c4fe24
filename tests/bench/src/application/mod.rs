//! Measures the compilation of an application with five services: with one runtime for all crates, with a runtime in each, and with
//! published crates for the same services.
//!
//! Crates of others are built first, so that only the crates of the services with their runtime, and the application, are measured.

mod form;

use crate::Bench;
use crate::compile::{Mode, PEER_VERSION, put};
use crate::figure::{Figure, Goal, Quantity};
use crate::meter::succeed;
use crate::report::{Report, print_error};
use crate::usage::Usage;
use form::Form;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

/// The goals, as parts of what the crates and the application need with a runtime in each crate.
const RELEASE_CPU_OF_EMBEDDED: f64 = 0.4;
const PROGRAM_OF_EMBEDDED: f64 = 0.85;

/// The goal, as a part of what the published crates need.
const RELEASE_CPU_OF_PEERS: f64 = 1.0 / 12.0;

/// The resources of a build and the size of the program.
#[derive(Clone, Copy, Debug)]
struct Built {
    /// The crates of the services with their runtime. Their cost depends on no program.
    crates: Usage,
    /// The application after them.
    application: Usage,
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
    type Value = fn(&Built) -> Option<Quantity>;
    let mut figures = Vec::new();
    for ((mode, cpu_goal), (ours, peer)) in
        [("cargo check", None), ("release build", Some(release_cpu))]
            .into_iter()
            .zip(ours.iter().zip(peer))
    {
        let mut add = |what: &str, value: Value, goal: Option<f64>| {
            let goal = goal.map(Goal::Ratio);
            let figure = Figure::new(format!("{mode}, {what}"), value(ours), goal);
            figures.push(figure.beside(value(peer)));
        };
        let crates: Value = |built| built.crates.cpu.map(Quantity::Time);
        add("CPU time of the crates", crates, cpu_goal);
        let application: Value = |built| built.application.cpu.map(Quantity::Time);
        add("CPU time of the application", application, None);
        let wall: Value = |built| Some(Quantity::Time(built.crates.wall + built.application.wall));
        add("time of both", wall, None);
        let peak: Value = |built| {
            let peak = built.crates.peak?.max(built.application.peak?);
            Some(Quantity::Bytes(peak))
        };
        add("peak memory", peak, None);
        if ours.program.is_some() {
            let size: Value = |built| built.program.map(Quantity::Bytes);
            add("size of the program", size, program);
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
        put(&self.folder.join("src/lib.rs"), "")?;
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
        let measure = |arguments: &[OsString]| {
            let once = || Ok(());
            meter.least(1, Path::new(&cargo()), arguments, once)
        };
        // The library of the application is empty: it has the crates built, with the features that they have in the application.
        let library = [arguments.clone(), vec!["--lib".into()]].concat();
        let (crates, _) = measure(&library)?;
        let (application, _) = measure(&arguments)?;
        let program = match mode {
            Mode::Check => None,
            Mode::Release => Some(self.program()?),
        };
        Ok(Built {
            crates,
            application,
            program,
        })
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
        let usage = |seconds| Usage {
            wall: Duration::from_secs(seconds),
            cpu: Some(Duration::from_secs(seconds)),
            peak: Some(seconds),
        };
        Built {
            crates: usage(seconds),
            application: usage(5),
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
        let cpu = "release build, CPU time of the crates".to_owned();
        let size = "release build, size of the program".to_owned();
        assert_eq!(
            verdicts(50, RELEASE_CPU_OF_EMBEDDED, Some(PROGRAM_OF_EMBEDDED)),
            [(cpu, Verdict::Missed), (size, Verdict::Holds)]
        );
    }

    #[test]
    fn a_release_build_may_need_a_twelfth_of_that_of_the_peers() {
        let cpu = || "release build, CPU time of the crates".to_owned();
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
    fn the_crates_and_the_application_are_shown_apart_and_take_the_time_of_both() {
        let ours = [built(30, None), built(30, Some(1))];
        let peer = [built(60, None), built(60, Some(1))];
        let seconds = |seconds| Some(Quantity::Time(Duration::from_secs(seconds)));
        let figures = figures(&ours, &peer, 1.0, None);
        let ours = figures[..4].iter().map(|figure| figure.ours);
        let expected = [
            seconds(30),
            seconds(5),
            seconds(35),
            Some(Quantity::Bytes(30)),
        ];
        assert_eq!(ours.collect::<Vec<_>>(), expected);
        assert_eq!(figures[2].peer, seconds(65));
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
                "cargo check, CPU time of the crates",
                "cargo check, CPU time of the application",
                "cargo check, time of both",
                "cargo check, peak memory",
                "release build, CPU time of the crates",
                "release build, CPU time of the application",
                "release build, time of both",
                "release build, peak memory",
                "release build, size of the program",
            ]
        );
    }

    #[test]
    fn a_relative_path_leads_up_and_down() {
        let path = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(path("/a/b/c", "/a/d/e"), "../../d/e");
        assert_eq!(path("/a", "/a/b"), "b");
        assert_eq!(path("/a/b", "/a"), "..");
    }
}
