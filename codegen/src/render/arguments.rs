//! Arguments of request functions and of the methods of clients: their types and their values in a request.

use super::complexity::allow_complex;
use super::tokens::type_outside;
use crate::rust::{Argument, BodyArgument, BodyContent, ClientField, Passing};
use proc_macro2::TokenStream;
use quote::quote;

/// A required parameter as a parameter of a function.
pub(super) fn parameter(argument: &Argument) -> TokenStream {
    let Argument { name, passing, .. } = argument;
    let ty = match passing {
        Passing::Copy => type_outside(&argument.ty),
        Passing::Str => quote!(&str),
        Passing::Bytes => quote!(&[u8]),
        Passing::Enum(_) | Passing::NumberEnum | Passing::Reference => {
            let ty = type_outside(&argument.ty);
            quote!(&#ty)
        }
        Passing::Strs => quote!(&[&str]),
        Passing::Enums(item) | Passing::NumberEnums(item) => quote!(&[models::#item]),
        Passing::Slice(item) => {
            let item = type_outside(item);
            quote!(&[#item])
        }
    };
    quote!(#name: #ty)
}

/// The value of a required parameter in a request.
pub(super) fn required(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    match &argument.passing {
        Passing::Copy | Passing::Reference | Passing::Slice(_) => quote!(#name.into()),
        Passing::Str => quote!(Argument::Text(#name)),
        Passing::Bytes => quote!(Argument::Bytes(#name)),
        Passing::Enum(_) => quote!(#name.as_str().into()),
        Passing::NumberEnum => quote!(#name.value().into()),
        Passing::Strs => quote!(Argument::list(#name.iter().copied())),
        Passing::Enums(item) => quote!(Argument::list(#name.iter().map(models::#item::as_str))),
        Passing::NumberEnums(_) => quote!(Argument::list(#name.iter().map(|item| item.value()))),
    }
}

/// The value of an optional parameter in a request.
pub(super) fn optional(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let value = match &argument.passing {
        Passing::Copy => quote!(),
        Passing::Str => quote!(.as_deref()),
        Passing::Bytes => quote!(.as_deref().map(Argument::Bytes)),
        Passing::Enum(ty) => quote!(.as_ref().map(models::#ty::as_str)),
        Passing::NumberEnum => quote!(.map(|value| value.value())),
        Passing::Reference | Passing::Strs | Passing::Slice(_) => quote!(.as_ref()),
        Passing::Enums(item) => {
            quote!(.as_ref().map(|list| Argument::list(list.iter().map(models::#item::as_str))))
        }
        Passing::NumberEnums(_) => {
            quote!(.as_ref().map(|list| Argument::list(list.iter().map(|item| item.value()))))
        }
    };
    quote!(options.#name #value .into())
}

/// The argument of a request function in a method of the client.
pub(super) fn passed(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    match (&argument.client_field, &argument.passing) {
        (None, _) => quote!(#name),
        (Some(field), Passing::Copy) => quote!(self.client.#field),
        (Some(field), _) => quote!(&self.client.#field),
    }
}

/// A field of the client. A boxed string is borrowed without a call, which hundreds of methods do.
pub(super) fn client_field(
    ClientField {
        name, ty, passing, ..
    }: &ClientField,
) -> TokenStream {
    let ty = match passing {
        Passing::Str => quote!(Box<str>),
        _ => type_outside(ty),
    };
    quote!(pub(super) #name: #ty)
}

/// The parameter of the client's constructor for a field.
pub(super) fn constructor_parameter(
    ClientField {
        name, ty, passing, ..
    }: &ClientField,
) -> TokenStream {
    let ty = match passing {
        Passing::Str => quote!(impl Into<String>),
        _ => type_outside(ty),
    };
    quote!(#name: #ty)
}

/// The value of a field in the client's constructor.
pub(super) fn constructor_value(ClientField { name, passing, .. }: &ClientField) -> TokenStream {
    if *passing == Passing::Str {
        quote!(#name: #name.into().into_boxed_str())
    } else {
        quote!(#name)
    }
}

/// The methods of the client for a field: one for its value, and one for a client with another.
pub(super) fn client_field_methods(field: &ClientField) -> [TokenStream; 2] {
    let ClientField {
        name,
        getter,
        setter,
        doc,
        passing,
        ..
    } = field;
    let ty = type_outside(&field.ty);
    let (ty, value) = match passing {
        Passing::Copy => (ty, quote!(self.#name)),
        Passing::Str => (quote!(&str), quote!(&self.#name)),
        _ => (quote!(&#ty), quote!(&self.#name)),
    };
    let parameter = constructor_parameter(field);
    let new_value = constructor_value(field);
    let other =
        format!(" This client with another `{name}`. Both share connections and access tokens.");
    [
        quote! {
            #doc
            #[must_use]
            #[inline]
            pub fn #getter(&self) -> #ty {
                #value
            }
        },
        quote! {
            #[doc = #other]
            #[must_use]
            #[inline]
            pub fn #setter(&self, #parameter) -> Self {
                Self { #new_value, ..self.clone() }
            }
        },
    ]
}

/// A required body as a parameter of a function.
pub(super) fn body_parameter(body: &BodyArgument) -> TokenStream {
    let (name, ty) = (&body.name, body_parameter_type(body));
    quote!(#name: #ty)
}

/// The type of a required body as a parameter of a function.
pub(super) fn body_parameter_type(BodyArgument { content, .. }: &BodyArgument) -> TokenStream {
    match content {
        BodyContent::Value(ty) => {
            let ty = type_outside(ty);
            quote!(&#ty)
        }
        BodyContent::Text => quote!(&str),
        BodyContent::Bytes => quote!(&[u8]),
    }
}

/// An optional body as a field of the options.
pub(super) fn body_field(
    BodyArgument {
        name, doc, content, ..
    }: &BodyArgument,
) -> TokenStream {
    let ty = match content {
        BodyContent::Value(ty) => type_outside(ty),
        BodyContent::Text => quote!(String),
        BodyContent::Bytes => quote!(Vec<u8>),
    };
    let ty = quote!(Option<#ty>);
    let allow = allow_complex([ty.clone()]);
    quote!(#doc #allow pub #name: #ty)
}

/// The body in a request.
pub(super) fn body(
    BodyArgument {
        name,
        content,
        required,
        ..
    }: &BodyArgument,
) -> TokenStream {
    match (content, required) {
        (BodyContent::Value(_) | BodyContent::Bytes, true) => quote!(Some(#name)),
        (BodyContent::Text, true) => quote!(Some(#name.as_bytes())),
        (BodyContent::Value(_), false) => {
            quote!(options.#name.as_ref().map(|body| body as &dyn Value))
        }
        (BodyContent::Text, false) => quote!(options.#name.as_deref().map(str::as_bytes)),
        (BodyContent::Bytes, false) => quote!(options.#name.as_deref()),
    }
}
