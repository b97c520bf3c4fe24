//! The types that are met. Each gets an id at once and its content later, so that definitions that refer to each other need no
//! recursion here.

use crate::api::{Arena, Type, TypeId};
use crate::diagnostic::Code;
use crate::lower::input::documents::Documents;
use crate::lower::input::family::Family;
use crate::lower::input::references::Definition;
use crate::lower::types::draft::{Content, Members, NameSource, SchemaType, Slot};
use crate::lower::{At, Name, Report};
use crate::swagger::Schema;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

/// How deep lists, maps, references and parents may stand in each other. Real definitions stay below 10.
const DEEPEST: usize = 64;

/// How often properties and kinds may be repeated because of `allOf`. The greatest real packages stay below 10,000.
const MOST_REPEATED: usize = 100_000;

/// Makes types of schemas, each once.
///
/// Its problems are in a report of their own: something more general stands for what is not understood of a type, so that no
/// operation is skipped for one of its types.
pub(crate) struct Types<'d> {
    pub(crate) documents: &'d Documents,
    pub(crate) family: Family<'d>,
    pub(crate) report: Report,
    pub(crate) slots: Arena<Slot>,
    /// Types that have no content yet.
    queue: VecDeque<(TypeId, Source<'d>)>,
    pub(crate) definitions: HashMap<Definition<'d>, Progress<SchemaType>>,
    pub(crate) members: HashMap<Definition<'d>, Progress<Rc<Members>>>,
    /// Whether a definition is an object with properties of its own or of parents.
    pub(crate) are_objects: HashMap<Definition<'d>, bool>,
    /// The objects behind definitions that are unions, by definition and the discriminator that tells them apart.
    pub(crate) payloads: HashMap<(Definition<'d>, &'d str), TypeId>,
    inline: HashMap<At, TypeId>,
    /// How many schemas stand around the one that is being read.
    depth: usize,
    /// How many properties and kinds were repeated because of `allOf`.
    repeated: usize,
}

/// What the content of a type is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source<'d> {
    /// A definition with properties.
    Object(Definition<'d>),
    /// A definition as a kind of the union that this discriminator tells apart, while its own discriminator makes a union of it.
    NestedUnion(Definition<'d>, &'d str),
    /// An object that stands where it is used.
    Inline(&'d Schema),
    /// A definition with a discriminator, and definitions that extend it.
    Union(Definition<'d>),
}

/// How far something is that is made once.
#[derive(Clone, Debug)]
pub(crate) enum Progress<T> {
    /// It is being made; what asks for it now is part of it.
    Begun,
    Done(T),
}

impl<'d> Types<'d> {
    pub(crate) fn new(documents: &'d Documents) -> Self {
        Self {
            documents,
            family: Family::new(documents),
            report: Report::default(),
            slots: Arena::default(),
            queue: VecDeque::new(),
            definitions: HashMap::new(),
            members: HashMap::new(),
            are_objects: HashMap::new(),
            payloads: HashMap::new(),
            inline: HashMap::new(),
            depth: 0,
            repeated: 0,
        }
    }

    /// An object that stands where it is used.
    pub(crate) fn inline(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Type {
        let id = self.inline.get(at).copied().unwrap_or_else(|| {
            let description = schema.description.as_deref();
            let slot = Slot::new(name.to_string(), NameSource::Place, description, at.clone());
            let id = self.queued(slot, Source::Inline(schema));
            self.inline.insert(at.clone(), id);
            id
        });
        Type::Named(id)
    }

    /// A named type whose content comes later.
    pub(crate) fn queued(&mut self, slot: Slot, source: Source<'d>) -> TypeId {
        let id = self.slots.push(slot);
        self.queue.push_back((id, source));
        id
    }

    /// Makes the content of all types that were met, and of those that are met on the way.
    pub(crate) fn complete(&mut self) {
        while let Some((id, source)) = self.queue.pop_front() {
            let content = match source {
                Source::Object(definition) => Content::Object(self.object(definition)),
                Source::NestedUnion(definition, discriminator) => {
                    Content::Object(self.nested_union(definition, discriminator))
                }
                Source::Inline(schema) => Content::Object(self.inline_object(id, schema)),
                Source::Union(definition) => Content::Union(self.union(definition)),
            };
            self.slots[id].content = Some(content);
        }
    }

    /// Calls a function one level deeper; reports where it becomes too deep.
    pub(crate) fn nested<T>(&mut self, at: &At, inside: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth == DEEPEST {
            let message = format!("schemas are nested more than {DEEPEST} levels deep");
            self.report.flaw(Code::TooDeep, at, message);
            return None;
        }
        self.depth += 1;
        let result = inside(self);
        self.depth -= 1;
        Some(result)
    }

    /// Counts what is repeated because of `allOf`, so that a small file cannot fill the memory. False, with a report, if it is
    /// too much.
    pub(crate) fn may_repeat(&mut self, count: usize, at: &At) -> bool {
        self.repeated = self.repeated.saturating_add(count);
        let may = self.repeated <= MOST_REPEATED;
        if !may {
            let message =
                format!("`allOf` copies more than {MOST_REPEATED} properties and variants");
            self.report.flaw(Code::TooDeep, at, message);
        }
        may
    }
}
