//! Measures armgen and the code that it writes against the same written by hand. `cargo xtask bench` runs it.

mod by_hand;
mod generation;
mod machine;
mod measure;
mod operations;
mod table;

use generation::Generation;
use operations::Bodies;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

const EXAMPLE: &str = include_str!(
    "../../../spec/apimanagement/2024-05-01/examples/ApiManagementApproveOrRejectPrivateEndpointConnection.json"
);

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The one argument is the program behind `cargo xtask`; without it the command as a whole is not measured.
fn run() -> Result<(), Box<dyn Error>> {
    println!("{}\n", machine::description());

    print!("{}", table::head("armgen", "by hand"));
    let bodies = Bodies::read(EXAMPLE)?;
    print!(
        "{}",
        table::ratio(
            "PUT: parameters and body to http::Request",
            bodies.request()?,
            Some(1.3)
        )
    );
    print!(
        "{}",
        table::ratio("200 body to a struct", bodies.decode_resource()?, Some(1.0))
    );
    print!(
        "{}",
        table::ratio(
            "200 body to a struct, by the request",
            bodies.decode_response()?,
            Some(1.0)
        )
    );
    print!(
        "{}",
        table::ratio("200 KB list to a struct", bodies.decode_list()?, Some(1.0))
    );
    print!(
        "{}",
        table::ratio(
            "200 KB list to a struct, by the request",
            bodies.decode_list_response()?,
            Some(1.0)
        )
    );
    print!(
        "{}",
        table::ratio(
            "200 body from a struct",
            bodies.encode_resource()?,
            Some(1.5)
        )
    );
    print!(
        "{}",
        table::ratio(
            "200 KB list from a struct",
            bodies.encode_list()?,
            Some(1.5)
        )
    );

    print!("\n{}", table::head("armgen", "parsing"));
    let generation = Generation::find(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))?;
    print!(
        "{}",
        table::ratio("generating the crate", generation.in_process()?, None)
    );
    if let Some(xtask) = std::env::args_os().nth(1).map(PathBuf::from) {
        let goal = Some(Duration::from_millis(15));
        print!(
            "{}",
            table::time(
                "cargo xtask codegen, from start to exit",
                generation.command(&xtask)?,
                goal
            )
        );
    }
    Ok(())
}
