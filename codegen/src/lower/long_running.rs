//! Long-running operations.

use super::selection::Selected;
use super::{At, Lowering};
use crate::api::{FinalState, LongRunning, Method, Response, Type};
use crate::diagnostic::code;
use crate::swagger::Schema;

impl<'d> Lowering<'_, 'd> {
    /// How an operation ends, if it runs long.
    pub(super) fn long_running(
        &mut self,
        selected: &Selected<'d>,
        method: Method,
        responses: &[Response],
    ) -> Option<LongRunning> {
        let options_at = selected.at.child("x-ms-long-running-operation-options");
        let options = selected.operation.long_running_options.as_ref();
        if !selected.operation.long_running {
            if options.is_some() {
                let message =
                    "options of an operation that is not marked with `x-ms-long-running-operation`";
                self.error(code::UNSUPPORTED, &options_at, message);
            }
            return None;
        }
        let mut final_state = FinalState::Default;
        let mut result = result(method, responses);
        if let Some(options) = options {
            self.check_keys(&options_at, &options.unknown, &options.repeated);
            if let Some(via) = &options.final_state_via {
                final_state = self.final_state(via, &options_at.child("final-state-via"));
            }
            if let Some(reference) = &options.final_state_schema {
                let at = options_at.child("final-state-schema");
                if let Some((key, target)) = self.find::<Schema>(&at, reference) {
                    result = Some(self.definition(key, target).value);
                }
            }
        }
        Some(LongRunning {
            final_state,
            result,
        })
    }

    fn final_state(&mut self, via: &str, at: &At) -> FinalState {
        match via {
            "location" => FinalState::Location,
            "azure-async-operation" => FinalState::AzureAsyncOperation,
            "original-uri" => FinalState::OriginalUri,
            "operation-location" => FinalState::OperationLocation,
            other => {
                self.error(
                    code::UNSUPPORTED,
                    at,
                    format!("`final-state-via` `{other}` is not known"),
                );
                FinalState::Default
            }
        }
    }
}

/// What an operation ends with is what it would answer if it did not run long.
fn result(method: Method, responses: &[Response]) -> Option<Type> {
    let statuses: &[u16] = if method == Method::Delete {
        &[200]
    } else {
        &[200, 201, 202]
    };
    let body = |status: &u16| {
        responses
            .iter()
            .find(|response| response.status == *status)?
            .body
            .clone()
    };
    statuses.iter().find_map(body)
}
