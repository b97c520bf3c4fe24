//! The types of responses in `operations`, and `responses.rs`.

use super::debug::{debug, debug_enum, redacted, redacted_value, shown};
use super::print::SourceFile;
use super::tokens::type_outside;
use crate::rust::{
    BodyField, CollectionFormat, Crate, Doc, HeaderField, Identifier, ResponseCase, ResultItem,
    RustType, StatusPattern,
};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use std::collections::BTreeMap;

/// The structs of bodies with a header.
pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    if items.responses.is_empty() {
        return BTreeMap::new();
    }
    let doc = Doc::default().line("Responses with a body and one header.");
    let mut file = SourceFile::new(&items.sources, &doc, &items.root);
    for response in &items.responses {
        let (name, doc) = (&response.name, &response.doc);
        let header = header_field(&response.header, &quote!(pub));
        let derives = derives(response.header.secret);
        file.item(quote! {
            #doc
            #derives
            #[non_exhaustive]
            pub struct #name<T> {
                /// The body; `()` if there is none.
                pub body: T,
                #header
            }
        });
        let read_header = read_header(&response.header);
        let value = quote!(Ok(Self { body: T::from_response(response)?, #read_header, }));
        file.implement_generic(
            &quote!(FromResponse),
            'T',
            &quote!(#name),
            [from_response(&value)],
        );
        if response.header.secret {
            let body = quote!(.field("body", &self.body));
            let fields = [body, shown_header(&response.header)];
            let items = [debug(name, fields.into_iter())];
            file.implement_generic(&quote!(fmt::Debug), 'T', &quote!(#name), items);
        }
    }
    BTreeMap::from([("src/responses.rs".to_owned(), file.finish())])
}

/// The type of a result.
pub(super) fn result_type(result: &ResultItem) -> TokenStream {
    match result {
        ResultItem::Value(ty) => type_outside(ty),
        ResultItem::WithHeader { name, case } => {
            let body = case.body.as_ref();
            let body = body.map_or_else(|| quote!(()), |body| type_outside(&body.ty));
            quote!(responses::#name<#body>)
        }
        ResultItem::Struct { name, .. } | ResultItem::Enum { name, .. } => quote!(#name),
    }
}

/// Adds the type of a result, if it has one of its own.
pub(super) fn add(result: &ResultItem, file: &mut SourceFile) {
    match result {
        ResultItem::Value(_) | ResultItem::WithHeader { .. } => {}
        ResultItem::Struct { name, doc, case } => {
            file.item(structure(name, doc, case));
            let value = case_fields(&quote!(Self), case);
            let items = [from_response(&quote!(Ok(#value)))];
            file.implement(&quote!(FromResponse), &quote!(#name), items);
            if case.has_secrets() {
                let body = case.body.iter();
                let body = body.map(|BodyField { name, secret, .. }| {
                    shown(name, secret.then(|| redacted_value(&quote!(&self.#name))))
                });
                let fields = body.chain(case.headers.iter().map(shown_header));
                let items = [debug(name, fields)];
                file.implement(&quote!(fmt::Debug), &quote!(#name), items);
            }
        }
        ResultItem::Enum { name, doc, cases } => {
            file.item(enumeration(name, doc, cases));
            let items = [from_response(&choose(cases))];
            file.implement(&quote!(FromResponse), &quote!(#name), items);
            if cases.iter().any(ResponseCase::has_secrets) {
                let items = [debug_enum(cases)];
                file.implement(&quote!(fmt::Debug), &quote!(#name), items);
            }
        }
    }
}

/// What a response derives. `Debug` is written by hand where it has secrets.
fn derives(has_secrets: bool) -> TokenStream {
    let debug = (!has_secrets).then(|| quote!(Debug,));
    quote!(#[derive(Clone, #debug PartialEq)])
}

fn shown_header(HeaderField { name, secret, .. }: &HeaderField) -> TokenStream {
    shown(name, secret.then(|| redacted(name)))
}

fn from_response(value: &TokenStream) -> TokenStream {
    quote! {
        #[inline]
        fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
            #value
        }
    }
}

fn structure(name: &Identifier, doc: &Doc, case: &ResponseCase) -> TokenStream {
    let fields = fields(case, &quote!(pub));
    let derives = derives(case.has_secrets());
    quote! {
        #doc
        #derives
        #[non_exhaustive]
        pub struct #name {
            #fields
        }
    }
}

/// The fields of a struct or a variant with these headers.
fn fields(case: &ResponseCase, visibility: &TokenStream) -> TokenStream {
    let body = case.body.iter().map(|BodyField { name, ty, .. }| {
        let ty = type_outside(ty);
        quote!(#[doc = " The body."] #visibility #name: #ty,)
    });
    let headers = case.headers.iter();
    body.chain(headers.map(|header| header_field(header, visibility)))
        .collect()
}

fn header_field(header: &HeaderField, visibility: &TokenStream) -> TokenStream {
    let HeaderField { name, doc, ty, .. } = header;
    let ty = type_outside(ty);
    quote!(#doc #visibility #name: Option<#ty>,)
}

fn enumeration(name: &Identifier, doc: &Doc, cases: &[ResponseCase]) -> TokenStream {
    let variants = cases.iter().map(|case| {
        let (name, doc) = (&case.name, &case.doc);
        if case.headers.is_empty() {
            let body = case.body.iter().map(|body| type_outside(&body.ty));
            return quote!(#doc #name #((#body))*);
        }
        let fields = fields(case, &quote!());
        quote!(#doc #name { #fields })
    });
    let has_model = |body: &BodyField| matches!(body.ty, RustType::Model(_));
    let large = cases.iter().any(|case| case.body.as_ref().is_some_and(has_model)).then(|| {
        quote!(#[allow(clippy::large_enum_variant, reason = "a response is taken apart where it arrives")])
    });
    let derives = derives(cases.iter().any(ResponseCase::has_secrets));
    quote! {
        #doc
        #derives
        #large
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }
}

/// The value for a response's status. A status of success that has no case is read as another one of 2xx.
fn choose(cases: &[ResponseCase]) -> TokenStream {
    let arms = cases.iter().map(|case| {
        let ResponseCase {
            status,
            name,
            body,
            headers,
            ..
        } = case;
        let value = match (body, headers.is_empty()) {
            (Some(body), true) => {
                let body = read_body(&body.ty);
                quote!(Self::#name(#body))
            }
            (None, true) => quote!(Self::#name),
            (_, false) => case_fields(&quote!(Self::#name), case),
        };
        let number = Literal::u16_unsuffixed;
        let pattern = match *status {
            StatusPattern::Exact(status) => number(status).to_token_stream(),
            StatusPattern::Class(class) => {
                let first = u16::from(class) * 100;
                let (first, last) = (number(first), number(first + 99));
                quote!(#first..=#last)
            }
        };
        quote!(#pattern => Ok(#value))
    });
    let otherwise = undeclared(cases);
    quote! {
        match response.status().as_u16() {
            #(#arms,)*
            _ => #otherwise,
        }
    }
}

/// The result for a status without a case.
fn undeclared(cases: &[ResponseCase]) -> TokenStream {
    let (mut with_body, mut without_body) = (Vec::new(), Vec::new());
    for case in cases.iter().filter(|case| case.status.class() == 2) {
        // No status of 2xx is without a case then.
        let StatusPattern::Exact(status) = case.status else {
            return quote!(Err(response.undeclared_status()));
        };
        let statuses = case
            .body
            .as_ref()
            .map_or(&mut without_body, |_| &mut with_body);
        statuses.push(Literal::u16_unsuffixed(status));
    }
    if with_body.is_empty() && without_body.is_empty() {
        return quote!(Err(response.undeclared_status()));
    }
    quote!(response.undeclared(&[#(#with_body),*], &[#(#without_body),*]))
}

/// A text may come without the quotes of JSON, which the runtime tells by the media type; bytes come as they are.
fn read_body(ty: &RustType) -> TokenStream {
    match ty {
        RustType::String => quote!(String::from_response(response)?),
        RustType::Bytes => quote!(response.body().to_vec()),
        _ => quote!(response.json()?),
    }
}

fn separator(format: CollectionFormat) -> char {
    match format {
        CollectionFormat::Csv | CollectionFormat::Multi => ',',
        CollectionFormat::Ssv => ' ',
        CollectionFormat::Tsv => '\t',
        CollectionFormat::Pipes => '|',
    }
}

fn case_fields(constructor: &TokenStream, case: &ResponseCase) -> TokenStream {
    let body = case.body.iter().map(|BodyField { name, ty, .. }| {
        let body = read_body(ty);
        quote!(#name: #body)
    });
    let fields = body.chain(case.headers.iter().map(read_header));
    quote!(#constructor { #(#fields,)* })
}

fn read_header(header: &HeaderField) -> TokenStream {
    let HeaderField {
        name,
        wire_name,
        ty,
        list,
        ..
    } = header;
    match ty {
        RustType::String => quote!(#name: response.header(#wire_name)),
        RustType::List(_) => {
            let separator = separator(*list);
            quote!(#name: response.header_list(#wire_name, #separator))
        }
        RustType::Map(_) => {
            let prefix = wire_name.to_lowercase();
            quote!(#name: response.headers_with_prefix(#prefix))
        }
        _ => quote!(#name: response.header(#wire_name).and_then(|text| text.parse().ok())),
    }
}
