//! Operations that are not final yet.

use crate::api::{
    Example, LongRunning, Method, Operation, Origin, Paging, Parameter, Payload, Response,
    StatusPattern, Template, Type,
};
use crate::lower::input::selection::Selected;
use crate::lower::operations::clients::ClientParameters;

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
    pub(crate) has_other: bool,
}

/// An operation but for what other operations and the types of the model decide.
pub(crate) struct Draft<'s, 'd> {
    pub(crate) selected: &'s Selected<'d>,
    pub(crate) method: Method,
    pub(crate) host: Option<Template>,
    pub(crate) path: Template,
    pub(crate) api_version: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) payload: Payload,
    pub(crate) answers: Answers,
    pub(crate) long_running: Option<LongRunning>,
    pub(crate) examples: Vec<Example>,
    pub(crate) origin: Origin,
}

impl Draft<'_, '_> {
    /// All types that the operation names.
    pub(crate) fn types(&mut self) -> impl Iterator<Item = &mut Type> {
        let parameters = self.parameters.iter_mut();
        let parameters = parameters.map(|parameter| &mut parameter.ty);
        let body = self.payload.body_mut().map(|body| &mut body.ty);
        let responses = self.answers.successes.iter_mut().flat_map(|response| {
            let headers = response.headers.iter_mut().map(|header| &mut header.ty);
            headers.chain(&mut response.body)
        });
        let long_running = self.long_running.iter_mut();
        let result = long_running.flat_map(|long_running| &mut long_running.result);
        let errors = self.answers.errors.iter_mut().map(|(_, body)| body);
        parameters
            .chain(body)
            .chain(responses)
            .chain(&mut self.answers.error)
            .chain(result)
            .chain(errors)
    }

    /// The operation of the model.
    pub(crate) fn finish(self, paging: Option<Paging>, client: &ClientParameters) -> Operation {
        let Selected { id, operation, .. } = self.selected;
        let docs = operation.external_docs.as_ref();
        let parameters = self.parameters.into_iter().map(|parameter| Parameter {
            client_level: client.hold(&parameter),
            ..parameter
        });
        let answers = self.answers;
        let mut errors = answers.errors;
        errors.retain(|(_, body)| Some(body) != answers.error.as_ref());
        Operation {
            id: id.clone(),
            name: name(id, operation.client_name.as_deref()).to_owned(),
            summary: operation.summary.clone(),
            description: operation.description.clone(),
            external_docs: docs.and_then(|docs| docs.url.clone()),
            deprecated: operation.deprecated,
            method: self.method,
            host: self.host,
            path: self.path,
            api_version: self.api_version,
            parameters: parameters.collect(),
            headers: self.headers,
            payload: self.payload,
            accept: answers.accept,
            responses: answers.successes,
            error: answers.error,
            errors,
            long_running: self.long_running,
            paging,
            examples: self.examples,
            origin: self.origin,
        }
    }
}

/// The group and the name that an id is made of.
pub(crate) fn split(id: &str) -> (&str, &str) {
    id.split_once('_')
        .filter(|(_, name)| !name.is_empty())
        .unwrap_or(("", id))
}

/// What an operation is called within its group: as its definition asks, else what stands in its id.
fn name<'a>(id: &'a str, client_name: Option<&'a str>) -> &'a str {
    let (group, name) = split(id);
    let given = client_name.map(str::trim).filter(|given| !given.is_empty());
    given.map_or(name, |given| {
        // Some repeat the group.
        let rest = given.strip_prefix(group);
        rest.and_then(|rest| rest.strip_prefix('_'))
            .filter(|rest| !rest.is_empty())
            .unwrap_or(given)
    })
}
