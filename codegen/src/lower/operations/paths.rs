//! Path templates: their variables, and the query that some have.

use crate::api::{CollectionFormat, Location, Parameter, Rules, StringFormat, TemplatePart, Type};
use crate::diagnostic::{Code, suggestion};
use crate::lower::operations::inputs::{Constant, Inputs};
use crate::lower::operations::reader::Reader;
use crate::lower::{At, Problem};
use crate::percent;
use std::collections::HashSet;

/// A piece of the text of a template.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Piece<'p> {
    Text(&'p str),
    Variable(&'p str),
    /// A brace without its counterpart.
    Brace(&'p str),
}

impl<'d> Reader<'_, '_, 'd> {
    /// The path with the base path and the values of constants. Undeclared variables become parameters, and path parameters without
    /// a variable are removed.
    pub(crate) fn path(&mut self, inputs: &mut Inputs<'d>) -> Vec<TemplatePart<String>> {
        let selected = self.selected;
        let base = selected.document.base_path.as_deref().unwrap_or_default();
        let template = selected.path.split('#').next().unwrap_or_default();
        let (path, query) = template.split_once('?').unwrap_or((template, ""));
        let base = base.trim_matches('/');
        let base = if base.is_empty() {
            "/".to_owned()
        } else {
            format!("/{}/", encoded(base))
        };
        let mut parts = vec![TemplatePart::Literal(base)];
        for piece in pieces(path.trim_start_matches('/')) {
            parts.push(match piece {
                Piece::Text(text) => TemplatePart::Literal(encoded(text)),
                Piece::Brace(brace) => {
                    let message = format!("path `{}` has unbalanced braces", selected.path);
                    let problem =
                        Problem::flaw(Code::PathSyntax, &selected.item_at, message).at_key();
                    let help = "a parameter is written as `{name}`";
                    self.report.add(problem.with_help(help));
                    TemplatePart::Literal(encoded(brace))
                }
                Piece::Variable(name) => self.variable(name, inputs),
            });
        }
        self.drop_unused(inputs, &parts);
        parts.push(TemplatePart::Literal(fixed_query(query, inputs)));
        parts
    }

    /// The constant or the parameter of a variable.
    fn variable(&mut self, name: &str, inputs: &mut Inputs<'d>) -> TemplatePart<String> {
        let selected = self.selected;
        let fixed =
            |constant: &&Constant| constant.location == Location::Path && constant.name == name;
        if let Some(constant) = inputs.constants.iter().find(fixed) {
            return TemplatePart::Literal(constant.encoded());
        }
        let in_path = inputs.parameters.iter();
        let in_path = in_path.filter(|one| one.location == Location::Path);
        let names: Vec<&String> = in_path.map(|one| &one.name).collect();
        if names.iter().any(|one| *one == name) {
            return TemplatePart::Parameter(name.to_owned());
        }
        let mut names_in_any_case = names.iter();
        let found = names_in_any_case.find(|one| one.eq_ignore_ascii_case(name));
        let found = found.map(ToString::to_string);
        let id = &selected.id;
        let message = format!("operation `{id}` does not declare the path parameter `{name}`");
        let at = &selected.item_at;
        let mut problem = Problem::flaw(Code::PathParameterMissing, at, message).at_key();
        let help = suggestion(name, names.into_iter().map(String::as_str));
        problem = problem.with_help(help.unwrap_or_else(|| {
            format!("add a parameter `{name}` with `in: path`, `required: true` and its `type`")
        }));
        // It may be declared where a reference should lead.
        if !self.report.has_lost_target() {
            self.report.add(problem);
        }
        if found.is_none() {
            inputs.parameters.push(self.undeclared(name, at));
        }
        TemplatePart::Parameter(found.unwrap_or_else(|| name.to_owned()))
    }

    /// A string parameter for a variable without one.
    fn undeclared(&self, name: &str, at: &At) -> Parameter {
        Parameter {
            name: name.to_owned(),
            client_name: None,
            description: None,
            location: Location::Path,
            ty: Type::String(StringFormat::Plain),
            default: None,
            required: true,
            client_level: false,
            unescaped: false,
            secret: false,
            collection_format: CollectionFormat::default(),
            rules: Rules::None,
            origin: self.documents.origin(at),
        }
    }

    fn drop_unused(&mut self, inputs: &mut Inputs<'d>, parts: &[TemplatePart<String>]) {
        let selected = self.selected;
        inputs
            .parameters
            .retain(|Parameter { name, location, .. }| {
                let part = TemplatePart::Parameter(name.clone());
                if *location != Location::Path || parts.contains(&part) {
                    return true;
                }
                let at = self.parameter_place(name);
                let message = format!("path `{}` does not contain `{{{name}}}`", selected.path);
                let problem = Problem::flaw(Code::PathParameterUnused, &at, message);
                let help = "remove the parameter, or add it to the path";
                self.report.add(problem.with_help(help));
                false
            });
    }
}

/// The fixed part of the query: constants, and those pairs in the path's key that no parameter declares. Other texts there only
/// distinguish keys.
fn fixed_query(query: &str, inputs: &Inputs<'_>) -> String {
    let parameters = inputs.parameters.iter();
    let parameters = parameters.filter(|one| one.location == Location::Query);
    let constants = inputs.constants.iter();
    let constants = constants.filter(|one| one.location == Location::Query);
    let mut declared: HashSet<&str> = parameters.map(|one| one.name.as_str()).collect();
    declared.extend(constants.clone().map(|one| one.name.as_str()));
    declared.extend(inputs.api_version.as_ref().map(|_| "api-version"));
    let mut pairs = Vec::new();
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        if !declared.contains(name) && !value.contains(['{', '}']) {
            pairs.push(format!("{}={}", encoded(name), encoded(value)));
        }
    }
    for constant in constants {
        let name = percent::encode(&constant.name, percent::UNRESERVED);
        pairs.push(format!("{name}={}", constant.encoded()));
    }
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

/// Splits the text of a template.
pub(crate) fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find(['{', '}']) {
        let (text, at_brace) = rest.split_at_checked(start).unwrap_or((rest, ""));
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        let inside = at_brace.strip_prefix('{').unwrap_or_default();
        let variable = inside
            .split_once('}')
            .filter(|(name, _)| !name.is_empty() && !name.contains('{'));
        rest = if let Some((name, after)) = variable {
            pieces.push(Piece::Variable(name));
            after
        } else {
            let (brace, after) = at_brace.split_at_checked(1).unwrap_or((at_brace, ""));
            pieces.push(Piece::Brace(brace));
            after
        };
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Encodes the text of a template for a URL. Existing escapes are kept.
fn encoded(text: &str) -> String {
    percent::encode(text, b"-._~!$&'()*+,;=:@/%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_can_be_a_part_of_a_segment() {
        use Piece::{Text, Variable};
        assert_eq!(
            pieces("a/{b}.json/c('{d}')"),
            [
                Text("a/"),
                Variable("b"),
                Text(".json/c('"),
                Variable("d"),
                Text("')")
            ]
        );
        assert_eq!(pieces("{a}{b}"), [Variable("a"), Variable("b")]);
    }

    #[test]
    fn a_brace_without_its_counterpart_is_text() {
        use Piece::{Brace, Text, Variable};
        assert_eq!(pieces("{a"), [Brace("{"), Text("a")]);
        assert_eq!(pieces("a}"), [Text("a"), Brace("}")]);
        assert_eq!(
            pieces("{a{b}}"),
            [Brace("{"), Text("a"), Variable("b"), Brace("}")]
        );
        assert_eq!(pieces("{}"), [Brace("{"), Brace("}")]);
    }
}
