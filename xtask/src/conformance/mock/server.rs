//! The process of the mock.

use super::super::folder::copy;
use super::super::node;
use serde::Deserialize;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The program that serves definitions.
const PROGRAM: &str = "serve.cjs";

/// The process of the mock. It serves one definition at a time, on 127.0.0.1 and a free port.
pub(crate) struct Mock {
    process: Child,
    definitions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

/// What the process says of a definition.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Served {
    Address(String),
    Error(String),
}

impl Mock {
    /// Installs the mock from `sources` in `folder`, and starts its process.
    ///
    /// # Errors
    /// If Node.js is missing or too old, or npm fails.
    pub(crate) fn start(sources: &Path, folder: &Path) -> Result<Self, String> {
        node::install(sources, folder)?;
        copy(&sources.join(PROGRAM), &folder.join(PROGRAM))?;
        let problem = |error| format!("the mock cannot be started: {error}");
        let mut process = Command::new("node")
            .arg(PROGRAM)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(problem)?;
        let definitions = process.stdin.take();
        let answers = process.stdout.take().ok_or("the mock has no output")?;
        Ok(Self {
            process,
            definitions,
            answers: BufReader::new(answers),
        })
    }

    /// Serves a definition in place of the last one. Returns the address.
    ///
    /// # Errors
    /// If the mock cannot read the definition.
    pub(crate) fn serve(&mut self, definition: &Path) -> Result<String, String> {
        let definition = std::path::absolute(definition)
            .map_err(|error| format!("`{}` has no path: {error}", definition.display()))?;
        let definition = definition.display();
        let problem = |error| format!("the mock ended at `{definition}`: {error}");
        let input = self.definitions.as_mut().ok_or("the mock has no input")?;
        writeln!(input, "{definition}").map_err(problem)?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer).map_err(problem)?;
        match serde_json::from_str(&answer) {
            Ok(Served::Address(address)) => Ok(address),
            Ok(Served::Error(error)) => {
                Err(format!("the mock cannot serve `{definition}`: {error}"))
            }
            Err(_) => Err(format!("the mock ended at `{definition}`")),
        }
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        // The process ends with its input.
        self.definitions = None;
        let _ = self.process.wait();
    }
}
