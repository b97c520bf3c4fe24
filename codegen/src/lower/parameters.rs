//! Parameters: those of the path item and of the operation, `api-version`, and who holds them.

use super::operations::type_prefix;
use super::references::definition_at;
use super::selection::{Selected, Selection};
use super::{At, Lowering, Name};
use crate::api::{CollectionFormat, Location, Parameter, Type};
use crate::diagnostic::code;
use crate::swagger;
use serde_json::Value;

/// Parameters of an operation by what becomes of them.
#[derive(Default)]
pub(super) struct Inputs<'d> {
    pub(super) parameters: Vec<Parameter>,
    pub(super) bodies: Vec<Declared<'d>>,
    pub(super) api_version: Option<String>,
}

/// A parameter of an operation, references followed.
#[derive(Clone)]
pub(super) struct Declared<'d> {
    pub(super) parameter: &'d swagger::Parameter,
    /// Where it is defined.
    pub(super) at: At,
    /// Where the operation or the path item names it.
    used_at: At,
    /// It is one of the document's, which operations share.
    shared: bool,
}

/// Headers that requests set by themselves.
const OWN_HEADERS: [&str; 5] = [
    "accept",
    "authorization",
    "content-length",
    "content-type",
    "host",
];

impl<'d> Lowering<'_, 'd> {
    /// All parameters of an operation.
    pub(super) fn parameters(
        &mut self,
        selected: &Selected<'d>,
        selection: &Selection,
    ) -> Inputs<'d> {
        let mut inputs = Inputs::default();
        for declared in self.declared(selected) {
            let Declared { parameter, at, .. } = &declared;
            self.check_keys(at, &parameter.unknown, &parameter.repeated);
            let Some(name) = parameter.name.as_deref() else {
                self.error(code::WRONG_TYPE, at, "a parameter without `name`");
                continue;
            };
            let location = match parameter.location.as_deref() {
                Some("path") => Location::Path,
                Some("query") if name.eq_ignore_ascii_case("api-version") => {
                    inputs.api_version = Some(self.api_version(&declared, selected, selection));
                    continue;
                }
                Some("query") => Location::Query,
                Some("header") => Location::Header,
                Some("body") => {
                    inputs.bodies.push(declared);
                    continue;
                }
                Some("formData") => {
                    let message = format!("parameter `{name}`: form data is not supported yet");
                    self.error(code::UNSUPPORTED, &at.child("in"), message);
                    continue;
                }
                other => {
                    let message = match other {
                        Some(other) => {
                            format!("parameter `{name}` is in `{other}`, which is no place for one")
                        }
                        None => format!("parameter `{name}` does not say where it goes (`in`)"),
                    };
                    let problem = self.problem(code::WRONG_TYPE, &at.child("in"), message);
                    self.report(problem.with_help("`in` is `path`, `query`, `header` or `body`"));
                    continue;
                }
            };
            inputs
                .parameters
                .extend(self.parameter(&declared, name, location, selected.id));
        }
        inputs
    }

    /// The parameters of the path item, then the operation's, which replace those of the same name and place.
    fn declared(&mut self, selected: &Selected<'d>) -> Vec<Declared<'d>> {
        let mut all = self.followed(&selected.item.parameters, &selected.item_at);
        for own in self.followed(&selected.operation.parameters, &selected.at) {
            match all.iter_mut().find(|other| other.is_same(&own)) {
                Some(other) => *other = own,
                None => all.push(own),
            }
        }
        all
    }

    /// One list of parameters, each once.
    fn followed(&mut self, list: &'d [swagger::Parameter], at: &At) -> Vec<Declared<'d>> {
        let mut all: Vec<Declared<'d>> = Vec::new();
        for (index, parameter) in list.iter().enumerate() {
            let used_at = at.item("parameters", index);
            let declared = match &parameter.reference {
                None => Declared {
                    parameter,
                    at: used_at.clone(),
                    used_at,
                    shared: false,
                },
                Some(reference) => {
                    let found =
                        self.follow::<swagger::Parameter>(&used_at.child("$ref"), reference);
                    let Some((key, parameter)) = found else {
                        continue;
                    };
                    let at = definition_at::<swagger::Parameter>(key);
                    Declared {
                        parameter,
                        at,
                        used_at,
                        shared: true,
                    }
                }
            };
            let is_body = declared.parameter.location.as_deref() == Some("body");
            if !is_body && all.iter().any(|other| other.is_same(&declared)) {
                let name = declared.parameter.name.as_deref().unwrap_or_default();
                let message = format!("parameter `{name}` is declared twice");
                self.error(code::DUPLICATE_PARAMETER, &declared.used_at, message);
                continue;
            }
            all.push(declared);
        }
        all
    }

    /// A parameter other than the body and `api-version`, lowered once for all operations that share it.
    fn parameter(
        &mut self,
        declared: &Declared<'d>,
        name: &str,
        location: Location,
        operation: &str,
    ) -> Option<Parameter> {
        if let Some(known) = self.parameters.get(&declared.at).cloned() {
            if known.is_none() && self.skip_faulty {
                // Why was said where it was met first.
                let message = format!("the parameter `{name}` cannot be generated");
                self.error(code::UNSUPPORTED, &declared.used_at, message);
            }
            return known;
        }
        let owner = if declared.shared {
            String::new()
        } else {
            type_prefix(operation)
        };
        let lowered = self.lower_parameter(declared, name, location, &owner);
        self.parameters.insert(declared.at.clone(), lowered.clone());
        lowered
    }

    fn lower_parameter(
        &mut self,
        declared: &Declared<'d>,
        name: &str,
        location: Location,
        owner: &str,
    ) -> Option<Parameter> {
        let Declared {
            parameter,
            at,
            shared,
            ..
        } = declared;
        if location == Location::Path && !parameter.required {
            let problem = self.problem(
                code::WRONG_TYPE,
                at,
                format!("path parameter `{name}` is not required"),
            );
            self.report(problem.with_help("a path has no gaps: add `\"required\": true`"));
        }
        if location == Location::Header
            && OWN_HEADERS.iter().any(|own| own.eq_ignore_ascii_case(name))
        {
            let message = format!(
                "header `{name}` as a parameter is not supported: requests set it by themselves"
            );
            self.error(code::UNSUPPORTED, &at.child("name"), message);
            return None;
        }
        let value = self.value(*parameter, at, Name::Part(&Name::Whole(owner), name));
        let rules = self.rules(parameter, at, &value);
        Some(Parameter {
            name: name.to_owned(),
            client_name: parameter.client_name.clone(),
            description: parameter.description.clone(),
            location,
            collection_format: self.collection_format(parameter, at, location, &value),
            value,
            required: parameter.required || location == Location::Path,
            client_level: self.is_client_level(parameter, at, *shared),
            unescaped: parameter.skip_url_encoding,
            rules,
            origin: self.origin(at),
        })
    }

    /// Parameters that operations share are the client's, unless they say otherwise.
    fn is_client_level(&mut self, parameter: &swagger::Parameter, at: &At, shared: bool) -> bool {
        match parameter.holder.as_deref() {
            Some("client") => true,
            Some("method") => false,
            None => shared,
            Some(other) => {
                let message =
                    format!("`x-ms-parameter-location` is `client` or `method`, not `{other}`");
                self.error(
                    code::UNSUPPORTED,
                    &at.child("x-ms-parameter-location"),
                    message,
                );
                false
            }
        }
    }

    fn collection_format(
        &mut self,
        parameter: &swagger::Parameter,
        at: &At,
        location: Location,
        value: &Type,
    ) -> CollectionFormat {
        match parameter.collection_format.as_deref() {
            _ if !matches!(value, Type::List(_)) => CollectionFormat::default(),
            None | Some("csv") => CollectionFormat::Comma,
            Some("ssv") => CollectionFormat::Space,
            Some("tsv") => CollectionFormat::Tab,
            Some("pipes") => CollectionFormat::Pipe,
            Some("multi") if location == Location::Query => CollectionFormat::Multi,
            Some(other) => {
                let message = format!("`collectionFormat` `{other}` is not supported here");
                self.error(code::UNSUPPORTED, &at.child("collectionFormat"), message);
                CollectionFormat::default()
            }
        }
    }

    /// The version that goes into the query: the caller's, the parameter's own, or that of the operation's file.
    fn api_version(
        &mut self,
        declared: &Declared<'d>,
        selected: &Selected<'d>,
        selection: &Selection,
    ) -> String {
        if let Some(version) = &selection.api_version {
            return version.clone();
        }
        let parameter = declared.parameter;
        let only = match parameter.values.as_deref() {
            Some([only]) => Some(only),
            _ => None,
        };
        let own = parameter.default.as_ref().or(only).and_then(Value::as_str);
        if let Some(version) = own.or(selected.document.info.version.as_deref()) {
            return version.to_owned();
        }
        let problem = self.problem(
            code::WRONG_TYPE,
            &At::new(selected.at.file, "/info"),
            format!(
                "operation `{}` needs a version, which `info` does not tell",
                selected.id
            ),
        );
        self.report(problem.with_help("add `version` to `info`"));
        String::new()
    }

    /// Where a parameter of an operation is named.
    pub(super) fn parameter_place(&mut self, selected: &Selected<'d>, name: &str) -> At {
        let found = self
            .declared(selected)
            .into_iter()
            .find(|declared| declared.parameter.name.as_deref() == Some(name));
        found.map_or_else(|| selected.at.clone(), |declared| declared.used_at)
    }
}

impl Declared<'_> {
    fn is_same(&self, other: &Self) -> bool {
        self.parameter.name == other.parameter.name
            && self.parameter.location == other.parameter.location
    }
}
