//! Rules for the values of parameters.

use crate::api::{Bound, Count, Format, Pattern, Rules, Type};
use crate::diagnostic::Code;
use crate::lower::checks;
use crate::lower::operations::patterns;
use crate::lower::{At, Cause, Problem, Report};
use crate::swagger::Parameter;

/// The rules that apply to the type of the parameter. Others have no effect (JSON Schema validation, section 5).
pub(crate) fn rules(parameter: &Parameter, at: &At, ty: &Type, report: &mut Report) -> Rules {
    let bound = |value: Option<f64>, exclusive| value.map(|value| Bound { value, exclusive });
    match ty {
        Type::Integer32
        | Type::Integer64
        | Type::Float32
        | Type::Float64
        | Type::Formatted(Format::UnixTime) => Rules::Number {
            minimum: bound(parameter.minimum, parameter.exclusive_minimum),
            maximum: bound(parameter.maximum, parameter.exclusive_maximum),
            multiple_of: parameter.multiple_of,
        },
        Type::String(_) | Type::Formatted(_) | Type::Named(_) => Rules::String {
            length: Count {
                minimum: parameter.minimum_length,
                maximum: parameter.maximum_length,
            },
            pattern: parameter
                .pattern
                .as_ref()
                .map(|pattern| self::pattern(pattern, at, report)),
        },
        Type::List(_) => Rules::List {
            count: Count {
                minimum: parameter.minimum_items,
                maximum: parameter.maximum_items,
            },
            unique: parameter.unique_items,
        },
        Type::Boolean | Type::Any | Type::Map(_) | Type::Nullable(_) | Type::Bytes => Rules::None,
    }
}

/// The pattern for `regex-lite`, if it can be translated.
fn pattern(pattern: &str, at: &At, report: &mut Report) -> Pattern {
    let reason = match patterns::translate(pattern) {
        Ok(pattern) => return Pattern::Checked(pattern),
        Err(reason) => reason,
    };
    if checks::pattern::why_invalid(pattern).is_some() {
        // It is reported as what it is.
        return Pattern::ServiceOnly(pattern.to_owned());
    }
    let message =
        format!("pattern `{pattern}` cannot be checked before a request is sent: {reason}");
    let problem = Problem::warning(Code::PatternUnchecked, &at.child("pattern"), message);
    let help = "the service checks it; patterns without look-around and backreferences can be checked earlier";
    let cause = Cause::Same(format!("pattern {pattern}"));
    report.add(problem.with_help(help).with_cause(cause));
    Pattern::ServiceOnly(pattern.to_owned())
}
