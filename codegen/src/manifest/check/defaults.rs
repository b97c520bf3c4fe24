//! `defaults`: what several packages share.

use super::value::{Rule, Settings, Value};
use super::{Check, package};
use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::{readme, rules};
use crate::source::pointer;

/// The settings that packages can share, in their usual order.
const KEYS: [&str; 8] = [
    "version",
    "license",
    "repository",
    "output",
    "root",
    "rules",
    "features",
    "allowed-warnings",
];

impl Check<'_> {
    /// The object `defaults`. Its values are checked even if each package has its own.
    pub(super) fn defaults<'n>(&mut self, document: &Value<'n>) -> Option<Value<'n>> {
        let defaults = document.get("defaults")?;
        let known: Vec<&str> = KEYS.into_iter().chain(package::KEYS).collect();
        if !self.is_object(&defaults, &known) {
            return None;
        }
        for key in package::KEYS {
            if !KEYS.contains(&key) && defaults.get(key).is_some() {
                self.not_shared(&defaults, key);
            }
        }
        let settings = Settings {
            own: defaults,
            shared: None,
        };
        let texts = package::TEXTS.into_iter();
        let texts = texts.filter(|(key, _)| KEYS.contains(key));
        let paths = ["output", "root"].map(|key| (key, rules::path as Rule));
        for (key, rule) in texts.chain(paths) {
            self.text(&settings, key, rule);
        }
        // The fallback keeps a licence from being required here.
        self.license(&settings, Some(readme::LICENSE));
        self.features(&settings);
        self.allowed_warnings(&settings);
        Some(settings.own)
    }

    /// Reports a key of a package that is not one of `defaults`.
    fn not_shared(&mut self, defaults: &Value<'_>, key: &str) {
        let place = self
            .manifest
            .key_place(self.file, &pointer::join(&defaults.pointer, key));
        let message = format!("`{key}` is a key of a package, and not one that packages share");
        let help = format!(
            "write it in each package; known keys here: `{}`",
            KEYS.join("`, `")
        );
        let problem = Diagnostic::error(Code::ManifestKeyUnknown, message).at(place);
        self.push(problem.with_help(help));
    }
}
