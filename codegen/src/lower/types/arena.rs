//! The arena of named types while it is filled: what is reached gets an id at once and its content later, so that recursion in
//! the definitions is none here.

use crate::api::{Arena, Type, TypeId, TypeKind};
use crate::lower::input::references::Key;
use crate::lower::types::objects::Members;
use crate::lower::{At, Lowering, Name};
use crate::swagger::Schema;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

/// The types that were met.
#[derive(Debug, Default)]
pub(crate) struct Types<'d> {
    pub(crate) slots: Arena<Slot>,
    queue: VecDeque<(TypeId, Job<'d>)>,
    pub(crate) definitions: HashMap<Key<'d>, Progress<Lowered>>,
    pub(crate) members: HashMap<Key<'d>, Progress<Rc<Members>>>,
    /// Whether a definition is an object with properties of its own or of parents.
    pub(crate) are_objects: HashMap<Key<'d>, bool>,
    /// The objects behind discriminated definitions, by definition and the discriminator that tells them apart.
    pub(crate) payloads: HashMap<(Key<'d>, &'d str), TypeId>,
    inline: HashMap<At, TypeId>,
}

/// A named type.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) name: String,
    /// Where the name comes from.
    pub(crate) claim: Claim,
    /// The name that it gets if another type has a better claim to `name`; else a number tells them apart.
    pub(crate) second_name: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) at: At,
    /// None until it is its turn.
    pub(crate) kind: Option<TypeKind>,
}

/// Where the name of a type comes from: the best claim comes first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Claim {
    /// It is the name of its definition.
    Definition,
    /// `x-ms-enum` gives it.
    Extension,
    /// It is made from where the type stands.
    Place,
}

/// A type whose content is still to be lowered.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Job<'d> {
    /// A definition with properties.
    Object(Key<'d>),
    /// A definition that this discriminator tells apart, with a discriminator of its own.
    Open(Key<'d>, &'d str),
    /// An object that stands where it is used.
    Inline(&'d Schema),
    /// A discriminated definition.
    Union(Key<'d>),
}

/// How far something is that is lowered once.
#[derive(Clone, Debug)]
pub(crate) enum Progress<T> {
    /// It is being lowered; whoever asks for it now is part of it.
    Begun,
    Done(T),
}

/// A schema as a type, with what it says of every property that has this type.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a definition says each of them apart"
)]
pub(crate) struct Lowered {
    pub(crate) ty: Type,
    pub(crate) read_only: bool,
    pub(crate) create_only: bool,
    pub(crate) secret: bool,
    pub(crate) nullable: bool,
}

impl From<Type> for Lowered {
    fn from(value: Type) -> Self {
        Self {
            ty: value,
            read_only: false,
            create_only: false,
            secret: false,
            nullable: false,
        }
    }
}

impl Lowered {
    /// A list or a map of it, which is secret if its values are.
    pub(crate) fn wrapped(self, kind: fn(Box<Type>) -> Type) -> Self {
        Self {
            secret: self.secret,
            ..kind(Box::new(self.ty)).into()
        }
    }
}

impl<'d> Lowering<'_, 'd> {
    /// An object that stands where it is used.
    pub(crate) fn new_inline(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Type {
        if let Some(id) = self.types.inline.get(at) {
            return Type::Named(*id);
        }
        let slot = Slot::new(
            name.to_string(),
            Claim::Place,
            schema.description.clone(),
            at.clone(),
        );
        let id = self.queued(slot, Job::Inline(schema));
        self.types.inline.insert(at.clone(), id);
        Type::Named(id)
    }

    /// A named type whose content comes later.
    pub(crate) fn queued(&mut self, slot: Slot, job: Job<'d>) -> TypeId {
        let id = self.types.slots.push(slot);
        self.types.queue.push_back((id, job));
        id
    }

    /// Lowers the content of all types that were met, and of those that are met on the way.
    pub(crate) fn finish_types(&mut self) {
        while let Some((id, job)) = self.types.queue.pop_front() {
            let kind = match job {
                Job::Object(key) => self.object(key),
                Job::Open(key, discriminator) => self.open_object(key, discriminator),
                Job::Inline(schema) => self.inline_object(id, schema),
                Job::Union(key) => self.union(key),
            };
            self.types.slots[id].kind = Some(kind);
        }
    }
}

impl Slot {
    pub(crate) fn new(name: String, claim: Claim, description: Option<String>, at: At) -> Self {
        Self {
            name,
            claim,
            second_name: None,
            description,
            at,
            kind: None,
        }
    }
}
