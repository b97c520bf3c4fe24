//! From a readme to the files of its crate, and what there is to say of it.

use super::packages::Package;
use super::row::{Details, Row};
use armgen::Draft;
use armgen::diagnostic::{Diagnostics, code};
use armgen::manifest::Manifest;
use armgen::output::Files;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

/// What became of a package.
pub(super) struct Generated {
    /// What there is to say of it.
    pub(super) row: Row,
    /// The model and its crate, if it could be generated.
    pub(super) draft: Option<Draft>,
    /// No definition of it is in the checkout, and nobody named it.
    pub(super) absent: bool,
}

/// Generates a package and writes its crate. A panic is an error of this package.
pub(super) fn generate(package: &Package, out: &Path) -> Generated {
    let start = Instant::now();
    let attempt = catch_unwind(AssertUnwindSafe(|| attempt(package, out)));
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

fn attempt(package: &Package, out: &Path) -> Generated {
    let mut row = Row::default();
    let manifest = Manifest::from_readme(&package.readme, &package.wanted)
        .map(|manifest| manifest.in_folder(out));
    let manifest = match manifest {
        Ok(manifest) => manifest,
        Err(problems) => {
            let mut errors = problems.iter().filter(|problem| problem.is_error());
            let absent = !package.named && errors.all(|problem| problem.code == code::FILE_MISSING);
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
        row.inputs = package.inputs.len();
        let (found, problems) = armgen::draft(package);
        report(&mut row, problems);
        let Some(found) = found.filter(|_| row.errors == 0) else {
            continue;
        };
        let output = found.package(&manifest, package);
        row.operations = output.counts.operations;
        row.types = output.counts.types;
        row.skipped = output.counts.skipped;
        row.lines = lines(&output.files);
        let skipped = found.api.skipped.iter();
        row.details.skipped = skipped
            .map(|skipped| (skipped.id.clone(), skipped.reason.clone()))
            .collect();
        let written = output
            .difference()
            .and_then(|difference| difference.write().map_err(Diagnostics::from));
        match written {
            Ok(()) => {
                row.details.crate_name = Some(output.name);
                draft = Some(found);
            }
            Err(problems) => report(&mut row, problems),
        }
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

/// Lines of Rust without those of the runtime, which is the same in all crates.
fn lines(files: &Files) -> usize {
    let own = files.iter().filter(|(path, _)| {
        Path::new(path)
            .extension()
            .is_some_and(|extension| extension == "rs")
            && !path.starts_with("src/runtime/")
    });
    own.map(|(_, text)| text.lines().count()).sum()
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

    #[test]
    fn lines_are_of_rust_and_without_the_runtime() {
        let file = |path: &str| (path.to_owned(), "1\n2\n".to_owned());
        let files = ["src/lib.rs", "src/runtime/mod.rs", "README.md"];
        assert_eq!(lines(&files.into_iter().map(file).collect()), 2);
    }
}
