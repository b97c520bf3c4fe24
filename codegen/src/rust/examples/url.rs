//! The path and query of an example's request. They do not use the runtime, so that the two check each other.

use crate::api::{CollectionFormat, Example, Location, Operation, Parameter};
use crate::percent;
use crate::rust::items::Function;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// A scope that is empty. No other part of a path has this character.
const NO_SCOPE: &str = "\0";

/// Path and query of an example's request with these values of the parameters, by their names.
pub(crate) fn url(
    operation: &Operation,
    function: &Function,
    example: &Example,
    values: &BTreeMap<String, Value>,
) -> Result<String, String> {
    let mut in_path = HashMap::new();
    let mut query = Vec::new();
    if let Some(version) = &operation.api_version {
        let version = example.api_version.as_ref().unwrap_or(version);
        query.push(format!("api-version={}", encoded(version)));
    }
    let arguments = function.arguments.iter().chain(&function.options);
    for argument in arguments {
        let Some(parameter) = operation.parameters.get(argument.position) else {
            continue;
        };
        let Some(json) = values.get(&parameter.name) else {
            continue;
        };
        let text = text(json, parameter)
            .ok_or_else(|| format!("its `{}` is no single value and no list", parameter.name))?;
        match parameter.location {
            Location::Path => drop(in_path.insert(argument.position, text)),
            Location::Query => query.push(text),
            Location::Header | Location::Host | Location::Form => {}
        }
    }
    let path = operation
        .path
        .fill(|position| in_path.get(&position).cloned().unwrap_or_default());
    // The scope of a whole tenant.
    let path = path.replace(&format!("{NO_SCOPE}/"), "");
    Ok(if query.is_empty() {
        path
    } else {
        let separator = if path.contains('?') { '&' } else { '?' };
        format!("{path}{separator}{}", query.join("&"))
    })
}

/// A value as a part of the path, or `name=value` for the query.
fn text(json: &Value, parameter: &Parameter) -> Option<String> {
    let escape = |text: String| {
        if parameter.unescaped {
            // The template contains the first slash of a resource id.
            let text = text.strip_prefix('/').unwrap_or(&text);
            if text.is_empty() && parameter.location == Location::Path {
                return NO_SCOPE.to_owned();
            }
            percent::encode(text, b"-._~:/?#[]@!$&'()*+,;=%")
        } else {
            encoded(&text)
        }
    };
    let values: Vec<_> = match json {
        Value::Array(items) => items.iter().map(single).collect::<Option<_>>()?,
        single_value => vec![single(single_value)?],
    };
    let name =
        (parameter.location == Location::Query).then(|| format!("{}=", encoded(&parameter.name)));
    let name = name.unwrap_or_default();
    if parameter.collection_format == CollectionFormat::Multi {
        let values: Vec<_> = values
            .into_iter()
            .map(|value| format!("{name}{}", escape(value)))
            .collect();
        return Some(values.join("&"));
    }
    let separator = match parameter.collection_format {
        CollectionFormat::Csv | CollectionFormat::Multi => ",",
        CollectionFormat::Ssv => "%20",
        CollectionFormat::Tsv => "%09",
        CollectionFormat::Pipes => "%7C",
    };
    let values: Vec<_> = values.into_iter().map(escape).collect();
    Some(format!("{name}{}", values.join(separator)))
}

fn single(json: &Value) -> Option<String> {
    match json {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(json.to_string()),
        _ => None,
    }
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
fn encoded(text: &str) -> String {
    percent::encode(text, percent::UNRESERVED)
}
