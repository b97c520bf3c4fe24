//! The static data of operations, in `operations`.

use crate::rust::{Call, FinalState, Function, NextPage, StatusPattern};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// The static data, without the defaults.
pub(super) fn data(function: &Function) -> TokenStream {
    let Function {
        constant,
        id,
        path,
        api_version,
        headers,
        ..
    } = function;
    let method = format_ident!("{}", function.method.as_str());
    // Each 2xx means success, unless the definition says otherwise of some.
    let said = function.success.iter();
    let said = said.filter(|status| status.class() != 2 || !function.failures.is_empty());
    let (success, classes) = statuses(said);
    let (failures, failed_classes) = statuses(&function.failures);
    let success = literals("success", &success);
    let classes = literals("success_classes", &classes);
    let failures = literals("failure", &[failures, failed_classes].concat());
    let asks_existence = function
        .asks_existence
        .then(|| quote!(asks_existence: true,));
    let all = function.arguments.iter().chain(&function.options);
    let parameters: Vec<_> = all.map(|argument| &argument.constant).collect();
    let parameters =
        (!parameters.is_empty()).then(|| quote!(parameters: &[#(&parameters::#parameters),*],));
    let api_version = api_version.iter();
    let api_version = api_version.map(|version| quote!(api_version: #version,));
    let host = function
        .host
        .iter()
        .map(|host| quote!(host: Some(Host::new(#host)),));
    let headers = (!headers.is_empty()).then(|| {
        let headers = headers.iter().map(|(name, value)| quote!((#name, #value)));
        quote!(headers: &[#(#headers),*],)
    });
    let content_type = function.content_type.iter();
    let content_type = content_type.map(|text| quote!(content_type: Some(#text),));
    let form = function.form.iter().map(|form| {
        let media_type = form.media_type();
        quote!(form: Some(FormType::new(#media_type)),)
    });
    let accept = function.accept.iter().map(|text| quote!(accept: #text,));
    let final_state = match &function.call {
        Call::LongRunning { final_state, .. } => {
            let state = self::final_state(*final_state);
            Some(quote!(final_state: Some(FinalState::#state),))
        }
        Call::Plain | Call::Paged => None,
    };
    let next_page = match function.next_page {
        NextPage::Get => None,
        NextPage::Post => Some(quote!(next_page: NextPage::Post,)),
        NextPage::PostBody => Some(quote!(next_page: NextPage::PostBody,)),
    };
    let next_link = function.next_link.as_ref().map(|link| {
        let (replaced, query) = (Literal::usize_unsuffixed(link.replaced), &link.query);
        quote!(next_link: Some(NextLink::new(#replaced, &[#(#query),*])),)
    });
    quote! {
        static #constant: Operation = Operation {
            id: #id,
            method: &Method::#method,
            #(#host)*
            path: #path,
            #(#api_version)*
            #parameters
            #headers
            #(#content_type)*
            #(#form)*
            #(#accept)*
            #success
            #classes
            #failures
            #final_state
            #next_page
            #next_link
            #asks_existence
            ..Operation::BLANK
        };
    }
}

/// The single statuses, and the first digits of classes.
fn statuses<'a>(patterns: impl IntoIterator<Item = &'a StatusPattern>) -> (Vec<u16>, Vec<u16>) {
    let (mut statuses, mut classes) = (Vec::new(), Vec::new());
    for pattern in patterns {
        match *pattern {
            StatusPattern::Exact(status) => statuses.push(status),
            StatusPattern::Class(class) => classes.push(class.into()),
        }
    }
    (statuses, classes)
}

/// A field with numbers, if there are any.
fn literals(field: &str, numbers: &[u16]) -> Option<TokenStream> {
    let field = format_ident!("{field}");
    let literals = numbers.iter().copied().map(Literal::u16_unsuffixed);
    (!numbers.is_empty()).then(|| quote!(#field: &[#(#literals),*],))
}

fn final_state(state: FinalState) -> TokenStream {
    match state {
        FinalState::Default => quote!(Default),
        FinalState::Location => quote!(Location),
        FinalState::AzureAsyncOperation => quote!(AzureAsyncOperation),
        FinalState::OriginalUri => quote!(OriginalUri),
        FinalState::OperationLocation => quote!(OperationLocation),
    }
}
