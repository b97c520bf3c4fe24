//! Responses and their headers.

use crate::api::{Header, Location, Operation, Response, StatusPattern, StringFormat, Type};
use crate::diagnostic::Code;
use crate::lower::input::references::definition_at;
use crate::lower::input::selection::Selected;
use crate::lower::operations::media::{Written, accept, response_media};
use crate::lower::{At, Lowering, Name};
use crate::swagger;
use std::collections::HashSet;

/// What an operation may answer.
#[derive(Default)]
pub(crate) struct Answers {
    pub(crate) successes: Vec<Response>,
    /// The body of errors whose status has no response of its own.
    pub(crate) error: Option<Type>,
    /// The bodies of errors whose status has a response.
    pub(crate) errors: Vec<(StatusPattern, Type)>,
    /// What the header `Accept` asks for.
    pub(crate) accept: String,
    /// A body of success is not JSON.
    has_other: bool,
}

impl<'d> Lowering<'_, 'd> {
    /// The responses of an operation.
    pub(crate) fn responses(&mut self, selected: &Selected<'d>) -> Answers {
        let responses_at = selected.at.child("responses");
        self.check_repeated(&responses_at, &selected.operation.responses);
        let mut answers = Answers::default();
        let mut default = None;
        let mut statuses = HashSet::new();
        for (text, response) in selected.operation.responses.iter() {
            let Some((at, response)) = self.followed_response(responses_at.child(text), response)
            else {
                continue;
            };
            self.check_keys(&at, &response.unknown, &response.repeated);
            if text == "default" {
                default = Some((at, response));
                continue;
            }
            let Some(status) = StatusPattern::parse(text) else {
                let message = format!("a response with status `{text}` is not known");
                let problem =
                    self.key_problem(Code::Unsupported, &responses_at.child(text), message);
                self.report_flaw(problem);
                continue;
            };
            if !statuses.insert(status) {
                let message = format!("there is another response for the statuses `{status}`");
                self.flaw(Code::DuplicateKey, &responses_at.child(text), message);
                continue;
            }
            let is_error = response.error_response.unwrap_or(status.class() >= 4);
            if is_error {
                let body = self.response_body(selected, response, &at);
                answers.errors.extend(body.map(|body| (status, body)));
            } else {
                self.success(selected, status, response, &at, &mut answers);
            }
        }
        if answers.successes.is_empty() {
            let message = format!(
                "operation `{}` has no response that means success; every status of 2xx does",
                selected.id
            );
            self.flaw(Code::Unsupported, &responses_at, message);
            let status = StatusPattern::SUCCESS;
            match &default {
                Some((at, response)) => self.success(selected, status, response, at, &mut answers),
                None => answers.successes.push(Response {
                    status,
                    description: None,
                    body: None,
                    headers: Vec::new(),
                }),
            }
        }
        answers.accept = accept(selected.produces(), answers.has_other);
        answers.successes.sort_by_key(|response| response.status);
        answers.errors.sort_by_key(|(status, _)| *status);
        let first = answers.errors.first().map(|(_, body)| body.clone());
        answers.error = match default {
            Some((at, response)) => self.response_body(selected, response, &at),
            None => first,
        };
        answers
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
        status: StatusPattern,
        response: &'d swagger::Response,
        at: &At,
        answers: &mut Answers,
    ) {
        let schema_at = at.child("schema");
        let schema = response.schema.as_deref();
        let is_file = schema.is_some_and(|schema| self.is_file(schema, &schema_at));
        let written = response_media(selected.produces(), is_file);
        let body = match written.value() {
            Some(value) => schema.map(|_| value),
            None => self.response_body(selected, response, at),
        };
        answers.has_other |= body.is_some() && written != Written::Json;
        answers.successes.push(Response {
            status,
            description: response.description.clone(),
            body,
            headers: self.headers(selected, response, at),
        });
    }

    fn headers(
        &mut self,
        selected: &Selected<'d>,
        response: &'d swagger::Response,
        at: &At,
    ) -> Vec<Header> {
        let headers_at = at.child("headers");
        self.check_repeated(&headers_at, &response.headers);
        let prefix = selected.type_prefix();
        let mut headers: Vec<Header> = Vec::new();
        for (name, header) in response.headers.iter() {
            let at = headers_at.child(name);
            self.check_keys(&at, &header.unknown, &header.repeated);
            let value = match header.header_prefix {
                Some(_) => Type::Map(Box::new(Type::String(StringFormat::Plain))),
                None => self.value(header, &at, Name::Part(&Name::Whole(&prefix), name)),
            };
            let format = header.collection_format.as_deref();
            let own_name = header.header_prefix.as_ref().map(|_| name.to_owned());
            headers.push(Header {
                name: header.header_prefix.as_deref().unwrap_or(name).to_owned(),
                client_name: header.client_name.clone().or(own_name),
                description: header.description.clone(),
                collection_format: self.collection_format(format, &at, Location::Header, &value),
                ty: value,
            });
        }
        headers.sort_by(|left, right| left.name.cmp(&right.name));
        headers
    }

    fn response_body(
        &mut self,
        selected: &Selected<'d>,
        response: &'d swagger::Response,
        at: &At,
    ) -> Option<Type> {
        let schema = response.schema.as_ref()?;
        let prefix = selected.type_prefix();
        Some(self.item(
            schema,
            &at.child("schema"),
            Name::Part(&Name::Whole(&prefix), "result"),
        ))
        .map(|body| body.ty)
    }
}

/// Leaves out the bodies of single errors that are those of all others. Types must be final, since equal ones are merged.
pub(crate) fn drop_common_errors(operation: &mut Operation) {
    let common = operation.error.as_ref();
    operation.errors.retain(|(_, body)| Some(body) != common);
}
