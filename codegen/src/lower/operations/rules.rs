//! What the values of parameters must keep to.

use crate::api::{Format, Rules, Type};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::operations::patterns;
use crate::lower::{At, Lowering};
use crate::swagger::Parameter;

impl Lowering<'_, '_> {
    /// The rules that apply to the parameter's type; others say nothing about it (JSON Schema validation, section 5).
    pub(crate) fn rules(&mut self, parameter: &Parameter, at: &At, ty: &Type) -> Rules {
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
                ..self.pattern(parameter.pattern.as_deref(), at)
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
    fn pattern(&mut self, pattern: Option<&str>, at: &At) -> Rules {
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
        let pattern_at = at.child("pattern");
        let message =
            format!("pattern `{pattern}` cannot be checked before a request is sent: {reason}");
        let problem = Diagnostic::warning(Code::PatternUnchecked, message)
            .at(self.sources.place(pattern_at.file, &pattern_at.pointer))
            .with_help("the service checks it; a pattern without look-around and back references is checked earlier");
        self.report(problem);
        Rules {
            unchecked_pattern: Some(pattern.to_owned()),
            ..Rules::default()
        }
    }
}
