//! armgen turns Azure Resource Manager API definitions into Rust crates.
//!
//! ```no_run
//! use armgen::Mode;
//! use armgen::diagnostic::Levels;
//! use armgen::manifest::Manifest;
//!
//! let manifest = Manifest::read("spec/armgen.yaml".as_ref())?;
//! for updated in armgen::update(&manifest, Mode::Write, &Levels::default(), &|_| ())?.value {
//!     println!("{}: {} files written or removed", updated.name, updated.changes().len());
//! }
//! # Ok::<(), armgen::diagnostic::Diagnostics>(())
//! ```

pub mod diagnostic;
pub mod examples;
pub mod manifest;
pub mod output;
pub mod tags;

// The stages, for the tests and tools of this project. They are not part of the public API.
#[doc(hidden)]
pub mod api;
#[doc(hidden)]
pub mod edit;
#[doc(hidden)]
pub mod fingerprint;
mod folders;
mod left_behind;
#[doc(hidden)]
pub mod lower;
#[doc(hidden)]
pub mod names;
#[doc(hidden)]
pub mod percent;
#[doc(hidden)]
pub mod pointer;
#[doc(hidden)]
pub mod readme;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod rust;
#[doc(hidden)]
pub mod settings;
#[doc(hidden)]
pub mod source;
#[doc(hidden)]
pub mod swagger;
mod update;

pub use left_behind::{LeftBehind, left_behind};
pub use update::{Mode, Step, UpdatedCrate, update};

use api::{Api, Origin};
use diagnostic::{Checked, Code, Diagnostic, Diagnostics, Levels};
use fingerprint::Inputs;
use manifest::{Manifest, Member};
use output::{GeneratedCrate, Record, Summary};
use rayon::prelude::*;

/// Generates the files of the crates of a manifest: that of the runtime, if packages share one, and then those of the packages in
/// their order. Writes nothing.
///
/// # Errors
/// If there is an error in the definitions: the diagnostics of all packages.
pub fn generate(manifest: &Manifest) -> Result<Checked<Vec<GeneratedCrate>>, Diagnostics> {
    let members: Vec<_> = manifest.members().collect();
    let members = members.into_par_iter();
    let generated = members.map(|member| Ok(print(manifest, member)?.generated));
    let levels = Levels::default();
    update::collect(manifest, &levels, generated.collect(), |one| {
        &mut one.summary
    })
}

/// A crate before it is printed.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The model.
    #[doc(hidden)]
    pub api: Api,
    /// The items of the crate.
    #[doc(hidden)]
    pub items: rust::Crate,
    /// The settings and files that the crate is made from.
    #[doc(hidden)]
    pub inputs: Inputs,
}

/// Runs the stages up to `rust` on a package of a manifest.
///
/// # Errors
/// If there is an error in its definitions.
pub fn draft(package: &manifest::Package) -> Result<Checked<Draft>, Diagnostics> {
    let mut diagnostics = package.warnings.clone();
    let mut sources = package.sources();
    let api = diagnostics.collect(lower::lower(&mut sources, &package.selection))?;
    let place = |origin: &Origin| {
        let file = sources.find(&origin.file)?;
        Some(sources.key_place(file, &origin.pointer))
    };
    let items = rust::items(&api, &package.krate, "crate", &place);
    let items = diagnostics.collect(items)?;
    diagnostics.extend(quick_start(&items, package));
    let inputs = Inputs::new(Member::Package(package), &sources);
    diagnostics.sorted().with(Draft { api, items, inputs })
}

/// A crate that was printed.
struct Printed {
    generated: GeneratedCrate,
    inputs: Inputs,
    /// `None` for the crate of the runtime, which has no definition.
    draft: Option<Draft>,
}

/// Generates the files of a crate of a manifest.
fn print(manifest: &Manifest, member: Member<'_>) -> Result<Printed, Diagnostics> {
    let (files, summary, inputs, draft) = match member {
        Member::Runtime(runtime) => {
            let files = render::runtime_crate(&runtime.settings);
            let inputs = Inputs::new(member, &member.sources());
            (files, Summary::default(), inputs, None)
        }
        Member::Package(package) => {
            let Checked { value, warnings } = draft(package)?;
            let files = render::files(&value.items);
            let summary = Summary::new(&value.api, &files, warnings);
            (files, summary, value.inputs.clone(), Some(value))
        }
    };
    let generated = GeneratedCrate {
        name: member.name().to_owned(),
        folder: manifest.output_folder(member),
        shown_folder: member.output().to_owned(),
        summary,
        files,
        record: Record {
            name: member.name().to_owned(),
            manifest: manifest.seen_from(member),
        },
    };
    Ok(Printed {
        generated,
        inputs,
        draft,
    })
}

/// Reports a `quick-start` operation that the README cannot show.
fn quick_start(items: &rust::Crate, package: &manifest::Package) -> Option<Diagnostic> {
    let wanted = package
        .krate
        .quick_start
        .as_ref()
        .filter(|_| items.quick_start.is_none())?;
    let message = format!(
        "the README cannot show `{wanted}`: no selected operation has this id and an example"
    );
    let mut problem = Diagnostic::error(Code::ManifestUnmatched, message);
    problem.place = package.place(&["quick-start"]).map(Box::new);
    Some(problem)
}
