//! `required` of a schema, compared with its properties and those of its parents.

use crate::diagnostic::{Code, suggestion};
use crate::lower::checks::mistake::Mistake;
use crate::swagger::Schema;

/// What is known of a property.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Declares {
    /// No schema declares it.
    No,
    /// Only the service sets it.
    ReadOnly,
    /// Callers can set it.
    Yes,
}

/// Required names that no property has, or one that callers cannot set. `known` has the names of the properties.
pub(crate) fn required<'n>(
    schema: &Schema,
    declares: &impl Fn(&str) -> Declares,
    known: &impl Fn() -> Vec<&'n str>,
) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (index, name) in schema.required.iter().enumerate() {
        let mistake = match declares(name) {
            Declares::Yes => continue,
            Declares::ReadOnly => {
                let message =
                    format!("`{name}` is required, but read-only: callers cannot send it");
                let help = "remove it from `required`; what the service returns need not be listed";
                Mistake::warning(Code::RequiredReadOnly, message, help)
            }
            Declares::No => {
                let message = format!("`{name}` is required, but no property has this name");
                let help = suggestion(name, known());
                let help = help.unwrap_or_else(|| {
                    "declare the property, or remove the name from `required`".to_owned()
                });
                Mistake::warning(Code::RequiredUnknown, message, help)
            }
        };
        mistakes.push(mistake.below("required").item(index));
    }
    // The parts that are not definitions of their own.
    for (index, part) in schema.all_of.iter().enumerate() {
        if part.reference.is_none() {
            let inside = required(part, declares, known);
            let moved = inside
                .into_iter()
                .map(|one| one.inside(&["allOf", &index.to_string()]));
            mistakes.extend(moved);
        }
    }
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(text: &str) -> Vec<String> {
        let schema: Schema = serde_json::from_str(text).expect("the test has JSON");
        let declares = |name: &str| match name {
            "name" => Declares::Yes,
            "id" => Declares::ReadOnly,
            _ => Declares::No,
        };
        lines(&required(&schema, &declares, &|| vec!["name", "id"]))
    }

    #[test]
    fn a_required_name_is_that_of_a_property() {
        let expected =
            "required/1: required-unknown: `nmae` is required, but no property has this name";
        assert_eq!(of(r#"{"required": ["name", "nmae"]}"#), [expected]);
    }

    #[test]
    fn a_required_property_can_be_sent() {
        let expected = "required/0: required-read-only: `id` is required, but read-only: callers cannot send it";
        assert_eq!(of(r#"{"required": ["id"]}"#), [expected]);
    }

    #[test]
    fn the_parts_of_a_schema_are_checked_too() {
        let found = of(r#"{"allOf": [{}, {"required": ["x"]}]}"#);
        assert!(found[0].starts_with("allOf/1/required/0: required-unknown"));
    }
}
