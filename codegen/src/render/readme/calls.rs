//! The programs in the README, which is documentation, and tested, where the crate has its client.

use crate::render::calls::{self, awaited, block, package};
use crate::render::expressions::expression;
use crate::render::print::formatted;
use crate::render::tokens::type_outside;
use crate::rust::{
    BodyArgument, BodyContent, Call, Client, Crate, Passing, QuickStart, ResponseCase, ResultItem,
    RustType, WithOptions,
};
use proc_macro2::TokenStream;
use quote::quote;

const ASYNC: &str = "# async fn example() -> Result<(), Box<dyn std::error::Error>> {\n";
const END: &str = "# Ok(()) }\n";

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
    let stream = matches!(start.function.call, Call::Paged).then(|| {
        quote! { use futures::TryStreamExt; }
    });
    let imports = quote!(#imports #stream);
    format!("{}\n{}", formatted(imports), main(&statements))
}

/// A program with these statements.
pub(super) fn main(statements: &TokenStream) -> String {
    let statements = block(quote!(#statements Ok(())));
    let statements = statements.lines();
    let statements: String = statements.flat_map(|line| ["    ", line, "\n"]).collect();
    format!(
        "#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n{statements}}}\n"
    )
}

/// The quick start without the client, with the same body.
pub(super) fn without_client(items: &Crate, start: &QuickStart) -> String {
    let package = package(items);
    let module = &start.group.module;
    let name = &start.function.name;
    let of_body = start.function.body.as_ref().zip(start.call.body.as_ref());
    let body = of_body.map(|(body, _)| {
        let ty = match (&body.content, body.required) {
            (BodyContent::Json(ty), _) => type_outside(ty),
            (BodyContent::Text, true) => quote!(str),
            (BodyContent::Text, false) => quote!(String),
            (BodyContent::Bytes, true) => quote!([u8]),
            (BodyContent::Bytes, false) => quote!(Vec<u8>),
        };
        let reference = body.required.then(|| quote!(&));
        quote!(body: #reference #ty,)
    });
    let models = (calls::names_models(&start.function, &start.call) || of_body.is_some())
        .then(|| quote!(use #package::models;));
    let values = start.call.arguments.iter().map(expression);
    let required_body = start.function.required_body().map(|_| quote!(body));
    let with_body = calls::with_body(&start.function, &start.call);
    let name = with_body.map_or(name, |(with, _)| &with.name);
    let options = with_body.map(|(WithOptions { options, .. }, BodyArgument { name, .. })| {
        quote!(&#module::#options { #name: Some(body), ..Default::default() })
    });
    let values = values.chain(required_body).chain(options);
    let read = read(start);
    let hidden = quote! {
        #models
        fn example(
            #body
            send: impl Fn(http::Request<Vec<u8>>) -> http::Response<Vec<u8>>,
        ) -> Result<(), Box<dyn std::error::Error>> {}
    };
    let hidden = each_line("# ", formatted(hidden).trim_end().trim_end_matches('}'));
    let imports = formatted(quote!(use #package::Endpoint; use #package::operations::#module;));
    let statements = block(quote! {
        let request = #module::#name(#(#values),*)?;
        let response = send(request.to_http(&Endpoint::PUBLIC)?);
        #read
    });
    format!("{hidden}{imports}\n{statements}{END}")
}

/// The statements that decode and print the response.
fn read(start: &QuickStart) -> TokenStream {
    let module = &start.group.module;
    match &start.function.result {
        ResultItem::Enum { name, cases, .. } => {
            let arms = cases.iter().map(
                |ResponseCase {
                     name: variant,
                     body,
                     headers,
                     ..
                 }| {
                    let bound: Vec<_> = body
                        .iter()
                        .map(|body| &body.name)
                        .chain(headers.iter().map(|header| &header.name))
                        .collect();
                    let shown = bound
                        .iter()
                        .map(|name| format!("{{{}:?}}", name.plain()))
                        .collect::<Vec<_>>()
                        .join(" ");
                    let shown = format!("{} {shown}", variant.plain());
                    let shown = shown.trim_end();
                    let pattern = match (bound.as_slice(), headers.is_empty()) {
                        ([], _) => quote!(),
                        (bound, true) => quote!((#(#bound),*)),
                        (bound, false) => quote!({ #(#bound),* }),
                    };
                    quote!(#module::#name::#variant #pattern => println!(#shown))
                },
            );
            quote! {
                match request.decode(response)? {
                    #(#arms,)*
                    _ => {}
                }
            }
        }
        ResultItem::Value(RustType::Unit) => quote!(request.decode(response)?;),
        _ => quote! {
            let result = request.decode(response)?;
            println!("{result:?}");
        },
    }
}

/// A request whose body is changed as JSON, sent by the client. None if the function takes no JSON.
pub(super) fn edited(client: &Client, items: &Crate, start: &QuickStart) -> Option<String> {
    let package = package(items);
    let (client, module, name) = (&client.name, &start.group.module, &start.function.name);
    let BodyContent::Json(ty) = &start.function.required_body()?.content else {
        return None;
    };
    let ty = type_outside(ty);
    let arguments = start.function.arguments.iter().zip(&start.call.arguments);
    let arguments = arguments.map(|(argument, value)| match &argument.client_field {
        Some(field) if argument.passing == Passing::Str => quote!(client.#field()),
        _ => expression(value),
    });
    let sent = match &start.function.call {
        Call::Plain => quote!(client.send(request, None).await?;),
        Call::LongRunning { .. } => quote!(client.begin(request, None)?.until_done().await?;),
        Call::Paged => quote!(let items = client.list(request, None)?;),
    };
    let hidden = formatted(quote! {
        use #package::models;
        async fn example(
            client: #package::#client,
            body: &#ty,
        ) -> Result<(), Box<dyn std::error::Error>> {}
    });
    let hidden = each_line("# ", hidden.trim_end().trim_end_matches('}'));
    let import = formatted(quote!(use #package::operations::#module;));
    let statements = block(quote! {
        let request = #module::#name(#(#arguments,)* body)?;
        let request = request.edit_json(|body| body["newProperty"] = "value".into())?;
        #sent
    });
    Some(format!("{hidden}{import}\n{statements}{END}"))
}

/// The items of a list.
pub(super) fn list(client: &Client, items: &Crate, start: &QuickStart) -> String {
    let package = package(items);
    let client = &client.name;
    let call = calls::method_call(&start.group, &start.function, &start.call);
    let statements = block(quote! {
        let mut items = #call?;
        while let Some(item) = items.try_next().await? {
            println!("{item:?}");
        }
    });
    let models = calls::names_models(&start.function, &start.call)
        .then(|| format!("use {package}::models;\n"));
    format!(
        "# async fn example(client: {package}::{client}) -> azure_core::Result<()> {{\n{}use futures::TryStreamExt;\n\n{statements}{END}",
        models.unwrap_or_default()
    )
}

/// Polling step by step, and resuming.
pub(super) fn step_by_step(
    client: &Client,
    items: &Crate,
    start: &QuickStart,
    result: &RustType,
) -> String {
    let imports_of_client = client_imports(client, items, start);
    let connect = calls::connect(client, &start.function, &start.call);
    let body = calls::body(&start.call);
    let call = calls::method_call(&start.group, &start.function, &start.call);
    let result = type_outside(result);
    let first = block(quote! {
        #connect
        #body
        let mut poller = #call?;
        while let Some(status) = poller.try_next().await? {
            println!("{status:?}");
            if status == OperationStatus::InProgress {
                std::fs::write("operation.token", poller.resume_token()?)?;
            }
        }
    });
    let package = package(items);
    let hidden = each_line("# ", &formatted(imports_of_client));
    let imports = formatted(quote!(use #package::OperationStatus; use futures::TryStreamExt;));
    let (setup, polling) = first.split_once("let mut poller").unwrap_or(("", &first));
    let setup = each_line("# ", setup);
    let polling = if setup.is_empty() {
        polling.to_owned()
    } else {
        format!("let mut poller{polling}")
    };
    let resume = block(quote! {
        let token = std::fs::read_to_string("operation.token")?;
        let result = client.resume::<#result>(&token, None)?.until_done().into_model().await?;
        println!("{result:?}");
    });
    format!(
        "{ASYNC}{hidden}{imports}\n{setup}{polling}\n// Later, or in another process:\n{resume}{END}"
    )
}

/// A long-running operation without the client.
pub(super) fn state_machine(items: &Crate) -> String {
    let package = package(items);
    let imports =
        formatted(quote!(use #package::runtime::{FromResponse, LongRunningOperation, Step};));
    let function = formatted(quote! {
        fn run<T: FromResponse>(
            mut operation: LongRunningOperation<T>,
            send: impl Fn(http::Request<Vec<u8>>) -> http::Response<Vec<u8>>,
        ) -> #package::Result<T> {
            loop {
                match operation.next_step() {
                    Step::Send(request) => operation.receive(send(request))?,
                    Step::Wait(time) => std::thread::sleep(time),
                    Step::Done => return operation.into_result(),
                }
            }
        }
    });
    format!("{imports}\n{function}")
}

/// How the details of an error are read.
pub(super) fn errors(items: &Crate) -> String {
    let package = package(items);
    let import = formatted(quote!(use #package::Error;));
    let look = block(quote! {
        if let Some(Error::Service(error)) = error.downcast_ref::<Error>() {
            println!("{} {:?} {:?}: {:?}", error.status(), error.state(), error.code(), error.message());
        }
    });
    format!("# fn example(error: azure_core::Error) {{\n{import}\n{look}# }}\n")
}

/// A client for another cloud.
pub(super) fn clouds(client: &Client, items: &Crate) -> String {
    let package = package(items);
    let options = &client.options_name;
    let import = import(&package, vec!["Endpoint", options.as_str()]);
    let set = block(quote! {
        let options = #options { endpoint: Some(Endpoint::US_GOVERNMENT), ..Default::default() };
    });
    format!("# fn example() {{\n{import}\n{set}# }}\n")
}

/// A client that shares its connection.
pub(super) fn shared_connection(client: &Client, items: &Crate, start: &QuickStart) -> String {
    let package = package(items);
    let name = &client.name;
    let values = calls::client_values(client, &start.function, &start.call);
    let arguments = start.function.arguments.iter().zip(&start.call.arguments);
    let mut of_client = arguments.filter(|(argument, _)| argument.client_field.is_some());
    let models = of_client.any(|(_, value)| value.names_model());
    let models = models.then(|| quote!(use #package::models;));
    let imports = formatted(quote! {
        use #package::#name;
        #models
        use #package::runtime::client::ArmClient;
        use azure_identity::DeveloperToolsCredential;
    });
    let statements = block(quote! {
        let arm_client = ArmClient::new(DeveloperToolsCredential::new(None)?, None)?;
        let client = #name::from_arm_client(#(#values,)* &arm_client);
    });
    format!("{ASYNC}{imports}\n{statements}{END}")
}

fn client_imports(client: &Client, items: &Crate, start: &QuickStart) -> TokenStream {
    let package = package(items);
    let client = &client.name;
    let models = (calls::names_models(&start.function, &start.call)
        || matches!(&start.function.call, Call::LongRunning { result, .. } if result.named().is_some()))
    .then(|| quote!(models));
    let names = [quote!(#client)].into_iter().chain(models);
    quote! {
        use #package::{#(#names),*};
        use azure_identity::DeveloperToolsCredential;
    }
}

/// An import of names of the crate, in their order.
pub(super) fn import(package: &proc_macro2::Ident, mut names: Vec<&str>) -> String {
    // As rustfmt has it: types before modules.
    names.sort_unstable();
    format!("use {package}::{{{}}};\n", names.join(", "))
}

/// The lines, each with a prefix.
fn each_line(prefix: &str, text: &str) -> String {
    text.lines().flat_map(|line| [prefix, line, "\n"]).collect()
}
