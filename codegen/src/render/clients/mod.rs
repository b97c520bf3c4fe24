//! `clients/**`: the client of the package, and one per group of operations.

use super::debug::{debug, shown};
use super::operations::{argument_type, body_parameter, deprecated, too_many};
use super::print::SourceFile;
use super::responses::result_type;
use super::tokens::{formats, has_map, import, names_model, root, type_outside};
use crate::api::Format;
use crate::rust::{
    Argument, Call, ClientField, Crate, Doc, Function, Group, Identifier, ResultItem, RustType,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rayon::prelude::*;
use std::collections::BTreeMap;

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    let (Some(name), Some(module), Some(options)) = (
        &items.client.name,
        &items.client.module,
        &items.client.options_name,
    ) else {
        return BTreeMap::new();
    };
    let mut files = BTreeMap::new();
    let mut modules = vec![(module.clone(), vec![name.clone(), options.clone()])];
    files.insert(path(module), client_file(name, options, items));
    for group in &items.groups {
        let mut names = vec![group.client.clone()];
        names.extend(
            group
                .functions
                .iter()
                .map(|function| function.method_options_name.clone()),
        );
        modules.push((group.client_module.clone(), names));
    }
    files.par_extend(
        items
            .groups
            .par_iter()
            .map(|group| (path(&group.client_module), group_file(group, name, items))),
    );
    modules.sort();
    let mut module = SourceFile::new(
        &items.sources,
        &Doc::default().line("Clients, on `azure_core`, and the options of their methods."),
    );
    module.together(modules.iter().map(|(module, _)| quote!(mod #module;)));
    module.together(modules.iter().map(|(module, names)| {
        let mut names = names.clone();
        names.sort();
        quote!(pub use #module::{#(#names),*};)
    }));
    files.insert("src/clients/mod.rs".to_owned(), module.finish());
    files
}

fn path(module: &Identifier) -> String {
    format!("src/clients/{}.rs", module.plain())
}

fn client_file(name: &Identifier, options: &Identifier, items: &Crate) -> String {
    let mut file = SourceFile::new(
        &items.sources,
        &Doc::default().line("The client of the package."),
    );
    let root = root(&items.root);
    let fields = &items.client.fields;
    let groups: Vec<_> = items
        .groups
        .iter()
        .map(|group| group.client.as_str())
        .collect();
    let models = fields
        .iter()
        .any(|field| names_model(&field.value))
        .then(|| quote!(use #root::models;));
    let mut of_runtime = formats(fields.iter().map(|field| &field.value));
    of_runtime.push("Endpoint");
    let secrets = fields.iter().any(|field| field.secret);
    of_runtime.extend(secrets.then_some("Redacted"));
    of_runtime.sort_unstable();
    let formatting = secrets.then(|| {
        quote!(
            use std::fmt;
        )
    });
    let imports = [
        import(&quote!(#root::runtime), &of_runtime).unwrap_or_default(),
        quote!(use #root::runtime::client::{Client, ClientOptions, Poller, PollerOptions};),
        quote!(
            use azure_core::credentials::TokenCredential;
        ),
    ];
    let shared = quote!(
        use std::sync::Arc;
    );
    file.together(
        import(&quote!(super), &groups)
            .into_iter()
            .chain(models)
            .chain(imports)
            .chain(formatting)
            .chain([shared]),
    );
    let doc = &items.client.doc;
    let held = fields.iter().map(|ClientField { name, value, .. }| {
        let value = type_outside(value);
        quote!(pub(super) #name: #value)
    });
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
            let text = name.plain();
            if *secret {
                quote!(.field(#text, &Redacted::of(Some(&self.#name))))
            } else {
                shown(name, false)
            }
        });
        let fields = std::iter::once(quote!(.field("client", &self.client))).chain(held);
        file.block(
            &format!("impl fmt::Debug for {name}"),
            [debug(name, fields)],
        );
    }
    file.item(options_struct(name, options));
    let mut methods = vec![constructor(options, fields)];
    methods.extend(items.groups.iter().map(accessor));
    methods.push(resume());
    file.block(&format!("impl {name}"), methods);
    file.finish()
}

fn options_struct(client: &Identifier, options: &Identifier) -> TokenStream {
    let doc = format!(" The options of [`{client}::new`].");
    quote! {
        #[doc = #doc]
        #[derive(Clone, Debug, Default)]
        pub struct #options {
            #[doc = " The API version to ask for, instead of the one that each operation is defined in."]
            pub api_version: Option<String>,
            #[doc = " Where requests go and whom tokens are for; otherwise that of the cloud in `client_options`."]
            pub endpoint: Option<Endpoint>,
            #[doc = " Transport, retries, policies, logging and the cloud."]
            pub client_options: ClientOptions,
        }
    }
}

fn constructor(options: &Identifier, fields: &[ClientField]) -> TokenStream {
    let arguments = fields
        .iter()
        .map(|ClientField { name, value, .. }| match value {
            RustType::Text => quote!(#name: impl Into<String>),
            value => {
                let value = type_outside(value);
                quote!(#name: #value)
            }
        });
    let values = fields.iter().map(|ClientField { name, value, .. }| {
        if *value == RustType::Text {
            quote!(#name: #name.into())
        } else {
            quote!(#name)
        }
    });
    let docs = fields.iter().map(|ClientField { name, doc, .. }| {
        let line = format!(" - `{name}`: {}", doc.one_line());
        quote!(#[doc = #line])
    });
    let many = too_many(fields.len() + 2);
    quote! {
        #[doc = " Makes a client; nothing is sent."]
        #[doc = ""]
        #(#docs)*
        #[doc = " - `credential`: who calls, such as one of the crate `azure_identity`."]
        #[doc = " - `options`: API version, endpoint, transport and retries."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " If the options name a cloud that has no known endpoint, or `azure_core` does not accept them."]
        #many
        pub fn new(
            #(#arguments,)*
            credential: Arc<dyn TokenCredential>,
            options: Option<#options>,
        ) -> azure_core::Result<Self> {
            let options = options.unwrap_or_default();
            let package = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
            let client = Client::new(credential, package, options.endpoint, options.api_version, options.client_options)?;
            Ok(Self { client, #(#values,)* })
        }
    }
}

fn accessor(group: &Group) -> TokenStream {
    let Group { module, client, .. } = group;
    let doc = &group.doc;
    quote! {
        #doc
        #[must_use]
        #[inline]
        pub fn #module(&self) -> #client {
            #client { client: self.clone() }
        }
    }
}

fn resume() -> TokenStream {
    quote! {
        #[doc = " Goes on with a long-running operation that [`Poller::resume_token`] saved, maybe in another process."]
        #[doc = ""]
        #[doc = " `T` is the type of its result, as the method says that began it."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " If the token is not one of this version, or leads to a host that this client does not call."]
        pub fn resume<T>(&self, token: &str, options: Option<PollerOptions<'_>>) -> azure_core::Result<Poller<T>> {
            self.client.resume(token, options.unwrap_or_default())
        }
    }
}

fn group_file(group: &Group, client: &Identifier, items: &Crate) -> String {
    let mut file = SourceFile::new(&group.sources, &group.doc);
    file.together(group_imports(group, client, items));
    let Group {
        doc, client: name, ..
    } = group;
    file.item(quote! {
        #doc
        #[derive(Clone, Debug)]
        pub struct #name {
            pub(super) client: #client,
        }
    });
    file.block(
        &format!("impl {name}"),
        group
            .functions
            .iter()
            .map(|function| method(function, group)),
    );
    for function in &group.functions {
        file.item(method_options(function, name));
        if function.has_secret_options() {
            let name = &function.method_options_name;
            let fields = function.options.iter();
            let fields = fields.map(|option| shown(&option.name, option.secret));
            let fields = fields.chain([quote!(.field("method_options", &self.method_options))]);
            file.block(
                &format!("impl fmt::Debug for {name}<'_>"),
                [debug(name, fields)],
            );
        }
    }
    file.finish()
}

fn group_imports(group: &Group, client: &Identifier, items: &Crate) -> Vec<TokenStream> {
    let root = root(&items.root);
    let functions = || group.functions.iter();
    let module = &group.module;
    let mut runtime: Vec<_> = functions()
        .flat_map(|function| call_types(&function.call))
        .collect();
    runtime.extend(
        functions()
            .any(|function| function.options.is_empty())
            .then_some("MethodOptions"),
    );
    runtime.sort_unstable();
    runtime.dedup();
    let values = || functions().flat_map(method_values);
    let mut imports = vec![quote!(use super::#client;)];
    imports.extend(
        values()
            .any(names_model)
            .then(|| quote!(use #root::models;)),
    );
    imports.push(quote!(use #root::operations::#module;));
    let secrets = functions().any(Function::has_secret_options);
    let mut of_runtime = formats(values());
    of_runtime.extend(secrets.then_some("Redacted"));
    of_runtime.sort_unstable();
    imports.extend(import(&quote!(#root::runtime), &of_runtime));
    imports.extend(import(&quote!(#root::runtime::client), &runtime));
    imports.extend(values().any(has_map).then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    }));
    imports.extend(secrets.then(|| {
        quote!(
            use std::fmt;
        )
    }));
    imports
}

fn call_types(call: &Call) -> [&'static str; 2] {
    match call {
        Call::Plain => ["ClientMethodOptions", "ResponseFuture"],
        Call::LongRunning(..) => ["Poller", "PollerOptions"],
        Call::Paged => ["Pager", "PagerOptions"],
    }
}

/// The types that a method and its options name.
fn method_values(function: &Function) -> Vec<&RustType> {
    let arguments = function
        .arguments
        .iter()
        .filter(|argument| argument.client_field.is_none())
        .chain(&function.options);
    let mut values: Vec<_> = arguments.map(|argument| &argument.value).collect();
    values.extend(function.body.iter().map(|body| &body.value));
    match (&function.call, &function.result) {
        (Call::LongRunning(_, value), _) | (_, ResultItem::Value(value)) => {
            values.push(value);
        }
        _ => {}
    }
    values
}

fn method(function: &Function, group: &Group) -> TokenStream {
    let Function {
        name,
        method_name,
        method_doc,
        method_options_name,
        ..
    } = function;
    let module = &group.module;
    let deprecated = deprecated(function);
    let uses_deprecated = function
        .deprecated
        .then(|| quote!(#[expect(deprecated, reason = "it is deprecated itself")]));
    let of_call = function
        .arguments
        .iter()
        .filter(|argument| argument.client_field.is_none());
    let count = of_call.clone().count() + usize::from(function.body.is_some()) + 2;
    let many = too_many(count);
    let new = (method_name.as_str() == "new").then(|| quote!(#[expect(clippy::new_ret_no_self, reason = "the definition calls an operation so")]));
    let parameters = of_call.map(|Argument { name, value, .. }| {
        let value = argument_type(value);
        quote!(#name: #value)
    });
    let parameters = parameters.chain(function.body.iter().map(body_parameter));
    let values = function.arguments.iter().map(passed);
    let body = function.body.iter().map(|body| {
        let name = &body.name;
        quote!(#name)
    });
    let optional = function.options_name.as_ref().map(|name| {
        let fields = function.options.iter().map(|option| &option.name);
        quote!(&#module::#name { #(#fields: options.#fields,)* })
    });
    let values = values.chain(body).chain(optional);
    let (send, result) = call(function, module);
    quote! {
        #method_doc
        #deprecated
        #uses_deprecated
        #many
        #new
        #[inline]
        pub fn #method_name(
            &self,
            #(#parameters,)*
            options: Option<#method_options_name<'_>>,
        ) -> #result {
            let options = options.unwrap_or_default();
            let request = #module::#name(#(#values),*);
            self.client.client.#send(request, options.method_options)
        }
    }
}

/// An argument of the request function, in a method of the client.
fn passed(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    match (&argument.client_field, &argument.value) {
        (None, _) => quote!(#name),
        (Some(field), RustType::Formatted(Format::UnixTime)) => quote!(self.client.#field),
        (
            Some(field),
            RustType::Text
            | RustType::Choice(_)
            | RustType::NumberChoice(_)
            | RustType::Formatted(_),
        ) => quote!(&self.client.#field),
        (Some(field), _) => quote!(self.client.#field),
    }
}

/// The method of the runtime's client that sends a request, and what comes of it.
fn call(function: &Function, module: &Identifier) -> (proc_macro2::Ident, TokenStream) {
    let result = match &function.result {
        ResultItem::Value(value) => type_outside(value),
        result => {
            let name = result_type(result);
            quote!(#module::#name)
        }
    };
    match &function.call {
        Call::Plain => (format_ident!("send"), quote!(ResponseFuture<#result>)),
        Call::Paged => (
            format_ident!("list"),
            quote!(azure_core::Result<Pager<#result>>),
        ),
        Call::LongRunning(_, value) => {
            let value = type_outside(value);
            (
                format_ident!("begin"),
                quote!(azure_core::Result<Poller<#value>>),
            )
        }
    }
}

fn method_options(function: &Function, client: &Identifier) -> TokenStream {
    let Function {
        method_name,
        method_options_name,
        ..
    } = function;
    let doc = format!(" The options of [`{client}::{}`].", method_name.plain());
    let fields = function.options.iter().map(
        |Argument {
             name, doc, value, ..
         }| {
            let value = type_outside(value);
            quote!(#doc pub #name: Option<#value>)
        },
    );
    let (options, about) = match &function.call {
        Call::Plain => (quote!(ClientMethodOptions), " The options of the call."),
        Call::Paged => (quote!(PagerOptions), " The options of the calls."),
        Call::LongRunning(..) => (
            quote!(PollerOptions),
            " The options of the call and of polling.",
        ),
    };
    if function.options.is_empty() {
        // Hundreds of equal structs with derives cost a lot, and a name costs nothing.
        return quote! {
            #[doc = #doc]
            pub type #method_options_name<'a> = MethodOptions<#options<'a>>;
        };
    }
    let debug = (!function.has_secret_options()).then(|| quote!(Debug,));
    quote! {
        #[doc = #doc]
        #[derive(Clone, #debug Default)]
        pub struct #method_options_name<'a> {
            #(#fields,)*
            #[doc = #about]
            pub method_options: #options<'a>,
        }
    }
}
