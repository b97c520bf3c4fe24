//! All names of a crate that come from the definition.

use super::{Crate, Function, ResultItem};
use crate::rust::Identifier;

impl Crate {
    /// Whether all names are ASCII. rustc has lints for other names.
    #[must_use]
    pub fn has_plain_names(&self) -> bool {
        self.names().all(|name| name.as_str().is_ascii())
    }

    /// The names of types, fields, variants, modules, functions, methods and arguments.
    fn names(&self) -> impl Iterator<Item = &Identifier> {
        let structs = self.structs.iter().flat_map(|one| {
            let fields = one.fields.iter().chain(&one.additional);
            fields.map(|field| &field.name).chain([&one.name])
        });
        let enums = self.enums.iter().flat_map(|one| {
            let variants = one.variants.iter().map(|variant| &variant.name);
            variants.chain([&one.name])
        });
        let unions = self.unions.iter().flat_map(|one| {
            let kinds = one.kinds.iter().map(|kind| &kind.name);
            kinds.chain([&one.name])
        });
        let parameters = self.parameters.iter().map(|parameter| &parameter.name);
        let client = self.client.iter().flat_map(|client| {
            let fields = client.fields.iter();
            let fields = fields.flat_map(|field| [&field.name, &field.getter, &field.setter]);
            fields.chain([&client.name])
        });
        let groups = self.groups.iter().flat_map(|group| {
            let functions = group.functions.iter().flat_map(of_function);
            functions.chain([&group.module, &group.client])
        });
        let responses = self.responses.iter().map(|response| &response.name);
        let tests = self.examples.iter().map(|test| &test.name);
        structs
            .chain(enums)
            .chain(unions)
            .chain(parameters)
            .chain(client)
            .chain(responses)
            .chain(groups)
            .chain(tests)
    }
}

fn of_function(function: &Function) -> impl Iterator<Item = &Identifier> {
    let arguments = function.arguments.iter().chain(&function.options);
    let cases = match &function.result {
        ResultItem::Value(_) => &[],
        ResultItem::WithHeader { case, .. } | ResultItem::Struct { case, .. } => {
            std::slice::from_ref(case)
        }
        ResultItem::Enum { cases, .. } => cases.as_slice(),
    };
    let headers = cases.iter().flat_map(|case| &case.headers);
    arguments
        .map(|argument| &argument.name)
        .chain(function.body.iter().map(|body| &body.name))
        .chain(function.with_options.iter().map(|with| &with.name))
        .chain(headers.map(|header| &header.name))
        .chain([&function.name, &function.method_name, &function.constant])
}
