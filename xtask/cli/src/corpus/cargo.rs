//! Runs cargo and reads its messages.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A message of cargo during a build.
#[derive(Debug)]
pub(super) enum Message {
    /// A crate was built.
    Artifact {
        /// The name of the crate, with underscores.
        name: String,
        /// Whether it was up to date.
        fresh: bool,
        /// The path of the program, if the crate is one.
        program: Option<String>,
    },
    /// The compiler found something in a crate.
    Finding {
        /// The name of the crate, with underscores.
        name: String,
        /// Whether it is an error and not a warning.
        is_error: bool,
        /// The message of the compiler.
        text: String,
    },
}

/// Runs cargo in a folder. Calls `each` with each message and the time since the start.
///
/// # Errors
/// If cargo cannot be started, or fails without an error in a crate: its output.
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
    let output = std::thread::spawn(move || {
        let mut output = String::new();
        let read = errors.map(|mut errors| errors.read_to_string(&mut output));
        read.map_or(String::new(), |_| output)
    });
    let mut has_error = false;
    if let Some(messages) = child.stdout.take() {
        for line in BufReader::new(messages).lines() {
            let line = line.map_err(|error| format!("cargo cannot be read: {error}"))?;
            if let Some(message) = message(&line) {
                has_error |= matches!(message, Message::Finding { is_error: true, .. });
                each(message, start.elapsed());
            }
        }
    }
    let status = child
        .wait()
        .map_err(|error| format!("cargo cannot be waited for: {error}"))?;
    let output = output.join().unwrap_or_default();
    if status.success() || has_error {
        Ok(())
    } else {
        Err(output.trim().to_owned())
    }
}

/// Parses a line of cargo's output. `None` for other lines than messages of the compiler and built crates.
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
            // The last messages of the compiler are summaries.
            let is_summary = text.starts_with("aborting due to") || text.ends_with("emitted");
            (!is_summary && (is_error || level == "warning")).then(|| Message::Finding {
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
