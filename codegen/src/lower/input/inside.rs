//! References to inline schemas, such as `#/definitions/Pet/properties/owner`.

use crate::lower::{At, Name};
use crate::source::{FileId, pointer};
use crate::swagger::{AdditionalProperties, Document, Schema};

/// An inline schema with its position and name.
pub(crate) struct Inside<'d> {
    pub(crate) schema: &'d Schema,
    pub(crate) at: At,
    /// The name of the type or operation that contains it.
    pub(crate) owner: String,
    /// The name of its position in the owner; `None` for a schema that is itself named.
    pub(crate) part: Option<String>,
}

/// The schema at a JSON pointer.
pub(crate) fn schema_at<'d>(
    document: &'d Document,
    file: FileId,
    pointer: &str,
) -> Option<Inside<'d>> {
    let tokens = pointer::tokens(pointer);
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let (mut schema, mut names, mut rest) = start(document, &tokens)?;
    while let [key, behind @ ..] = rest {
        (schema, rest) = match (*key, behind) {
            ("properties", [name, behind @ ..]) => {
                names.push((*name).to_owned());
                (schema.properties.get(name)?, behind)
            }
            ("items", _) => {
                names.push("item".to_owned());
                (schema.items.as_deref()?, behind)
            }
            ("allOf", [index, behind @ ..]) => {
                names.push("parent".to_owned());
                (schema.all_of.get(index.parse::<usize>().ok()?)?, behind)
            }
            ("additionalProperties", _) => {
                names.push("value".to_owned());
                match &schema.additional_properties {
                    Some(AdditionalProperties::Typed(schema)) => (&**schema, behind),
                    _ => return None,
                }
            }
            _ => return None,
        };
    }
    let mut at = At::new(file, "");
    for token in &tokens {
        at = at.child(token);
    }
    let part = (names.len() > 1).then(|| names.pop()).flatten();
    let mut names = names.into_iter();
    let first = names.next().unwrap_or_default();
    let owner = names.fold(first, |owner, part| {
        Name::Part(&Name::Whole(&owner), &part).to_string()
    });
    Some(Inside {
        schema,
        at,
        owner,
        part,
    })
}

/// The first schema of a path of tokens, its name, and the remaining tokens.
fn start<'d, 't>(
    document: &'d Document,
    tokens: &'t [&'t str],
) -> Option<(&'d Schema, Vec<String>, &'t [&'t str])> {
    match tokens {
        ["definitions", name, rest @ ..] => {
            let schema = document.definitions.get(name)?;
            let name = schema.client_name.as_deref().unwrap_or(name);
            Some((schema, vec![name.to_owned()], rest))
        }
        ["parameters", name, rest @ ..] => {
            let schema = document.parameters.get(name)?.schema.as_deref()?;
            Some((schema, vec![(*name).to_owned()], behind_schema(rest)))
        }
        ["responses", name, rest @ ..] => {
            let schema = document.responses.get(name)?.schema.as_deref()?;
            Some((schema, vec![(*name).to_owned()], behind_schema(rest)))
        }
        ["paths", path, method, rest @ ..] => {
            let mut operations = document.paths.get(path)?.operations();
            let (_, operation) = operations.find(|(key, _)| key == method)?;
            let id = operation.operation_id.as_deref().unwrap_or(path);
            let (schema, part, rest) = match rest {
                ["responses", status, rest @ ..] => {
                    let response = operation.responses.get(status)?;
                    (response.schema.as_deref()?, "Result", rest)
                }
                ["parameters", index, rest @ ..] => {
                    let parameter = operation.parameters.get(index.parse::<usize>().ok()?)?;
                    let name = parameter.name.as_deref().unwrap_or("Request");
                    (parameter.schema.as_deref()?, name, rest)
                }
                _ => return None,
            };
            let names = vec![id.to_owned(), part.to_owned()];
            Some((schema, names, behind_schema(rest)))
        }
        _ => None,
    }
}

/// The tokens after `schema`, which references to a parameter or response may leave out.
fn behind_schema<'t>(tokens: &'t [&'t str]) -> &'t [&'t str] {
    tokens.strip_prefix(&["schema"]).unwrap_or(tokens)
}
