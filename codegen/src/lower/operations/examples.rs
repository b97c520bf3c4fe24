//! Examples of operations (`x-ms-examples`).

use crate::api::{Example, ExampleResponse};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::operations::reader::Reader;
use crate::lower::operations::version;
use crate::lower::{At, Cause, Level, Problem};
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
        for title in selected.operation.examples.repeated() {
            self.report.repeated_key(&examples_at, title);
        }
        let version = self.version_of_examples();
        let mut examples = Vec::new();
        for (title, reference) in selected.operation.examples.iter() {
            let at = examples_at.child(title);
            let Some(path) = &reference.reference else {
                let message = format!("example `{title}` has no `$ref` to a file");
                let help = "move it into a file of its own; nothing is generated from it here";
                let problem = Problem::warning(Code::ExampleInvalid, &at, message).at_key();
                self.report.add(problem.with_help(help));
                continue;
            };
            self.report.check_keys(&at, &reference.invalid_keys);
            let pointer = at.child("$ref").pointer;
            let target = self.sources.resolve(at.file, &pointer, path);
            match target.and_then(|(file, _)| self.example(title, file, version.as_deref())) {
                Ok(example) => examples.push(example),
                Err(problem) => {
                    let cause = Cause::of_reference(path, &problem);
                    let problem = Problem::from_diagnostic(Level::Flaw, problem);
                    self.report.add(problem.with_cause(cause));
                }
            }
        }
        examples.sort_by(|left, right| left.title.cmp(&right.title));
        examples
    }

    fn example(
        &mut self,
        title: &str,
        file: FileId,
        version: Option<&str>,
    ) -> Result<Example, Diagnostic> {
        let example = self.sources.parse::<ExampleFile>(file)?;
        // Unknown keys are for other tools.
        let mut keys = example.invalid_keys.clone();
        keys.unknown.retain(|key| key.wrong.is_some());
        self.report.check_keys(&At::new(file, ""), &keys);
        let mut responses = BTreeMap::new();
        for (status, response) in example.responses.iter() {
            // Examples of errors are not used.
            if status == "default" {
                continue;
            }
            let Ok(number) = status.parse::<u16>() else {
                let at = At::new(file, "/responses").child(status);
                let problem = Problem::flaw(
                    Code::ExampleInvalid,
                    &at,
                    format!("`{status}` is not an HTTP status"),
                )
                .at_key();
                self.report.add(problem);
                continue;
            };
            let mut headers = BTreeMap::new();
            let headers_at = At::new(file, "/responses").child(status).child("headers");
            for (name, value) in response.headers.iter() {
                let value = text(value);
                if is_header(name, &value) {
                    headers.insert(name.to_owned(), value);
                } else {
                    let message = format!("`{}` is no header of a response", name.escape_debug());
                    let problem =
                        Problem::warning(Code::ExampleInvalid, &headers_at.child(name), message);
                    let help =
                        "the name must be a token, and the value one line; nothing is tested of it";
                    self.report.add(problem.at_key().with_help(help));
                }
            }
            let body = response.body.clone();
            responses.insert(number, ExampleResponse { headers, body });
        }
        // An example that was copied from another version says nothing about this one.
        let shown = example.parameters.iter();
        let mut shown = shown.filter(|(name, _)| version::has_usual_name(name));
        let api_version = shown.find_map(|(_, value)| value.as_str());
        let api_version = api_version.filter(|shown| version == Some(shown));
        let api_version = api_version.map(str::to_owned);
        let parameters = example.parameters.iter();
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value.clone()));
        Ok(Example {
            title: title.to_owned(),
            file: Arc::clone(self.sources.path(file)),
            text: Arc::clone(self.sources.text(file)),
            api_version,
            parameters: parameters.collect(),
            responses,
        })
    }
}

/// Whether a response can have a header: the name is a token of RFC 9110, and the value has no control characters.
fn is_header(name: &str, value: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_allowed = |letter: char| letter == '\t' || !letter.is_control();
    !name.is_empty() && name.bytes().all(is_token) && value.chars().all(is_allowed)
}

/// The value of a header as a string, since some examples use other types.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
