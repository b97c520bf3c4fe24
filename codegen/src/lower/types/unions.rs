//! Discriminated definitions: what a property tells apart.

use crate::api::{Type, TypeId, TypeKind, Union};
use crate::diagnostic::Code;
use crate::lower::Lowering;
use crate::lower::input::references::{Key, definition_at};
use crate::lower::types::arena::{Claim, Job, Slot};
use crate::swagger::Schema;

impl<'d> Lowering<'_, 'd> {
    /// Whether a value of a definition may be one of several objects: a discriminator of its own or of a parent, and
    /// definitions that extend it.
    pub(crate) fn is_union(&self, key: Key<'d>) -> bool {
        self.family.has_children(key) && self.discriminator(key).is_some()
    }

    /// The property that tells what a value of a definition is: its own, or that of the nearest parent that has one.
    fn discriminator(&self, key: Key<'d>) -> Option<&'d str> {
        let own = self
            .definition_of(key)
            .and_then(|schema| schema.discriminator.as_deref());
        own.or_else(|| self.inherited_discriminator(key))
    }

    /// The discriminator and the value that stands for a definition: the one that it gives, or its name.
    pub(crate) fn tag(&self, key: Key<'d>) -> Option<(String, String)> {
        let own = self.definition_of(key)?.discriminator.as_deref();
        let inherited = self.inherited_discriminator(key);
        let discriminator = match (own, inherited) {
            (Some(own), _) if self.family.has_children(key) => own,
            _ => inherited?,
        };
        Some((discriminator.to_owned(), self.tag_value(key)))
    }

    pub(crate) fn tag_value(&self, key: Key<'d>) -> String {
        let given = self
            .definition_of(key)
            .and_then(|schema| schema.discriminator_value.as_deref());
        given.unwrap_or(key.1).to_owned()
    }

    /// The discriminator of the nearest parent that has one.
    fn inherited_discriminator(&self, key: Key<'d>) -> Option<&'d str> {
        let mut ancestors = self.family.ancestors(key).into_iter();
        ancestors.find_map(|parent| self.definition_of(parent)?.discriminator.as_deref())
    }

    /// Whether a definition that others extend has another discriminator than its parent.
    fn is_told_apart_again(&self, key: Key<'d>, discriminator: &str) -> bool {
        let own = self
            .definition_of(key)
            .and_then(|schema| schema.discriminator.as_deref());
        self.family.has_children(key) && own.is_some_and(|own| own != discriminator)
    }

    /// The objects that a value of a definition may be: all that extend it, directly or not, and itself if it may occur.
    pub(crate) fn union(&mut self, key: Key<'d>) -> TypeKind {
        let discriminator = self.discriminator(key).unwrap_or_default();
        let is_end = |one| self.is_told_apart_again(one, discriminator);
        let mut objects = self.family.descendants(key, is_end);
        if !self.spend(objects.len(), &definition_at::<Schema>(key)) {
            objects.clear();
        }
        if self.occurs_itself(key, discriminator) {
            objects.push(key);
        }
        let mut kinds: Vec<(String, TypeId)> = objects
            .into_iter()
            .filter_map(|object| {
                Some((self.tag_value(object), self.payload(object, discriminator)?))
            })
            .collect();
        kinds.sort();
        TypeKind::Union(Union {
            discriminator: discriminator.to_owned(),
            kinds,
        })
    }

    /// The object with a definition's own properties, as a kind that a discriminator tells apart.
    fn payload(&mut self, key: Key<'d>, discriminator: &'d str) -> Option<TypeId> {
        let schema = self.definition_of(key)?;
        let at = definition_at::<Schema>(key);
        if !self.is_object(schema, &at) {
            let message = format!(
                "`{}` extends an object and is none; it is no kind of it",
                key.1
            );
            self.warn(Code::Unsupported, &at, message);
            return None;
        }
        if !self.is_union(key) {
            return match self.definition(key, schema).ty {
                Type::Named(id) => Some(id),
                _ => None,
            };
        }
        if let Some(id) = self.types.payloads.get(&(key, discriminator)) {
            return Some(*id);
        }
        let name = format!("{}Base", schema.client_name.as_deref().unwrap_or(key.1));
        let job = if self.is_told_apart_again(key, discriminator) {
            self.told_apart_again(key, discriminator);
            Job::Open(key, discriminator)
        } else {
            Job::Object(key)
        };
        let slot = Slot::new(name, Claim::Place, schema.description.clone(), at);
        let id = self.queued(slot, job);
        self.types.payloads.insert((key, discriminator), id);
        Some(id)
    }

    /// One property tells apart all kinds of a union.
    fn told_apart_again(&mut self, key: Key<'d>, discriminator: &str) {
        let own = self
            .definition_of(key)
            .and_then(|schema| schema.discriminator.as_deref());
        let message = format!(
            "the discriminator of `{}` is `{}`, that of what it extends `{discriminator}`: where that is expected, `{}` is one kind",
            key.1,
            own.unwrap_or_default(),
            key.1
        );
        self.warn(
            Code::Unsupported,
            &definition_at::<Schema>(key).child("discriminator"),
            message,
        );
    }

    /// A definition that others extend occurs itself if a value stands for it: one that it gives, one in the middle of the
    /// line, or its name if the discriminator lists that.
    fn occurs_itself(&mut self, key: Key<'d>, discriminator: &str) -> bool {
        let has_value = |schema: &Schema| schema.discriminator_value.is_some();
        match self.inherited_discriminator(key) {
            Some(inherited) if inherited == discriminator => return true,
            None if self.definition_of(key).is_some_and(has_value) => return true,
            _ => {}
        }
        let members = self.members(key);
        let Some(Type::Named(id)) = members.get(discriminator).map(|property| &property.ty) else {
            return false;
        };
        match &self.types.slots[*id].kind {
            Some(TypeKind::Enum(choice)) => choice.values.iter().any(|value| value.value == key.1),
            _ => false,
        }
    }

    fn definition_of(&self, (file, name): Key<'d>) -> Option<&'d Schema> {
        self.documents.get(file)?.definitions.get(name)
    }
}
