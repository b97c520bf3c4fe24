//! Mistakes that a package has at many places. They are said once, so that nothing else drowns in them.

use crate::diagnostic::Code;
use crate::lower::report::problem::{Level, Problem};
use crate::pointer::tokens;
use crate::source::{FileId, Sources};
use std::collections::HashMap;
use std::sync::Arc;

/// How many warnings with one code are said one by one.
const MOST_PLACES: usize = 4;

/// How many of the other places are named.
const MOST_NAMES: usize = 8;

/// Keeps the first of many warnings with one code, which says how many others there are and where the first of these are.
pub(super) fn say_often_once(
    problems: Vec<Problem>,
    sources: &Sources,
    is_error: impl Fn(Level) -> bool,
) -> Vec<Problem> {
    let is_counted = |problem: &Problem| problem.is_often && !is_error(problem.level);
    let mut counts: HashMap<Code, usize> = HashMap::new();
    for problem in problems.iter().filter(|problem| is_counted(problem)) {
        *counts.entry(problem.diagnostic.code).or_default() += 1;
    }
    let is_frequent = |problem: &Problem| {
        let count = counts.get(&problem.diagnostic.code).copied();
        is_counted(problem) && count.unwrap_or_default() > MOST_PLACES
    };
    let (mut frequent, mut kept): (Vec<_>, Vec<_>) = problems.into_iter().partition(is_frequent);
    // Ids of files depend on the order of the inputs.
    let path = |file: FileId| Arc::clone(sources.path(file));
    frequent.sort_by_cached_key(|problem| {
        let at = problem.at.as_ref();
        let at = at.map(|at| (path(at.file), at.pointer.clone()));
        (
            problem.diagnostic.code,
            at,
            problem.diagnostic.message.clone(),
        )
    });
    let same_code = |left: &Problem, right: &Problem| left.diagnostic.code == right.diagnostic.code;
    for group in frequent.chunk_by(same_code) {
        if let [first, others @ ..] = group {
            kept.push(with_others(first.clone(), others));
        }
    }
    kept
}

fn with_others(mut first: Problem, others: &[Problem]) -> Problem {
    let count = others.len();
    let message = &first.diagnostic.message;
    first.diagnostic.message = format!("{message}; {count} others are like it");
    let pointers = others
        .iter()
        .filter_map(|one| Some(&one.at.as_ref()?.pointer));
    let names = pointers.map(|pointer| format!("`{}`", name(pointer)));
    let mut names: Vec<String> = names.collect();
    names.dedup();
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    let mut others = names.join(", ");
    if more > 0 {
        others = format!("{others} and {more} more");
    }
    let help = first.diagnostic.help.clone().unwrap_or_default();
    first.with_help(format!("{help}; the others are in {others}"))
}

/// The part of a definition that a reader knows: a definition with its property, or an operation.
fn name(pointer: &str) -> String {
    let mut parts = tokens(pointer).into_iter();
    let section = parts.next().unwrap_or_default();
    let first = parts.next().unwrap_or_default();
    match section.as_str() {
        "definitions" => {
            let mut name = first;
            while let Some(part) = parts.next() {
                if part == "properties"
                    && let Some(property) = parts.next()
                {
                    name = format!("{name}.{property}");
                }
            }
            name
        }
        "paths" | "x-ms-paths" => match parts.next() {
            Some(method) if method != "parameters" => {
                format!("{} {}", method.to_uppercase(), end_of(&first))
            }
            _ => end_of(&first),
        },
        _ if first.is_empty() => section,
        _ => first,
    }
}

/// The last segments of a path, which tell it from others.
fn end_of(path: &str) -> String {
    const MOST_SEGMENTS: usize = 3;
    let starts: Vec<usize> = path.match_indices('/').map(|(start, _)| start).collect();
    let start = starts.iter().rev().nth(MOST_SEGMENTS - 1).copied();
    match start.and_then(|start| path.get(start..)) {
        Some(end) if end.len() < path.len() => format!("…{end}"),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_place_is_named_by_what_contains_it() {
        for (pointer, expected) in [
            ("/definitions/Pet/properties/name/minLength", "Pet.name"),
            ("/definitions/Pet/properties/a/properties/b", "Pet.a.b"),
            ("/definitions/Pet/allOf/1/required/0", "Pet"),
            ("/paths/~1pets~1{a}/get/parameters/0/type", "GET /pets/{a}"),
            ("/paths/~1a~1b~1c~1{d}/get", "GET …/b/c/{d}"),
            ("/paths/~1pets/parameters/0", "/pets"),
            ("/parameters/Top/minimum", "Top"),
            ("/host", "host"),
        ] {
            assert_eq!(name(pointer), expected, "{pointer}");
        }
    }
}
