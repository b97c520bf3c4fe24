//! The call that the README shows.

use super::{calls, expressions};
use crate::api::{Api, Payload};
use crate::rust::items::{Crate, QuickStart};
use crate::rust::models::types::Types;

/// The first example of the operation that the manifest names, or of the first one that has an example which can be shown.
pub(crate) fn quick_start(api: &Api, types: &Types<'_>, items: &Crate) -> Option<QuickStart> {
    let wanted = items.settings.quick_start.as_ref();
    let wanted = |id: &str| wanted.is_none_or(|wanted| wanted == id);
    let operations = calls::functions(api, items).filter(|(_, operation, _)| wanted(&operation.id));
    operations
        .filter(|(_, operation, _)| !operation.deprecated)
        // A README shows a usual operation.
        .filter(|(_, operation, _)| {
            let is_json = matches!(operation.payload, Payload::None | Payload::Json(_));
            is_json && operation.host.is_none()
        })
        .find_map(|(group, operation, function)| {
            let example = operation.examples.first()?;
            let arguments = calls::arguments(operation, function, example, types).ok()?;
            let body = match operation.payload.body() {
                Some(body) => match calls::parameter_value(example, &body.name) {
                    Some(json) => Some(expressions::body(json, &body.ty, types)?),
                    None if body.required => return None,
                    None => None,
                },
                None => None,
            };
            Some(QuickStart {
                group: group.clone(),
                function: function.clone(),
                arguments,
                body,
            })
        })
}
