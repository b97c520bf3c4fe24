//! Generates the crate of a readme, and makes its row.

use super::packages::CorpusPackage;
use super::row::Row;
use armgen::diagnostic::{Code, Diagnostics, Levels};
use armgen::manifest::Manifest;
use armgen::output::{Skipped, Summary};
use armgen::{Draft, Mode};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

/// The result for a package.
#[derive(Default)]
pub(super) struct Generated {
    pub(super) row: Row,
    /// The draft of the crate, if it was generated and is needed.
    pub(super) draft: Option<Draft>,
    /// Whether the definitions are not in the checkout and the package was not named on the command line.
    pub(super) absent: bool,
}

/// Updates the crate of a package. A panic is an error of this package.
pub(super) fn generate(package: &CorpusPackage, out: &Path, needs_draft: bool) -> Generated {
    let start = Instant::now();
    let attempt = catch_unwind(AssertUnwindSafe(|| attempt(package, out, needs_draft)));
    let mut generated = attempt.unwrap_or_else(|panic| {
        let mut generated = Generated::default();
        generated.row.errors = 1;
        generated.row.details.panic = Some(message(panic.as_ref()));
        generated
    });
    let row = &mut generated.row;
    if let Some(warning) = &package.warning {
        row.details
            .notes
            .push(format!("warning: {}", warning.message));
        report(row, warning.clone().into());
    }
    row.package.clone_from(&package.name);
    row.tag = row.tag.take().or_else(|| package.wanted.tag.clone());
    row.generate_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    generated
}

fn attempt(package: &CorpusPackage, out: &Path, needs_draft: bool) -> Generated {
    let mut generated = Generated::default();
    let row = &mut generated.row;
    let manifest = match Manifest::from_readme(&package.readme, &package.wanted) {
        Ok(manifest) => manifest.in_folder(out),
        Err(problems) => {
            let mut errors = problems.iter().filter(|problem| problem.is_error());
            generated.absent =
                !package.named && errors.all(|problem| problem.code == Code::FileMissing);
            report(row, problems);
            return generated;
        }
    };
    for package in &manifest.packages {
        row.tag.clone_from(&package.tag);
        row.inputs = package.selection.inputs.len();
    }
    match armgen::update(&manifest, Mode::Write, &Levels::default(), &|_| ()) {
        Ok(updated) => {
            for (one, package) in updated.value.into_iter().zip(&manifest.packages) {
                row.details.crate_name = Some(one.name.clone());
                describe(row, &one.summary);
                if needs_draft {
                    let unchanged = || Some(armgen::draft(package).ok()?.value);
                    generated.draft = one.into_draft().or_else(unchanged);
                }
            }
        }
        Err(problems) => report(row, problems),
    }
    generated
}

fn report(row: &mut Row, problems: Diagnostics) {
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    row.errors += errors;
    row.warnings += problems.iter().count() - errors;
    row.details.diagnostics.extend(problems);
}

fn describe(row: &mut Row, summary: &Summary) {
    row.operations = summary.operations;
    row.types = summary.types;
    row.skipped = summary.skipped.len();
    row.lines = summary.lines;
    for Skipped { id, reason, .. } in &summary.skipped {
        row.details.skipped.push((id.clone(), reason.clone()));
    }
    report(row, summary.warnings.clone());
}

/// The message of a panic.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("it has no message").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_of_a_panic_is_kept() {
        let panic = catch_unwind(|| panic!("the end of {}", "all"));
        assert_eq!(
            message(panic.expect_err("it panics").as_ref()),
            "the end of all"
        );
        let panic = catch_unwind(|| panic!("the end"));
        assert_eq!(message(panic.expect_err("it panics").as_ref()), "the end");
    }
}
