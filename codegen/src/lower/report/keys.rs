//! Keys that are unknown, occur twice, or have a value of the wrong type.

use crate::diagnostic::Code;
use crate::lower::At;
use crate::lower::report::unknown_key::UnknownKey;
use crate::lower::report::{Level, Problem, Report};
use crate::swagger::{Document, InvalidKeys, Map, Object, Unknown};

impl Report {
    /// Reports unknown keys, values of the wrong type, and repeated keys.
    pub(crate) fn check_keys(&mut self, at: &At, keys: &InvalidKeys) {
        for Unknown {
            key,
            expected,
            object,
        } in &keys.unknown
        {
            match expected {
                Some(expected) => {
                    let message = format!("`{key}` must be {expected}");
                    self.flaw(Code::WrongType, &at.child(key), message);
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
        let problem = Problem::new(level, found.code, &at.child(key), found.message);
        self.add(problem.at_key().with_help(found.help));
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
        for name in map.invalid().iter().filter(|name| !is_other(name)) {
            let message = format!("`{name}` must be an object");
            self.flaw(Code::WrongType, &at.child(name), message);
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
