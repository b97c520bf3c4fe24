//! Where requests go: hosts, schemes, and hosts that are made from parameters.

use crate::api::{Location, Parameter};
use crate::diagnostic::Code;
use crate::lower::input::selection::Selected;
use crate::lower::operations::parameters::Inputs;
use crate::lower::{At, Lowering};
use crate::source::FileId;
use crate::swagger::{self, Document};

/// The host of Azure Resource Manager in definitions; where requests go is decided when they are sent.
const HOST: &str = "management.azure.com";

impl<'d> Lowering<'_, 'd> {
    /// Warns of hosts and schemes that requests do not use, once for each input.
    pub(crate) fn check_host(&mut self, file: FileId, document: &Document) {
        let root = At::new(file, "");
        let host = document.host.as_deref();
        let foreign = host.filter(|host| !host.is_empty() && !host.eq_ignore_ascii_case(HOST));
        if let Some(host) = foreign.filter(|_| document.parameterized_host.is_none()) {
            let message = format!(
                "the host `{host}` is not `{HOST}`; requests go to the endpoint that the caller gives"
            );
            self.warn(Code::Unsupported, &root.child("host"), message);
        }
        self.check_schemes(&root, &document.schemes);
    }

    /// Warns where only schemes other than https are named.
    pub(crate) fn check_schemes(&mut self, at: &At, schemes: &[String]) {
        let has_https = schemes
            .iter()
            .any(|scheme| scheme.eq_ignore_ascii_case("https"));
        if !schemes.is_empty() && !has_https {
            let message = "the scheme `https` is not among these, but requests go over https only";
            self.warn(Code::Unsupported, &at.child("schemes"), message);
        }
    }

    /// The template of a host that parameters make; these become parameters of the operation.
    pub(crate) fn host(
        &mut self,
        selected: &Selected<'d>,
        inputs: &mut Inputs<'d>,
    ) -> Option<String> {
        let document = selected.document;
        let host = document.parameterized_host.as_ref()?;
        let at = At::new(selected.at.file, "/x-ms-parameterized-host");
        self.check_keys(&at, &host.unknown, &host.repeated);
        let Some(template) = host
            .host_template
            .as_deref()
            .filter(|text| !text.is_empty())
        else {
            self.flaw(
                Code::WrongType,
                &at,
                "`hostTemplate` is missing, so requests go to the endpoint",
            );
            return None;
        };
        let parameters = self.host_parameters(selected, &host.parameters, &at);
        let is_used = |parameter: &Parameter| template.contains(&format!("{{{}}}", parameter.name));
        let mut parameters: Vec<_> = parameters.into_iter().filter(is_used).collect();
        let without = parameters
            .iter()
            .fold(template.to_owned(), |text, parameter| {
                text.replace(&format!("{{{}}}", parameter.name), "")
            });
        if without.contains(['{', '}']) {
            let message = format!(
                "`hostTemplate` `{template}` has a variable that is not among `parameters`"
            );
            self.error(Code::Unsupported, &at.child("hostTemplate"), message);
            return None;
        }
        if host.position_in_operation.as_deref() == Some("last") {
            inputs.parameters.append(&mut parameters);
        } else {
            inputs.parameters.splice(..0, parameters);
        }
        let template = template.trim_end_matches('/');
        Some(if host.use_scheme_prefix == Some(false) {
            template.to_owned()
        } else {
            format!("https://{template}")
        })
    }

    fn host_parameters(
        &mut self,
        selected: &Selected<'d>,
        list: &'d [swagger::Parameter],
        at: &At,
    ) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        for declared in self.followed(list, at) {
            let Some(name) = declared.parameter.name.as_deref() else {
                continue;
            };
            let lowered =
                self.lower_parameter(&declared, name, Location::Host, &selected.type_prefix());
            parameters.extend(lowered);
        }
        parameters
    }
}
