//! Compares the report of a call with the example.

use super::case::{Case, ExpectedBody, ExpectedRequest, ExpectedResponse};
use super::report::{ParameterError, Report, RequestReport, ResponseReport, ServiceError};
use super::verdict::{Finding, Verdict};
use crate::pointer;
use crate::rust::{Difference, Misfit, differences, shown};
use serde_json::Value;

impl Case {
    /// Compares a report with the expected results. Without a report, the program ended in this call.
    #[must_use]
    pub fn judge(&self, report: Option<&Report>) -> Verdict {
        let mut verdict = Verdict {
            responses: self.responses.len(),
            ..Verdict::default()
        };
        let Some(report) = report else {
            let cause = "the program ended without a report";
            verdict.panics.push(Finding::new("", cause));
            return verdict;
        };
        match &report.request {
            RequestReport::Panicked(message) => {
                let cause = format!("panic: {message}");
                verdict.panics.push(Finding::new("/parameters", cause));
            }
            report => verdict.request = self.request.judge(report),
        }
        for (response, report) in self.responses.iter().zip(&report.responses) {
            match response.judge(report) {
                Outcome::Panicked(finding) => verdict.panics.push(finding),
                Outcome::NotDecoded(finding) => verdict.decode.push(finding),
                Outcome::Decoded(losses) => {
                    verdict.decoded += 1;
                    verdict.lossless += usize::from(losses.is_empty());
                    verdict.losses.extend(losses);
                }
            }
        }
        if report.responses.len() != self.responses.len() {
            let cause = "the program did not report of each response";
            verdict.panics.push(Finding::new("/responses", cause));
        }
        verdict
    }
}

impl Case {
    /// Why there is no request, if the example is to blame: it contradicts its definition.
    #[must_use]
    pub fn contradiction(&self, report: &RequestReport) -> Option<String> {
        match report {
            RequestReport::Missing(name) if self.request.missing.contains(name) => Some(format!(
                "it has no value for the required parameter `{name}`"
            )),
            RequestReport::Refused(_) => self.request.broken.first().cloned(),
            _ => None,
        }
    }

    /// The body that the example shows for its request, as it is in the example.
    #[must_use]
    pub fn body(&self) -> Option<&Value> {
        let body = self.request.body.as_ref()?;
        Some(&body.body.example)
    }
}

impl ExpectedRequest {
    fn judge(&self, report: &RequestReport) -> Vec<Finding> {
        let missing = self
            .missing
            .iter()
            .map(|name| of_parameter(name, "the example has no value for this required parameter"));
        let mut findings: Vec<_> = missing.collect();
        match report {
            RequestReport::Request {
                method, url, body, ..
            } => {
                findings.extend(self.judge_request(method, url));
                findings.extend(self.judge_body(body));
            }
            RequestReport::Missing(name) if self.missing.contains(name) => {}
            RequestReport::Missing(name) => {
                findings.push(of_parameter(name, "the function has no value for it"));
            }
            RequestReport::WrongType(ParameterError { parameter, message }) => {
                let cause = format!("the example's value is of another type: {message}");
                findings.push(of_parameter(parameter, cause));
            }
            RequestReport::Refused(ParameterError { parameter, message }) => {
                let cause = match self.broken.first() {
                    Some(rule) => format!("the example breaks a rule of its definition: {rule}"),
                    None => format!("refused without a reason: {message}"),
                };
                findings.push(of_parameter(parameter, cause));
            }
            RequestReport::Panicked(_) => {}
        }
        findings
    }

    fn judge_request(&self, method: &str, url: &str) -> Vec<Finding> {
        let mut causes = Vec::new();
        if let Some(rule) = self.broken.first() {
            causes.push(format!("not refused, though {rule}"));
        }
        if method != self.method {
            causes.push(format!("the method is {method}, not {}", self.method));
        }
        match &self.url {
            Ok(expected) if url == expected => {}
            Ok(expected) => causes.push(format!("the URL is {url}, not {expected}")),
            Err(reason) => causes.push(format!("the URL cannot be known: {reason}")),
        }
        let finding = |cause| Finding::new("/parameters", cause);
        causes.into_iter().map(finding).collect()
    }

    fn judge_body(&self, sent: &str) -> Vec<Finding> {
        let Some(body) = &self.body else {
            return Vec::new();
        };
        let path = pointer::join("/parameters", &body.name);
        match serde_json::from_str(sent) {
            Ok(sent) if body.is_json => body.body.losses(&sent, &path),
            _ if body.body.example.as_str() == Some(sent) => Vec::new(),
            _ => vec![Finding::new(path, "the body is not as in the example")],
        }
    }
}

/// A problem of a parameter, or of all parameters if the name is empty.
fn of_parameter(name: &str, cause: impl Into<String>) -> Finding {
    let all = "/parameters";
    if name.is_empty() {
        Finding::new(all, cause)
    } else {
        Finding::new(pointer::join(all, name), cause)
    }
}

/// The result of decoding a response.
enum Outcome {
    Panicked(Finding),
    NotDecoded(Finding),
    /// The values that were not returned.
    Decoded(Vec<Finding>),
}

impl ExpectedResponse {
    fn judge(&self, report: &ResponseReport) -> Outcome {
        let response = format!("/responses/{}", self.status);
        let path = format!("{response}/body");
        let not_decoded = |cause: &str| Outcome::NotDecoded(Finding::new(&*response, cause));
        match (report, &self.body) {
            (ResponseReport::Panicked(message), _) => {
                Outcome::Panicked(Finding::new(response, format!("panic: {message}")))
            }
            (ResponseReport::Failed(message), _) => not_decoded(message),
            (ResponseReport::ServiceError(_) | ResponseReport::Misfit { .. }, _)
                if !self.declared =>
            {
                not_decoded("the definition does not declare this status")
            }
            (ResponseReport::ServiceError(error), _)
                if self.has_body || error.status != self.status =>
            {
                not_decoded("it is taken for an error")
            }
            (ResponseReport::ServiceError(error), _) => self.judge_error(error),
            (ResponseReport::Misfit { .. }, None) => Outcome::NotDecoded(Finding::new(
                path,
                "the example has no body, and the definition declares one",
            )),
            (
                ResponseReport::Misfit {
                    path: place,
                    expected,
                    found,
                },
                Some(body),
            ) => {
                let mut misfits = body.projection.misfits.iter();
                let misfit = misfits.find(|misfit| misfit.structural);
                Outcome::NotDecoded(misfit.map_or_else(
                    || {
                        let cause = format!("at `{place}`: expected {expected}, found {found}");
                        Finding::new(&*path, cause)
                    },
                    |misfit| of_misfit(misfit, &path),
                ))
            }
            (ResponseReport::Json(found), Some(body)) => {
                Outcome::Decoded(body.losses(found, &path))
            }
            (ResponseReport::NoBody, Some(body)) => {
                Outcome::Decoded(body.losses(&Value::Null, &path))
            }
            (ResponseReport::Raw(found), Some(body)) => {
                let written = body.example.to_string();
                let is_same = body.example.as_str().unwrap_or(&written) == found;
                let loss = || Finding::new(path, "the bytes came back otherwise");
                Outcome::Decoded((!is_same).then(loss).into_iter().collect())
            }
            _ => Outcome::Decoded(Vec::new()),
        }
    }
}

impl ExpectedResponse {
    /// Whether code and message are those of the body.
    fn judge_error(&self, found: &ServiceError) -> Outcome {
        let Some(expected) = &self.error else {
            return Outcome::Decoded(Vec::new());
        };
        let pairs = [
            ("code", &expected.code, &found.code),
            ("message", &expected.message, &found.message),
        ];
        let losses = pairs.into_iter().filter_map(|(name, expected, found)| {
            let expected = expected.as_ref()?;
            let cause = match found {
                Some(found) if found == expected => return None,
                Some(found) => format!("`{expected}` came back as `{found}`"),
                None => format!("`{expected}` did not come back"),
            };
            let path = format!("/responses/{}/body/error/{name}", self.status);
            Some(Finding::new(path, cause))
        });
        Outcome::Decoded(losses.collect())
    }
}

impl ExpectedBody {
    /// The differences from the expected value. `path` is that of the example's body.
    fn losses(&self, found: &Value, path: &str) -> Vec<Finding> {
        let misfits = &self.projection.misfits;
        let mut losses: Vec<_> = misfits
            .iter()
            .map(|misfit| of_misfit(misfit, path))
            .collect();
        for difference in differences(&self.projection.json, found) {
            // The runtime may do anything with a value that does not match its type.
            if !misfits.iter().any(|misfit| misfit.path == difference.path) {
                losses.push(self.of_difference(&difference, path));
            }
        }
        losses
    }

    fn of_difference(&self, difference: &Difference<'_>, path: &str) -> Finding {
        let place = pointer::of(&difference.path);
        let found = difference.found.filter(|found| !found.is_null());
        let cause = match (difference.expected, found) {
            (Some(expected), Some(found)) => {
                format!("{} came back as {}", shown(expected), shown(found))
            }
            (Some(expected), None) => format!("{} did not come back", shown(expected)),
            (None, _) if self.example.pointer(&place).is_some() => {
                "a read-only property was sent".to_owned()
            }
            (None, _) => "it was not in the example".to_owned(),
        };
        Finding::new(format!("{path}{place}"), cause)
    }
}

fn of_misfit(misfit: &Misfit, path: &str) -> Finding {
    let message = &misfit.message;
    let cause = if misfit.structural {
        format!("structural contradiction: {message}")
    } else {
        format!("it did not come back: {message}")
    };
    Finding::new(format!("{path}{}", pointer::of(&misfit.path)), cause)
}
