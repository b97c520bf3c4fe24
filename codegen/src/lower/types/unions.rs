//! Unions: definitions with a discriminator and children.

use crate::api::{Type, TypeId, Union};
use crate::diagnostic::Code;
use crate::lower::input::references::Definition;
use crate::lower::types::arena::{Source, Types};
use crate::lower::types::draft::{Content, NameSource, Slot};
use crate::lower::types::objects::tag_value;
use crate::lower::types::schema::client_name;

impl<'d> Types<'d> {
    /// Whether a definition is a union: it has or inherits a discriminator, and has children.
    pub(crate) fn is_union(&self, definition: Definition<'d>) -> bool {
        self.family.has_children(definition) && self.discriminator(definition).is_some()
    }

    /// The discriminator of a definition: its own, or that of the nearest parent with one.
    fn discriminator(&self, definition: Definition<'d>) -> Option<&'d str> {
        let own = definition.value.discriminator.as_deref();
        own.or_else(|| self.inherited_discriminator(definition))
    }

    /// The discriminator of the nearest parent with one.
    fn inherited_discriminator(&self, definition: Definition<'d>) -> Option<&'d str> {
        let mut ancestors = self.family.ancestors(definition).into_iter();
        ancestors.find_map(|parent| parent.value.discriminator.as_deref())
    }

    /// The discriminator and its value for a definition.
    pub(crate) fn tag(&self, definition: Definition<'d>) -> Option<(String, String)> {
        let own = definition.value.discriminator.as_deref();
        let own = own.filter(|_| self.family.has_children(definition));
        let discriminator = own.or_else(|| self.inherited_discriminator(definition))?;
        Some((discriminator.to_owned(), tag_value(definition).to_owned()))
    }

    /// The discriminator of a definition with children, if it differs from that of the union.
    fn other_discriminator(
        &self,
        definition: Definition<'d>,
        discriminator: &str,
    ) -> Option<&'d str> {
        let own = definition.value.discriminator.as_deref()?;
        (own != discriminator && self.family.has_children(definition)).then_some(own)
    }

    /// The union of all direct and indirect children of a definition, and of itself if it can occur.
    pub(crate) fn union(&mut self, definition: Definition<'d>) -> Union {
        let discriminator = self.discriminator(definition).unwrap_or_default();
        let is_end = |one| self.other_discriminator(one, discriminator).is_some();
        let mut objects = self.family.descendants(definition, is_end);
        if !self.may_repeat(objects.len(), &definition.at()) {
            objects.clear();
        }
        if self.occurs_itself(definition, discriminator) {
            objects.push(definition);
        }
        let mut kinds = Vec::new();
        for object in objects {
            if let Some(id) = self.payload(object, discriminator) {
                kinds.push((tag_value(object).to_owned(), id));
            }
        }
        kinds.sort();
        let members = self.members(definition);
        let property = members.get(discriminator);
        Union {
            discriminator: discriminator.to_owned(),
            kinds,
            xml: property
                .map(|one| one.schema.xml.clone())
                .unwrap_or_default(),
        }
    }

    /// The object type of a definition that is a variant of a union.
    fn payload(&mut self, definition: Definition<'d>, discriminator: &'d str) -> Option<TypeId> {
        let at = definition.at();
        let name = definition.name;
        if !self.is_object(definition.value, &at) {
            let message = format!(
                "`{name}` extends a definition with a discriminator but is not an object; it is not one of its variants"
            );
            self.report
                .warn(Code::UnsupportedDiscriminator, &at, message);
            return None;
        }
        if !self.is_union(definition) {
            return match self.definition(definition).ty {
                Type::Named(id) => Some(id),
                _ => None,
            };
        }
        if let Some(id) = self.payloads.get(&(definition, discriminator)) {
            return Some(*id);
        }
        let source = match self.other_discriminator(definition, discriminator) {
            Some(own) => {
                let message = format!(
                    "`{name}` has the discriminator `{own}`, but extends a definition with the discriminator `{discriminator}`; there `{name}` is a single variant",
                );
                let at = at.child("discriminator");
                self.report
                    .warn(Code::UnsupportedDiscriminator, &at, message);
                Source::NestedUnion(definition, discriminator)
            }
            None => Source::Object(definition),
        };
        let type_name = format!("{}Base", client_name(definition));
        let description = definition.value.description.as_deref();
        let slot = Slot::new(type_name, NameSource::Position, description, at);
        let id = self.queued(slot, source);
        self.payloads.insert((definition, discriminator), id);
        Some(id)
    }

    /// Whether a definition with children can occur itself: it has a parent with the same discriminator, it sets
    /// `x-ms-discriminator-value`, or the enum of the discriminator contains its name.
    fn occurs_itself(&mut self, definition: Definition<'d>, discriminator: &str) -> bool {
        match self.inherited_discriminator(definition) {
            Some(inherited) if inherited == discriminator => return true,
            None if definition.value.discriminator_value.is_some() => return true,
            _ => {}
        }
        let members = self.members(definition);
        let Some(Type::Named(id)) = members.get(discriminator).map(|member| &member.schema.ty)
        else {
            return false;
        };
        match &self.slots[*id].content {
            Some(Content::Enum(found)) => {
                let mut values = found.values.iter();
                values.any(|value| value.value == definition.name)
            }
            _ => false,
        }
    }
}
