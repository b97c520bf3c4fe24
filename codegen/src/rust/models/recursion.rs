//! Fields that contain their own struct by value, directly or not, and therefore need a `Box`.

use crate::api::{Api, Type, TypeId, TypeKind};
use std::collections::HashSet;

/// The fields that need a `Box`. Each cycle of types is broken once, where it closes in the order of the types.
#[derive(Debug)]
pub(crate) struct Recursion {
    /// For each type the number of the cycle that it is in.
    cycle_of: Vec<usize>,
    /// Pairs of a holder and a held type that close a cycle.
    closing: HashSet<(usize, usize)>,
    /// Unions that close a cycle. They cannot contain a `Box`, so that the fields of the cycle with such a union need one.
    closing_unions: HashSet<usize>,
}

impl Recursion {
    pub(crate) fn new(api: &Api) -> Self {
        let holds: Vec<Vec<usize>> = api
            .types
            .iter()
            .map(|definition| held(&definition.kind))
            .collect();
        let mut held_by = vec![Vec::new(); holds.len()];
        for (holder, list) in holds.iter().enumerate() {
            for &index in list {
                if let Some(holders) = held_by.get_mut(index) {
                    holders.push(holder);
                }
            }
        }
        // Kosaraju's algorithm: the nodes that are reached backwards, in the order of leaving forwards, are one cycle.
        let mut forwards = Walk::new(&holds);
        for start in 0..holds.len() {
            forwards.walk(start);
        }
        let mut backwards = Walk::new(&held_by);
        let mut cycle_of = vec![0; holds.len()];
        for (number, &start) in forwards.left.iter().rev().enumerate() {
            let first = backwards.left.len();
            backwards.walk(start);
            for &index in backwards.left.iter().skip(first) {
                if let Some(slot) = cycle_of.get_mut(index) {
                    *slot = number;
                }
            }
        }
        let is_union =
            |index: usize| matches!(api.types[TypeId::new(index)].kind, TypeKind::Union(_));
        let unions = forwards.closing.iter().map(|(holder, _)| *holder);
        Self {
            cycle_of,
            closing_unions: unions.filter(|holder| is_union(*holder)).collect(),
            closing: forwards.closing,
        }
    }

    /// Whether a field that holds a type by value needs a `Box`.
    pub(crate) fn needs_box(&self, holder: TypeId, held: TypeId) -> bool {
        let (holder, held) = (holder.index(), held.index());
        self.closing.contains(&(holder, held))
            || self.closing_unions.contains(&held)
                && self.cycle_of.get(holder) == self.cycle_of.get(held)
    }
}

/// The types that a type holds by value.
fn held(kind: &TypeKind) -> Vec<usize> {
    match kind {
        TypeKind::Object(object) => object
            .properties
            .iter()
            .filter_map(|property| match &property.ty {
                Type::Named(id) => Some(id.index()),
                _ => None,
            })
            .collect(),
        TypeKind::Enum(_) => Vec::new(),
        TypeKind::Union(union) => union.kinds.iter().map(|(_, id)| id.index()).collect(),
    }
}

/// A depth-first search without recursion.
struct Walk<'e> {
    edges: &'e [Vec<usize>],
    seen: Vec<bool>,
    is_on_way: Vec<bool>,
    /// The nodes in the order in which they are left.
    left: Vec<usize>,
    /// Edges back to a node on the current path.
    closing: HashSet<(usize, usize)>,
}

impl<'e> Walk<'e> {
    fn new(edges: &'e [Vec<usize>]) -> Self {
        Self {
            edges,
            seen: vec![false; edges.len()],
            is_on_way: vec![false; edges.len()],
            left: Vec::new(),
            closing: HashSet::new(),
        }
    }

    fn enter(&mut self, index: usize) -> bool {
        let seen = self.seen.get_mut(index);
        let is_new = seen.is_some_and(|seen| !std::mem::replace(seen, true));
        if is_new {
            self.set_on_way(index, true);
        }
        is_new
    }

    fn set_on_way(&mut self, index: usize, is_on_way: bool) {
        if let Some(slot) = self.is_on_way.get_mut(index) {
            *slot = is_on_way;
        }
    }

    /// Visits all nodes that can be reached from `start` and were not seen.
    fn walk(&mut self, start: usize) {
        if !self.enter(start) {
            return;
        }
        let mut way = vec![(start, 0)];
        while let Some((node, next)) = way.last_mut() {
            let node = *node;
            let target = self.edges.get(node).and_then(|edges| edges.get(*next));
            let Some(&target) = target else {
                self.left.push(node);
                self.set_on_way(node, false);
                way.pop();
                continue;
            };
            *next += 1;
            if self.enter(target) {
                way.push((target, 0));
            } else if self.is_on_way.get(target) == Some(&true) {
                self.closing.insert((node, target));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Walk;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn closing(edges: &[Vec<usize>]) -> HashSet<(usize, usize)> {
        let mut walk = Walk::new(edges);
        (0..edges.len()).for_each(|start| walk.walk(start));
        walk.closing
    }

    #[test]
    fn a_cycle_is_broken_once() {
        let cycle = [vec![1], vec![2], vec![3], vec![0]];
        assert_eq!(closing(&cycle), HashSet::from([(3, 0)]));
    }

    proptest! {
        #[test]
        fn no_cycle_is_left_and_each_break_is_needed(
            edges in prop::collection::vec(prop::collection::vec(0_usize..8, 0..4), 8)
        ) {
            let closing = closing(&edges);
            let without = |kept: Option<(usize, usize)>| -> Vec<Vec<usize>> {
                let stays = |edge| !closing.contains(&edge) || kept == Some(edge);
                edges.iter().enumerate().map(|(from, list)| {
                    list.iter().copied().filter(|to| stays((from, *to))).collect()
                }).collect()
            };
            prop_assert!(super::tests::closing(&without(None)).is_empty());
            for edge in &closing {
                prop_assert!(!super::tests::closing(&without(Some(*edge))).is_empty());
            }
        }
    }
}
