//! The types that operations use. Each gets an id at once and its content later, so that definitions can refer to each other.

use crate::api::{Arena, Type, TypeId};
use crate::diagnostic::Code;
use crate::lower::input::documents::Documents;
use crate::lower::input::family::Family;
use crate::lower::input::references::Definition;
use crate::lower::types::draft::{Content, Members, NameSource, SchemaType, Slot};
use crate::lower::{At, Name, Report};
use crate::swagger::Schema;
use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

/// The maximum depth of nested lists, maps, references and parents. Real definitions have less than 10.
const DEEPEST: usize = 64;

/// How many properties and variants may be copied because of `allOf`. The largest real packages have less than 10,000.
const MOST_REPEATED: usize = 100_000;

/// Makes types of schemas, each once.
///
/// Problems of types have a report of their own. Each has a fallback, so that no operation is skipped because of its types.
pub(crate) struct Types<'d> {
    pub(crate) documents: &'d Documents,
    /// Whether operations have bodies in XML. Otherwise nothing that definitions say of XML is in the types.
    pub(crate) has_xml: bool,
    pub(crate) family: Family<'d>,
    pub(crate) report: Report,
    pub(crate) slots: Arena<Slot>,
    /// Types without content.
    queue: VecDeque<(TypeId, Source<'d>)>,
    pub(crate) definitions: HashMap<Definition<'d>, Progress<SchemaType>>,
    pub(crate) members: HashMap<Definition<'d>, Progress<Rc<Members>>>,
    /// Whether each definition is an object with own or inherited properties.
    pub(crate) are_objects: HashMap<Definition<'d>, bool>,
    /// The objects of definitions that are unions, by definition and discriminator.
    pub(crate) payloads: HashMap<(Definition<'d>, &'d str), TypeId>,
    inline: HashMap<At, TypeId>,
    /// Inline schemas that are being read because a reference leads to them. Another such reference in them is a cycle.
    pub(crate) insides: HashSet<At>,
    /// How deeply the current schema is nested.
    depth: usize,
    /// How many properties and variants were copied because of `allOf`.
    repeated: usize,
}

/// The schema from which the content of a type is made.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source<'d> {
    /// A definition with properties.
    Object(Definition<'d>),
    /// A definition as a variant of the union with this discriminator, while it is a union with a discriminator of its own.
    NestedUnion(Definition<'d>, &'d str),
    /// An inline object.
    Inline(&'d Schema),
    /// A definition with a discriminator and children.
    Union(Definition<'d>),
}

/// The state of a result that is computed once.
#[derive(Clone, Debug)]
pub(crate) enum Progress<T> {
    /// It is being computed. A request for it in this state is a cycle.
    Begun,
    Done(T),
}

impl<'d> Types<'d> {
    pub(crate) fn new(documents: &'d Documents, has_xml: bool) -> Self {
        Self {
            documents,
            has_xml,
            family: Family::new(documents),
            report: Report::default(),
            slots: Arena::default(),
            queue: VecDeque::new(),
            definitions: HashMap::new(),
            members: HashMap::new(),
            are_objects: HashMap::new(),
            payloads: HashMap::new(),
            inline: HashMap::new(),
            insides: HashSet::new(),
            depth: 0,
            repeated: 0,
        }
    }

    /// The type of an inline object.
    pub(crate) fn inline(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Type {
        let id = self.inline.get(at).copied().unwrap_or_else(|| {
            let description = schema.description.as_deref();
            let slot = Slot::new(
                name.to_string(),
                NameSource::Position,
                description,
                at.clone(),
            );
            let id = self.queued(slot, Source::Inline(schema));
            self.inline.insert(at.clone(), id);
            id
        });
        Type::Named(id)
    }

    /// Adds a named type whose content is made later.
    pub(crate) fn queued(&mut self, slot: Slot, source: Source<'d>) -> TypeId {
        let id = self.slots.push(slot);
        self.queue.push_back((id, source));
        id
    }

    /// Makes the content of all types, and of the types that these refer to.
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

    /// Calls a function one level deeper. Returns `None`, with a report, if that is too deep.
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

    /// Counts copies because of `allOf`, so that a small file cannot fill the memory. Returns false, with a report, if there are
    /// too many.
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
