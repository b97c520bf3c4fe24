//! Keys that an object of Swagger 2.0 does not have: what is meant by them.

use crate::diagnostic::{Code, did_you_mean, is_typo, nearest};
use crate::swagger::{
    Document, Info, OBJECTS, Object, Operation, Parameter, PathItem, Response, Schema,
    WITHOUT_EFFECT, foreign_key,
};

/// Extensions that are written for others of the same meaning.
const ALIASES: [(&str, &str); 2] = [
    ("x-ms-nullable", "x-nullable"),
    ("x-ms-read-only", "readOnly"),
];

/// The most keys that are listed.
const MOST_LISTED: usize = 10;

/// What to say of an unknown key.
#[derive(Debug)]
pub(crate) struct UnknownKey {
    pub(crate) code: Code,
    /// Whether it is a mistake. Extensions may be for other tools.
    pub(crate) is_flaw: bool,
    pub(crate) message: String,
    pub(crate) help: String,
    /// The key that is probably meant.
    pub(crate) meant: Option<&'static str>,
}

impl UnknownKey {
    /// A key, and the object that has it.
    pub(crate) fn new(key: &str, object: Object) -> Self {
        if key.starts_with("x-") {
            Self::extension(key, object)
        } else {
            Self::of_swagger(key, object)
        }
    }

    fn of_swagger(key: &str, object: Object) -> Self {
        let name = short(object.name);
        let problem = |message, help| Self {
            code: Code::KeyUnknown,
            is_flaw: true,
            message,
            help,
            meant: None,
        };
        if let Some(help) = strange_space(key) {
            let meant = nearest(key.trim(), object.keys.iter().copied());
            return Self {
                meant,
                ..problem(format!("unknown key `{key}` in {name}"), help)
            };
        }
        if key == "<<" {
            let message = format!("a merge key (`<<`) in {name}, which YAML 1.2 does not have");
            return problem(message, "write the keys that it stands for".to_owned());
        }
        if let Some(foreign) = foreign_key(key) {
            let message = format!("`{key}` is a key of {}, not of Swagger 2.0", foreign.format);
            return problem(message, foreign.instead.to_owned());
        }
        let message = format!("unknown key `{key}` in {name}");
        if let Some(owner) = owner(key, object) {
            return problem(message, belongs_to(key, object, owner));
        }
        if let Some(meant) = nearest(key, object.keys.iter().copied()) {
            return problem(message, did_you_mean(meant)).with_meant(meant);
        }
        let help = {
            if object.keys.len() <= MOST_LISTED {
                format!("known keys: `{}`", object.keys.join("`, `"))
            } else {
                "remove it; the name of a key for other tools begins with `x-`".to_owned()
            }
        };
        problem(message, help)
    }

    fn with_meant(mut self, meant: &'static str) -> Self {
        self.meant = Some(meant);
        self
    }

    fn extension(key: &str, object: Object) -> Self {
        let problem = |is_flaw, message, help| Self {
            code: Code::ExtensionUnknown,
            is_flaw,
            message,
            help,
            meant: None,
        };
        let name = short(object.name);
        if let Some(owner) = owner(key, object) {
            let message = format!("the extension `{key}` has no meaning in {name}");
            return problem(false, message, belongs_to(key, object, owner));
        }
        let message = format!("unknown extension `{key}` in {name}");
        if let Some((_, meant)) = ALIASES.iter().find(|(alias, _)| *alias == key) {
            return problem(true, message, did_you_mean(meant)).with_meant(meant);
        }
        let all = OBJECTS.iter().flat_map(|object| object.keys).copied();
        let ignored = WITHOUT_EFFECT.iter().map(|(key, _)| *key);
        let known = object.keys.iter().copied().chain(all).chain(ignored);
        let meant = known.filter(|known| known.starts_with("x-") && is_typo(key, known));
        match nearest(key, meant) {
            Some(meant) => problem(true, message, did_you_mean(meant)).with_meant(meant),
            None => problem(
                false,
                message,
                "remove it, unless another tool needs it".to_owned(),
            ),
        }
    }
}

/// What to do about a space in a key that is none for YAML, and looks like one.
pub(crate) fn strange_space(key: &str) -> Option<String> {
    let is_strange = |letter: &char| {
        !letter.is_ascii() && (letter.is_whitespace() || "\u{200b}\u{feff}".contains(*letter))
    };
    let strange = u32::from(key.chars().find(is_strange)?);
    Some(format!(
        "it contains U+{strange:04X}, which is no space for YAML: write spaces"
    ))
}

/// The name of a kind of object without its JSON type.
fn short(name: &str) -> &str {
    name.strip_suffix(" (an object)").unwrap_or(name)
}

/// Another kind of object that has a key.
fn owner(key: &str, object: Object) -> Option<Object> {
    let part = if object == Document::OBJECT {
        Some(Info::OBJECT)
    } else {
        (object == PathItem::OBJECT).then_some(Operation::OBJECT)
    };
    let mut all = part.into_iter().chain(OBJECTS);
    all.find(|other| other.keys.contains(&key))
}

/// Says where a key belongs.
fn belongs_to(key: &str, object: Object, owner: Object) -> String {
    let name = short(owner.name);
    let has_schema = [Parameter::OBJECT, Response::OBJECT].contains(&object);
    if has_schema && owner == Schema::OBJECT {
        format!("`{key}` belongs to {name}: write it in `schema`")
    } else {
        format!("`{key}` belongs to {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(key: &str, object: Object) -> String {
        let UnknownKey { message, help, .. } = UnknownKey::new(key, object);
        format!("{message}; {help}")
    }

    #[test]
    fn a_key_with_a_wrong_letter_suggests_the_right_one() {
        for (key, object, meant) in [
            ("defintions", Document::OBJECT, "definitions"),
            ("tpye", Schema::OBJECT, "type"),
            ("ref", Schema::OBJECT, "$ref"),
            ("readonly", Schema::OBJECT, "readOnly"),
            ("ptach", PathItem::OBJECT, "patch"),
            (
                "x-ms-long-runing-operation",
                Operation::OBJECT,
                "x-ms-long-running-operation",
            ),
            ("x-ms-azure-resorce", Schema::OBJECT, "x-ms-azure-resource"),
            ("x-ms-nullable", Schema::OBJECT, "x-nullable"),
        ] {
            let unknown = UnknownKey::new(key, object);
            assert!(unknown.is_flaw, "{key}");
            assert_eq!(unknown.help, format!("did you mean `{meant}`?"), "{key}");
        }
    }

    #[test]
    fn a_key_that_looks_like_another_says_how_it_differs() {
        let unknown = UnknownKey::new("\u{a0}operationId", Operation::OBJECT);
        assert_eq!(unknown.meant, Some("operationId"));
        assert_eq!(
            unknown.help,
            "it contains U+00A0, which is no space for YAML: write spaces"
        );
        assert_eq!(
            said("<<", Schema::OBJECT),
            "a merge key (`<<`) in a schema, which YAML 1.2 does not have; write the keys that it stands for"
        );
    }

    #[test]
    fn a_key_of_another_object_says_whose_it_is() {
        assert_eq!(
            said("version", Document::OBJECT),
            "unknown key `version` in a Swagger document; `version` belongs to an `info` object"
        );
        assert_eq!(
            said("allOf", Parameter::OBJECT),
            "unknown key `allOf` in a parameter; `allOf` belongs to a schema: write it in `schema`"
        );
        assert_eq!(
            said("x-ms-pageable", PathItem::OBJECT),
            "the extension `x-ms-pageable` has no meaning in a path item; `x-ms-pageable` belongs to an operation"
        );
    }

    #[test]
    fn a_key_of_another_format_says_what_swagger_has() {
        assert_eq!(
            said("requestBody", Operation::OBJECT),
            "`requestBody` is a key of OpenAPI 3, not of Swagger 2.0; write a parameter with `in: body` and a `schema`"
        );
    }

    #[test]
    fn an_extension_of_another_tool_is_no_mistake() {
        let unknown = UnknownKey::new("x-vendor-hint", Schema::OBJECT);
        assert!(!unknown.is_flaw);
        assert_eq!(unknown.help, "remove it, unless another tool needs it");
    }
}
