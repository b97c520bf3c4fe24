//! The condition behind the word `yaml`: `$(tag) == 'package-2024-01' && $(java)`.
//!
//! It is an expression of JavaScript over settings, of which only the tag and one flag have a value here: all others, such as
//! those for languages, are not set. What people got wrong without being misunderstood is read as they meant it: a parenthesis or
//! a quote too few or too many, `=` for `==`, a word without quotes, and text behind.

mod reader;
#[cfg(test)]
mod tests;

use std::ops::Range;

/// A condition.
#[derive(Debug)]
pub(super) struct Condition {
    /// None if there is nothing to hold.
    expression: Option<Expression>,
    /// What is not understood, as bytes of the condition.
    rest: Option<Range<usize>>,
}

#[derive(Debug)]
enum Expression {
    Boolean(bool),
    Text(String),
    Setting(String),
    Not(Box<Expression>),
    Equal(Box<Expression>, Box<Expression>),
    And(Vec<Expression>),
    Or(Vec<Expression>),
}

/// The settings that have a value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope<'a> {
    pub(super) tag: Option<&'a str>,
    pub(super) flag: Option<&'a str>,
}

#[derive(Debug, PartialEq)]
enum Value<'a> {
    Unset,
    Boolean(bool),
    Text(&'a str),
}

impl Condition {
    /// Reads a condition.
    pub(super) fn read(text: &str) -> Self {
        let (expression, rest) = reader::read(text);
        Self { expression, rest }
    }

    /// Whether it holds. One of which nothing is understood does not.
    pub(super) fn holds(&self, scope: Scope<'_>) -> bool {
        match &self.expression {
            Some(expression) => expression.holds(scope),
            None => self.rest.is_none(),
        }
    }

    /// Whether nothing of it is understood.
    pub(super) fn is_obscure(&self) -> bool {
        self.expression.is_none() && self.rest.is_some()
    }

    /// What is not understood, as bytes of the condition.
    pub(super) fn rest(&self) -> Option<&Range<usize>> {
        self.rest.as_ref()
    }

    /// Whether the tag decides about it, too.
    pub(super) fn is_about_tag(&self) -> bool {
        let mut found = false;
        self.visit(&mut |expression| {
            found |= matches!(expression, Expression::Setting(name) if name == "tag");
        });
        found
    }

    /// The texts that the tag is compared with.
    pub(super) fn tags(&self) -> Vec<&str> {
        let mut tags = Vec::new();
        self.visit(&mut |expression| {
            if let Expression::Equal(left, right) = expression {
                match (&**left, &**right) {
                    (Expression::Setting(name), Expression::Text(tag))
                    | (Expression::Text(tag), Expression::Setting(name))
                        if name == "tag" =>
                    {
                        tags.push(tag.as_str());
                    }
                    _ => {}
                }
            }
        });
        tags
    }

    /// The flag, if it is all of the condition.
    pub(super) fn flag(&self) -> Option<&str> {
        match &self.expression {
            Some(Expression::Setting(name)) if name != "tag" => Some(name),
            _ => None,
        }
    }

    fn visit<'a>(&'a self, visit: &mut impl FnMut(&'a Expression)) {
        if let Some(expression) = &self.expression {
            expression.visit(visit);
        }
    }
}

impl Expression {
    fn holds(&self, scope: Scope<'_>) -> bool {
        match self.value(scope) {
            Value::Unset => false,
            Value::Boolean(value) => value,
            Value::Text(text) => !text.is_empty(),
        }
    }

    fn value<'a>(&'a self, scope: Scope<'a>) -> Value<'a> {
        match self {
            Self::Boolean(value) => Value::Boolean(*value),
            Self::Text(text) => Value::Text(text),
            Self::Setting(name) if name == "tag" => scope.tag.map_or(Value::Unset, Value::Text),
            Self::Setting(name) if scope.flag == Some(name) => Value::Boolean(true),
            Self::Setting(_) => Value::Unset,
            Self::Not(inner) => Value::Boolean(!inner.holds(scope)),
            Self::Equal(left, right) => Value::Boolean(left.value(scope) == right.value(scope)),
            Self::And(parts) => Value::Boolean(parts.iter().all(|part| part.holds(scope))),
            Self::Or(parts) => Value::Boolean(parts.iter().any(|part| part.holds(scope))),
        }
    }

    fn visit<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        match self {
            Self::Boolean(_) | Self::Text(_) | Self::Setting(_) => {}
            Self::Not(inner) => inner.visit(visit),
            Self::Equal(left, right) => {
                left.visit(visit);
                right.visit(visit);
            }
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.visit(visit)),
        }
    }
}
