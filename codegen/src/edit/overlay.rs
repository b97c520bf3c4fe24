//! Overlays: the edits that a manifest asks for, as data.

use super::Action;
use super::expression::Expression;
use super::path::Path;
use super::rename::Rename;
use super::script::Statement;
use crate::diagnostic::Place;
use crate::source::tree::Node;

/// What an edit keeps of its overlay.
#[derive(Clone, Debug)]
pub(crate) struct Overlay {
    /// `reason`: why the definition is changed.
    pub(crate) reason: String,
    /// The key of its verb.
    pub(crate) verb: &'static str,
    /// The overlay as JSON. Overlays with the same text do the same.
    pub(crate) text: String,
    /// The places of the names in `from`.
    pub(crate) files: Vec<Place>,
    /// What selects the values, in the order of the edit's paths.
    pub(crate) selectors: Vec<Selector>,
}

/// What selects values in an overlay.
#[derive(Clone, Debug)]
pub(crate) struct Selector {
    /// The key, such as `where`.
    pub(crate) key: &'static str,
    /// The value of the key.
    pub(crate) text: String,
    pub(crate) place: Place,
    /// The paths of the values.
    pub(crate) paths: Vec<Path>,
}

/// What an overlay does with the selected values.
#[derive(Clone, Debug)]
pub(crate) enum Verb {
    /// `set`: they become this value.
    Set(Node),
    /// `remove`: they are removed.
    Remove,
    /// `rename`: their keys become this one.
    Rename(String),
    /// `add`: they get these entries or items.
    Add(Node),
    /// `replace`: texts in them are replaced.
    Replace(Vec<(String, String)>),
}

impl Verb {
    /// The verb on the values at some paths.
    pub(crate) fn on(self, paths: Vec<Path>) -> Action {
        let statement = match self {
            Self::Rename(to) => {
                return Action::Rename(Rename {
                    paths,
                    to,
                    replaces: false,
                });
            }
            Self::Set(value) => Statement::Return(Expression::Literal(value)),
            Self::Remove => Statement::Return(Expression::Undefined),
            Self::Add(value) => Statement::Add(value),
            Self::Replace(texts) => Statement::ReplaceText(texts),
        };
        Action::Transform {
            paths,
            script: statement.into(),
        }
    }
}
