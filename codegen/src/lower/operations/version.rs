//! The version of the API that an operation asks for.

use crate::api::Location;
use crate::diagnostic::Code;
use crate::lower::operations::inputs::{Declared, Inputs};
use crate::lower::operations::reader::Reader;
use crate::lower::{At, Problem};
use crate::swagger::Parameter;

/// The usual name of the parameter.
const API_VERSION: &str = "api-version";

/// Whether a parameter is the version of the API, which is never an argument.
pub(super) fn is_version(parameter: &Parameter, name: &str, location: Location) -> bool {
    let is_marked = parameter.api_version;
    location != Location::Form && is_marked.unwrap_or_else(|| has_usual_name(name))
}

/// Whether the name is that under which clients send a version of their own.
pub(super) fn has_usual_name(name: &str) -> bool {
    name.eq_ignore_ascii_case(API_VERSION)
}

impl Inputs<'_> {
    /// Whether a request has a version of the API: as a parameter, as a constant, or in the query of its path.
    pub(super) fn have_version(&self, path: &str) -> bool {
        // Services do not look for it in the headers.
        let parameters = self.parameters.iter().map(|one| (&one.name, one.location));
        let constants = self.constants.iter().map(|one| (&one.name, one.location));
        let all = parameters.chain(constants);
        let mut declared = all.filter(|(_, location)| *location != Location::Header);
        let (_, query) = path.split_once('?').unwrap_or_default();
        let mut query = query.split(['&', '=']);
        self.api_version.is_some()
            || declared.any(|(name, _)| has_usual_name(name))
            || query.any(has_usual_name)
    }
}

impl<'d> Reader<'_, '_, 'd> {
    /// The API version: that of the settings, or of the file that defines the operation. Services know the latter, whatever the
    /// parameter has as its default or only value; these count only if the file has no version.
    pub(super) fn api_version(&mut self, declared: &Declared<'d>) -> String {
        let chosen = self.selection.api_version.clone();
        let version = chosen.or_else(|| self.version_of_file());
        if let Some(version) = version.or_else(|| self.version_of_parameter(declared)) {
            return version;
        }
        // It says nothing of the operation, so that it is said once.
        let message = "`info` has no `version`, which operations send as `api-version`";
        let problem = Problem::error(Code::KeyMissing, &self.info(), message)
            .at_key()
            .for_lack_of(self.info().child("version"));
        let help = "add `version` to `info`, such as `\"2024-01-01\"`";
        self.report.add(problem.with_help(help));
        String::new()
    }

    /// The version that an example must show: that of the file. `None` if another one was chosen for the package.
    pub(super) fn version_of_examples(&self) -> Option<String> {
        let chosen = self.selection.api_version.is_some();
        (!chosen).then(|| self.version_of_file()).flatten()
    }

    fn version_of_file(&self) -> Option<String> {
        let version = self.selected.document.info.version.as_ref()?;
        let version = self
            .documents
            .text_of(&self.info().child("version"), version)?;
        not_blank(&version)
    }

    fn version_of_parameter(&self, declared: &Declared<'d>) -> Option<String> {
        let Declared { parameter, at, .. } = declared;
        let only = match parameter.values.as_deref() {
            Some([only]) => Some((at.item("enum", 0), only)),
            _ => None,
        };
        let default = parameter.default.as_ref();
        let default = default.map(|value| (at.child("default"), value));
        let (at, value) = default.or(only)?;
        not_blank(&self.documents.text_of(&at, value)?)
    }

    fn info(&self) -> At {
        At::new(self.selected.at.file, "/info")
    }
}

fn not_blank(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
