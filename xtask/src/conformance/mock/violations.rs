//! What an answer of the mock says of the request.

use super::http::Answer;
use serde::Deserialize;
use serde_json::Value;

/// The header with the violations.
const HEADER: &str = "sl-violations";

/// The media type of what the mock itself says, in place of an answer of the service.
const PROBLEM: &str = "application/problem+json";

/// The severity of what is more than a warning.
const ERROR: &str = "Error";

/// What the types of the mock's problems begin with.
const PROBLEMS: &str = "https://stoplight.io/prism/errors#";

/// A way in which a request is not as its definition says.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub(crate) struct Violation {
    /// What is wrong: `body`, `query`, `path` or `header`, and then what in it. Empty if it is the request as a whole.
    #[serde(default)]
    pub(crate) location: Vec<String>,
    /// The rule: a keyword of JSON schema, or a status.
    #[serde(default, deserialize_with = "text")]
    pub(crate) code: String,
    pub(crate) message: String,
    pub(super) severity: String,
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// What is wrong with the request; nothing if it is right.
    Checked(Vec<Violation>),
    /// The mock did not check the request, for this reason.
    Unchecked(String),
}

/// A problem that the mock names in place of an answer.
#[derive(Deserialize)]
struct Problem {
    #[serde(rename = "type")]
    ty: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    detail: String,
    #[serde(default)]
    validation: Vec<Violation>,
}

/// The kind of the mock's problem, such as `NO_PATH_MATCHED_ERROR`, and what it says. `None` if the answer is one of the service.
pub(crate) fn problem(answer: &Answer) -> Option<(String, String)> {
    let problem = parse(answer)?;
    let kind = problem.ty.strip_prefix(PROBLEMS)?.to_owned();
    let title = problem.title.lines().next().unwrap_or_default();
    let detail = problem.detail.lines().next().unwrap_or_default();
    Some((kind, format!("{title} {detail}").trim().to_owned()))
}

fn parse(answer: &Answer) -> Option<Problem> {
    let media_type = answer.headers.get("content-type")?;
    let is_problem = media_type.starts_with(PROBLEM);
    is_problem
        .then(|| serde_json::from_str(&answer.body).ok())
        .flatten()
}

/// Reads what an answer says of the request.
pub(crate) fn read(answer: &Answer) -> Said {
    if let Some(header) = answer.headers.get(HEADER) {
        return Said::Checked(in_header(header));
    }
    let Some(problem) = parse(answer) else {
        // A right request gets the response for success.
        return if answer.status < 400 {
            Said::Checked(Vec::new())
        } else {
            Said::Unchecked(format!("{} {}", answer.status, answer.body))
        };
    };
    match problem.ty.strip_prefix(PROBLEMS) {
        Some("UNPROCESSABLE_ENTITY") if !problem.validation.is_empty() => {
            Said::Checked(errors(problem.validation))
        }
        Some("INVALID_CONTENT_TYPE") => Said::Checked(vec![Violation {
            code: "415".to_owned(),
            message: problem.detail,
            severity: ERROR.to_owned(),
            ..Violation::default()
        }]),
        // The request is checked before an answer is made, and what is wrong would be in the header.
        Some("NO_COMPLEX_OBJECT_TEXT") => Said::Checked(Vec::new()),
        _ => Said::Unchecked(format!("{} {}", problem.title, problem.detail)),
    }
}

/// The violations in a header. A long header is cut off after a few thousand characters.
fn in_header(header: &str) -> Vec<Violation> {
    let (_, mut rest) = header.split_once('[').unwrap_or_default();
    let mut all = Vec::new();
    loop {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Violation>();
        let Some(Ok(violation)) = values.next() else {
            break;
        };
        all.push(violation);
        rest = rest.get(values.byte_offset()..).unwrap_or_default();
        rest = rest.trim_start_matches(',');
    }
    if all.is_empty() {
        return vec![Violation {
            message: header.to_owned(),
            severity: ERROR.to_owned(),
            ..Violation::default()
        }];
    }
    // The first word says whether the request or the response is meant.
    all.retain(|violation| {
        violation
            .location
            .first()
            .is_some_and(|first| first == "request")
    });
    for violation in &mut all {
        violation.location.remove(0);
    }
    errors(all)
}

/// Those that are more than warnings.
fn errors(mut violations: Vec<Violation>) -> Vec<Violation> {
    violations.retain(|violation| violation.severity == ERROR);
    violations
}

/// A text, or a number as text.
fn text<'de, D: serde::Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(input)? {
        Value::String(text) => text,
        other => other.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn violation(location: &[&str], code: &str, message: &str) -> Violation {
        Violation {
            location: location.iter().map(|&part| part.to_owned()).collect(),
            code: code.to_owned(),
            message: message.to_owned(),
            severity: ERROR.to_owned(),
        }
    }

    fn answer(name: &str, value: &str, body: &str) -> Answer {
        Answer {
            status: 422,
            headers: BTreeMap::from([(name.to_owned(), value.to_owned())]),
            body: body.to_owned(),
        }
    }

    fn in_header(value: &str) -> Said {
        read(&answer(HEADER, value, "{}"))
    }

    fn of_problem(problem: &str) -> Said {
        read(&answer("content-type", PROBLEM, problem))
    }

    const QUERY: &str = r#"{"location":["request","query"],"severity":"Error","code":"required","message":"it is missing"}"#;

    #[test]
    fn an_answer_without_violations_says_that_the_request_is_right() {
        let right = Answer {
            status: 200,
            ..answer("content-type", "application/json", "{}")
        };
        assert_eq!(read(&right), Said::Checked(Vec::new()));
    }

    #[test]
    fn an_error_without_violations_was_not_checked() {
        let found = read(&answer("content-type", "application/json", "no JSON"));
        assert_eq!(found, Said::Unchecked("422 no JSON".to_owned()));
        let found = of_problem("no JSON");
        assert_eq!(found, Said::Unchecked("422 no JSON".to_owned()));
    }

    #[test]
    fn violations_are_in_a_header() {
        let status =
            r#"{"location":["request"],"severity":"Error","code":401,"message":"no token"}"#;
        assert_eq!(
            in_header(&format!("[{status},{QUERY}]")),
            Said::Checked(vec![
                violation(&[], "401", "no token"),
                violation(&["query"], "required", "it is missing"),
            ])
        );
    }

    #[test]
    fn what_is_said_of_the_response_or_as_a_warning_does_not_count() {
        let of_response = QUERY.replace("request", "response");
        let warning = QUERY.replace("Error", "Warning");
        assert_eq!(
            in_header(&format!("[{of_response},{warning}]")),
            Said::Checked(Vec::new())
        );
    }

    #[test]
    fn a_header_that_was_cut_off_has_the_violations_before_the_cut() {
        assert_eq!(
            in_header(&format!(
                "Too many violations! [{QUERY},{{\"location\":[\"req"
            )),
            Said::Checked(vec![violation(&["query"], "required", "it is missing")])
        );
    }

    #[test]
    fn a_header_that_cannot_be_read_is_a_violation() {
        assert_eq!(
            in_header("something else"),
            Said::Checked(vec![violation(&[], "", "something else")])
        );
        assert_eq!(
            in_header("[something else]"),
            Said::Checked(vec![violation(&[], "", "[something else]")])
        );
    }

    #[test]
    fn a_definition_without_a_response_for_errors_makes_violations_a_problem() {
        let found = of_problem(
            r#"{"type":"https://stoplight.io/prism/errors#UNPROCESSABLE_ENTITY",
                "validation":[
                  {"location":["body","age"],"severity":"Error","code":"type","message":"no number"},
                  {"severity":"Error","code":"required","message":"no body"}]}"#,
        );
        let expected = [
            violation(&["body", "age"], "type", "no number"),
            violation(&[], "required", "no body"),
        ];
        assert_eq!(found, Said::Checked(expected.into()));
    }

    #[test]
    fn a_refused_media_type_is_a_violation() {
        let found = of_problem(
            r#"{"type":"https://stoplight.io/prism/errors#INVALID_CONTENT_TYPE","detail":"no JSON"}"#,
        );
        assert_eq!(found, Said::Checked(vec![violation(&[], "415", "no JSON")]));
    }

    #[test]
    fn a_request_of_no_known_path_was_not_checked() {
        let found = of_problem(
            r#"{"type":"https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR","title":"No route","detail":"for it"}"#,
        );
        assert_eq!(found, Said::Unchecked("No route for it".to_owned()));
    }

    #[test]
    fn a_response_that_the_mock_cannot_write_is_no_fault_of_the_request() {
        let found = of_problem(
            r#"{"type":"https://stoplight.io/prism/errors#NO_COMPLEX_OBJECT_TEXT","title":"No text"}"#,
        );
        assert_eq!(found, Said::Checked(Vec::new()));
    }
}
