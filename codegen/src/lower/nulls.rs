//! `x-nullable` where it matters: in what `PATCH` sends.

use super::graph::reachable;
use super::operations::Draft;
use super::{At, Lowering};
use crate::api::{Method, Type};
use crate::diagnostic::code;

impl<'d> Lowering<'_, 'd> {
    /// Reports properties that a `PATCH` could clear by sending null.
    pub(super) fn check_nulls(&mut self, drafts: &[Draft<'d>]) {
        let patches = drafts
            .iter()
            .filter(|draft| draft.operation.method == Method::Patch);
        let bodies = patches
            .filter_map(|draft| draft.operation.body.as_ref())
            .map(|body| &body.value);
        let roots: Vec<&Type> = bodies.collect();
        let reached = reachable(&self.types.slots, roots);
        let slots = self
            .types
            .slots
            .iter()
            .zip(reached)
            .filter(|(_, reached)| *reached);
        let nullable: Vec<At> = slots
            .flat_map(|(slot, _)| slot.nullable.iter().cloned())
            .collect();
        for at in nullable {
            let message =
                "a property that `PATCH` can set to null (`x-nullable`) is not supported yet";
            self.flaw(code::UNSUPPORTED, &at, message);
        }
    }
}
