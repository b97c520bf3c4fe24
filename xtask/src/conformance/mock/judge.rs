//! Decides what the violations of a request mean.

use super::http::Sent;
use super::route::Route;
use super::violations::{Said, Violation};
use armgen::examples::Case;
use armgen::percent;
use serde_json::Value;

/// What became of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Its request passed.
    Passed,
    /// The example contradicts its definition, in this way.
    Faulty(String),
    /// The mock cannot check such requests, for this reason.
    Limit(String),
    /// The request is wrong, or the mock does not check it.
    Failed(String),
}

/// An operation as its definition has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Declared {
    /// The path, with parameters in braces.
    pub(crate) path: String,
    /// It is below `x-ms-paths`, which is no part of Swagger 2.0.
    pub(crate) in_extension: bool,
    /// The definition names no media type for the body.
    pub(crate) without_media_type: bool,
}

/// Decides what became of a request of an example.
pub(crate) fn judge(case: &Case, declared: &Declared, sent: &Sent, said: &Said) -> Outcome {
    let violations = match said {
        Said::Checked(violations) => violations,
        Said::Unchecked(reason) => {
            return Outcome::Failed(format!("the mock did not check it: {reason}"));
        }
    };
    let mut outcome = Outcome::Passed;
    for violation in violations {
        match one(case, declared, sent, violation) {
            failed @ Outcome::Failed(_) => return failed,
            other if outcome == Outcome::Passed => outcome = other,
            _ => {}
        }
    }
    outcome
}

fn one(case: &Case, declared: &Declared, sent: &Sent, violation: &Violation) -> Outcome {
    let message = violation.message.clone();
    if violation.code == "415" && declared.without_media_type {
        return Outcome::Limit(format!(
            "the definition names no media type for the body: {message}"
        ));
    }
    let mut location = violation.location.iter().map(String::as_str);
    let is_own = match (location.next(), location.next()) {
        (Some("body"), _) => body_is_own(case, sent, violation.location.get(1..)),
        (Some("query"), Some(name)) => {
            let found = in_query(sent.path_and_query().1, name);
            is_of_example(case, name, found.as_deref())
        }
        (Some("header"), Some(name)) => {
            let found = sent.headers.get(name).map(String::as_str);
            is_of_example(case, name, found)
        }
        (Some("path"), Some(name)) => {
            let values = Route::new(&declared.path).values(sent.path_and_query().0);
            let mut values = values.into_iter().flatten();
            let found = values.find(|(other, _)| other.eq_ignore_ascii_case(name));
            let found = found.map(|(_, value)| decoded(value));
            is_of_example(case, name, found.as_deref())
        }
        _ => false,
    };
    if is_own {
        Outcome::Faulty(message)
    } else {
        Outcome::Failed(message)
    }
}

/// Whether what is sent at this place of the body is what the example has there.
fn body_is_own(case: &Case, sent: &Sent, place: Option<&[String]>) -> bool {
    let Some(own) = case.body() else {
        return false;
    };
    if own.as_str() == Some(&sent.body) {
        return true;
    }
    let Ok(body) = serde_json::from_str::<Value>(&sent.body) else {
        return false;
    };
    let place = place.unwrap_or_default();
    let found = at(&body, place);
    found.is_some() && found == at(own, place)
}

/// The value at a place in a body. Some examples have names in another case.
fn at<'a>(body: &'a Value, place: &[String]) -> Option<&'a Value> {
    place.iter().try_fold(body, |value, token| {
        let token = token.replace("~1", "/").replace("~0", "~");
        match value {
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            Value::Object(members) => members.get(&token).or_else(|| {
                let mut members = members.iter();
                let other = members.find(|(name, _)| name.eq_ignore_ascii_case(&token));
                other.map(|(_, value)| value)
            }),
            _ => None,
        }
    })
}

/// Whether this is the text of the value that the example has for a parameter.
fn is_of_example(case: &Case, name: &str, found: Option<&str>) -> bool {
    let mut arguments = case.call.arguments.iter();
    let own = arguments.find(|(other, _)| other.eq_ignore_ascii_case(name));
    let own = own.map(|(_, value)| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    found.is_some() && found == own.as_deref()
}

/// The value of a parameter in a query. `None` if it is not there once.
fn in_query(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut values = pairs.filter(|(other, _)| decoded(other).eq_ignore_ascii_case(name));
    match (values.next(), values.next()) {
        (Some((_, value)), None) => Some(decoded(value)),
        _ => None,
    }
}

/// A text without percent-encoding.
fn decoded(text: &str) -> String {
    percent::decode(text).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use armgen::examples::cases;
    use armgen::manifest::Manifest;
    use armgen::source::Sources;
    use serde_json::json;
    use std::path::Path;

    const MANIFEST: &str = "packages: [{ name: arm_pets, version: 0.1.0, license: MIT, description: Pets, output: out, inputs: [pets.json] }]";

    const DEFINITION: &str = r#"{
      "swagger": "2.0",
      "info": { "title": "PetsClient", "version": "2024-05-01" },
      "paths": { "/pets/{name}": { "put": {
        "operationId": "Pets_Create",
        "parameters": [
          { "name": "name", "in": "path", "required": true, "type": "string" },
          { "name": "color", "in": "query", "type": "string" },
          { "name": "api-version", "in": "query", "required": true, "type": "string" },
          { "name": "pet", "in": "body", "required": true, "schema": { "type": "object", "properties": {
            "age": { "type": "integer" }, "id": { "type": "string", "readOnly": true } } } }
        ],
        "responses": { "200": { "description": "" } },
        "x-ms-examples": { "Create": { "$ref": "./create.json" } }
      } } }
    }"#;

    /// An example that shows a pet with this body.
    fn case(pet: &Value) -> Case {
        let parameters = json!({ "name": "tom", "color": "red", "pet": pet });
        let example = json!({ "parameters": parameters, "responses": { "200": {} } });
        let files = [
            ("armgen.yaml", MANIFEST.to_owned()),
            ("pets.json", DEFINITION.to_owned()),
            ("create.json", example.to_string()),
        ];
        let sources = Sources::in_memory(files);
        let manifest = Manifest::from_sources(&sources, "armgen.yaml", Path::new("/folder"));
        let manifest = manifest.expect("the manifest is right");
        let draft = armgen::draft(&manifest.packages[0]).expect("the definition is right");
        cases(&draft.value).pop().expect("there is an example")
    }

    fn declared() -> Declared {
        Declared {
            path: "/pets/{name}".to_owned(),
            ..Declared::default()
        }
    }

    /// What becomes of an example with the first body if the second is sent and the mock finds this.
    fn outcome(own: &Value, sent: &Value, code: &str, location: &[&str]) -> Outcome {
        let sent = Sent {
            method: "PUT".to_owned(),
            url: "/pets/tom?color=red&api-version=2024-05-01".to_owned(),
            body: sent.to_string(),
            ..Sent::default()
        };
        let violation = Violation {
            location: location.iter().map(|&part| part.to_owned()).collect(),
            code: code.to_owned(),
            message: "wrong".to_owned(),
            ..Violation::default()
        };
        judge(
            &case(own),
            &declared(),
            &sent,
            &Said::Checked(vec![violation]),
        )
    }

    fn faulty() -> Outcome {
        Outcome::Faulty("wrong".to_owned())
    }

    fn failed() -> Outcome {
        Outcome::Failed("wrong".to_owned())
    }

    #[test]
    fn a_request_without_violations_passes() {
        let said = Said::Checked(Vec::new());
        let outcome = judge(&case(&json!({})), &declared(), &Sent::default(), &said);
        assert_eq!(outcome, Outcome::Passed);
    }

    #[test]
    fn a_request_that_was_not_checked_has_failed() {
        let said = Said::Unchecked("no route".to_owned());
        let outcome = judge(&case(&json!({})), &declared(), &Sent::default(), &said);
        let reason = "the mock did not check it: no route".to_owned();
        assert_eq!(outcome, Outcome::Failed(reason));
    }

    #[test]
    fn a_value_that_the_example_has_is_the_examples_fault() {
        let body = json!({ "age": "eight" });
        assert_eq!(outcome(&body, &body, "type", &["body", "age"]), faulty());
    }

    #[test]
    fn a_value_that_the_example_does_not_have_is_a_failure() {
        let (own, sent) = (json!({ "age": 8 }), json!({ "age": "8" }));
        assert_eq!(outcome(&own, &sent, "type", &["body", "age"]), failed());
    }

    #[test]
    fn the_names_of_an_example_may_have_another_case() {
        let (own, sent) = (json!({ "Age": "eight" }), json!({ "age": "eight" }));
        assert_eq!(outcome(&own, &sent, "type", &["body", "age"]), faulty());
    }

    #[test]
    fn a_missing_value_is_a_failure_if_the_example_has_it() {
        let (own, sent) = (json!({ "age": 8, "id": "1" }), json!({ "age": 8 }));
        assert_eq!(outcome(&own, &sent, "required", &["body"]), failed());
        assert_eq!(outcome(&sent, &sent, "required", &["body"]), faulty());
    }

    #[test]
    fn the_values_of_parameters_are_compared_too() {
        let body = json!({});
        for (location, expected) in [
            (["query", "color"], faulty()),
            (["path", "name"], faulty()),
            // The example has no value for it.
            (["query", "api-version"], failed()),
            (["header", "if-match"], failed()),
        ] {
            assert_eq!(outcome(&body, &body, "pattern", &location), expected);
        }
    }

    #[test]
    fn a_missing_parameter_is_a_failure() {
        let body = json!({});
        assert_eq!(outcome(&body, &body, "required", &["query"]), failed());
    }

    #[test]
    fn one_failure_is_enough() {
        let violation = |location: &[&str]| Violation {
            location: location.iter().map(|&part| part.to_owned()).collect(),
            message: location.concat(),
            ..Violation::default()
        };
        let body = json!({ "age": "eight" });
        let sent = Sent {
            body: body.to_string(),
            ..Sent::default()
        };
        let said = Said::Checked(vec![violation(&["body", "age"]), violation(&["query"])]);
        let outcome = judge(&case(&body), &declared(), &sent, &said);
        assert_eq!(outcome, Outcome::Failed("query".to_owned()));
    }

    #[test]
    fn a_body_without_a_media_type_in_the_definition_is_a_limit_of_the_mock() {
        let violation = Violation {
            code: "415".to_owned(),
            message: "no media type".to_owned(),
            ..Violation::default()
        };
        let said = Said::Checked(vec![violation]);
        let case = case(&json!({}));
        let without = Declared {
            without_media_type: true,
            ..declared()
        };
        let reason = "the definition names no media type for the body: no media type".to_owned();
        assert_eq!(
            judge(&case, &without, &Sent::default(), &said),
            Outcome::Limit(reason)
        );
        assert_eq!(
            judge(&case, &declared(), &Sent::default(), &said),
            Outcome::Failed("no media type".to_owned())
        );
    }
}
