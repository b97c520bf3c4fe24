//! Lets the mock invent responses, and decodes them with the generated crate.

use super::http::{Answer, Sender};
use super::requests::{declared, operations, request};
use super::server::Mock;
use super::violations::problem;
use armgen::api::{Example, ExampleResponse, Operation, StatusPattern};
use armgen::examples::report::{Report, ResponseReport};
use armgen::examples::{Case, cases};
use armgen_cli::programs::ExampleProgram;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How many responses are invented with random values for each status, from one seed each.
const SEEDS: u32 = 20;

/// The statuses that stand for all errors.
const ERRORS: [u16; 4] = [400, 404, 409, 500];

/// What became of the responses to an operation.
#[derive(Debug, Default)]
pub(crate) struct Decoded {
    pub(crate) operation: String,
    pub(crate) statuses: Vec<u16>,
    pub(crate) responses: usize,
    pub(crate) values: usize,
    pub(crate) errors: usize,
    /// How many responses the mock could not invent.
    pub(crate) not_invented: usize,
    pub(crate) failed: Vec<String>,
}

/// Decodes invented responses to each operation of a package.
///
/// # Errors
/// If the program fails, or the mock cannot serve a definition.
pub(crate) fn decode(
    program: &ExampleProgram,
    mock: &mut Mock,
    sender: &Sender,
) -> Result<Vec<Decoded>, String> {
    let of_examples = cases(&program.draft);
    let reports = program.run(&of_examples)?;
    let mut all = BTreeMap::new();
    let mut invented: BTreeMap<&str, Vec<Example>> = BTreeMap::new();
    for (id, operation) in operations(program) {
        let mut decoded = Decoded {
            operation: id.to_owned(),
            statuses: statuses(operation),
            ..Decoded::default()
        };
        let mut examples = of_examples.iter().zip(&reports);
        let first = examples.find(|(case, _)| case.operation == id);
        let (Some((_, report)), Some(example)) = (first, operation.examples.first()) else {
            decoded.failed.push("there is no example".to_owned());
            all.insert(id, decoded);
            continue;
        };
        let sent = request(report, &declared(operation, &Value::Null))?;
        let address = mock.serve(&program.root.join(&*operation.origin.file))?;
        let examples = invented.entry(id).or_default();
        for status in decoded.statuses.clone() {
            let before = examples.len();
            for (name, preference) in preferences(status) {
                let answer = sender.send(&address, &sent.with_header("prefer", &preference))?;
                match response(status, &answer) {
                    Ok(response) => examples.push(Example {
                        title: name,
                        responses: BTreeMap::from([(status, response)]),
                        ..example.clone()
                    }),
                    Err(Some(reason)) => decoded.failed.push(format!("{name}: {reason}")),
                    Err(None) => decoded.not_invented += 1,
                }
            }
            if examples.len() == before {
                let reason = format!("{status}: the mock invents no response");
                decoded.failed.push(reason);
            }
        }
        all.insert(id, decoded);
    }
    let mut draft = program.draft.clone();
    let groups = draft.api.groups.iter_mut();
    for operation in groups.flat_map(|group| &mut group.operations) {
        operation.examples = invented
            .get(operation.id.as_str())
            .cloned()
            .unwrap_or_default();
    }
    let cases = cases(&draft);
    let reports = program.run(&cases)?;
    for (case, report) in cases.iter().zip(&reports) {
        if let Some(decoded) = all.get_mut(case.operation.as_str()) {
            decoded.judge(case, report);
        }
    }
    Ok(all.into_values().collect())
}

impl Decoded {
    fn judge(&mut self, case: &Case, report: &Report) {
        self.responses += 1;
        let verdict = case.judge(Some(report));
        let findings = [&verdict.decode, &verdict.losses, &verdict.panics];
        let findings = findings.into_iter().flatten();
        let before = self.failed.len();
        self.failed.extend(
            findings.map(|finding| format!("{}: {}: {}", case.title, finding.path, finding.cause)),
        );
        if self.failed.len() > before {
            return;
        }
        let wanted = case.call.responses.first().map(|response| response.status);
        match (wanted, report.responses.first()) {
            (Some(wanted), Some(ResponseReport::ServiceError(error)))
                if wanted >= 400 && error.status == wanted =>
            {
                self.errors += 1;
            }
            (Some(200..300), Some(ResponseReport::Json(_) | ResponseReport::NoBody)) => {
                self.values += 1;
            }
            (_, found) => {
                let reason = format!("{}: it became {found:?}", case.title);
                self.failed.push(reason);
            }
        }
    }
}

/// The statuses that the definition declares, and some errors if it declares a response for all others.
fn statuses(operation: &Operation) -> Vec<u16> {
    let successes = operation.responses.iter().map(|response| response.status);
    let errors = operation.errors.iter().map(|(status, _)| *status);
    let exact = successes.chain(errors).filter_map(|status| match status {
        StatusPattern::Exact(status) => Some(status),
        StatusPattern::Class(_) => None,
    });
    let others = ERRORS
        .into_iter()
        .filter(|_| operation.error.is_some())
        .collect::<Vec<_>>();
    let statuses: BTreeSet<u16> = exact.chain(others).collect();
    statuses.into_iter().collect()
}

/// What the mock is asked for, by names for messages: a response with placeholders, and some with random values.
fn preferences(status: u16) -> impl Iterator<Item = (String, String)> {
    let placeholders = (status.to_string(), format!("code={status}"));
    let random = (1..=SEEDS).map(move |seed| {
        (
            format!("{status} from the seed {seed}"),
            format!("code={status}, dynamic=true, seed={seed}"),
        )
    });
    std::iter::once(placeholders).chain(random)
}

/// The response in an answer. Otherwise the reason, or nothing if the mock cannot invent one: it fails at some schemas that refer to
/// themselves.
fn response(status: u16, answer: &Answer) -> Result<ExampleResponse, Option<String>> {
    match problem(answer) {
        Some((kind, _)) if kind == "UNKNOWN" => return Err(None),
        Some((_, text)) => return Err(Some(format!("the mock refuses the request: {text}"))),
        None if answer.status != status => {
            return Err(Some(format!("the mock answers {}", answer.status)));
        }
        None => {}
    }
    Ok(ExampleResponse {
        headers: answer.headers.clone(),
        body: serde_json::from_str(&answer.body).ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, media_type: &str, body: &str) -> Answer {
        Answer {
            status,
            headers: BTreeMap::from([("content-type".to_owned(), media_type.to_owned())]),
            body: body.to_owned(),
        }
    }

    const PROBLEM: &str = "application/problem+json";

    #[test]
    fn a_response_of_the_wanted_status_is_decoded() {
        let found = response(200, &answer(200, "application/json", r#"{"name":"a"}"#));
        let body = found.map(|response| response.body);
        assert_eq!(body, Ok(Some(serde_json::json!({ "name": "a" }))));
    }

    #[test]
    fn what_the_mock_cannot_invent_is_only_counted() {
        let body = r#"{"type":"https://stoplight.io/prism/errors#UNKNOWN","title":"TypeError"}"#;
        assert_eq!(response(404, &answer(500, PROBLEM, body)), Err(None));
    }

    #[test]
    fn another_status_or_problem_is_a_failure() {
        let body = r#"{"type":"https://stoplight.io/prism/errors#NOT_FOUND","title":"No","detail":"status"}"#;
        for (answer, reason) in [
            (
                answer(401, "application/json", "{}"),
                "the mock answers 401",
            ),
            (
                answer(404, PROBLEM, body),
                "the mock refuses the request: No status",
            ),
        ] {
            assert_eq!(response(200, &answer), Err(Some(reason.to_owned())));
        }
    }
}
