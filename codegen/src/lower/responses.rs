//! Responses and their headers.

use super::operations::{Draft, type_prefix};
use super::references::definition_at;
use super::selection::Selected;
use super::{At, Lowering, Name};
use crate::api::{Header, Response, Type};
use crate::diagnostic::code;
use crate::swagger;

/// What an operation may answer: success, the body of every error, and error bodies of single statuses.
type Answers = (Vec<Response>, Option<Type>, Vec<(At, Type)>);

impl<'d> Lowering<'_, 'd> {
    /// The responses of an operation.
    pub(super) fn responses(&mut self, selected: &Selected<'d>) -> Answers {
        let responses_at = selected.at.child("responses");
        self.check_repeated(&responses_at, &selected.operation.responses);
        let mut successes = Vec::new();
        let mut error = None;
        let mut errors = Vec::new();
        for (status, response) in selected.operation.responses.iter() {
            let Some((at, response)) = self.followed_response(responses_at.child(status), response)
            else {
                continue;
            };
            self.check_keys(&at, &response.unknown, &response.repeated);
            match (status, status.parse()) {
                ("default", _) => error = self.response_body(selected, response, &at),
                (_, Ok(code @ 200..=299)) => {
                    successes.push(self.success(selected, code, response, &at));
                }
                (_, Ok(400..=599)) => {
                    if response.error_response == Some(false) {
                        let at = at.child("x-ms-error-response");
                        self.error(
                            code::UNSUPPORTED,
                            &at,
                            format!("success with status {status} is not supported yet"),
                        );
                    }
                    if let Some(body) = self.response_body(selected, response, &at) {
                        errors.push((at.child("schema"), body));
                    }
                }
                _ => {
                    let message = format!("a response with status `{status}` is not supported");
                    let problem =
                        self.key_problem(code::UNSUPPORTED, &responses_at.child(status), message);
                    self.report(problem);
                }
            }
        }
        if successes.is_empty() {
            let message = format!(
                "operation `{}` has no response that means success (2xx)",
                selected.id
            );
            self.error(code::UNSUPPORTED, &responses_at, message);
        }
        if successes.iter().any(|response| response.body.is_some()) {
            self.json(selected, "produces");
        }
        successes.sort_by_key(|response| response.status);
        let error = error.or_else(|| errors.first().map(|(_, body)| body.clone()));
        (successes, error, errors)
    }

    fn followed_response(
        &mut self,
        at: At,
        response: &'d swagger::Response,
    ) -> Option<(At, &'d swagger::Response)> {
        let Some(reference) = &response.reference else {
            return Some((at, response));
        };
        let (key, target) = self.follow::<swagger::Response>(&at.child("$ref"), reference)?;
        Some((definition_at::<swagger::Response>(key), target))
    }

    fn success(
        &mut self,
        selected: &Selected<'d>,
        status: u16,
        response: &'d swagger::Response,
        at: &At,
    ) -> Response {
        if response.error_response == Some(true) {
            let at = at.child("x-ms-error-response");
            self.error(
                code::UNSUPPORTED,
                &at,
                format!("an error with status {status} is not supported yet"),
            );
        }
        let headers_at = at.child("headers");
        self.check_repeated(&headers_at, &response.headers);
        let prefix = type_prefix(selected.id);
        let mut headers: Vec<Header> = Vec::new();
        for (name, header) in response.headers.iter() {
            let at = headers_at.child(name);
            self.check_keys(&at, &header.unknown, &header.repeated);
            headers.push(Header {
                name: name.to_owned(),
                client_name: header.client_name.clone(),
                description: header.description.clone(),
                value: self.value(header, &at, Name::Part(&Name::Whole(&prefix), name)),
            });
        }
        headers.sort_by(|left, right| left.name.cmp(&right.name));
        Response {
            status,
            description: response.description.clone(),
            body: self.response_body(selected, response, at),
            headers,
        }
    }

    fn response_body(
        &mut self,
        selected: &Selected<'d>,
        response: &'d swagger::Response,
        at: &At,
    ) -> Option<Type> {
        let schema = response.schema.as_ref()?;
        let prefix = type_prefix(selected.id);
        Some(self.item(
            schema,
            &at.child("schema"),
            Name::Part(&Name::Whole(&prefix), "result"),
        ))
    }

    /// One type stands for the bodies of all errors of an operation.
    pub(super) fn check_errors(&mut self, drafts: &[Draft<'d>]) {
        for draft in drafts {
            for (at, _) in draft
                .errors
                .iter()
                .filter(|(_, body)| Some(body) != draft.operation.error.as_ref())
            {
                let message = format!(
                    "an error body of another type than that of other errors of `{}` is not supported yet",
                    draft.operation.id
                );
                self.error(code::UNSUPPORTED, at, message);
            }
        }
    }
}
