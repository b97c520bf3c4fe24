//! How the crate is used without its client, with an HTTP client of the user's choice.

use super::dependencies::{self, Features};
use super::items::{function, function_of};
use crate::render::calls::{self, block, package};
use crate::render::expressions::expression;
use crate::render::markdown::Markdown;
use crate::render::print::formatted;
use crate::rust::{
    BodyArgument, Call, Crate, Expression, QuickStart, ResultItem, RustType, WithOptions,
};
use proc_macro2::TokenStream;
use quote::quote;

/// The HTTP client. Other HTTP clients for these types do as well, but one of the programs has to name one.
const SEND: &str = "/// Sends a request with the access token that the variable `AZURE_TOKEN` has.
fn send(
    mut request: http::Request<Vec<u8>>,
) -> Result<http::Response<Vec<u8>>, Box<dyn std::error::Error>> {
    let token = std::env::var(\"AZURE_TOKEN\")?;
    let header = format!(\"Bearer {token}\").parse()?;
    request.headers_mut().insert(http::header::AUTHORIZATION, header);
    // Whether a status is an error is for `decode` to say.
    let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
    let (head, mut body) = agent.run(request)?.into_parts();
    Ok(http::Response::from_parts(head, body.read_to_vec()?))
}
";

pub(super) fn section(items: &Crate, readme: &mut Markdown) {
    // One request and its response, if the crate has such an operation.
    let start = items.local_test.as_ref().map(|test| &test.start);
    let Some(start) = start.or(items.quick_start.as_ref()) else {
        return;
    };
    let mut programs = Markdown::default();
    programs.paragraph(
        "The program needs an access token. Here it is the one of the Azure CLI, which is valid for about an hour:",
    );
    programs.code(
        "console",
        &[
            "$ az login".to_owned(),
            "$ export AZURE_TOKEN=$(az account get-access-token --scope https://management.azure.com/.default --query accessToken --output tsv)".to_owned(),
            "$ cargo run".to_owned(),
        ],
    );
    programs.rust_of_others(&program(items, start));
    let is_shown = matches!(start.function.call, Call::LongRunning { .. });
    if items.long_running.is_some() && !is_shown {
        programs.paragraph(
            "`Request::start` makes a `LongRunningOperation` of a request. Its next step is a request to send, a time to wait, or the \
             end:",
        );
        programs.rust(&wait(items));
    }
    if items.list.is_some() && !matches!(start.function.call, Call::Paged) {
        programs.paragraph("`Request::pages` makes the state machine `Pages` of a request. It returns the request for each page in turn.");
    }
    readme.heading("Without the client");
    readme.paragraph(
        "Without the feature `client`, the crate depends on neither `azure_core` nor an async runtime. The following program sends \
         its requests with `ureq`. Any other HTTP client will do.",
    );
    dependencies::add(items, Features::NoClient, &programs, readme);
    readme.append(&programs);
}

/// A program that sends a request.
fn program(items: &Crate, start: &QuickStart) -> String {
    let package = package(items);
    let module = &start.group.module;
    let is_long_running = matches!(start.function.call, Call::LongRunning { .. });
    let body = calls::body(&start.call);
    let request = request(start);
    let receive = receive(start);
    let is_in_body = start
        .call
        .body
        .as_ref()
        .is_some_and(Expression::names_model);
    let mut arguments = start.call.arguments.iter();
    let models = is_in_body || arguments.any(Expression::names_model);
    let models = models.then(|| quote!(use #package::models;));
    let imports = formatted(quote! {
        use #package::Endpoint;
        #models
        use #package::operations::#module;
    });
    let main = function_of(
        "fn main() -> Result<(), Box<dyn std::error::Error>>",
        "",
        &block(quote! {
            #body
            let request = #request?;
            #receive
            Ok(())
        }),
    );
    let wait = is_long_running.then(|| format!("\n{}", wait(items)));
    format!("{imports}\n{SEND}{}\n{main}", wait.unwrap_or_default())
}

/// The call of the request function.
fn request(start: &QuickStart) -> TokenStream {
    let module = &start.group.module;
    let name = &start.function.name;
    let with_body = calls::with_body(&start.function, &start.call);
    let name = with_body.map_or(name, |(with, _)| &with.name);
    let options = with_body.map(|(WithOptions { options, .. }, BodyArgument { name, .. })| {
        quote!(&#module::#options { #name: Some(body), ..Default::default() })
    });
    let required_body = start.function.required_body().map(|_| quote!(&body));
    let values = start.call.arguments.iter().map(expression);
    let values = values.chain(required_body).chain(options);
    quote!(#module::#name(#(#values),*))
}

/// The statements that send the request, and take and print its result.
fn receive(start: &QuickStart) -> TokenStream {
    let is_nothing = |ty: &RustType| *ty == RustType::Unit;
    let (result, is_nothing) = match (&start.function.call, &start.function.result) {
        (Call::Paged, _) => {
            return quote! {
                let mut pages = request.pages(&Endpoint::PUBLIC)?;
                while let Some(request) = pages.next_request()? {
                    let page = pages.receive(send(request)?)?;
                    println!("{page:?}");
                }
            };
        }
        (Call::LongRunning { result, .. }, _) => (
            quote!(wait(request.start(&Endpoint::PUBLIC)?, send)?),
            is_nothing(result),
        ),
        (Call::Plain, result) => (
            quote!(request.decode(response)?),
            matches!(result, ResultItem::Value(ty) if is_nothing(ty)),
        ),
    };
    let response = matches!(start.function.call, Call::Plain)
        .then(|| quote!(let response = send(request.to_http(&Endpoint::PUBLIC)?)?;));
    let take = if is_nothing {
        quote!(#result;)
    } else {
        quote! {
            let result = #result;
            println!("{result:?}");
        }
    };
    quote!(#response #take)
}

/// A function that waits for a long-running operation.
fn wait(items: &Crate) -> String {
    let package = package(items);
    function(
        &quote! {
            fn wait<T: #package::runtime::FromResponse>(
                mut operation: #package::LongRunningOperation<T>,
                send: impl Fn(http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, Box<dyn std::error::Error>>,
            ) -> Result<T, Box<dyn std::error::Error>>
        },
        &formatted(quote!(use #package::runtime::Step;)),
        &block(quote! {
            loop {
                match operation.next_step() {
                    Step::Send(request) => operation.receive(send(request)?)?,
                    Step::Wait(time) => std::thread::sleep(time),
                    Step::Done => return Ok(operation.into_result()?),
                }
            }
        }),
    )
}
