//! `tests/examples.rs` and the files of the examples.

use super::expressions::expression;
use super::print::SourceFile;
use crate::rust::{
    Crate, Doc, ExampleBody, ExampleCheck, ExampleShape, ExampleTest, Expression, HeaderField,
    Identifier, ResponseCase, RustType,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::collections::BTreeMap;

/// What the tests have in common.
const SUPPORT: &str = include_str!("../../templates/example_tests.rs");

/// What that imports, besides some names of `runtime`.
const SUPPORT_IMPORTS: [&str; 3] = [
    "serde::Serialize",
    "serde::de::DeserializeOwned",
    "serde_json::Value",
];

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    if items.examples.is_empty() {
        return BTreeMap::new();
    }
    let doc = Doc::default()
        .line("The examples of the definition: each gives the request that it shows, and its responses decode and come back.");
    let package = items.settings.name.replace('-', "_");
    let mut file = SourceFile::new(&items.sources, &doc, &package);
    for import in SUPPORT_IMPORTS {
        file.import(import.to_owned());
    }
    for name in ["Error", "FromResponse", "Request"] {
        file.import(format!("{package}::runtime::{name}"));
    }
    for test in &items.examples {
        file.import(format!("{package}::operations::{}", test.module));
    }
    let mut values = items
        .examples
        .iter()
        .flat_map(|test| test.arguments.iter().chain(&test.options));
    if values.any(Expression::names_model) {
        file.import(format!("{package}::models"));
    }
    for test in &items.examples {
        file.item(function(test));
    }
    let mut files: BTreeMap<_, _> = items
        .examples
        .iter()
        .map(|test| {
            (
                format!("tests/examples/{}", test.file),
                test.text.to_string(),
            )
        })
        .collect();
    files.insert(
        "tests/examples.rs".to_owned(),
        format!("{}\n{SUPPORT}", file.finish()),
    );
    files
}

fn function(test: &ExampleTest) -> TokenStream {
    let ExampleTest {
        name,
        title,
        file,
        module,
        function,
        url,
        ..
    } = test;
    let path = format!("examples/{file}");
    let title = crate::rust::code(title);
    let doc = Doc::default().line(title);
    let deprecated = test
        .deprecated
        .then(|| quote!(#[expect(deprecated, reason = "deprecated operations work still")]));
    let body = test
        .takes_body
        .map(|required| match (&test.body, required) {
            (Some(body), true) => given_body(body),
            (Some(body), false) => {
                let body = given_body(body);
                quote!(Some(#body))
            }
            (None, _) => quote!(None),
        });
    let arguments = test
        .arguments
        .iter()
        .map(expression)
        .chain(body)
        .chain(test.options.as_ref().map(expression));
    let method = test.method.as_str();
    let check_body = match &test.body {
        Some(ExampleBody {
            name, json: false, ..
        }) => {
            quote!(assert_eq!(request.body(), example.content(#name).as_bytes());)
        }
        Some(ExampleBody { name, left_out, .. }) => {
            quote!(example.check_body(&request, #name, &[#(#left_out),*]);)
        }
        None if test.has_form => quote!(),
        None => quote!(example.check_no_body(&request);),
    };
    let responses = test.responses.iter().map(|check| response(check, test));
    quote! {
        #doc
        #[test]
        #deprecated
        fn #name() {
            let example = Example::new(include_str!(#path));
            let request = #module::#function(#(#arguments),*).unwrap();
            example.check_request(&request, #method, #url);
            #check_body
            #(#responses)*
        }
    }
}

/// The body as an argument.
fn given_body(body: &ExampleBody) -> TokenStream {
    let ExampleBody { name, ty, json, .. } = body;
    match (json, ty) {
        (true, _) => quote!(&example.body(#name)),
        (false, RustType::Bytes) => quote!(example.content(#name).as_bytes()),
        (false, _) => quote!(example.content(#name)),
    }
}

fn response(check: &ExampleCheck, test: &ExampleTest) -> TokenStream {
    let status = Literal::u16_unsuffixed(check.status);
    let module = &test.module;
    match &check.shape {
        ExampleShape::Error => quote!(example.check_error(&request, #status);),
        ExampleShape::Value(RustType::Unit) => quote!(example.decode::<(), _>(&request, #status);),
        ExampleShape::Value(RustType::Bytes) => {
            quote!(example.decode::<Vec<u8>, _>(&request, #status);)
        }
        // A page without a body has no items.
        ExampleShape::Value(_) if check.body.is_none() => {
            quote!(example.decode(&request, #status);)
        }
        ExampleShape::Value(_) => {
            let left_out = check.body.iter().flatten();
            quote! {
                let body = example.decode(&request, #status);
                example.check_response(#status, &body, &[#(#left_out),*]);
            }
        }
        ExampleShape::WithHeader(name, case) | ExampleShape::Struct(name, case) => {
            let (pattern, checks) = take_apart(case, check);
            let module = if matches!(check.shape, ExampleShape::WithHeader(..)) {
                quote!(responses)
            } else {
                quote!(#module)
            };
            quote! {
                let #module::#name #pattern = example.decode(&request, #status);
                #checks
            }
        }
        ExampleShape::Variant(name, case) => {
            let variant = &case.name;
            let (pattern, checks) = take_apart(case, check);
            let message = format!("{} is not `{variant}`", check.status);
            quote! {
                let #module::#name::#variant #pattern = example.decode(&request, #status) else {
                    panic!(#message);
                };
                #checks
            }
        }
    }
}

/// The pattern of a variant or struct, and the checks of what it binds.
fn take_apart(case: &ResponseCase, check: &ExampleCheck) -> (TokenStream, TokenStream) {
    let status = Literal::u16_unsuffixed(check.status);
    let body = case.body.as_ref().zip(check.body.as_ref());
    let check_body = |name: &Identifier, left_out: &[String]| quote!(example.check_response(#status, &#name, &[#(#left_out),*]););
    if case.headers.is_empty() {
        return match body {
            Some(((name, _), left_out)) => (quote!((#name)), check_body(name, left_out)),
            None if case.body.is_some() => (quote!((_)), quote!()),
            None => (quote!(), quote!()),
        };
    }
    let names = body
        .iter()
        .map(|((name, _), _)| name)
        .chain(check.headers.iter().map(|header| &header.name));
    let pattern = quote!({ #(#names,)* .. });
    let body = body.map(|((name, _), left_out)| check_body(name, left_out));
    let headers = check.headers.iter().map(
        |HeaderField {
             name, wire_name, ..
         }| { quote!(example.check_header(#status, #wire_name, #name);) },
    );
    (pattern, quote!(#body #(#headers)*))
}
