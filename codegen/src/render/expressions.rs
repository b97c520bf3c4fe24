//! Values in Rust code.

use super::tokens::{float, integer};
use crate::rust::Expression;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A value, with `models` in scope.
pub(super) fn expression(value: &Expression) -> TokenStream {
    match value {
        Expression::Boolean(value) => quote!(#value),
        Expression::Integer(value) => integer(*value),
        Expression::Number(value) => float(*value),
        Expression::Str(text) => quote!(#text),
        Expression::String(text) => quote!(#text.to_owned()),
        Expression::Bytes(text) => quote!(#text.as_bytes()),
        Expression::OwnedBytes(text) => quote!(#text.as_bytes().to_vec()),
        Expression::Json(json) => {
            let json = self::json(json);
            quote!(serde_json::json!(#json))
        }
        Expression::Vec(items) if items.is_empty() => quote!(Vec::new()),
        Expression::Vec(items) => {
            // Not `vec!`, whose inside is not formatted.
            let items = items.iter().map(expression);
            quote!(Vec::from([#(#items),*]))
        }
        Expression::Slice(items) => {
            let items = items.iter().map(expression);
            quote!(&[#(#items),*])
        }
        Expression::Map(items) if items.is_empty() => quote!(std::collections::BTreeMap::new()),
        Expression::Map(items) => {
            let items = items.iter().map(|(key, value)| {
                let value = expression(value);
                quote!((#key.to_owned(), #value))
            });
            quote!(std::collections::BTreeMap::from([#(#items),*]))
        }
        Expression::Struct {
            path,
            fields,
            has_rest,
        } => {
            let fields = fields.iter().map(|(name, value)| {
                let value = expression(value);
                quote!(#name: #value)
            });
            let rest = has_rest.then(|| quote!(..Default::default()));
            quote!(#(#path)::* { #(#fields,)* #rest })
        }
        Expression::Default(path) => quote!(#(#path)::*::default()),
        Expression::Variant {
            ty,
            variant,
            content,
        } => {
            let content = content.iter().map(|content| expression(content));
            quote!(models::#ty::#variant #((#content))*)
        }
        Expression::Into(value) => {
            let value = expression(value);
            quote!(#value.into())
        }
        Expression::None => quote!(None),
        Expression::Variable(name) => quote!(#name),
        Expression::Some(value) => {
            let value = expression(value);
            quote!(Some(#value))
        }
        Expression::Boxed(value) => {
            let value = expression(value);
            quote!(Box::new(#value))
        }
        Expression::Reference(value) => {
            let value = expression(value);
            quote!(&#value)
        }
    }
}

/// A value as the macro `json!` takes it.
fn json(value: &serde_json::Value) -> TokenStream {
    match value {
        serde_json::Value::Null => quote!(null),
        serde_json::Value::Bool(value) => quote!(#value),
        serde_json::Value::Number(number) => {
            match (number.as_i64(), number.as_u64(), number.as_f64()) {
                // Without a suffix, the compiler takes it for an `i32`.
                (Some(value), ..) if i32::try_from(value).is_ok() => integer(value),
                // Its digits alone are no `i64`.
                (Some(i64::MIN), ..) => quote!(i64::MIN),
                (Some(value), ..) => {
                    let sign = value.is_negative().then(|| quote!(-));
                    let digits = Literal::i64_suffixed(value.saturating_abs());
                    quote!(#sign #digits)
                }
                (None, Some(value), _) => {
                    let value = Literal::u64_suffixed(value);
                    quote!(#value)
                }
                (None, None, value) => float(value.unwrap_or(0.0)),
            }
        }
        serde_json::Value::String(text) => quote!(#text),
        serde_json::Value::Array(items) => {
            let items = items.iter().map(json);
            quote!([#(#items),*])
        }
        serde_json::Value::Object(map) => {
            let items = map.iter().map(|(key, value)| {
                let value = json(value);
                quote!(#key: #value)
            });
            quote!({ #(#items),* })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::expression;
    use crate::rust::Expression;
    use serde_json::json;

    #[test]
    fn numbers_that_are_no_i32_have_a_suffix() {
        let values = [
            json!(5),
            json!(-6),
            json!(3_000_000_000_i64),
            json!(-2_147_483_649_i64),
            json!(u64::MAX),
        ];
        let texts = values.map(|value| expression(&Expression::Json(value)).to_string());
        let numbers = texts.map(|text| {
            text.replace(' ', "")
                .replace("serde_json::json!(", "")
                .replace(')', "")
        });
        assert_eq!(
            numbers,
            [
                "5",
                "-6",
                "3000000000i64",
                "-2147483649i64",
                "18446744073709551615u64"
            ]
        );
    }
}
