//! `cargo xtask conformance mock`: sends requests of generated crates to a mock that validates them, and decodes what it invents.
//!
//! The mock is Prism. It reads the definitions with other code than armgen, so that a rule that armgen misreads is found. For the
//! crate of this repository, it also invents responses. For packages of a checkout of the public definitions, the requests of all
//! examples are sent.

mod control;
mod http;
mod judge;
mod requests;
mod responses;
mod route;
mod server;
mod table;
mod violations;

use super::folder::Folder;
use armgen_cli::paths;
use armgen_cli::programs;
use armgen_cli::terminal::{print, print_error, width};
use http::Sender;
use server::Mock;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The folder with the lock file of npm and the program that serves definitions.
const SOURCES: &str = "tests/mock";

/// The manifest of the crate in this repository.
const MANIFEST: &str = "spec/armgen.yaml";

/// The packages of the public definitions whose examples are sent. They differ in kind.
const PACKAGES: [&str; 10] = [
    // Scopes of several segments, filters in the query.
    "authorization",
    // Bodies that are text, names of many parts in the path.
    "automation",
    // Unions in bodies, long-running operations.
    "cdn",
    // Scopes, and queries as bodies.
    "cost-management",
    // Unions in unions.
    "databox",
    // The largest bodies, with values of any type; conditions in headers.
    "datafactory",
    // Required conditions in headers.
    "deviceprovisioningservices",
    // Optional headers, enums in headers.
    "elasticsan",
    // An id in a header, POST for lists of keys.
    "search",
    // Dates, durations, lists in the query.
    "storage",
];

/// Sends the requests, and shows what the mock found. Returns whether all of them passed.
///
/// # Errors
/// If something cannot be installed, generated, compiled or served.
pub(crate) fn run(filter: Option<&str>, out: Option<&Path>) -> Result<bool, String> {
    let start = Instant::now();
    let out = out.map_or_else(|| paths::build_folder("conformance"), Path::to_owned);
    let folder = Folder::new(Some(&out.join("mock")))?;
    let (repository, folder) = (folder.repository(), folder.path());
    let mut mock = Mock::start(&repository.join(SOURCES), folder)?;
    let sender = Sender::new();
    let mut holds = true;
    let mut rows = Vec::new();
    let is_wanted = |name: &&str| filter.is_none_or(|filter| name.contains(filter));
    let width = width(&std::io::stdout());

    let manifest = repository.join(MANIFEST);
    for program in programs::of_manifest(&manifest, folder)? {
        if !is_wanted(&program.package.as_str()) {
            continue;
        }
        rows.push(requests::check(&program, &mut mock, &sender)?);
        let decoded = responses::decode(&program, &mut mock, &sender)?;
        holds &= decoded.iter().all(|decoded| decoded.failed.is_empty());
        print(&table::responses(&decoded, width));
        // These definitions are ours: nothing in them may escape the mock.
        holds &= rows.iter().all(|row| {
            row.passed == row.examples && row.unchecked.is_empty() && row.refused == row.wrong
        });
    }
    let wanted = PACKAGES.into_iter().filter(is_wanted).map(str::to_owned);
    let wanted: Vec<String> = wanted.collect();
    match checkout() {
        Some(root) if !wanted.is_empty() => {
            for program in programs::of_checkout(&root, &wanted)? {
                print_error(&format!("sending the examples of {}\n", program.package));
                rows.push(requests::check(&program, &mut mock, &sender)?);
            }
        }
        Some(_) => {}
        None => print_error(
            "the variable AZURE_REST_API_SPECS names no public definitions: their examples were not sent\n",
        ),
    }
    if rows.is_empty() {
        return Err(format!(
            "no package has `{}` in its name",
            filter.unwrap_or_default()
        ));
    }
    print(&table::requests(&rows, width));
    print_error(&format!("it took {} s\n", start.elapsed().as_secs()));
    Ok(holds && rows.iter().all(|row| row.failed.is_empty()))
}

/// The checkout of the public definitions, if it is there.
fn checkout() -> Option<PathBuf> {
    paths::checkout(None).filter(|root| paths::definitions(root).is_ok())
}
