//! armgen turns Azure Resource Manager API definitions into Rust crates.
//!
//! ```no_run
//! use armgen::manifest::Manifest;
//!
//! let manifest = Manifest::read("spec/armgen.yaml".as_ref())?;
//! let output = armgen::generate(&manifest)?;
//! for package in &output.packages {
//!     package.difference()?.write()?;
//! }
//! # Ok::<(), armgen::diagnostic::Diagnostics>(())
//! ```

pub mod api;
pub mod diagnostic;
pub mod edit;
pub mod examples;
pub mod fingerprint;
pub mod lower;
pub mod manifest;
pub mod output;
pub mod readme;
pub mod render;
pub mod rust;
pub mod source;
pub mod swagger;

use api::{Api, Origin};
use diagnostic::{Code, Diagnostic, Diagnostics};
use fingerprint::Inputs;
use manifest::Manifest;
use output::{Counts, Output};
use rayon::prelude::*;
use source::Sources;

/// Makes the files of all packages of a manifest. Nothing is written.
///
/// # Errors
/// If anything is wrong with the definitions. All problems of all packages come together.
pub fn generate(manifest: &Manifest) -> Result<Output, Diagnostics> {
    let generated: Vec<_> = manifest
        .packages
        .par_iter()
        .map(|package| self::package(manifest, package))
        .collect();
    let mut diagnostics = Diagnostics::default();
    let mut packages = Vec::new();
    for (package, problems) in generated {
        packages.extend(package);
        diagnostics.extend(problems);
    }
    let (packages, warnings) = diagnostics.sorted().with(packages)?;
    Ok(Output { packages, warnings })
}

/// The way of one package through the stages.
fn package(
    manifest: &Manifest,
    package: &manifest::Package,
) -> (Option<output::Package>, Diagnostics) {
    let (draft, diagnostics) = draft(package);
    let package = draft.map(|draft| draft.package(manifest, package, &diagnostics));
    (package, diagnostics)
}

/// A package of which nothing is printed yet.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The model.
    pub api: Api,
    /// What becomes of it in Rust.
    pub items: rust::Crate,
}

/// Takes one package of a manifest as far as its files can be printed. There is no draft if it has errors.
#[must_use]
pub fn draft(package: &manifest::Package) -> (Option<Draft>, Diagnostics) {
    let mut diagnostics = package.warnings.clone();
    let mut sources = package.sources();
    let draft = lower::lower(&mut sources, &package.into(), &mut diagnostics).and_then(|api| {
        let items = items(&api, package, &mut sources, &mut diagnostics)?;
        Some(Draft { api, items })
    });
    (draft, diagnostics)
}

impl Draft {
    /// Prints the files of the crate, and keeps the warnings with them.
    #[must_use]
    pub fn package(
        &self,
        manifest: &Manifest,
        package: &manifest::Package,
        warnings: &Diagnostics,
    ) -> output::Package {
        output::Package {
            name: package.name.clone(),
            folder: manifest.output_folder(package),
            shown_folder: package.output.clone(),
            files: render::files(&self.items),
            counts: Counts::of(&self.api),
            skipped: self.api.skipped.clone(),
            inputs: Inputs::of(package),
            warnings: warnings.clone(),
        }
    }
}

/// What becomes of the model in Rust. Where the model is not whole, what is wrong with its names is said all the same.
fn items(
    api: &Api,
    package: &manifest::Package,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<rust::Crate> {
    let metadata = metadata(package, sources);
    let place = |origin: &Origin| {
        sources
            .find(&origin.file)
            .map(|file| sources.key_place(file, &origin.pointer))
    };
    let mut problems = Diagnostics::default();
    let items = rust::items(
        api,
        &metadata,
        "crate",
        &mut rust::Problems::new(&place, &mut problems),
    );
    if diagnostics.has_errors() {
        // Warnings would be about what is missing.
        problems = problems.into_iter().filter(Diagnostic::is_error).collect();
    } else if let Some(items) = &items {
        problems.extend(quick_start(items, package));
    }
    diagnostics.extend(problems);
    items
}

/// What the manifest says, as far as it ends up in the crate.
fn metadata(package: &manifest::Package, sources: &mut Sources) -> rust::Package {
    let samples = package
        .samples
        .iter()
        .filter_map(|path| sources.load(path).ok());
    let samples: Vec<_> = samples.collect();
    let sample = |file| rust::Sample {
        path: sources.path(file).clone(),
        text: sources.text(file).clone(),
    };
    rust::Package {
        name: package.name.clone(),
        version: package.version.clone(),
        license: package.license.clone(),
        description: package.description.clone(),
        repository: package.repository.clone(),
        client: package.client.clone(),
        quick_start: package.quick_start.clone(),
        examples: package.examples,
        samples: samples.into_iter().map(sample).collect(),
    }
}

/// What the manifest asks for must be there.
fn quick_start(items: &rust::Crate, package: &manifest::Package) -> Option<Diagnostic> {
    let wanted = package
        .quick_start
        .as_ref()
        .filter(|_| items.quick_start.is_none())?;
    let message =
        format!("the README cannot show `{wanted}`: it is no selected operation with an example");
    let mut problem = Diagnostic::error(Code::ManifestUnmatched, message);
    problem.place = package.place(&["quick-start"]).map(Box::new);
    Some(problem)
}
