//! The sections on models, requests, errors and clients.

use super::{calls, functions, local_test};
use crate::render::markdown::Markdown;
use crate::rust::{Call, Client, ClientField, Crate};
use crate::settings::{Rules, Runtime, SharedRuntime};

pub(super) fn models(items: &Crate, readme: &mut Markdown) {
    readme.heading("Models");
    let patch = if items.client.is_some() {
        " To change a part of a resource, send a PATCH if the service has one."
    } else {
        ""
    };
    readme.paragraph(&format!(
        "Models implement `serde::Serialize` and `serde::Deserialize`. All fields are optional, since services omit what \
         definitions require. An enum keeps a value that the definition does not name and writes it back. A property that the \
         definition does not declare is dropped, unless the definition allows additional properties: then a field of the model \
         holds it. A model that is read and written back as a whole can therefore lose properties of a newer API version.{patch}",
    ));
    readme.paragraph(
        "`Debug` and errors hide secrets. They show `[redacted]` in place of what the definition marks as a secret, of texts that \
         are named like a secret, and of texts in the results of operations that give out keys, passwords or tokens. The fields \
         themselves have the values, and `serde` writes them.",
    );
}

pub(super) fn requests(client: &Client, items: &Crate, readme: &mut Markdown) {
    readme.heading("Requests");
    let options = &client.options_name;
    readme.paragraph(&match items.settings.rules {
        Rules::Definition => format!(
            "Request functions check their arguments by the rules of the definition, such as lengths and patterns, before anything is \
             sent. Services sometimes relax rules before definitions do. With the trait `WaiveRules` in scope, \
             `get(..).without_rules()?` waives the rules of one request, and `rules: Rules::Path` in `{options}` those of all requests \
             of a client. With `rules: path` in a manifest, armgen makes a crate without them. What keeps a value in its place in the \
             URL is always checked.",
        ),
        Rules::Path => "Request functions check only what keeps a value in its place in the URL. The rules of the definition, such as \
             lengths and patterns, are left to the service."
            .to_owned(),
    });
    readme.paragraph(optional(items));
    readme.paragraph(&format!(
        "`Request::with_header` adds a header, `Request::with_query` a parameter of the query, `Request::with_api_version` \
         selects another version of the API, and `Request::edit_json` changes the body as JSON, for example to send null or a property that the definition does not \
         declare. {} a request that you made yourself. A `Response` of the client converts into `azure_core::http::Response`.",
        senders(items),
    ));
    let mut shown = [&items.quick_start, &items.long_running]
        .into_iter()
        .flatten();
    if let Some(program) = shown.find_map(|start| calls::edited(client, items, start)) {
        readme.rust(&program);
    }
    if let Some(ClientField { name, setter, .. }) = client.fields.first() {
        let name = name.plain();
        readme.paragraph(&format!(
            "`client.{setter}(\"…\")` is a client with another `{name}`. Both share connections and access tokens. \
             `client.{name}()` returns the value.",
        ));
    }
}

/// What is said of optional parameters.
fn optional(items: &Crate) -> &'static str {
    if functions(items).any(|(_, function)| function.with_options.is_some()) {
        "Optional parameters and optional bodies are fields of the options that a method of the client takes last. A request function \
         takes what is required; one with `_with` at the end of its name takes options too."
    } else {
        "A method of the client takes the options of the call last. A request function takes what is required."
    }
}

/// The methods that send a request of the user's, with their verb.
fn senders(items: &Crate) -> &'static str {
    match (items.long_running.is_some(), items.list.is_some()) {
        (true, true) => "`client.send`, `client.begin` and `client.list` send",
        (true, false) => "`client.send` and `client.begin` send",
        (false, true) => "`client.send` and `client.list` send",
        (false, false) => "`client.send` sends",
    }
}

pub(super) fn long_running(client: &Client, items: &Crate, readme: &mut Markdown) {
    let start = items.long_running.as_ref();
    let Some((start, Call::LongRunning { result, .. })) =
        start.map(|start| (start, &start.function.call))
    else {
        return;
    };
    readme.heading("Long-running operations");
    readme.paragraph(
        "A method `begin_…` returns a `Poller`. `until_done` sends the request, polls at the interval that the service asks \
         for, and returns the result or the error of the service. A poller is also a stream of the status of the \
         operation. It can be saved and resumed in another process:",
    );
    readme.rust(&calls::step_by_step(client, items, start, result));
    let options = &client.options_name;
    readme.paragraph(&format!(
        "`PollingOptions` set the interval, the shortest wait and the most polls: `polling` in `{options}` for all operations of a \
         client, and `polling` in `PollerOptions`, the `method_options` of a method, for one of them."
    ));
    if functions(items).any(|(_, function)| function.ends_with_list) {
        readme.paragraph(
            "Some operations end with a list. `Poller::into_pager` makes the poller a `Pager` of its items.",
        );
    }
}

pub(super) fn lists(client: &Client, items: &Crate, readme: &mut Markdown) {
    let Some(list) = &items.list else {
        return;
    };
    readme.heading("Lists");
    readme.paragraph(
        "A method whose result is a list in pages returns a `Pager`, which is a stream of items and requests one page after \
         another:",
    );
    readme.rust(&calls::list(client, items, list));
    readme.paragraph(
        "`into_pages` makes it a stream of pages. `continuation` is a link with which another list can start, as \
         `continuation` in `PagerOptions`.",
    );
}

pub(super) fn errors(items: &Crate, readme: &mut Markdown) {
    readme.heading("Errors");
    let (failed, state) = if items.long_running.is_some() {
        (
            ", and so is a long-running operation that failed",
            ", and the state of the operation",
        )
    } else {
        ("", "")
    };
    readme.paragraph(&format!(
        "A response whose status is none of 2xx, and that the definition does not declare as success, is an `Error::Service`{failed}. \
         It has the code, message, target and details of the error, the request ids and the body{state}. Errors of the client contain \
         this error:",
    ));
    readme.rust(&calls::errors(items));
    readme.paragraph(
        "`Error::Parameter` names the parameter and the rule that its value breaks. A body that is not JSON, or that as a whole has \
         another JSON type, is an `Error::Decode`. Inside of a body, a scalar of another type is converted, such as `\"5\"` to a \
         number, and what contradicts the definition otherwise is missing in the model: `runtime::from_json_with_misfits` reports it.",
    );
    readme.paragraph(
        "A client reads at most 64 MiB of a body. `response_limit` in its options sets another limit or none.",
    );
}

pub(super) fn clouds(client: &Client, items: &Crate, readme: &mut Markdown) {
    let Some(start) = &items.quick_start else {
        return;
    };
    readme.heading("Clouds");
    readme.paragraph(
        "An `Endpoint` is the URL of a cloud and the audience of its tokens: `PUBLIC`, `US_GOVERNMENT`, `CHINA`, or your own. \
         Tokens are sent only to its host and the subdomains of that host, and to hosts that `allow_host` adds. The account that signs in is one of the cloud: for the following client, \
         `az cloud set --name AzureUSGovernment` comes before `az login`.",
    );
    readme.rust(&calls::clouds(client, items, start));
}

pub(super) fn shared_connection(client: &Client, items: &Crate, readme: &mut Markdown) {
    let Some(start) = &items.quick_start else {
        return;
    };
    readme.heading("Sharing a connection");
    readme.paragraph(
        "An `ArmClient` has what clients can share: the credential and its access token, the transport and its connections, the \
         endpoint, policies, retries and the options of polling. `from_arm_client` makes a client of it, which differs in the name \
         that it sends as `User-Agent`: that of its own crate. `ArmClient::with_api_version` is the same connection for \
         clients that use another version of their API.",
    );
    readme.rust(&calls::shared_connection(client, items, start));
    readme.paragraph(&match &items.settings.runtime {
        Runtime::Embedded => {
            "This crate has a runtime of its own, so that its `ArmClient` is for clients of this crate. With `runtime` in a manifest, \
             armgen makes crates of several services that share a runtime, and whose clients can share a connection."
                .to_owned()
        }
        Runtime::Shared(SharedRuntime { name, .. }) => format!(
            "The crates of all services that depend on `{name}` have the same `ArmClient`. Their clients can share a connection, and \
             one function can wait for a `Poller` of any of them.",
        ),
    });
}

pub(super) fn local_test(client: &Client, items: &Crate, readme: &mut Markdown) {
    readme.heading("Testing against a local server");
    readme.paragraph(
        "`Endpoint::local_test_server` is the endpoint of a server on this machine, at `127.0.0.1`, `localhost` or `[::1]`. It is \
         the only one without https, and it gets no token unless `with_tokens_for` says so.",
    );
    if let Some(test) = &items.local_test {
        readme.paragraph("The following program needs no account. Its server answers one request, and the credential is not asked for a token:");
        readme.rust_that_runs(&local_test::program(client, items, test));
    }
}
