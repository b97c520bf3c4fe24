//! The programs that the manifest names.

use crate::api::Origin;
use crate::diagnostic::Code;
use crate::rust::items::SampleProgram;
use crate::rust::package::{Package, Sample};
use crate::rust::problems::Problems;
use std::sync::Arc;

/// The programs, checked for being Rust.
pub(crate) fn samples(package: &Package, problems: &mut Problems<'_>) -> Vec<SampleProgram> {
    let mut programs: Vec<SampleProgram> = Vec::new();
    for Sample { path, text } in &package.samples {
        let origin = Origin {
            file: Arc::clone(path),
            pointer: String::new(),
        };
        let file_name = path.rsplit('/').next().unwrap_or(path);
        let Some(name) = file_name.strip_suffix(".rs") else {
            problems.error(
                Code::ManifestValue,
                &origin,
                "a sample is not a file with Rust source (`.rs`)",
            );
            continue;
        };
        if programs.iter().any(|program| program.name == name) {
            problems.error(
                Code::ManifestValue,
                &origin,
                format!("two samples are called `{name}`"),
            );
            continue;
        }
        if let Err(error) = syn::parse_file(text) {
            problems.error(
                Code::ManifestValue,
                &origin,
                format!("the sample is not Rust: {error}"),
            );
            continue;
        }
        programs.push(SampleProgram {
            name: name.to_owned(),
            path: Arc::clone(path),
            text: text.to_string(),
        });
    }
    programs
}
