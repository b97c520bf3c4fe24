//! Keys that are unknown, occur twice, or have a value of the wrong type.

use crate::diagnostic::Code;
use crate::lower::At;
use crate::lower::report::unknown_key::UnknownKey;
use crate::lower::report::{Level, Problem, Report};
use crate::swagger::{Document, Fault, InvalidKeys, Map, Object, Schema, Unknown};

/// What to do with a null. In YAML, it is mostly due to the lines below the key.
const WITHOUT_VALUE: &str =
    "it has no value: in YAML, lines that belong to it are indented further; else remove it";

/// What to write in place of a value of the wrong type, if that can be told.
fn help(key: &str, object: Object, fault: &Fault) -> Option<&'static str> {
    match (key, fault) {
        ("$ref", Fault::Null) => Some(
            "in YAML, `#` begins a comment: put the reference in quotes, as in `\"#/definitions/Pet\"`",
        ),
        (_, Fault::Null) => Some(WITHOUT_VALUE),
        ("required", _) if object == Schema::OBJECT => Some(
            "it lists the names of the properties that an object must have: write it beside `properties`",
        ),
        ("type", _) => Some("write one type; that a value can be null is `x-nullable`"),
        _ => None,
    }
}

impl Report {
    /// Reports unknown keys, values of the wrong type, and repeated keys.
    pub(crate) fn check_keys(&mut self, at: &At, keys: &InvalidKeys) {
        for Unknown { key, wrong, object } in &keys.unknown {
            match wrong {
                Some((_, Fault::Items(indices, expected))) => {
                    for index in indices {
                        let message = format!("an item of `{key}` must be {expected}");
                        self.wrong_type(&at.item(key, *index), message, None);
                    }
                }
                Some((expected, fault)) => {
                    let message = format!("`{key}` must be {expected}");
                    self.wrong_type(&at.child(key), message, help(key, *object, fault));
                }
                None => self.unknown_key(at, key, *object),
            }
        }
        for key in &keys.repeated {
            self.repeated_key(at, key);
        }
    }

    /// Reports a key that an object does not have.
    fn unknown_key(&mut self, at: &At, key: &str, object: Object) {
        let found = UnknownKey::new(key, object);
        let level = if found.is_flaw {
            Level::Flaw
        } else {
            Level::Warning
        };
        let mut problem = Problem::new(level, found.code, &at.child(key), found.message);
        if found.is_flaw {
            problem = problem.that_stands_for(at.child(found.meant.unwrap_or(key)));
        }
        self.add(problem.at_key().with_help(found.help));
    }

    /// Reports a value of the wrong type.
    fn wrong_type(&mut self, at: &At, message: String, help: Option<&str>) {
        let problem = Problem::flaw(Code::WrongType, at, message).that_stands_for(at.clone());
        self.add(match help {
            Some(help) => problem.with_help(help),
            None => problem,
        });
    }

    /// Reports entries that are not objects, and repeated names.
    pub(crate) fn check_repeated<T>(&mut self, at: &At, map: &Map<T>) {
        self.check_entries(at, map, |_| false);
    }

    /// The same for an object that may have extensions beside its entries.
    pub(crate) fn check_extensible<T>(&mut self, at: &At, map: &Map<T>, name: &'static str) {
        let object = Object { name, keys: &[] };
        for (name, _) in map.iter().filter(|(name, _)| is_extension(name)) {
            self.unknown_key(at, name, object);
        }
        self.check_entries(at, map, is_extension);
    }

    fn check_entries<T>(&mut self, at: &At, map: &Map<T>, is_other: fn(&str) -> bool) {
        for (name, fault) in map.invalid().iter().filter(|(name, _)| !is_other(name)) {
            let message = format!("`{name}` must be an object");
            let help = (*fault == Fault::Null).then_some(WITHOUT_VALUE);
            self.wrong_type(&at.child(name), message, help);
        }
        for name in map.repeated() {
            self.repeated_key(at, name);
        }
    }

    /// Reports a key that occurs twice in an object.
    pub(crate) fn repeated_key(&mut self, at: &At, key: &str) {
        let message = format!("`{key}` occurs more than once in this object");
        self.add(
            Problem::flaw(Code::DuplicateKey, &at.child(key), message)
                .at_key()
                .with_help("keep one of them; JSON parsers differ in which one they use"),
        );
    }

    /// Reports the problems of a document outside of its operations and types.
    pub(crate) fn check_document(&mut self, root: &At, document: &Document) {
        self.check_keys(root, &document.invalid_keys);
        let info = &document.info;
        self.check_keys(&root.child("info"), &info.invalid_keys);
        for (index, tag) in document.tags.iter().enumerate() {
            self.check_keys(&root.item("tags", index), &tag.invalid_keys);
        }
        self.check_repeated(
            &root.child("securityDefinitions"),
            &document.security_definitions,
        );
        self.check_repeated(&root.child("definitions"), &document.definitions);
        self.check_repeated(&root.child("parameters"), &document.parameters);
        self.check_repeated(&root.child("responses"), &document.responses);
        self.check_extensible(&root.child("paths"), &document.paths, "`paths`");
        let paths = &document.x_ms_paths;
        self.check_extensible(&root.child("x-ms-paths"), paths, "`x-ms-paths`");
    }
}

/// Whether a key is an extension, where the other keys are paths or statuses.
pub(crate) fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}
