//! Long-running operations.

use crate::api::StatusPattern::{self, Exact};
use crate::api::{FinalState, LongRunning, Method, Response, Type};
use crate::diagnostic::{Code, listed, suggestion_of_part};
use crate::lower::operations::reader::Reader;
use crate::lower::{At, Problem};

impl Reader<'_, '_, '_> {
    /// The result of a long-running operation; `None` for other operations.
    pub(crate) fn long_running(
        &mut self,
        method: Method,
        responses: &[Response],
    ) -> Option<LongRunning> {
        let selected = self.selected;
        let options_at = selected.at.child("x-ms-long-running-operation-options");
        let options = selected.operation.long_running_options.as_ref();
        match (selected.operation.long_running, options) {
            (Some(true), _) => {}
            (None, Some(_)) => {
                let message = "`x-ms-long-running-operation` is missing beside its options";
                let problem = Problem::flaw(Code::KeyMissing, &options_at, message).at_key();
                let help = "add `x-ms-long-running-operation` with `true`, or remove the options";
                self.report.add(problem.with_help(help));
            }
            _ => return None,
        }
        let mut final_state = FinalState::Default;
        let mut result = result(method, responses);
        if let Some(options) = options {
            self.report.check_keys(&options_at, &options.invalid_keys);
            if let Some(via) = &options.final_state_via {
                final_state = self.final_state(via, &options_at.child("final-state-via"));
            }
            if let Some(reference) = &options.final_state_schema {
                let at = options_at.child("final-state-schema");
                if let Some(target) = self.report.found(self.documents.find(&at, reference)) {
                    result = Some(self.types.definition(target).ty);
                }
            }
        }
        Some(LongRunning {
            final_state,
            result,
        })
    }

    fn final_state(&mut self, via: &str, at: &At) -> FinalState {
        const KNOWN: [&str; 4] = [
            "location",
            "azure-async-operation",
            "original-uri",
            "operation-location",
        ];
        match via {
            "location" => FinalState::Location,
            "azure-async-operation" => FinalState::AzureAsyncOperation,
            "original-uri" => FinalState::OriginalUri,
            "operation-location" => FinalState::OperationLocation,
            other => {
                let message = format!("unknown `final-state-via` `{other}`");
                let problem = Problem::flaw(Code::ValueUnknown, at, message);
                let help = suggestion_of_part(other, KNOWN);
                let help = help.unwrap_or_else(|| format!("it is one of {}", listed(&KNOWN, "")));
                self.report.add(problem.with_help(help));
                FinalState::Default
            }
        }
    }
}

/// The result is the body that the operation would return if it were not long-running. For a resource it is that of the first
/// success with a body; other results come with 200 if that is declared.
fn result(method: Method, responses: &[Response]) -> Option<Type> {
    const SUCCESS: StatusPattern = StatusPattern::SUCCESS;
    let response = |status| responses.iter().find(|response| response.status == status);
    let statuses: &[StatusPattern] = match method {
        Method::Delete => &[Exact(200)],
        Method::Put | Method::Patch => &[Exact(200), Exact(201), Exact(202), SUCCESS],
        _ if response(Exact(200)).is_some() => &[Exact(200)],
        _ => &[Exact(201), Exact(202), SUCCESS],
    };
    statuses
        .iter()
        .find_map(|status| response(*status)?.body.clone())
}
