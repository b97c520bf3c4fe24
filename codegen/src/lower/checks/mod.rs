//! Values of definitions that are wrong although their JSON types are right. One module per object of Swagger, and one per kind of
//! restriction that schemas, parameters and headers share.
//!
//! Each check is a function from a value to its [`Mistake`]s. The other modules of `lower` call it where they visit the value, so that
//! only what the selected operations use is spoken of.

mod bounds;
mod default;
pub(crate) mod discriminator;
pub(crate) mod document;
mod enums;
mod format;
pub(crate) mod host;
mod limits;
pub(crate) mod media_type;
mod mistake;
pub(crate) mod operation;
pub(crate) mod parameter;
pub(crate) mod path;
pub(crate) mod pattern;
pub(crate) mod required;
pub(crate) mod response;
pub(crate) mod schema;
mod value;
pub(crate) mod xml;

pub(crate) use mistake::Mistake;

use crate::lower::{At, Report};

impl Report {
    /// Adds the mistakes that a check found in the value at a position.
    pub(crate) fn add_mistakes(&mut self, at: &At, mistakes: impl IntoIterator<Item = Mistake>) {
        for mistake in mistakes {
            self.add(mistake.into_problem(at));
        }
    }
}
