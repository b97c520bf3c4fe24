//! Runs cargo and reads its messages.

use serde_json::Value;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
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

/// Runs cargo in a folder. Calls `doing` with what it begins, such as `checking arm_pets`, and `each` with each message and the time
/// since the start.
///
/// # Errors
/// If cargo cannot be started, or fails without an error in a crate: its output.
pub(super) fn run(
    folder: &Path,
    arguments: &[&str],
    doing: impl Fn(String) + Send,
    mut each: impl FnMut(Message, Duration),
) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let start = Instant::now();
    let mut child = Command::new(cargo)
        .current_dir(folder)
        .args(arguments)
        .args(["--message-format=json", "--color=never"])
        .arg("--target-dir")
        .arg("target")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    let (messages, notes) = (child.stdout.take(), child.stderr.take());
    let mut has_error = false;
    let (read, said) = thread::scope(|scope| {
        let said = scope.spawn(|| said(notes, doing));
        let read = lines(messages).try_for_each(|line| {
            if let Some(message) = message(&line?) {
                has_error |= matches!(message, Message::Finding { is_error: true, .. });
                each(message, start.elapsed());
            }
            Ok(())
        });
        (read, said.join().unwrap_or_default())
    });
    read.map_err(|error: io::Error| format!("cargo cannot be read: {error}"))?;
    let status = child
        .wait()
        .map_err(|error| format!("cargo cannot be waited for: {error}"))?;
    if status.success() || has_error {
        Ok(())
    } else {
        Err(said.trim().to_owned())
    }
}

fn lines(output: Option<impl Read>) -> impl Iterator<Item = io::Result<String>> {
    output
        .into_iter()
        .flat_map(|output| BufReader::new(output).lines())
}

/// What cargo prints beside its messages, without what it is doing.
fn said(notes: Option<impl Read>, doing: impl Fn(String)) -> String {
    let mut said = String::new();
    for line in lines(notes).map_while(Result::ok) {
        match status(&line) {
            Some(status) if status.starts_with("finished ") => {}
            Some(status) => doing(status),
            None => said.extend([&line, "\n"]),
        }
    }
    said
}

/// The number of characters that the first word of a status has, aligned to the right.
const VERB: usize = 12;

/// What cargo is doing, if a line says that: `checking arm_pets` for `    Checking arm_pets v0.1.0 (/folder)`.
fn status(line: &str) -> Option<String> {
    let (verb, what) = line.split_at_checked(VERB)?;
    let (verb, what) = (verb.trim_start(), what.strip_prefix(' ')?);
    let is_verb = verb.starts_with(|first: char| first.is_ascii_uppercase())
        && verb.chars().all(|letter| letter.is_ascii_alphabetic());
    let what = what.split_once(" v").map_or(what, |(name, _)| name);
    is_verb.then(|| format!("{} {what}", verb.to_lowercase()))
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
    fn a_status_says_what_cargo_is_doing() {
        for (line, expected) in [
            (
                "    Checking arm_pets v0.1.0 (/folder)",
                Some("checking arm_pets"),
            ),
            ("   Compiling syn v3.0.10", Some("compiling syn")),
            (
                "    Blocking waiting for file lock on build directory",
                Some("blocking waiting for file lock on build directory"),
            ),
            (
                "error: could not compile `arm_pets` (lib) due to 1 previous error",
                None,
            ),
            ("  failed to read the file", None),
            ("", None),
        ] {
            assert_eq!(status(line).as_deref(), expected, "{line}");
        }
    }

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
