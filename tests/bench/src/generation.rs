//! Measures the generator, compared with reading and parsing its inputs.

use crate::figure::{Figure, Goal, Quantity};
use crate::measure::{Times, compare, time};
use crate::report::Report;
use armgen::manifest::Manifest;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// The goal for the whole command.
const COMMAND: Duration = Duration::from_millis(15);

/// Measures everything. `xtask` is the program behind `cargo xtask`.
pub(crate) fn measure(xtask: &Path, report: &mut Report) -> Result<(), Box<dyn Error>> {
    report.begin(
        "generating the crate of this workspace",
        "armgen",
        "parsing",
    );
    let generation = Generation::find(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))?;
    let times = generation.in_process()?;
    report.add(&Figure::of_times("in the process", times, None));
    report.add(&Figure::new(
        "cargo xtask codegen, from start to exit",
        Some(Quantity::Time(generation.command(xtask)?)),
        Some(Goal::AtMost(Quantity::Time(COMMAND))),
    ));
    Ok(())
}

/// The manifest and the definitions in its folder.
#[derive(Debug)]
struct Generation {
    manifest: PathBuf,
    inputs: Vec<PathBuf>,
}

impl Generation {
    /// Finds the manifest and the definitions of the workspace.
    fn find(workspace: &Path) -> Result<Self, Box<dyn Error>> {
        let spec = workspace.join("spec");
        let mut inputs = Vec::new();
        find(&spec, &mut inputs)?;
        Ok(Self {
            manifest: spec.join("armgen.yaml"),
            inputs,
        })
    }

    /// Generates all files from the manifest in memory, compared with reading the inputs and parsing them with `serde_json`.
    fn in_process(&self) -> Result<Times, Box<dyn Error>> {
        generate(&self.manifest)?;
        self.parse()?;
        Ok(compare(|| generate(&self.manifest), || self.parse()))
    }

    fn parse(&self) -> Result<Vec<serde_json::Value>, Box<dyn Error>> {
        let parse = |file| Ok(serde_json::from_slice(&std::fs::read(file)?)?);
        self.inputs.iter().map(parse).collect()
    }

    /// Runs the whole command, with the start of its process and the comparison with the files on disk.
    fn command(&self, xtask: &Path) -> Result<Duration, Box<dyn Error>> {
        let run = || {
            let mut command = Command::new(xtask);
            command.args(["codegen", "--manifest"]).arg(&self.manifest);
            command.stdout(Stdio::null()).stderr(Stdio::null()).status()
        };
        if !run()?.success() {
            return Err("`cargo xtask codegen` fails".into());
        }
        Ok(time(41, run))
    }
}

/// The number of files that a run generates.
fn generate(manifest: &Path) -> Result<usize, armgen::diagnostic::Diagnostics> {
    let output = armgen::generate(&Manifest::read(manifest)?)?;
    Ok(output
        .value
        .iter()
        .map(|generated| generated.files.len())
        .sum())
}

/// All JSON files of a folder and the folders in it.
fn find(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, found)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            found.push(path);
        }
    }
    Ok(())
}
