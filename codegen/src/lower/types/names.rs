//! The types of the model: those that operations reach, each once, under names of their own, sorted.

use crate::api::{Arena, Enum, Origin, Type, TypeDefinition, TypeId, TypeKind};
use crate::diagnostic::Code;
use crate::lower::types::arena::Types;
use crate::lower::types::draft::{NameSource, Slot};
use crate::lower::types::graph::{reachable, renumber, renumbered};
use crate::lower::{Problem, Report};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// The types of the model.
pub(crate) struct FinalTypes {
    pub(crate) types: Arena<TypeDefinition>,
    /// By the ids of slots; none for types that are not reached.
    ids: Arena<Option<TypeId>>,
    pub(crate) report: Report,
}

impl FinalTypes {
    /// A type with the ids of the model.
    pub(crate) fn of(&self, ty: &Type) -> Type {
        renumbered(ty, &|id| self.ids[id].unwrap_or(id))
    }
}

impl Types<'_> {
    /// Decides on the types of the model: those that can be reached from `roots`. The properties of those that can be reached from
    /// `patched`, the bodies of `PATCH`, can be cleared.
    pub(crate) fn finish<'t>(
        mut self,
        roots: impl IntoIterator<Item = &'t Type>,
        patched: impl IntoIterator<Item = &'t Type>,
    ) -> FinalTypes {
        self.complete();
        let slots = &self.slots;
        let reached = reachable(slots, roots);
        let patched = reachable(slots, patched);
        let kind = |id: TypeId| {
            let content = slots[id].content.as_ref().filter(|_| reached[id])?;
            Some(content.finish(patched[id]))
        };
        let kinds: Arena<Option<TypeKind>> = slots.ids().map(kind).collect();
        let mut order: Vec<TypeId> = slots.ids().filter(|id| kinds[*id].is_some()).collect();
        order.sort_by_cached_key(|id| self.precedence(&slots[*id]));
        let classes = classes(slots, &kinds, &order);
        let mut report = Report::default();
        let mut names = names(slots, &order, &classes, &mut report);
        names.sort_unstable();
        // The class's first member stands for it.
        let mut id_of_class = HashMap::new();
        for (index, (_, class)) in names.iter().enumerate() {
            id_of_class.insert(*class, TypeId::new(index));
        }
        let new_id = |class: &Option<TypeId>| id_of_class.get(class.as_ref()?).copied();
        let ids: Arena<Option<TypeId>> = classes.iter().map(new_id).collect();
        let mut types = Arena::default();
        for (name, first) in names {
            let slot = &slots[first];
            if let Some(kind) = &kinds[first] {
                let kind = renumber(kind.clone(), &|id| ids[id].unwrap_or(id));
                check_kinds(&kind, slot, &mut report);
                types.push(TypeDefinition {
                    name,
                    description: slot.description.clone(),
                    origin: self.documents.origin(&slot.at),
                    kind,
                });
            }
        }
        report.merge(self.report);
        FinalTypes { types, ids, report }
    }

    /// Which of several types keeps a name, and in which order others get numbers. The file's own name comes before its folders,
    /// so that new versions of files, which are new folders, change nothing.
    fn precedence(&self, slot: &Slot) -> (String, NameSource, String, Arc<str>, String) {
        let path = Arc::clone(self.documents.path(slot.at.file));
        let file_name = path.rsplit('/').next().unwrap_or_default();
        (
            folded(&slot.name),
            slot.name_source,
            file_name.to_owned(),
            path,
            slot.at.pointer.clone(),
        )
    }
}

/// A name for each class, by its first member: its own for the first of a name. Another one gets its second name, or a number, which
/// changes only if types of that name are added or removed.
fn names(
    slots: &Arena<Slot>,
    order: &[TypeId],
    classes: &Arena<Option<TypeId>>,
    report: &mut Report,
) -> Vec<(String, TypeId)> {
    let mut by_name: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
    for &id in order.iter().filter(|id| classes[**id] == Some(**id)) {
        by_name.entry(folded(&slots[id].name)).or_default().push(id);
    }
    let mut taken: HashSet<String> = by_name.keys().cloned().collect();
    let mut names = Vec::new();
    for same_named in by_name.into_values() {
        let mut same_named = same_named.into_iter();
        let Some(first) = same_named.next() else {
            continue;
        };
        names.push((slots[first].name.clone(), first));
        let mut number = 2_usize;
        for id in same_named {
            let slot = &slots[id];
            let second = slot.second_name.clone();
            let mut free = second.filter(|name| taken.insert(folded(name)));
            while free.is_none() {
                free = Some(numbered(&slot.name, number));
                free = free.filter(|name| taken.insert(folded(name)));
                number += 1;
            }
            let free = free.unwrap_or_default();
            if slot.name_source != NameSource::Place {
                report.add(clash(&slots[first], slot, &free));
            }
            names.push((free, id));
        }
    }
    names
}

fn clash(first: &Slot, second: &Slot, name: &str) -> Problem {
    let message = format!(
        "different types are named `{}`; this one is renamed to `{name}`",
        second.name
    );
    Problem::warning(Code::NameClash, &second.at, message)
        .with_related(&first.at, format!("this one stays `{}`", first.name))
        .with_help("rename it with `x-ms-client-name`, or with `name` in `x-ms-enum`")
}

/// A value of a discriminator stands for one object.
fn check_kinds(kind: &TypeKind, slot: &Slot, report: &mut Report) {
    let TypeKind::Union(union) = kind else { return };
    for pair in union.kinds.windows(2) {
        if let [(left, _), (right, _)] = pair
            && left == right
        {
            let message = format!(
                "two definitions that extend `{}` have the same discriminator value `{left}`",
                slot.name
            );
            report.warn(Code::NameClash, &slot.at, message);
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
fn classes(
    slots: &Arena<Slot>,
    kinds: &Arena<Option<TypeKind>>,
    order: &[TypeId],
) -> Arena<Option<TypeId>> {
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
            let content = kinds[id].as_ref().map(|kind| content(kind, &classes));
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
    renumber(kind, &class)
}
