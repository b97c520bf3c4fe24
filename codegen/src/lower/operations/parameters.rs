//! The parameters of the path item and of the operation.

use crate::api::{Location, Parameter};
use crate::diagnostic::{Code, listed, suggestion};
use crate::lower::checks;
use crate::lower::operations::inputs::{Constant, Declared, Inputs};
use crate::lower::operations::parameter::{self, on_wire};
use crate::lower::operations::reader::Reader;
use crate::lower::operations::version;
use crate::lower::{At, Problem, Report};
use crate::swagger;

/// The values of `in`.
const LOCATIONS: [&str; 5] = ["path", "query", "header", "formData", "body"];

impl<'d> Reader<'_, '_, 'd> {
    /// All parameters of an operation.
    pub(crate) fn parameters(&mut self) -> Inputs<'d> {
        let mut inputs = Inputs::default();
        for declared in self.declared() {
            let Declared { parameter, at, .. } = &declared;
            self.report.check_keys(at, &parameter.invalid_keys);
            self.report
                .add_mistakes(at, checks::parameter::parameter(parameter));
            let Some(name) = parameter.name.as_deref() else {
                let problem = Problem::error(Code::KeyMissing, at, "a parameter has no `name`")
                    .for_lack_of(at.child(lacking(parameter)));
                let help = "add `name`: the name with which it is sent";
                self.report.add(problem.with_help(help));
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
                    let (code, message) = match other {
                        Some(other) => (
                            Code::ValueUnknown,
                            format!("parameter `{name}` has an unknown location `{other}`"),
                        ),
                        None => (
                            Code::KeyMissing,
                            format!("parameter `{name}` has no location (`in`)"),
                        ),
                    };
                    let mut problem = Problem::error(code, &at.child("in"), message);
                    if other.is_none() {
                        problem = problem.for_lack_of(at.child("in"));
                    }
                    let meant = other.and_then(|other| match other {
                        "form" => Some("did you mean `formData`?".to_owned()),
                        other => suggestion(other, LOCATIONS),
                    });
                    let known = || format!("`in` is one of {}", listed(&LOCATIONS, ""));
                    self.report
                        .add(problem.with_help(meant.unwrap_or_else(known)));
                    // The path is not said to lack it as well.
                    if !self.selected.path.contains(&format!("{{{name}}}")) {
                        continue;
                    }
                    Location::Path
                }
            };
            if version::is_version(parameter, name, location) {
                let value = self.api_version(&declared);
                if location == Location::Query && version::has_usual_name(name) {
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
            if let Some(constant) = self.constant(&declared, name, location) {
                inputs.constants.push(constant);
                continue;
            }
            inputs
                .parameters
                .extend(self.parameter(&declared, name, location));
        }
        inputs
    }

    /// The parameters of the path item and the operation. The latter replace those with the same name and location.
    fn declared(&mut self) -> Vec<Declared<'d>> {
        let selected = self.selected;
        let mut all = self.followed(&selected.item.parameters, &selected.item_at);
        for own in self.followed(&selected.operation.parameters, &selected.at) {
            match all.iter_mut().find(|other| other.is_same(&own)) {
                Some(other) => *other = own,
                None => all.push(own),
            }
        }
        all
    }

    /// The parameters of a list with their references resolved and without duplicates.
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
                    let target = self.documents.follow(&used_at.child("$ref"), reference);
                    let Some(found) = self.report.found(target) else {
                        continue;
                    };
                    Declared {
                        parameter: found.value,
                        at: found.at(),
                        used_at,
                        shared: true,
                    }
                }
            };
            let is_body = declared.parameter.location.as_deref() == Some("body");
            if !is_body && all.iter().any(|other| other.is_same(&declared)) {
                let name = declared.parameter.name.as_deref().unwrap_or_default();
                let message = format!("parameter `{name}` is declared twice");
                let problem = Problem::flaw(Code::DuplicateParameter, &declared.used_at, message);
                self.report.add(problem.with_help("keep one of them"));
                continue;
            }
            all.push(declared);
        }
        all
    }

    /// A parameter other than the body and `api-version`. It is read once for all operations that share it.
    fn parameter(
        &mut self,
        declared: &Declared<'d>,
        name: &str,
        location: Location,
    ) -> Option<Parameter> {
        let Declared { at, shared, .. } = declared;
        let (parameter, problems) = self.shared.entry(at.clone()).or_insert_with(|| {
            let owner = (!shared).then(|| self.selected.type_prefix());
            let (owner, mut problems) = (owner.unwrap_or_default(), Report::default());
            let report = &mut problems;
            let parameter = parameter::read(declared, name, location, &owner, self.types, report);
            (parameter, problems)
        });
        self.report.merge(problems.clone());
        parameter.clone()
    }

    /// The constant for a required parameter with exactly one value.
    fn constant(
        &self,
        declared: &Declared<'d>,
        name: &str,
        location: Location,
    ) -> Option<Constant> {
        let Declared { parameter, at, .. } = declared;
        let Some([only]) = parameter.values.as_deref() else {
            return None;
        };
        if !parameter.required || parameter.items.is_some() || location == Location::Form {
            return None;
        }
        let value = match parameter.type_name.as_deref() {
            Some("integer" | "number" | "boolean") => on_wire(only),
            _ => self.documents.text_of(&at.item("enum", 0), only),
        };
        // An empty segment is only clear at the end of a path.
        let is_last = || {
            let path = self.selected.path.strip_suffix('}');
            path.is_some_and(|path| path.ends_with(&format!("{{{name}")))
        };
        let is_clear =
            |value: &String| location != Location::Path || !value.is_empty() || is_last();
        Some(Constant {
            name: name.to_owned(),
            location,
            value: value.filter(is_clear)?,
            unescaped: parameter.skip_url_encoding,
        })
    }

    /// The position of a parameter in the operation or path item.
    pub(crate) fn parameter_place(&mut self, name: &str) -> At {
        let mut declared = self.declared().into_iter();
        let found = declared.find(|one| one.parameter.name.as_deref() == Some(name));
        found.map_or_else(|| self.selected.at.clone(), |found| found.used_at)
    }
}

/// The key that a parameter without a name lacks: a mistyped `$ref` explains its lack of a name.
fn lacking(parameter: &swagger::Parameter) -> &'static str {
    let mut unknown = parameter.invalid_keys.unknown.iter();
    if unknown.any(|one| one.key == "$ref" || suggests(&one.key, "$ref")) {
        "$ref"
    } else {
        "name"
    }
}

fn suggests(key: &str, meant: &str) -> bool {
    suggestion(key, [meant]).is_some()
}
