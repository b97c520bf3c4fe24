//! What a program reports of a call, compared with what is expected.

use super::case::{Case, ExpectedResponse};
use super::compare::{Direction, contradictions, differences};
use crate::api::Api;
use crate::source::pointer;
use serde_json::Value;

/// What is wrong, and where in the example.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// A JSON pointer into the file of the example.
    pub path: String,
    /// Why.
    pub cause: String,
}

impl Finding {
    fn new(path: impl Into<String>, cause: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            cause: cause.into(),
        }
    }
}

/// What is wrong with a call: nothing, if all lists are empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Verdict {
    /// How many responses the example has.
    pub responses: usize,
    /// How many of them decode.
    pub decoded: usize,
    /// How many of them come back as they were.
    pub lossless: usize,
    /// The request is not what the example shows.
    pub request: Vec<Finding>,
    /// Responses do not decode.
    pub decode: Vec<Finding>,
    /// Responses do not come back as they were.
    pub losses: Vec<Finding>,
    /// The generated code panicked.
    pub panics: Vec<Finding>,
}

impl Case {
    /// Compares a report with what is expected; without one the program ended in this call.
    #[must_use]
    pub fn judge(&self, api: &Api, report: Option<&Value>) -> Verdict {
        let mut verdict = Verdict {
            responses: self.responses.len(),
            ..Verdict::default()
        };
        let Some(report) = report else {
            let cause = "the program ended without a report";
            verdict.panics.push(Finding::new("", cause));
            return verdict;
        };
        self.request(api, &report["request"], &mut verdict);
        let reports = report["responses"]
            .as_array()
            .map_or(&[][..], Vec::as_slice);
        for (response, report) in self.responses.iter().zip(reports) {
            let before = (
                verdict.decode.len() + verdict.panics.len(),
                verdict.losses.len(),
            );
            response.judge(api, report, &mut verdict);
            let decoded = before.0 == verdict.decode.len() + verdict.panics.len();
            verdict.decoded += usize::from(decoded);
            verdict.lossless += usize::from(decoded && before.1 == verdict.losses.len());
        }
        if reports.len() != self.responses.len() {
            let cause = "the program did not report of each response";
            verdict.panics.push(Finding::new("/responses", cause));
        }
        verdict
    }

    fn request(&self, api: &Api, report: &Value, verdict: &mut Verdict) {
        let text = |key: &str| report.get(key).and_then(Value::as_str);
        if let Some(message) = text("panic") {
            let cause = format!("panic: {message}");
            verdict.panics.push(Finding::new("/parameters", cause));
            return;
        }
        let expected = &self.request;
        let mut findings = Vec::new();
        let mut say = |name: &str, cause: String| {
            let path = match name {
                "" => "/parameters".to_owned(),
                name => pointer::join("/parameters", name),
            };
            findings.push(Finding { path, cause });
        };
        for name in &expected.missing {
            say(
                name,
                "the example has no value for this required parameter".to_owned(),
            );
        }
        let message = text("message").unwrap_or_default();
        if let Some(name) = text("refused") {
            match expected.broken.first() {
                Some(rule) => say(
                    name,
                    format!("the example breaks a rule of its definition: {rule}"),
                ),
                None => say(name, format!("refused without a reason: {message}")),
            }
        } else if let Some(name) = text("unfit") {
            say(
                name,
                format!("the example's value is of another type: {message}"),
            );
        } else if let Some(name) = text("missing") {
            if !expected.missing.iter().any(|missing| missing == name) {
                say(name, "the function has no value for it".to_owned());
            }
        } else {
            if let Some(rule) = expected.broken.first() {
                say("", format!("not refused, though {rule}"));
            }
            if text("method") != Some(expected.method) {
                say(
                    "",
                    format!(
                        "the method is {}, not {}",
                        report["method"], expected.method
                    ),
                );
            }
            match &expected.url {
                Ok(url) if text("url") == Some(url) => {}
                Ok(url) => say("", format!("the URL is {}, not {url}", report["url"])),
                Err(reason) => say("", format!("the URL cannot be known: {reason}")),
            }
            self.body(api, text("body").unwrap_or_default(), &mut findings);
        }
        verdict.request.append(&mut findings);
    }

    fn body(&self, api: &Api, sent: &str, findings: &mut Vec<Finding>) {
        let Some((body, example)) = &self.request.body else {
            return;
        };
        let path = pointer::join("/parameters", &body.name);
        match serde_json::from_str(sent) {
            Ok(sent) if body.json => {
                let found = differences(example, &sent, &body.ty, api, Direction::Request);
                findings.extend(found.into_iter().map(|finding| finding.below(&path)));
            }
            _ if example.as_str() == Some(sent) => {}
            _ => findings.push(Finding::new(path, "the body is not as in the example")),
        }
    }
}

impl Finding {
    fn below(self, path: &str) -> Self {
        Self {
            path: format!("{path}{}", self.path),
            ..self
        }
    }
}

impl ExpectedResponse {
    fn judge(&self, api: &Api, report: &Value, verdict: &mut Verdict) {
        let base = format!("/responses/{}", self.status);
        let path = format!("{base}/body");
        let text = |key: &str| report.get(key).and_then(Value::as_str);
        if let Some(message) = text("panic") {
            let cause = format!("panic: {message}");
            verdict.panics.push(Finding::new(base, cause));
            return;
        }
        let service = report.get("service").and_then(Value::as_u64);
        if !self.declared && (service.is_some() || text("path").is_some()) {
            let cause = "the definition does not declare this status";
            verdict.decode.push(Finding::new(base, cause));
            return;
        }
        if let Some(status) = service {
            if self.value.is_some() || status != u64::from(self.status) {
                verdict
                    .decode
                    .push(Finding::new(base, "it is taken for an error"));
            }
            return;
        }
        if let Some(place) = text("path") {
            let cause = self.misfit(api, report, place);
            verdict.decode.push(cause.below(&path));
            return;
        }
        for key in ["failed", "unusable"] {
            if let Some(message) = text(key) {
                verdict.decode.push(Finding::new(base, message));
                return;
            }
        }
        let (Some(value), Some(example)) = (&self.value, &self.body) else {
            return;
        };
        if let Some(bytes) = text("bytes") {
            let written = example.to_string();
            if example.as_str().unwrap_or(&written) != bytes {
                verdict
                    .losses
                    .push(Finding::new(path, "the bytes came back otherwise"));
            }
            return;
        }
        let found = text("body").and_then(|body| serde_json::from_str(body).ok());
        let found: Value = found.unwrap_or_default();
        let differences = differences(example, &found, value, api, Direction::Response);
        verdict
            .losses
            .extend(differences.into_iter().map(|finding| finding.below(&path)));
    }

    /// Why a body does not decode.
    fn misfit(&self, api: &Api, report: &Value, place: &str) -> Finding {
        let Some((value, example)) = self.value.as_ref().zip(self.body.as_ref()) else {
            return Finding::new(
                "",
                "the example has no body, and the definition declares one",
            );
        };
        let contradiction = contradictions(example, value, api).into_iter().next();
        contradiction.unwrap_or_else(|| {
            let text = |key: &str| report[key].as_str().unwrap_or_default();
            let (expected, found) = (text("expected"), text("found"));
            Finding::new(
                "",
                format!("at `{place}`: expected {expected}, found {found}"),
            )
        })
    }
}
