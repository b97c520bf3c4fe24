//! The `readme.md` of a package in the public repository of definitions: Markdown with blocks of YAML, of which each may depend on
//! a condition. It says which tags (sets of definitions) there are, and which one is meant if nobody asks for another.
//!
//! It is read as users write it, and mostly for other tools: settings that are not known are theirs. Blocks count if their
//! condition holds when nothing but the tag is set, so those for a language do not.

mod block;
mod condition;
mod configuration;
mod directive;
mod markdown;
#[cfg(test)]
mod robustness_tests;
mod tag;
#[cfg(test)]
mod tests;

pub use configuration::{Configuration, Input};

use crate::diagnostic::{Checked, Diagnostic, Diagnostics, Place};
use crate::source::{FileId, Sources};
use block::Block;
use condition::Scope;
use tag::Chosen;

/// A readme.
#[derive(Debug)]
pub struct Readme {
    sources: Sources,
    file: FileId,
    heading: Option<String>,
    blocks: Vec<Block>,
}

impl Readme {
    /// Reads the readme at a path among files.
    ///
    /// # Errors
    /// If there is no such file, or if it cannot be read. What is wrong inside of it matters only to the tags that it concerns.
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

    /// The first heading, which is the name of the service for people.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// What the readme says of a tag, or of its own tag if none is asked for; and what deserves a look, though it is no error.
    ///
    /// A tag may also be asked for by the name of a sub-package: a flag (`$(package-x)`) that stands for a tag.
    ///
    /// # Errors
    /// If there is no such tag, if none is asked for and the readme has none of its own, if it names no definitions, or if a block
    /// that counts cannot be read.
    pub fn configuration(
        &self,
        wanted: Option<&str>,
    ) -> Result<Checked<Configuration>, Diagnostics> {
        let (configuration, problems) = self.understood(wanted);
        match configuration {
            Some(configuration) => problems.sorted().with(configuration),
            None => Err(problems.sorted()),
        }
    }

    /// The same as far as it is understood, and all that is wrong with it.
    pub(crate) fn understood(&self, wanted: Option<&str>) -> (Option<Configuration>, Diagnostics) {
        let mut problems = Diagnostics::default();
        let configuration = self
            .choose(wanted, &mut problems)
            .map(|chosen| self.configure(&chosen, &mut problems));
        (configuration, problems)
    }

    /// The files that it was read from.
    pub(crate) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Where an input is named.
    #[must_use]
    pub fn place(&self, input: &Input) -> Option<Place> {
        let block = self.blocks.get(input.block)?;
        Some(block.place(&self.sources, self.file, &input.pointer))
    }
}
