//! Runs the tests against one server, and writes down what the server counted.

use crate::report::{self, Report};
use crate::scenarios::{Outcome, Scenario, Scenarios, TestResult, Unmet};
use crate::server::{self, Server};
use libtest_mimic::{Arguments, Trial};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

/// What a test did.
struct Record {
    file: &'static str,
    name: String,
    scenarios: Vec<&'static str>,
    outcome: Outcome,
    is_blocking: bool,
    passed: bool,
}

/// Runs tests with the arguments of `cargo test`. Writes what they did and what the server counted to `NAME.json` in the folder
/// of results.
#[must_use]
pub fn run(name: &str, files: impl IntoIterator<Item = Scenarios>) -> ExitCode {
    let arguments = Arguments::from_args();
    let started = Server::start(name).and_then(|server| {
        let report = report::read(server.url())?;
        Ok((Arc::new(server), report))
    });
    // Some scenarios count as hit from the start.
    let (server, start) = match started {
        Ok(started) => started,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    let records = Arc::new(Mutex::new(Vec::new()));
    let (mut trials, mut unmet) = (Vec::new(), Vec::new());
    for file in files {
        let tests = file.list.into_iter();
        trials.extend(tests.map(|scenario| trial(scenario, &server, &records)));
        unmet.extend(file.unmet);
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    if arguments.list {
        return ExitCode::SUCCESS;
    }
    let records = std::mem::take(&mut *lock(&records));
    let end = report::read(server.url()).map(|end| report::since(&start, end));
    match end.and_then(|report| write(name, &records, &unmet, &report)) {
        Ok(()) if !conclusion.has_failed() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn lock(records: &Mutex<Vec<Record>>) -> std::sync::MutexGuard<'_, Vec<Record>> {
    records
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn trial(scenario: Scenario, server: &Arc<Server>, records: &Arc<Mutex<Vec<Record>>>) -> Trial {
    let Scenario {
        file,
        names,
        outcome,
        is_blocking,
        test,
    } = scenario;
    let scenarios = names.0;
    let blocking = if is_blocking { " (blocking)" } else { "" };
    let name = format!("{file}: {}{blocking}", scenarios.join(", "));
    let (server, records) = (Arc::clone(server), Arc::clone(records));
    Trial::test(name.clone(), move || {
        // An assertion that fails unwinds, and the test is one that did not pass.
        let mut record = Unwinding {
            record: Some(Record {
                file,
                name,
                scenarios,
                outcome,
                is_blocking,
                passed: false,
            }),
            records: &records,
        };
        test(Arc::clone(&server))?;
        let report = report::read(server.url())?;
        if let Some(record) = &mut record.record {
            for scenario in &record.scenarios {
                if report::hits(&report, scenario) == 0 {
                    return Err(format!("the server did not count {scenario}").into());
                }
            }
            record.passed = true;
        }
        Ok(())
    })
}

/// Keeps the record of a test, however it ends.
struct Unwinding<'a> {
    record: Option<Record>,
    records: &'a Mutex<Vec<Record>>,
}

impl Drop for Unwinding<'_> {
    fn drop(&mut self) {
        lock(self.records).extend(self.record.take());
    }
}

fn write(name: &str, records: &[Record], unmet: &[Unmet], report: &Report) -> TestResult {
    let tests = records.iter().map(|record| {
        serde_json::json!({
            "file": record.file,
            "name": record.name,
            "scenarios": record.scenarios,
            "outcome": match record.outcome {
                Outcome::Value => "value",
                Outcome::Error => "error",
            },
            "is_blocking": record.is_blocking,
            "passed": record.passed,
        })
    });
    let tests: Vec<_> = tests.collect();
    let unmet = unmet.iter().map(|unmet| {
        serde_json::json!({
            "file": unmet.file,
            "scenario": unmet.scenario,
            "reason": unmet.reason,
        })
    });
    let unmet: Vec<_> = unmet.collect();
    let results = serde_json::json!({ "tests": tests, "unmet": unmet, "report": report });
    let path = server::results().join(format!("{name}.json"));
    std::fs::write(path, serde_json::to_vec_pretty(&results)?)?;
    Ok(())
}
