//! Problems that this stage finds in the input.

use crate::api::Origin;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, code};

/// Collects problems, each with its place in the definition.
pub struct Problems<'a> {
    place: &'a dyn Fn(&Origin) -> Option<Place>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Problems<'a> {
    /// Problems go to `diagnostics`; `place` finds where an origin is in its file.
    pub fn new(
        place: &'a dyn Fn(&Origin) -> Option<Place>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { place, diagnostics }
    }

    /// Whether there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.has_errors()
    }

    /// Two things of the definition that become one Rust name.
    pub(super) fn clash(&mut self, what: &str, name: &str, first: &Origin, second: &Origin) {
        let mut diagnostic = Diagnostic::error(
            code::NAME_CLASH,
            format!("two {what} become `{name}` in Rust"),
        )
        .with_help("give one of them another name with `x-ms-client-name`");
        if let Some(place) = (self.place)(first) {
            diagnostic = diagnostic.with_related(place, format!("this becomes `{name}` too"));
        }
        self.push(diagnostic, second);
    }

    /// A name of the definition that cannot be made into a Rust name.
    pub(super) fn unusable(&mut self, what: &str, name: &str, origin: &Origin) {
        let message = format!("no Rust name can be made of the {what} name `{name}`");
        let help = "give it a name with `x-ms-client-name`";
        self.push(
            Diagnostic::error(code::NAME_UNUSABLE, message).with_help(help),
            origin,
        );
    }

    /// Any other error.
    pub(super) fn error(&mut self, code: &'static str, origin: &Origin, message: impl AsRef<str>) {
        self.push(Diagnostic::error(code, message), origin);
    }

    /// A construct that cannot be generated.
    pub(super) fn unsupported(&mut self, origin: &Origin, message: impl AsRef<str>) {
        self.push(Diagnostic::error(code::UNSUPPORTED, message), origin);
    }

    /// Something that deserves a look.
    pub(super) fn warning(
        &mut self,
        code: &'static str,
        origin: &Origin,
        message: impl AsRef<str>,
    ) {
        self.push(Diagnostic::warning(code, message), origin);
    }

    fn push(&mut self, diagnostic: Diagnostic, origin: &Origin) {
        let diagnostic = match (self.place)(origin) {
            Some(place) => diagnostic.at(place),
            None => diagnostic,
        };
        self.diagnostics.push(diagnostic);
    }
}
