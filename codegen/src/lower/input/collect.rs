//! Collects the `$ref`s of a document, to find the files that it needs.

use crate::swagger::{
    AdditionalProperties, Document, Operation, Parameter, PathItem, Response, Schema,
};
use std::collections::BTreeSet;

/// All `$ref`s of a document except those to examples, which are read with their operations.
pub(crate) fn references(document: &Document) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for (_, item) in document.paths.iter().chain(document.x_ms_paths.iter()) {
        path_item(item, &mut found);
    }
    if let Some(host) = &document.parameterized_host {
        for one in &host.parameters {
            parameter(one, &mut found);
        }
    }
    for (_, one) in document.definitions.iter() {
        schema(one, &mut found);
    }
    for (_, one) in document.parameters.iter() {
        parameter(one, &mut found);
    }
    for (_, one) in document.responses.iter() {
        response(one, &mut found);
    }
    found
}

fn path_item<'d>(item: &'d PathItem, found: &mut BTreeSet<&'d str>) {
    found.extend(item.reference.as_deref());
    for one in &item.parameters {
        parameter(one, found);
    }
    for (_, one) in item.operations() {
        operation(one, found);
    }
}

fn operation<'d>(operation: &'d Operation, found: &mut BTreeSet<&'d str>) {
    for one in &operation.parameters {
        parameter(one, found);
    }
    for (_, one) in operation.responses.iter() {
        response(one, found);
    }
    if let Some(options) = &operation.long_running_options {
        found.extend(options.final_state_schema.as_deref());
    }
}

fn parameter<'d>(parameter: &'d Parameter, found: &mut BTreeSet<&'d str>) {
    found.extend(parameter.reference.as_deref());
    if let Some(one) = &parameter.schema {
        schema(one, found);
    }
}

fn response<'d>(response: &'d Response, found: &mut BTreeSet<&'d str>) {
    found.extend(response.reference.as_deref());
    if let Some(one) = &response.schema {
        schema(one, found);
    }
}

/// The recursion is bounded because parsing limits how deeply a text is nested.
fn schema<'d>(one: &'d Schema, found: &mut BTreeSet<&'d str>) {
    found.extend(one.reference.as_deref());
    for (_, property) in one.properties.iter() {
        schema(property, found);
    }
    for parent in &one.all_of {
        schema(parent, found);
    }
    if let Some(items) = &one.items {
        schema(items, found);
    }
    if let Some(AdditionalProperties::Typed(additional)) = &one.additional_properties {
        schema(additional, found);
    }
}
