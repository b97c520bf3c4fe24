//! Path templates: the variables in them, and the queries that some have.

use crate::api::{CollectionFormat, Location, Parameter, Rules, StringFormat, TemplatePart, Type};
use crate::diagnostic::{Code, suggestion};
use crate::lower::operations::inputs::{Constant, Inputs};
use crate::lower::operations::reader::Reader;
use crate::lower::{At, Problem};
use crate::percent;

/// A piece of a template's text.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Piece<'p> {
    Text(&'p str),
    Variable(&'p str),
    /// A brace without its other half.
    Brace(&'p str),
}

impl<'d> Reader<'_, '_, 'd> {
    /// The path after the base path, with the values of constants. A variable that is not declared becomes a parameter, and
    /// path parameters without a variable are dropped.
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
                        Problem::flaw(Code::Unsupported, &selected.item_at, message).at_key();
                    self.report.add(problem);
                    TemplatePart::Literal(encoded(brace))
                }
                Piece::Variable(name) => self.variable(name, inputs),
            });
        }
        self.drop_unused(inputs, &parts);
        parts.push(TemplatePart::Literal(fixed_query(query, inputs)));
        parts
    }

    /// The constant or the parameter that a variable stands for.
    fn variable(&mut self, name: &str, inputs: &mut Inputs<'d>) -> TemplatePart<String> {
        let selected = self.selected;
        let fixed =
            |constant: &&Constant| constant.location == Location::Path && constant.name == name;
        if let Some(constant) = inputs.constants.iter().find(fixed) {
            return TemplatePart::Literal(constant.encoded());
        }
        let in_path = |parameter: &&Parameter| parameter.location == Location::Path;
        let same = |parameter: &&Parameter| parameter.name == name;
        let same_without_case = |parameter: &&Parameter| parameter.name.eq_ignore_ascii_case(name);
        let declared = || inputs.parameters.iter().filter(in_path);
        let exact = declared()
            .find(same)
            .map(|parameter| parameter.name.clone());
        let found = exact.clone().or_else(|| {
            let found = declared().find(same_without_case)?;
            Some(found.name.clone())
        });
        if exact.is_none() {
            let message = format!(
                "operation `{}` does not declare the path parameter `{name}`",
                selected.id
            );
            let mut problem =
                Problem::flaw(Code::PathParameterMissing, &selected.item_at, message).at_key();
            let names: Vec<_> = declared().map(|one| one.name.as_str()).collect();
            if let Some(help) = suggestion(name, names) {
                problem = problem.with_help(help);
            }
            self.report.add(problem);
        }
        TemplatePart::Parameter(found.unwrap_or_else(|| {
            inputs
                .parameters
                .push(self.undeclared(name, &selected.item_at));
            name.to_owned()
        }))
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
        let is_unused = |parameter: &Parameter| {
            let part = TemplatePart::Parameter(parameter.name.clone());
            parameter.location == Location::Path && !parts.contains(&part)
        };
        let unused = inputs
            .parameters
            .iter()
            .filter(|parameter| is_unused(parameter));
        let unused: Vec<_> = unused.map(|parameter| parameter.name.clone()).collect();
        for name in unused {
            let place = self.parameter_place(&name);
            let message = format!("path `{}` does not contain `{{{name}}}`", selected.path);
            self.report.add(
                Problem::flaw(Code::PathParameterUnused, &place, message)
                    .with_help("remove the parameter, or add it to the path"),
            );
        }
        inputs.parameters.retain(|parameter| !is_unused(parameter));
    }
}

/// The fixed part of the query: constants, and those pairs in the path's key that no parameter declares. Other texts there only
/// distinguish keys.
fn fixed_query(query: &str, inputs: &Inputs<'_>) -> String {
    let in_query = |name: &str| {
        let parameters = inputs
            .parameters
            .iter()
            .filter(|one| one.location == Location::Query);
        let constants = inputs
            .constants
            .iter()
            .filter(|one| one.location == Location::Query);
        let mut names = parameters
            .map(|one| &one.name)
            .chain(constants.map(|one| &one.name));
        names.any(|one| one == name) || name == "api-version" && inputs.api_version.is_some()
    };
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let pairs = pairs.filter(|(name, value)| !in_query(name) && !value.contains(['{', '}']));
    let mut fixed: Vec<_> = pairs
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
        .collect();
    let constants = inputs
        .constants
        .iter()
        .filter(|one| one.location == Location::Query);
    fixed.extend(constants.map(|one| {
        format!(
            "{}={}",
            percent::encode(&one.name, percent::UNRESERVED),
            one.encoded()
        )
    }));
    if fixed.is_empty() {
        String::new()
    } else {
        format!("?{}", fixed.join("&"))
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
    fn a_brace_without_its_other_half_is_a_text() {
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
