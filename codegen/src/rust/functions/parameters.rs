//! The static data of parameters: each different one once for the whole package, since operations share most of them.

use crate::api::{Api, Location, Rules, StringFormat, Type};
use crate::rust::items::{Parameter, Pattern, Rule};
use crate::rust::names::{self, Case, Identifier};
use std::collections::{HashMap, HashSet};

/// The statics of parameters and their patterns.
#[derive(Default)]
pub(crate) struct Parameters {
    pub(crate) list: Vec<Parameter>,
    pub(crate) patterns: Vec<Pattern>,
    by_wire_name: HashMap<String, Vec<usize>>,
}

impl Parameters {
    /// The static of a parameter.
    pub(crate) fn find(&self, parameter: &crate::api::Parameter) -> Option<&Parameter> {
        let described = self.describe(parameter);
        let same_name = self.by_wire_name.get(&parameter.name)?;
        same_name
            .iter()
            .filter_map(|index| self.list.get(*index))
            .find(|other| is_same(other, &described))
    }

    /// A parameter with its rules; its name is the one that it gets if there is no other one of that name.
    fn describe(&self, parameter: &crate::api::Parameter) -> Parameter {
        let list = matches!(parameter.ty, Type::List(_)).then_some(parameter.collection_format);
        let mut rules = Vec::new();
        if matches!(parameter.ty, Type::String(StringFormat::Uuid)) {
            rules.push(Rule::Uuid);
        }
        rules.extend(limits(&parameter.rules));
        if let Some(pattern) = &parameter.rules.pattern {
            let pattern = self.patterns.iter().find(|known| known.text == *pattern);
            rules.extend(pattern.map(|pattern| Rule::Pattern(pattern.name.clone())));
        }
        Parameter {
            name: static_name(parameter),
            wire_name: parameter.name.clone(),
            location: parameter.location,
            rules,
            list,
            unescaped: parameter.unescaped,
            secret: parameter.secret,
        }
    }
}

/// Collects the parameters of all operations.
pub(crate) fn parameters(api: &Api) -> Parameters {
    let mut statics = Parameters::default();
    let mut scope = HashSet::new();
    for parameter in api
        .groups
        .iter()
        .flat_map(|group| &group.operations)
        .flat_map(|operation| &operation.parameters)
    {
        add_pattern(&mut statics, parameter, &mut scope);
        let described = statics.describe(parameter);
        let same_name = statics
            .by_wire_name
            .entry(parameter.name.clone())
            .or_default();
        if same_name
            .iter()
            .filter_map(|index| statics.list.get(*index))
            .any(|other| is_same(other, &described))
        {
            continue;
        }
        same_name.push(statics.list.len());
        let name = free_name(&described.name, "", &mut scope);
        statics.list.push(Parameter { name, ..described });
    }
    statics
}

fn is_same(one: &Parameter, other: &Parameter) -> bool {
    one.location == other.location
        && one.rules == other.rules
        && one.list == other.list
        && one.unescaped == other.unescaped
        && one.secret == other.secret
}

fn add_pattern(
    statics: &mut Parameters,
    parameter: &crate::api::Parameter,
    scope: &mut HashSet<Identifier>,
) {
    let Some(pattern) = &parameter.rules.pattern else {
        return;
    };
    if statics.patterns.iter().any(|known| known.text == *pattern) {
        return;
    }
    statics.patterns.push(Pattern {
        name: free_name(&static_name(parameter), "_PATTERN", scope),
        text: pattern.clone(),
    });
}

/// The name of a parameter's static, which no user sees.
fn static_name(parameter: &crate::api::Parameter) -> Identifier {
    names::constant_name(&parameter.name)
        .unwrap_or_else(|| Identifier::of_position("parameter", 1, Case::Constant))
}

/// The name with a suffix, and with a number where that is taken; it is taken then.
fn free_name(name: &Identifier, suffix: &str, scope: &mut HashSet<Identifier>) -> Identifier {
    let mut free = name.with_suffix(suffix);
    let mut number = 2;
    while !scope.insert(free.clone()) {
        free = name.with_suffix(suffix).numbered(number, Case::Constant);
        number += 1;
    }
    free
}

/// The rules but the pattern.
fn limits(rules: &Rules) -> impl Iterator<Item = Rule> {
    let length = (rules.minimum_length.is_some() || rules.maximum_length.is_some())
        .then(|| Rule::Length(rules.minimum_length.unwrap_or(0), rules.maximum_length));
    let range = (rules.minimum.is_some() || rules.maximum.is_some()).then_some(Rule::Range {
        minimum: rules.minimum,
        maximum: rules.maximum,
        exclusive_minimum: rules.exclusive_minimum,
        exclusive_maximum: rules.exclusive_maximum,
    });
    let items = (rules.minimum_items.is_some() || rules.maximum_items.is_some())
        .then(|| Rule::Items(rules.minimum_items.unwrap_or(0), rules.maximum_items));
    let multiple = rules.multiple_of.map(Rule::MultipleOf);
    let unique = rules.unique_items.then_some(Rule::UniqueItems);
    [length, range, multiple, items, unique]
        .into_iter()
        .flatten()
}

/// The rules of a parameter in words, for its documentation.
pub(crate) fn in_words(parameter: &crate::api::Parameter) -> Vec<String> {
    let mut words = Vec::new();
    if matches!(parameter.ty, Type::String(StringFormat::Uuid)) {
        words.push("A UUID.".to_owned());
    }
    let rules = &parameter.rules;
    words.extend(bounds(
        rules.minimum_length,
        rules.maximum_length,
        "character",
    ));
    words.extend(bounds(rules.minimum_items, rules.maximum_items, "item"));
    if let Some(minimum) = rules.minimum {
        words.push(format!(
            "{} {minimum}.",
            if rules.exclusive_minimum {
                "More than"
            } else {
                "At least"
            }
        ));
    }
    if let Some(maximum) = rules.maximum {
        words.push(format!(
            "{} {maximum}.",
            if rules.exclusive_maximum {
                "Less than"
            } else {
                "At most"
            }
        ));
    }
    words.extend(
        rules
            .multiple_of
            .map(|multiple| format!("A multiple of {multiple}.")),
    );
    words.extend(
        rules
            .pattern
            .as_ref()
            .map(|pattern| format!("Matches {}.", crate::rust::doc::code(pattern))),
    );
    words.extend(rules.unchecked_pattern.as_ref().map(|pattern| {
        let pattern = crate::rust::doc::code(pattern);
        format!("Matches {pattern}, which only the service checks.")
    }));
    if parameter.unescaped {
        let place = if parameter.location == Location::Path {
            "path"
        } else {
            "query"
        };
        words.push(format!(
            "Goes into the {place} as it is, so it must be encoded."
        ));
    }
    words
}

fn bounds(minimum: Option<u64>, maximum: Option<u64>, unit: &str) -> Option<String> {
    let counted = |count: u64| {
        if count == 1 {
            format!("1 {unit}")
        } else {
            format!("{count} {unit}s")
        }
    };
    match (minimum, maximum) {
        (Some(minimum), Some(maximum)) if minimum == maximum => {
            Some(format!("{}.", counted(maximum)))
        }
        (Some(minimum), Some(maximum)) => Some(format!("{minimum} to {}.", counted(maximum))),
        (Some(minimum), None) => Some(format!("At least {}.", counted(minimum))),
        (None, Some(maximum)) => Some(format!("At most {}.", counted(maximum))),
        (None, None) => None,
    }
}
