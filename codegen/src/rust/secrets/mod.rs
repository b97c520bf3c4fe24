//! Which values are secrets, so that `Debug` and errors do not show them.
//!
//! Definitions mark few of them. These are secrets too:
//! - texts in the results of operations that give secrets, as `operations` decides. A type that is also part of a body, an error
//!   or the result of another operation, such as a whole resource, has only secrets by name: `Debug` would show nothing of it;
//! - texts with the name of a secret, as `names` decides: properties, parameters, bodies and response headers.
//!
//! A text is a string, bytes or any JSON value, or a list or a map of these. Enums, numbers, booleans, times and ids of resources
//! are always shown.

mod names;
mod operations;
mod report;
#[cfg(test)]
mod tests;
mod words;

use crate::api::{
    Api, Body, Format, Header, Operation, Parameter, Response, StringFormat, Type, TypeId, TypeKind,
};
use std::collections::HashMap;
use std::fmt;

/// Why a value is a secret.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reason {
    /// The definition marks it.
    Marked,
    /// It is in the result of the operation with this id, which gives secrets.
    Result(String),
    /// It has the name of a secret.
    Name,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Marked => formatter.write_str("marked by the definition"),
            Self::Result(operation) => write!(formatter, "in the result of `{operation}`"),
            Self::Name => formatter.write_str("named like a secret"),
        }
    }
}

/// The secrets of an API.
pub struct Secrets<'a> {
    api: &'a Api,
    /// The types in the results of operations that give secrets and in nothing else, with the first of these operations.
    given: HashMap<TypeId, &'a str>,
}

impl<'a> Secrets<'a> {
    /// Finds the secrets of an API.
    #[must_use]
    pub fn new(api: &'a Api) -> Self {
        let mut given = HashMap::new();
        let mut others = HashMap::new();
        let operations = api.groups.iter().flat_map(|group| &group.operations);
        for operation in operations {
            let id = operation.id.as_str();
            let gives_secrets = operations::gives_secrets(operation);
            for ty in results(operation) {
                let reached = if gives_secrets {
                    &mut given
                } else {
                    &mut others
                };
                reach(api, ty, id, reached);
            }
            if !gives_secrets {
                let body = operation.payload.body();
                let body = body.iter().map(|body| &body.ty);
                body.for_each(|ty| reach(api, ty, id, &mut others));
            }
            for ty in errors(operation) {
                reach(api, ty, id, &mut others);
            }
        }
        given.retain(|ty, _| !others.contains_key(ty));
        Self { api, given }
    }

    /// Why a property is a secret, if it is one. `position` is that in its object.
    #[must_use]
    pub fn property(&self, holder: TypeId, position: usize) -> Option<Reason> {
        let definition = &self.api.types[holder];
        let TypeKind::Object(object) = &definition.kind else {
            return None;
        };
        let property = object.properties.get(position)?;
        let client_name = property.client_name.as_ref();
        self.reason(holder, &property.ty, property.secret, || {
            let owner = || definition.name.clone();
            is_named(owner, &property.name, client_name)
        })
    }

    /// Why the properties of an object that are not declared are secrets, if they are.
    #[must_use]
    pub fn additional(&self, holder: TypeId) -> Option<Reason> {
        let TypeKind::Object(object) = &self.api.types[holder].kind else {
            return None;
        };
        let additional = object.additional.as_ref()?;
        self.reason(holder, &additional.ty, additional.secret, || false)
    }

    fn reason(
        &self,
        holder: TypeId,
        ty: &Type,
        marked: bool,
        is_named: impl FnOnce() -> bool,
    ) -> Option<Reason> {
        if marked {
            return Some(Reason::Marked);
        }
        if !is_text(ty) {
            return None;
        }
        match self.given.get(&holder) {
            Some(operation) => Some(Reason::Result((*operation).to_owned())),
            None => is_named().then_some(Reason::Name),
        }
    }
}

/// Why a parameter is a secret, if it is one. The client holds its parameters for all operations; others are those of `operation`.
#[must_use]
pub fn parameter(parameter: &Parameter, operation: Option<&Operation>) -> Option<Reason> {
    if parameter.secret {
        return Some(Reason::Marked);
    }
    if !is_text(&parameter.ty) {
        return None;
    }
    let operation = operation.filter(|_| !parameter.client_level);
    let owner = || operation.map_or_else(String::new, owner);
    is_named(owner, &parameter.name, parameter.client_name.as_ref()).then_some(Reason::Name)
}

/// Why the body of a request is a secret as a whole, if it is one.
#[must_use]
pub fn body(body: &Body, operation: &Operation) -> Option<Reason> {
    if body.secret {
        return Some(Reason::Marked);
    }
    let owner = || owner(operation);
    let is_secret = is_text(&body.ty) && is_named(owner, &body.name, body.client_name.as_ref());
    is_secret.then_some(Reason::Name)
}

/// Why the body of a response is a secret as a whole, if it is one.
#[must_use]
pub fn response_body(response: &Response, operation: &Operation) -> Option<Reason> {
    // Responses that differ in their status only can have one type.
    let mut responses = operation.responses.iter();
    if responses.any(|other| other.secret && other.body == response.body) {
        return Some(Reason::Marked);
    }
    let is_text = response.body.as_ref().is_some_and(is_text);
    (is_text && operations::gives_secrets(operation)).then(|| Reason::Result(operation.id.clone()))
}

/// Why a header of a response is a secret, if it is one.
#[must_use]
pub fn response_header(header: &Header, operation: &Operation) -> Option<Reason> {
    let owner = || owner(operation);
    let is_secret =
        is_text(&header.ty) && is_named(owner, &header.name, header.client_name.as_ref());
    is_secret.then_some(Reason::Name)
}

/// What stands for the type that holds a value, where an operation holds it.
fn owner(operation: &Operation) -> String {
    operations::end_of_path(operation).0.join(" ")
}

/// Whether one of the names of a property or parameter is that of a secret.
fn is_named(owner: impl Fn() -> String, name: &str, client_name: Option<&String>) -> bool {
    names::is_secret(&owner, name) || client_name.is_some_and(|name| names::is_secret(&owner, name))
}

/// Whether values of a type are texts.
fn is_text(ty: &Type) -> bool {
    match ty {
        Type::String(format) => *format != StringFormat::ResourceId,
        Type::Formatted(format) => matches!(format, Format::Base64 | Format::Base64Url),
        Type::Any | Type::Bytes => true,
        Type::List(item) | Type::Map(item) | Type::Nullable(item) => is_text(item),
        Type::Boolean
        | Type::Integer32
        | Type::Integer64
        | Type::Float32
        | Type::Float64
        | Type::Named(_) => false,
    }
}

/// The types of the results of an operation.
fn results(operation: &Operation) -> impl Iterator<Item = &Type> {
    let responses = operation.responses.iter();
    let bodies = responses.filter_map(|response| response.body.as_ref());
    let last = operation.long_running.iter();
    let last = last.filter_map(|long_running| long_running.result.as_ref());
    let page = operation.paging.iter().map(|paging| &paging.page);
    bodies.chain(last).chain(page)
}

/// The types of the errors of an operation.
fn errors(operation: &Operation) -> impl Iterator<Item = &Type> {
    let by_status = operation.errors.iter().map(|(_, ty)| ty);
    operation.error.iter().chain(by_status)
}

/// Adds the named types in a type that are not known yet.
fn reach<'a>(api: &Api, ty: &Type, operation: &'a str, reached: &mut HashMap<TypeId, &'a str>) {
    let mut pending = Vec::from_iter(named(ty));
    while let Some(id) = pending.pop() {
        if reached.contains_key(&id) {
            continue;
        }
        reached.insert(id, operation);
        match &api.types[id].kind {
            TypeKind::Object(object) => {
                let properties = object.properties.iter().map(|property| &property.ty);
                let additional = object.additional.iter().map(|additional| &additional.ty);
                pending.extend(properties.chain(additional).filter_map(named));
            }
            TypeKind::Union(union) => pending.extend(union.kinds.iter().map(|(_, id)| *id)),
            TypeKind::Enum(_) => {}
        }
    }
}

/// The named type that a type is, or that its items are.
fn named(ty: &Type) -> Option<TypeId> {
    let mut ty = ty;
    loop {
        match ty {
            Type::List(item) | Type::Map(item) | Type::Nullable(item) => ty = item,
            Type::Named(id) => return Some(*id),
            _ => return None,
        }
    }
}
