//! The condition of a block, after the word `yaml` in its info string: `$(tag) == 'package-2024-01' && $(java)`.
//!
//! A condition is a JavaScript expression over settings. Only the tag and one flag can be set here. All other settings, such as those
//! for languages, are `undefined`. The syntax is read leniently: parentheses and quotes need not be balanced, `=` is accepted for
//! `==`, strings need no quotes, and text after the condition is ignored.

mod reader;
#[cfg(test)]
mod tests;

use std::ops::Range;

/// A condition.
#[derive(Debug)]
pub(super) struct Condition {
    /// `None` if there is no condition, or if it is not supported.
    expression: Option<Expression>,
    /// The byte range of the text that is not supported.
    unsupported: Option<Range<usize>>,
}

#[derive(Debug)]
enum Expression {
    Boolean(bool),
    String(String),
    Setting(String),
    Not(Box<Expression>),
    Equal(Box<Expression>, Box<Expression>),
    And(Vec<Expression>),
    Or(Vec<Expression>),
}

/// The settings that are set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope<'a> {
    pub(super) tag: Option<&'a str>,
    pub(super) flag: Option<&'a str>,
}

#[derive(Debug, PartialEq)]
enum Value<'a> {
    Unset,
    Boolean(bool),
    String(&'a str),
}

impl Condition {
    /// Parses a condition.
    pub(super) fn read(text: &str) -> Self {
        let (expression, unsupported) = reader::read(text);
        Self {
            expression,
            unsupported,
        }
    }

    /// Whether the condition is true. One that is not supported is false.
    pub(super) fn holds(&self, scope: Scope<'_>) -> bool {
        match &self.expression {
            Some(expression) => expression.holds(scope),
            None => self.unsupported.is_none(),
        }
    }

    /// Whether the condition is supported. Unsupported text may follow it.
    pub(super) fn is_supported(&self) -> bool {
        self.expression.is_some() || self.unsupported.is_none()
    }

    /// The byte range of the text that is not supported, within the condition.
    pub(super) fn unsupported(&self) -> Option<&Range<usize>> {
        self.unsupported.as_ref()
    }

    /// Whether the condition refers to the tag.
    pub(super) fn depends_on_tag(&self) -> bool {
        let mut found = false;
        self.visit(&mut |expression| {
            found |= matches!(expression, Expression::Setting(name) if name == "tag");
        });
        found
    }

    /// The strings that the tag is compared with.
    pub(super) fn tags(&self) -> Vec<&str> {
        let mut tags = Vec::new();
        self.visit(&mut |expression| {
            if let Expression::Equal(left, right) = expression {
                match (&**left, &**right) {
                    (Expression::Setting(name), Expression::String(tag))
                    | (Expression::String(tag), Expression::Setting(name))
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

    /// The flags that make the condition true, each without any other and whatever the tag is: `package-a` and `package-b` in
    /// `$(package-a) || $(package-b)`, and `package-a` in `$(package-a) && !$(go)`.
    pub(super) fn flags(&self) -> Vec<&str> {
        let mut flags: Vec<&str> = Vec::new();
        if self.depends_on_tag() || self.holds(Scope::default()) {
            return flags;
        }
        self.visit(&mut |expression| {
            let Expression::Setting(name) = expression else {
                return;
            };
            let scope = Scope {
                tag: None,
                flag: Some(name),
            };
            if self.holds(scope) && !flags.contains(&name.as_str()) {
                flags.push(name);
            }
        });
        flags
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
            Value::String(text) => !text.is_empty(),
        }
    }

    fn value<'a>(&'a self, scope: Scope<'a>) -> Value<'a> {
        match self {
            Self::Boolean(value) => Value::Boolean(*value),
            Self::String(text) => Value::String(text),
            Self::Setting(name) if name == "tag" => scope.tag.map_or(Value::Unset, Value::String),
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
            Self::Boolean(_) | Self::String(_) | Self::Setting(_) => {}
            Self::Not(inner) => inner.visit(visit),
            Self::Equal(left, right) => {
                left.visit(visit);
                right.visit(visit);
            }
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.visit(visit)),
        }
    }
}
