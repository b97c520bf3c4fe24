//! Parameters and bodies as arguments of functions.

use crate::api::{self, Format, Operation, Payload};
use crate::diagnostic::Code;
use crate::rust::functions::Context;
use crate::rust::functions::docs::{body_doc, parameter_doc};
use crate::rust::items::{Argument, BodyArgument, BodyContent, Passing, RustType};
use crate::rust::models::xml;
use crate::rust::names::reserved::{BESIDE_ARGUMENTS, BESIDE_CLIENT_FIELDS};
use crate::rust::names::{self, Case, Identifier};
use crate::rust::problems::Problems;
use crate::rust::scope::{Scope, Things, Wanted};
use crate::rust::secrets;

/// The parameters of a function, and its body.
pub(crate) struct Arguments {
    /// The required parameters, those of the client first.
    pub(crate) required: Vec<Argument>,
    /// The optional ones.
    pub(crate) optional: Vec<Argument>,
    pub(crate) body: Option<BodyArgument>,
}

impl Arguments {
    /// Whether a parameter or the body is optional.
    pub(crate) fn has_options(&self) -> bool {
        !self.optional.is_empty() || self.body.as_ref().is_some_and(|body| !body.required)
    }
}

const PARAMETERS: Things = Things::called("parameter", "parameters", Case::Value);

/// Decides on the arguments of an operation's function.
pub(crate) fn arguments(
    operation: &Operation,
    context: &Context<'_>,
    problems: &mut Problems<'_>,
) -> Arguments {
    let mut wanted: Vec<_> = operation.parameters.iter().map(wanted).collect();
    wanted.extend(operation.payload.body().map(|body| {
        let text = body.client_name.as_ref().unwrap_or(&body.name);
        Wanted::new(
            text,
            argument_name(text, &BESIDE_ARGUMENTS),
            &operation.origin,
        )
    }));
    let mut scope = Scope::new(PARAMETERS);
    // The function without options calls the one with them.
    if let Some(function) = names::value_name(&operation.name) {
        scope.reserve(function.with_suffix("_with"));
    }
    let names = scope.name_all(&wanted, problems);
    let is_value = matches!(operation.payload, Payload::Json(_) | Payload::Xml(..));
    let body = operation.payload.body().zip(names.last());
    let body = body.map(|(body, name)| BodyArgument {
        doc: body_doc(body),
        wire_name: body.name.clone(),
        name: name.clone(),
        content: match context.types.rust_type(&body.ty) {
            ty if is_value => BodyContent::Value(ty),
            RustType::String => BodyContent::Text,
            _ => BodyContent::Bytes,
        },
        xml: match &operation.payload {
            Payload::Xml(body, root) => {
                Some(xml::root(&body.ty, root, &body.name, context.types.api()))
            }
            _ => None,
        },
        required: body.required,
        secret: secrets::body(body, operation).is_some(),
    });
    let mut of_client = Vec::new();
    let mut required = Vec::new();
    let mut optional = Vec::new();
    for (position, (parameter, name)) in operation.parameters.iter().zip(names).enumerate() {
        let Some(data) = context.parameters.find(operation, parameter) else {
            continue;
        };
        let ty = context.types.rust_type(&parameter.ty);
        if !ty.is_text() {
            problems.error(
                Code::UnsupportedParameter,
                &parameter.origin,
                format!(
                    "the parameter `{}` is no single value, no list and no map of texts",
                    parameter.name
                ),
            );
            continue;
        }
        let mut fields = context.client.fields.iter();
        let field = fields.find(|field| field.parameter == parameter.name);
        let field = field.filter(|_| parameter.required && parameter.client_level);
        let argument = Argument {
            position,
            name,
            doc: parameter_doc(parameter, context.parameters.rules),
            wire_name: parameter.name.clone(),
            constant: data.name.clone(),
            passing: passing(&ty),
            ty,
            client_field: field.map(|field| field.name.clone()),
            secret: secrets::parameter(parameter, Some(operation)).is_some(),
        };
        match (parameter.required, field.is_some()) {
            (true, true) => of_client.push(argument),
            (true, false) => required.push(argument),
            (false, _) => optional.push(argument),
        }
    }
    // In the order of the client's fields, which is the same for all operations.
    let position = |argument: &Argument| {
        let mut fields = context.client.fields.iter();
        fields.position(|field| argument.client_field.as_ref() == Some(&field.name))
    };
    of_client.sort_by_key(position);
    of_client.append(&mut required);
    Arguments {
        required: of_client,
        optional,
        body,
    }
}

/// How a value of a type is passed to a function: borrowed, unless it is a scalar.
pub(crate) fn passing(ty: &RustType) -> Passing {
    match ty {
        RustType::String => Passing::Str,
        RustType::Bytes => Passing::Bytes,
        RustType::Enum(name) => Passing::Enum(name.clone()),
        RustType::NumberEnum(_) => Passing::NumberEnum,
        RustType::Formatted(Format::UnixTime) => Passing::Copy,
        RustType::Formatted(_) | RustType::Map(_) => Passing::Reference,
        RustType::List(item) => match &**item {
            RustType::String => Passing::Strs,
            RustType::Enum(name) => Passing::Enums(name.clone()),
            RustType::NumberEnum(name) => Passing::NumberEnums(name.clone()),
            item => Passing::Slice(item.clone()),
        },
        _ => Passing::Copy,
    }
}

/// A name for an argument.
fn argument_name(text: &str, taken: &[&str]) -> Option<Identifier> {
    let name = names::value_name(text)?;
    Some(if taken.contains(&name.as_str()) {
        name.with_suffix("_value")
    } else {
        name
    })
}

/// The preferred name of a parameter.
pub(crate) fn wanted(parameter: &api::Parameter) -> Wanted<'_> {
    let text = parameter.client_name.as_ref().unwrap_or(&parameter.name);
    let name = if parameter.client_level {
        argument_name(
            text,
            &[&BESIDE_ARGUMENTS[..], &BESIDE_CLIENT_FIELDS].concat(),
        )
    } else {
        argument_name(text, &BESIDE_ARGUMENTS)
    };
    Wanted::new(text, name, &parameter.origin)
}
