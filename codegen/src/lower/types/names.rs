//! The end of lowering types: those that are reached, each once, under names of their own, sorted.

use crate::api::{Arena, Enum, Origin, TypeDefinition, TypeId, TypeKind};
use crate::diagnostic::{Code, Severity};
use crate::lower::Lowering;
use crate::lower::operations::Draft;
use crate::lower::types::arena::{Claim, Slot};
use crate::lower::types::graph::{reachable, renumber, renumbered, types_of};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

impl<'d> Lowering<'_, 'd> {
    /// The arena of the finished model; ids in the operations are changed to match.
    pub(crate) fn name_types(&mut self, drafts: &mut [Draft<'d>]) -> Arena<TypeDefinition> {
        let slots = std::mem::take(&mut self.types.slots);
        let reached = reachable(&slots, drafts.iter_mut().flat_map(types_of).map(|ty| &*ty));
        let mut order: Vec<TypeId> = slots.ids().filter(|id| reached[*id]).collect();
        order.sort_by_cached_key(|id| self.claim(&slots[*id]));
        let classes = classes(&slots, &order);
        let mut names = self.names(&slots, &order, &classes);
        names.sort_unstable();
        // The class's first member stands for it.
        let mut new_ids: Arena<Option<TypeId>> = slots.iter().map(|_| None).collect();
        for (index, (_, first)) in names.iter().enumerate() {
            new_ids[*first] = Some(TypeId::new(index));
        }
        let new_id = |id: TypeId| classes[id].and_then(|class| new_ids[class]).unwrap_or(id);
        for ty in drafts.iter_mut().flat_map(types_of) {
            *ty = renumbered(ty, &new_id);
        }
        let mut definitions = Arena::default();
        for (name, first) in names {
            let slot = &slots[first];
            let Some(mut kind) = slot.kind.clone() else {
                continue;
            };
            renumber(&mut kind, &new_id);
            self.check_kinds(&kind, slot);
            definitions.push(TypeDefinition {
                name,
                description: slot.description.clone(),
                origin: self.origin(&slot.at),
                kind,
            });
        }
        definitions
    }

    /// A name for each class, by its first member: its own for the first of a name. Another one gets its second name, or a
    /// number, which changes only if types of that name are added or removed.
    fn names(
        &mut self,
        slots: &Arena<Slot>,
        order: &[TypeId],
        classes: &Arena<Option<TypeId>>,
    ) -> Vec<(String, TypeId)> {
        let mut by_name: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
        for &id in order.iter().filter(|id| classes[**id] == Some(**id)) {
            by_name.entry(folded(&slots[id].name)).or_default().push(id);
        }
        let mut taken: HashSet<String> = by_name.keys().cloned().collect();
        let mut names = Vec::new();
        for claimants in by_name.into_values() {
            let mut claimants = claimants.into_iter();
            let Some(first) = claimants.next() else {
                continue;
            };
            names.push((slots[first].name.clone(), first));
            let mut number = 2_usize;
            for id in claimants {
                let slot = &slots[id];
                let second = slot.second_name.clone();
                let mut free = second.filter(|name| taken.insert(folded(name)));
                while free.is_none() {
                    free = Some(numbered(&slot.name, number));
                    free = free.filter(|name| taken.insert(folded(name)));
                    number += 1;
                }
                let free = free.unwrap_or_default();
                if slot.claim != Claim::Place {
                    self.clash(&slots[first], slot, &free);
                }
                names.push((free, id));
            }
        }
        names
    }

    fn clash(&mut self, first: &Slot, second: &Slot, name: &str) {
        let message = format!(
            "types of different content are called `{}`; this one becomes `{name}`",
            second.name
        );
        let mut problem = self.problem(Code::NameClash, &second.at, message);
        problem.severity = Severity::Warning;
        if !self.is_full() {
            let place = self.sources.place(first.at.file, &first.at.pointer);
            problem = problem.with_related(place, format!("this one is `{}`", first.name));
        }
        self.report(
            problem.with_help(
                "`x-ms-client-name`, or the `name` of `x-ms-enum`, gives it another name",
            ),
        );
    }

    /// Who of several keeps a name, and in which order others get numbers. The file's own name comes before its folders, so that
    /// new versions of files, which are new folders, change nothing.
    fn claim(&self, slot: &Slot) -> (String, Claim, String, Arc<str>, String) {
        let path = Arc::clone(self.sources.path(slot.at.file));
        let file_name = path.rsplit('/').next().unwrap_or_default();
        (
            folded(&slot.name),
            slot.claim,
            file_name.to_owned(),
            path,
            slot.at.pointer.clone(),
        )
    }

    /// A value of a discriminator stands for one object.
    fn check_kinds(&mut self, kind: &TypeKind, slot: &Slot) {
        let TypeKind::Union(union) = kind else { return };
        for pair in union.kinds.windows(2) {
            if let [(left, _), (right, _)] = pair
                && left == right
            {
                let message = format!(
                    "two definitions that extend `{}` stand for the same value `{left}`",
                    slot.name
                );
                self.warn(Code::NameClash, &slot.at, message);
            }
        }
    }
}

/// What is the same about names that differ in case and symbols only, and would be one name in code. Numbers stay apart: `1.0` is
/// not `10`.
fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut separated = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            separated = true;
            continue;
        }
        let after_digit = folded.ends_with(|last: char| last.is_numeric());
        if std::mem::take(&mut separated) && after_digit && letter.is_numeric() {
            folded.push('.');
        }
        folded.extend(letter.to_lowercase());
    }
    // A name of symbols is no other name of symbols.
    if folded.is_empty() {
        name.to_owned()
    } else {
        folded
    }
}

fn numbered(name: &str, number: usize) -> String {
    let between = if name.ends_with(|last: char| last.is_ascii_digit()) {
        "_"
    } else {
        ""
    };
    format!("{name}{between}{number}")
}

/// For each type the first one, in some order, that is called the same and has the same content; where types refer to each other,
/// whatever cannot be told apart is the same. None for types that are not in the order.
fn classes(slots: &Arena<Slot>, order: &[TypeId]) -> Arena<Option<TypeId>> {
    let mut first_of_name = HashMap::new();
    let mut members: HashMap<TypeId, usize> = HashMap::new();
    let mut classes: Arena<Option<TypeId>> = slots.iter().map(|_| None).collect();
    for &id in order {
        let first = *first_of_name.entry(folded(&slots[id].name)).or_insert(id);
        *members.entry(first).or_default() += 1;
        classes[id] = Some(first);
    }
    let mut shared = order.to_vec();
    shared.retain(|id| classes[*id].is_some_and(|class| members.get(&class) > Some(&1)));
    // Types of one name are split by content, and again by the classes that the splits made, until nothing splits.
    loop {
        let mut seen = HashMap::new();
        let mut next = classes.clone();
        for &id in &shared {
            let content = slots[id].kind.as_ref().map(|kind| content(kind, &classes));
            let first = *seen.entry((classes[id], content)).or_insert(id);
            next[id] = Some(first);
        }
        if next == classes {
            return classes;
        }
        classes = next;
    }
}

/// What makes two types of one name the same: everything but descriptions, the names of values and the place, with other types by
/// the class that they are in.
fn content(kind: &TypeKind, classes: &Arena<Option<TypeId>>) -> TypeKind {
    let class = |id: TypeId| classes[id].unwrap_or(id);
    let mut kind = kind.clone();
    match &mut kind {
        TypeKind::Object(object) => {
            for property in &mut object.properties {
                property.description = None;
                property.origin = Origin::default();
            }
        }
        TypeKind::Enum(Enum { values, ty: _ }) => {
            for value in values.iter_mut() {
                value.name = None;
                value.description = None;
            }
            values.sort_unstable_by(|left, right| left.value.cmp(&right.value));
        }
        TypeKind::Union(_) => {}
    }
    renumber(&mut kind, &class);
    kind
}
