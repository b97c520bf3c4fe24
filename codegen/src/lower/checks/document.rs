//! The root of a definition: its title, host, prefix, schemes, media types and tags.

use crate::diagnostic::{Code, suggestion};
use crate::lower::checks::enums::repeated;
use crate::lower::checks::media_type::media_types;
use crate::lower::checks::mistake::Mistake;
use crate::lower::checks::value;
use crate::swagger::{Document, Map};
use serde::de::IgnoredAny;
use std::collections::BTreeSet;

/// The schemes of Swagger.
const SCHEMES: [&str; 4] = ["http", "https", "ws", "wss"];

/// The mistakes in the keys of an input.
pub(crate) fn document(document: &Document) -> Vec<Mistake> {
    let mut mistakes = Vec::from_iter(title(document));
    mistakes.extend(host(document.host.as_deref()));
    mistakes.extend(base_path(document.base_path.as_deref()));
    mistakes.extend(schemes(&document.schemes));
    mistakes.extend(media_types("consumes", &document.consumes));
    mistakes.extend(media_types("produces", &document.produces));
    mistakes.extend(tags(document));
    mistakes.extend(security(&document.security, document));
    mistakes
}

fn title(document: &Document) -> Option<Mistake> {
    let title = document.info.title.as_deref().unwrap_or_default();
    // An `info` that cannot be read is reported as such.
    let is_read = document
        .invalid_keys
        .unknown
        .iter()
        .all(|one| one.key != "info");
    (is_read && title.trim().is_empty()).then(|| {
        let message = "`info` has no `title`";
        let help = "add `title`: the name of the API, such as `PetsClient`";
        Mistake::warning(Code::TitleMissing, message, help)
            .below("info")
            .for_lack_of("title")
    })
}

/// A host that is more than a name and a port. One that is another than that of Azure is reported where hosts are read.
fn host(host: Option<&str>) -> Option<Mistake> {
    let host = host?;
    let why = if host.contains("://") {
        "has a scheme"
    } else if host.contains('/') {
        "has a path"
    } else if host.contains(|letter: char| letter.is_whitespace() || "?#@{}".contains(letter)) {
        "is no name of a host"
    } else {
        return None;
    };
    let message = format!("`host` `{host}` {why}");
    let help = "it is a name, perhaps with a port: schemes belong into `schemes`, and a path into `basePath`";
    Some(Mistake::warning(Code::HostForm, message, help).below("host"))
}

fn base_path(path: Option<&str>) -> Option<Mistake> {
    let path = path.filter(|path| !path.is_empty())?;
    let (why, help) = if path.contains(['{', '}']) {
        (
            "has parameters, which are sent as they are written",
            "write them into the paths",
        )
    } else if path.contains(['?', '#']) {
        (
            "has a query or a fragment",
            "a prefix of paths has none: remove it",
        )
    } else if !path.starts_with('/') {
        ("does not begin with `/`", "write `/` before it")
    } else {
        return None;
    };
    let message = format!("`basePath` `{path}` {why}");
    Some(Mistake::warning(Code::BasePathForm, message, help).below("basePath"))
}

/// Schemes that Swagger does not have.
pub(crate) fn schemes(schemes: &[String]) -> Vec<Mistake> {
    let mut mistakes = repeated("schemes", schemes);
    for (index, scheme) in schemes.iter().enumerate() {
        if !SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
            let mistake = value::unknown("schemes", scheme, &SCHEMES);
            mistakes.push(mistake.below("schemes").item(index));
        }
    }
    mistakes
}

/// Tags without a name, or with that of another one.
fn tags(document: &Document) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut names = BTreeSet::new();
    for (index, tag) in document.tags.iter().enumerate() {
        let name = tag.name.as_deref().unwrap_or_default();
        let (code, message, help) = if name.trim().is_empty() {
            let help = "add `name`, or remove the tag";
            (Code::NameEmpty, "a tag has no `name`".to_owned(), help)
        } else if names.insert(name) {
            continue;
        } else {
            let message = format!("tag `{name}` is declared twice");
            (Code::DuplicateValue, message, "remove one of them")
        };
        mistakes.push(
            Mistake::warning(code, message, help)
                .below("tags")
                .item(index),
        );
    }
    mistakes
}

/// Names under `security` that the document does not define.
pub(crate) fn security(listed: &[Map<IgnoredAny>], document: &Document) -> Vec<Mistake> {
    let known = &document.security_definitions;
    let mut mistakes = Vec::new();
    for (index, requirement) in listed.iter().enumerate() {
        for (name, _) in requirement
            .iter()
            .filter(|(name, _)| known.get(name).is_none())
        {
            let message =
                format!("`security` names `{name}`, which `securityDefinitions` does not have");
            let known = known.iter().map(|(name, _)| name);
            let help = suggestion(name, known);
            let help = help.unwrap_or_else(|| "define it, or remove the name".to_owned());
            let mistake = Mistake::warning(Code::SecurityUnknown, message, help);
            mistakes.push(mistake.below("security").item(index).below(name).at_key());
        }
    }
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(text: &str) -> Vec<String> {
        let mut read: Document = serde_json::from_str(text).expect("the test has JSON");
        read.info.title = Some("PetsClient".to_owned());
        lines(&document(&read))
    }

    #[test]
    fn a_document_has_a_title() {
        let expected = "info: title-missing: `info` has no `title`";
        assert_eq!(lines(&document(&Document::default())), [expected]);
    }

    #[test]
    fn a_host_is_a_name() {
        assert_eq!(of(r#"{"host": "pets.example.com:443"}"#), [""; 0]);
        assert_eq!(
            of(r#"{"host": "https://a"}"#),
            ["host: host-form: `host` `https://a` has a scheme"]
        );
        assert_eq!(
            of(r#"{"host": "a/b"}"#),
            ["host: host-form: `host` `a/b` has a path"]
        );
    }

    #[test]
    fn a_prefix_is_a_path() {
        assert_eq!(of(r#"{"basePath": "/"}"#), [""; 0]);
        let expected = "basePath: base-path-form: `basePath` `api` does not begin with `/`";
        assert_eq!(of(r#"{"basePath": "api"}"#), [expected]);
        assert_eq!(of(r#"{"basePath": "/{a}"}"#).len(), 1);
    }

    #[test]
    fn schemes_are_known() {
        let expected = "schemes/1: value-unknown: `schemes` cannot be `htps`";
        assert_eq!(of(r#"{"schemes": ["https", "htps"]}"#), [expected]);
    }

    #[test]
    fn a_tag_is_declared_once_and_has_a_name() {
        assert_eq!(
            of(r#"{"tags": [{"name": "a"}, {"name": "a"}, {}]}"#),
            [
                "tags/1: duplicate-value: tag `a` is declared twice",
                "tags/2: name-empty: a tag has no `name`",
            ]
        );
    }

    #[test]
    fn security_is_defined() {
        let text = r#"{"securityDefinitions": {"a": {}}, "security": [{"a": []}, {"b": []}]}"#;
        let expected = "security/1/b: security-unknown: `security` names `b`, which `securityDefinitions` does not have";
        assert_eq!(of(text), [expected]);
    }
}
