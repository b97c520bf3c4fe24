//! Fields that hold their own struct by value, over whatever detours, and therefore need a `Box`.

use crate::api::{Api, Kind, Type, TypeId};

/// For each type, the number of the cycle that it is in: two types have the same number if each holds the other by value.
pub(super) fn cycles(api: &Api) -> Vec<usize> {
    let holds: Vec<Vec<usize>> = api
        .types
        .iter()
        .map(|definition| held(&definition.kind, api.types.len()))
        .collect();
    let mut held_by = vec![Vec::new(); holds.len()];
    for (holder, list) in holds.iter().enumerate() {
        for &index in list {
            if let Some(holders) = held_by.get_mut(index) {
                holders.push(holder);
            }
        }
    }
    // Kosaraju: what is reached backwards, in the order of leaving forwards, is one cycle.
    let mut order = Vec::new();
    let mut seen = vec![false; holds.len()];
    for start in 0..holds.len() {
        walk(start, &holds, &mut seen, &mut order);
    }
    let mut cycle_of = vec![0; holds.len()];
    let mut seen = vec![false; holds.len()];
    for (number, &start) in order.iter().rev().enumerate() {
        let mut cycle = Vec::new();
        walk(start, &held_by, &mut seen, &mut cycle);
        for index in cycle {
            if let Some(slot) = cycle_of.get_mut(index) {
                *slot = number;
            }
        }
    }
    cycle_of
}

/// The types that a type holds by value.
fn held(kind: &Kind, count: usize) -> Vec<usize> {
    let index = |id: &TypeId| Some(id.index()).filter(|index| *index < count);
    match kind {
        Kind::Object(object) => object
            .properties
            .iter()
            .filter_map(|property| match &property.value {
                Type::Named(id) => index(id),
                _ => None,
            })
            .collect(),
        Kind::Choice(_) => Vec::new(),
        Kind::Union(union) => union.kinds.iter().filter_map(|(_, id)| index(id)).collect(),
    }
}

/// Walks to all that is reached from `start` and was not seen, without recursion; `left` takes each when it is left.
fn walk(start: usize, edges: &[Vec<usize>], seen: &mut [bool], left: &mut Vec<usize>) {
    let mut first_visit = |index: usize| {
        seen.get_mut(index)
            .is_some_and(|seen| !std::mem::replace(seen, true))
    };
    if !first_visit(start) {
        return;
    }
    let mut path = vec![(start, 0)];
    while let Some((node, next)) = path.last_mut() {
        let Some(&target) = edges.get(*node).and_then(|edges| edges.get(*next)) else {
            left.push(*node);
            path.pop();
            continue;
        };
        *next += 1;
        if first_visit(target) {
            path.push((target, 0));
        }
    }
}
