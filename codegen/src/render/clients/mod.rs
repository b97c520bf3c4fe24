//! `clients/**`: the client of the package, and one per group of operations.

mod group;

use super::arguments;
use super::debug::{debug, shown};
use super::operations::too_many;
use super::print::SourceFile;
use crate::rust::{Client, ClientField, Crate, Doc, Group, Identifier};
use group::group_file;
use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;
use std::collections::BTreeMap;

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let Some(client) = &items.client else {
        return BTreeMap::new();
    };
    let mut files = BTreeMap::new();
    let names = vec![client.name.clone(), client.options_name.clone()];
    let mut modules = vec![(client.module.clone(), names)];
    files.insert(path(&client.module), client_file(client, items));
    for group in &items.groups {
        modules.push((group.client_module.clone(), vec![group.client.clone()]));
    }
    files.par_extend(items.groups.par_iter().map(|group| {
        (
            path(&group.client_module),
            group_file(group, &client.name, items),
        )
    }));
    modules.sort();
    let mut module = SourceFile::new(&items.sources, &module_doc(client, items), &items.root);
    module.together(modules.iter().map(|(module, _)| quote!(mod #module;)));
    module.together(modules.iter().map(|(module, names)| {
        let mut names = names.clone();
        names.sort();
        quote!(pub use #module::{#(#names),*};)
    }));
    files.insert("src/clients/mod.rs".to_owned(), module.finish());
    files
}

/// What the clients have in common.
fn module_doc(client: &Client, items: &Crate) -> Doc {
    let (client, root) = (&client.name, &items.root);
    Doc::default()
        .line(format!(
            "Clients that use `azure_core`. The options of their methods are in [`models`]({root}::models)."
        ))
        .line(format!(
            "[`{client}`] is the client of the package. It has a connection of its own, or shares that of an \
             [`ArmClient`]({root}::runtime::client::ArmClient). Its methods `…_client` return the clients of groups of operations, and its \
             methods `with_…` a client for another value of a parameter. All of them share connections and access tokens."
        ))
        .line(format!(
            "[`{client}::send`], [`{client}::begin`] and [`{client}::list`] take a request of [`operations`]({root}::operations) that \
             was changed before it is sent."
        ))
}

fn path(module: &Identifier) -> String {
    format!("src/clients/{}.rs", module.plain())
}

fn client_file(client: &Client, items: &Crate) -> String {
    let Client {
        name,
        options_name,
        doc,
        fields,
        ..
    } = client;
    let mut file = SourceFile::new(
        &items.sources,
        &Doc::default().line("The client of the package."),
        &items.root,
    );
    let clients: Vec<_> = items
        .groups
        .iter()
        .map(|group| group.client.as_str())
        .collect();
    file.import(match clients.as_slice() {
        [client] => format!("super::{client}"),
        clients => format!("super::{{{}}}", clients.join(", ")),
    });
    let secrets = fields.iter().any(|field| field.secret);
    let held = fields.iter().map(arguments::client_field);
    let derived = (!secrets).then(|| quote!(, Debug));
    file.item(quote! {
        #doc
        #[derive(Clone #derived)]
        pub struct #name {
            pub(super) client: Client,
            #(#held,)*
        }
    });
    if secrets {
        let held = fields.iter().map(|ClientField { name, secret, .. }| {
            shown(
                name,
                secret.then(|| quote!(Redacted::of(Some(&self.#name)))),
            )
        });
        let fields = std::iter::once(quote!(.field("client", &self.client))).chain(held);
        file.implement(&quote!(fmt::Debug), &quote!(#name), [debug(name, fields)]);
    }
    file.item(options_struct(name, options_name));
    let mut methods = vec![constructor(options_name, fields), from_arm_client(fields)];
    methods.push(endpoint(&quote!(self.client)));
    methods.extend(fields.iter().flat_map(arguments::client_field_methods));
    methods.extend(items.groups.iter().map(accessor));
    methods.extend(by_hand());
    file.block(&format!("impl {name}"), methods);
    file.finish()
}

fn options_struct(client: &Identifier, options: &Identifier) -> TokenStream {
    let doc = format!(" The options of [`{client}::new`].");
    quote! {
        #[doc = #doc]
        #[derive(Clone, Debug, Default)]
        pub struct #options {
            #[doc = " The API version of all requests but those that take it as an argument. By default, it is that of the definition."]
            pub api_version: Option<String>,
            #[doc = " The URL of requests and the audience of tokens. By default, those of the cloud in `client_options`."]
            pub endpoint: Option<Endpoint>,
            #[doc = " How long-running operations wait, unless the options of a call say otherwise."]
            pub polling: PollingOptions,
            #[doc = " Which rules arguments must follow. By default, those of the definition."]
            pub rules: Rules,
            #[doc = " How large the body of a response may be. By default, 64 MiB."]
            pub response_limit: ResponseLimit,
            #[doc = " The transport, retries, policies, logging and the cloud."]
            pub client_options: ClientOptions,
        }
    }
}

fn constructor(options: &Identifier, fields: &[ClientField]) -> TokenStream {
    let parameters = fields.iter().map(arguments::constructor_parameter);
    let values = fields.iter().map(|field| &field.name);
    let docs = field_docs(fields);
    let many = too_many(fields.len() + 2);
    quote! {
        #[doc = " Creates a client. It sends nothing."]
        #[doc = ""]
        #(#docs)*
        #[doc = " - `credential`: the credential of the caller, such as one of the crate `azure_identity`."]
        #[doc = " - `options`: the API version, the endpoint, waits, limits, the transport and retries."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " Returns an error if the options name a custom cloud without an endpoint or an audience of this client, or if `azure_core` rejects them."]
        #many
        pub fn new(
            #(#parameters,)*
            credential: Arc<dyn TokenCredential>,
            options: Option<#options>,
        ) -> azure_core::Result<Self> {
            let options = options.unwrap_or_default();
            let shared = ArmClientOptions {
                endpoint: options.endpoint,
                polling: options.polling,
                rules: options.rules,
                response_limit: options.response_limit,
                client_options: options.client_options,
            };
            let arm_client = ArmClient::of::<Self>(credential, options.api_version, shared)?;
            Ok(Self::from_arm_client(#(#values,)* &arm_client))
        }
    }
}

/// The constructor of a client that shares its connection.
fn from_arm_client(fields: &[ClientField]) -> TokenStream {
    let parameters = fields.iter().map(arguments::constructor_parameter);
    let values = fields.iter().map(arguments::constructor_value);
    let docs = field_docs(fields);
    let many = too_many(fields.len() + 1);
    quote! {
        #[doc = " Creates a client that shares the credential, its access token, the connections and the options of an [`ArmClient`]."]
        #[doc = ""]
        #(#docs)*
        #[doc = " - `arm_client`: what the clients of several services share."]
        #many
        #[must_use]
        #[inline]
        pub fn from_arm_client(#(#parameters,)* arm_client: &ArmClient) -> Self {
            Self {
                client: Client::new(arm_client, (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))),
                #(#values,)*
            }
        }
    }
}

/// What the constructors say about the parameters that the client keeps.
fn field_docs(fields: &[ClientField]) -> impl Iterator<Item = TokenStream> {
    fields.iter().map(|ClientField { name, doc, .. }| {
        let line = format!(" - `{name}`: {}", doc.one_line());
        quote!(#[doc = #line])
    })
}

fn accessor(group: &Group) -> TokenStream {
    let Group {
        client_module,
        client,
        doc,
        ..
    } = group;
    quote! {
        #doc
        #[must_use]
        #[inline]
        pub fn #client_module(&self) -> #client {
            #client { client: self.clone() }
        }
    }
}

/// The method of each client for its endpoint.
fn endpoint(client: &TokenStream) -> TokenStream {
    quote! {
        #[doc = " The endpoint that requests are sent to."]
        #[must_use]
        #[inline]
        pub fn endpoint(&self) -> &Endpoint {
            #client.endpoint()
        }
    }
}

/// The methods for requests and tokens that a caller has.
fn by_hand() -> [TokenStream; 4] {
    let send = quote! {
        #[doc = " Sends a request that was made by a request function, and possibly changed. Of a long-running operation or a list it is the first one."]
        #[inline]
        pub fn send<R, K>(
            &self,
            request: Request<R, K>,
            options: Option<ClientMethodOptions<'_>>,
        ) -> ResponseFuture<R> {
            self.client.send(Ok(request), options.unwrap_or_default())
        }
    };
    let begin = quote! {
        #[doc = " Begins a long-running operation with a request that was made by a request function, and possibly changed."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " Returns an error if the request cannot be sent to the endpoint."]
        #[inline]
        pub fn begin<R, T>(
            &self,
            request: Request<R, LongRunning<T>>,
            options: Option<PollerOptions<'_>>,
        ) -> azure_core::Result<Poller<T>> {
            self.client.begin(Ok(request), options.unwrap_or_default())
        }
    };
    let list = quote! {
        #[doc = " Lists what a request asks for that was made by a request function, and possibly changed."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " Returns an error if the request or `options.continuation` cannot be sent to the endpoint."]
        #[inline]
        pub fn list<P: Page>(
            &self,
            request: Request<P, Paged>,
            options: Option<PagerOptions<'_>>,
        ) -> azure_core::Result<Pager<P>> {
            self.client.list(Ok(request), options.unwrap_or_default())
        }
    };
    [send, begin, list, resume()]
}

fn resume() -> TokenStream {
    quote! {
        #[doc = " Continues a long-running operation that was saved with [`Poller::resume_token`], possibly in another process."]
        #[doc = ""]
        #[doc = " `T` is the type of its result: that of the `Poller` which the method returned."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " Returns an error if the token has another format version, is of an operation whose result is not a `T`, or leads to a host that this client must not call."]
        #[inline]
        pub fn resume<T>(&self, token: &str, options: Option<PollerOptions<'_>>) -> azure_core::Result<Poller<T>> {
            self.client.resume(token, options.unwrap_or_default())
        }
    }
}
