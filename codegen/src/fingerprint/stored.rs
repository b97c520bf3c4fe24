//! The file that a fingerprint is kept in.

use super::Inputs;
use crate::api::{Origin, Skipped};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::output::{GeneratedCrate, Index, Summary};
use crate::source::{Sources, hash};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a crate was made from and what was written, with what there was to say.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Stored {
    /// The build of the generator.
    pub(super) armgen: String,
    /// The hash of what was asked for.
    pub(super) settings: u64,
    /// The files that were read, with the hashes of their texts; none for those that were not there.
    pub(super) inputs: BTreeMap<String, Option<u64>>,
    /// The files that were written, likewise.
    pub(super) outputs: BTreeMap<String, u64>,
    operations: usize,
    types: usize,
    lines: usize,
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
    /// None if the inputs may change without being noticed.
    pub(super) fn new(generated: &GeneratedCrate, inputs: &Inputs) -> Option<Self> {
        let read = inputs.files.as_ref()?.iter();
        let read = read.map(|(path, hash)| (path.to_string(), *hash));
        let written = generated.files.iter();
        let mut outputs: BTreeMap<String, u64> = written
            .map(|(path, text)| (path.clone(), hash(text)))
            .collect();
        let (index, text) = Index::file(&generated.files);
        outputs.insert(index.to_owned(), hash(&text));
        let summary = &generated.summary;
        Some(Self {
            armgen: super::BUILD.to_owned(),
            settings: inputs.settings,
            inputs: read.collect(),
            outputs,
            operations: summary.operations,
            types: summary.types,
            lines: summary.lines,
            skipped: summary.skipped.iter().map(Left::new).collect(),
            warnings: summary.warnings.iter().map(Warning::new).collect(),
        })
    }

    /// What is in the crate. Warnings get the texts of the files that are among the sources. None if a code is not known.
    pub(super) fn summary(&self, sources: &Sources) -> Option<Summary> {
        let warnings = self.warnings.iter();
        let warnings: Option<Diagnostics> = warnings
            .map(|warning| warning.diagnostic(sources))
            .collect();
        Some(Summary {
            operations: self.operations,
            types: self.types,
            lines: self.lines,
            skipped: self.skipped.iter().map(Left::skipped).collect(),
            warnings: warnings?,
        })
    }
}

impl Left {
    fn new(skipped: &Skipped) -> Self {
        Self {
            id: skipped.id.clone(),
            reason: skipped.reason.clone(),
            file: skipped.origin.file.to_string(),
            pointer: skipped.origin.pointer.clone(),
        }
    }

    fn skipped(&self) -> Skipped {
        Skipped {
            id: self.id.clone(),
            reason: self.reason.clone(),
            origin: Origin {
                file: self.file.as_str().into(),
                pointer: self.pointer.clone(),
            },
        }
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
