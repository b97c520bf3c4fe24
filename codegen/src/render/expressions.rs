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
                (Some(value), ..) => integer(value),
                (None, Some(value), _) => {
                    let value = Literal::u64_unsuffixed(value);
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
