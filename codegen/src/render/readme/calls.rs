//! The programs and functions in the README that use the client. Each is complete as it is shown.
//!
//! A function has its `use` lines inside, so that it can stand beside others.

use super::items::{body_parameter, function, function_of, qualified};
use crate::render::calls::{self, awaited, block, package};
use crate::render::expressions::expression;
use crate::render::print::formatted;
use crate::render::tokens::type_outside;
use crate::rust::{BodyContent, Call, Client, Crate, Expression, Passing, QuickStart, RustType};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The type of a result as text; none for nothing.
pub(super) fn type_text(ty: &RustType) -> Option<String> {
    Some(match ty {
        RustType::Unit => return None,
        RustType::Model(name) | RustType::Enum(name) | RustType::NumberEnum(name) => {
            name.plain().to_owned()
        }
        RustType::Formatted(_) => type_outside(ty).to_string(),
        RustType::List(item) => format!("list of {}", type_text(item)?),
        RustType::Map(item) => format!("map of {}", type_text(item)?),
        RustType::Boxed(ty) | RustType::Optional(ty) => type_text(ty)?,
        RustType::Any => "JSON".to_owned(),
        RustType::Bytes => "bytes".to_owned(),
        RustType::String => "String".to_owned(),
        RustType::Boolean => "bool".to_owned(),
        RustType::Integer32 => "i32".to_owned(),
        RustType::Integer64 => "i64".to_owned(),
        RustType::Float32 => "f32".to_owned(),
        RustType::Float64 => "f64".to_owned(),
    })
}

/// The quick start with the client.
pub(super) fn with_client(client: &Client, items: &Crate, start: &QuickStart) -> String {
    let imports = client_imports(client, items, start);
    let connect = calls::connect(client, &start.function, &start.call);
    let body = calls::body(&start.call);
    let call = calls::method_call(&start.group, &start.function, &start.call);
    let show = quote!(println!("{result:?}"););
    let show_item = quote!(println!("{item:?}"););
    let awaited = awaited(&start.function, &call, &show, &show_item);
    let statements = quote!(#connect #body #awaited);
    let stream = match &start.function.call {
        Call::Paged => "use futures::TryStreamExt;\n",
        _ => "",
    };
    format!("{imports}{stream}\n{}", async_main(&statements))
}

/// An asynchronous program with these statements.
pub(super) fn async_main(statements: &TokenStream) -> String {
    let head = "async fn main() -> Result<(), Box<dyn std::error::Error>>";
    format!(
        "#[tokio::main]\n{}",
        function_of(head, "", &block(quote!(#statements Ok(()))))
    )
}

/// A request whose body is changed as JSON, sent by the client. None if the function takes no JSON.
pub(super) fn edited(client: &Client, items: &Crate, start: &QuickStart) -> Option<String> {
    let package = package(items);
    let (client, module, name) = (&client.name, &start.group.module, &start.function.name);
    let body = start.function.required_body()?;
    if !matches!(body.content, BodyContent::Value(_)) || body.xml.is_some() {
        return None;
    }
    let body = body_parameter(&start.function, &package);
    let values = start.function.arguments.iter().zip(&start.call.arguments);
    let values = values.map(|(argument, value)| match &argument.client_field {
        Some(field) if argument.passing == Passing::Str => quote!(client.#field()),
        _ => expression(value),
    });
    let values: Vec<_> = values.collect();
    let sent = match &start.function.call {
        Call::Plain => quote!(client.send(request, None).await?;),
        Call::LongRunning { .. } => quote!(client.begin(request, None)?.until_done().await?;),
        Call::Paged => quote!(client.list(request, None)?.try_next().await?;),
    };
    let models = start.call.arguments.iter().any(Expression::names_model);
    let models = models.then(|| quote!(use #package::models;));
    let stream = matches!(start.function.call, Call::Paged).then(|| {
        quote!(
            use futures::TryStreamExt;
        )
    });
    Some(function(
        &quote! {
            async fn send_new_property(client: &#package::#client, #body) -> Result<(), Box<dyn std::error::Error>>
        },
        &formatted(quote!(#models use #package::operations::#module; #stream)),
        &block(quote! {
            let request = #module::#name(#(#values,)* &body)?;
            let request = request.edit_json(|body| body["newProperty"] = "value".into())?;
            #sent
            Ok(())
        }),
    ))
}

/// The items of a list.
pub(super) fn list(client: &Client, items: &Crate, start: &QuickStart) -> String {
    let package = package(items);
    let client = &client.name;
    let call = calls::method_call(&start.group, &start.function, &start.call);
    let models = models_of_call(start).then(|| quote!(use #package::models;));
    function(
        &quote! {
            async fn print_items(client: &#package::#client) -> Result<(), Box<dyn std::error::Error>>
        },
        &formatted(quote!(#models use futures::TryStreamExt;)),
        &block(quote! {
            let mut items = #call?;
            while let Some(item) = items.try_next().await? {
                println!("{item:?}");
            }
            Ok(())
        }),
    )
}

/// Polling step by step, and resuming.
pub(super) fn step_by_step(
    client: &Client,
    items: &Crate,
    start: &QuickStart,
    result: &RustType,
) -> String {
    let package = package(items);
    let client = &client.name;
    let call = calls::method_call(&start.group, &start.function, &start.call);
    let body = start.call.body.as_ref();
    let body = body.and_then(|_| body_parameter(&start.function, &package));
    let models = models_of_call(start).then(|| quote!(use #package::models;));
    let poll = block(quote! {
        let mut poller = #call?;
        while let Some(status) = poller.try_next().await? {
            println!("{status:?}");
            if status == OperationStatus::InProgress {
                std::fs::write("operation.token", poller.resume_token()?)?;
            }
        }
    });
    let ty = qualified(type_outside(result), &package);
    let resume = quote!(client.resume::<#ty>(&token, None)?.until_done());
    let resume = if *result == RustType::Unit {
        quote!(#resume.await?;)
    } else {
        quote! {
            let result = #resume.into_model().await?;
            println!("{result:?}");
        }
    };
    let resume = block(quote! {
        let token = std::fs::read_to_string("operation.token")?;
        #resume
        Ok(())
    });
    function(
        &quote! {
            async fn save_and_resume(client: &#package::#client, #body) -> Result<(), Box<dyn std::error::Error>>
        },
        &formatted(quote!(use #package::OperationStatus; #models use futures::TryStreamExt;)),
        &format!("{poll}\n// Later, or in another process:\n{resume}"),
    )
}

/// How the details of an error are read.
pub(super) fn errors(items: &Crate) -> String {
    let package = package(items);
    function(
        &quote!(fn print_error(error: &azure_core::Error)),
        &formatted(quote!(use #package::Error;)),
        &block(quote! {
            if let Some(Error::Service(error)) = error.downcast_ref::<Error>() {
                println!("{} {:?}: {:?}", error.status(), error.code(), error.message());
            }
        }),
    )
}

/// A client for another cloud.
pub(super) fn clouds(client: &Client, items: &Crate, start: &QuickStart) -> String {
    let package = package(items);
    let (name, options) = (&client.name, &client.options_name);
    let values = calls::client_values(client, &start.function, &start.call);
    let mut of_crate = vec![options.as_str(), name.as_str(), "Endpoint"];
    of_crate.extend(models_of_client(start).then_some("models"));
    function(
        &quote!(fn us_government() -> azure_core::Result<#package::#name>),
        &with_credential(import(&package, of_crate)),
        &block(quote! {
            let options = #options { endpoint: Some(Endpoint::US_GOVERNMENT), ..Default::default() };
            #name::new(#(#values,)* DeveloperToolsCredential::new(None)?, Some(options))
        }),
    )
}

/// A client that shares its connection.
pub(super) fn shared_connection(client: &Client, items: &Crate, start: &QuickStart) -> String {
    let package = package(items);
    let name = &client.name;
    let values = calls::client_values(client, &start.function, &start.call);
    let mut of_crate = vec![name.as_str(), "ArmClient"];
    of_crate.extend(models_of_client(start).then_some("models"));
    function(
        &quote!(fn connect() -> azure_core::Result<#package::#name>),
        &with_credential(import(&package, of_crate)),
        &block(quote! {
            let arm_client = ArmClient::new(DeveloperToolsCredential::new(None)?, None)?;
            let client = #name::from_arm_client(#(#values,)* &arm_client);
            Ok(client)
        }),
    )
}

/// Whether a call whose body is a variable names something in `models`.
fn models_of_call(start: &QuickStart) -> bool {
    let mut arguments = start.call.arguments.iter();
    arguments.any(Expression::names_model)
        || calls::with_body(&start.function, &start.call).is_some()
}

/// Whether the client's own values name something in `models`.
fn models_of_client(start: &QuickStart) -> bool {
    let arguments = start.function.arguments.iter().zip(&start.call.arguments);
    let mut of_client = arguments.filter(|(argument, _)| argument.client_field.is_some());
    of_client.any(|(_, value)| value.names_model())
}

fn client_imports(client: &Client, items: &Crate, start: &QuickStart) -> String {
    let mut names = vec![client.name.as_str()];
    names.extend(calls::names_models(&start.function, &start.call).then_some("models"));
    with_credential(import(&package(items), names))
}

/// An import of names of the crate, in their order.
pub(super) fn import(package: &Ident, mut names: Vec<&str>) -> String {
    // As rustfmt has it: types before modules.
    names.sort_unstable();
    match names.as_slice() {
        [name] => format!("use {package}::{name};\n"),
        names => format!("use {package}::{{{}}};\n", names.join(", ")),
    }
}

fn with_credential(imports: String) -> String {
    imports + "use azure_identity::DeveloperToolsCredential;\n"
}
