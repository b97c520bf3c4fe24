//! Templates of hosts and paths.

use super::{Location, Parameter};

/// A host or a path that is made from parameters.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Template(Vec<TemplatePart<usize>>);

/// A part of a [`Template`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TemplatePart<P> {
    /// A text as it is in the URL.
    Literal(String),
    /// The value of a parameter.
    Parameter(P),
}

impl Template {
    /// The template in which each variable is the parameter of that name in `location`; `None` if there is no such parameter.
    #[must_use]
    pub fn new(
        parts: Vec<TemplatePart<String>>,
        location: Location,
        parameters: &[Parameter],
    ) -> Option<Self> {
        let parts = parts.into_iter().map(|part| match part {
            TemplatePart::Literal(text) => Some(TemplatePart::Literal(text)),
            TemplatePart::Parameter(name) => {
                let is_meant = |one: &Parameter| one.location == location && one.name == name;
                let position = parameters.iter().position(is_meant);
                position.map(TemplatePart::Parameter)
            }
        });
        parts.collect::<Option<_>>().map(Self)
    }

    /// The text with `value(position)` in place of each parameter, where `position` is that in the operation.
    pub fn fill(&self, value: impl Fn(usize) -> String) -> String {
        let parts = self.0.iter().map(|part| match part {
            TemplatePart::Literal(text) => text.clone(),
            TemplatePart::Parameter(position) => value(*position),
        });
        parts.collect()
    }
}
