//! Examples of operations (`x-ms-examples`).

use crate::api::{Example, ExampleResponse};
use crate::diagnostic::Code;
use crate::lower::operations::reader::Reader;
use crate::lower::{At, Level, Problem};
use crate::source::FileId;
use crate::swagger::ExampleFile;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Reader<'_, '_, '_> {
    /// The examples of an operation by title.
    pub(crate) fn examples(&mut self) -> Vec<Example> {
        let selected = self.selected;
        let examples_at = selected.at.child("x-ms-examples");
        self.report
            .check_repeated(&examples_at, &selected.operation.examples);
        let mut examples = Vec::new();
        for (title, reference) in selected.operation.examples.iter() {
            let at = examples_at.child(title);
            self.report.check_keys(&at, &reference.invalid_keys);
            let Some(path) = &reference.reference else {
                self.report.flaw(
                    Code::Unsupported,
                    &at,
                    format!("example `{title}` has no `$ref` to a file"),
                );
                continue;
            };
            let file = match self
                .sources
                .resolve(at.file, &at.child("$ref").pointer, path)
            {
                Ok((file, _)) => file,
                Err(problem) => {
                    self.report
                        .add(Problem::from_diagnostic(Level::Flaw, problem));
                    continue;
                }
            };
            examples.extend(self.example(title, file));
        }
        examples.sort_by(|left, right| left.title.cmp(&right.title));
        examples
    }

    fn example(&mut self, title: &str, file: FileId) -> Option<Example> {
        let example = match self.sources.parse::<ExampleFile>(file) {
            Ok(example) => example,
            Err(problem) => {
                self.report
                    .add(Problem::from_diagnostic(Level::Flaw, problem));
                return None;
            }
        };
        // Keys that are not known are for tools that read more of examples.
        let mut keys = example.invalid_keys.clone();
        keys.unknown.retain(|key| key.expected.is_some());
        self.report.check_keys(&At::new(file, ""), &keys);
        let mut responses = BTreeMap::new();
        // `default` stands for errors, of which examples are not used.
        for (status, response) in example
            .responses
            .iter()
            .filter(|(status, _)| *status != "default")
        {
            let Ok(number) = status.parse::<u16>() else {
                let at = At::new(file, "/responses").child(status);
                let problem = Problem::flaw(
                    Code::WrongType,
                    &at,
                    format!("`{status}` is not an HTTP status"),
                )
                .at_key();
                self.report.add(problem);
                continue;
            };
            let headers = response
                .headers
                .iter()
                .map(|(name, value)| (name.to_owned(), text(value)))
                .collect();
            responses.insert(
                number,
                ExampleResponse {
                    headers,
                    body: response.body.clone(),
                },
            );
        }
        Some(Example {
            title: title.to_owned(),
            file: Arc::clone(self.sources.path(file)),
            text: Arc::clone(self.sources.text(file)),
            parameters: example
                .parameters
                .iter()
                .map(|(name, value)| (name.to_owned(), value.clone()))
                .collect(),
            responses,
        })
    }
}

/// A header's value; headers are texts whatever examples write.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
