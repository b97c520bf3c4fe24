//! The tests that are made of examples.

use super::calls::{self, functions, parameter_value};
use super::scalar::converted;
use super::{Direction, Projection, differences, url};
use crate::api::{self, Api, Example, Operation, Payload, Type};
use crate::diagnostic::Code;
use crate::pointer;
use crate::rust::items::{
    Crate, ExampleChange, ExampleResponse, ExampleResult, ExampleTest, Function, HeaderField,
    ResponseCase, ResultItem, RustType,
};
use crate::rust::models::types::Types;
use crate::rust::names::{self, Identifier};
use crate::rust::problems::Problems;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// A test per example of each operation.
pub(crate) fn tests(
    api: &Api,
    types: &Types<'_>,
    items: &Crate,
    problems: &mut Problems<'_>,
) -> Vec<ExampleTest> {
    let files = file_names(api);
    let mut taken = HashSet::new();
    let mut tests = Vec::new();
    for (group, operation, function) in functions(api, items) {
        for example in &operation.examples {
            let Some(file) = files.get(&example.file) else {
                continue;
            };
            let Some(name) = test_name(example, function, &mut taken) else {
                continue;
            };
            let mut untested = Vec::new();
            let source = Source {
                operation,
                function,
                example,
                types,
            };
            match source.test(name, file, &group.module, &mut untested) {
                Ok(test) => tests.push(test),
                Err(message) => untested.push(message),
            }
            for message in untested {
                let title = &example.title;
                let message = format!("not all of the example `{title}` is tested: {message}");
                problems.warning(Code::ExampleUntested, &operation.origin, message);
            }
        }
    }
    tests
}

/// The names of the copies of example files: the file's own name, with its folders before it where two have the same.
fn file_names(api: &Api) -> BTreeMap<Arc<str>, String> {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let mut names = BTreeMap::new();
    let mut taken = HashSet::new();
    for example in operations.flat_map(|operation| &operation.examples) {
        if names.contains_key(&example.file) {
            continue;
        }
        let parts: Vec<&str> = example.file.split('/').collect();
        let name = (1..=parts.len()).filter_map(|count| parts.get(parts.len() - count..));
        let mut name = name.map(|parts| file_name(&parts.join("_")));
        if let Some(name) = name.find(|name| taken.insert(name.to_lowercase())) {
            names.insert(Arc::clone(&example.file), name);
        }
    }
    names
}

/// A file name that is valid on all platforms.
fn file_name(text: &str) -> String {
    let text = text.rsplit_once('.').map_or(text, |(stem, _)| stem);
    let is_plain =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    let text: String = text
        .chars()
        .map(|character| if is_plain(character) { character } else { '_' })
        .collect();
    format!("{text}.json")
}

/// The title as a name; with the operation's before it where two examples have the same.
fn test_name(
    example: &Example,
    function: &Function,
    taken: &mut HashSet<Identifier>,
) -> Option<Identifier> {
    let short = names::value_name(&example.title);
    let long = names::value_name(&format!("{} {}", function.id, example.title));
    let number = (2..).map_while(|number: usize| {
        names::value_name(&format!("{} {} {number}", function.id, example.title))
    });
    short
        .into_iter()
        .chain(long)
        .chain(number)
        .find(|name| taken.insert(name.clone()))
}

/// The input of a test.
struct Source<'a> {
    operation: &'a Operation,
    function: &'a Function,
    example: &'a Example,
    types: &'a Types<'a>,
}

impl Source<'_> {
    /// The test, or the reason why there is none. Reasons why parts are left out are added to `untested`.
    fn test(
        &self,
        name: Identifier,
        file: &str,
        module: &Identifier,
        untested: &mut Vec<String>,
    ) -> Result<ExampleTest, String> {
        let Self {
            operation,
            function,
            example,
            types,
        } = *self;
        let mut responses = Vec::new();
        for (status, response) in &example.responses {
            match self.response(*status, response, module) {
                Ok(response) => responses.push(response),
                Err(message) => untested.push(message),
            }
        }
        Ok(ExampleTest {
            name,
            title: example.title.clone(),
            file: file.to_owned(),
            text: Arc::clone(&example.text),
            module: module.clone(),
            function: function.clone(),
            arguments: calls::arguments(operation, function, example, types)?,
            body: self.body()?,
            options: calls::options(module, operation, function, example, types)?,
            url: url(operation, function, example, &self.sent_parameters())?,
            responses,
        })
    }

    fn body(&self) -> Result<Option<Vec<ExampleChange>>, String> {
        let Some(body) = self.operation.payload.body() else {
            return Ok(None);
        };
        if let Payload::Xml(body, _) = &self.operation.payload {
            return Err(format!("its `{}` is sent as XML", body.name));
        }
        let is_json = matches!(self.operation.payload, Payload::Json(_));
        match parameter_value(self.example, &body.name) {
            Some(json) if !is_json && !json.is_string() => {
                Err(format!("its `{}` is no text", body.name))
            }
            Some(json) => self.changes(json, &body.ty, Direction::Request).map(Some),
            None if body.required => Err(format!("it has no `{}`", body.name)),
            None => Ok(None),
        }
    }

    /// The values of the parameters as they are sent.
    fn sent_parameters(&self) -> BTreeMap<String, Value> {
        let api = self.types.api();
        let values = self.operation.parameters.iter().filter_map(|parameter| {
            let json = parameter_value(self.example, &parameter.name)?;
            let json = converted(json, &parameter.ty, api);
            let sent = Projection::new(&json, &parameter.ty, api, Direction::Request);
            Some((parameter.name.clone(), sent.json))
        });
        values.collect()
    }

    /// The differences between the example and the value that is sent or returned.
    fn changes(
        &self,
        json: &Value,
        ty: &Type,
        direction: Direction,
    ) -> Result<Vec<ExampleChange>, String> {
        let projection = Projection::new(json, ty, self.types.api(), direction);
        if let Some(misfit) = projection.misfits.first() {
            let place = pointer::of(&misfit.path);
            return Err(format!("at `{place}` it has {}", misfit.message));
        }
        let differences = differences(&projection.json, json).into_iter();
        let changes = differences.map(|difference| ExampleChange {
            json: difference.expected.cloned().unwrap_or_default(),
            path: difference.path,
        });
        Ok(changes.collect())
    }

    fn response(
        &self,
        status: u16,
        response: &api::ExampleResponse,
        module: &Identifier,
    ) -> Result<ExampleResponse, String> {
        if let Some(exists) = self.operation.existence(status) {
            return Ok(ExampleResponse {
                status,
                result: ExampleResult::Existence(exists),
                body: None,
            });
        }
        let Some(declared) = self.operation.response(status) else {
            if status / 100 == 2 {
                return Err(format!("its status {status} is not declared"));
            }
            return Ok(ExampleResponse {
                status,
                result: ExampleResult::Error,
                body: None,
            });
        };
        let body = response.body.as_ref().filter(|json| !json.is_null());
        let body = match (&declared.body, body) {
            (None | Some(Type::Bytes), _) => None,
            (Some(ty), Some(json)) => Some(self.changes(json, ty, Direction::Response)?),
            (Some(_), None) => return Err(format!("it has no body for the status {status}")),
        };
        let own = Some(module.clone());
        let (module, ty, case, is_variant) = match &self.function.result {
            ResultItem::Value(_) => {
                return Ok(ExampleResponse {
                    status,
                    result: ExampleResult::Body,
                    body,
                });
            }
            ResultItem::WithHeader { name, case } => (None, name, case, false),
            ResultItem::Struct { name, case, .. } => (own, name, case, false),
            ResultItem::Enum { name, cases, .. } => {
                let case = cases.iter().find(|case| case.status == declared.status);
                let case = case.ok_or_else(|| format!("its status {status} is not declared"))?;
                (own, name, case, true)
            }
        };
        Ok(ExampleResponse {
            status,
            result: ExampleResult::Case {
                module,
                ty: ty.clone(),
                variant: is_variant.then(|| case.name.clone()),
                body: case.body.as_ref().map(|body| body.name.clone()),
                has_names: !case.headers.is_empty(),
                headers: headers(case, response),
            },
            body,
        })
    }
}

/// The headers that the example has a value for.
fn headers(case: &ResponseCase, response: &api::ExampleResponse) -> Vec<HeaderField> {
    let has_value = |header: &&HeaderField| {
        let mut names = response.headers.keys();
        names.any(|name| name.eq_ignore_ascii_case(&header.wire_name))
    };
    // Lists and maps cannot be compared as strings.
    let is_single =
        |header: &&HeaderField| !matches!(header.ty, RustType::List(_) | RustType::Map(_));
    let headers = case.headers.iter().filter(is_single).filter(has_value);
    headers.cloned().collect()
}
