//! What the values of parameters must keep to.

use crate::api::{Format, Rules, Type};
use crate::diagnostic::Code;
use crate::lower::input::at::At;
use crate::lower::operations::patterns;
use crate::lower::report::{Problem, Report};
use crate::swagger::Parameter;

/// The rules that apply to the parameter's type; others say nothing about it (JSON Schema validation, section 5).
pub(crate) fn rules(parameter: &Parameter, at: &At, ty: &Type, report: &mut Report) -> Rules {
    let none = Rules::default();
    match ty {
        Type::Integer32
        | Type::Integer64
        | Type::Float32
        | Type::Float64
        | Type::Formatted(Format::UnixTime) => Rules {
            minimum: parameter.minimum,
            maximum: parameter.maximum,
            exclusive_minimum: parameter.exclusive_minimum,
            exclusive_maximum: parameter.exclusive_maximum,
            multiple_of: parameter.multiple_of,
            ..none
        },
        Type::String(_) | Type::Formatted(_) | Type::Named(_) => Rules {
            minimum_length: parameter.minimum_length,
            maximum_length: parameter.maximum_length,
            ..self::pattern(parameter.pattern.as_deref(), at, report)
        },
        Type::List(_) => Rules {
            minimum_items: parameter.minimum_items,
            maximum_items: parameter.maximum_items,
            unique_items: parameter.unique_items,
            ..none
        },
        Type::Boolean | Type::Any | Type::Map(_) | Type::Nullable(_) | Type::Bytes => none,
    }
}

/// A pattern in the language of the generated crates, if it can be said there; else as it is, not to be checked.
fn pattern(pattern: Option<&str>, at: &At, report: &mut Report) -> Rules {
    let Some(pattern) = pattern else {
        return Rules::default();
    };
    let reason = match patterns::translate(pattern) {
        Ok(pattern) => {
            return Rules {
                pattern: Some(pattern),
                ..Rules::default()
            };
        }
        Err(reason) => reason,
    };
    let message =
        format!("pattern `{pattern}` cannot be checked before a request is sent: {reason}");
    let problem = Problem::warning(Code::PatternUnchecked, &at.child("pattern"), message)
        .with_help("the service checks it; a pattern without look-around and back references is checked earlier");
    report.add(problem);
    Rules {
        unchecked_pattern: Some(pattern.to_owned()),
        ..Rules::default()
    }
}
