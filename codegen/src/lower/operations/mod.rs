//! The operations of the model: parameters, bodies, responses, paging, long-running operations and examples.

pub(crate) mod clients;
pub(crate) mod draft;
pub(crate) mod examples;
#[cfg(test)]
mod header_tests;
pub(crate) mod hosts;
pub(crate) mod inputs;
pub(crate) mod long_running;
pub(crate) mod media;
mod next_link;
pub(crate) mod paging;
pub(crate) mod parameter;
pub(crate) mod parameters;
pub(crate) mod paths;
pub(crate) mod patterns;
pub(crate) mod reader;
pub(crate) mod responses;
pub(crate) mod rules;
pub(crate) mod version;

use crate::api::{Api, Group, Method, Operation, Skipped, Type};
use crate::diagnostic::Code;
use crate::lower::input::documents::Documents;
use crate::lower::input::selection::Selected;
use crate::lower::types::arena::Types;
use crate::lower::types::names::FinalTypes;
use crate::lower::types::nullable::let_entries_be_null;
use crate::lower::{Problem, Report};
use crate::settings::Selection;
use crate::source::Sources;
use crate::swagger::Info;
use clients::client_parameters;
use draft::OperationDraft;
use inputs::SharedParameters;
use reader::Reader;
use std::collections::BTreeMap;

/// The model of the selected operations and the types that they use.
pub(crate) fn api<'d>(
    info: &Info,
    selected: &[Selected<'d>],
    selection: &Selection,
    documents: &'d Documents,
    sources: &mut Sources,
    report: &mut Report,
) -> Api {
    let mut types = Types::new(documents);
    let mut shared = SharedParameters::default();
    let mut drafts = Vec::new();
    let mut skipped = Vec::new();
    for one in selected {
        let mut reader = Reader {
            selected: one,
            selection,
            documents,
            sources,
            types: &mut types,
            shared: &mut shared,
            report: Report::default(),
        };
        let draft = reader.operation();
        let problems = reader.report;
        let faulty = problems.skipped(&one.id).filter(|_| selection.skip_faulty);
        if let Some((reason, cause)) = faulty {
            let message = format!("operation `{}` is skipped: {reason}", one.id);
            let problem = Problem::skipped(Code::OperationSkipped, &one.at, message);
            report.add(problem.at_key().with_cause(cause));
            skipped.push(Skipped {
                id: one.id.clone(),
                reason,
                origin: documents.origin(&one.at),
            });
            report.merge_skipped(problems);
        } else {
            report.merge(problems);
            drafts.extend(draft);
        }
    }
    skipped.sort_by(|left, right| left.id.cmp(&right.id));
    let types = finish_types(types, &mut drafts);
    report.merge(types.report);
    let pages = paging::pages(&drafts, &types.types, documents, report);
    let client_parameters = client_parameters(&mut drafts, report);
    let operations = drafts.into_iter().zip(pages.operations);
    let operations = operations.map(|(draft, paging)| draft.finish(paging));
    Api {
        title: info.title.clone().unwrap_or_default(),
        description: info.description.clone(),
        types: types.types,
        groups: group(operations),
        pages: pages.types,
        client_parameters,
        skipped,
    }
}

/// Makes the types of the model, and replaces the ids in the drafts with theirs.
fn finish_types(types: Types<'_>, drafts: &mut [OperationDraft<'_, '_>]) -> FinalTypes {
    let patches = drafts.iter().filter(|draft| draft.method == Method::Patch);
    let bodies = patches.filter_map(|draft| draft.payload.body());
    let bodies: Vec<Type> = bodies.map(|body| body.ty.clone()).collect();
    let roots = drafts
        .iter_mut()
        .flat_map(OperationDraft::types)
        .map(|ty| &*ty);
    let types = types.finish(roots, &bodies);
    for ty in drafts.iter_mut().flat_map(OperationDraft::types) {
        types.renumber(ty);
    }
    let patches = drafts
        .iter_mut()
        .filter(|draft| draft.method == Method::Patch);
    for body in patches.filter_map(|draft| draft.payload.body_mut()) {
        let_entries_be_null(&mut body.ty);
    }
    types
}

/// The operations by group.
fn group(operations: impl IntoIterator<Item = Operation>) -> Vec<Group> {
    let mut groups: BTreeMap<String, Vec<Operation>> = BTreeMap::new();
    for operation in operations {
        let (group, _) = draft::split(&operation.id);
        groups.entry(group.to_owned()).or_default().push(operation);
    }
    groups
        .into_iter()
        .map(|(name, operations)| Group { name, operations })
        .collect()
}
