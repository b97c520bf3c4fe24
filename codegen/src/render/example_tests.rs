//! `tests/examples.rs` and the files of the examples.

use super::expressions::expression;
use super::print::SourceFile;
use crate::pointer::Step;
use crate::rust::{
    BodyArgument, BodyContent, Crate, Doc, ExampleChange, ExampleResponse, ExampleResult,
    ExampleTest, Expression,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::collections::BTreeMap;

/// The code that all tests share.
const SUPPORT: &str = include_str!("../../templates/example_tests.rs");

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    if items.examples.is_empty() {
        return BTreeMap::new();
    }
    let doc = Doc::default()
        .line("The examples of the definition: each gives the request that it shows, and its responses decode and come back.");
    let package = items.settings.name.replace('-', "_");
    let mut file = SourceFile::new(&items.sources, &doc, &package);
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
    let mut responses = items.examples.iter().flat_map(|test| &test.responses);
    if responses.any(|response| matches!(response.result, ExampleResult::Error)) {
        file.import(format!("{package}::runtime::Error"));
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
    let deprecated = function
        .deprecated
        .then(|| quote!(#[expect(deprecated, reason = "deprecated operations work still")]));
    let body = function.body.as_ref().zip(test.body.as_ref());
    let given_body = body.map(|(body, _)| given_body(body));
    let body_argument = function.required_body().map(body_argument);
    let arguments = test
        .arguments
        .iter()
        .map(expression)
        .chain(body_argument)
        .chain(test.options.as_ref().map(expression));
    let with_options = function.with_options.as_ref();
    let with_options = with_options.filter(|_| test.options.is_some());
    let operation = with_options.map_or(&function.name, |with| &with.name);
    let method = function.method.as_str();
    let check_body = match body {
        Some((body, changes)) => check_sent(body, changes),
        // What a form is written as is up to the runtime.
        None if function.form.is_some() => quote!(),
        None => quote!(assert_eq!(request.body(), b"");),
    };
    let responses = test.responses.iter().map(response);
    quote! {
        #doc
        #[test]
        #deprecated
        fn #name() {
            let example = example_support::parse(include_str!(#path));
            #given_body
            let request = #module::#operation(#(#arguments),*).unwrap();
            assert_eq!(request.method(), #method);
            assert_eq!(request.path_and_query(), #url);
            #check_body
            #(#responses)*
        }
    }
}

/// The body that the example gives.
fn given_body(body: &BodyArgument) -> TokenStream {
    let name = &body.wire_name;
    match body.content {
        BodyContent::Value(_) => {
            quote!(let body = serde_json::from_value(example["parameters"][#name].clone()).unwrap();)
        }
        BodyContent::Text | BodyContent::Bytes => {
            quote!(let body = example["parameters"][#name].as_str().unwrap();)
        }
    }
}

/// A required body in the call.
fn body_argument(body: &BodyArgument) -> TokenStream {
    match body.content {
        BodyContent::Value(_) => quote!(&body),
        BodyContent::Text => quote!(body),
        BodyContent::Bytes => quote!(body.as_bytes()),
    }
}

fn check_sent(body: &BodyArgument, changes: &[ExampleChange]) -> TokenStream {
    if !matches!(body.content, BodyContent::Value(_)) {
        return quote!(assert_eq!(request.body(), body.as_bytes()););
    }
    let name = &body.wire_name;
    let example = quote!(example["parameters"][#name]);
    let check = assert_same(&quote!(sent), &example, changes);
    quote! {
        let sent = example_support::parse(request.body());
        #check
    }
}

/// The check that a value is that of the example, but for the changes.
fn assert_same(
    actual: &TokenStream,
    example: &TokenStream,
    changes: &[ExampleChange],
) -> TokenStream {
    if changes.is_empty() {
        return quote!(example_support::assert_same(&#actual, &#example););
    }
    let changes = changes.iter().map(|ExampleChange { path, json }| {
        let path = path.iter().map(|step| match step {
            Step::Key(key) => quote!([#key]),
            Step::Index(index) => {
                let index = Literal::usize_unsuffixed(*index);
                quote!([#index])
            }
        });
        let json = expression(&Expression::Json(json.clone()));
        quote!(expected #(#path)* = #json;)
    });
    quote! {
        let mut expected = #example.clone();
        #(#changes)*
        example_support::assert_same(&#actual, &expected);
    }
}

fn response(response: &ExampleResponse) -> TokenStream {
    let status = Literal::u16_unsuffixed(response.status);
    let decoded = quote!(request.decode(example_support::response(&example, #status)));
    let check_body = |body: &TokenStream| {
        let status = response.status.to_string();
        let example = quote!(example["responses"][#status]["body"]);
        let changes = response.body.as_ref()?;
        Some(assert_same(body, &example, changes))
    };
    match &response.result {
        ExampleResult::Error => {
            let message = format!("{} is no error", response.status);
            quote! {
                let Err(Error::Service(error)) = #decoded else {
                    panic!(#message);
                };
                assert_eq!(error.status(), #status);
            }
        }
        ExampleResult::Body => {
            if let Some(check) = check_body(&quote!(body)) {
                quote! {
                    let body = #decoded.unwrap();
                    #check
                }
            } else {
                quote!(#decoded.unwrap();)
            }
        }
        ExampleResult::Existence(true) => quote! {
            let exists = #decoded.unwrap();
            assert!(exists);
        },
        ExampleResult::Existence(false) => quote! {
            let is_missing = !#decoded.unwrap();
            assert!(is_missing);
        },
        ExampleResult::Case {
            module,
            ty,
            variant,
            body,
            has_names,
            headers,
        } => {
            let checked = body.as_ref().filter(|_| response.body.is_some());
            let names = headers.iter().map(|header| &header.name);
            let names = checked.into_iter().chain(names);
            let pattern = match (body, checked) {
                _ if *has_names => quote!({ #(#names,)* .. }),
                (_, Some(name)) => quote!((#name)),
                (Some(_), None) => quote!((_)),
                (None, None) => quote!(),
            };
            let module = module
                .as_ref()
                .map_or_else(|| quote!(responses), |name| quote!(#name));
            let otherwise = variant.as_ref().map(|variant| {
                let message = format!("{} is not `{variant}`", response.status);
                quote!(else { panic!(#message); })
            });
            let variant = variant.iter();
            let check_body = checked.and_then(|name| check_body(&quote!(#name)));
            let check_headers = headers.iter().map(|header| {
                let (name, wire_name) = (&header.name, &header.wire_name);
                quote!(example_support::assert_header(#name, &example, #status, #wire_name);)
            });
            quote! {
                let #module::#ty #(::#variant)* #pattern = #decoded.unwrap() #otherwise;
                #check_body
                #(#check_headers)*
            }
        }
    }
}
