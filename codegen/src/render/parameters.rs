//! `parameters.rs`: the static data of parameters, which operations share.

use super::print::SourceFile;
use super::tokens::float;
use crate::rust::{Bound, CollectionFormat, Count, Crate, Doc, Location, Parameter, Pattern, Rule};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use std::collections::BTreeMap;

pub(super) fn files(items: &Crate) -> BTreeMap<String, String> {
    if items.parameters.is_empty() {
        return BTreeMap::new();
    }
    let doc = Doc::default()
        .line("The parameters of all operations: their locations and the rules for their values.");
    let mut file = SourceFile::new(&items.sources, &doc, &items.root);
    file.together(
        items
            .patterns
            .iter()
            .map(|Pattern { name, text }| quote!(static #name: Pattern = Pattern::new(#text);)),
    );
    for parameter in &items.parameters {
        file.item(definition(parameter));
    }
    BTreeMap::from([("src/parameters.rs".to_owned(), file.finish())])
}

fn definition(parameter: &Parameter) -> TokenStream {
    let Parameter {
        name,
        wire_name,
        location,
        rules,
        list,
        unescaped,
        secret,
    } = parameter;
    let place = match location {
        Location::Path => quote!(path),
        Location::Query => quote!(query),
        Location::Header => quote!(header),
        Location::Host => quote!(host),
        Location::Form => quote!(form),
    };
    let list = list.map(|format| {
        let format = list_format(format);
        quote!(.list(CollectionFormat::#format))
    });
    let unescaped = unescaped.then(|| quote!(.unescaped()));
    let secret = secret.then(|| quote!(.secret()));
    let rules = (!rules.is_empty()).then(|| {
        let rules = rules.iter().map(rule);
        quote!(.rules(&[#(#rules),*]))
    });
    quote!(pub(crate) static #name: Parameter = Parameter::#place(#wire_name) #list #unescaped #secret #rules;)
}

fn list_format(format: CollectionFormat) -> TokenStream {
    match format {
        CollectionFormat::Csv => quote!(Csv),
        CollectionFormat::Ssv => quote!(Ssv),
        CollectionFormat::Tsv => quote!(Tsv),
        CollectionFormat::Pipes => quote!(Pipes),
        CollectionFormat::Multi => quote!(Multi),
    }
}

fn rule(rule: &Rule) -> TokenStream {
    match rule {
        Rule::Uuid => quote!(Rule::Uuid),
        Rule::Length(length) => {
            let limits = limits(*length);
            quote!(Rule::Length { #limits })
        }
        Rule::Items(items) => {
            let limits = limits(*items);
            quote!(Rule::Items { #limits })
        }
        Rule::Range { minimum, maximum } => {
            let is_exclusive = |bound: &Option<Bound>| bound.is_some_and(|bound| bound.exclusive);
            let (exclusive_minimum, exclusive_maximum) =
                (is_exclusive(minimum), is_exclusive(maximum));
            let minimum = minimum.map_or(f64::NEG_INFINITY, |bound| bound.value);
            let maximum = maximum.map_or(f64::INFINITY, |bound| bound.value);
            let (minimum, maximum) = (float(minimum), float(maximum));
            quote! {
                Rule::Range {
                    minimum: #minimum,
                    maximum: #maximum,
                    exclusive_minimum: #exclusive_minimum,
                    exclusive_maximum: #exclusive_maximum,
                }
            }
        }
        Rule::MultipleOf(factor) => {
            let factor = float(*factor);
            quote!(Rule::MultipleOf(#factor))
        }
        Rule::UniqueItems => quote!(Rule::UniqueItems),
        Rule::Pattern(name) => quote!(Rule::Pattern(&#name)),
    }
}

fn limits(Count { minimum, maximum }: Count) -> TokenStream {
    let (minimum, maximum) = (count(minimum.or(Some(0))), count(maximum));
    quote!(minimum: #minimum, maximum: #maximum)
}

fn count(value: Option<u64>) -> TokenStream {
    // A number of more than 32 bits is no limit, and would not compile on all platforms.
    let value = value.and_then(|value| u32::try_from(value).ok());
    value.map_or(quote!(usize::MAX), |value| {
        Literal::u32_unsuffixed(value).into_token_stream()
    })
}
