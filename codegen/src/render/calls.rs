//! Calls of operations in documentation: formatted statements and the calls of methods.

use super::expressions::expression;
use super::json::with_formatted_json;
use super::print::formatted;
use crate::rust::{
    Argument, BodyArgument, Call, Client, ClientField, Crate, ExampleCall, Expression, Function,
    Group, Identifier, ResultItem, RustType, WithOptions,
};
use proc_macro2::{Delimiter, Ident, TokenStream};
use quote::{format_ident, quote};

/// The name of the crate in code outside of it.
pub(super) fn package(items: &Crate) -> Ident {
    format_ident!("{}", items.settings.name.replace('-', "_"))
}

/// Whether a call names something in `models`.
pub(super) fn names_models(function: &Function, call: &ExampleCall) -> bool {
    let mut values = call.arguments.iter().chain(&call.body);
    with_body(function, call).is_some() || values.any(Expression::names_model)
}

/// The statement for the body.
pub(super) fn body(call: &ExampleCall) -> Option<TokenStream> {
    let body = call.body.as_ref().map(expression)?;
    Some(quote!(let body = #body;))
}

/// The function with options, for an optional body with a value.
pub(super) fn with_body<'a>(
    function: &'a Function,
    call: &ExampleCall,
) -> Option<(&'a WithOptions, &'a BodyArgument)> {
    let body = call.body.as_ref().and(function.optional_body())?;
    Some((function.with_options.as_ref()?, body))
}

/// The call of a method of `client`.
pub(super) fn method_call(group: &Group, function: &Function, call: &ExampleCall) -> TokenStream {
    let accessor = &group.client_module;
    let method = &function.method_name;
    let arguments = function.arguments.iter().zip(&call.arguments);
    let of_call = arguments.filter(|(Argument { client_field, .. }, _)| client_field.is_none());
    let arguments = of_call
        .map(|(_, value)| expression(value))
        .chain(function.required_body().map(|_| quote!(&body)));
    let options = if let Some((_, BodyArgument { name, .. })) = with_body(function, call) {
        let options = &function.method_options_name;
        quote!(Some(models::#options { #name: Some(body), ..Default::default() }))
    } else {
        quote!(None)
    };
    quote!(client.#accessor().#method(#(#arguments,)* #options))
}

/// The statements that await a call and, unless it returns nothing, take what it returns. `result` uses `result`, and `item` uses each `item` of a list.
pub(super) fn awaited(
    function: &Function,
    call: &TokenStream,
    result: &TokenStream,
    item: &TokenStream,
) -> TokenStream {
    let is_nothing = match &function.call {
        Call::LongRunning { result, .. } => *result == RustType::Unit,
        _ => matches!(function.result, ResultItem::Value(RustType::Unit)),
    };
    match &function.call {
        Call::Plain if is_nothing => quote!(#call.await?;),
        Call::LongRunning { .. } if is_nothing => quote!(#call?.until_done().await?;),
        Call::Plain => quote! {
            let result = #call.into_model().await?;
            #result
        },
        Call::LongRunning { .. } => quote! {
            let result = #call?.until_done().into_model().await?;
            #result
        },
        Call::Paged => quote! {
            let mut items = #call?;
            while let Some(item) = items.try_next().await? {
                #item
            }
        },
    }
}

/// The call in the documentation of a client's method: a program with hidden lines around it.
pub(super) fn of_method(
    function: &Function,
    group: &Group,
    client: &Identifier,
    items: &Crate,
) -> Option<Vec<String>> {
    let call = function.example.as_ref()?;
    // In the definition's words, the root is `crate`; outside of it, it has the name of the package.
    let root = items.root.replacen("crate", &package(items).to_string(), 1);
    let mut lines = vec![
        "# Example".to_owned(),
        String::new(),
        "```rust,no_run".to_owned(),
    ];
    lines.push(format!(
        "# async fn example(client: {root}::clients::{client}) -> azure_core::Result<()> {{"
    ));
    if names_models(function, call) {
        lines.push(format!("use {root}::models;"));
    }
    let is_paged = matches!(function.call, Call::Paged);
    if is_paged {
        lines.push("use futures::TryStreamExt;".to_owned());
    }
    if names_models(function, call) || is_paged {
        lines.push(String::new());
    }
    let body = body(call);
    let call = method_call(group, function, call);
    let statements = awaited(function, &call, &quote!(), &quote!(println!("{item:?}");));
    let program = block(quote!(#body #statements));
    lines.extend(program.lines().map(str::to_owned));
    lines.extend(["# Ok(()) }".to_owned(), "```".to_owned()]);
    Some(lines)
}

/// Formatted statements, without the function around them.
pub(super) fn block(statements: TokenStream) -> String {
    let body = proc_macro2::Group::new(Delimiter::Brace, statements);
    let function = formatted(quote!(fn example() #body));
    let inside = function
        .trim_end()
        .trim_start_matches(|character| character != '\n')
        .trim_end_matches('}');
    let inside = inside.trim_matches('\n');
    let inside: String = inside
        .lines()
        .flat_map(|line| [line.strip_prefix("    ").unwrap_or(line), "\n"])
        .collect();
    with_formatted_json(&inside)
}

/// The values that the constructor of the client takes, from a call.
pub(super) fn client_values(
    client: &Client,
    function: &Function,
    call: &ExampleCall,
) -> Vec<TokenStream> {
    let of_client = |field: &ClientField| {
        let mut arguments = function.arguments.iter().zip(&call.arguments);
        let of_field = |argument: &Argument| argument.client_field.as_ref() == Some(&field.name);
        let value = arguments.find(|(argument, _)| of_field(argument));
        expression(value.map_or(&field.placeholder, |(_, value)| value))
    };
    client.fields.iter().map(of_client).collect()
}

/// The beginning of a program with a client that is made with the values of a call.
pub(super) fn connect(client: &Client, function: &Function, call: &ExampleCall) -> TokenStream {
    let name = &client.name;
    let values = client_values(client, function, call);
    quote! {
        let credential = DeveloperToolsCredential::new(None)?;
        let client = #name::new(#(#values,)* credential, None)?;
    }
}
