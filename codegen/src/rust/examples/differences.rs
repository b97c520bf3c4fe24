//! The differences between two JSON values.

use crate::pointer::Step;
use serde_json::{Map, Value};

/// A place where two JSON values differ.
#[derive(Clone, Debug)]
pub(crate) struct Difference<'a> {
    /// Its path in both values.
    pub(crate) path: Vec<Step>,
    /// The expected value.
    pub(crate) expected: Option<&'a Value>,
    /// The value that was found.
    pub(crate) found: Option<&'a Value>,
}

/// The differences between two values.
///
/// Numbers are compared by value: `1` is `1.0`. Null may stand where nothing is expected, and null items of a list may be missing.
pub(crate) fn differences<'a>(expected: &'a Value, found: &'a Value) -> Vec<Difference<'a>> {
    let mut comparison = Comparison::default();
    comparison.values(Some(expected), Some(found));
    comparison.differences
}

#[derive(Default)]
struct Comparison<'a> {
    path: Vec<Step>,
    differences: Vec<Difference<'a>>,
}

impl<'a> Comparison<'a> {
    fn values(&mut self, expected: Option<&'a Value>, found: Option<&'a Value>) {
        match (expected, found) {
            (None, None | Some(Value::Null)) => {}
            (Some(Value::Object(expected)), Some(Value::Object(found))) => {
                self.objects(expected, found);
            }
            (Some(Value::Array(expected)), Some(Value::Array(found))) => {
                self.lists(expected, found);
            }
            (Some(expected), Some(found)) if is_same(expected, found) => {}
            _ => self.differences.push(Difference {
                path: self.path.clone(),
                expected,
                found,
            }),
        }
    }

    fn part(&mut self, step: Step, expected: Option<&'a Value>, found: Option<&'a Value>) {
        self.path.push(step);
        self.values(expected, found);
        self.path.pop();
    }

    fn objects(&mut self, expected: &'a Map<String, Value>, found: &'a Map<String, Value>) {
        for (key, json) in expected {
            self.part(Step::Key(key.clone()), Some(json), found.get(key));
        }
        for (key, json) in found {
            if !expected.contains_key(key) {
                self.part(Step::Key(key.clone()), None, Some(json));
            }
        }
    }

    fn lists(&mut self, expected: &'a [Value], found: &'a [Value]) {
        let mut items: Vec<_> = expected.iter().enumerate().collect();
        if items.len() > found.len() {
            items.retain(|(_, json)| !json.is_null());
        }
        let mut found = found.iter();
        for (index, json) in items {
            self.part(Step::Index(index), Some(json), found.next());
        }
        for (index, json) in (expected.len()..).zip(found) {
            self.part(Step::Index(index), None, Some(json));
        }
    }
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.as_f64() == other.as_f64()
        }
        _ => one == other,
    }
}
