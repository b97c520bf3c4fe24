//! Problems that this stage finds in the input.

use super::names::Identifier;
use crate::api::Origin;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// The limit of warnings of this stage. Finding the position of each takes time.
const MOST_WARNINGS: usize = 1_000;

/// Collects problems, each with its place in the definition.
pub(super) struct Problems<'a> {
    place: &'a dyn Fn(&Origin) -> Option<Place>,
    diagnostics: Diagnostics,
    /// Whether warnings were left out, which one of them says.
    is_cut: bool,
}

impl<'a> Problems<'a> {
    /// No problems so far. `place` finds an origin in its file.
    pub(super) fn new(place: &'a dyn Fn(&Origin) -> Option<Place>) -> Self {
        Self {
            place,
            diagnostics: Diagnostics::default(),
            is_cut: false,
        }
    }

    /// Takes all problems.
    pub(super) fn take(&mut self) -> Diagnostics {
        std::mem::take(&mut self.diagnostics)
    }

    /// Whether there is an error.
    pub(super) fn has_errors(&self) -> bool {
        self.diagnostics.has_errors()
    }

    /// Reports that `second` would have the name `wanted`, and has the name `given` instead. `first` has the name already; it is none
    /// for a name that generated code uses itself. `what` says what both are, in the plural.
    pub(super) fn clash(
        &mut self,
        what: &str,
        wanted: &Identifier,
        given: &Identifier,
        first: Option<&Origin>,
        second: &Origin,
    ) {
        if self.is_full() {
            return;
        }
        let message = match first {
            Some(_) => {
                format!("two {what} become `{wanted}` in Rust; this one is called `{given}`")
            }
            None => format!("`{wanted}` has a meaning among {what}; this one is called `{given}`"),
        };
        let mut diagnostic = Diagnostic::warning(Code::NameClash, message)
            .with_help("`x-ms-client-name` gives it another name");
        if let Some(place) = first.and_then(|first| (self.place)(first)) {
            diagnostic = diagnostic.with_related(place, format!("this becomes `{wanted}`"));
        }
        self.push(diagnostic, second);
    }

    /// Reports a name of the definition that has no Rust name, and the name that is used instead.
    pub(super) fn unusable(&mut self, what: &str, name: &str, given: &str, origin: &Origin) {
        if self.is_full() {
            return;
        }
        let message =
            format!("no Rust name can be made of the {what} name `{name}`; it is called `{given}`");
        let help = "`x-ms-client-name` gives it another name";
        self.push(
            Diagnostic::warning(Code::NameUnusable, message).with_help(help),
            origin,
        );
    }

    /// An error.
    pub(super) fn error(&mut self, code: Code, origin: &Origin, message: impl AsRef<str>) {
        self.push(Diagnostic::error(code, message), origin);
    }

    /// A warning.
    pub(super) fn warning(&mut self, code: Code, origin: &Origin, message: impl AsRef<str>) {
        self.push(Diagnostic::warning(code, message), origin);
    }

    /// Whether the limit of diagnostics is reached. A last warning says so.
    fn is_full(&mut self) -> bool {
        let is_full = self.diagnostics.len() >= MOST_WARNINGS;
        if is_full && !self.is_cut {
            self.is_cut = true;
            let message =
                format!("only {MOST_WARNINGS} problems of names are shown; there are more");
            self.diagnostics
                .push(Diagnostic::warning(Code::TooMany, message));
        }
        is_full
    }

    fn push(&mut self, diagnostic: Diagnostic, origin: &Origin) {
        let diagnostic = match (self.place)(origin) {
            Some(place) => diagnostic.at(place),
            None => diagnostic,
        };
        self.diagnostics.push(diagnostic);
    }
}
