//! The static data of parameters, once for the whole package, since operations share most of them.

use crate::api::{self, Api, Bound, Count, Location, Operation, Rules, StringFormat, Type};
use crate::rust::doc;
use crate::rust::items::{Parameter, Pattern, Rule};
use crate::rust::names::{self, Case, Identifier};
use crate::rust::secrets;
use crate::settings;
use std::collections::{HashMap, HashSet};

/// The statics of parameters and their patterns.
#[derive(Default)]
pub(crate) struct Parameters {
    /// Which rules are checked.
    pub(crate) rules: settings::Rules,
    pub(crate) list: Vec<Parameter>,
    pub(crate) patterns: Vec<Pattern>,
    by_wire_name: HashMap<String, Vec<usize>>,
}

impl Parameters {
    /// The static of a parameter.
    pub(crate) fn find(
        &self,
        operation: &Operation,
        parameter: &api::Parameter,
    ) -> Option<&Parameter> {
        self.known(&self.describe(operation, parameter))
    }

    /// The static that is the same but for its name.
    fn known(&self, described: &Parameter) -> Option<&Parameter> {
        let indices = self.by_wire_name.get(&described.wire_name)?;
        let mut same_name = indices.iter().filter_map(|index| self.list.get(*index));
        same_name.find(|other| is_same(other, described))
    }

    /// A parameter with its rules. Its name may get a number later.
    fn describe(&self, operation: &Operation, parameter: &api::Parameter) -> Parameter {
        let list = matches!(parameter.ty, Type::List(_)).then_some(parameter.collection_format);
        let mut rules = Vec::new();
        if self.rules == settings::Rules::Definition {
            if matches!(parameter.ty, Type::String(StringFormat::Uuid)) {
                rules.push(Rule::Uuid);
            }
            self.rules_of(&parameter.rules, &mut rules);
        }
        Parameter {
            name: static_name(parameter),
            wire_name: parameter.name.clone(),
            location: parameter.location,
            rules,
            list,
            unescaped: parameter.unescaped,
            secret: secrets::parameter(parameter, Some(operation)).is_some(),
        }
    }

    fn rules_of(&self, of_parameter: &Rules, rules: &mut Vec<Rule>) {
        let has_limit = |count: &Count| count.minimum.is_some() || count.maximum.is_some();
        match *of_parameter {
            Rules::None => {}
            Rules::String { length, .. } => {
                rules.extend(has_limit(&length).then_some(Rule::Length(length)));
                let mut patterns = self.patterns.iter();
                let pattern = of_parameter.checked_pattern();
                let pattern = patterns.find(|known| Some(known.text.as_str()) == pattern);
                rules.extend(pattern.map(|pattern| Rule::Pattern(pattern.name.clone())));
            }
            Rules::Number {
                minimum,
                maximum,
                multiple_of,
            } => {
                let has_range = minimum.is_some() || maximum.is_some();
                rules.extend(has_range.then_some(Rule::Range { minimum, maximum }));
                rules.extend(multiple_of.map(Rule::MultipleOf));
            }
            Rules::List { count, unique } => {
                rules.extend(has_limit(&count).then_some(Rule::Items(count)));
                rules.extend(unique.then_some(Rule::UniqueItems));
            }
        }
    }
}

/// Collects the parameters of all operations.
pub(crate) fn parameters(api: &Api, rules: settings::Rules) -> Parameters {
    let mut statics = Parameters {
        rules,
        ..Parameters::default()
    };
    let mut scope = HashSet::new();
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let parameters = operations.flat_map(|operation| {
        let parameters = operation.parameters.iter();
        parameters.map(move |parameter| (operation, parameter))
    });
    for (operation, parameter) in parameters {
        if rules == settings::Rules::Definition {
            add_pattern(&mut statics, parameter, &mut scope);
        }
        let described = statics.describe(operation, parameter);
        if statics.known(&described).is_some() {
            continue;
        }
        let wire_name = parameter.name.clone();
        let same_name = statics.by_wire_name.entry(wire_name).or_default();
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
    parameter: &api::Parameter,
    scope: &mut HashSet<Identifier>,
) {
    let Some(pattern) = parameter.rules.checked_pattern() else {
        return;
    };
    if statics.patterns.iter().any(|known| known.text == pattern) {
        return;
    }
    statics.patterns.push(Pattern {
        name: free_name(&static_name(parameter), "_PATTERN", scope),
        text: pattern.to_owned(),
    });
}

/// The name of a parameter's static, which no user sees.
fn static_name(parameter: &api::Parameter) -> Identifier {
    names::constant_name(&parameter.name)
        .unwrap_or_else(|| Identifier::of_position("parameter", 1, Case::Constant))
}

/// Takes a name with a suffix, and with a number if that is taken already.
fn free_name(name: &Identifier, suffix: &str, scope: &mut HashSet<Identifier>) -> Identifier {
    let mut free = name.with_suffix(suffix);
    let mut number = 2;
    while !scope.insert(free.clone()) {
        free = name.with_suffix(suffix).numbered(number, Case::Constant);
        number += 1;
    }
    free
}

/// The rules of a parameter in words, for its documentation.
pub(crate) fn in_words(parameter: &api::Parameter) -> Vec<String> {
    let mut words = Vec::new();
    if matches!(parameter.ty, Type::String(StringFormat::Uuid)) {
        words.push("A UUID.".to_owned());
    }
    match &parameter.rules {
        Rules::None => {}
        Rules::String { length, pattern } => {
            words.extend(count(*length, "character"));
            words.extend(pattern.as_ref().map(|pattern| match pattern {
                api::Pattern::Checked(pattern) => format!("Matches {}.", doc::code(pattern)),
                api::Pattern::ServiceOnly(pattern) => format!(
                    "Matches {}, which only the service checks.",
                    doc::code(pattern)
                ),
            }));
        }
        Rules::Number {
            minimum,
            maximum,
            multiple_of,
        } => {
            let bound = |bound: &Option<Bound>, [exclusive, inclusive]: [&str; 2]| {
                let bound = bound.as_ref()?;
                let words = if bound.exclusive {
                    exclusive
                } else {
                    inclusive
                };
                Some(format!("{words} {}.", bound.value))
            };
            words.extend(bound(minimum, ["More than", "At least"]));
            words.extend(bound(maximum, ["Less than", "At most"]));
            words.extend(multiple_of.map(|multiple| format!("A multiple of {multiple}.")));
        }
        Rules::List { count: items, .. } => words.extend(count(*items, "item")),
    }
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

fn count(limits: Count, unit: &str) -> Option<String> {
    let counted = |count: u64| {
        if count == 1 {
            format!("1 {unit}")
        } else {
            format!("{count} {unit}s")
        }
    };
    match (limits.minimum, limits.maximum) {
        (Some(minimum), Some(maximum)) if minimum == maximum => {
            Some(format!("{}.", counted(maximum)))
        }
        (Some(minimum), Some(maximum)) => Some(format!("{minimum} to {}.", counted(maximum))),
        (Some(minimum), None) => Some(format!("At least {}.", counted(minimum))),
        (None, Some(maximum)) => Some(format!("At most {}.", counted(maximum))),
        (None, None) => None,
    }
}
