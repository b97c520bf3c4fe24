//! `operations/**`: a module per group with its functions, their static data, options and results.

use super::arguments;
use super::complexity::allow_complex;
use super::debug::{debug, redacted, shown};
use super::print::SourceFile;
use super::responses::{self, result_type};
use super::statics;
use super::tokens::type_outside;
use super::xml;
use crate::rust::{
    Argument, BodyArgument, BodyContent, Call, Crate, Doc, Function, Group, WithOptions,
};
use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;
use std::collections::BTreeMap;

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    if items.groups.is_empty() {
        return BTreeMap::new();
    }
    let doc = Doc::default()
        .line("Request functions, in one module per group of operations.")
        .line(
            "A function checks its arguments and returns a request. It does not send the request.",
        );
    let mut module = SourceFile::new(&items.sources, &doc, &items.root);
    module.together(items.groups.iter().map(|group| {
        let name = &group.module;
        let like_parent = (name.as_str() == "operations").then(|| quote!(#[expect(clippy::module_inception, reason = "the definition has a group of this name")]));
        quote!(#like_parent pub mod #name;)
    }));
    let mut files = BTreeMap::from([("src/operations/mod.rs".to_owned(), module.finish())]);
    files.par_extend(items.groups.par_iter().map(|group| {
        let path = format!("src/operations/{}.rs", group.module.plain());
        (path, file(group, items))
    }));
    files
}

fn file(group: &Group, items: &Crate) -> String {
    let mut file = SourceFile::new(&group.sources, &group.doc, &items.root);
    for function in &group.functions {
        file.item(request_function(function));
        if let Some(with) = &function.with_options {
            file.item(function_with_options(function, with));
            file.item(options(function, with));
        }
        if let (Some(with), true) = (&function.with_options, function.has_secret_options()) {
            let name = &with.options;
            let fields = function.options.iter();
            let fields = fields
                .map(|Argument { name, secret, .. }| shown(name, secret.then(|| redacted(name))));
            let body = function.optional_body();
            let body = body.map(|BodyArgument { name, secret, .. }| {
                shown(name, secret.then(|| redacted(name)))
            });
            let method_options = quote!(.field("method_options", &self.method_options));
            let fields = fields.chain(body).chain([method_options]);
            let items = [debug(name, fields)];
            file.implement_generic(&quote!(fmt::Debug), 'O', &quote!(#name), items);
        }
        responses::add(&function.result, &mut file);
        file.item(statics::data(function));
    }
    file.finish()
}

/// The result of a request function. The request has a parameter for long-running operations and lists.
fn request_type(function: &Function) -> TokenStream {
    let result = result_type(&function.result);
    match &function.call {
        Call::Plain => quote!(Result<Request<#result>>),
        Call::Paged => quote!(Result<Request<#result, Paged>>),
        Call::LongRunning { result: last, .. } => {
            let last = type_outside(last);
            quote!(Result<Request<#result, LongRunning<#last>>>)
        }
    }
}

fn request_function(function: &Function) -> TokenStream {
    let Function { name, doc, .. } = function;
    let result = request_type(function);
    let attributes = attributes(function, function.argument_count(), &result);
    let parameters = parameters(function);
    let (content, deprecated) = match &function.with_options {
        Some(WithOptions { name, options, .. }) => {
            let arguments = function.arguments.iter().map(|argument| &argument.name);
            let body = function.required_body().map(|body| &body.name);
            let arguments = arguments.chain(body);
            (
                quote!(#name(#(#arguments,)* &#options::default())),
                uses_deprecated(function),
            )
        }
        None => (request(function), None),
    };
    quote! {
        #doc
        #attributes
        #deprecated
        pub fn #name(#(#parameters),*) -> #result {
            #content
        }
    }
}

fn function_with_options(function: &Function, with: &WithOptions) -> TokenStream {
    let WithOptions { name, doc, options } = with;
    let result = request_type(function);
    let attributes = attributes(function, function.argument_count() + 1, &result);
    let parameters = parameters(function).chain([quote!(options: &#options)]);
    let content = request(function);
    quote! {
        #doc
        #attributes
        pub fn #name(#(#parameters),*) -> #result {
            #content
        }
    }
}

/// The parameters and the body that are required.
fn parameters(function: &Function) -> impl Iterator<Item = TokenStream> {
    let parameters = function.arguments.iter().map(arguments::parameter);
    parameters.chain(function.required_body().map(arguments::body_parameter))
}

fn attributes(function: &Function, argument_count: usize, result: &TokenStream) -> TokenStream {
    let deprecated = deprecated(function);
    let many = too_many(argument_count);
    let complex = complex_signature(function, result);
    quote!(#deprecated #many #complex #[inline])
}

/// The exception for a function with a result or a body whose type is more complex than clippy likes.
pub(super) fn complex_signature(function: &Function, result: &TokenStream) -> Option<TokenStream> {
    let body = function.required_body().map(arguments::body_parameter_type);
    allow_complex([result.clone()].into_iter().chain(body))
}

/// The expression that makes the request.
fn request(function: &Function) -> TokenStream {
    let Function { constant, body, .. } = function;
    let required = function.arguments.iter().map(arguments::required);
    let optional = function.options.iter().map(arguments::optional);
    let values = required.chain(optional);
    let root = body.as_ref().and_then(|body| body.xml.as_ref());
    let constructor = match body.as_ref().map(|body| &body.content) {
        Some(BodyContent::Text | BodyContent::Bytes) => quote!(with_content),
        Some(BodyContent::Value(_)) if root.is_some() => quote!(with_xml),
        Some(BodyContent::Value(_)) | None => quote!(new),
    };
    let root = root.map(xml::root);
    let root = root.map(|root| quote!(, &#root));
    let body = body.as_ref().map_or(quote!(None), arguments::body);
    quote!(Request::#constructor(&#constant, &[#(#values),*], #body #root))
}

/// The attribute of an operation that the definition marks as deprecated.
pub(super) fn deprecated(function: &Function) -> Option<TokenStream> {
    function
        .deprecated
        .then(|| quote!(#[deprecated = "the definition marks this operation as deprecated"]))
}

/// The exception for a function that uses what is deprecated with it.
pub(super) fn uses_deprecated(function: &Function) -> Option<TokenStream> {
    function
        .deprecated
        .then(|| quote!(#[expect(deprecated, reason = "it is deprecated itself")]))
}

/// The exception for more arguments than clippy allows.
pub(super) fn too_many(count: usize) -> Option<TokenStream> {
    (count > 7).then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the definition requires all of them")]))
}

/// The optional parameters and the optional body. The function and the client's method share the struct.
fn options(function: &Function, with: &WithOptions) -> TokenStream {
    let name = &with.options;
    // With parentheses, since a name such as `test` can also be that of a macro, type or crate.
    let doc = format!(" The optional arguments of [`{}()`].", with.name.plain());
    let fields = function
        .options
        .iter()
        .map(|Argument { name, doc, ty, .. }| {
            let ty = type_outside(ty);
            let ty = quote!(Option<#ty>);
            let allow = allow_complex([ty.clone()]);
            quote!(#doc #allow pub #name: #ty)
        });
    let body = function.optional_body().map(arguments::body_field);
    let fields = fields.chain(body);
    let debug = (!function.has_secret_options()).then(|| quote!(Debug,));
    quote! {
        #[doc = #doc]
        #[derive(Clone, #debug Default)]
        pub struct #name<O = ()> {
            #(#fields,)*
            #[doc = " The options of the method of the client; `()` for the request function."]
            pub method_options: O,
        }
    }
}
