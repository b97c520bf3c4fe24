//! The end of lowering types: those that are reached, each once, under names of their own, sorted.

use crate::api::{Additional, EnumType, Type, TypeDefinition, TypeId, TypeKind};
use crate::diagnostic::{Code, Severity};
use crate::lower::Lowering;
use crate::lower::operations::Draft;
use crate::lower::types::arena::{Claim, Slot};
use crate::lower::types::graph::{reachable, renumber, renumbered, types_of};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What is equal about types, with other types by the class that they are in.
#[derive(Eq, Hash, PartialEq)]
enum Signature<'t> {
    Object {
        properties: Vec<(&'t str, Option<&'t str>, Type, [bool; 5])>,
        additional: Option<Additional>,
        tag: Option<&'t (String, String)>,
    },
    /// Values in any order.
    Enum(EnumType, Vec<&'t str>),
    Union {
        discriminator: &'t str,
        kinds: Vec<(&'t str, TypeId)>,
    },
}

impl<'d> Lowering<'_, 'd> {
    /// The arena of the finished model; ids in the operations are changed to match.
    pub(crate) fn name_types(&mut self, drafts: &mut [Draft<'d>]) -> Vec<TypeDefinition> {
        let slots = std::mem::take(&mut self.types.slots);
        let reached = reachable(
            &slots,
            drafts.iter_mut().flat_map(types_of).map(|value| &*value),
        );
        let mut order: Vec<usize> = (0..slots.len())
            .filter(|index| reached.get(*index) == Some(&true))
            .collect();
        order.sort_by_cached_key(|index| slots.get(*index).map(|slot| self.claim(slot)));
        let classes = classes(&slots, &order);
        let names = self.names(&slots, &order, &classes);
        // The class's first member stands for it.
        let mut sorted: Vec<(&str, usize)> = names
            .iter()
            .map(|(first, name)| (name.as_str(), *first))
            .collect();
        sorted.sort_unstable();
        let position: HashMap<usize, usize> = sorted
            .iter()
            .enumerate()
            .map(|(new, (_, first))| (*first, new))
            .collect();
        let new_id = |id: TypeId| {
            let class = classes.get(id.index()).copied().flatten();
            class
                .and_then(|class| TypeId::new(*position.get(&class)?))
                .unwrap_or(id)
        };
        for value in drafts.iter_mut().flat_map(types_of) {
            *value = renumbered(value, &new_id);
        }
        let mut definitions = Vec::with_capacity(sorted.len());
        for (name, first) in sorted {
            let Some(slot) = slots.get(first) else {
                continue;
            };
            let Some(mut kind) = slot.kind.clone() else {
                continue;
            };
            renumber(&mut kind, &new_id);
            self.check_kinds(&kind, slot);
            let description = slot.description.clone();
            definitions.push(TypeDefinition {
                name: name.to_owned(),
                description,
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
        slots: &[Slot],
        order: &[usize],
        classes: &[Option<usize>],
    ) -> Vec<(usize, String)> {
        let mut by_name: BTreeMap<String, Vec<(usize, &Slot)>> = BTreeMap::new();
        for &index in order
            .iter()
            .filter(|index| classes.get(**index) == Some(&Some(**index)))
        {
            if let Some(slot) = slots.get(index) {
                let claimants = by_name.entry(folded(&slot.name)).or_default();
                claimants.push((index, slot));
            }
        }
        let mut taken: HashSet<String> = by_name.keys().cloned().collect();
        let mut names = Vec::new();
        for claimants in by_name.into_values() {
            let mut claimants = claimants.into_iter();
            let Some((index, first)) = claimants.next() else {
                continue;
            };
            names.push((index, first.name.clone()));
            let mut number = 2_usize;
            for (index, slot) in claimants {
                let second = slot.second_name.clone();
                let mut free = second.filter(|name| taken.insert(folded(name)));
                while free.is_none() {
                    free = Some(numbered(&slot.name, number));
                    free = free.filter(|name| taken.insert(folded(name)));
                    number += 1;
                }
                let free = free.unwrap_or_default();
                if slot.claim != Claim::Place {
                    self.clash(first, slot, &free);
                }
                names.push((index, free));
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
fn classes(slots: &[Slot], order: &[usize]) -> Vec<Option<usize>> {
    let mut first_of_name = HashMap::new();
    let mut members: HashMap<usize, usize> = HashMap::new();
    let mut classes = vec![None; slots.len()];
    for &index in order {
        let (Some(slot), Some(class)) = (slots.get(index), classes.get_mut(index)) else {
            continue;
        };
        let first = *first_of_name.entry(folded(&slot.name)).or_insert(index);
        *members.entry(first).or_default() += 1;
        *class = Some(first);
    }
    // Types of one name are split by content, and again by the classes that the splits made, until nothing splits.
    let shared: Vec<usize> = order
        .iter()
        .copied()
        .filter(|index| {
            class_of(&classes, *index)
                .is_some_and(|class| members.get(&class).is_some_and(|count| *count > 1))
        })
        .collect();
    loop {
        let mut seen = HashMap::new();
        let mut next = classes.clone();
        for &index in &shared {
            let kind = slots.get(index).and_then(|slot| slot.kind.as_ref());
            let content = (
                class_of(&classes, index),
                kind.map(|kind| signature(kind, &classes)),
            );
            let first = *seen.entry(content).or_insert(index);
            if let Some(class) = next.get_mut(index) {
                *class = Some(first);
            }
        }
        if next == classes {
            return classes;
        }
        classes = next;
    }
}

fn class_of(classes: &[Option<usize>], index: usize) -> Option<usize> {
    classes.get(index).copied().flatten()
}

fn signature<'t>(kind: &'t TypeKind, classes: &[Option<usize>]) -> Signature<'t> {
    let class = |id: TypeId| {
        class_of(classes, id.index())
            .and_then(TypeId::new)
            .unwrap_or(id)
    };
    match kind {
        TypeKind::Object(object) => {
            let properties = object.properties.iter().map(|property| {
                let flags = [
                    property.required,
                    property.read_only,
                    property.secret,
                    property.create_only,
                    property.clearable,
                ];
                (
                    property.name.as_str(),
                    property.client_name.as_deref(),
                    renumbered(&property.ty, &class),
                    flags,
                )
            });
            Signature::Object {
                properties: properties.collect(),
                additional: object.additional.as_ref().map(|additional| Additional {
                    ty: renumbered(&additional.ty, &class),
                    ..*additional
                }),
                tag: object.tag.as_ref(),
            }
        }
        TypeKind::Enum(choice) => {
            let mut values: Vec<&str> = choice
                .values
                .iter()
                .map(|value| value.value.as_str())
                .collect();
            values.sort_unstable();
            Signature::Enum(choice.ty, values)
        }
        TypeKind::Union(union) => Signature::Union {
            discriminator: &union.discriminator,
            kinds: union
                .kinds
                .iter()
                .map(|(value, id)| (value.as_str(), class(*id)))
                .collect(),
        },
    }
}
