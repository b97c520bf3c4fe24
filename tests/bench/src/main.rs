//! Measures armgen and the code that it generates. `cargo xtask bench` runs this program.

mod application;
mod arguments;
mod by_hand;
mod compile;
mod figure;
mod generation;
mod machine;
mod measure;
mod meter;
mod operations;
mod packages;
mod report;
mod stand_in;
mod table;
mod usage;

use arguments::{Arguments, Part};
use clap::Parser;
use meter::Meter;
use report::{Report, print, print_error};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(status) = stand_in::run() {
        return status;
    }
    match Bench::new(Arguments::parse()) {
        Ok(bench) => bench.run(),
        Err(message) => {
            print_error(&format!("error: {message}\n"));
            ExitCode::FAILURE
        }
    }
}

/// The reason for skipping a part.
const NO_DEFINITIONS: &str = "there are no definitions; name a checkout of the public ones with `--root DIR` or in the variable \
    AZURE_REST_API_SPECS";

/// The settings of all measurements.
struct Bench {
    arguments: Arguments,
    /// The folder to generate and compile in. The path is absolute, because other programs run in other folders.
    out: PathBuf,
    meter: Meter,
}

impl Bench {
    fn new(arguments: Arguments) -> Result<Self, String> {
        let out = &arguments.out;
        let made = std::fs::create_dir_all(out).and_then(|()| out.canonicalize());
        let out =
            made.map_err(|error| format!("`{}` cannot be written: {error}", out.display()))?;
        let meter = Meter::new(&out)?;
        Ok(Self {
            arguments,
            out,
            meter,
        })
    }

    fn run(&self) -> ExitCode {
        print(&format!("{}\n", machine::description()));
        let mut report = Report::new();
        for part in self.arguments.parts() {
            match &self.arguments.root {
                None if part.needs_definitions() => report.skip(&part.name(), NO_DEFINITIONS),
                root => self.measure(part, root.as_deref().unwrap_or(Path::new("")), &mut report),
            }
        }
        report.end(self.arguments.strict)
    }

    fn measure(&self, part: Part, root: &Path, report: &mut Report) {
        match part {
            Part::Code => {
                let done = operations::measure(report);
                report.attempt(done);
            }
            Part::Generator => {
                let done = generation::measure(&self.arguments.xtask, report);
                report.attempt(done);
            }
            Part::Packages => packages::measure(self, root, report),
            Part::Compile => {
                compile::measure(self, root, report);
                application::measure(self, root, report);
            }
        }
    }
}
