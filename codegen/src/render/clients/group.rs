//! The client of a group of operations.

use crate::render::arguments;
use crate::render::calls::of_method;
use crate::render::operations::{complex_signature, deprecated, too_many, uses_deprecated};
use crate::render::print::SourceFile;
use crate::render::responses::result_type;
use crate::render::tokens::type_outside;
use crate::rust::{
    BodyArgument, Call, Crate, Function, Group, Identifier, ResultItem, WithOptions,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(super) fn group_file(group: &Group, client: &Identifier, items: &Crate) -> String {
    let mut file = SourceFile::new(&group.sources, &group.doc, &items.root);
    file.import(format!("super::{client}"));
    file.import(format!("{}::operations::{}", items.root, group.module));
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
    let methods = group.functions.iter();
    let methods = methods.map(|function| method(function, group, client, items));
    let endpoint = super::endpoint(&quote!(self.client.client));
    file.block(
        &format!("impl {name}"),
        [endpoint].into_iter().chain(methods),
    );
    file.finish()
}

fn method(function: &Function, group: &Group, client: &Identifier, items: &Crate) -> TokenStream {
    let Function {
        method_name,
        method_doc,
        method_options_name,
        ..
    } = function;
    let module = &group.module;
    let deprecated = deprecated(function);
    let uses_deprecated = uses_deprecated(function);
    let of_call = function
        .arguments
        .iter()
        .filter(|argument| argument.client_field.is_none());
    let count = of_call.clone().count() + usize::from(function.required_body().is_some()) + 2;
    let many = too_many(count);
    let new = (method_name.as_str() == "new").then(|| quote!(#[expect(clippy::new_ret_no_self, reason = "the definition calls an operation so")]));
    let parameters = of_call.map(arguments::parameter);
    let parameters = parameters.chain(function.required_body().map(arguments::body_parameter));
    let values = function.arguments.iter().map(arguments::passed);
    let body = function
        .required_body()
        .map(|BodyArgument { name, .. }| quote!(#name));
    let (name, optional) = match &function.with_options {
        Some(WithOptions { name, options, .. }) => {
            let fields = function.options.iter().map(|option| &option.name);
            let fields = fields.chain(function.optional_body().map(|body| &body.name));
            let options =
                quote!(&#module::#options { #(#fields: options.#fields,)* method_options: () });
            (name, Some(options))
        }
        None => (&function.name, None),
    };
    let values = values.chain(body).chain(optional);
    let (send, result) = call(function, module);
    let complex = complex_signature(function, &result);
    let example = of_method(function, group, client, items);
    let doc = method_doc.clone().paragraph(example.unwrap_or_default());
    quote! {
        #doc
        #deprecated
        #uses_deprecated
        #many
        #complex
        #new
        #[inline]
        pub fn #method_name(
            &self,
            #(#parameters,)*
            options: Option<models::#method_options_name<'_>>,
        ) -> #result {
            let options = options.unwrap_or_default();
            let request = #module::#name(#(#values),*);
            self.client.client.#send(request, options.method_options)
        }
    }
}

/// The method of the runtime's client that sends a request, and its result.
fn call(function: &Function, module: &Identifier) -> (proc_macro2::Ident, TokenStream) {
    let result = match &function.result {
        ResultItem::Value(_) | ResultItem::WithHeader { .. } => result_type(&function.result),
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
        Call::LongRunning { result, .. } => {
            let result = type_outside(result);
            (
                format_ident!("begin"),
                quote!(azure_core::Result<Poller<#result>>),
            )
        }
    }
}
