//! Operations.

use super::selection::{Selected, Selection};
use super::{At, Lowering};
use crate::api::{Group, Method, Operation, Parameter, Skipped, Type};
use crate::diagnostic::{Diagnostic, code};
use crate::swagger::Pageable;
use std::collections::BTreeMap;

/// An operation that is lowered but for what needs all types.
pub(super) struct Draft<'d> {
    pub(super) operation: Operation,
    pub(super) at: At,
    pub(super) pageable: Option<&'d Pageable>,
    /// Error bodies of single statuses.
    pub(super) errors: Vec<(At, Type)>,
}

/// The host of Azure Resource Manager in definitions; where requests go is decided when they are sent.
const HOST: &str = "management.azure.com";

impl<'d> Lowering<'_, 'd> {
    /// One operation; none if it cannot be generated and is skipped for that.
    pub(super) fn operation_or_skip(
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
        let warning = Diagnostic::warning(code::OPERATION_SKIPPED, message);
        let place = self
            .sources
            .key_place(selected.at.file, &selected.at.pointer);
        self.report(warning.at(place));
        self.skipped.push(Skipped {
            id: selected.id.to_owned(),
            reason,
            origin: self.origin(&selected.at),
        });
        None
    }

    /// One operation; none if it has no method that is known or nothing that means success.
    pub(super) fn operation(
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
        self.check_host(selected);
        let method = method(selected.method)?;
        let inputs = self.parameters(selected, selection);
        let body = self.body(selected, method, &inputs.bodies);
        let path = self.path(selected, &inputs.parameters);
        let (responses, error, errors) = self.responses(selected);
        let (_, name) = split(id);
        let long_running = self.long_running(selected, method, &responses);
        let external_docs = operation
            .external_docs
            .as_ref()
            .and_then(|docs| docs.url.clone());
        let operation = Operation {
            id: (*id).to_owned(),
            name: name.to_owned(),
            summary: operation.summary.clone(),
            description: operation.description.clone(),
            external_docs,
            deprecated: operation.deprecated,
            method,
            path,
            api_version: inputs.api_version,
            parameters: inputs.parameters,
            body,
            responses,
            error,
            long_running,
            paging: None,
            examples: self.examples(selected),
            origin: self.origin(at),
        };
        Some(Draft {
            operation,
            at: at.clone(),
            pageable: selected.operation.pageable.as_ref(),
            errors,
        })
    }

    fn check_host(&mut self, selected: &Selected<'d>) {
        let document = selected.document;
        let root = At::new(selected.at.file, "");
        if document.parameterized_host.is_some() {
            let at = root.child("x-ms-parameterized-host");
            let problem = self.key_problem(
                code::UNSUPPORTED,
                &at,
                "`x-ms-parameterized-host` is not supported yet",
            );
            self.report(problem);
        }
        if let Some(host) = document
            .host
            .as_deref()
            .filter(|host| !host.eq_ignore_ascii_case(HOST))
        {
            let problem = self.problem(
                code::UNSUPPORTED,
                &root.child("host"),
                format!("host `{host}` is not supported"),
            );
            self.report(problem.with_help(format!(
                "armgen generates for Azure Resource Manager, `{HOST}`"
            )));
        }
        for (at, schemes) in [
            (root, &document.schemes),
            (selected.at.clone(), &selected.operation.schemes),
        ] {
            if !schemes.is_empty() && !schemes.iter().any(|scheme| scheme == "https") {
                self.error(
                    code::UNSUPPORTED,
                    &at.child("schemes"),
                    "only the scheme `https` is supported",
                );
            }
        }
    }

    /// Parameters that the client holds, in the order in which they first occur.
    pub(super) fn client_parameters(&mut self, drafts: &[Draft<'d>]) -> Vec<Parameter> {
        let mut held: Vec<Parameter> = Vec::new();
        for (parameter, at) in drafts.iter().flat_map(|draft| {
            draft
                .operation
                .parameters
                .iter()
                .map(|one| (one, &draft.at))
        }) {
            if !parameter.client_level {
                continue;
            }
            match held.iter().find(|other| other.name == parameter.name) {
                None => held.push(parameter.clone()),
                // Texts differ in what the service checks; the client holds any of them.
                Some(other)
                    if is_text(&other.value) && is_text(&parameter.value)
                        || other.value == parameter.value => {}
                Some(other) => {
                    let message = format!(
                        "the client's parameter `{}` has another type elsewhere",
                        parameter.name
                    );
                    let related = format!(
                        "another type at {} {}",
                        other.origin.file, other.origin.pointer
                    );
                    let problem = self.problem(code::NAME_CLASH, at, message);
                    self.report(problem.with_help(related));
                }
            }
        }
        held
    }
}

fn is_text(value: &Type) -> bool {
    matches!(value, Type::Text(_))
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
fn split(id: &str) -> (&str, &str) {
    id.split_once('_').unwrap_or(("", id))
}

/// What inline types of an operation are called after.
pub(super) fn type_prefix(id: &str) -> String {
    id.replace('_', "")
}

/// The operations by group.
pub(super) fn group(drafts: Vec<Draft<'_>>) -> Vec<Group> {
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
