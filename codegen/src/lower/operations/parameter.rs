//! Reads one parameter.

use crate::api::{CollectionFormat, Location, Parameter, StringFormat, Type};
use crate::diagnostic::{Code, listed, suggestion};
use crate::lower::operations::inputs::Declared;
use crate::lower::operations::rules::rules;
use crate::lower::operations::version;
use crate::lower::types::arena::Types;
use crate::lower::{At, Name, Problem, Report};
use crate::swagger;
use serde_json::Value;

/// Headers that only the HTTP client can set.
pub(super) const HEADERS_OF_CLIENT: [&str; 3] = ["content-length", "host", "transfer-encoding"];

/// A parameter; `None` if only the HTTP client can set it. `owner` begins the names of its types.
pub(crate) fn read<'d>(
    declared: &Declared<'d>,
    name: &str,
    location: Location,
    owner: &str,
    types: &mut Types<'d>,
    report: &mut Report,
) -> Option<Parameter> {
    let Declared {
        parameter,
        at,
        shared,
        ..
    } = declared;
    let is_in_url = matches!(location, Location::Path | Location::Host);
    if location == Location::Path && !parameter.required {
        let message = format!("path parameter `{name}` is not required");
        let problem =
            Problem::flaw(Code::KeyMissing, at, message).for_lack_of(at.child("required"));
        let help = "path parameters are always required: add `\"required\": true`";
        report.add(problem.with_help(help));
    }
    let mut reserved = HEADERS_OF_CLIENT.iter();
    if location == Location::Header && reserved.any(|one| one.eq_ignore_ascii_case(name)) {
        let message = format!("header `{name}` is left out: only the HTTP client can set it");
        let problem = Problem::warning(Code::UnsupportedParameter, &at.child("name"), message);
        report.add(problem.with_help("remove the parameter"));
        return None;
    }
    let prefix = parameter.header_prefix.as_deref();
    let prefix = prefix.filter(|_| location == Location::Header);
    let is_file = location == Location::Form && parameter.type_name.as_deref() == Some("file");
    let ty = if prefix.is_some() {
        Type::Map(Box::new(Type::String(StringFormat::Plain)))
    } else if is_file {
        Type::Bytes
    } else {
        let name = Name::Part(&Name::Whole(owner), name);
        types.simple_type(*parameter, at, name)
    };
    let format = parameter.collection_format.as_deref();
    Some(Parameter {
        name: prefix.unwrap_or(name).to_owned(),
        client_name: parameter
            .client_name
            .clone()
            .or_else(|| prefix.map(|_| name.to_owned())),
        description: parameter.description.clone(),
        location,
        collection_format: collection_format(format, at, location, &ty, report),
        default: parameter.default.as_ref().and_then(on_wire),
        required: parameter.required || is_in_url,
        client_level: is_client_level(parameter, at, *shared, report)
            // A version that is an argument is that of the resource in question.
            && !version::has_usual_name(name),
        unescaped: parameter.skip_url_encoding,
        secret: parameter.secret || parameter.format.as_deref() == Some("password"),
        rules: rules(parameter, at, &ty, report),
        ty,
        origin: types.documents.origin(at),
    })
}

/// Shared parameters belong to the client unless `x-ms-parameter-location` says otherwise.
fn is_client_level(
    parameter: &swagger::Parameter,
    at: &At,
    shared: bool,
    report: &mut Report,
) -> bool {
    match parameter.parameter_location.as_deref() {
        Some("client") => true,
        Some("method") => false,
        None => shared,
        Some(other) => {
            let message =
                format!("`x-ms-parameter-location` must be `client` or `method`, not `{other}`");
            let at = at.child("x-ms-parameter-location");
            let problem = Problem::flaw(Code::ValueUnknown, &at, message);
            let help = suggestion(other, ["client", "method"]);
            let help = help.unwrap_or_else(|| "write one of them, or remove the key".to_owned());
            report.add(problem.with_help(help));
            shared
        }
    }
}

/// The format of an array; the default for other types.
pub(crate) fn collection_format(
    format: Option<&str>,
    at: &At,
    location: Location,
    ty: &Type,
    report: &mut Report,
) -> CollectionFormat {
    match format {
        _ if !matches!(ty, Type::List(_)) => CollectionFormat::default(),
        None | Some("csv") => CollectionFormat::Csv,
        Some("ssv") => CollectionFormat::Ssv,
        Some("tsv") => CollectionFormat::Tsv,
        Some("pipes") => CollectionFormat::Pipes,
        Some("multi") if matches!(location, Location::Query | Location::Form) => {
            CollectionFormat::Multi
        }
        Some(other) => {
            const KNOWN: [&str; 4] = ["csv", "ssv", "tsv", "pipes"];
            let format_at = at.child("collectionFormat");
            let problem = if other == "multi" {
                let message =
                    "`collectionFormat` `multi` is possible in `query` and `formData` only";
                let problem = Problem::flaw(Code::UnsupportedParameter, &format_at, message);
                problem.with_help("write `csv`, `ssv`, `tsv` or `pipes`")
            } else {
                let message = format!("unknown `collectionFormat` `{other}`");
                let help = suggestion(other, KNOWN.into_iter().chain(["multi"]));
                let known = || format!("it is one of {}", listed(&KNOWN, ""));
                let problem = Problem::flaw(Code::ValueUnknown, &format_at, message);
                problem.with_help(help.unwrap_or_else(known))
            };
            report.add(problem);
            CollectionFormat::default()
        }
    }
}

/// The text of a scalar in a URL or a header.
pub(crate) fn on_wire(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
