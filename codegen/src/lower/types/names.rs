//! The types of the model: those that operations use, without duplicates, with unique names, sorted by name.

use crate::api::{
    Arena, Enum, EnumValue, Origin, Property, Type, TypeDefinition, TypeId, TypeKind,
};
use crate::diagnostic::Code;
use crate::lower::types::arena::Types;
use crate::lower::types::draft::{NameSource, Slot};
use crate::lower::types::graph::{reachable, renumber, renumber_type, sent};
use crate::lower::types::nullable::let_entries_of_kind_be_null;
use crate::lower::{Problem, Report};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// The types of the model.
pub(crate) struct FinalTypes {
    pub(crate) types: Arena<TypeDefinition>,
    /// The ids of the model by the ids of slots; `None` for types that are not used.
    ids: Arena<Option<TypeId>>,
    pub(crate) report: Report,
}

impl FinalTypes {
    /// Replaces the id of a slot in a type with the id of the model.
    pub(crate) fn renumber(&self, ty: &mut Type) {
        renumber_type(ty, &|id| self.ids[id].unwrap_or(id));
    }
}

impl Types<'_> {
    /// Makes the types of the model: those that can be reached from `roots`. Properties are clearable, and entries of maps can be null, in
    /// those that are sent with `patched`, the bodies of `PATCH`.
    pub(crate) fn finish<'t>(
        mut self,
        roots: impl IntoIterator<Item = &'t Type>,
        patched: impl IntoIterator<Item = &'t Type>,
    ) -> FinalTypes {
        self.complete();
        let slots = &self.slots;
        let reached = reachable(slots, roots);
        let patched = sent(slots, patched);
        let kind = |id: TypeId| {
            let content = slots[id].content.as_ref().filter(|_| reached[id])?;
            Some(content.finish(patched[id]))
        };
        let kinds: Arena<Option<TypeKind>> = slots.ids().map(kind).collect();
        let mut order: Vec<TypeId> = slots.ids().filter(|id| kinds[*id].is_some()).collect();
        order.sort_by_cached_key(|id| self.precedence(&slots[*id]));
        let classes = classes(slots, &kinds, &order);
        // Of types that are one, each is patched if one of them is: they are compared without what follows from that.
        let patched = slots.ids().filter(|id| patched[*id]);
        let patched: HashSet<_> = patched.filter_map(|id| classes[id]).collect();
        let mut report = Report::default();
        let mut names = names(slots, &order, &classes, &mut report);
        names.sort_unstable();
        let mut id_of_class = HashMap::new();
        for (index, (_, class)) in names.iter().enumerate() {
            id_of_class.insert(*class, TypeId::new(index));
        }
        let new_id = |class: &Option<TypeId>| id_of_class.get(class.as_ref()?).copied();
        let ids: Arena<Option<TypeId>> = classes.iter().map(new_id).collect();
        let mut types = Arena::default();
        for (name, first) in names {
            let slot = &slots[first];
            if let Some(mut kind) = kinds[first].clone() {
                if patched.contains(&first) {
                    let_entries_of_kind_be_null(&mut kind);
                }
                renumber(&mut kind, &|id| ids[id].unwrap_or(id));
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

    /// The order of types with the same name. The first one keeps the name, and the others get numbers. The name of the file comes
    /// before its folders, so that names stay the same in a new version, which is another folder.
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

/// The first member of each class with its name. The first class of a name keeps it. The others get their second name or a number.
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
        for id in same_named {
            let slot = &slots[id];
            let numbers = (2_usize..).map(|number| numbered(&slot.name, number));
            let mut candidates = slot.second_name.clone().into_iter().chain(numbers);
            let name = candidates.find(|name| taken.insert(folded(name)));
            let name = name.unwrap_or_default();
            if slot.name_source != NameSource::Position {
                report.add(clash(&slots[first], slot, &name));
            }
            names.push((name, id));
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

/// Warns if a value of a discriminator belongs to several objects.
fn check_kinds(kind: &TypeKind, slot: &Slot, report: &mut Report) {
    let TypeKind::Union(union) = kind else { return };
    for pair in union.kinds.windows(2) {
        if let [(left, _), (right, _)] = pair
            && left == right
        {
            let name = &slot.name;
            let message = format!(
                "two definitions that extend `{name}` have the same discriminator value `{left}`"
            );
            report.warn(Code::DiscriminatorInvalid, &slot.at, message);
        }
    }
}

/// The name without case and symbols, which identifiers cannot keep. Numbers remain separate: `1.0` is not `10`.
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
    // Names of symbols only are different names.
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

/// For each type the first one in `order` with the same name and content, which represents its class. Types that refer to each other
/// are the same unless a difference is found. `None` for types that are not in `order`.
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
    // Begin with one class per name, then split classes by content until nothing changes. Content includes the classes of other types.
    loop {
        let mut seen = HashMap::new();
        let mut next = classes.clone();
        for &id in &shared {
            let content = kinds[id].as_ref().map(|kind| compared(kind, &classes));
            let first = *seen.entry((classes[id], content)).or_insert(id);
            next[id] = Some(first);
        }
        if next == classes {
            return classes;
        }
        classes = next;
    }
}

/// What is compared of types with the same name: everything but descriptions, names of enum values and positions. Ids of other types
/// are replaced with their classes.
fn compared(kind: &TypeKind, classes: &Arena<Option<TypeId>>) -> TypeKind {
    let mut kind = kind.clone();
    match &mut kind {
        TypeKind::Object(object) => {
            for property in &mut object.properties {
                // A new field does not compile until it is decided here whether it is compared.
                let Property {
                    description,
                    origin,
                    name: _,
                    client_name: _,
                    ty: _,
                    required: _,
                    read_only: _,
                    create_only: _,
                    clearable: _,
                    secret: _,
                    xml: _,
                } = property;
                *description = None;
                *origin = Origin::default();
            }
        }
        TypeKind::Enum(Enum { values, ty: _ }) => {
            for EnumValue {
                name,
                description,
                value: _,
            } in values.iter_mut()
            {
                *name = None;
                *description = None;
            }
            values.sort_unstable_by(|left, right| left.value.cmp(&right.value));
        }
        TypeKind::Union(_) => {}
    }
    renumber(&mut kind, &|id| classes[id].unwrap_or(id));
    kind
}
