//! The directives of a readme: changes to definitions.
//!
//! Directives for linters are ignored. Directives that change the output of other generators, or that use unsupported syntax, are
//! reported.

#[cfg(test)]
mod tests;

use super::Readme;
use super::block::{Block, values};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edit::expression::Expression;
use crate::edit::filter::Filter;
use crate::edit::path::Path;
use crate::edit::rename::Rename;
use crate::edit::route::Step;
use crate::edit::script::{Script, Statement};
use crate::edit::select::{self, operations};
use crate::edit::{Action, Edit, Files};
use crate::source::pointer;
use crate::source::tree::Node;

/// Keys that have no effect.
const IGNORED: [&str; 4] = ["reason", "debug", "test", "approved-by"];

/// The pointer of the part of a directive that is not supported, and the reason.
type Unsupported = (String, String);

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
            let unsupported = match value {
                Node::Null => continue,
                Node::Object(entries) => {
                    let directive = Directive {
                        entries,
                        pointer: pointer.clone(),
                    };
                    directive.read(|files, action| {
                        edits.push(Edit::of_directive(place(&pointer), files.clone(), action));
                    })
                }
                other => vec![(
                    pointer,
                    format!("expected an object, found {}", other.kind()),
                )],
            };
            problems.extend(unsupported.into_iter().map(|(pointer, reason)| {
                let message = format!("this directive is not applied: {reason}");
                Diagnostic::warning(Code::ReadmeDirective, message).at(place(&pointer))
            }));
        }
    }
}

impl Directive<'_> {
    /// Parses the directive. Calls `on_action` with each action, and returns the parts that are not supported.
    fn read(&self, mut on_action: impl FnMut(&Files, Action)) -> Vec<Unsupported> {
        if self.get("suppress").is_some() {
            return Vec::new();
        }
        let (files, paths) = match self.files().and_then(|files| Ok((files, self.paths()?))) {
            Ok(selected) => selected,
            Err(unsupported) => return vec![unsupported],
        };
        let mut unsupported = Vec::new();
        let mut is_empty = true;
        for (key, value) in self.entries {
            let key = key.as_str();
            if IGNORED.contains(&key) || key == select::FROM || select::VALUES.contains(&key) {
                continue;
            }
            is_empty = false;
            let pointer = pointer::join(&self.pointer, key);
            // The value of `set` can be an array itself.
            let values = match key {
                "set" => vec![(value, pointer)],
                _ => values(value, pointer),
            };
            for (value, pointer) in values {
                match action(key, value, paths.as_deref()) {
                    Ok(action) => on_action(&files, action),
                    Err(reason) => unsupported.push((pointer, reason)),
                }
            }
        }
        if is_empty {
            unsupported.push((
                self.pointer.clone(),
                "it has no action, such as `transform`".to_owned(),
            ));
        }
        unsupported
    }

    fn get(&self, key: &str) -> Option<(&Node, String)> {
        let (_, value) = self.entries.iter().find(|(name, _)| name == key)?;
        Some((value, pointer::join(&self.pointer, key)))
    }

    /// The selected files.
    fn files(&self) -> Result<Files, Unsupported> {
        let Some((value, pointer)) = self.get(select::FROM) else {
            return Ok(Files::All);
        };
        let mut names = Vec::new();
        for (value, pointer) in values(value, pointer) {
            let Some(name) = string(value) else {
                return Err((pointer, "`from` is not a file name".to_owned()));
            };
            if name == "swagger-document" {
                return Ok(Files::All);
            }
            let Some(end) = select::file_name(&name) else {
                let reason = format!("`{name}` is a file of another generator");
                return Err((pointer, reason));
            };
            names.push(end);
        }
        Ok(Files::Named(names))
    }

    /// The paths of the selected values. `None` if the directive has no selector.
    fn paths(&self) -> Result<Option<Vec<Path>>, Unsupported> {
        let mut paths = Vec::new();
        let mut has_selector = false;
        for (key, value) in self.entries {
            if !select::VALUES.contains(&key.as_str()) {
                continue;
            }
            has_selector = true;
            for (value, pointer) in values(value, pointer::join(&self.pointer, key)) {
                let Some(text) = string(value) else {
                    let reason = format!(
                        "`{key}` is {}, which only other generators support",
                        value.kind()
                    );
                    return Err((pointer, reason));
                };
                match select::paths(key, &text) {
                    Some(read) => paths.extend(read),
                    None => {
                        return Err((pointer, format!("the syntax of `{key}` is not supported")));
                    }
                }
            }
        }
        Ok(has_selector.then_some(paths))
    }
}

/// Parses an action of a directive. Fails with the reason if it is not supported.
fn action(key: &str, value: &Node, paths: Option<&[Path]>) -> Result<Action, String> {
    let selected = || {
        let paths = paths.ok_or_else(|| format!("`{key}` needs a selector, such as `where`"))?;
        Ok::<_, String>(paths.to_vec())
    };
    let text = || string(value).ok_or_else(|| format!("`{key}` is not a string"));
    let member = |name: &str| {
        value
            .get(name)
            .and_then(string)
            .ok_or_else(|| format!("`{key}` has no `{name}`"))
    };
    let property = |name: String| vec![Step::Key("properties".to_owned()), Step::Key(name)];
    let delete = || Statement::Return(Expression::Undefined);
    let (paths, statement) = match key {
        "transform" => {
            let script = text()?;
            let script = Script::read(&script).map_err(|rest| {
                format!("the script is not supported from `{}` on", shortened(rest))
            })?;
            let paths = paths.map_or_else(|| vec![Path::whole()], <[Path]>::to_vec);
            return Ok(Action::Transform { paths, script });
        }
        "rename-model" => {
            let (from, to) = (member("from")?, member("to")?);
            let paths = vec![Path::from_keys(&["definitions", &from])];
            return Ok(Action::Rename(Rename {
                paths,
                to,
                replaces: true,
            }));
        }
        "set" => {
            let literal = Expression::Literal(value.clone());
            (selected()?, Statement::Return(literal))
        }
        "remove-operation" => {
            let filter = Filter::key_equals("operationId", &text()?);
            (operations(&filter), delete())
        }
        "remove-operation-match" => {
            let operations = select::matching_operations(&text()?)
                .ok_or_else(|| format!("the syntax of `{key}` is not supported"))?;
            (operations, delete())
        }
        "rename-operation" => {
            let to = Expression::Literal(Node::String(member("to")?));
            let id = vec![Step::Key("operationId".to_owned())];
            let filter = Filter::key_equals("operationId", &member("from")?);
            (operations(&filter), Statement::Assign(id, to))
        }
        "remove-model" => {
            let path = Path::from_keys(&["definitions", &text()?]);
            (vec![path], delete())
        }
        "remove-property" => {
            let route = property(text()?);
            (selected()?, Statement::Delete(route))
        }
        "rename-property" => {
            let route = property(member("from")?);
            let statement = Statement::RenameKey(route, member("to")?);
            (selected()?, statement)
        }
        "remove-parameter" => {
            let array = vec![Step::Key("parameters".to_owned())];
            let strings = vec![("in", member("in")?), ("name", member("name")?)];
            (selected()?, Statement::RemoveItems(array, strings))
        }
        _ => return Err(format!("`{key}` is not supported")),
    };
    Ok(Action::Transform {
        paths,
        script: statement.into(),
    })
}

fn string(value: &Node) -> Option<String> {
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
