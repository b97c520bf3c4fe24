//! `runtime`: the crate with the runtime that all packages share.

use super::Check;
use super::value::{Settings, Value};
use crate::diagnostic::Code;
use crate::manifest::way::{plain, relative};
use crate::manifest::{Entry, RuntimeCrate, rules};
use crate::settings::{RuntimeSettings, SharedRuntime};
use crate::source::normalize;
use crate::source::tree::Node;

/// All keys of the object, in their usual order.
const KEYS: [&str; 6] = [
    "name",
    "version",
    "license",
    "description",
    "repository",
    "output",
];

/// The value for a runtime in each crate.
const EMBEDDED: &str = "embedded";

const DESCRIPTION: &str = "What clients of Azure Resource Manager services share";

impl Check<'_> {
    /// The crate of the runtime. `None` if each crate has a copy of it.
    pub(super) fn runtime(
        &mut self,
        own: Value<'_>,
        shared: Option<&Value<'_>>,
    ) -> Option<RuntimeCrate> {
        match own.node {
            Node::String(text) if text == EMBEDDED => return None,
            Node::Object(_) => {}
            Node::String(text) => {
                let message = format!("`{text}` is not `{EMBEDDED}` or an object with a `name`");
                self.report(&own, Code::ManifestValue, message);
                return None;
            }
            _ => {
                self.wrong_type(&own, &format!("`{EMBEDDED}` or an object"));
                return None;
            }
        }
        if !self.is_object(&own, &KEYS) {
            return None;
        }
        let settings = Settings {
            own,
            shared: shared.cloned(),
        };
        let name = self.setting(&settings, "name", rules::runtime_name, None);
        let version = self.setting(&settings, "version", rules::version, None);
        let license = self.license(&settings, None);
        let description = Some(DESCRIPTION.to_owned());
        let description = self.setting(&settings, "description", rules::one_line, description);
        let repository = self.text(&settings, "repository", rules::url);
        let output = self.output(&settings, name.as_deref());
        Some(RuntimeCrate {
            settings: RuntimeSettings {
                name: name?,
                version: version?,
                license: license?,
                description: description?,
                repository,
            },
            output: normalize(&output?),
            entry: Some(Entry {
                manifest: self.manifest.clone(),
                file: self.file,
                pointer: settings.own.pointer,
            }),
        })
    }

    /// The crate of the runtime as a package that is written to `output` depends on it.
    pub(super) fn shared_runtime(&self, runtime: &RuntimeCrate, output: &str) -> SharedRuntime {
        let [package, runtime_folder] =
            [output, &runtime.output].map(|output| plain(&self.folder.join(output)));
        SharedRuntime {
            name: runtime.settings.name.clone(),
            version: runtime.settings.version.clone(),
            path: relative(&package, &runtime_folder),
        }
    }
}
