//! Items -> formatted files: a file per kind of item. This stage makes no decisions.

mod arguments;
mod calls;
mod clients;
mod complexity;
mod debug;
mod enums;
mod example_calls;
mod example_tests;
mod expressions;
mod git;
mod imports;
mod json;
mod library;
mod license;
mod manifest;
mod markdown;
mod models;
mod operations;
mod options;
mod parameters;
mod print;
mod readme;
mod responses;
mod runtime;
mod runtime_crate;
mod samples;
mod statics;
mod structs;
mod tokens;
mod unions;
mod wire;
mod xml;

pub use example_calls::{program, program_name};
pub use runtime::{CLIENT_FEATURE, DEPENDENCIES, FILES as RUNTIME_FILES};
pub use runtime_crate::files as runtime_crate;

use crate::rust::Crate;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Files by path, with `/` between the parts.
type Files = BTreeMap<String, String>;

/// The files that come from the definition: models, operations and clients.
const CODE: [fn(&Crate) -> Files; 5] = [
    models::files,
    operations::files,
    clients::files,
    parameters::files,
    responses::files,
];

/// The other files of a crate.
const REST: [fn(&Crate) -> Files; 8] = [
    example_tests::files,
    readme::files,
    library::files,
    manifest::files,
    license::files,
    runtime::files,
    samples::files,
    |_| git::files(),
];

/// The files of a crate by path, with `/` between the parts.
#[must_use]
pub fn files(items: &Crate) -> Files {
    render(&[CODE.as_slice(), REST.as_slice()].concat(), items)
}

/// The modules that come from the definition: models, operations and clients.
#[must_use]
pub fn code(items: &Crate) -> Files {
    render(&CODE, items)
}

fn render(parts: &[fn(&Crate) -> Files], items: &Crate) -> Files {
    parts.par_iter().flat_map(|part| part(items)).collect()
}
