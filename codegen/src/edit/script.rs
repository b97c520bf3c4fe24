//! The scripts of `transform`: JavaScript statements that change a value, and others like them. They refer to the value as `$`.

use super::expression::{Expression, Replacement};
use super::limits::Limits;
use super::reader::Reader;
use super::route::{self, Route};
use super::verbs;
use crate::source::tree::Node;

/// A sequence of statements.
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
    /// Renames the key of `$.a`. The entry keeps its position.
    RenameKey(Route, String),
    /// Removes the objects with these keys and strings from the array `$.a`.
    RemoveItems(Route, Vec<(&'static str, String)>),
    /// Adds entries or items to `$`. No script has this syntax.
    Add(Node),
    /// Replaces texts in `$`. No script has this syntax.
    ReplaceText(Vec<(String, String)>),
}

impl From<Statement> for Script {
    fn from(statement: Statement) -> Self {
        Self {
            statements: vec![statement],
        }
    }
}

impl Script {
    /// Parses a script.
    ///
    /// # Errors
    /// The rest of the text, from the first statement that is not supported.
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
            // A newline ends a statement, too.
            let is_new_line = reader.skip_whitespace();
            if !is_new_line && !reader.rest().is_empty() && !reader.rest().starts_with(';') {
                return Err(start);
            }
        }
    }

    /// The replacements, if the script does nothing but replace text in `$` itself.
    pub(crate) fn replacements(&self) -> Option<Vec<&Replacement>> {
        match self.statements.as_slice() {
            [Statement::Return(value)] => value.replacements(),
            [Statement::Assign(route, value)] if route.is_empty() => value.replacements(),
            _ => None,
        }
        .filter(|replacements| !replacements.is_empty())
    }

    /// Runs the script on a value. Returns the new value, or `None` if the value is to be removed.
    ///
    /// # Errors
    /// The reason why a statement cannot be executed.
    pub(crate) fn run(&self, node: &Node) -> Result<Option<Node>, String> {
        let mut root = node.clone();
        let mut limits = Limits::for_new_values();
        let missing = || "the object or array to change does not exist".to_owned();
        for statement in &self.statements {
            match statement {
                Statement::Assign(route, value) => match value.evaluate(&root, &mut limits)? {
                    Some(value) => route::set(&mut root, route, value).ok_or_else(missing)?,
                    None if route.is_empty() => return Ok(None),
                    None => route::remove(&mut root, route).ok_or_else(missing)?,
                },
                Statement::Delete(route) => route::remove(&mut root, route).ok_or_else(missing)?,
                Statement::Push(route, values) => {
                    let values = values.iter();
                    let values = values.map(|value| value.evaluate(&root, &mut limits));
                    let values = values.collect::<Result<Vec<_>, _>>()?;
                    match route::find_mut(&mut root, route) {
                        Some(Node::Array(items)) => items.extend(values.into_iter().flatten()),
                        _ => return Err("the array to push to does not exist".to_owned()),
                    }
                }
                Statement::Return(value) => return value.evaluate(&root, &mut limits),
                Statement::RenameKey(route, name) => route::rename(&mut root, route, name),
                Statement::RemoveItems(route, texts) => {
                    if let Some(Node::Array(items)) = route::find_mut(&mut root, route) {
                        items.retain(|item| !has_strings(item, texts));
                    }
                }
                Statement::Add(value) => verbs::add(&mut root, value, &mut limits)?,
                Statement::ReplaceText(texts) => {
                    verbs::replace_text(&mut root, texts, &mut limits)?;
                }
            }
            // Dropping a value that is nested too deeply would overflow the stack.
            Limits::new(&root)?;
        }
        Ok(Some(root))
    }
}

/// Whether a value is an object with all of these keys and strings.
fn has_strings(node: &Node, expected: &[(&'static str, String)]) -> bool {
    let is_string = |key, text| matches!(node.get(key), Some(Node::String(other)) if other == text);
    expected.iter().all(|(key, text)| is_string(key, text))
}

/// Parses a statement. Returns `None` if its syntax is not supported.
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

/// Parses `$` and the steps behind it.
fn target(reader: &mut Reader<'_>) -> Option<Route> {
    reader.take_word("$").then(|| reader.steps())
}
