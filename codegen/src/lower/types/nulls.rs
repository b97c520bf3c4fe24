//! `x-nullable` where it matters: in what `PATCH` sends.

use crate::api::{Method, Type, TypeKind};
use crate::lower::Lowering;
use crate::lower::operations::Draft;
use crate::lower::types::graph::reachable;

impl<'d> Lowering<'_, 'd> {
    /// Only a `PATCH` clears properties by sending null; elsewhere null is the same as missing.
    pub(crate) fn settle_nulls(&mut self, drafts: &[Draft<'d>]) {
        let patches = drafts
            .iter()
            .filter(|draft| draft.operation.method == Method::Patch);
        let bodies = patches
            .filter_map(|draft| draft.operation.body.as_ref())
            .map(|body| &body.ty);
        let roots: Vec<&Type> = bodies.collect();
        let reached = reachable(&self.types.slots, roots);
        let slots = self.types.slots.iter_mut().zip(reached);
        for (slot, _) in slots.filter(|(_, reached)| !reached) {
            if let Some(TypeKind::Object(object)) = &mut slot.kind {
                for property in &mut object.properties {
                    property.clearable = false;
                }
            }
        }
    }
}
