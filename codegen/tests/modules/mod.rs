//! The modules of a crate, read from its files without those for tests.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::{Attribute, Item, UseTree};

/// The path of a module or of something in it: `crate`, then names.
type ModulePath = Vec<String>;

/// All modules of a crate.
#[derive(Default)]
pub(crate) struct Modules(BTreeMap<ModulePath, Module>);

#[derive(Default)]
struct Module {
    /// What it imports or exports, by name.
    imports: BTreeMap<String, ModulePath>,
    /// Modules of which it exports everything.
    globs: Vec<ModulePath>,
    /// What it defines.
    defined: BTreeSet<String>,
    /// What its code names by a path.
    named: Vec<ModulePath>,
}

/// For each folder, which modules in it use which others.
pub(crate) type Uses = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

impl Modules {
    /// Reads the crate whose `lib.rs` is in a folder.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut modules = Self::default();
        let file = read(&folder.join("lib.rs")).expect("a crate has a `lib.rs`");
        modules.add(vec!["crate".to_owned()], folder, file.items);
        modules
    }

    fn add(&mut self, path: ModulePath, folder: &Path, items: Vec<Item>) {
        let mut module = Module::default();
        for item in items {
            if is_for_tests(&item) {
                continue;
            }
            if let Item::Mod(inner) = item {
                let name = inner.ident.to_string();
                let inner_folder = folder.join(&name);
                let paths = match path_attribute(&inner.attrs) {
                    Some(path) => vec![folder.join(path)],
                    None => vec![
                        folder.join(format!("{name}.rs")),
                        inner_folder.join("mod.rs"),
                    ],
                };
                let items = match inner.content {
                    Some((_, items)) => items,
                    None => {
                        paths
                            .iter()
                            .find_map(|path| read(path))
                            .unwrap_or_else(|| panic!("there is no file of `{name}`"))
                            .items
                    }
                };
                let inner_path = child(&path, &name);
                module.defined.insert(name);
                self.add(inner_path, &inner_folder, items);
                continue;
            }
            if let Item::Use(item) = &item {
                module.import(&item.tree, &path, &[]);
            }
            module.defined.extend(name(&item));
            collect(&item.to_token_stream(), &path, &mut module.named);
        }
        self.0.insert(path, module);
    }

    /// The module in which something is defined that a path names.
    fn home(&self, path: &[String]) -> Option<ModulePath> {
        self.home_within(path, 8)
    }

    /// The same through a number of imports: names of other crates may lead to themselves.
    fn home_within(&self, path: &[String], imports: usize) -> Option<ModulePath> {
        let imports = imports.checked_sub(1)?;
        let mut home: ModulePath = path.first().cloned().into_iter().collect();
        for name in path.iter().skip(1) {
            let inner = child(&home, name);
            if self.0.contains_key(&inner) {
                home = inner;
                continue;
            }
            let module = self.0.get(&home)?;
            if module.defined.contains(name) {
                return Some(home);
            }
            let exported = module.globs.iter().map(|glob| child(glob, name));
            let mut found = module
                .imports
                .get(name)
                .cloned()
                .into_iter()
                .chain(exported);
            home = found.find_map(|path| self.home_within(&path, imports))?;
        }
        Some(home)
    }

    /// Which modules use which others. A module may use what the module around it defines itself.
    pub(crate) fn uses(&self) -> Uses {
        let mut uses = Uses::new();
        for (from, module) in &self.0 {
            for path in &module.named {
                let Some(to) = self.home(path) else { continue };
                let shared = from
                    .iter()
                    .zip(&to)
                    .take_while(|(left, right)| left == right);
                let shared = shared.count();
                if let (Some(user), Some(used)) = (from.get(shared), to.get(shared)) {
                    let folder = uses.entry(from[..shared].join("::")).or_default();
                    folder.entry(user.clone()).or_default().insert(used.clone());
                }
            }
        }
        uses
    }
}

impl Module {
    fn import(&mut self, tree: &UseTree, module: &[String], path: &[String]) {
        match tree {
            UseTree::Path(tree) => {
                self.import(&tree.tree, module, &child(path, &tree.ident.to_string()));
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, module, path);
                }
            }
            UseTree::Name(name) if name.ident == "self" => {
                let last = path.last().cloned().unwrap_or_default();
                self.imports.insert(last, resolved(path, module));
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                let path = resolved(&child(path, &name), module);
                self.imports.insert(name, path);
            }
            UseTree::Rename(rename) => {
                let path = resolved(&child(path, &rename.ident.to_string()), module);
                self.imports.insert(rename.rename.to_string(), path);
            }
            UseTree::Glob(_) => self.globs.push(resolved(path, module)),
        }
    }
}

fn child(path: &[String], name: &str) -> ModulePath {
    let mut path = path.to_vec();
    path.push(name.to_owned());
    path
}

/// A path seen from a module, from the root of the crate.
fn resolved(path: &[String], module: &[String]) -> ModulePath {
    let mut resolved = module.to_vec();
    for name in path {
        match name.as_str() {
            "crate" => resolved = vec![name.clone()],
            "self" => {}
            "super" => {
                resolved.pop();
            }
            _ => resolved.push(name.clone()),
        }
    }
    resolved
}

fn read(path: &Path) -> Option<syn::File> {
    let text = fs::read_to_string(path).ok()?;
    Some(syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_for_tests(item: &Item) -> bool {
    attributes(item).iter().any(|attribute| {
        let condition = attribute.meta.to_token_stream().to_string();
        condition.replace(' ', "") == "cfg(test)"
    })
}

/// The file that `#[path = "…"]` names. The module that it stands on is in a `mod.rs`.
fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    let attribute = attributes.iter().find(|one| one.path().is_ident("path"))?;
    let syn::Expr::Lit(value) = &attribute.meta.require_name_value().ok()?.value else {
        return None;
    };
    match &value.lit {
        syn::Lit::Str(path) => Some(path.value()),
        _ => None,
    }
}

fn name(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// Adds the paths in some code that start with `crate` or `super`. Code in `quote!` is of other crates.
fn collect(tokens: &TokenStream, module: &ModulePath, paths: &mut Vec<ModulePath>) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is_punctuation = |token: Option<&TokenTree>, expected: char| matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == expected);
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        index += 1;
        match token {
            TokenTree::Group(group) => collect(&group.stream(), module, paths),
            TokenTree::Ident(ident)
                if ident == "quote" && is_punctuation(tokens.get(index), '!') =>
            {
                index += 2;
            }
            TokenTree::Ident(ident) if ident == "crate" || ident == "super" => {
                let rest = tokens.get(index - 1..).unwrap_or_default();
                index += follow(rest, &[], module, paths).saturating_sub(1);
            }
            _ => {}
        }
    }
}

/// Adds the path that some tokens start with, or all paths of a group in it. Gives the number of tokens that were read.
fn follow(
    tokens: &[TokenTree],
    before: &[String],
    module: &ModulePath,
    paths: &mut Vec<ModulePath>,
) -> usize {
    let mut path = before.to_vec();
    let mut index = 0;
    loop {
        match tokens.get(index) {
            Some(TokenTree::Ident(ident)) => path.push(ident.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(found) if found.as_char() == ',');
                for part in inner.split(is_comma).filter(|part| !part.is_empty()) {
                    follow(part, &path, module, paths);
                }
                return index + 1;
            }
            _ => break,
        }
        index += 1;
        let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == ':');
        if !is_colon(tokens.get(index)) || !is_colon(tokens.get(index + 1)) {
            break;
        }
        index += 2;
    }
    paths.push(resolved(&path, module));
    index
}

#[test]
fn paths_in_imports_expressions_and_macros_are_found() {
    let code = "
        use crate::{a::{b, c as d}, e};
        fn f() -> u8 { crate::a::g(super::h()) }
        m!(x, [crate::i::J]);
        fn k() -> TokenStream { quote!(crate::of::another::crate_) }";
    let module = ["crate", "m"].map(str::to_owned).to_vec();
    let mut paths = Vec::new();
    for item in syn::parse_file(code).expect("it is Rust").items {
        collect(&item.to_token_stream(), &module, &mut paths);
    }
    let paths: Vec<String> = paths.iter().map(|path| path.join("::")).collect();
    let expected = [
        "crate::a::b",
        "crate::a::c",
        "crate::e",
        "crate::a::g",
        "crate::h",
        "crate::i::J",
    ];
    assert_eq!(paths, expected);
}
