//! From a readme to the files of its crate, and what there is to say of it.

use super::packages::CorpusPackage;
use super::row::{Details, Row};
use armgen::diagnostic::{Code, Diagnostics};
use armgen::manifest::Manifest;
use armgen::output::{Skipped, Summary};
use armgen::{Draft, Mode};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

/// What became of a package.
pub(super) struct Generated {
    /// What there is to say of it.
    pub(super) row: Row,
    /// The model and its crate, if it was generated.
    pub(super) draft: Option<Draft>,
    /// No definition of it is in the checkout, and nobody named it.
    pub(super) absent: bool,
}

/// Brings the crate of a package up to date, and makes its draft if one is needed. A panic is an error of this package.
pub(super) fn generate(package: &CorpusPackage, out: &Path, needs_draft: bool) -> Generated {
    let start = Instant::now();
    let attempt = catch_unwind(AssertUnwindSafe(|| attempt(package, out, needs_draft)));
    let mut generated = attempt.unwrap_or_else(|panic| {
        let details = Details {
            panic: Some(said(panic.as_ref())),
            ..Details::default()
        };
        Generated {
            row: Row {
                errors: 1,
                details,
                ..Row::default()
            },
            draft: None,
            absent: false,
        }
    });
    let row = &mut generated.row;
    row.package.clone_from(&package.name);
    row.tag = row.tag.take().or_else(|| package.wanted.tag.clone());
    row.generate_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    generated
}

fn attempt(package: &CorpusPackage, out: &Path, needs_draft: bool) -> Generated {
    let mut row = Row::default();
    let manifest = Manifest::from_readme(&package.readme, &package.wanted)
        .map(|manifest| manifest.in_folder(out));
    let manifest = match manifest {
        Ok(manifest) => manifest,
        Err(problems) => {
            let mut errors = problems.iter().filter(|problem| problem.is_error());
            let absent = !package.named && errors.all(|problem| problem.code == Code::FileMissing);
            report(&mut row, problems);
            return Generated {
                row,
                draft: None,
                absent,
            };
        }
    };
    let mut draft = None;
    for package in &manifest.packages {
        row.tag.clone_from(&package.tag);
        row.inputs = package.selection.inputs.len();
    }
    match armgen::update(&manifest, Mode::Write, &|_| ()) {
        Ok(updated) => {
            for (one, package) in updated.value.into_iter().zip(&manifest.packages) {
                row.details.crate_name = Some(one.name.clone());
                describe(&mut row, &one.summary);
                if needs_draft {
                    let unchanged = || Some(armgen::draft(package).ok()?.value);
                    draft = one.into_draft().or_else(unchanged);
                }
            }
        }
        Err(problems) => report(&mut row, problems),
    }
    Generated {
        row,
        draft,
        absent: false,
    }
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

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("it said nothing").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_panic_said_is_kept() {
        let panic = catch_unwind(|| panic!("the end of {}", "all"));
        assert_eq!(
            said(panic.expect_err("it panics").as_ref()),
            "the end of all"
        );
        let panic = catch_unwind(|| panic!("the end"));
        assert_eq!(said(panic.expect_err("it panics").as_ref()), "the end");
    }
}
