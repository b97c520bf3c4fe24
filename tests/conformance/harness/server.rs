//! The public test server, as a process of its own.

use crate::TestResult;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The package of npm with the server.
const PACKAGE: &str = "node_modules/@microsoft.azure/autorest.testserver";

/// The longest time until the server listens.
const START: Duration = Duration::from_mins(1);

/// What `loopback.cjs` prints before the address.
const LISTENING: &str = "listening on ";

/// The running server. It ends when this is dropped, or with this process.
#[derive(Debug)]
pub struct Server {
    url: String,
    _process: Process,
}

impl Server {
    /// Starts the server on 127.0.0.1 and a free port. Its output goes to `NAME-server.log` in the folder of results.
    ///
    /// # Errors
    /// If Node.js cannot be started, or the server does not listen in time.
    pub fn start(name: &str) -> TestResult<Self> {
        let results = results();
        std::fs::create_dir_all(&results)?;
        let log = results.join(format!("{name}-server.log"));
        let package = Self::package();
        let errors = File::create(results.join(format!("{name}-server-errors.log")))?;
        let mut process = Command::new("node")
            .arg("--require")
            .arg(folder().join("loopback.cjs"))
            .arg(package.join("dist/cli/cli.js"))
            .args(["run", "--port=0", "--coverageDirectory"])
            .arg(results.join(format!("{name}-coverage")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .map(Process)
            .map_err(|error| format!("`node` cannot be started: {error}"))?;
        let output = process.0.stdout.take().ok_or("the server has no output")?;
        let (sender, receiver) = mpsc::channel();
        let mut copy = File::create(&log)?;
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(address) = line.strip_prefix(LISTENING) {
                    let _ = sender.send(address.to_owned());
                }
                let _ = writeln!(copy, "{line}");
            }
        });
        let address = receiver
            .recv_timeout(START)
            .map_err(|_| format!("the server does not listen; see {}", log.display()))?;
        Ok(Self {
            url: format!("http://{address}"),
            _process: process,
        })
    }

    /// The folder of the package with the server, such as for the files that it sends.
    #[must_use]
    pub fn package() -> PathBuf {
        folder().join(PACKAGE)
    }

    /// The URL of the server, such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// A process that ends when this is dropped.
#[derive(Debug)]
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The folder with the crates, the server and the results.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder that the results are written to.
pub(crate) fn results() -> PathBuf {
    folder().join("results")
}
