//! Directives: changes to definitions that a readme asks for.
//!
//! Directives of linters are ignored. What other generators make, such as their models, is nothing that could be changed here;
//! that is reported, as is everything that is not understood.

#[cfg(test)]
mod tests;

use super::Readme;
use super::block::Block;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::edit::expression::Expression;
use crate::edit::filter::Filter;
use crate::edit::path::Path;
use crate::edit::reader::Reader;
use crate::edit::route::Step;
use crate::edit::script::{Script, Statement};
use crate::edit::{Edit, Files};
use crate::source::pointer;
use crate::source::tree::Node;

/// Keys that change nothing.
const REMARKS: [&str; 4] = ["reason", "debug", "test", "approved-by"];

/// Keys that say what is to be changed.
const SELECTORS: [&str; 5] = [
    "from",
    "where",
    "where-operation",
    "where-operation-match",
    "where-model",
];

/// Sections of a definition that have operations.
const OPERATIONS: [&str; 2] = ["paths", "x-ms-paths"];

/// What is not understood of a directive: where, and why.
type Obscure = (String, String);

/// One directive.
struct Directive<'n> {
    entries: &'n [(String, Node)],
    pointer: String,
}

impl Readme {
    /// Reads the directives of a block.
    pub(super) fn directives(
        &self,
        block: &Block,
        edits: &mut Vec<Edit>,
        problems: &mut Diagnostics,
    ) {
        let Some((value, pointer)) = block.get("directive") else {
            return;
        };
        let place = |pointer: &str| block.place(&self.sources, self.file, pointer);
        for (value, pointer) in values(value, pointer) {
            let read = match value {
                Node::Null => continue,
                Node::Object(entries) => {
                    let directive = Directive {
                        entries,
                        pointer: pointer.clone(),
                    };
                    directive.read(|files, change| {
                        edits.push(change.edit(place(&pointer), files.clone()));
                    })
                }
                other => vec![(
                    pointer,
                    format!("expected an object, found {}", other.kind()),
                )],
            };
            problems.extend(read.into_iter().map(|(pointer, why)| {
                let message = format!("this directive is not applied: {why}");
                Diagnostic::warning(Code::ReadmeDirective, message).at(place(&pointer))
            }));
        }
    }
}

/// What a directive changes.
enum Change {
    Transform(Vec<Path>, Script),
    RenameDefinition(String, String),
}

impl Change {
    fn edit(self, place: Place, files: Files) -> Edit {
        match self {
            Self::Transform(paths, script) => Edit::transform(place, files, paths, script),
            Self::RenameDefinition(from, to) => Edit::rename_definition(place, files, &from, &to),
        }
    }
}

impl Directive<'_> {
    /// Gives out what it changes, and gives back what is not understood.
    fn read(&self, mut give: impl FnMut(&Files, Change)) -> Vec<Obscure> {
        if self.get("suppress").is_some() {
            return Vec::new();
        }
        let (files, paths) = match self.files().and_then(|files| Ok((files, self.paths()?))) {
            Ok(selected) => selected,
            Err(obscure) => return vec![obscure],
        };
        let mut obscure = Vec::new();
        let mut is_empty = true;
        for (key, value) in self.entries {
            let key = key.as_str();
            if REMARKS.contains(&key) || SELECTORS.contains(&key) {
                continue;
            }
            is_empty = false;
            let pointer = pointer::join(&self.pointer, key);
            // What is set may be a list itself.
            let values = match key {
                "set" => vec![(value, pointer)],
                _ => values(value, pointer),
            };
            for (value, pointer) in values {
                match change(key, value, paths.as_deref()) {
                    Ok(change) => give(&files, change),
                    Err(why) => obscure.push((pointer, why)),
                }
            }
        }
        if is_empty {
            obscure.push((
                self.pointer.clone(),
                "it does not say what to do".to_owned(),
            ));
        }
        obscure
    }

    fn get(&self, key: &str) -> Option<(&Node, String)> {
        let (_, value) = self.entries.iter().find(|(name, _)| name == key)?;
        Some((value, pointer::join(&self.pointer, key)))
    }

    /// The files that it is about.
    fn files(&self) -> Result<Files, Obscure> {
        let Some((value, pointer)) = self.get("from") else {
            return Ok(Files::All);
        };
        let mut names = Vec::new();
        for (value, pointer) in values(value, pointer) {
            let Some(name) = text(value) else {
                return Err((pointer, "`from` is not the name of a file".to_owned()));
            };
            let name = name.replace('\\', "/");
            let is_definition = [".json", ".yaml", ".yml"]
                .iter()
                .any(|end| name.ends_with(end));
            if name == "swagger-document" {
                return Ok(Files::All);
            } else if is_definition {
                let parts = name
                    .split('/')
                    .filter(|part| !matches!(*part, "" | "." | ".."));
                let parts: Vec<&str> = parts.collect();
                let is_local = |part: &&str| !part.contains(['$', '*', ':']);
                let own: Vec<&str> = parts.into_iter().rev().take_while(is_local).collect();
                names.push(own.into_iter().rev().collect::<Vec<_>>().join("/"));
            } else {
                let why = format!("`{name}` is made by another generator");
                return Err((pointer, why));
            }
        }
        Ok(Files::Named(names))
    }

    /// The values that it is about, if it says so.
    fn paths(&self) -> Result<Option<Vec<Path>>, Obscure> {
        let mut paths = Vec::new();
        let mut is_selective = false;
        for (key, value) in self.entries {
            if key == "from" || !SELECTORS.contains(&key.as_str()) {
                continue;
            }
            is_selective = true;
            for (value, pointer) in values(value, pointer::join(&self.pointer, key)) {
                let Some(text) = text(value) else {
                    let why = format!("{} as `{key}` is for another generator", value.kind());
                    return Err((pointer, why));
                };
                let read = match key.as_str() {
                    "where" => Path::read(text.trim()).map(|path| vec![path]),
                    "where-model" => Some(vec![Path::of_keys(&["definitions", &text])]),
                    "where-operation" => Some(operations(&Filter::key_is("operationId", &text))),
                    _ => pattern(&text).map(|filter| operations(&filter)),
                };
                match read {
                    Some(read) => paths.extend(read),
                    None => return Err((pointer, format!("its `{key}` is not understood"))),
                }
            }
        }
        Ok(is_selective.then_some(paths))
    }
}

/// What a key of a directive changes. Fails with what is not understood.
fn change(key: &str, value: &Node, paths: Option<&[Path]>) -> Result<Change, String> {
    let whole = [Path::whole()];
    let selected = |is_needed: bool| match paths {
        Some(paths) => Ok(paths.to_vec()),
        None if is_needed => Err(format!("`{key}` needs to know where")),
        None => Ok(whole.to_vec()),
    };
    let wanted = || text(value).ok_or_else(|| format!("`{key}` is not a text"));
    let name = |name: &str| {
        entry(value, name)
            .and_then(text)
            .ok_or_else(|| format!("`{key}` has no `{name}`"))
    };
    let property = |name: String| vec![Step::Key("properties".to_owned()), Step::Key(name)];
    Ok(match key {
        "transform" => {
            let script = wanted()?;
            let script = Script::read(&script)
                .map_err(|rest| format!("it is not understood from `{}` on", shortened(rest)))?;
            Change::Transform(selected(false)?, script)
        }
        "set" => {
            let statement = Statement::Return(Expression::Literal(value.clone()));
            Change::Transform(selected(true)?, statement.into())
        }
        "remove-operation" | "remove-operation-match" => {
            let text = wanted()?;
            let filter = if key == "remove-operation" {
                Some(Filter::key_is("operationId", &text))
            } else {
                pattern(&text)
            };
            let filter = filter.ok_or_else(|| format!("its `{key}` is not understood"))?;
            Change::Transform(
                operations(&filter),
                Statement::Return(Expression::Undefined).into(),
            )
        }
        "rename-operation" => {
            let to = Expression::Literal(Node::String(name("to")?));
            let id = vec![Step::Key("operationId".to_owned())];
            let filter = Filter::key_is("operationId", &name("from")?);
            Change::Transform(operations(&filter), Statement::Assign(id, to).into())
        }
        "remove-model" => {
            let path = Path::of_keys(&["definitions", &wanted()?]);
            Change::Transform(vec![path], Statement::Return(Expression::Undefined).into())
        }
        "rename-model" => Change::RenameDefinition(name("from")?, name("to")?),
        "remove-property" => {
            let route = property(wanted()?);
            Change::Transform(selected(true)?, Statement::Delete(route).into())
        }
        "rename-property" => {
            let route = property(name("from")?);
            Change::Transform(
                selected(true)?,
                Statement::RenameKey(route, name("to")?).into(),
            )
        }
        "remove-parameter" => {
            let list = vec![Step::Key("parameters".to_owned())];
            let texts = vec![("in", name("in")?), ("name", name("name")?)];
            Change::Transform(
                selected(true)?,
                Statement::RemoveFromList(list, texts).into(),
            )
        }
        _ => return Err(format!("`{key}` is not known")),
    })
}

/// The operations that a filter holds for.
fn operations(filter: &Filter) -> Vec<Path> {
    let sections = OPERATIONS.iter();
    sections
        .map(|section| Path::of_operations(section, filter.clone()))
        .collect()
}

/// A filter for ids of operations by a regular expression, with or without `/` around it.
fn pattern(text: &str) -> Option<Filter> {
    let is_enclosed = text.starts_with('/');
    let enclosed = if is_enclosed {
        text.to_owned()
    } else {
        format!("/{text}/")
    };
    let mut reader = Reader::new(&enclosed);
    let (pattern, _) = reader.pattern()?;
    reader
        .is_at_end()
        .then(|| Filter::key_matches("operationId", pattern))
}

/// A value, or the items of a list, each with its pointer.
fn values(value: &Node, pointer: String) -> Vec<(&Node, String)> {
    match value {
        Node::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (item, pointer::join(&pointer, &index.to_string())))
            .collect(),
        other => vec![(other, pointer)],
    }
}

fn entry<'n>(value: &'n Node, key: &str) -> Option<&'n Node> {
    match value {
        Node::Object(entries) => entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value),
        _ => None,
    }
}

fn text(value: &Node) -> Option<String> {
    match value {
        Node::String(text) => Some(text.clone()),
        Node::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The beginning of a text, on one line.
fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
