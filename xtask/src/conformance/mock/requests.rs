//! Sends the requests of the examples of a package to the mock.

use super::control;
use super::http::{Sender, Sent};
use super::judge::{Declared, Outcome, judge};
use super::route::Route;
use super::server::Mock;
use super::violations::{self, Said};
use armgen::api::Operation;
use armgen::examples::report::{Report, RequestReport};
use armgen::examples::{Case, cases};
use armgen::pointer;
use armgen_cli::programs::ExampleProgram;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// What became of the examples of a package.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    pub(crate) package: String,
    pub(crate) operations: usize,
    pub(crate) examples: usize,
    pub(crate) passed: usize,
    /// What contradicts its definition, and why.
    pub(crate) faulty: Vec<String>,
    /// What the mock cannot check, and why.
    pub(crate) limits: Vec<String>,
    pub(crate) failed: Vec<String>,
    /// How many wrong requests were sent.
    pub(crate) wrong: usize,
    /// How many of them the mock refused.
    pub(crate) refused: usize,
    /// Wrong bodies that the mock did not refuse.
    pub(crate) unchecked: Vec<String>,
}

/// The operations of a package by their ids.
pub(crate) fn operations(program: &ExampleProgram) -> BTreeMap<&str, &Operation> {
    let operations = program.draft.api.groups.iter();
    let operations = operations.flat_map(|group| &group.operations);
    operations
        .map(|operation| (operation.id.as_str(), operation))
        .collect()
}

/// Sends the requests of all examples of a package.
///
/// # Errors
/// If its program fails, or the mock cannot serve a definition.
pub(crate) fn check(
    program: &ExampleProgram,
    mock: &mut Mock,
    sender: &Sender,
) -> Result<Checked, String> {
    let operations = operations(program);
    let cases = cases(&program.draft);
    let reports = program.run(&cases)?;
    let mut checked = Checked {
        package: program.package.clone(),
        examples: cases.len(),
        ..Checked::default()
    };
    // The mock serves one definition at a time.
    let mut by_file: BTreeMap<&str, Vec<(&Operation, &Case, &Report)>> = BTreeMap::new();
    let mut with_examples = Vec::new();
    for (case, report) in cases.iter().zip(&reports) {
        let id = case.operation.as_str();
        let operation = operations
            .get(id)
            .ok_or_else(|| format!("there is no operation `{id}`"))?;
        let file = by_file.entry(&operation.origin.file).or_default();
        file.push((operation, case, report));
        with_examples.push(id);
    }
    with_examples.dedup();
    checked.operations = with_examples.len();
    for (file, examples) in by_file {
        let path = program.root.join(file);
        let definition = read(&path)?;
        let address = mock.serve(&path)?;
        for (operation, case, report) in examples {
            let declared = declared(operation, &definition);
            let server = Server {
                sender,
                address: &address,
            };
            let outcome = server.outcome(case, &declared, report, &mut checked)?;
            checked.add(case, outcome);
        }
    }
    Ok(checked)
}

/// The mock as it serves a definition.
struct Server<'a> {
    sender: &'a Sender,
    address: &'a str,
}

impl Server<'_> {
    fn outcome(
        &self,
        case: &Case,
        declared: &Declared,
        report: &Report,
        checked: &mut Checked,
    ) -> Result<Outcome, String> {
        let sent = match request(report, declared) {
            Ok(sent) => sent,
            Err(reason) => {
                let contradiction = case.contradiction(&report.request);
                return Ok(contradiction.map_or(Outcome::Failed(reason), Outcome::Faulty));
            }
        };
        if declared.in_extension {
            let reason = "the mock does not read `x-ms-paths`, which has the operation";
            return Ok(Outcome::Limit(reason.to_owned()));
        }
        let outcome = judge(case, declared, &sent, &self.said(&sent)?);
        if let Some(wrong) = control::without_query(&sent) {
            checked.wrong += 1;
            if !self.refuses(&wrong, "query")? {
                let reason = "the mock does not refuse the request without its query";
                return Ok(Outcome::Failed(reason.to_owned()));
            }
            checked.refused += 1;
        }
        // What the mock says of a wrong body cannot be told from what it says of a faulty example.
        if outcome == Outcome::Passed
            && let Some(wrong) = control::with_wrong_values(&sent)
        {
            checked.wrong += 1;
            if self.refuses(&wrong, "body")? {
                checked.refused += 1;
            } else {
                checked.unchecked.push(named(case));
            }
        }
        Ok(outcome)
    }

    fn said(&self, sent: &Sent) -> Result<Said, String> {
        Ok(violations::read(&self.sender.send(self.address, sent)?))
    }

    /// Whether the mock finds something wrong in a part of the request.
    fn refuses(&self, wrong: &Sent, part: &str) -> Result<bool, String> {
        let Said::Checked(violations) = self.said(wrong)? else {
            return Ok(false);
        };
        let mut parts = violations
            .iter()
            .map(|violation| violation.location.first());
        Ok(parts.any(|first| first.is_some_and(|first| first == part)))
    }
}

impl Checked {
    fn add(&mut self, case: &Case, outcome: Outcome) {
        let line = |reason: &str| format!("{}: {reason}", named(case));
        match outcome {
            Outcome::Passed => self.passed += 1,
            Outcome::Faulty(reason) => self.faulty.push(line(&reason)),
            Outcome::Limit(reason) => self.limits.push(line(&reason)),
            Outcome::Failed(reason) => self.failed.push(line(&reason)),
        }
    }
}

/// An example in a message.
fn named(case: &Case) -> String {
    let file = case.file.rsplit('/').next().unwrap_or_default();
    format!("{} ({file})", case.operation)
}

/// The request as it is sent to the mock, or why there is none.
pub(crate) fn request(report: &Report, declared: &Declared) -> Result<Sent, String> {
    let RequestReport::Request {
        method,
        url,
        headers,
        body,
    } = &report.request
    else {
        return Err(format!("there is no request: {:?}", report.request));
    };
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let in_segments = Route::new(&declared.path).in_segments(path);
    let path = in_segments.as_deref().unwrap_or(path);
    let url = if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    };
    Ok(Sent {
        method: method.clone(),
        url,
        headers: headers.clone(),
        body: body.clone(),
    })
}

fn read(path: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
    // A definition in YAML says nothing here. That matters only for the reason why the mock refuses it.
    Ok(serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default())
}

/// The operation as its definition has it.
pub(crate) fn declared(operation: &Operation, definition: &Value) -> Declared {
    let tokens = pointer::tokens(&operation.origin.pointer);
    let of_operation = definition.pointer(&operation.origin.pointer);
    let names_media_type = |part: Option<&Value>| {
        let types = part.and_then(|part| part.get("consumes")?.as_array());
        types.is_some_and(|types| !types.is_empty())
    };
    Declared {
        in_extension: tokens.first().is_some_and(|first| first == "x-ms-paths"),
        path: tokens.into_iter().nth(1).unwrap_or_default(),
        without_media_type: !names_media_type(of_operation) && !names_media_type(Some(definition)),
    }
}
