//! Parameters of the client.

use crate::api::{Parameter, Type};
use crate::diagnostic::Code;
use crate::lower::operations::draft::OperationDraft;
use crate::lower::{Problem, Report};

/// The parameters of the client, in the order of their first use.
///
/// The client holds the first parameter of each name. Parameters of the same name with another type become arguments, with a warning.
pub(crate) fn client_parameters(
    drafts: &mut [OperationDraft<'_, '_>],
    report: &mut Report,
) -> Vec<Parameter> {
    let mut client: Vec<Parameter> = Vec::new();
    for draft in drafts {
        let parameters = draft.parameters.iter_mut();
        for parameter in parameters.filter(|parameter| parameter.client_level) {
            match client.iter().find(|first| first.name == parameter.name) {
                None => client.push(parameter.clone()),
                Some(first) if has_same_type(first, parameter) => {}
                Some(first) => {
                    let name = &parameter.name;
                    let message = format!(
                        "the client parameter `{name}` has another type in another operation; here it is an argument"
                    );
                    let origin = &first.origin;
                    let help = format!("the other type is at {} {}", origin.file, origin.pointer);
                    let at = &draft.selected.at;
                    report.add(Problem::warning(Code::ParameterClash, at, message).with_help(help));
                    parameter.client_level = false;
                }
            }
        }
    }
    client
}

/// Whether a value of the first parameter can be used for the other. The formats of strings are checked by the service only.
fn has_same_type(first: &Parameter, other: &Parameter) -> bool {
    let is_string = |ty: &Type| matches!(ty, Type::String(_));
    is_string(&first.ty) && is_string(&other.ty) || first.ty == other.ty
}
