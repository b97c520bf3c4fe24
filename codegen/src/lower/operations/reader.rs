//! Reads one operation.

use crate::api::{Form, Location, Method, Payload, Template, Type};
use crate::diagnostic::Code;
use crate::lower::checks;
use crate::lower::input::documents::Documents;
use crate::lower::input::selection::Selected;
use crate::lower::operations::draft::OperationDraft;
use crate::lower::operations::inputs::{Inputs, SharedParameters};
use crate::lower::types::arena::Types;
use crate::lower::{Problem, Report};
use crate::settings::Selection;
use crate::source::Sources;

/// Reads one operation, and collects its problems.
pub(crate) struct Reader<'r, 's, 'd> {
    pub(crate) selected: &'s Selected<'d>,
    pub(crate) selection: &'r Selection,
    pub(crate) documents: &'d Documents,
    /// For the files of examples.
    pub(crate) sources: &'r mut Sources,
    pub(crate) types: &'r mut Types<'d>,
    pub(crate) shared: &'r mut SharedParameters,
    pub(crate) report: Report,
}

impl<'s, 'd> Reader<'_, 's, 'd> {
    /// The operation; `None` if its method is unknown or there is an error in its path.
    pub(crate) fn operation(&mut self) -> Option<OperationDraft<'s, 'd>> {
        let selected = self.selected;
        let Selected {
            at,
            operation,
            item_at,
            item,
            ..
        } = selected;
        self.report.check_keys(at, &operation.invalid_keys);
        self.report.check_keys(item_at, &item.invalid_keys);
        self.report.check_schemes(at, &operation.schemes);
        let method = method(selected.method)?;
        let mut inputs = self.parameters();
        self.check(&inputs);
        let payload = match self.form(&inputs) {
            Some(form) => Payload::Form(form),
            None => self.body(&inputs.bodies),
        };
        let path = self.path(&mut inputs);
        let host = self.host(&mut inputs);
        let path = Template::new(path, Location::Path, &inputs.parameters)?;
        let host = host.and_then(|host| Template::new(host, Location::Host, &inputs.parameters));
        let answers = self.responses();
        let long_running = self.long_running(method, &answers.successes);
        let headers = inputs.constants.into_iter();
        let headers = headers.filter(|one| one.location == Location::Header);
        let headers = headers.map(|one| (one.name, one.value));
        Some(OperationDraft {
            selected,
            method,
            host,
            path,
            api_version: inputs.api_version,
            parameters: inputs.parameters,
            headers: headers.collect(),
            payload,
            answers,
            long_running,
            examples: self.examples(),
            origin: self.documents.origin(at),
        })
    }

    /// Reports the mistakes in the keys of the operation, and in what its parameters are together.
    fn check(&mut self, inputs: &Inputs<'d>) {
        let Selected {
            at,
            id,
            operation,
            document,
            item_at,
            path,
            method,
            ..
        } = self.selected;
        if let Some(docs) = &operation.external_docs {
            self.report
                .check_keys(&at.child("externalDocs"), &docs.invalid_keys);
        }
        let report = &mut self.report;
        report.add_mistakes(at, checks::operation::operation(operation, document));
        let may_have_query = item_at.pointer.starts_with("/x-ms-paths/");
        report.add_mistakes(item_at, checks::path::path(path, may_have_query));
        if let Some(body) = inputs.bodies.first() {
            report.add_mistakes(&body.used_at, checks::operation::body(method, id));
        }
        let has_form = inputs
            .parameters
            .iter()
            .any(|one| one.location == Location::Form);
        let form = checks::media_type::form(self.selected.consumes());
        report.add_mistakes(at, form.filter(|_| has_form));
        let form_as_body = checks::operation::body(method, id).filter(|_| has_form);
        report.add_mistakes(at, form_as_body);
        // The version may be declared where a reference should lead.
        if !inputs.have_version(path) && !report.has_lost_target() {
            let known = inputs.parameters.iter().map(|one| one.name.as_str());
            let mistake = checks::operation::api_version(id, path, document, known);
            report.add_mistakes(at, mistake);
        }
    }

    /// The kind of form, if the operation has form parameters.
    fn form(&mut self, inputs: &Inputs<'d>) -> Option<Form> {
        let selected = self.selected;
        let fields = inputs.parameters.iter();
        let mut fields = fields.filter(|one| one.location == Location::Form);
        let first = fields.next()?;
        let has_file = first.ty == Type::Bytes || fields.any(|one| one.ty == Type::Bytes);
        if !inputs.bodies.is_empty() {
            let id = &selected.id;
            let message = format!("operation `{id}` has a body and form parameters");
            let problem = Problem::flaw(Code::MultipleBodies, &selected.at, message).at_key();
            let help =
                "a request has one body: remove the parameter in `body`, or those in `formData`";
            self.report.add(problem.with_help(help));
        }
        let is_multipart = |one: &String| one.starts_with(Form::Multipart.media_type());
        Some(
            if has_file || selected.consumes().iter().any(is_multipart) {
                Form::Multipart
            } else {
                Form::UrlEncoded
            },
        )
    }
}

fn method(key: &str) -> Option<Method> {
    Some(match key {
        "get" => Method::Get,
        "put" => Method::Put,
        "post" => Method::Post,
        "patch" => Method::Patch,
        "delete" => Method::Delete,
        "head" => Method::Head,
        "options" => Method::Options,
        _ => return None,
    })
}
