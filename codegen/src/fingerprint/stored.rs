//! The file that a fingerprint is kept in.

use crate::api::{Origin, Skipped};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::output::{self, Counts};
use crate::source::Sources;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a crate was made from and what was written, with what there was to say.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Stored {
    /// The build of the generator.
    pub(super) armgen: String,
    /// What was asked for.
    pub(super) options: u64,
    /// The files that were read, with the hashes of their texts; none for those that were not there.
    pub(super) inputs: BTreeMap<String, Option<u64>>,
    /// The files that were written, likewise.
    pub(super) outputs: BTreeMap<String, u64>,
    operations: usize,
    types: usize,
    pub(super) lines: usize,
    skipped: Vec<Left>,
    warnings: Vec<Warning>,
}

/// An operation that was left out.
#[derive(Debug, Deserialize, Serialize)]
struct Left {
    id: String,
    reason: String,
    file: String,
    pointer: String,
}

#[derive(Debug, Deserialize, Serialize)]
struct Warning {
    code: String,
    message: String,
    place: Option<Spot>,
    related: Vec<(Spot, String)>,
    help: Option<String>,
}

/// A place without the text of its file.
#[derive(Debug, Deserialize, Serialize)]
struct Spot {
    file: String,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    pointer: String,
}

impl Stored {
    pub(super) fn new(output: &output::Package) -> Self {
        let skipped = output.skipped.iter().map(|skipped| Left {
            id: skipped.id.clone(),
            reason: skipped.reason.clone(),
            file: skipped.origin.file.to_string(),
            pointer: skipped.origin.pointer.clone(),
        });
        Self {
            armgen: super::BUILD.to_owned(),
            options: 0,
            inputs: BTreeMap::new(),
            outputs: BTreeMap::new(),
            operations: output.counts.operations,
            types: output.counts.types,
            lines: output.lines(),
            skipped: skipped.collect(),
            warnings: output.warnings.iter().map(Warning::new).collect(),
        }
    }

    pub(super) fn counts(&self) -> Counts {
        Counts {
            operations: self.operations,
            types: self.types,
            skipped: self.skipped.len(),
        }
    }

    pub(super) fn skipped(&self) -> Vec<Skipped> {
        let skipped = self.skipped.iter().map(|skipped| Skipped {
            id: skipped.id.clone(),
            reason: skipped.reason.clone(),
            origin: Origin {
                file: skipped.file.as_str().into(),
                pointer: skipped.pointer.clone(),
            },
        });
        skipped.collect()
    }

    /// The warnings, with the texts of the files that are among the sources; none if a code is not known.
    pub(super) fn warnings(&self, sources: &Sources) -> Option<Diagnostics> {
        let warnings = self.warnings.iter();
        warnings
            .map(|warning| warning.diagnostic(sources))
            .collect()
    }
}

impl Warning {
    fn new(diagnostic: &Diagnostic) -> Self {
        let related = diagnostic.related.iter();
        Self {
            code: diagnostic.code.to_string(),
            message: diagnostic.message.clone(),
            place: diagnostic.place.as_deref().map(Spot::new),
            related: related
                .map(|(place, what)| (Spot::new(place), what.clone()))
                .collect(),
            help: diagnostic.help.clone(),
        }
    }

    fn diagnostic(&self, sources: &Sources) -> Option<Diagnostic> {
        let mut diagnostic = Diagnostic::warning(self.code.parse().ok()?, "");
        let related = self.related.iter();
        diagnostic.message.clone_from(&self.message);
        diagnostic.help.clone_from(&self.help);
        diagnostic.place = self
            .place
            .as_ref()
            .map(|place| Box::new(place.place(sources)));
        diagnostic.related = related
            .map(|(place, what)| (place.place(sources), what.clone()))
            .collect();
        Some(diagnostic)
    }
}

impl Spot {
    fn new(place: &Place) -> Self {
        Self {
            file: place.file.to_string(),
            line: place.line,
            column: place.column,
            start: place.span.start,
            end: place.span.end,
            pointer: place.pointer.clone(),
        }
    }

    fn place(&self, sources: &Sources) -> Place {
        let file = sources.find(&self.file);
        Place {
            file: self.file.as_str().into(),
            line: self.line,
            column: self.column,
            span: self.start..self.end,
            pointer: self.pointer.clone(),
            text: file.map_or_else(|| "".into(), |file| Arc::clone(sources.text(file))),
        }
    }
}
