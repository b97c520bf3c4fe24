//! Hosts, schemes, and host templates.

use crate::api::{Location, Parameter, TemplatePart};
use crate::diagnostic::Code;
use crate::lower::checks;
use crate::lower::operations::inputs::Inputs;
use crate::lower::operations::parameter;
use crate::lower::operations::paths::{Piece, pieces};
use crate::lower::operations::reader::Reader;
use crate::lower::{At, Problem, Report};
use crate::swagger::{self, Document};

/// The host of Azure Resource Manager in definitions. Callers decide on the endpoint when they send a request.
const HOST: &str = "management.azure.com";

impl Report {
    /// Warns if requests do not use the host or the schemes of an input.
    pub(crate) fn check_host(&mut self, root: &At, document: &Document) {
        let host = document.host.as_deref();
        // What is no name of a host is reported as such.
        let host = host.filter(|host| !host.is_empty() && !host.contains('/'));
        let foreign = host.filter(|host| !host.eq_ignore_ascii_case(HOST));
        if let Some(host) = foreign.filter(|_| document.parameterized_host.is_none()) {
            let message = format!(
                "the host `{host}` is not `{HOST}`; requests are sent to the endpoint that the caller sets"
            );
            let problem = Problem::warning(Code::UnsupportedHost, &root.child("host"), message);
            let help = "set the endpoint of the client, or write `x-ms-parameterized-host` for a host with parameters";
            self.add(problem.with_help(help));
        }
        self.check_schemes(root, &document.schemes);
    }

    /// Warns if `https` is not among the schemes.
    pub(crate) fn check_schemes(&mut self, at: &At, schemes: &[String]) {
        let has_https = schemes
            .iter()
            .any(|scheme| scheme.eq_ignore_ascii_case("https"));
        if !schemes.is_empty() && !has_https {
            let message = "`https` is not among the `schemes`; requests are always sent over https";
            let problem = Problem::warning(Code::UnsupportedHost, &at.child("schemes"), message);
            self.add(problem.with_help("add `https`"));
        }
    }
}

impl<'d> Reader<'_, '_, 'd> {
    /// The template of the host, whose parameters are added to those of the operation.
    pub(crate) fn host(&mut self, inputs: &mut Inputs<'d>) -> Option<Vec<TemplatePart<String>>> {
        let selected = self.selected;
        let document = selected.document;
        let host = document.parameterized_host.as_ref()?;
        let at = At::new(selected.at.file, "/x-ms-parameterized-host");
        self.report.check_keys(&at, &host.invalid_keys);
        self.report.add_mistakes(&at, checks::host::host(host));
        let template = host.host_template.as_deref().unwrap_or_default();
        if template.is_empty() {
            let message = "`x-ms-parameterized-host` has no `hostTemplate`";
            let problem = Problem::flaw(Code::KeyMissing, &at, message)
                .at_key()
                .for_lack_of(at.child("hostTemplate"));
            let help =
                "add `hostTemplate`, such as `{account}.example.com`, or remove the extension";
            self.report.add(problem.with_help(help));
            return None;
        }
        let pieces = pieces(template.trim_end_matches('/'));
        let mut parameters = self.host_parameters(&host.parameters, &at);
        parameters.retain(|one| pieces.contains(&Piece::Variable(&one.name)));
        let is_declared = |piece: &Piece<'_>| match piece {
            Piece::Text(_) => true,
            Piece::Variable(name) => parameters.iter().any(|one| one.name == *name),
            Piece::Brace(_) => false,
        };
        if !pieces.iter().all(is_declared) {
            let message = format!(
                "`hostTemplate` `{template}` has a variable that `parameters` does not declare"
            );
            let problem = Problem::error(Code::UnsupportedHost, &at.child("hostTemplate"), message);
            let help = "add the parameter to `parameters` of `x-ms-parameterized-host`";
            self.report.add(problem.with_help(help));
            return None;
        }
        if host.position_in_operation.as_deref() == Some("last") {
            inputs.parameters.append(&mut parameters);
        } else {
            inputs.parameters.splice(..0, parameters);
        }
        let scheme = (host.use_scheme_prefix != Some(false)).then_some(Piece::Text("https://"));
        let pieces = scheme.into_iter().chain(pieces);
        let parts = pieces.map(|piece| match piece {
            Piece::Variable(name) => TemplatePart::Parameter(name.to_owned()),
            Piece::Text(text) | Piece::Brace(text) => TemplatePart::Literal(text.to_owned()),
        });
        Some(parts.collect())
    }

    fn host_parameters(&mut self, list: &'d [swagger::Parameter], at: &At) -> Vec<Parameter> {
        let owner = self.selected.type_prefix();
        let mut parameters = Vec::new();
        for declared in self.followed(list, at) {
            if let Some(name) = declared.parameter.name.as_deref() {
                let report = &mut self.report;
                let parameter =
                    parameter::read(&declared, name, Location::Host, &owner, self.types, report);
                parameters.extend(parameter);
            }
        }
        parameters
    }
}
