//! Measures programs by a parent process for each.

use crate::stand_in::Task;
use crate::usage::Usage;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Measures programs.
#[derive(Debug)]
pub(crate) struct Meter {
    stand_in: PathBuf,
    record: PathBuf,
}

impl Meter {
    /// A meter that writes its record to a folder, which is given by an absolute path.
    ///
    /// # Errors
    /// If the path of this program is unknown.
    pub(crate) fn new(folder: &Path) -> Result<Self, String> {
        let stand_in = std::env::current_exe()
            .map_err(|error| format!("the system does not tell where this program is: {error}"))?;
        Ok(Self {
            stand_in,
            record: folder.join("record.json"),
        })
    }

    /// Runs a program several times, each time after `before`. Returns the minimum usage and the last output.
    ///
    /// # Errors
    /// If it fails: its output.
    pub(crate) fn least(
        &self,
        runs: usize,
        program: &Path,
        arguments: &[OsString],
        before: impl Fn() -> Result<(), String>,
    ) -> Result<(Usage, Vec<u8>), String> {
        let (mut usages, mut printed) = (Vec::with_capacity(runs), Vec::new());
        for _ in 0..runs {
            before()?;
            let mut command = Command::new(&self.stand_in);
            command.arg(program).args(arguments);
            let (usage, output) =
                self.measure(&Task::Measure, &mut command, || shown(program, arguments))?;
            usages.push(usage);
            printed = output;
        }
        let usage = usages
            .into_iter()
            .reduce(Usage::least)
            .ok_or("nothing was run")?;
        Ok((usage, printed))
    }

    /// Compiles a crate with cargo, and measures only the compiler of that crate.
    ///
    /// # Errors
    /// If cargo fails or did not compile the crate: its output.
    pub(crate) fn compiler(&self, name: &str, cargo: &mut Command) -> Result<Usage, String> {
        self.wrap(cargo);
        let task = Task::MeasureCrate(name.to_owned());
        let (usage, _) = self.measure(&task, cargo, || format!("cargo, compiling {name},"))?;
        Ok(usage)
    }

    /// Builds the dependencies of crates with cargo, but not these crates. Their errors are reported when the crates are compiled.
    ///
    /// # Errors
    /// If cargo cannot be started.
    pub(crate) fn dependencies(&self, names: &[String], cargo: &mut Command) -> Result<(), String> {
        self.wrap(cargo);
        Task::LeaveOut(names.to_vec()).give(cargo, &self.record);
        output(cargo, "cargo").map(|_| ())
    }

    fn wrap(&self, cargo: &mut Command) {
        cargo.env("RUSTC_WRAPPER", &self.stand_in);
        cargo.env_remove("RUSTC_WORKSPACE_WRAPPER");
    }

    fn measure(
        &self,
        task: &Task,
        command: &mut Command,
        what: impl Fn() -> String,
    ) -> Result<(Usage, Vec<u8>), String> {
        // Without this, an old record could be read.
        match fs::remove_file(&self.record) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                let record = self.record.display();
                return Err(format!("`{record}` cannot be removed: {error}"));
            }
            _ => {}
        }
        task.give(command, &self.record);
        let output = succeed(command, &what())?;
        let record = fs::read_to_string(&self.record)
            .map_err(|error| format!("{} was not measured: {error}", what()))?;
        Ok((Usage::read(&record)?, output.stdout))
    }
}

/// Runs a command to its end.
///
/// # Errors
/// If it cannot be started or fails: its output.
pub(crate) fn succeed(command: &mut Command, what: &str) -> Result<Output, String> {
    let output = output(command, what)?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "{what} ended with {}:\n{}",
        output.status,
        said.trim_end()
    ))
}

fn output(command: &mut Command, what: &str) -> Result<Output, String> {
    command
        .output()
        .map_err(|error| format!("{what} cannot be started: {error}"))
}

/// A command as text.
fn shown(program: &Path, arguments: &[OsString]) -> String {
    let name = program.file_stem().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(arguments.iter().map(OsString::as_os_str));
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_fails_is_shown_with_what_it_said() {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let error = succeed(Command::new(rustc).arg("--pets"), "the compiler")
            .expect_err("there is no such option");
        assert!(error.starts_with("the compiler ended with exit"), "{error}");
        assert!(error.contains("pets"), "{error}");
    }

    #[test]
    fn a_command_is_shown_without_where_its_program_is() {
        let arguments = ["codegen", "--check"].map(OsString::from);
        assert_eq!(
            shown(Path::new("target/xtask/xtask"), &arguments),
            "`xtask codegen --check`"
        );
    }
}
