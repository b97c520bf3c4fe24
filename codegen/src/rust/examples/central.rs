//! The most central resource of a package, which the README shows first.

use crate::api::{Api, Method, Operation};
use std::collections::BTreeMap;

/// The namespace and the type of a resource, in lower case.
type ResourceType = (String, String);

/// The resource type that most operations of a package are at or below, or at types that are named after it, as
/// `virtualMachineScaleSets` are after `virtualMachines`. Of several, the first one by name.
pub(super) struct Central(Option<ResourceType>);

/// How an operation relates to the central resource, the closest relation first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Relation {
    /// It reads the resource.
    Reads,
    /// It creates the resource.
    Creates,
    /// It lists such resources.
    Lists,
    /// It is at or below the resource.
    Below,
    /// It reads something else.
    ReadsOther,
    /// It creates something else.
    CreatesOther,
    /// None of these.
    Other,
}

impl Central {
    pub(super) fn new(api: &Api) -> Self {
        let operations = || api.groups.iter().flat_map(|group| &group.operations);
        let mut counts: BTreeMap<ResourceType, usize> = BTreeMap::new();
        for (ty, _) in operations().filter_map(resource) {
            *counts.entry(ty).or_default() += 1;
        }
        // A type such as `locations` has operations below it, and is no resource of the package.
        let is_resource = |ty: &ResourceType| {
            let mut relations = operations().map(|operation| relation(operation, ty));
            relations.any(|relation| relation <= Relation::Creates)
        };
        let mut most: Option<(ResourceType, usize)> = None;
        for ty in counts.keys() {
            let named_after = counts.iter().filter(|(other, _)| is_named_after(other, ty));
            let count = named_after.map(|(_, count)| count).sum();
            if most.as_ref().is_none_or(|(_, most)| count > *most) && is_resource(ty) {
                most = Some((ty.clone(), count));
            }
        }
        Self(most.map(|(ty, _)| ty))
    }

    pub(super) fn relation(&self, operation: &Operation) -> Relation {
        match &self.0 {
            Some(ty) => relation(operation, ty),
            None => other(operation),
        }
    }
}

fn relation(operation: &Operation, central: &ResourceType) -> Relation {
    let Some((ty, below)) = resource(operation) else {
        return other(operation);
    };
    let below: Vec<_> = below.iter().map(String::as_str).collect();
    match (operation.method, below.as_slice()) {
        _ if ty != *central => other(operation),
        (Method::Get, [name]) if is_variable(name) => Relation::Reads,
        (Method::Put, [name]) if is_variable(name) => Relation::Creates,
        (Method::Get, []) => Relation::Lists,
        _ => Relation::Below,
    }
}

fn other(operation: &Operation) -> Relation {
    match operation.method {
        Method::Get => Relation::ReadsOther,
        Method::Put => Relation::CreatesOther,
        _ => Relation::Other,
    }
}

/// The type of the resource in a path, and the segments behind it.
fn resource(operation: &Operation) -> Option<(ResourceType, Vec<String>)> {
    let path = operation.path_with_names().to_ascii_lowercase();
    let path = path.split('?').next()?;
    let (_, behind) = path.rsplit_once("/providers/")?;
    let mut segments = behind.split('/').filter(|segment| !segment.is_empty());
    let ty = (segments.next()?.to_owned(), segments.next()?.to_owned());
    let is_type = !is_variable(&ty.0) && !is_variable(&ty.1);
    is_type.then(|| (ty, segments.map(str::to_owned).collect()))
}

/// Whether a type is the other one, or has its name in the singular with more words.
fn is_named_after((namespace, name): &ResourceType, other: &ResourceType) -> bool {
    *namespace == other.0 && name.starts_with(other.1.strip_suffix('s').unwrap_or(&other.1))
}

fn is_variable(segment: &str) -> bool {
    segment.starts_with('{') && segment.ends_with('}')
}
