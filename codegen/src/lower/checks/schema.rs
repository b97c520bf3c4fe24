//! Schemas.

use crate::diagnostic::Code;
use crate::lower::Level;
use crate::lower::checks::limits::Limits;
use crate::lower::checks::mistake::Mistake;
use crate::lower::checks::{enums, value};
use crate::swagger::{Schema, Validation};

/// The accesses that `x-ms-mutability` lists.
const ACCESSES: [&str; 3] = ["create", "read", "update"];

/// The mistakes in the keys of a schema, without the schemas inside of it.
pub(crate) fn schema(schema: &Schema) -> Vec<Mistake> {
    let limits = Limits::from(schema);
    let mut mistakes = wrong_types(&schema.validation);
    // Nothing is sent that a contradiction of a schema could refuse.
    mistakes.extend(value::value(
        &limits,
        schema.enum_extension.as_deref(),
        Level::Warning,
    ));
    mistakes.extend(items(schema));
    mistakes.extend(enums::repeated("required", &schema.required));
    mistakes.extend(mutability(schema));
    mistakes.extend(value::client_name(schema.client_name.as_deref()));
    mistakes
}

/// Values of the wrong JSON type under keys that have no effect on the generated code.
pub(crate) fn wrong_types(validation: &Validation) -> Vec<Mistake> {
    let wrong = validation.iter().filter_map(|(key, value)| {
        let (is_right, expected) = match key {
            "default" => return None,
            "pattern" => (value.is_string(), "a string"),
            "exclusiveMinimum" | "exclusiveMaximum" | "uniqueItems" => {
                (value.is_boolean(), "a boolean")
            }
            _ => (value.is_number(), "a number"),
        };
        (!is_right && !value.is_null()).then_some((key, expected))
    });
    let mistake = |(key, expected)| {
        let message = format!("`{key}` must be {expected}");
        let help = "it restricts nothing now: correct or remove it";
        Mistake::warning(Code::WrongType, message, help).below(key)
    };
    wrong.map(mistake).collect()
}

/// An array that does not say what its items are.
fn items(schema: &Schema) -> Option<Mistake> {
    let is_bare = schema.type_name.as_deref() == Some("array")
        && schema.items.is_none()
        && schema.reference.is_none()
        && schema.all_of.is_empty();
    is_bare.then(|| {
        let message = "an array without `items`; its items are any JSON values";
        let help = "add `items`: the schema of an item";
        Mistake::warning(Code::ItemsMissing, message, help).for_lack_of("items")
    })
}

fn mutability(schema: &Schema) -> Vec<Mistake> {
    let Some(listed) = &schema.mutability else {
        return Vec::new();
    };
    let key = "x-ms-mutability";
    let mut mistakes = enums::repeated(key, listed);
    let unknown = listed.iter().enumerate();
    let unknown = unknown.filter(|(_, access)| !ACCESSES.contains(&access.as_str()));
    for (index, access) in unknown {
        let mistake = value::unknown(key, access, &ACCESSES);
        mistakes.push(mistake.below(key).item(index));
    }
    if listed.is_empty() {
        let message = "`x-ms-mutability` lists nothing, so it has no effect";
        let help = "list some of `create`, `read` and `update`, or remove it";
        mistakes.push(Mistake::misplaced(key, message, help));
    }
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(text: &str) -> Vec<String> {
        let read: Schema = serde_json::from_str(text).expect("the test has JSON");
        lines(&schema(&read))
    }

    #[test]
    fn an_array_has_items() {
        let expected = ": items-missing: an array without `items`; its items are any JSON values";
        assert_eq!(of(r#"{"type": "array"}"#), [expected]);
        assert_eq!(of(r#"{"type": "array", "items": {}}"#), [""; 0]);
        assert_eq!(of(r#"{"type": "array", "allOf": [{}]}"#), [""; 0]);
    }

    #[test]
    fn bounds_have_a_type() {
        let expected = "minLength: wrong-type: `minLength` must be a number";
        assert_eq!(of(r#"{"type": "string", "minLength": "1"}"#), [expected]);
        assert_eq!(of(r#"{"type": "string", "default": 1}"#).len(), 1);
    }

    #[test]
    fn a_required_name_is_listed_once() {
        let expected = "required/1: duplicate-value: `a` occurs more than once in `required`";
        assert_eq!(of(r#"{"required": ["a", "a"]}"#), [expected]);
    }

    #[test]
    fn accesses_are_known() {
        let expected = "x-ms-mutability/1: value-unknown: `x-ms-mutability` cannot be `raed`";
        assert_eq!(of(r#"{"x-ms-mutability": ["create", "raed"]}"#), [expected]);
        assert_eq!(of(r#"{"x-ms-mutability": []}"#).len(), 1);
    }
}
