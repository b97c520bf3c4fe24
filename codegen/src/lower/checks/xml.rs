//! How values are written in XML.

use crate::diagnostic::Code;
use crate::lower::checks::mistake::Mistake;
use crate::swagger::{Schema, Xml};

/// The kinds of types that matter to XML.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    Scalar,
    List,
    Object,
    Any,
}

/// The mistakes in what a schema says of XML, if its type is of this kind.
pub(crate) fn xml(schema: &Schema, kind: Kind) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    if schema.text {
        mistakes.extend(of_scalar("x-ms-text", kind));
    }
    if let Some(xml) = &schema.xml {
        mistakes.extend(
            object(xml, kind)
                .into_iter()
                .map(|one| one.inside(&["xml"])),
        );
    }
    mistakes
}

fn object(xml: &Xml, kind: Kind) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (key, name) in [("name", &xml.name), ("prefix", &xml.prefix)] {
        if let Some(name) = name.as_deref().filter(|name| !is_name(name)) {
            let message = format!("`{name}` is no name of an element or attribute");
            let help = match key {
                "name" => {
                    "a name begins with a letter or `_`, and has letters, digits, `-`, `_` and `.`; a prefix is written as `prefix`"
                }
                _ => {
                    "a prefix begins with a letter or `_`, and has letters, digits, `-`, `_` and `.`"
                }
            };
            mistakes.push(Mistake::flaw(Code::XmlNameInvalid, message, help).below(key));
        }
    }
    let namespace = xml.namespace.as_deref().filter(|text| !text.is_empty());
    if let Some(text) = namespace.filter(|text| !is_namespace(text)) {
        let message = format!("`{}` cannot be a namespace", text.escape_debug());
        let help = "a namespace is a URI: remove the control characters";
        mistakes.push(Mistake::flaw(Code::XmlNameInvalid, message, help).below("namespace"));
    }
    if xml.attribute {
        mistakes.extend(of_scalar("attribute", kind));
        if namespace.is_some() && xml.prefix.is_none() {
            let message =
                "`namespace` has no effect: an attribute without a prefix has no namespace";
            let help = "add a `prefix`, or remove `namespace`";
            let mistake = Mistake::warning(Code::XmlMisplaced, message, help);
            mistakes.push(mistake.below("namespace"));
        }
    }
    if xml.text {
        mistakes.extend(of_scalar("x-ms-text", kind));
    }
    if xml.attribute && xml.text {
        let message = "`attribute` and `x-ms-text` exclude each other";
        let help = "keep one of them: the value is an attribute, or the text of the element";
        mistakes.push(Mistake::flaw(Code::XmlMisplaced, message, help).below("x-ms-text"));
    }
    if xml.wrapped && !matches!(kind, Kind::List | Kind::Any) {
        let message = "`wrapped` has no effect: the value is no array";
        let help = "remove it, or correct `type`";
        let mistake = Mistake::warning(Code::XmlMisplaced, message, help);
        mistakes.push(mistake.below("wrapped"));
    }
    mistakes
}

/// A key that only scalars can have.
fn of_scalar(key: &str, kind: Kind) -> Option<Mistake> {
    let other = match kind {
        Kind::Scalar => return None,
        Kind::List => "an array",
        Kind::Object => "an object",
        Kind::Any => "any JSON value",
    };
    let message = format!("`{key}` cannot be set on {other}; it is an element");
    let help = "only strings, numbers and booleans are attributes or texts: remove it, or correct the type";
    Some(Mistake::flaw(Code::XmlMisplaced, message, help).below(key))
}

/// Whether a text can be the name of an element or attribute, without a prefix (XML 1.0, 2.3). `xmlns` would declare a namespace.
pub(crate) fn is_name(text: &str) -> bool {
    text != "xmlns" && text.starts_with(is_first) && text.chars().all(is_next)
}

/// Whether a text can be the name of a namespace: any but an empty one, without what no attribute can have.
pub(crate) fn is_namespace(text: &str) -> bool {
    !text.is_empty()
        && !text.contains(|letter: char| {
            letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}')
        })
}

fn is_first(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}' | '\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

fn is_next(letter: char) -> bool {
    is_first(letter)
        || matches!(letter,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}' | '\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(text: &str, kind: Kind) -> Vec<String> {
        let read: Schema = serde_json::from_str(text).expect("the test has JSON");
        lines(&xml(&read, kind))
    }

    #[test]
    fn a_name_is_one_of_xml() {
        let expected = "xml/name: xml-name-invalid: `a b` is no name of an element or attribute";
        assert_eq!(of(r#"{"xml": {"name": "a b"}}"#, Kind::Any), [expected]);
        assert_eq!(of(r#"{"xml": {"name": "x:a"}}"#, Kind::Any).len(), 1);
        assert_eq!(of(r#"{"xml": {"name": "x²"}}"#, Kind::Any).len(), 1);
        assert_eq!(of(r#"{"xml": {"prefix": "xmlns"}}"#, Kind::Any).len(), 1);
        assert_eq!(
            of(r#"{"xml": {"name": "Last-Modified"}}"#, Kind::Any),
            [""; 0]
        );
    }

    #[test]
    fn an_attribute_is_a_scalar() {
        let attribute = r#"{"xml": {"attribute": true}}"#;
        let expected =
            "xml/attribute: xml-misplaced: `attribute` cannot be set on an array; it is an element";
        assert_eq!(of(attribute, Kind::List), [expected]);
        assert_eq!(of(attribute, Kind::Scalar), [""; 0]);
        assert_eq!(of(r#"{"x-ms-text": true}"#, Kind::Object).len(), 1);
    }

    #[test]
    fn a_namespace_is_a_text_of_xml() {
        let expected = "xml/namespace: xml-name-invalid: `urn:\\u{1}` cannot be a namespace";
        let wrong = r#"{"xml": {"namespace": "urn:\u0001"}}"#;
        assert_eq!(of(wrong, Kind::Object), [expected]);
        let right = r#"{"xml": {"namespace": "urn:a?b&c"}}"#;
        assert_eq!(of(right, Kind::Object), [""; 0]);
    }

    #[test]
    fn an_attribute_has_a_namespace_only_with_a_prefix() {
        let expected = "xml/namespace: xml-misplaced: `namespace` has no effect: an attribute without a prefix has no namespace";
        let wrong = r#"{"xml": {"attribute": true, "namespace": "urn:a"}}"#;
        assert_eq!(of(wrong, Kind::Scalar), [expected]);
        let right = r#"{"xml": {"attribute": true, "namespace": "urn:a", "prefix": "a"}}"#;
        assert_eq!(of(right, Kind::Scalar), [""; 0]);
    }

    #[test]
    fn only_an_array_is_wrapped() {
        let wrapped = r#"{"xml": {"wrapped": true}}"#;
        let expected = "xml/wrapped: xml-misplaced: `wrapped` has no effect: the value is no array";
        assert_eq!(of(wrapped, Kind::Scalar), [expected]);
        assert_eq!(of(wrapped, Kind::List), [""; 0]);
    }
}
