//! The end of lowering types: those that are reached, each once, under names of their own, sorted.

use super::Lowering;
use super::graph::{reachable, renumber, renumbered, types_of};
use super::operations::Draft;
use super::types::Slot;
use crate::api::{Kind, Type, TypeDefinition, TypeId};
use crate::diagnostic::code;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What is equal about types, with other types by the class that they are in.
#[derive(Eq, Hash, PartialEq)]
enum Signature<'t> {
    Object {
        properties: Vec<(&'t str, Option<&'t str>, Type, [bool; 3])>,
        additional: Option<Type>,
        tag: Option<&'t (String, String)>,
    },
    /// Values in any order.
    Choice(Vec<&'t str>),
    Union {
        discriminator: &'t str,
        kinds: Vec<(&'t str, TypeId)>,
    },
}

impl<'d> Lowering<'_, 'd> {
    /// The arena of the finished model; ids in the operations are changed to match.
    pub(super) fn name_types(&mut self, drafts: &mut [Draft<'d>]) -> Vec<TypeDefinition> {
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

    /// A name for each class, by its first member. Names that are made give way to names that are given; given names that clash
    /// are reported.
    fn names(
        &mut self,
        slots: &[Slot],
        order: &[usize],
        classes: &[Option<usize>],
    ) -> Vec<(usize, String)> {
        let mut by_name: BTreeMap<&str, Vec<(usize, &Slot)>> = BTreeMap::new();
        for &index in order
            .iter()
            .filter(|index| classes.get(**index) == Some(&Some(**index)))
        {
            if let Some(slot) = slots.get(index) {
                by_name.entry(&slot.name).or_default().push((index, slot));
            }
        }
        let mut taken: HashSet<String> = by_name.keys().map(|name| (*name).to_owned()).collect();
        let mut names = Vec::new();
        for (name, claimants) in by_name {
            let mut claimants = claimants.into_iter();
            let Some((index, first)) = claimants.next() else {
                continue;
            };
            names.push((index, name.to_owned()));
            let mut numbered = (2_usize..).map(|number| format!("{name}{number}"));
            for (index, slot) in claimants {
                if !slot.name_is_made {
                    self.clash(first, slot);
                }
                let free = numbered
                    .find(|name| !taken.contains(name))
                    .unwrap_or_default();
                taken.insert(free.clone());
                names.push((index, free));
            }
        }
        names
    }

    fn clash(&mut self, first: &Slot, second: &Slot) {
        let message = format!(
            "two types of different content are called `{}`",
            second.name
        );
        let place = self.sources.place(first.at.file, &first.at.pointer);
        let problem = self
            .problem(code::NAME_CLASH, &second.at, message)
            .with_related(place, "the other one");
        self.report_flaw(problem.with_help(
            "rename one of them with `x-ms-client-name`, or with the `name` of `x-ms-enum`",
        ));
    }

    /// Who of several keeps a name, and in which order others are renamed.
    fn claim(&self, slot: &Slot) -> (String, bool, Arc<str>, String) {
        let path = Arc::clone(self.sources.path(slot.at.file));
        (
            slot.name.clone(),
            slot.name_is_made,
            path,
            slot.at.pointer.clone(),
        )
    }

    /// A value of a discriminator stands for one object.
    fn check_kinds(&mut self, kind: &Kind, slot: &Slot) {
        let Kind::Union(union) = kind else { return };
        for pair in union.kinds.windows(2) {
            if let [(left, _), (right, _)] = pair
                && left == right
            {
                let message = format!(
                    "two definitions that extend `{}` stand for the same value `{left}`",
                    slot.name
                );
                self.flaw(code::NAME_CLASH, &slot.at, message);
            }
        }
    }
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
        let first = *first_of_name.entry(slot.name.as_str()).or_insert(index);
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

fn signature<'t>(kind: &'t Kind, classes: &[Option<usize>]) -> Signature<'t> {
    let class = |id: TypeId| {
        class_of(classes, id.index())
            .and_then(TypeId::new)
            .unwrap_or(id)
    };
    match kind {
        Kind::Object(object) => {
            let properties = object.properties.iter().map(|property| {
                let flags = [property.required, property.read_only, property.secret];
                (
                    property.name.as_str(),
                    property.client_name.as_deref(),
                    renumbered(&property.value, &class),
                    flags,
                )
            });
            Signature::Object {
                properties: properties.collect(),
                additional: object
                    .additional
                    .as_ref()
                    .map(|value| renumbered(value, &class)),
                tag: object.tag.as_ref(),
            }
        }
        Kind::Choice(choice) => {
            let mut values: Vec<&str> = choice
                .values
                .iter()
                .map(|value| value.value.as_str())
                .collect();
            values.sort_unstable();
            Signature::Choice(values)
        }
        Kind::Union(union) => Signature::Union {
            discriminator: &union.discriminator,
            kinds: union
                .kinds
                .iter()
                .map(|(value, id)| (value.as_str(), class(*id)))
                .collect(),
        },
    }
}
