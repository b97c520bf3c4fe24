//! What is hidden, and why, for people to read.

use super::{Secrets, body, parameter, response_body, response_header};
use crate::api::{Operation, TypeKind};

impl Secrets<'_> {
    /// All secrets, sorted: `Type.property: reason`, `operation, parameter name: reason`, and so on.
    #[must_use]
    pub fn report(&self) -> Vec<String> {
        let mut report = self.models();
        let operations = self.api.groups.iter().flat_map(|group| &group.operations);
        report.extend(operations.flat_map(of_operation));
        report.sort();
        report.dedup();
        report
    }

    fn models(&self) -> Vec<String> {
        let mut report = Vec::new();
        for id in self.api.types.ids() {
            let definition = &self.api.types[id];
            let TypeKind::Object(object) = &definition.kind else {
                continue;
            };
            let properties = object.properties.iter().enumerate();
            let properties = properties
                .map(|(position, property)| (&*property.name, self.property(id, position)));
            for (name, reason) in properties.chain([("*", self.additional(id))]) {
                let line = reason.map(|reason| format!("{}.{name}: {reason}", definition.name));
                report.extend(line);
            }
        }
        report
    }
}

fn of_operation(operation: &Operation) -> Vec<String> {
    let mut report = Vec::new();
    let mut add = |what: &str, name: &str, reason| {
        let line = |reason| format!("{}, {what}{name}: {reason}", operation.id);
        report.extend(Option::map(reason, line));
    };
    for one in &operation.parameters {
        add("parameter ", &one.name, parameter(one, Some(operation)));
    }
    if let Some(one) = operation.payload.body() {
        add("body ", &one.name, body(one, operation));
    }
    for response in &operation.responses {
        add("result", "", response_body(response, operation));
        for header in &response.headers {
            add("header ", &header.name, response_header(header, operation));
        }
    }
    report
}
