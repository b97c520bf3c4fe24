//! The statements of a `transform`: what becomes of a value, which is `$`.

use super::expression::{Expression, Replacement};
use super::limits::Limits;
use super::reader::Reader;
use super::route::{self, Route};
use crate::source::tree::Node;

/// Statements, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    statements: Vec<Statement>,
}

#[derive(Clone, Debug)]
pub(crate) enum Statement {
    /// `$.a = b`
    Assign(Route, Expression),
    /// `delete $.a`
    Delete(Route),
    /// `$.a.push(b)`
    Push(Route, Vec<Expression>),
    /// `return b`
    Return(Expression),
    /// `$.a` with another key, in the same place of the object.
    RenameKey(Route, String),
    /// `$.a` without the objects that have these texts.
    RemoveFromList(Route, Vec<(&'static str, String)>),
}

impl From<Statement> for Script {
    fn from(statement: Statement) -> Self {
        Self {
            statements: vec![statement],
        }
    }
}

impl Script {
    /// Reads a script. Fails with the text from where it is not understood on.
    pub(crate) fn read(text: &str) -> Result<Self, &str> {
        let mut reader = Reader::new(text);
        let mut statements = Vec::new();
        loop {
            while reader.take(";") {}
            if reader.is_at_end() {
                return Ok(Self { statements });
            }
            let start = reader.rest();
            statements.push(statement(&mut reader).ok_or(start)?);
            // A line's end ends a statement, too.
            let is_new_line = reader.skip_blank();
            if !is_new_line && !reader.rest().is_empty() && !reader.rest().starts_with(';') {
                return Err(start);
            }
        }
    }

    /// What is replaced in all of `$`, if the script does nothing else.
    pub(crate) fn replacements(&self) -> Option<Vec<&Replacement>> {
        match self.statements.as_slice() {
            [Statement::Return(value)] => value.replacements(),
            [Statement::Assign(route, value)] if route.is_empty() => value.replacements(),
            _ => None,
        }
        .filter(|replacements| !replacements.is_empty())
    }

    /// What becomes of a value: none if it is to be taken away. Fails with what is wrong.
    pub(crate) fn run(&self, node: &Node) -> Result<Option<Node>, String> {
        let mut root = node.clone();
        let mut limits = Limits::of_new_values();
        let gone = || "what is to be changed is not there".to_owned();
        for statement in &self.statements {
            match statement {
                Statement::Assign(route, value) => match value.value(&root, &mut limits)? {
                    Some(value) => route::put(&mut root, route, value).ok_or_else(gone)?,
                    None if route.is_empty() => return Ok(None),
                    None => route::remove(&mut root, route).ok_or_else(gone)?,
                },
                Statement::Delete(route) => route::remove(&mut root, route).ok_or_else(gone)?,
                Statement::Push(route, values) => {
                    let values = values.iter();
                    let values = values.map(|value| value.value(&root, &mut limits));
                    let values = values.collect::<Result<Vec<_>, _>>()?;
                    match route::find_mut(&mut root, route) {
                        Some(Node::Array(items)) => items.extend(values.into_iter().flatten()),
                        _ => return Err("there is no list to add to".to_owned()),
                    }
                }
                Statement::Return(value) => return value.value(&root, &mut limits),
                Statement::RenameKey(route, name) => route::rename(&mut root, route, name),
                Statement::RemoveFromList(route, texts) => {
                    if let Some(Node::Array(items)) = route::find_mut(&mut root, route) {
                        items.retain(|item| !has(item, texts));
                    }
                }
            }
            // What is nested too deeply could not even be dropped.
            Limits::new(&root)?;
        }
        Ok(Some(root))
    }
}

/// Whether an object has all of these texts.
fn has(node: &Node, texts: &[(&'static str, String)]) -> bool {
    let Node::Object(entries) = node else {
        return false;
    };
    texts.iter().all(|(key, text)| {
        let is_it = |(name, value): &(String, Node)| {
            name == key && matches!(value, Node::String(other) if other == text)
        };
        entries.iter().any(is_it)
    })
}

fn statement(reader: &mut Reader<'_>) -> Option<Statement> {
    if reader.take_word("return") {
        return Some(Statement::Return(Expression::read(reader)?));
    }
    if reader.take_word("delete") {
        let route = target(reader)?;
        return (!route.is_empty()).then_some(Statement::Delete(route));
    }
    let route = target(reader)?;
    if reader.take(".push(") {
        let mut values = vec![Expression::read(reader)?];
        while reader.take(",") {
            values.push(Expression::read(reader)?);
        }
        return reader.take(")").then_some(Statement::Push(route, values));
    }
    if reader.take("=") && !reader.rest().starts_with(['=', '>']) {
        return Some(Statement::Assign(route, Expression::read(reader)?));
    }
    None
}

fn target(reader: &mut Reader<'_>) -> Option<Route> {
    reader.take_word("$").then(|| reader.steps())
}
