//! `README.md`, which is the crate's documentation too.

mod calls;
mod text;

use super::print::notice;
use crate::rust::{Call, Client, Crate, Function, Group, ResultItem, RustType};
use std::collections::BTreeMap;
use text::Markdown;

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let mut readme = Markdown::new(&format!(
        "<!-- {} -->",
        notice(&items.sources).replace("--", "-&#8209;")
    ));
    introduction(items, &mut readme);
    if let Some(client) = &items.client {
        quick_start(client, items, &mut readme);
        long_running(client, items, &mut readme);
        lists(items, &mut readme);
        errors(items, &mut readme);
        clouds(client, items, &mut readme);
    }
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
    readme.paragraph(
        "The crate has two layers. Models and request functions do no I/O: they build an `http::Request` and decode an \
         `http::Response`, for any HTTP client. The client sends these requests with `azure_core`.",
    );
    let name = &items.settings.name;
    readme.heading("Installation");
    readme.paragraph(
        "Copy the folder of this crate into your project and add it to your `Cargo.toml`:",
    );
    readme.code("toml", &[format!("[dependencies]\n{name} = {{ path = \"{name}\" }}\nazure_identity = \"1\"\nfutures = \"0.3\"\ntokio = {{ version = \"1\", features = [\"full\"] }}")]);
}

fn quick_start(client: &Client, items: &Crate, readme: &mut Markdown) {
    let Some(start) = &items.quick_start else {
        return;
    };
    readme.heading("A first call");
    readme.rust(&calls::with_client(client, items, start));
    readme.heading("Without I/O");
    readme.paragraph(
        "The following code builds the same request and sends it with an HTTP client of your choice. `send` stands for that \
         client. It adds an access token for `Endpoint::scope`.",
    );
    readme.rust(&calls::without_client(items, start));
}

fn functions(items: &Crate) -> impl Iterator<Item = (&Group, &Function)> {
    items.groups.iter().flat_map(|group| {
        group
            .functions
            .iter()
            .map(move |function| (group, function))
    })
}

fn long_running(client: &Client, items: &Crate, readme: &mut Markdown) {
    if !functions(items).any(|(_, function)| matches!(function.call, Call::LongRunning { .. })) {
        return;
    }
    readme.heading("Long-running operations");
    readme.paragraph(
        "A method `begin_…` returns a `Poller`. Awaiting the poller sends the request, polls at the interval that the service \
         asks for, and returns the result or the error of the service. A poller is also a stream of the status of the \
         operation. It can be saved and resumed in another process:",
    );
    if let Some(start) = &items.long_running
        && let Call::LongRunning { result, .. } = &start.function.call
    {
        readme.rust(&calls::step_by_step(client, items, start, result));
    }
    readme.paragraph("Without the client, `Request::start` returns a `LongRunningOperation`. Its next step is a request to send, a time to wait, or the end:");
    readme.rust(&calls::state_machine(items));
}

fn lists(items: &Crate, readme: &mut Markdown) {
    if !functions(items).any(|(_, function)| matches!(function.call, Call::Paged)) {
        return;
    }
    readme.heading("Lists");
    readme.paragraph(
        "A method `list_…` returns a `Pager`, which is a stream of items. `into_pages` makes it a stream of pages. Without the \
         client, `Request::pages` returns the request for each page in turn.",
    );
}

fn errors(items: &Crate, readme: &mut Markdown) {
    readme.heading("Errors");
    readme.paragraph(
        "A response whose status the definition does not declare as success is an `Error::Service`. It has the code, message, \
         target and details of the error, the request ids and the body. Errors of the client contain this error:",
    );
    readme.rust(&calls::errors(items));
    readme.paragraph(
        "Request functions check their arguments. `Error::Parameter` names the parameter and the rule that its value breaks. A \
         response that does not match its type is an `Error::Decode`, with the path in the JSON and what was expected and found \
         there.",
    );
}

fn clouds(client: &Client, items: &Crate, readme: &mut Markdown) {
    readme.heading("Clouds");
    readme.paragraph(
        "An `Endpoint` is the URL of a cloud and the audience of its tokens: `PUBLIC`, `US_GOVERNMENT`, `CHINA`, or your own. \
         Tokens are sent only to its host and the subdomains of that host, and to hosts that `allow_host` adds.",
    );
    readme.rust(&calls::clouds(client, items));
}

fn features(items: &Crate, readme: &mut Markdown) {
    readme.heading("Features");
    let client = items
        .client
        .as_ref()
        .map_or("the client", |client| client.name.as_str());
    readme.paragraph(&format!(
        "`client`, enabled by default, adds `{client}`. Without this feature the crate depends on neither `azure_core` nor an \
         async runtime."
    ));
}

fn operations(items: &Crate, readme: &mut Markdown) {
    if items.groups.is_empty() {
        return;
    }
    readme.heading("Operations");
    let mut rows = vec![
        "| Function | Method of the client | Result |".to_owned(),
        "| --- | --- | --- |".to_owned(),
    ];
    rows.extend(functions(items).map(|(group, function)| {
        let path = format!("{}::{}", group.module.plain(), function.name.plain());
        format!(
            "| `{path}` | `{}` | {} |",
            function.method_name,
            result(function, items)
        )
    }));
    readme.lines(&rows);
}

fn result(function: &Function, items: &Crate) -> String {
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
            Some(body) => format!("{}, as `{response}`", name(&body.ty)),
            None => format!("`{response}`"),
        },
        (
            _,
            ResultItem::Struct { name: response, .. } | ResultItem::Enum { name: response, .. },
        ) => {
            format!("`{response}`")
        }
    }
}
