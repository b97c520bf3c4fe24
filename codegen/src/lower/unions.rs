//! Discriminated definitions: what a property tells apart.

use super::references::{Key, definition_at};
use super::types::{Claim, Job, Slot};
use super::{At, Lowering};
use crate::api::{Kind, Type, TypeId, Union};
use crate::diagnostic::code;
use crate::swagger::Schema;

impl<'d> Lowering<'_, 'd> {
    /// Whether a value of a definition may be one of several objects: a discriminator of its own or of a parent, and
    /// definitions that extend it.
    pub(super) fn is_union(&self, key: Key<'d>) -> bool {
        self.family.has_children(key) && self.discriminator(key).is_some()
    }

    /// The property that tells what a value of a definition is: its own, or that of the nearest parent that has one.
    fn discriminator(&self, key: Key<'d>) -> Option<&'d str> {
        let own = std::iter::once(key);
        own.chain(self.family.ancestors(key))
            .find_map(|key| self.definition_of(key)?.discriminator.as_deref())
    }

    /// The discriminator and the value that stands for a definition: the one that it gives, or its name.
    pub(super) fn tag(&self, key: Key<'d>) -> Option<(String, String)> {
        let discriminator = self.discriminator(key)?;
        let stands_alone =
            self.definition_of(key)?.discriminator.is_some() && !self.family.has_children(key);
        (!stands_alone || self.is_kind(key))
            .then(|| (discriminator.to_owned(), self.tag_value(key)))
    }

    fn tag_value(&self, key: Key<'d>) -> String {
        let given = self
            .definition_of(key)
            .and_then(|schema| schema.discriminator_value.as_deref());
        given.unwrap_or(key.1).to_owned()
    }

    /// Whether a parent has a discriminator.
    fn is_kind(&self, key: Key<'d>) -> bool {
        self.family.ancestors(key).into_iter().any(|parent| {
            self.definition_of(parent)
                .is_some_and(|schema| schema.discriminator.is_some())
        })
    }

    /// The objects that a value of a definition may be: all that extend it, directly or not, and itself if it may occur.
    pub(super) fn union(&mut self, key: Key<'d>) -> Kind {
        let discriminator = self.discriminator(key).unwrap_or_default();
        let mut objects = self.family.descendants(key);
        if !self.spend(objects.len(), &definition_at::<Schema>(key)) {
            objects.clear();
        }
        for object in &objects {
            self.check_discriminator(*object, discriminator);
        }
        if self.occurs_itself(key, discriminator) {
            objects.push(key);
        }
        let mut kinds: Vec<(String, TypeId)> = objects
            .into_iter()
            .filter_map(|object| Some((self.tag_value(object), self.payload(object)?)))
            .collect();
        kinds.sort();
        Kind::Union(Union {
            discriminator: discriminator.to_owned(),
            kinds,
        })
    }

    /// The object with a definition's own properties.
    fn payload(&mut self, key: Key<'d>) -> Option<TypeId> {
        let schema = self.definition_of(key)?;
        if !self.is_union(key) {
            return match self.definition(key, schema).value {
                Type::Named(id) => Some(id),
                _ => None,
            };
        }
        if let Some(id) = self.types.payloads.get(&key) {
            return Some(*id);
        }
        let name = format!("{}Base", schema.client_name.as_deref().unwrap_or(key.1));
        let slot = Slot::new(
            name,
            Claim::Place,
            schema.description.clone(),
            definition_at::<Schema>(key),
        );
        let Type::Named(id) = self.queued(slot, Job::Object(key)) else {
            return None;
        };
        self.types.payloads.insert(key, id);
        Some(id)
    }

    /// A definition that others extend occurs itself if a value stands for it: one that it gives, one in the middle of the
    /// line, or its name if the discriminator lists that.
    fn occurs_itself(&mut self, key: Key<'d>, discriminator: &str) -> bool {
        if self.is_kind(key)
            || self
                .definition_of(key)
                .is_some_and(|schema| schema.discriminator_value.is_some())
        {
            return true;
        }
        let members = self.members(key);
        let Some(Type::Named(id)) = members.get(discriminator).map(|property| &property.value)
        else {
            return false;
        };
        match self
            .types
            .slots
            .get(id.index())
            .and_then(|slot| slot.kind.as_ref())
        {
            Some(Kind::Choice(choice)) => choice.values.iter().any(|value| value.value == key.1),
            _ => false,
        }
    }

    /// One property tells apart all that extend a definition.
    fn check_discriminator(&mut self, key: Key<'d>, expected: &str) {
        let own = self
            .definition_of(key)
            .and_then(|schema| schema.discriminator.as_deref());
        if let Some(other) = own.filter(|own| *own != expected) {
            let at: At = definition_at::<Schema>(key).child("discriminator");
            let message = format!(
                "`{}` has the discriminator `{other}`, its parent `{expected}`: two are not supported",
                key.1
            );
            self.flaw(code::UNSUPPORTED, &at, message);
        }
    }

    fn definition_of(&self, (file, name): Key<'d>) -> Option<&'d Schema> {
        self.documents.get(file)?.definitions.get(name)
    }
}
