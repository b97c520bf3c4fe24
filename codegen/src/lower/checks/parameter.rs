//! Parameters.

use crate::diagnostic::Code;
use crate::lower::Level;
use crate::lower::checks::limits::Limits;
use crate::lower::checks::mistake::Mistake;
use crate::lower::checks::schema::wrong_types;
use crate::lower::checks::value;
use crate::swagger::{Header, Items, Parameter};

/// Where a client can keep a parameter.
const PLACES: [&str; 2] = ["client", "method"];

/// The mistakes in the keys of a parameter with a name.
pub(crate) fn parameter(parameter: &Parameter) -> Vec<Mistake> {
    let mut mistakes = name(parameter);
    mistakes.extend(misplaced(parameter));
    mistakes.extend(value::client_name(parameter.client_name.as_deref()));
    if parameter.location.as_deref() == Some("body") {
        let place = parameter.parameter_location.as_deref();
        let place = place.filter(|place| !PLACES.contains(place));
        let key = "x-ms-parameter-location";
        mistakes.extend(place.map(|place| value::unknown(key, place, &PLACES).below(key)));
    } else {
        // The function of the request checks the bounds, so it would refuse all values.
        let extension = parameter.enum_extension.as_deref();
        mistakes.extend(value::value(
            &Limits::from(parameter),
            extension,
            Level::Flaw,
        ));
        mistakes.extend(items(parameter.items.as_deref()));
    }
    mistakes
}

/// The mistakes in a header of a response.
pub(crate) fn header(name: &str, header: &Header) -> Vec<Mistake> {
    let extension = header.enum_extension.as_deref();
    let name = value::header_name(name, Level::Warning).map(Mistake::at_key);
    let mut mistakes = Vec::from_iter(name);
    mistakes.extend(value::value(
        &Limits::from(header),
        extension,
        Level::Warning,
    ));
    mistakes.extend(value::client_name(header.client_name.as_deref()));
    mistakes.extend(items(header.items.as_deref()));
    if header
        .type_name
        .as_deref()
        .is_some_and(|name| name != "array")
    {
        mistakes.extend(not_array(
            header.items.is_some(),
            header.collection_format.is_some(),
        ));
    }
    mistakes
}

/// The mistakes in the items of an array.
fn items(items: Option<&Items>) -> Vec<Mistake> {
    let Some(items) = items else {
        return Vec::new();
    };
    let extension = items.enum_extension.as_deref();
    let mut mistakes = wrong_types(&items.validation);
    mistakes.extend(value::value(
        &Limits::from(items),
        extension,
        Level::Warning,
    ));
    let mistakes = mistakes.into_iter();
    mistakes.map(|mistake| mistake.inside(&["items"])).collect()
}

fn name(parameter: &Parameter) -> Vec<Mistake> {
    let Some(name) = parameter.name.as_deref() else {
        return Vec::new();
    };
    if name.is_empty() {
        let message = "a parameter has an empty name";
        let help = "write the name that the service expects";
        return vec![Mistake::flaw(Code::NameEmpty, message, help).below("name")];
    }
    let is_header = parameter.location.as_deref() == Some("header");
    let mistake = value::header_name(name, Level::Flaw).filter(|_| is_header);
    mistake.into_iter().map(|one| one.below("name")).collect()
}

/// Keys of other locations or types.
fn misplaced(parameter: &Parameter) -> Vec<Mistake> {
    let location = parameter.location.as_deref().unwrap_or_default();
    let is_body = location == "body";
    let of_body = (
        "schema",
        parameter.schema.is_some() && !is_body,
        "a body",
        "`type`",
    );
    let of_others = [
        ("type", parameter.type_name.is_some()),
        ("format", parameter.format.is_some()),
        ("items", parameter.items.is_some()),
        ("enum", parameter.values.is_some()),
        ("default", parameter.default.is_some()),
        ("pattern", parameter.pattern.is_some()),
        ("collectionFormat", parameter.collection_format.is_some()),
    ];
    let of_others =
        of_others.map(|(key, is_set)| (key, is_set && is_body, "other parameters", "`schema`"));
    let of_location = [
        (
            "x-ms-header-collection-prefix",
            parameter.header_prefix.is_some() && location != "header",
            "a header",
            "`in`",
        ),
        (
            "x-ms-skip-url-encoding",
            parameter.skip_url_encoding && !matches!(location, "path" | "query"),
            "a path and a query",
            "`in`",
        ),
    ];
    let all = [of_body].into_iter().chain(of_others).chain(of_location);
    let set = all.filter(|(_, is_set, ..)| *is_set);
    let mut mistakes: Vec<Mistake> = set
        .map(|(key, _, owner, other)| {
            let message = format!("`{key}` has no effect in `{location}`; it is a key of {owner}");
            Mistake::misplaced(key, message, format!("remove it, or correct {other}"))
        })
        .collect();
    let type_name = parameter.type_name.as_deref();
    if !is_body && type_name.is_some_and(|name| name != "array") {
        let has_format = parameter.collection_format.is_some();
        mistakes.extend(not_array(parameter.items.is_some(), has_format));
    }
    mistakes
}

/// Keys of arrays on a value of another type.
fn not_array(has_items: bool, has_format: bool) -> Vec<Mistake> {
    let keys = [("items", has_items), ("collectionFormat", has_format)];
    let keys = keys.into_iter().filter(|(_, is_set)| *is_set);
    keys.map(|(key, _)| {
        let message = format!("`{key}` has an effect on arrays only");
        Mistake::misplaced(key, message, "remove it, or write the type `array`")
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(text: &str) -> Vec<String> {
        let read: Parameter = serde_json::from_str(text).expect("the test has JSON");
        lines(&parameter(&read))
    }

    #[test]
    fn a_header_has_the_name_of_one() {
        let expected = "name: header-name-invalid: `a b` is no name of a header";
        assert_eq!(
            of(r#"{"name": "a b", "in": "header", "type": "string"}"#),
            [expected]
        );
        assert_eq!(
            of(r#"{"name": "a b", "in": "query", "type": "string"}"#),
            [""; 0]
        );
    }

    #[test]
    fn a_parameter_has_a_name() {
        let expected = "name: name-empty: a parameter has an empty name";
        assert_eq!(
            of(r#"{"name": "", "in": "query", "type": "string"}"#),
            [expected]
        );
    }

    #[test]
    fn a_body_has_a_schema_and_others_have_a_type() {
        let expected =
            "type: key-misplaced: `type` has no effect in `body`; it is a key of other parameters";
        assert_eq!(
            of(r#"{"name": "a", "in": "body", "type": "string", "schema": {}}"#),
            [expected]
        );
        let expected =
            "schema: key-misplaced: `schema` has no effect in `query`; it is a key of a body";
        assert_eq!(
            of(r#"{"name": "a", "in": "query", "type": "string", "schema": {}}"#),
            [expected]
        );
    }

    #[test]
    fn only_arrays_have_a_collection_format() {
        let expected =
            "collectionFormat: key-misplaced: `collectionFormat` has an effect on arrays only";
        assert_eq!(
            of(r#"{"name": "a", "in": "query", "type": "string", "collectionFormat": "csv"}"#),
            [expected]
        );
    }

    #[test]
    fn the_items_of_an_array_are_checked_too() {
        let found = of(
            r#"{"name": "a", "in": "query", "type": "array", "items": {"type": "string", "format": "int32"}}"#,
        );
        assert!(
            found[0].starts_with("items/format: format-misplaced"),
            "{found:?}"
        );
    }
}
