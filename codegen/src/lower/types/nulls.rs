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
        for id in reached.ids().filter(|id| !reached[*id]) {
            if let Some(TypeKind::Object(object)) = &mut self.types.slots[id].kind {
                for property in &mut object.properties {
                    property.clearable = false;
                }
            }
        }
    }
}
