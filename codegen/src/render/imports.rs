//! The imports of a file, which follow from the names in its tokens.
//!
//! Templates write the names of [`reserved`](crate::rust::names::reserved) without a path. Names of the definition are marked in the
//! tokens, so that they are not confused with names of templates. The marks are removed here.

use crate::rust::names::reserved::{self, Module};
use proc_macro2::{Group, Punct, Spacing, TokenStream, TokenTree};
use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;

/// The mark before each name of the definition. Rust has no such token outside of macros.
const MARK: char = '$';

/// The token that marks the next one as a name of the definition.
pub(super) fn mark() -> Punct {
    Punct::new(MARK, Spacing::Joint)
}

/// Tokens without the marks.
pub(super) fn unmarked(tokens: TokenStream) -> TokenStream {
    walk(tokens, &mut |_| {})
}

/// The imports of a file.
pub(super) struct Imports {
    /// The path of the crate's root.
    root: String,
    /// In the order of their lines.
    paths: BTreeSet<(Place, String)>,
    /// The names that were looked up already. Templates use the same few names again and again.
    names: HashSet<String>,
}

/// The position of an import among the others.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Place {
    Super,
    Crate,
    Elsewhere,
}

impl Imports {
    pub(super) fn new(root: &str) -> Self {
        Self {
            root: root.to_owned(),
            paths: BTreeSet::new(),
            names: HashSet::new(),
        }
    }

    /// Adds a path, such as `super::Client`.
    pub(super) fn add(&mut self, path: String) {
        let place = if path.starts_with("super::") {
            Place::Super
        } else if is_inside(&path, &self.root) {
            Place::Crate
        } else {
            Place::Elsewhere
        };
        self.paths.insert((place, path));
    }

    /// Adds the names in the tokens, and removes the marks.
    pub(super) fn resolve(&mut self, tokens: TokenStream) -> TokenStream {
        walk(tokens, &mut |name| self.add_name(name))
    }

    fn add_name(&mut self, name: &str) {
        if self.names.contains(name) {
            return;
        }
        self.names.insert(name.to_owned());
        let root = &self.root;
        let path = match reserved::module(name) {
            None => return,
            Some(Module::Crate) => format!("{root}::{name}"),
            Some(Module::Runtime) => format!("{root}::runtime::{name}"),
            Some(Module::Client) => format!("{root}::runtime::client::{name}"),
            Some(Module::Of(module)) => format!("{module}::{name}"),
        };
        self.add(path);
    }

    /// The lines. Adjacent names of one module share a line.
    pub(super) fn lines(&self) -> String {
        let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
        for (_, path) in &self.paths {
            let Some((module, name)) = path.rsplit_once("::") else {
                continue;
            };
            match lines.last_mut() {
                Some((last, names)) if *last == module => names.push(name),
                _ => lines.push((module, vec![name])),
            }
        }
        let mut text = String::new();
        for (module, names) in lines {
            // Writing to a string cannot fail.
            let _ = match names.as_slice() {
                [name] => write!(text, "use {module}::{name};"),
                names => write!(text, "use {module}::{{{}}};", names.join(", ")),
            };
        }
        syn::parse_str(&text).map_or(text, |file| prettyplease::unparse(&file))
    }
}

fn is_inside(path: &str, module: &str) -> bool {
    path.strip_prefix(module)
        .is_some_and(|rest| rest.starts_with("::"))
}

/// Removes the marks, and calls `found` with each name without a mark that begins a path.
fn walk(tokens: TokenStream, found: &mut impl FnMut(&str)) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut resolved = Vec::with_capacity(tokens.size_hint().0);
    // Whether the last token continues a path, or selects a field or method.
    let mut goes_on = false;
    let mut last = None;
    let mut name = String::new();
    while let Some(token) = tokens.next() {
        let mut punctuation = None;
        match token {
            TokenTree::Punct(punct) if punct.as_char() == MARK => {
                resolved.extend(tokens.next());
            }
            TokenTree::Punct(punct) => {
                punctuation = Some(punct.as_char());
                resolved.push(TokenTree::Punct(punct));
            }
            TokenTree::Group(group) => {
                let (delimiter, inside) = (group.delimiter(), group.stream());
                // Tokens that nothing else owns are walked without a copy.
                drop(group);
                let inside = walk(inside, found);
                resolved.push(TokenTree::Group(Group::new(delimiter, inside)));
            }
            TokenTree::Ident(ident) => {
                if !goes_on {
                    name.clear();
                    let _ = write!(name, "{ident}");
                    if name.starts_with(|first: char| first.is_ascii_uppercase())
                        || tokens.peek().is_some_and(follows_module_or_macro)
                    {
                        found(&name);
                    }
                }
                resolved.push(TokenTree::Ident(ident));
            }
            TokenTree::Literal(_) => resolved.push(token),
        }
        goes_on = match punctuation {
            Some(':') => last == Some(':'),
            Some('.') => last != Some('.'),
            _ => false,
        };
        last = punctuation;
    }
    resolved.into_iter().collect()
}

/// Whether a token is the first of `::`, or follows the name of a macro.
fn follows_module_or_macro(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '!'
        || punct.as_char() == ':' && punct.spacing() == Spacing::Joint)
}

#[cfg(test)]
mod tests {
    use super::Imports;
    use crate::rust::names::type_name;
    use quote::quote;

    fn lines(tokens: proc_macro2::TokenStream) -> String {
        let mut imports = Imports::new("crate");
        imports.resolve(tokens);
        imports.lines()
    }

    #[test]
    fn names_that_begin_a_path_are_imported() {
        let tokens = quote!(
            fn a(b: &models::Pet) -> Result<BTreeMap<String, Date>> {
                model!(..Operation)
            }
        );
        assert_eq!(
            lines(tokens),
            "use crate::models;\nuse crate::runtime::{Date, Operation, Result, model};\nuse std::collections::BTreeMap;\n"
        );
    }

    #[test]
    fn names_in_paths_fields_and_variables_are_not_imported() {
        let tokens =
            quote!(fn model(models: fmt2::Result) { Nullable2::Value(a.Date, parameters: models) });
        assert_eq!(lines(tokens), "");
    }

    #[test]
    fn names_of_the_definition_are_not_imported() {
        let name = type_name("Request");
        let mut imports = Imports::new("crate");
        let resolved = imports.resolve(quote!(struct #name;));
        assert_eq!(imports.lines(), "");
        assert_eq!(resolved.to_string(), "struct Request ;");
    }
}
