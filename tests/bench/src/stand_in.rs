//! Runs another program and records its usage of resources.
//!
//! The system reports the resources of all children of a process together, so that each measurement needs a process with one child.
//! cargo starts this program instead of the compiler because of the variable `RUSTC_WRAPPER`.

use crate::report::print_error;
use crate::usage::Usage;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};
use std::time::Instant;

/// The variable with the task.
const TASK: &str = "ARMGEN_BENCH_TASK";

/// The variable with the file for the record.
const RECORD: &str = "ARMGEN_BENCH_RECORD";

/// What to do with programs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Task {
    /// Measure each program.
    Measure,
    /// Measure the compiler of this crate, and run others without measuring them.
    MeasureCrate(String),
    /// Run all programs except for the compiler of these crates, so that cargo builds only their dependencies.
    LeaveOut(Vec<String>),
}

/// What to do with one program.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Action {
    Run,
    Measure,
    LeaveOut,
}

impl Task {
    /// Passes the task to the processes that a command starts.
    pub(crate) fn give(&self, command: &mut Command, record: &Path) {
        command.env(TASK, self.words()).env(RECORD, record);
    }

    fn words(&self) -> String {
        match self {
            Self::Measure => "measure".to_owned(),
            Self::MeasureCrate(name) => format!("measure {name}"),
            Self::LeaveOut(names) => format!("leave-out {}", names.join(" ")),
        }
    }

    fn parse(words: &str) -> Option<Self> {
        match words.split_once(' ') {
            None if words == "measure" => Some(Self::Measure),
            Some(("measure", name)) => Some(Self::MeasureCrate(name.to_owned())),
            Some(("leave-out", names)) => Some(Self::LeaveOut(
                names.split(' ').map(str::to_owned).collect(),
            )),
            _ => None,
        }
    }

    fn action(&self, arguments: &[OsString]) -> Action {
        let compiles = |name: &str| crate_name(arguments).is_some_and(|found| found == name);
        match self {
            Self::Measure => Action::Measure,
            Self::MeasureCrate(name) if compiles(name) => Action::Measure,
            Self::LeaveOut(names) if names.iter().any(|name| compiles(name)) => Action::LeaveOut,
            _ => Action::Run,
        }
    }
}

/// The name of the crate to compile, from the arguments of the compiler.
fn crate_name(arguments: &[OsString]) -> Option<&OsStr> {
    let mut arguments = arguments.iter();
    arguments.find(|argument| *argument == "--crate-name")?;
    arguments.next().map(OsString::as_os_str)
}

/// If there is a task, runs the program in the arguments and returns its exit status.
pub(crate) fn run() -> Option<ExitCode> {
    let task = env::var(TASK).ok()?;
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let done = match Task::parse(&task) {
        Some(task) => perform(&task, &arguments),
        None => Err(format!("the variable {TASK} has no task: `{task}`")),
    };
    Some(done.unwrap_or_else(|message| {
        print_error(&format!("error: {message}\n"));
        ExitCode::FAILURE
    }))
}

fn perform(task: &Task, words: &[OsString]) -> Result<ExitCode, String> {
    let Some((program, arguments)) = words.split_first() else {
        return Err(format!(
            "the variable {TASK} is set, but no program is named"
        ));
    };
    let action = task.action(arguments);
    if action == Action::LeaveOut {
        return Ok(ExitCode::FAILURE);
    }
    let start = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .env_remove(TASK)
        .env_remove(RECORD)
        .status();
    let wall = start.elapsed();
    let program = program.display();
    let status = status.map_err(|error| format!("`{program}` cannot be started: {error}"))?;
    if action == Action::Measure && status.success() {
        let record = env::var_os(RECORD).map(PathBuf::from);
        let record = record.ok_or_else(|| format!("the variable {RECORD} names no file"))?;
        fs::write(&record, Usage::of_child(wall).record()?)
            .map_err(|error| format!("`{}` cannot be written: {error}", record.display()))?;
    }
    exit_code(status).ok_or_else(|| format!("`{program}` was ended: {status}"))
}

/// `None` if a signal ended the process.
fn exit_code(status: ExitStatus) -> Option<ExitCode> {
    let code = status.code()?;
    Some(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(words: &str) -> Vec<OsString> {
        words.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn a_task_is_understood_as_it_was_given() {
        for task in [
            Task::Measure,
            Task::MeasureCrate("pets".to_owned()),
            Task::LeaveOut(vec!["pets".to_owned(), "zoo".to_owned()]),
        ] {
            assert_eq!(Task::parse(&task.words()), Some(task));
        }
        assert_eq!(Task::parse("measur"), None);
        assert_eq!(Task::parse("leave-out"), None);
    }

    #[test]
    fn only_the_compiler_of_the_crate_is_measured() {
        let task = Task::MeasureCrate("pets".to_owned());
        let action = |words| task.action(&arguments(words));
        assert_eq!(action("--crate-name pets --edition=2024"), Action::Measure);
        assert_eq!(action("--crate-name pets_macros lib.rs"), Action::Run);
        assert_eq!(action("--print pets"), Action::Run);
        assert_eq!(action("-vV"), Action::Run);
        assert_eq!(action("--crate-name"), Action::Run);
    }

    #[test]
    fn only_the_compilers_of_the_crates_are_left_out() {
        let task = Task::LeaveOut(vec!["pets".to_owned(), "zoo".to_owned()]);
        let action = |words| task.action(&arguments(words));
        assert_eq!(action("--crate-name pets lib.rs"), Action::LeaveOut);
        assert_eq!(action("--crate-name zoo lib.rs"), Action::LeaveOut);
        assert_eq!(action("--crate-name serde lib.rs"), Action::Run);
    }
}
