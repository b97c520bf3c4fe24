//! Operations before the types of the model are known.

use crate::api::{
    Example, LongRunning, Method, Operation, Origin, Paging, Parameter, Payload, Response,
    StatusPattern, Template, Type,
};
use crate::lower::input::selection::Selected;

/// The responses of an operation.
#[derive(Default)]
pub(crate) struct Answers {
    pub(crate) successes: Vec<Response>,
    /// The statuses of 2xx that mean failure.
    pub(crate) failures: Vec<StatusPattern>,
    /// The body of errors whose status is not declared.
    pub(crate) error: Option<Type>,
    /// The bodies of errors whose status is declared.
    pub(crate) errors: Vec<(StatusPattern, Type)>,
    /// The value of the header `Accept`.
    pub(crate) accept: String,
    /// Some successful response has a body that is neither JSON nor XML.
    pub(crate) has_other: bool,
    /// Bodies are XML, but for those that are bytes.
    pub(crate) are_xml: bool,
}

/// An operation without the parts that depend on other operations or on the types of the model.
pub(crate) struct OperationDraft<'s, 'd> {
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

impl OperationDraft<'_, '_> {
    /// All types that the operation uses.
    pub(crate) fn types(&mut self) -> Vec<&mut Type> {
        let mut types = Vec::new();
        types.extend(self.parameters.iter_mut().map(|one| &mut one.ty));
        types.extend(self.payload.body_mut().map(|body| &mut body.ty));
        for response in &mut self.answers.successes {
            types.extend(response.headers.iter_mut().map(|header| &mut header.ty));
            types.extend(&mut response.body);
        }
        types.extend(&mut self.answers.error);
        types.extend(self.answers.errors.iter_mut().map(|(_, body)| body));
        let long_running = self.long_running.as_mut();
        types.extend(long_running.and_then(|long_running| long_running.result.as_mut()));
        types
    }

    /// The operation of the model.
    pub(crate) fn finish(self, paging: Option<Paging>) -> Operation {
        let Selected { id, operation, .. } = self.selected;
        let docs = operation.external_docs.as_ref();
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
            parameters: self.parameters,
            headers: self.headers,
            payload: self.payload,
            answers_in_xml: answers.are_xml,
            accept: answers.accept,
            responses: answers.successes,
            failures: answers.failures,
            error: answers.error,
            errors,
            long_running: self.long_running,
            paging,
            examples: self.examples,
            origin: self.origin,
        }
    }
}

/// The group and the name in an operation id.
pub(crate) fn split(id: &str) -> (&str, &str) {
    id.split_once('_')
        .filter(|(_, name)| !name.is_empty())
        .unwrap_or(("", id))
}

/// The name of an operation in its group: the given one, or that in its id.
fn name<'a>(id: &'a str, client_name: Option<&'a str>) -> &'a str {
    let (group, name) = split(id);
    let given = client_name.map(str::trim).filter(|given| !given.is_empty());
    given.map_or(name, |given| {
        // Some definitions repeat the group.
        let rest = given.strip_prefix(group);
        rest.and_then(|rest| rest.strip_prefix('_'))
            .filter(|rest| !rest.is_empty())
            .unwrap_or(given)
    })
}
