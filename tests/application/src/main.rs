//! Sets up an environment for a team: a resource group, a network, disks, a vault and a monitor, with one generated crate for each
//! service.
//!
//! It needs no account. A server on this machine plays the role of Azure Resource Manager.
//!
//! ```text
//! cargo run --package armgen-application
//! ```
//!
//! With a runtime that the crates share, one [`shared::connect`] makes all clients, and one [`shared::wait`] waits for the operations of
//! all services. The rest compiles against crates with a runtime of their own, too: then [`embedded`] takes the place of `shared`.

mod clients;
mod credential;
#[cfg(not(feature = "shared"))]
mod embedded;
mod environment;
mod server;
#[cfg(feature = "shared")]
mod shared;

#[cfg(not(feature = "shared"))]
use embedded as runtime;
#[cfg(feature = "shared")]
use shared as runtime;

use credential::Badge;
use server::Server;
use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            let mut cause = error.source();
            while let Some(error) = cause {
                eprintln!("because: {error}");
                cause = error.source();
            }
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let server = Server::start().await?;
    let credential = Arc::new(Badge::default());
    let clients = runtime::connect(server.url(), &credential)?;

    environment::set_up(&clients).await?;
    environment::change(&clients).await?;
    environment::show(&clients).await?;
    environment::tidy_up(&clients).await?;

    println!("summary: 5 services, {} requests", server.requests());
    for (scope, count) in credential.counts() {
        println!("summary: {count} x a token for {scope}");
    }
    println!("summary: {} x a connection", server.connections());
    Ok(())
}
