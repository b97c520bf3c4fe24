//! The call that the README shows.

use crate::api::Api;
use crate::rust::examples::{self, expression};
use crate::rust::items::{Crate, QuickStart};
use crate::rust::models::types::Types;

/// The first example of the operation that the manifest names, or of the first one that has an example which can be shown.
pub(crate) fn quick_start(api: &Api, types: &Types<'_>, items: &Crate) -> Option<QuickStart> {
    let wanted = items.settings.quick_start.as_ref();
    let wanted = |id: &str| wanted.is_none_or(|wanted| wanted == id);
    let operations =
        examples::functions(api, items).filter(|(_, operation, _)| wanted(&operation.id));
    operations
        .filter(|(_, operation, _)| !operation.deprecated)
        // What a README shows is the usual.
        .filter(|(_, operation, _)| {
            let is_json = operation.body.as_ref().is_none_or(|body| body.json);
            is_json && operation.form.is_none() && operation.host.is_none()
        })
        .find_map(|(group, operation, function)| {
            let example = operation.examples.first()?;
            let arguments = examples::arguments(operation, function, example, types).ok()?;
            let body = match &operation.body {
                Some(body) => match examples::given(example, &body.name) {
                    Some(json) => Some(expression::owned(json, &body.ty, types)?),
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
