//! `operations/**`: a module per group with its functions, their static data, options and results.

use super::debug::{debug, shown};
use super::print::SourceFile;
use super::responses::{self, result_type};
use super::statics;
use super::tokens::{formats, has_map, import, names_model, root, type_outside};
use crate::api::{Format, NextPage};
use crate::rust::{
    Argument, BodyArgument, Call, Crate, Doc, Function, Group, ResponseCase, ResultItem, RustType,
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
        .line("Request functions: a module per group of operations.")
        .line("A function checks its arguments and makes a request of them; nothing is sent.");
    let mut module = SourceFile::new(&items.sources, &doc);
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
    let mut file = SourceFile::new(&group.sources, &group.doc);
    file.together(imports(group, items));
    for function in &group.functions {
        file.item(request_function(function));
        if let Some(options) = options(function) {
            file.item(options);
        }
        if let (Some(name), true) = (&function.options_name, function.has_secret_options()) {
            let fields = function.options.iter();
            let fields = fields.map(|option| shown(&option.name, option.secret));
            let fields = fields.chain([quote!(.field("method_options", &self.method_options))]);
            file.block(
                &format!("impl<O: fmt::Debug> fmt::Debug for {name}<O>"),
                [debug(name, fields)],
            );
        }
        responses::add(&function.result, &mut file);
        file.item(statics::data(function));
    }
    file.finish()
}

fn imports(group: &Group, items: &Crate) -> Vec<TokenStream> {
    let functions = || group.functions.iter();
    let arguments =
        || functions().flat_map(|function| function.arguments.iter().chain(&function.options));
    let bodies = || functions().filter_map(|function| function.body.as_ref());
    let result_values = || functions().flat_map(result_values);
    let all_values = || {
        arguments()
            .map(|argument| &argument.ty)
            .chain(bodies().map(|body| &body.ty))
            .chain(result_values())
    };
    let root = root(&items.root);
    let local: Vec<_> = [
        all_values().any(names_model).then_some("models"),
        functions()
            .any(|function| !(function.arguments.is_empty() && function.options.is_empty()))
            .then_some("parameters"),
        functions()
            .any(|function| matches!(function.result, ResultItem::WithHeader(..)))
            .then_some("responses"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let has_own_result = functions().any(|function| function.result.name().is_some());
    let is_long_running =
        functions().any(|function| matches!(function.call, Call::LongRunning(..)));
    let is_paged = functions().any(|function| matches!(function.call, Call::Paged));
    let lists = functions().any(|function| {
        let mut required = function.arguments.iter();
        let mut optional = function.options.iter();
        required.any(|argument| makes_list(argument, true))
            || optional.any(|argument| makes_list(argument, false))
    });
    let files = arguments().any(|argument| argument.ty == RustType::Bytes);
    let mut required = functions().flat_map(|function| &function.arguments);
    let texts = required.any(|argument| argument.ty == RustType::String);
    let form = functions().any(|function| function.form.is_some());
    let host = functions().any(|function| function.host.is_some());
    let next_page = functions().any(|function| function.next_page != NextPage::Get);
    let optional_json = bodies().any(|body| !body.required && body.json);
    let secrets = functions().any(Function::has_secret_options);
    let formats = formats(all_values());
    let mut runtime: Vec<_> = [
        (lists || files || texts).then_some("Argument"),
        is_long_running.then_some("FinalState"),
        form.then_some("FormType"),
        has_own_result.then_some("FromResponse"),
        host.then_some("Host"),
        is_long_running.then_some("LongRunning"),
        next_page.then_some("NextPage"),
        Some("Operation"),
        secrets.then_some("Redacted"),
        is_paged.then_some("Paged"),
        Some("Request"),
        has_own_result.then_some("ResponseParts"),
        Some("Result"),
        optional_json.then_some("Value"),
    ]
    .into_iter()
    .flatten()
    .chain(formats)
    .collect();
    runtime.sort_unstable();
    let mut imports: Vec<_> = import(&root, &local).into_iter().collect();
    imports.extend(import(&quote!(#root::runtime), &runtime));
    imports.push(quote!(
        use http::Method;
    ));
    if all_values().any(has_map) {
        imports.push(quote!(
            use std::collections::BTreeMap;
        ));
    }
    imports.extend(secrets.then(|| {
        quote!(
            use std::fmt;
        )
    }));
    imports
}

fn result_values(function: &Function) -> Vec<&RustType> {
    let mut values = match &function.result {
        ResultItem::Value(value) => vec![value],
        ResultItem::WithHeader(_, case) | ResultItem::Struct(_, _, case) => case.values().collect(),
        ResultItem::Enum(_, _, cases) => cases.iter().flat_map(ResponseCase::values).collect(),
    };
    if let Call::LongRunning(_, result) = &function.call {
        values.push(result);
    }
    values
}

/// The kinds of requests have a parameter of their own.
fn request_type(function: &Function) -> TokenStream {
    let result = result_type(&function.result);
    match &function.call {
        Call::Plain => quote!(Request<#result>),
        Call::Paged => quote!(Request<#result, Paged>),
        Call::LongRunning(_, value) => {
            let value = type_outside(value);
            quote!(Request<#result, LongRunning<#value>>)
        }
    }
}

fn request_function(function: &Function) -> TokenStream {
    let Function {
        name,
        doc,
        constant,
        arguments,
        body,
        options_name,
        ..
    } = function;
    let deprecated = deprecated(function);
    let many = too_many(function.argument_count());
    let parameters = arguments.iter().map(|argument| {
        let name = &argument.name;
        let value = argument_type(&argument.ty);
        quote!(#name: #value)
    });
    let body_parameter = body.iter().map(body_parameter);
    let options_parameter = options_name.iter().map(|name| quote!(options: &#name));
    let parameters = parameters.chain(body_parameter).chain(options_parameter);
    let result = request_type(function);
    let required = arguments.iter().map(required_value);
    let optional = function.options.iter().map(optional_value);
    let values = required.chain(optional);
    let constructor = match body {
        Some(body) if !body.json => quote!(with_content),
        _ => quote!(new),
    };
    let body = body.as_ref().map_or(quote!(None), body_value);
    quote! {
        #doc
        #deprecated
        #many
        #[inline]
        pub fn #name(#(#parameters),*) -> Result<#result> {
            Request::#constructor(&#constant, &[#(#values),*], #body)
        }
    }
}

/// The attribute of what the definition marks as deprecated.
pub(super) fn deprecated(function: &Function) -> Option<TokenStream> {
    function
        .deprecated
        .then(|| quote!(#[deprecated = "the definition marks this operation as deprecated"]))
}

/// The exception for more arguments than clippy likes.
pub(super) fn too_many(count: usize) -> Option<TokenStream> {
    (count > 7).then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the definition requires all of them")]))
}

/// The type of a required parameter as an argument: borrowed, unless it is a scalar.
pub(super) fn argument_type(ty: &RustType) -> TokenStream {
    match ty {
        RustType::String => quote!(&str),
        RustType::Bytes => quote!(&[u8]),
        RustType::List(item) if **item == RustType::String => quote!(&[&str]),
        RustType::List(item) => {
            let item = type_outside(item);
            quote!(&[#item])
        }
        RustType::Formatted(Format::UnixTime) => type_outside(ty),
        RustType::Enum(_) | RustType::NumberEnum(_) | RustType::Formatted(_) | RustType::Map(_) => {
            let value = type_outside(ty);
            quote!(&#value)
        }
        value => type_outside(value),
    }
}

/// The body as a parameter of a function.
pub(super) fn body_parameter(body: &BodyArgument) -> TokenStream {
    let BodyArgument {
        name,
        ty,
        required,
        json,
        ..
    } = body;
    let value = if *json {
        let value = type_outside(ty);
        quote!(&#value)
    } else {
        argument_type(ty)
    };
    if *required {
        quote!(#name: #value)
    } else {
        quote!(#name: Option<#value>)
    }
}

fn body_value(body: &BodyArgument) -> TokenStream {
    let BodyArgument {
        name,
        ty,
        required,
        json,
        ..
    } = body;
    match (required, json, ty) {
        (true, false, RustType::String) => quote!(Some(#name.as_bytes())),
        (true, ..) => quote!(Some(#name)),
        (false, true, _) => quote!(#name.map(|body| body as &dyn Value)),
        (false, false, RustType::String) => quote!(#name.map(str::as_bytes)),
        (false, false, _) => quote!(#name),
    }
}

/// Whether the value of an argument is made by `Argument::list`.
fn makes_list(argument: &Argument, required: bool) -> bool {
    let RustType::List(item) = &argument.ty else {
        return false;
    };
    matches!(**item, RustType::Enum(_) | RustType::NumberEnum(_))
        || required && **item == RustType::String
}

fn required_value(argument: &Argument) -> TokenStream {
    let Argument { name, ty, .. } = argument;
    match ty {
        RustType::String => quote!(Argument::Text(#name)),
        RustType::Enum(_) => quote!(#name.as_str().into()),
        RustType::NumberEnum(_) => quote!(#name.value().into()),
        RustType::Bytes => quote!(Argument::Bytes(#name)),
        RustType::List(item) => match &**item {
            RustType::String => quote!(Argument::list(#name.iter().copied())),
            RustType::Enum(choice) => {
                quote!(Argument::list(#name.iter().map(models::#choice::as_str)))
            }
            RustType::NumberEnum(_) => {
                quote!(Argument::list(#name.iter().map(|item| item.value())))
            }
            _ => quote!(#name.into()),
        },
        _ => quote!(#name.into()),
    }
}

fn optional_value(argument: &Argument) -> TokenStream {
    let Argument { name, ty, .. } = argument;
    match ty {
        RustType::Enum(choice) => {
            quote!(options.#name.as_ref().map(models::#choice::as_str).into())
        }
        RustType::List(item) => {
            let as_value = match &**item {
                RustType::Enum(choice) => quote!(models::#choice::as_str),
                RustType::NumberEnum(_) => quote!(|item| item.value()),
                _ => return quote!(options.#name.as_ref().into()),
            };
            let list = quote!(Argument::list(list.iter().map(#as_value)));
            quote!(options.#name.as_ref().map(|list| #list).into())
        }
        RustType::NumberEnum(_) => quote!(options.#name.map(|value| value.value()).into()),
        RustType::Formatted(Format::UnixTime) => quote!(options.#name.into()),
        RustType::Formatted(_) | RustType::Map(_) => quote!(options.#name.as_ref().into()),
        RustType::String => quote!(options.#name.as_deref().into()),
        RustType::Bytes => quote!(options.#name.as_deref().map(Argument::Bytes).into()),
        _ => quote!(options.#name.into()),
    }
}

/// The optional parameters, for the function and for the client's method: a struct for each would be the same twice.
fn options(function: &Function) -> Option<TokenStream> {
    let name = function.options_name.as_ref()?;
    // With parentheses, since names such as `test` are also those of macros, types or crates.
    let doc = format!(
        " The optional parameters of [`{}()`].",
        function.name.plain()
    );
    let fields = function
        .options
        .iter()
        .map(|Argument { name, doc, ty, .. }| {
            let value = type_outside(ty);
            quote!(#doc pub #name: Option<#value>)
        });
    let debug = (!function.has_secret_options()).then(|| quote!(Debug,));
    Some(quote! {
        #[doc = #doc]
        #[derive(Clone, #debug Default)]
        pub struct #name<O = ()> {
            #(#fields,)*
            #[doc = " The options of a client's call; nothing for the function."]
            pub method_options: O,
        }
    })
}
