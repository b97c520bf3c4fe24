//! The operations of the model: parameters, bodies, responses, paging, long-running operations and examples.

pub(crate) mod examples;
pub(crate) mod hosts;
pub(crate) mod long_running;
pub(crate) mod media;
pub(crate) mod paging;
pub(crate) mod parameters;
pub(crate) mod paths;
pub(crate) mod patterns;
pub(crate) mod responses;
pub(crate) mod rules;

use crate::api::{Group, Location, Method, Operation, Parameter, Skipped, Type};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lower::Selection;
use crate::lower::input::selection::Selected;
use crate::lower::operations::parameters::Inputs;
use crate::lower::{At, Lowering};
use crate::swagger::Pageable;
use std::collections::BTreeMap;

/// Forms, with and without files.
const MULTIPART: &str = "multipart/form-data";
const URL_ENCODED: &str = "application/x-www-form-urlencoded";

/// An operation that is lowered but for what needs all types.
pub(crate) struct Draft<'d> {
    pub(crate) operation: Operation,
    pub(crate) at: At,
    pub(crate) pageable: Option<&'d Pageable>,
}

impl<'d> Lowering<'_, 'd> {
    /// One operation; none if it cannot be generated and is skipped for that.
    pub(crate) fn operation_or_skip(
        &mut self,
        selected: &Selected<'d>,
        selection: &Selection,
    ) -> Option<Draft<'d>> {
        let said_before = self.diagnostics.len();
        self.fault = None;
        let draft = self.operation(selected, selection);
        let Some(reason) = self.fault.take().filter(|_| self.skip_faulty) else {
            return draft;
        };
        self.diagnostics.demote_behind(said_before);
        let message = format!("operation `{}` is skipped: {reason}", selected.id);
        let warning = Diagnostic::warning(Code::OperationSkipped, message);
        let place = self
            .sources
            .key_place(selected.at.file, &selected.at.pointer);
        self.report(warning.at(place));
        self.skipped.push(Skipped {
            id: selected.id.clone(),
            reason,
            origin: self.origin(&selected.at),
        });
        None
    }

    /// One operation; none if it has no method that is known or nothing that means success.
    pub(crate) fn operation(
        &mut self,
        selected: &Selected<'d>,
        selection: &Selection,
    ) -> Option<Draft<'d>> {
        let Selected {
            id, at, operation, ..
        } = selected;
        self.check_keys(at, &operation.unknown, &operation.repeated);
        self.check_keys(
            &selected.item_at,
            &selected.item.unknown,
            &selected.item.repeated,
        );
        self.check_schemes(at, &operation.schemes);
        let method = method(selected.method)?;
        let mut inputs = self.parameters(selected, selection);
        let form = self.form(selected, &mut inputs);
        let body = self.body(selected, &inputs.bodies);
        let path = self.path(selected, &mut inputs);
        let host = self.host(selected, &mut inputs);
        let answers = self.responses(selected);
        let long_running = self.long_running(selected, method, &answers.successes);
        let external_docs = operation
            .external_docs
            .as_ref()
            .and_then(|docs| docs.url.clone());
        let headers = inputs.constants.into_iter();
        let headers = headers.filter(|constant| constant.location == Location::Header);
        let operation = Operation {
            id: id.clone(),
            name: name(id, operation.client_name.as_deref()).to_owned(),
            summary: operation.summary.clone(),
            description: operation.description.clone(),
            external_docs,
            deprecated: operation.deprecated,
            method,
            host,
            path,
            api_version: inputs.api_version,
            parameters: inputs.parameters,
            headers: headers
                .map(|constant| (constant.name, constant.value))
                .collect(),
            body,
            form,
            accept: answers.accept,
            responses: answers.successes,
            error: answers.error,
            errors: answers.errors,
            long_running,
            paging: None,
            examples: self.examples(selected),
            origin: self.origin(at),
        };
        Some(Draft {
            operation,
            at: at.clone(),
            pageable: selected.operation.pageable.as_ref(),
        })
    }

    /// The media type of the form that the operation's parameters make.
    fn form(&mut self, selected: &Selected<'d>, inputs: &mut Inputs<'d>) -> Option<String> {
        let mut fields = inputs
            .parameters
            .iter()
            .filter(|one| one.location == Location::Form);
        let first = fields.next()?;
        let has_file = first.ty == Type::Bytes || fields.any(|one| one.ty == Type::Bytes);
        if !inputs.bodies.is_empty() {
            let message = format!(
                "operation `{}` has a form, so its body is not sent",
                selected.id
            );
            self.flaw(Code::MultipleBodies, &selected.at, message);
            inputs.bodies.clear();
        }
        let is_multipart = has_file
            || selected
                .consumes()
                .iter()
                .any(|one| one.starts_with(MULTIPART));
        Some(if is_multipart { MULTIPART } else { URL_ENCODED }.to_owned())
    }

    /// Parameters that the client holds, in the order in which they first occur.
    ///
    /// One whose type differs from that of the first of its name is left to each call.
    pub(crate) fn client_parameters(&mut self, drafts: &mut [Draft<'d>]) -> Vec<Parameter> {
        let mut held: Vec<Parameter> = Vec::new();
        for draft in drafts {
            let parameters = draft.operation.parameters.iter_mut();
            for parameter in parameters.filter(|parameter| parameter.client_level) {
                match held.iter().find(|other| other.name == parameter.name) {
                    None => held.push(parameter.clone()),
                    // Texts differ in what the service checks; the client holds any of them.
                    Some(other)
                        if is_text(&other.ty) && is_text(&parameter.ty)
                            || other.ty == parameter.ty => {}
                    Some(other) => {
                        parameter.client_level = false;
                        let message = format!(
                            "the client's parameter `{}` has another type elsewhere, so it is an argument here",
                            parameter.name
                        );
                        let related = format!(
                            "another type at {} {}",
                            other.origin.file, other.origin.pointer
                        );
                        let mut problem = self.problem(Code::NameClash, &draft.at, message);
                        problem.severity = Severity::Warning;
                        self.report(problem.with_help(related));
                    }
                }
            }
        }
        held
    }
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String(_))
}

fn method(key: &str) -> Option<Method> {
    Some(match key {
        "get" => Method::Get,
        "put" => Method::Put,
        "post" => Method::Post,
        "patch" => Method::Patch,
        "delete" => Method::Delete,
        "head" => Method::Head,
        "options" => Method::Options,
        _ => return None,
    })
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

/// The operations by group.
pub(crate) fn group(drafts: Vec<Draft<'_>>) -> Vec<Group> {
    let mut groups: BTreeMap<String, Vec<Operation>> = BTreeMap::new();
    for Draft { operation, .. } in drafts {
        let (group, _) = split(&operation.id);
        groups.entry(group.to_owned()).or_default().push(operation);
    }
    groups
        .into_iter()
        .map(|(name, operations)| Group { name, operations })
        .collect()
}
