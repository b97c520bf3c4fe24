//! Parameters that the client holds.

use crate::api::{Parameter, Type};
use crate::diagnostic::Code;
use crate::lower::{At, Problem, Report};

/// The parameters that the client holds, in the order in which they first occur.
pub(crate) struct ClientParameters {
    pub(crate) list: Vec<Parameter>,
}

impl ClientParameters {
    /// Of the parameters of operations and where these are defined, the client holds the first of each name. Those of another type
    /// are left to each call, with a warning.
    pub(crate) fn new<'p>(
        parameters: impl Iterator<Item = (&'p At, &'p Parameter)>,
        report: &mut Report,
    ) -> Self {
        let mut client = Self { list: Vec::new() };
        for (at, parameter) in parameters.filter(|(_, parameter)| parameter.client_level) {
            match client.find(&parameter.name) {
                None => client.list.push(parameter.clone()),
                Some(first) if fits(first, parameter) => {}
                Some(first) => {
                    let message = format!(
                        "the client parameter `{}` has another type in another operation; here it is an argument",
                        parameter.name
                    );
                    let help = format!(
                        "the other type is at {} {}",
                        first.origin.file, first.origin.pointer
                    );
                    report.add(Problem::warning(Code::NameClash, at, message).with_help(help));
                }
            }
        }
        client
    }

    /// Whether the client holds a parameter of an operation.
    pub(crate) fn hold(&self, parameter: &Parameter) -> bool {
        let first = self.find(&parameter.name);
        parameter.client_level && first.is_some_and(|first| fits(first, parameter))
    }

    fn find(&self, name: &str) -> Option<&Parameter> {
        self.list.iter().find(|parameter| parameter.name == name)
    }
}

/// Whether a value of one parameter is one of another. Strings differ only in what the service checks.
fn fits(first: &Parameter, other: &Parameter) -> bool {
    let is_text = |ty: &Type| matches!(ty, Type::String(_));
    is_text(&first.ty) && is_text(&other.ty) || first.ty == other.ty
}
