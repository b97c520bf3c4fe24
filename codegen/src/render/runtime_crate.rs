//! The crate with the runtime that several packages share.

use super::markdown::Markdown;
use super::print::{formatted, header, notice};
use super::runtime::Xml;
use super::{git, library, license, manifest, readme, runtime};
use crate::settings::RuntimeSettings;
use quote::quote;
use std::collections::BTreeMap;

/// The files of the crate by path, with `/` between the parts. It has the feature `xml` if one of its packages needs it.
#[must_use]
pub fn files(settings: &RuntimeSettings, has_xml: bool) -> BTreeMap<String, String> {
    let xml = if has_xml { Xml::Feature } else { Xml::Without };
    let mut files = runtime::copy(xml);
    files.extend(manifest::of_runtime(settings, has_xml));
    files.extend(license::of(&settings.license));
    files.extend(git::files());
    files.insert("src/lib.rs".to_owned(), root());
    files.insert("README.md".to_owned(), introduction(settings, has_xml));
    files
}

fn root() -> String {
    let mut text = header(&[]);
    text.push_str(
        "#![cfg_attr(feature = \"client\", doc = include_str!(\"../README.md\"))]\n\
         #![cfg_attr(not(feature = \"client\"), doc = \"What crates of services share, without I/O. The README has more.\")]\n\
         #![forbid(unsafe_code)]\n#![deny(missing_docs)]\n\n",
    );
    text.push_str(&formatted(quote!(
        pub mod runtime;
    )));
    text.push('\n');
    text.push_str(&formatted(library::reexported(true)));
    text
}

fn introduction(settings: &RuntimeSettings, has_xml: bool) -> String {
    let RuntimeSettings {
        name,
        license,
        description,
        ..
    } = settings;
    let krate = name.replace('-', "_");
    let mut text = Markdown::new(&format!("<!-- {} -->", notice(&[])));
    text.title(name);
    text.lines(&crate::rust::doc::lines(description));
    text.paragraph(&format!(
        "The crates of services that were generated with this one depend on it. Each of them has it as its module `runtime`, so \
         that their types are the same: an `Endpoint`, an `Error` or a `Poller` of one service is one of all services. A program \
         names these types through any of the crates, or through `{krate}`.",
    ));
    text.heading("Several services");
    text.paragraph(
        "An `ArmClient` has what the clients of all services can share: the credential and its access token, the transport and its \
         connections, the endpoint, policies, retries and the options of polling. The function `from_arm_client` of each client takes \
         it last. The client sends the name of its own crate as `User-Agent`. A function can work with the operations of all \
         services, such as one that waits for a long-running operation.",
    );
    let mut program = Markdown::default();
    program.rust(&format!(
        "use azure_identity::DeveloperToolsCredential;
use {krate}::runtime::FromResponse;
use {krate}::{{ArmClient, Poller}};

fn connect() -> azure_core::Result<ArmClient> {{
    // `from_arm_client` of the client of each service takes this.
    ArmClient::new(DeveloperToolsCredential::new(None)?, None)
}}

/// The same connection, for clients that use another version of their API.
fn older(arm_client: &ArmClient) -> ArmClient {{
    arm_client.with_api_version(\"2023-01-01\")
}}

async fn wait<T: FromResponse>(poller: Poller<T>) -> azure_core::Result<T> {{
    poller.until_done().into_model().await
}}",
    ));
    text.paragraph(
        "The following functions need these dependencies, beside the crates of the services:",
    );
    let mut lines = vec![
        "[dependencies]".to_owned(),
        format!("{name} = {{ path = \"{name}\" }}"),
    ];
    lines.extend(readme::of_programs(&program));
    text.code("toml", &lines);
    text.append(&program);
    text.heading("Features");
    text.paragraph(
        "`client`, enabled by default, adds what the clients of services need. Without this feature the crate depends on neither \
         `azure_core` nor an async runtime.",
    );
    if has_xml {
        text.paragraph(
            "`xml` adds what bodies in XML need. The crates of services that have such bodies enable it.",
        );
    }
    text.heading("Licence");
    text.paragraph(license);
    text.finish()
}
