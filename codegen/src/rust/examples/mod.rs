//! What is made of the definition's examples: tests, and the call in the README.

pub(crate) mod expression;
pub(crate) mod quick_start;
pub(crate) mod sameness;
pub(crate) mod url;

use crate::rust::items::{
    Crate, ExampleBody, ExampleCheck, ExampleShape, ExampleTest, Expression, Function, Group,
    ResponseCase, ResultItem, RustType,
};
use crate::rust::models::types::Types;
use crate::rust::names::{self, Identifier};
use crate::rust::problems::Problems;

use crate::api::{Api, Example, Operation, Parameter, Type};
use crate::diagnostic::Code;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// The functions that stand beside the tests.
const HELPERS: [&str; 4] = ["assert_same", "normalize", "remove", "text"];

/// A test per example of each operation.
pub(crate) fn tests(
    api: &Api,
    types: &Types<'_>,
    items: &Crate,
    problems: &mut Problems<'_>,
) -> Vec<ExampleTest> {
    let files = file_names(api);
    let mut taken: HashSet<_> = HELPERS.into_iter().filter_map(names::value_name).collect();
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
            match test(group, operation, function, example, types, &mut untested) {
                Ok(test) => tests.push(ExampleTest {
                    name,
                    file: file.clone(),
                    ..test
                }),
                Err(message) => untested.push(message),
            }
            for message in untested {
                let title = &example.title;
                let message = format!("not all of the example `{title}` is tested: {message}");
                problems.warning(Code::Unsupported, &operation.origin, message);
            }
        }
    }
    tests
}

/// The operations with what was made of them.
pub(crate) fn functions<'a>(
    api: &'a Api,
    items: &'a Crate,
) -> impl Iterator<Item = (&'a Group, &'a Operation, &'a Function)> {
    let functions = items.groups.iter().flat_map(|group| {
        let functions = group.functions.iter();
        functions.map(move |function| (function.id.as_str(), (group, function)))
    });
    let by_id: HashMap<_, _> = functions.collect();
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    operations.filter_map(move |operation| {
        let (group, function) = by_id.get(operation.id.as_str())?;
        Some((*group, operation, *function))
    })
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

/// A name that a file can have everywhere.
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

fn test(
    group: &Group,
    operation: &Operation,
    function: &Function,
    example: &Example,
    types: &Types<'_>,
    untested: &mut Vec<String>,
) -> Result<ExampleTest, String> {
    let body = match (&operation.body, &function.body) {
        (Some(body), Some(_)) => match given(example, &body.name) {
            Some(json) if !body.json && !json.is_string() => {
                return Err(format!("its `{}` is no text", body.name));
            }
            Some(json) => Some(ExampleBody {
                name: body.name.clone(),
                ty: types.value(&body.ty),
                json: body.json,
                left_out: sameness::not_sent(json, &body.ty, types)?,
            }),
            None if body.required => return Err(format!("it has no `{}`", body.name)),
            None => None,
        },
        _ => None,
    };
    let mut responses = Vec::new();
    for (status, response) in &example.responses {
        let declared = operation.response(*status);
        match check(*status, response, declared, function, types) {
            Ok(check) => responses.push(check),
            Err(message) => untested.push(message),
        }
    }
    Ok(ExampleTest {
        name: function.name.clone(),
        title: example.title.clone(),
        file: String::new(),
        text: Arc::clone(&example.text),
        module: group.module.clone(),
        function: function.name.clone(),
        deprecated: function.deprecated,
        arguments: arguments(operation, function, example, types)?,
        takes_body: function.body.as_ref().map(|body| body.required),
        options: options(group, operation, function, example, types)?,
        method: operation.method,
        url: url::url(operation, function, example)?,
        body,
        has_form: operation.form.is_some(),
        responses,
    })
}

/// The example's value of a parameter; null is none.
pub(crate) fn given<'a>(example: &'a Example, name: &str) -> Option<&'a serde_json::Value> {
    example.parameters.get(name).filter(|json| !json.is_null())
}

/// The parameter that an argument stands for.
pub(crate) fn parameter<'a>(
    operation: &'a Operation,
    argument: &crate::rust::Argument,
) -> Option<&'a Parameter> {
    operation.parameters.get(argument.position)
}

/// The values of the required parameters.
pub(crate) fn arguments(
    operation: &Operation,
    function: &Function,
    example: &Example,
    types: &Types<'_>,
) -> Result<Vec<Expression>, String> {
    let value = |argument: &crate::rust::Argument| {
        let parameter = parameter(operation, argument)?;
        expression::argument(given(example, &parameter.name)?, &parameter.ty, types)
    };
    let values = function.arguments.iter().map(|argument| {
        value(argument).ok_or_else(|| {
            format!(
                "it has no value for `{}`, or one of another type",
                argument.name
            )
        })
    });
    values.collect()
}

fn options(
    group: &Group,
    operation: &Operation,
    function: &Function,
    example: &Example,
    types: &Types<'_>,
) -> Result<Option<Expression>, String> {
    let Some(name) = &function.options_name else {
        return Ok(None);
    };
    let mut fields = Vec::new();
    for option in &function.options {
        let Some(parameter) = parameter(operation, option) else {
            continue;
        };
        let Some(json) = given(example, &parameter.name) else {
            continue;
        };
        let value = expression::option(json, &parameter.ty, types);
        let value = value.ok_or_else(|| format!("its `{}` has another type", parameter.name))?;
        fields.push((option.name.clone(), value));
    }
    let value = Expression::Struct(vec![group.module.clone(), name.clone()], fields, true);
    Ok(Some(Expression::Reference(Box::new(value))))
}

fn check(
    status: u16,
    response: &crate::api::ExampleResponse,
    declared: Option<&crate::api::Response>,
    function: &Function,
    types: &Types<'_>,
) -> Result<ExampleCheck, String> {
    let Some(declared) = declared else {
        return Ok(ExampleCheck {
            status,
            shape: ExampleShape::Error,
            headers: Vec::new(),
            body: None,
        });
    };
    let body = response.body.as_ref().filter(|json| !json.is_null());
    let body = match (&declared.body, body) {
        (None | Some(Type::Bytes), _) => None,
        (Some(value), Some(json)) => Some(sameness::not_kept(json, value, types)?),
        (Some(_), None) => return Err(format!("it has no body for the status {status}")),
    };
    let shape = match &function.result {
        ResultItem::Value(value) => ExampleShape::Value(value.clone()),
        ResultItem::WithHeader(name, case) => ExampleShape::WithHeader(name.clone(), case.clone()),
        ResultItem::Struct(name, _, case) => ExampleShape::Struct(name.clone(), case.clone()),
        ResultItem::Enum(name, _, cases) => {
            let case = cases.iter().find(|case| case.status == declared.status);
            let case = case.ok_or_else(|| format!("its status {status} is not declared"))?;
            ExampleShape::Variant(name.clone(), case.clone())
        }
    };
    let headers = match &shape {
        ExampleShape::WithHeader(_, case)
        | ExampleShape::Struct(_, case)
        | ExampleShape::Variant(_, case) => headers(case, response),
        ExampleShape::Value(_) | ExampleShape::Error => Vec::new(),
    };
    Ok(ExampleCheck {
        status,
        shape,
        headers,
        body,
    })
}

/// The headers that the example has a value for.
fn headers(
    case: &ResponseCase,
    response: &crate::api::ExampleResponse,
) -> Vec<crate::rust::HeaderField> {
    let has_value = |name: &str| {
        response
            .headers
            .keys()
            .any(|header| header.eq_ignore_ascii_case(name))
    };
    case.headers
        .iter()
        // Lists and maps have no text of their own.
        .filter(|header| !matches!(header.ty, RustType::List(_) | RustType::Map(_)))
        .filter(|header| has_value(&header.wire_name))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::HELPERS;

    #[test]
    fn no_test_takes_the_name_of_a_function_beside_it() {
        let text = include_str!("../../../templates/example_tests.rs");
        let functions = text.lines().filter_map(|line| line.strip_prefix("fn "));
        let mut names: Vec<_> = functions
            .filter_map(|line| line.split(['(', '<']).next())
            .collect();
        names.sort_unstable();
        assert_eq!(names, HELPERS);
    }
}
