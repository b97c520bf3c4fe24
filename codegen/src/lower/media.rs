//! Bodies of requests and the media types of bodies.

use super::operations::type_prefix;
use super::parameters::Declared;
use super::selection::Selected;
use super::{At, Lowering, Name};
use crate::api::{Body, Method};
use crate::diagnostic::code;

/// What bodies are if nothing is said.
const JSON: &str = "application/json";

impl<'d> Lowering<'_, 'd> {
    /// The body of an operation's request.
    pub(super) fn body(
        &mut self,
        selected: &Selected<'d>,
        method: Method,
        bodies: &[Declared<'d>],
    ) -> Option<Body> {
        let [Declared { parameter, at, .. }, others @ ..] = bodies else {
            return None;
        };
        for other in others {
            let message = format!("operation `{}` has more than one body", selected.id);
            let first = self.sources.place(at.file, &at.pointer);
            let problem = self.problem(code::MULTIPLE_BODIES, &other.at, message);
            self.report(
                problem
                    .with_related(first, "the first one")
                    .with_help("a request has one body: keep one of them"),
            );
        }
        if matches!(
            method,
            Method::Get | Method::Head | Method::Delete | Method::Options
        ) {
            let message = format!(
                "a body of `{}` is not supported yet",
                selected.method.to_uppercase()
            );
            self.error(code::UNSUPPORTED, at, message);
        }
        let name = parameter.name.clone().unwrap_or_default();
        let Some(schema) = &parameter.schema else {
            self.error(
                code::WRONG_TYPE,
                at,
                format!("body `{name}` has no `schema`"),
            );
            return None;
        };
        let prefix = type_prefix(selected.id);
        let type_name = Name::Part(&Name::Whole(&prefix), &name);
        let value = self.item(schema, &at.child("schema"), type_name);
        let content_type = self.json(selected, "consumes").unwrap_or(JSON).to_owned();
        Some(Body {
            client_name: parameter.client_name.clone(),
            description: parameter.description.clone(),
            value,
            required: parameter.required,
            content_type,
            name,
        })
    }

    /// The media type of JSON among those of an operation's `consumes` or `produces`; reports if there is none.
    pub(super) fn json(&mut self, selected: &Selected<'d>, key: &str) -> Option<&'d str> {
        let (own, documents) = match key {
            "consumes" => (&selected.operation.consumes, &selected.document.consumes),
            _ => (&selected.operation.produces, &selected.document.produces),
        };
        let (at, types) = match own {
            Some(own) => (selected.at.child(key), own),
            None => (At::new(selected.at.file, "").child(key), documents),
        };
        if types.is_empty() {
            return Some(JSON);
        }
        // The plainest one, whatever its place in the list.
        let json = types
            .iter()
            .filter(|media_type| is_json(media_type))
            .min_by_key(|media_type| media_type.as_str() != JSON);
        if json.is_none() {
            let message = format!(
                "operation `{}`: bodies of type {} are not supported yet",
                selected.id,
                types.join(", ")
            );
            self.error(code::UNSUPPORTED, &at, message);
        }
        json.map(String::as_str)
    }
}

/// Whether a media type is JSON (RFC 6839, 3.1), whatever its parameters.
fn is_json(media_type: &str) -> bool {
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}

#[cfg(test)]
mod tests {
    use super::is_json;

    #[test]
    fn json_has_several_media_types() {
        for json in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "text/json",
            "application/merge-patch+json",
        ] {
            assert!(is_json(json), "{json}");
        }
        assert!(!is_json("application/xml"));
    }
}
