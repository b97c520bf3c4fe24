//! What operations still ask of [`Lowering`], until each of its parts takes what it needs.

use crate::api::{Origin, Type};
use crate::diagnostic::Code;
use crate::lower::inline_name::InlineName;
use crate::lower::input::references::{Named, Referable};
use crate::lower::types::draft::SchemaType;
use crate::lower::types::values::Outside;
use crate::lower::{At, Lowering};
use crate::swagger::{Map, Schema, Unknown};

impl<'d> Lowering<'_, 'd> {
    pub(crate) fn flaw(&mut self, code: Code, at: &At, message: impl AsRef<str>) {
        self.report.flaw(code, at, message);
    }

    pub(crate) fn warn(&mut self, code: Code, at: &At, message: impl AsRef<str>) {
        self.report.warn(code, at, message);
    }

    pub(crate) fn error(&mut self, code: Code, at: &At, message: impl AsRef<str>) {
        self.report.error(code, at, message);
    }

    pub(crate) fn origin(&self, at: &At) -> Origin {
        self.documents.origin(at)
    }

    pub(crate) fn check_keys(&mut self, at: &At, unknown: &[Unknown], repeated: &[String]) {
        self.report.check_keys(at, unknown, repeated);
    }

    pub(crate) fn check_repeated<T>(&mut self, at: &At, map: &Map<T>) {
        self.report.check_repeated(at, map);
    }

    pub(crate) fn follow<T: Referable>(
        &mut self,
        at: &At,
        reference: &str,
    ) -> Option<Named<'d, T>> {
        self.report.found(self.documents.follow(at, reference))
    }

    pub(crate) fn item(&mut self, schema: &'d Schema, at: &At, name: InlineName<'_>) -> SchemaType {
        self.types.item(schema, at, name)
    }

    pub(crate) fn value(
        &mut self,
        source: impl Into<Outside<'d>>,
        at: &At,
        name: InlineName<'_>,
    ) -> Type {
        self.types.value(source, at, name)
    }
}
