//! Keys of `paths`, and path items.

use crate::diagnostic::Code;
use crate::lower::checks::mistake::Mistake;
use std::collections::HashSet;

/// The ways in which a path is written unlike the requests that are made of it. `may_have_query` is true in `x-ms-paths`.
pub(crate) fn path(path: &str, may_have_query: bool) -> Vec<Mistake> {
    let (before, query) = path
        .split_once('?')
        .map_or((path, None), |(before, query)| (before, Some(query)));
    let mut wrong = Vec::new();
    // A variable at the beginning can be a whole path, such as the link to a next page.
    if !before.starts_with(['/', '{']) {
        wrong.push((
            "does not begin with `/`".to_owned(),
            "write `/` before it".to_owned(),
        ));
    }
    if before.len() > 1 && before.ends_with('/') {
        wrong.push((
            "ends with `/`".to_owned(),
            "remove the `/` unless the service asks for it".to_owned(),
        ));
    }
    if before.contains("//") {
        wrong.push((
            "has an empty segment".to_owned(),
            "write one `/` between two segments".to_owned(),
        ));
    }
    if before.contains(char::is_whitespace) {
        wrong.push(("contains white space".to_owned(), "remove it".to_owned()));
    }
    if query.is_some() && !may_have_query {
        let help = "declare the parameters with `in: query`; paths that differ in their query only belong into `x-ms-paths`";
        wrong.push(("has a query".to_owned(), help.to_owned()));
    }
    if path.contains('#') {
        wrong.push((
            "has a fragment, which no request carries".to_owned(),
            "remove `#` and what follows".to_owned(),
        ));
    }
    if let Some(name) = repeated_variable(before) {
        let help = "one value is sent in both places: give the parameters different names";
        wrong.push((
            format!("has the parameter `{{{name}}}` twice"),
            help.to_owned(),
        ));
    }
    let mistakes = wrong.into_iter();
    mistakes
        .map(|(why, help)| {
            Mistake::warning(Code::PathForm, format!("path `{path}` {why}"), help).at_key()
        })
        .collect()
}

/// The first variable that occurs twice.
fn repeated_variable(path: &str) -> Option<&str> {
    let mut seen = HashSet::new();
    let variables = path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'));
    variables
        .map(|(name, _)| name)
        .find(|name| !seen.insert(*name))
}

/// A path item of which nothing is made.
pub(crate) fn without_operations(path: &str) -> Mistake {
    let message = format!("path `{path}` has no operations");
    let help = "add one, such as `get`, or remove the path";
    Mistake::warning(Code::PathEmpty, message, help).at_key()
}

/// Two paths with the same method that differ in the names of their parameters only, so that they ask for the same.
pub(crate) fn same_but_for_names(method: &str, path: &str, first: &str) -> Mistake {
    let method = method.to_uppercase();
    let message = format!(
        "{method} `{path}` is the same request as {method} `{first}`: only names of parameters differ"
    );
    let help = "remove one of them, or correct its path";
    Mistake::warning(Code::PathTwice, message, help).at_key()
}

/// A path without the names of its variables.
pub(crate) fn without_names(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let mut is_name = false;
    for character in path.chars() {
        is_name &= character != '}';
        if !is_name {
            text.push(character);
        }
        is_name |= character == '{';
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(text: &str) -> Vec<String> {
        lines(&path(text, false))
    }

    #[test]
    fn a_path_is_written_as_it_is_requested() {
        assert_eq!(of("/a/{b}/c"), [""; 0]);
        assert_eq!(of("/"), [""; 0]);
        assert_eq!(of("a"), [": path-form: path `a` does not begin with `/`"]);
        assert_eq!(of("/a/"), [": path-form: path `/a/` ends with `/`"]);
        assert_eq!(
            of("/a//b"),
            [": path-form: path `/a//b` has an empty segment"]
        );
        assert_eq!(
            of("/a b"),
            [": path-form: path `/a b` contains white space"]
        );
        assert_eq!(
            of("/a#b"),
            [": path-form: path `/a#b` has a fragment, which no request carries"]
        );
        assert_eq!(
            of("/{a}/{a}"),
            [": path-form: path `/{a}/{a}` has the parameter `{a}` twice"]
        );
    }

    #[test]
    fn a_query_belongs_into_the_extended_paths() {
        assert_eq!(of("/a?b=c"), [": path-form: path `/a?b=c` has a query"]);
        assert_eq!(path("/a?b=c", true), []);
    }

    #[test]
    fn names_of_parameters_do_not_tell_paths_apart() {
        assert_eq!(without_names("/a/{b}/c{d}"), "/a/{}/c{}");
        assert_eq!(without_names("/a/{x}/c{y}"), "/a/{}/c{}");
    }
}
