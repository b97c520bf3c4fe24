//! Responses and their headers.

use crate::api::{Header, Location, Response, StatusPattern, StringFormat, Type};
use crate::diagnostic::{Code, did_you_mean, suggestion};
use crate::lower::checks;
use crate::lower::operations::draft::Answers;
use crate::lower::operations::media::{Written, accept, is_xml, response_media};
use crate::lower::operations::parameter::collection_format;
use crate::lower::operations::reader::Reader;
use crate::lower::report::is_extension;
use crate::lower::types::draft::SchemaType;
use crate::lower::{At, Cause, Name, Problem};
use crate::swagger;
use std::collections::HashSet;

impl<'d> Reader<'_, '_, 'd> {
    /// The responses of an operation.
    pub(crate) fn responses(&mut self) -> Answers {
        let selected = self.selected;
        let responses_at = selected.at.child("responses");
        self.report
            .check_extensible(&responses_at, &selected.operation.responses, "`responses`");
        let mut answers = Answers::default();
        let mut default = None;
        let mut statuses = HashSet::new();
        let responses = selected.operation.responses.iter();
        for (text, response) in responses.filter(|(key, _)| !is_extension(key)) {
            let Some((at, response)) = self.followed_response(responses_at.child(text), response)
            else {
                continue;
            };
            self.report.check_keys(&at, &response.invalid_keys);
            let mistake = checks::response::response(selected.method, text, response);
            self.report.add_mistakes(&at, mistake);
            if text == "default" {
                default = Some((at, response));
                continue;
            }
            let Some(status) = StatusPattern::parse(text) else {
                let message = format!("`{text}` is no status of a response");
                let problem =
                    Problem::flaw(Code::UnsupportedStatus, &responses_at.child(text), message)
                        .at_key();
                let problem = problem.that_stands_for(responses_at.child(text));
                let help = status_help(text);
                self.report.add(problem.with_help(help));
                continue;
            };
            if !statuses.insert(status) {
                let message = format!("there is another response for the status `{status}`");
                let problem =
                    Problem::flaw(Code::DuplicateKey, &responses_at.child(text), message).at_key();
                self.report.add(problem.with_help("keep one of them"));
                continue;
            }
            if response.error_response.unwrap_or(status.class() >= 4) {
                let body = self.response_body(response, &at);
                answers
                    .failures
                    .extend((status.class() == 2).then_some(status));
                answers.errors.extend(body.map(|body| (status, body.ty)));
            } else {
                self.success(status, response, &at, &mut answers);
            }
        }
        if answers.successes.is_empty() {
            self.success_missing(&responses_at);
            let status = StatusPattern::SUCCESS;
            // The answer to HEAD has no body, so this one can only be that of an error.
            let of_success = default.as_ref().filter(|_| selected.method != "head");
            match of_success {
                Some((at, response)) => self.success(status, response, at, &mut answers),
                None => answers.successes.push(Response {
                    status,
                    description: None,
                    body: None,
                    secret: false,
                    headers: Vec::new(),
                }),
            }
        }
        answers.are_xml = is_xml(selected.produces());
        let are_xml = answers.are_xml && !answers.has_other;
        answers.accept = accept(selected.produces(), answers.has_other, are_xml);
        answers.successes.sort_by_key(|response| response.status);
        answers.errors.sort_by_key(|(status, _)| *status);
        let first = answers.errors.first().map(|(_, body)| body.clone());
        answers.error = match default {
            Some((at, response)) => self.response_body(response, &at).map(|body| body.ty),
            None => first,
        };
        answers
    }

    fn success_missing(&mut self, at: &At) {
        let selected = self.selected;
        let id = &selected.id;
        let help = "add the status of the success, such as `200`, with a `description` and the `schema` of its body";
        let lack = selected.at.child("responses");
        let problem = if selected.operation.responses.is_empty() {
            let message = format!("operation `{id}` has no `responses`");
            let problem = Problem::flaw(Code::SuccessMissing, &selected.at, message).at_key();
            problem.with_cause(Cause::Same("no responses".to_owned()))
        } else {
            let message = format!("operation `{id}` declares no successful response");
            // Swagger only recommends it, and each 2xx is a success anyway.
            Problem::warning(Code::SuccessMissing, at, message).at_key()
        };
        self.report.add(problem.with_help(help).for_lack_of(lack));
    }

    fn followed_response(
        &mut self,
        at: At,
        response: &'d swagger::Response,
    ) -> Option<(At, &'d swagger::Response)> {
        let Some(reference) = &response.reference else {
            return Some((at, response));
        };
        let target = self.documents.follow(&at.child("$ref"), reference);
        let target = self.report.found(target)?;
        Some((target.at(), target.value))
    }

    fn success(
        &mut self,
        status: StatusPattern,
        response: &'d swagger::Response,
        at: &At,
        answers: &mut Answers,
    ) {
        let selected = self.selected;
        let schema_at = at.child("schema");
        let schema = response.schema.as_deref();
        let is_file = schema.is_some_and(|schema| self.is_file(schema, &schema_at));
        let mut written = response_media(selected.produces(), is_file);
        let body = match written.ty() {
            Some(ty) => schema.map(|schema| SchemaType {
                secret: self.is_secret(schema, &schema_at),
                ..ty.into()
            }),
            None => self.response_body(response, at).map(|body| {
                written = written.of_type(&body.ty);
                SchemaType {
                    ty: written.ty().unwrap_or(body.ty),
                    ..body
                }
            }),
        };
        let is_other = !matches!(written, Written::Json | Written::Xml);
        answers.has_other |= body.is_some() && is_other;
        answers.successes.push(Response {
            status,
            description: response.description.clone(),
            secret: body.as_ref().is_some_and(|body| body.secret),
            body: body.map(|body| body.ty),
            headers: self.headers(response, at),
        });
    }

    fn headers(&mut self, response: &'d swagger::Response, at: &At) -> Vec<Header> {
        let selected = self.selected;
        let headers_at = at.child("headers");
        self.report.check_repeated(&headers_at, &response.headers);
        let prefix = selected.type_prefix();
        let mut headers: Vec<Header> = Vec::new();
        for (name, header) in response.headers.iter() {
            let at = headers_at.child(name);
            self.report.check_keys(&at, &header.invalid_keys);
            self.report
                .add_mistakes(&at, checks::parameter::header(name, header));
            let ty = if header.header_prefix.is_some() {
                Type::Map(Box::new(Type::String(StringFormat::Plain)))
            } else {
                let name = Name::Part(&Name::Whole(&prefix), name);
                self.types.simple_type(header, &at, name)
            };
            let format = header.collection_format.as_deref();
            let report = &mut self.report;
            let format = collection_format(format, &at, Location::Header, &ty, report);
            let own_name = header.header_prefix.as_ref().map(|_| name.to_owned());
            headers.push(Header {
                name: header.header_prefix.as_deref().unwrap_or(name).to_owned(),
                client_name: header.client_name.clone().or(own_name),
                description: header.description.clone(),
                collection_format: format,
                ty,
            });
        }
        headers.sort_by(|left, right| left.name.cmp(&right.name));
        headers
    }

    fn response_body(&mut self, response: &'d swagger::Response, at: &At) -> Option<SchemaType> {
        let selected = self.selected;
        let schema = response.schema.as_ref()?;
        let prefix = selected.type_prefix();
        let name = Name::Part(&Name::Whole(&prefix), "result");
        Some(self.types.item(schema, &at.child("schema"), name))
    }
}

/// What to write in place of a text that is no status.
fn status_help(text: &str) -> String {
    // Letters that look like digits.
    let digits = text
        .to_uppercase()
        .replace('O', "0")
        .replace(['I', 'L'], "1");
    if digits != text && StatusPattern::parse(&digits).is_some() {
        return did_you_mean(&digits);
    }
    suggestion(text, ["default"]).unwrap_or_else(|| {
        "write a number such as `200`, a class such as `2XX`, or `default`".to_owned()
    })
}
