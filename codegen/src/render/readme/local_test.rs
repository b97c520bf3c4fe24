//! The program that tests against a server on this machine. It is run by `cargo test`.

use super::calls::{async_main, import};
use crate::render::calls::{self, package};
use crate::render::print::formatted;
use crate::rust::{Client, Crate, LocalTest};
use quote::quote;

pub(super) fn program(client: &Client, items: &Crate, test: &LocalTest) -> String {
    let package = package(items);
    let start = &test.start;
    let models = calls::names_models(&start.function, &start.call) || test.name.is_none();
    let (name, options) = (&client.name, &client.options_name);
    let mut names = vec![name.as_str(), options.as_str(), "Endpoint"];
    names.extend(models.then_some("models"));
    names.extend(test.breaks_rules.then_some("Rules"));
    let of_crate = import(&package, names);
    let others = formatted(quote! {
        use azure_identity::DeveloperToolsCredential;
        use std::io::{Read, Write};
        use std::net::TcpListener;
    });
    let answer = if test.name.is_some() {
        r#"{"name": "test"}"#
    } else {
        "{}"
    };
    let values = calls::client_values(client, &start.function, &start.call);
    let body = calls::body(&start.call);
    let call = calls::method_call(&start.group, &start.function, &start.call);
    let ty = &test.ty;
    let assertion = test.name.as_ref().map_or_else(
        || quote!(assert_eq!(result, models::#ty::default());),
        |name| quote!(assert_eq!(result.#name.as_deref(), Some("test"));),
    );
    // The server accepts what the definition may not.
    let rules = test.breaks_rules.then(|| quote!(rules: Rules::Path,));
    let program = async_main(&quote! {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        std::thread::spawn(move || -> std::io::Result<()> {
            let (mut stream, _) = listener.accept()?;
            stream.read(&mut [0; 65536])?;
            let body = r#ANSWER;
            let length = body.len();
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}")
        });
        let options = #options {
            endpoint: Some(Endpoint::local_test_server(&format!("http://{address}"))?),
            #rules
            ..Default::default()
        };
        let credential = DeveloperToolsCredential::new(None)?;
        let client = #name::new(#(#values,)* credential, Some(options))?;
        #body
        let result = #call.into_model().await?;
        #assertion
    });
    let raw = format!("r#\"{answer}\"#");
    let program = program.replace("r#ANSWER", &raw);
    format!("{of_crate}{others}\n{program}")
}
