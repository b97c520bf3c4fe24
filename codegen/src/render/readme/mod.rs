//! `README.md`, which is the crate's documentation too.

mod calls;
mod dependencies;
mod guide;
mod items;
mod local_test;
mod without_client;

pub(super) use self::dependencies::of_programs;

use self::dependencies::Features;
use super::markdown::Markdown;
use super::print::notice;
use crate::rust::{Call, Client, Crate, Function, Group, ResultItem, RustType};
use crate::settings::{DefaultFeatures, Runtime, SharedRuntime};
use std::collections::BTreeMap;

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let mut readme = Markdown::new(&format!(
        "<!-- {} -->",
        notice(&items.sources).replace("--", "-&#8209;")
    ));
    introduction(items, &mut readme);
    let mut sections = Markdown::default();
    if let Some(client) = &items.client {
        quick_start(client, items, &mut sections);
        guide::models(items, &mut sections);
        guide::requests(client, items, &mut sections);
        guide::long_running(client, items, &mut sections);
        guide::lists(client, items, &mut sections);
        guide::errors(items, &mut sections);
        guide::clouds(client, items, &mut sections);
        guide::shared_connection(client, items, &mut sections);
        guide::local_test(client, items, &mut sections);
    } else {
        guide::models(items, &mut sections);
    }
    installation(items, &sections, &mut readme);
    readme.append(&sections);
    without_client::section(items, &mut readme);
    features(items, &mut readme);
    operations(items, &mut readme);
    readme.heading("Licence");
    readme.paragraph(&items.settings.license);
    BTreeMap::from([("README.md".to_owned(), readme.finish())])
}

fn introduction(items: &Crate, readme: &mut Markdown) {
    readme.title(&items.settings.name);
    readme.lines(&crate::rust::doc::lines(&items.settings.description));
    if let Some(client) = &items.client {
        readme.lines(client.doc.lines());
    }
    readme.paragraph(if items.client.is_some() {
        "The crate has two layers. Models and request functions do no I/O: they build an `http::Request` and decode an \
         `http::Response`, for [any HTTP client](#without-the-client). The client sends these requests with `azure_core`."
    } else {
        "The definition has no operations, so the crate has models only."
    });
}

/// How the crate becomes a dependency of a program like those that follow.
fn installation(items: &Crate, programs: &Markdown, readme: &mut Markdown) {
    readme.heading("Installation");
    readme.paragraph(&match &items.settings.runtime {
        Runtime::Embedded => {
            "Copy the folder of this crate into your project and add it to your `Cargo.toml`:".to_owned()
        }
        Runtime::Shared(SharedRuntime { name, path, .. }) => format!(
            "This crate depends on `{name}`, which it shares with the crates of other services. Copy the folders of both into your \
             project, so that `{name}` is at `{path}` as seen from this one, and add this crate to your `Cargo.toml`:",
        ),
    });
    dependencies::add(items, Features::Client, programs, readme);
    if items.client.is_some() {
        readme.paragraph(
            "The client needs a tokio runtime: the default transport of `azure_core` and the waits between polls and retries use it. \
             Models and request functions need none.",
        );
    }
}

fn quick_start(client: &Client, items: &Crate, readme: &mut Markdown) {
    let Some(start) = &items.quick_start else {
        return;
    };
    readme.heading("A first call");
    readme.paragraph(
        "Sign in first, with `az login` or `azd auth login`: `DeveloperToolsCredential` uses the account of the Azure CLI or of the \
         Azure Developer CLI.",
    );
    readme.rust(&calls::with_client(client, items, start));
    readme.paragraph("The functions in the following sections can be copied beside this program.");
}

fn functions(items: &Crate) -> impl Iterator<Item = (&Group, &Function)> {
    items.groups.iter().flat_map(|group| {
        let functions = group.functions.iter();
        functions.map(move |function| (group, function))
    })
}

fn features(items: &Crate, readme: &mut Markdown) {
    readme.heading("Features");
    let enabled = match items.settings.default_features {
        DefaultFeatures::Client => "enabled by default",
        DefaultFeatures::None => "not enabled by default",
    };
    let adds = match &items.client {
        Some(client) => format!("`{}`", client.name),
        None => "what clients use".to_owned(),
    };
    readme.paragraph(&format!(
        "`client`, {enabled}, adds {adds}. Without this feature the crate depends on neither `azure_core` nor an async runtime."
    ));
}

fn operations(items: &Crate, readme: &mut Markdown) {
    if items.groups.is_empty() {
        return;
    }
    readme.heading("Operations");
    readme.paragraph(
        "Request functions are in the modules of `operations`. `client` stands for the client.",
    );
    let general = items.groups.iter().find(|group| {
        let mut functions = group.functions.iter();
        functions.any(|function| !function.id.contains('_'))
    });
    if let Some(general) = general {
        readme.paragraph(&format!(
            "Operations whose ids name no group are methods of `client.{}()`.",
            general.client_module
        ));
    }
    let mut rows = vec![
        "| Operation | Method of the client | Request function | Result |".to_owned(),
        "| --- | --- | --- | --- |".to_owned(),
    ];
    rows.extend(functions(items).map(|(group, function)| {
        let id = crate::rust::code(&function.id).replace('|', "\\|");
        let (accessor, method) = (&group.client_module, &function.method_name);
        let path = format!("{}::{}", group.module.plain(), function.name.plain());
        let result = result(group, function, items);
        format!("| {id} | `client.{accessor}().{method}` | `{path}` | {result} |")
    }));
    readme.lines(&rows);
}

fn result(group: &Group, function: &Function, items: &Crate) -> String {
    let name = |ty: &RustType| {
        calls::type_text(ty).map_or_else(|| "nothing".to_owned(), |text| format!("`{text}`"))
    };
    match (&function.call, &function.result) {
        (Call::LongRunning { result, .. }, _) => format!("{}, long-running", name(result)),
        (Call::Paged, ResultItem::Value(ty)) => {
            let mut pages = items.pages.iter();
            let page = pages.find(|page| *ty == RustType::Model(page.model.clone()));
            format!("stream of {}", name(page.map_or(ty, |page| &page.item)))
        }
        (_, ResultItem::Value(ty)) => name(ty),
        (
            _,
            ResultItem::WithHeader {
                name: response,
                case,
            },
        ) => match &case.body {
            Some(body) => format!("{}, as `responses::{response}`", name(&body.ty)),
            None => format!("`responses::{response}`"),
        },
        (
            _,
            ResultItem::Struct { name: response, .. } | ResultItem::Enum { name: response, .. },
        ) => format!("`{}::{response}`", group.module.plain()),
    }
}
