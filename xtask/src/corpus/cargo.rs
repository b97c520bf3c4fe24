//! Running cargo, and what it says.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What cargo says while it builds.
#[derive(Debug)]
pub(super) enum Message {
    /// A crate is ready.
    Artifact {
        /// The crate, as a name in code.
        name: String,
        /// Nothing had to be done.
        fresh: bool,
        /// The program, if it is one.
        program: Option<String>,
    },
    /// The compiler found something in a crate.
    Finding {
        /// The crate, as a name in code.
        name: String,
        /// It is an error, not a warning.
        is_error: bool,
        /// What the compiler said.
        text: String,
    },
}

/// Runs cargo in a folder with a folder for what it builds, and hands over each message with the time since the start.
///
/// # Errors
/// If it cannot be started, or fails without any crate to blame; with what it said.
pub(super) fn run(
    folder: &Path,
    arguments: &[&str],
    mut each: impl FnMut(Message, Duration),
) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let start = Instant::now();
    let mut child = Command::new(cargo)
        .current_dir(folder)
        .args(arguments)
        .args(["--message-format=json", "--quiet"])
        .arg("--target-dir")
        .arg("target")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    let errors = child.stderr.take();
    let said = std::thread::spawn(move || {
        let mut said = String::new();
        let read = errors.map(|mut errors| errors.read_to_string(&mut said));
        read.map_or(String::new(), |_| said)
    });
    let mut blamed = false;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(|error| format!("cargo cannot be read: {error}"))?;
            if let Some(message) = message(&line) {
                blamed |= matches!(message, Message::Finding { is_error: true, .. });
                each(message, start.elapsed());
            }
        }
    }
    let status = child
        .wait()
        .map_err(|error| format!("cargo cannot be waited for: {error}"))?;
    let said = said.join().unwrap_or_default();
    if status.success() || blamed {
        Ok(())
    } else {
        Err(said.trim().to_owned())
    }
}

/// What a line of cargo's output says; none if it is of no use.
fn message(line: &str) -> Option<Message> {
    let line: Value = serde_json::from_str(line).ok()?;
    let name = line["target"]["name"].as_str()?.replace('-', "_");
    match line["reason"].as_str()? {
        "compiler-artifact" => Some(Message::Artifact {
            name,
            fresh: line["fresh"].as_bool()?,
            program: line["executable"].as_str().map(str::to_owned),
        }),
        "compiler-message" => {
            let message = &line["message"];
            let level = message["level"].as_str()?;
            let is_error = level.starts_with("error");
            let text = message["message"].as_str()?;
            // The compiler ends with sums of what it said.
            let is_sum = text.starts_with("aborting due to") || text.ends_with("emitted");
            (!is_sum && (is_error || level == "warning")).then(|| Message::Finding {
                name,
                is_error,
                text: message["rendered"].as_str().unwrap_or(text).to_owned(),
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_notes_are_no_findings() {
        let line = |level: &str, text: &str| {
            format!(
                r#"{{"reason":"compiler-message","target":{{"name":"arm-pets"}},"message":{{"level":"{level}","message":"{text}","rendered":"shown"}}}}"#
            )
        };
        assert!(message(&line("error", "aborting due to 2 previous errors")).is_none());
        assert!(message(&line("warning", "1 warning emitted")).is_none());
        assert!(message(&line("failure-note", "see `rustc --explain E0308`")).is_none());
        assert!(matches!(
            message(&line("error", "mismatched types")),
            Some(Message::Finding { name, is_error: true, text }) if name == "arm_pets" && text == "shown"
        ));
    }
}
