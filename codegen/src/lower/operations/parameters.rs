//! Parameters: those of the path item and of the operation, `api-version`, and who holds them.

use crate::api::{CollectionFormat, Location, Parameter, StringFormat, Type};
use crate::diagnostic::Code;
use crate::lower::Selection;
use crate::lower::input::references::definition_at;
use crate::lower::input::selection::Selected;
use crate::lower::operations::paths::strictly_encoded;
use crate::lower::{At, Lowering, Name};
use crate::swagger;
use serde_json::Value;

/// Parameters of an operation by what becomes of them.
#[derive(Default)]
pub(crate) struct Inputs<'d> {
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) constants: Vec<Constant>,
    pub(crate) bodies: Vec<Declared<'d>>,
    pub(crate) api_version: Option<String>,
}

/// A parameter that can have one value only, and is always sent.
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) location: Location,
    pub(crate) value: String,
    unescaped: bool,
}

impl Constant {
    /// The value as it stands in a URL.
    pub(crate) fn encoded(&self) -> String {
        if self.unescaped {
            self.value.clone()
        } else {
            strictly_encoded(&self.value)
        }
    }
}

/// A parameter of an operation, references followed.
#[derive(Clone)]
pub(crate) struct Declared<'d> {
    pub(crate) parameter: &'d swagger::Parameter,
    /// Where it is defined.
    pub(crate) at: At,
    /// Where the operation or the path item names it.
    used_at: At,
    /// It is one of the document's, which operations share.
    shared: bool,
}

/// Headers that only the HTTP client can set.
const HEADERS_OF_CLIENT: [&str; 3] = ["content-length", "host", "transfer-encoding"];

/// The parameter that is never an argument.
const API_VERSION: &str = "api-version";

impl<'d> Lowering<'_, 'd> {
    /// All parameters of an operation.
    pub(crate) fn parameters(
        &mut self,
        selected: &Selected<'d>,
        selection: &Selection,
    ) -> Inputs<'d> {
        let mut inputs = Inputs::default();
        for declared in self.declared(selected) {
            let Declared { parameter, at, .. } = &declared;
            self.check_keys(at, &parameter.unknown, &parameter.repeated);
            let Some(name) = parameter.name.as_deref() else {
                self.error(Code::WrongType, at, "a parameter without `name`");
                continue;
            };
            let location = match parameter.location.as_deref() {
                Some("path") => Location::Path,
                Some("query") => Location::Query,
                Some("header") => Location::Header,
                Some("formData") => Location::Form,
                Some("body") => {
                    inputs.bodies.push(declared);
                    continue;
                }
                other => {
                    let message = match other {
                        Some(other) => {
                            format!("parameter `{name}` is in `{other}`, which is no place for one")
                        }
                        None => format!("parameter `{name}` does not say where it goes (`in`)"),
                    };
                    let problem = self.problem(Code::WrongType, &at.child("in"), message);
                    self.report(
                        problem
                            .with_help("`in` is `path`, `query`, `header`, `formData` or `body`"),
                    );
                    continue;
                }
            };
            if name.eq_ignore_ascii_case(API_VERSION) && location != Location::Form {
                let value = self.api_version(&declared, selected, selection);
                if location == Location::Query {
                    inputs.api_version = Some(value);
                } else {
                    inputs.constants.push(Constant {
                        name: name.to_owned(),
                        location,
                        value,
                        unescaped: false,
                    });
                }
                continue;
            }
            if let Some(constant) = constant(parameter, name, location) {
                inputs.constants.push(constant);
                continue;
            }
            inputs
                .parameters
                .extend(self.parameter(&declared, name, location, selected));
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
    pub(crate) fn followed(
        &mut self,
        list: &'d [swagger::Parameter],
        at: &At,
    ) -> Vec<Declared<'d>> {
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
                self.flaw(Code::DuplicateParameter, &declared.used_at, message);
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
        selected: &Selected<'d>,
    ) -> Option<Parameter> {
        if let Some(known) = self.parameters.get(&declared.at) {
            return known.clone();
        }
        let owner = if declared.shared {
            String::new()
        } else {
            selected.type_prefix()
        };
        let lowered = self.lower_parameter(declared, name, location, &owner);
        self.parameters.insert(declared.at.clone(), lowered.clone());
        lowered
    }

    /// A parameter; none if only the HTTP client can set it.
    pub(crate) fn lower_parameter(
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
        let is_in_url = matches!(location, Location::Path | Location::Host);
        if location == Location::Path && !parameter.required {
            let problem = self.problem(
                Code::WrongType,
                at,
                format!("path parameter `{name}` is not required"),
            );
            self.report_flaw(problem.with_help("a path has no gaps: add `\"required\": true`"));
        }
        if location == Location::Header
            && HEADERS_OF_CLIENT
                .iter()
                .any(|own| own.eq_ignore_ascii_case(name))
        {
            let message =
                format!("header `{name}` is no argument: only the HTTP client can set it");
            self.warn(Code::Unsupported, &at.child("name"), message);
            return None;
        }
        let prefix = parameter
            .header_prefix
            .as_ref()
            .filter(|_| location == Location::Header);
        let value = match prefix {
            Some(_) => Type::Map(Box::new(Type::String(StringFormat::Plain))),
            None => self.parameter_value(
                parameter,
                at,
                location,
                Name::Part(&Name::Whole(owner), name),
            ),
        };
        let rules = self.rules(parameter, at, &value);
        Some(Parameter {
            name: prefix.map_or(name, String::as_str).to_owned(),
            client_name: parameter
                .client_name
                .clone()
                .or_else(|| prefix.map(|_| name.to_owned())),
            description: parameter.description.clone(),
            location,
            collection_format: self.collection_format(
                parameter.collection_format.as_deref(),
                at,
                location,
                &value,
            ),
            ty: value,
            default: parameter.default.as_ref().and_then(on_wire),
            required: parameter.required || is_in_url,
            client_level: self.is_client_level(parameter, at, *shared),
            unescaped: parameter.skip_url_encoding,
            secret: parameter.secret || parameter.format.as_deref() == Some("password"),
            rules,
            origin: self.origin(at),
        })
    }

    /// The type of a parameter; a text in place of what cannot be written into a URL, a header or a form.
    fn parameter_value(
        &mut self,
        parameter: &'d swagger::Parameter,
        at: &At,
        location: Location,
        name: Name<'_>,
    ) -> Type {
        if location == Location::Form && parameter.type_name.as_deref() == Some("file") {
            return Type::Bytes;
        }
        self.value(parameter, at, name)
    }

    /// Parameters that operations share are the client's, unless they say otherwise.
    fn is_client_level(&mut self, parameter: &swagger::Parameter, at: &At, shared: bool) -> bool {
        match parameter.parameter_location.as_deref() {
            Some("client") => true,
            Some("method") => false,
            None => shared,
            Some(other) => {
                let message =
                    format!("`x-ms-parameter-location` is `client` or `method`, not `{other}`");
                self.flaw(
                    Code::Unsupported,
                    &at.child("x-ms-parameter-location"),
                    message,
                );
                shared
            }
        }
    }

    /// How a list is written.
    pub(crate) fn collection_format(
        &mut self,
        format: Option<&str>,
        at: &At,
        location: Location,
        ty: &Type,
    ) -> CollectionFormat {
        match format {
            _ if !matches!(ty, Type::List(_)) => CollectionFormat::default(),
            None | Some("csv") => CollectionFormat::Csv,
            Some("ssv") => CollectionFormat::Ssv,
            Some("tsv") => CollectionFormat::Tsv,
            Some("pipes") => CollectionFormat::Pipes,
            Some("multi") if matches!(location, Location::Query | Location::Form) => {
                CollectionFormat::Multi
            }
            Some(other) => {
                let message =
                    format!("`collectionFormat` `{other}` is not known here; commas are used");
                self.flaw(Code::Unsupported, &at.child("collectionFormat"), message);
                CollectionFormat::default()
            }
        }
    }

    /// The version of the API: the caller's, the parameter's own, or that of the operation's file.
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
            Code::WrongType,
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
    pub(crate) fn parameter_place(&mut self, selected: &Selected<'d>, name: &str) -> At {
        let found = self
            .declared(selected)
            .into_iter()
            .find(|declared| declared.parameter.name.as_deref() == Some(name));
        found.map_or_else(|| selected.at.clone(), |declared| declared.used_at)
    }
}

/// The only value of a required parameter.
fn constant(parameter: &swagger::Parameter, name: &str, location: Location) -> Option<Constant> {
    let is_fixed = parameter.required && parameter.items.is_none() && location != Location::Form;
    match parameter.values.as_deref() {
        Some([only]) if is_fixed => Some(Constant {
            name: name.to_owned(),
            location,
            value: on_wire(only).filter(|value| location != Location::Path || !value.is_empty())?,
            unescaped: parameter.skip_url_encoding,
        }),
        _ => None,
    }
}

/// A scalar as it is in a URL or a header.
fn on_wire(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

impl Declared<'_> {
    fn is_same(&self, other: &Self) -> bool {
        self.parameter.name == other.parameter.name
            && self.parameter.location == other.parameter.location
    }
}
