//! `cargo xtask conformance`: runs clients that armgen generates against other people's servers.
//!
//! The public test server of Azure's generators counts a scenario only if a client did exactly what the scenario asks for. The tests
//! in `tests/conformance/` call generated clients as users would. This command installs the server, generates the crates from its
//! definitions, runs the tests, and shows which scenarios they reached. `mock` is another server, which checks requests.

mod crates;
mod folder;
mod html;
mod mock;
mod node;
mod results;
mod suite;
mod table;

use armgen_cli::terminal::{print, print_error, width};
use clap::{Args, ValueEnum};
use folder::Folder;
use results::Results;
use std::path::PathBuf;
use std::process::ExitCode;
use suite::Suite;

#[derive(Args, Debug)]
pub(crate) struct Conformance {
    /// The scenarios to run.
    #[arg(value_enum, default_value_t)]
    what: What,

    /// Only tests whose name contains this. A name has the definition, such as `lro.json`, and the scenarios. For the mock: only
    /// packages whose name contains it.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,

    /// Also write the table as a page, for a browser.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,

    /// The folder to install, generate and compile in [default: `conformance` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum What {
    /// Long-running operations, lists and what else is special to Azure.
    Azure,
    /// URLs, headers, bodies, statuses, redirects and retries.
    General,
    /// Requests to a mock that validates them, and the responses that it invents.
    Mock,
    /// All of these; with a filter, all but the mock.
    #[default]
    All,
}

impl What {
    fn suites(self) -> &'static [Suite] {
        match self {
            Self::Azure => &[Suite::Azure],
            Self::General => &[Suite::General],
            Self::Mock => &[],
            Self::All => &Suite::ALL,
        }
    }
}

pub(crate) fn run(arguments: &Conformance) -> ExitCode {
    match report(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            print_error(&format!("error: {message}\n"));
            ExitCode::FAILURE
        }
    }
}

/// Runs the tests and shows what they reached. Returns whether all is as it must be.
fn report(arguments: &Conformance) -> Result<bool, String> {
    check_page(arguments)?;
    let filter = arguments.filter.as_deref();
    let out = arguments.out.as_deref();
    match arguments.what {
        What::Mock => mock::run(filter, out),
        // A filter is for tests or for packages, and here it is for tests.
        What::All if filter.is_none() => {
            let passed = mock::run(None, out)?;
            Ok(scenarios(arguments)? && passed)
        }
        _ => scenarios(arguments),
    }
}

/// Whether the page can be written, before everything runs that it is about.
fn check_page(arguments: &Conformance) -> Result<(), String> {
    let Some(file) = &arguments.html else {
        return Ok(());
    };
    if arguments.what == What::Mock {
        return Err("`--html` writes the table of scenarios, and the mock has none".to_owned());
    }
    let cannot = |why: &str| Err(format!("cannot write `{}`: {why}", file.display()));
    let folder = file.parent().unwrap_or(file);
    if file.is_dir() {
        cannot("it is a folder; name a file")
    } else if !folder.as_os_str().is_empty() && !folder.is_dir() {
        cannot("there is no such folder")
    } else {
        Ok(())
    }
}

/// Runs the tests against the test server.
fn scenarios(arguments: &Conformance) -> Result<bool, String> {
    let folder = Folder::new(arguments.out.as_deref())?;
    node::install(&folder.sources(), folder.path())?;
    crates::generate(&folder)?;
    let suites = arguments.what.suites();
    crates::write_workspace(&folder)?;
    let mut all = Vec::new();
    let mut passed = true;
    for &suite in suites {
        passed &= suite.run(&folder, arguments.filter.as_deref())?;
        all.push(Results::read(suite, &folder)?);
    }
    if let Some(filter) = &arguments.filter
        && passed
        && all.iter().all(Results::is_empty)
    {
        return Err(format!("no test has a name that contains `{filter}`"));
    }
    let is_whole = arguments.filter.is_none();
    for results in &all {
        print(&table::text(results, is_whole, width(&std::io::stdout())));
    }
    if let Some(file) = &arguments.html {
        std::fs::write(file, html::page(&all, is_whole))
            .map_err(|error| format!("cannot write `{}`: {error}", file.display()))?;
    }
    // With a filter, most scenarios are missed on purpose.
    Ok(passed && all.iter().all(|results| results.holds(is_whole)))
}

#[cfg(test)]
mod tests {
    use super::{Conformance, What, check_page};
    use std::path::PathBuf;

    #[test]
    fn a_page_that_cannot_be_written_is_an_error_before_anything_runs() {
        let check = |what, html: PathBuf| {
            check_page(&Conformance {
                what,
                filter: None,
                html: Some(html),
                out: None,
            })
        };
        let folder = std::env::temp_dir();
        assert_eq!(check(What::Azure, "page.html".into()), Ok(()));
        assert_eq!(check(What::All, folder.join("page.html")), Ok(()));
        for html in [folder.clone(), folder.join("no such folder/page.html")] {
            assert!(check(What::Azure, html).is_err());
        }
        assert!(check(What::Mock, "page.html".into()).is_err());
    }
}
