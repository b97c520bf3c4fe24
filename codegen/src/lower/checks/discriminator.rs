//! Discriminators.

use crate::api::Type;
use crate::diagnostic::Code;
use crate::lower::checks::mistake::Mistake;
use crate::swagger::Schema;

/// A declared discriminator that is not required, or that has another type than a string.
pub(crate) fn discriminator(name: &str, ty: &Type, is_required: bool) -> Option<Mistake> {
    let is_text = matches!(ty, Type::String(_) | Type::Named(_) | Type::Any);
    if !is_text {
        let message =
            format!("the discriminator `{name}` is no string, so no value tells its kind");
        let help = "give the property the type `string`";
        return Some(
            Mistake::flaw(Code::DiscriminatorInvalid, message, help).below("discriminator"),
        );
    }
    (!is_required).then(|| {
        let message = format!("the discriminator `{name}` is not in `required`");
        let help = "add it to `required`: without it, no value tells its kind";
        Mistake::warning(Code::DiscriminatorInvalid, message, help).below("discriminator")
    })
}

/// The value of a discriminator that neither the schema nor a parent has.
pub(crate) fn value(schema: &Schema) -> Option<Mistake> {
    let key = "x-ms-discriminator-value";
    schema.discriminator_value.as_ref()?;
    let message = format!("`{key}` has no effect, since no parent has a `discriminator`");
    let help = "remove it, or add the parent to `allOf`";
    Some(Mistake::misplaced(key, message, help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::StringFormat;
    use crate::lower::checks::mistake::lines;

    #[test]
    fn a_discriminator_is_a_required_string() {
        let text = Type::String(StringFormat::Plain);
        assert_eq!(discriminator("kind", &text, true), None);
        let found = Vec::from_iter(discriminator("kind", &text, false));
        let expected =
            "discriminator: discriminator-invalid: the discriminator `kind` is not in `required`";
        assert_eq!(lines(&found), [expected]);
        assert!(discriminator("kind", &Type::Integer64, true).is_some());
    }

    #[test]
    fn a_value_needs_a_discriminator() {
        let schema = Schema {
            discriminator_value: Some("cat".to_owned()),
            ..Schema::default()
        };
        let expected = "x-ms-discriminator-value: key-misplaced: `x-ms-discriminator-value` has no effect, since no parent has a `discriminator`";
        assert_eq!(lines(&Vec::from_iter(value(&schema))), [expected]);
        assert_eq!(value(&Schema::default()), None);
    }
}
