//! A program that calls the functions of a crate with the arguments of examples, which it reads when it runs.
//!
//! The program is a crate of its own. [`crate::examples`] compares what it prints with what the examples say.

use super::operations::deprecated;
use super::print::SourceFile;
use super::runtime::DEPENDENCIES;
use crate::rust::{
    Argument, BodyArgument, BodyContent, BodyField, Crate, Doc, Function, Group, Passing,
    ResponseCase, ResultItem, RustType, WithOptions,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The code that all calls share.
const SUPPORT: &str = include_str!("../../templates/example_calls.rs");

/// The types that the program reads and prints.
const REPORT: &str = include_str!("../../templates/example_report.rs");

/// The name of the program of a crate.
#[must_use]
pub fn program_name(package: &str) -> String {
    format!("{package}_examples")
}

/// The files of the program, where `path` leads from its folder to that of the crate.
#[must_use]
pub fn program(items: &Crate, path: &str) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("Cargo.toml".to_owned(), manifest(items, path)),
        ("src/main.rs".to_owned(), main(items)),
        ("src/report.rs".to_owned(), REPORT.to_owned()),
        ("src/support.rs".to_owned(), SUPPORT.to_owned()),
    ])
}

fn manifest(items: &Crate, path: &str) -> String {
    let package = &items.settings.name;
    let mut text = format!(
        "[package]\nname = \"{}\"\nedition = \"2024\"\n\n[dependencies]\n{package} = {{ path = \"{path}\", default-features = false }}\n",
        program_name(package)
    );
    for (name, value) in DEPENDENCIES {
        // Writing to a string cannot fail.
        let _ = match *name {
            "http" | "serde_json" => writeln!(text, "{name} = {value}"),
            "serde" => writeln!(
                text,
                "{name} = {{ version = {value}, features = [\"derive\"] }}"
            ),
            _ => Ok(()),
        };
    }
    text
}

fn main(items: &Crate) -> String {
    let doc = Doc::default().line("Calls each operation with the arguments of an example.");
    let package = items.settings.name.replace('-', "_");
    let mut file = SourceFile::new(&items.sources, &doc, &package);
    let package = format_ident!("{package}");
    let groups = || items.groups.iter().enumerate();
    let has_operations = groups().any(|(_, group)| !group.functions.is_empty());
    let used = has_operations.then(|| quote! { use support::Call; });
    file.item(quote! {
        mod report;
        mod support;
        pub(crate) use #package::runtime;
        #used
    });
    let mut rows = Vec::new();
    for (index, group) in groups() {
        for (number, function) in group.functions.iter().enumerate() {
            let name = format_ident!("call_{index}_{number}");
            let id = &function.id;
            rows.push(quote!((#id, #name)));
            file.item(call(&name, group, function));
        }
    }
    file.item(quote! {
        fn main() -> std::process::ExitCode {
            support::main(&[#(#rows),*])
        }
    });
    file.finish()
}

fn call(name: &proc_macro2::Ident, group: &Group, function: &Function) -> TokenStream {
    let module = &group.module;
    let arguments = function.arguments.iter().map(required);
    let body = function.required_body().map(body);
    let with = function.with_options.as_ref();
    let operation = with.map_or(&function.name, |with| &with.name);
    let options = with.map(|WithOptions { options, .. }| {
        let fields = function.options.iter().map(|option| {
            let name = &option.name;
            let wire_name = &option.wire_name;
            let value = if option.ty == RustType::Bytes {
                quote!(call.optional(#wire_name, Call::bytes)?.map(Vec::from))
            } else {
                quote!(call.optional(#wire_name, Call::value)?)
            };
            quote!(#name: #value)
        });
        let fields = fields.chain(function.optional_body().map(optional_body));
        quote!(&operations::#module::#options { #(#fields,)* method_options: () })
    });
    let arguments = arguments.chain(body).chain(options);
    let result = result(module, &function.result);
    let deprecated = deprecated(function).map(|_| quote!(#[allow(deprecated)]));
    // Not each operation has an argument.
    let has_arguments = function.argument_count() > 0 || with.is_some();
    let parameter = if has_arguments {
        quote!(call)
    } else {
        quote!(_)
    };
    quote! {
        #deprecated
        fn #name(call: &Call) -> report::Report {
            call.run(
                |#parameter| Ok(operations::#module::#operation(#(#arguments),*)?),
                #result,
            )
        }
    }
}

/// The value of a required parameter, as the function takes it.
fn required(argument: &Argument) -> TokenStream {
    let name = &argument.wire_name;
    match &argument.passing {
        Passing::Copy => quote!(call.value(#name)?),
        Passing::Str => quote!(call.text(#name)?),
        Passing::Bytes => quote!(call.bytes(#name)?),
        Passing::Enum(_) | Passing::NumberEnum | Passing::Reference => quote!(&call.value(#name)?),
        Passing::Strs => quote!(&call.texts(#name)?),
        Passing::Enums(_) | Passing::NumberEnums(_) | Passing::Slice(_) => {
            quote!(&call.value::<Vec<_>>(#name)?)
        }
    }
}

fn body(body: &BodyArgument) -> TokenStream {
    let name = &body.wire_name;
    match &body.content {
        BodyContent::Value(_) => quote!(&call.value(#name)?),
        BodyContent::Text => quote!(call.text(#name)?),
        BodyContent::Bytes => quote!(call.bytes(#name)?),
    }
}

/// The body as a field of the options.
fn optional_body(body: &BodyArgument) -> TokenStream {
    let field = &body.name;
    let name = &body.wire_name;
    let value = match &body.content {
        BodyContent::Value(_) => quote!(call.optional(#name, Call::value)?),
        BodyContent::Text => quote!(call.optional(#name, Call::text)?.map(str::to_owned)),
        BodyContent::Bytes => quote!(call.optional(#name, Call::bytes)?.map(Vec::from)),
    };
    quote!(#field: #value)
}

/// The closure that reports a result.
fn result(module: &crate::rust::Identifier, result: &ResultItem) -> TokenStream {
    match result {
        ResultItem::Value(RustType::Unit) => quote!(|()| report::ResponseReport::NoBody),
        ResultItem::Value(ty) => {
            let report = report(ty, &quote!(result));
            quote!(|result| #report)
        }
        ResultItem::WithHeader { case, .. } | ResultItem::Struct { case, .. } => {
            if let Some(BodyField { name, ty, .. }) = &case.body {
                let report = report(ty, &quote!(result.#name));
                quote!(|result| #report)
            } else {
                quote!(|_| report::ResponseReport::NoBody)
            }
        }
        ResultItem::Enum { name, cases, .. } => {
            let arms = cases.iter().filter_map(|case| {
                let (pattern, ty) = pattern(case)?;
                let report = report(ty, &quote!(body));
                Some(quote!(operations::#module::#name::#pattern => #report))
            });
            quote!(|result| match result { #(#arms,)* _ => report::ResponseReport::NoBody })
        }
    }
}

/// The pattern that binds the body of a case, if it has one.
fn pattern(case: &ResponseCase) -> Option<(TokenStream, &RustType)> {
    let BodyField {
        name: field, ty, ..
    } = case.body.as_ref()?;
    let name = &case.name;
    let pattern = if case.headers.is_empty() {
        quote!(#name(body))
    } else {
        quote!(#name { #field: body, .. })
    };
    Some((pattern, ty))
}

fn report(ty: &RustType, body: &TokenStream) -> TokenStream {
    match ty {
        RustType::Unit => quote!(report::ResponseReport::NoBody),
        RustType::Bytes => quote!(support::raw(&#body)),
        _ => quote!(support::json(&#body)),
    }
}
