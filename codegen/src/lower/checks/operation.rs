//! Operations.

use crate::diagnostic::{Code, nearest};
use crate::lower::checks::enums::repeated;
use crate::lower::checks::media_type::media_types;
use crate::lower::checks::mistake::Mistake;
use crate::lower::checks::{document, value};
use crate::swagger::{Document, ExternalDocs, Operation};

/// The mistakes in the keys of an operation.
pub(crate) fn operation(operation: &Operation, document: &Document) -> Vec<Mistake> {
    let mut mistakes = Vec::from_iter(id(operation.operation_id.as_deref()));
    mistakes.extend(value::client_name(operation.client_name.as_deref()));
    mistakes.extend(repeated("tags", &operation.tags));
    mistakes.extend(operation.external_docs.as_ref().and_then(link));
    mistakes.extend(document::schemes(&operation.schemes));
    for (key, listed) in [
        ("consumes", &operation.consumes),
        ("produces", &operation.produces),
    ] {
        mistakes.extend(listed.iter().flat_map(|listed| media_types(key, listed)));
    }
    mistakes.extend(document::security(&operation.security, document));
    mistakes.extend(options_without_effect(operation));
    mistakes
}

/// An id from which a name can only be made by leaving something out.
fn id(id: Option<&str>) -> Option<Mistake> {
    // An operation without an id is reported where it gets one.
    let id = id.filter(|id| !id.trim().is_empty())?;
    // Scripts have marks that are no letters, and names may have them.
    let is_allowed = |letter: char| match letter {
        '_' | '-' | '.' => true,
        letter if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        letter => !letter.is_whitespace() && !"“”„‘’«»".contains(letter),
    };
    let wrong = id.chars().find(|letter| !is_allowed(*letter))?;
    let message = format!("operation id `{id}` contains `{wrong}`, which is no part of a name");
    let help = "write `<Group>_<Name>` with letters and digits";
    Some(Mistake::warning(Code::OperationIdInvalid, message, help).below("operationId"))
}

/// A link that leads nowhere.
pub(crate) fn link(docs: &ExternalDocs) -> Option<Mistake> {
    let url = docs.url.as_deref().unwrap_or_default().trim();
    let is_link = |scheme| {
        let start = url.get(..str::len(scheme));
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    if (is_link("https://") || is_link("http://")) && !url.contains(char::is_whitespace) {
        return None;
    }
    let message = match url {
        "" => "`externalDocs` has no `url`".to_owned(),
        url => format!("`{url}` is no URL"),
    };
    let help = "write a URL that begins with `https://`";
    Some(Mistake::warning(Code::LinkInvalid, message, help).below("externalDocs"))
}

fn options_without_effect(operation: &Operation) -> Option<Mistake> {
    let has_options = operation.long_running_options.is_some();
    (operation.long_running == Some(false) && has_options).then(|| {
        let message = "`x-ms-long-running-operation-options` has no effect, since `x-ms-long-running-operation` is false";
        let help = "remove the options, or write `true`";
        Mistake::misplaced("x-ms-long-running-operation-options", message, help)
    })
}

/// A body where the method gives it no meaning (RFC 9110, 9.3), so that servers and proxies may refuse the request.
pub(crate) fn body(method: &str, id: &str) -> Option<Mistake> {
    matches!(method, "get" | "head" | "delete").then(|| {
        let method = method.to_uppercase();
        let message =
            format!("operation `{id}` sends a body with {method}, which gives it no meaning");
        let help = "send the values in the query, or use POST, PUT or PATCH";
        Mistake::warning(Code::BodyUnexpected, message, help).at_key()
    })
}

/// An operation of Azure Resource Manager that asks for no version, which it refuses.
/// `known` are the names of its parameters.
pub(crate) fn api_version<'n>(
    id: &str,
    path: &str,
    document: &Document,
    known: impl IntoIterator<Item = &'n str>,
) -> Option<Mistake> {
    let host = document.host.as_deref().unwrap_or_default();
    let is_elsewhere = !host.is_empty() && !host.to_ascii_lowercase().contains("management.");
    if is_elsewhere || document.parameterized_host.is_some() || !is_of_resource_manager(path) {
        return None;
    }
    let message = format!(
        "operation `{id}` has no parameter `api-version`, and Azure Resource Manager refuses requests without it"
    );
    let usual =
        "{\"name\": \"api-version\", \"in\": \"query\", \"type\": \"string\", \"required\": true}";
    let help = match nearest("api-version", known) {
        Some(name) => format!("write `api-version` in the query in place of `{name}`"),
        None => format!("add to its `parameters`: `{usual}`"),
    };
    Some(Mistake::flaw(Code::ApiVersionMissing, message, help).at_key())
}

/// Whether a path is one of a resource or of a provider.
fn is_of_resource_manager(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    let first = segments.next().unwrap_or_default();
    let is = |segment: &str, name: &str| segment.eq_ignore_ascii_case(name);
    is(first, "subscriptions") || is(first, "providers") || segments.any(|one| is(one, "providers"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(text: &str) -> Vec<String> {
        let read: Operation = serde_json::from_str(text).expect("the test has JSON");
        lines(&operation(&read, &Document::default()))
    }

    #[test]
    fn an_id_is_a_name() {
        assert_eq!(of(r#"{"operationId": "Pets_List"}"#), [""; 0]);
        assert_eq!(of(r#"{"operationId": "กลุ่ม_数"}"#), [""; 0]);
        assert_eq!(of(r#"{"operationId": "“Pets_List”"}"#).len(), 1);
        let expected = "operationId: operation-id-invalid: operation id `List pets` contains ` `, which is no part of a name";
        assert_eq!(of(r#"{"operationId": "List pets"}"#), [expected]);
    }

    #[test]
    fn a_link_is_a_url() {
        let expected = "externalDocs: link-invalid: `docs/pets` is no URL";
        assert_eq!(of(r#"{"externalDocs": {"url": "docs/pets"}}"#), [expected]);
        let expected = "externalDocs: link-invalid: `externalDocs` has no `url`";
        assert_eq!(of(r#"{"externalDocs": {}}"#), [expected]);
        assert_eq!(of(r#"{"externalDocs": {"url": "HTTPS://a.b"}}"#), [""; 0]);
    }

    #[test]
    fn options_need_a_long_running_operation() {
        let found = of(
            r#"{"x-ms-long-running-operation": false, "x-ms-long-running-operation-options": {}}"#,
        );
        assert!(found[0].contains("key-misplaced"), "{found:?}");
    }

    #[test]
    fn some_methods_have_no_body() {
        assert!(body("get", "A_B").is_some());
        assert_eq!(body("post", "A_B"), None);
    }

    #[test]
    fn a_version_under_nearly_its_name_is_named() {
        let path = "/subscriptions/{id}";
        let found = api_version("A_B", path, &Document::default(), ["apiVersion"]);
        let shown = format!("{found:?}");
        let help = "write `api-version` in the query in place of `apiVersion`";
        assert!(shown.contains(help), "{shown}");
    }

    #[test]
    fn resource_manager_has_paths_of_its_own() {
        for path in [
            "/subscriptions/{id}",
            "/providers/Microsoft.Pets",
            "/{scope}/providers/Microsoft.Pets/pets",
        ] {
            assert!(is_of_resource_manager(path), "{path}");
        }
        for path in ["/pets", "/pets/providers?x=/providers/", "/"] {
            let expected = path.contains("pets/providers");
            assert_eq!(is_of_resource_manager(path), expected, "{path}");
        }
    }
}
