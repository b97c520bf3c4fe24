//! The `readme.md` of a package in the public repository of definitions. It is a Markdown file with fenced code blocks of YAML.
//! These define the tags of the package, each of which is a list of definitions, and the default tag.
//!
//! A block can have a condition in its info string. It is used if the condition is true while only the tag is set. So blocks for
//! another generator or a language are not used. Unknown settings are ignored, because they are meant for other tools.

mod block;
mod condition;
mod configuration;
mod directive;
mod markdown;
#[cfg(test)]
mod robustness_tests;
mod sub_package;
mod tag;
#[cfg(test)]
mod tests;

pub use configuration::{Configuration, Input};
pub use sub_package::SubPackage;
pub(crate) use sub_package::{FLAG, short_name};

use crate::diagnostic::{Checked, Diagnostic, Diagnostics, Place};
use crate::source::{FileId, Sources};
use block::Block;
use condition::Scope;

/// A readme.
#[derive(Debug)]
pub struct Readme {
    sources: Sources,
    file: FileId,
    heading: Option<String>,
    blocks: Vec<Block>,
}

impl Readme {
    /// Reads the readme at a path.
    ///
    /// # Errors
    /// If the file does not exist or cannot be read. Errors in a block are reported when a tag that uses the block is selected.
    pub fn read(sources: &Sources, path: &str) -> Result<Self, Diagnostic> {
        let mut sources = sources.clone();
        let file = sources.load(path)?;
        let document = markdown::read(sources.text(file));
        let blocks = document
            .fences
            .into_iter()
            .map(|fence| Block::read(&sources, file, fence));
        Ok(Self {
            blocks: blocks.collect(),
            heading: document.heading,
            sources,
            file,
        })
    }

    /// The first heading, which is usually the name of the service.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// The configuration of a tag, by default of the default tag, with warnings.
    ///
    /// Instead of a tag, the flag of a sub-package can be given.
    ///
    /// # Errors
    /// If the tag does not exist, if there is no default tag, if the tag lists no definitions, or if a block of the tag cannot be
    /// read.
    pub fn configuration(&self, tag: Option<&str>) -> Result<Checked<Configuration>, Diagnostics> {
        let (configuration, problems) = self.partial_configuration(None, tag);
        match configuration {
            Some(configuration) => problems.sorted().with(configuration),
            None => Err(problems.sorted()),
        }
    }

    /// The parts of the configuration of a sub-package or a tag that can be read, and all errors and warnings. A sub-package is named
    /// by its flag with or without `package-`. The default is its own tag.
    pub(crate) fn partial_configuration(
        &self,
        sub_package: Option<&str>,
        tag: Option<&str>,
    ) -> (Option<Configuration>, Diagnostics) {
        let mut problems = Diagnostics::default();
        let configuration = self
            .select_tag(sub_package, tag, &mut problems)
            .map(|selected| self.configure(&selected, &mut problems));
        (configuration, problems)
    }

    /// The files that the readme was read from.
    pub(crate) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The place that lists an input.
    #[must_use]
    pub fn place(&self, input: &Input) -> Option<Place> {
        let block = self.blocks.get(input.block)?;
        Some(block.place(&self.sources, self.file, &input.pointer))
    }
}
